//! What an undo or a redo would take from the screen, so that it is asked about before much goes at one tap.

use super::{
    Edit, Session,
    step::{Reversal, Step},
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
    let mut walk = Walk::over(case);
    for reversal in step.reversals.iter().rev() {
        match reversal {
            Reversal::Field { key, before, after } if case.value(key) == after => {
                walk.change(key, after, before)
            }
            Reversal::Thing(thing) => walk.goes(thing),
            Reversal::Field { .. } | Reversal::Contested { .. } => {}
        }
    }
    walk.sum()
}

fn of_redo(case: &Case, step: &Step) -> Taken {
    let mut walk = Walk::over(case);
    for reversal in &step.reversals {
        match reversal {
            Reversal::Field { key, before, after } if case.value(key) == before => {
                walk.change(key, before, after)
            }
            Reversal::Thing(thing) => walk.comes(thing),
            Reversal::Field { .. } | Reversal::Contested { .. } => {}
        }
    }
    walk.sum()
}

/// A walk over what a step did.
struct Walk<'a> {
    case: &'a Case,
    fields: Taken,
    things: Taken,
    /// The letters of things that come back.
    back: usize,
}

impl<'a> Walk<'a> {
    fn over(case: &'a Case) -> Self {
        Self { case, fields: Taken::default(), things: Taken::default(), back: 0 }
    }

    /// A field comes to say something else.
    fn change(&mut self, key: &Key, from: &Value, to: &Value) {
        if key.field_name() == Some(WITHDRAWN) {
            return if to.chooses("yes") { self.goes(key) } else { self.comes(key) };
        }
        let (_, gone, _) = difference(typed(from), typed(to));
        self.fields.note(gone);
    }

    /// A thing is withdrawn, with everything that it says by now.
    fn goes(&mut self, key: &Key) {
        for value in self.case.fields(key.noun(), key.id()).into_values() {
            self.things.note(typed(value));
        }
    }

    /// A thing comes back.
    fn comes(&mut self, key: &Key) {
        let fields = self.case.fields(key.noun(), key.id());
        self.back += fields.into_values().map(|value| typed(value).chars().count()).sum::<usize>();
    }

    /// What goes. An entry that stands where a note of the same words stood takes nothing.
    fn sum(mut self) -> Taken {
        if self.things.letters > self.back + ASKED_ABOVE {
            self.fields.note(&self.things.words);
        }
        self.fields
    }
}

/// The words that somebody typed; a choice is made again with a tap.
fn typed(value: &Value) -> &str {
    match value {
        Value::Text(words) | Value::Typed(words) => words,
        _ => "",
    }
}
