//! What an undo or a redo would take from the screen, so that it is asked about before much goes at one tap.

use super::{
    Edit, Session,
    history::{Step, Turn},
    typing::difference,
};
use crate::case::{Case, Key, Value, WITHDRAWN};

/// More letters than these are not taken without a question.
pub const ASKED_ABOVE: usize = 200;

/// What would go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// How many letters.
    pub letters: usize,
    /// The words themselves, one field a line.
    pub words: String,
}

impl Taken {
    fn note(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        self.letters += words.chars().count();
        if !self.words.is_empty() {
            self.words.push('\n');
        }
        self.words.push_str(words);
    }
}

/// What this edit would take from the screen, when it is an undo or a redo that takes more than may go without a question.
#[must_use]
pub fn asked_about(session: &Session, edit: &Edit) -> Option<Taken> {
    let taken = match edit {
        Edit::Undo => of_undo(session.case(), session.history().last_done()?),
        Edit::Redo => of_redo(session.case(), session.history().last_undone()?),
        _ => return None,
    };
    (taken.letters > ASKED_ABOVE).then_some(taken)
}

fn of_undo(case: &Case, step: &Step) -> Taken {
    let mut taken = Taken::default();
    for turn in step.turns.iter().rev() {
        match turn {
            Turn::Field { key, before, after } if case.value(key) == after => {
                change(&mut taken, case, key, after, before);
            }
            Turn::Thing(thing) => whole(&mut taken, case, thing),
            Turn::Field { .. } | Turn::Contested { .. } => {}
        }
    }
    taken
}

fn of_redo(case: &Case, step: &Step) -> Taken {
    let mut taken = Taken::default();
    for turn in &step.turns {
        if let Turn::Field { key, before, after } = turn
            && case.value(key) == before
        {
            change(&mut taken, case, key, before, after);
        }
    }
    taken
}

/// A field comes to say something else.
fn change(taken: &mut Taken, case: &Case, key: &Key, from: &Value, to: &Value) {
    if key.field_name() == Some(WITHDRAWN) {
        if to.chooses("yes") {
            whole(taken, case, key);
        }
        return;
    }
    let (_, gone, _) = difference(typed(from), typed(to));
    taken.note(gone);
}

/// A thing is withdrawn, with everything that it says by now.
fn whole(taken: &mut Taken, case: &Case, key: &Key) {
    for value in case.fields(key.noun(), key.id()).into_values() {
        taken.note(typed(value));
    }
}

/// The words that somebody typed; a choice is made again with a tap.
fn typed(value: &Value) -> &str {
    match value {
        Value::Text(words) | Value::Typed(words) => words,
        _ => "",
    }
}
