//! The one door: every edit, typed or imported, undone or redone, is decided here and nowhere else.
//!
//! [`decide`] is pure: it reads the case and answers with the operations to fold in, or with a refusal in the user's
//! words. Time, author and randomness come in with the [`Occasion`].

pub mod history;
pub mod saving;
pub mod session;
pub mod wording;

use crate::case::{Act, Author, Case, Clock, Corruption, Key, Operation, Salt, Stamp, Value, WITHDRAWN};
use crate::forms::{self, COMPLETED, Problem, Sheet};
use history::{Step, Turn};
use sha2::{Digest as _, Sha256};
use std::{collections::BTreeMap, fmt};

pub use history::History;
pub use session::Session;

/// While the same person types in one field for no longer than this, it stays one operation.
pub const TYPING_MILLIS: u64 = 60_000;

/// Everything that a person can do to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Answer a question.
    Answer {
        /// Which.
        key: Key,
        /// With what.
        value: Value,
    },
    /// Add a thing with the fields that it begins with.
    Add {
        /// Its address; the id is new.
        thing: Key,
        /// Its fields.
        fields: BTreeMap<String, Value>,
    },
    /// Withdraw a thing; it stays in the record with the reason.
    Withdraw {
        /// Which.
        thing: Key,
        /// Why.
        why: String,
    },
    /// Put a withdrawn thing back.
    Restore {
        /// Which.
        thing: Key,
    },
    /// Mark a form complete.
    Complete {
        /// The thing that holds its answers.
        thing: Key,
    },
    /// Open a completed form again, to change it.
    Reopen {
        /// The thing that holds its answers.
        thing: Key,
    },
    /// Choose one of the values in conflict.
    Choose {
        /// Over what.
        key: Key,
        /// The operation whose value is chosen.
        stamp: Stamp,
    },
    /// Take in the operations of a hand-off file that was reviewed.
    Admit {
        /// Those that are new or bring a withheld value back.
        operations: Vec<Operation>,
    },
    /// Undo the last step.
    Undo,
    /// Do the last undone step again.
    Redo,
}

/// Who, when, and the randomness of the moment.
#[derive(Clone, Debug)]
pub struct Occasion {
    /// Milliseconds since 1970.
    pub now: u64,
    /// The practitioner at the keys.
    pub author: Author,
    /// 32 random bytes, new for every edit; the salts come from them.
    pub seed: [u8; 32],
}

impl Occasion {
    /// The salt of the n-th operation of this edit.
    fn salt(&self, n: usize) -> Salt {
        let mut hash = Sha256::new();
        hash.update(self.seed);
        hash.update(n.to_le_bytes());
        let mut salt = [0; 16];
        for (byte, from) in salt.iter_mut().zip(hash.finalize()) {
            *byte = from;
        }
        Salt(salt)
    }
}

/// The operation that is still being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Its stamp, under which it is saved again.
    pub stamp: Stamp,
    /// What the field said before it.
    pub before: Value,
}

/// What an edit comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The operations to fold in and to save. One with a known stamp is a later state of the open one.
    pub operations: Vec<Operation>,
    /// The operation that stays open for more typing.
    pub open: Option<Open>,
    /// What undo would take back.
    pub step: Step,
}

/// Why an edit was not made, in the user's words.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// It says what is there already; nobody need be told.
    NothingNew,
    /// A reason is asked for.
    ReasonNeeded,
    /// The thing is not in the case.
    NotThere,
    /// A thing with this address is in the case already.
    AlreadyThere,
    /// Questions are missing before the form is complete.
    Incomplete(Vec<Problem>),
    /// There is nothing to undo, or to do again.
    NothingToUndo,
    /// The file contradicts the case.
    Corrupt(Corruption),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingNew => f.write_str("Nothing has changed."),
            Self::ReasonNeeded => f.write_str("Enter the reason. It is kept with the record."),
            Self::NotThere => f.write_str("That is no longer in this case. Go back and look again."),
            Self::AlreadyThere => f.write_str("That is in this case already."),
            Self::Incomplete(problems) => {
                write!(f, "There are {} answers to give before this can be marked complete.", problems.len())
            }
            Self::NothingToUndo => f.write_str("There is nothing to undo."),
            Self::Corrupt(corruption) => write!(
                f,
                "This file does not fit the case: {corruption}. Nothing was changed. Ask for the file to be exported again."
            ),
        }
    }
}

/// Writes the operations of one edit.
struct Writer<'a> {
    case: &'a Case,
    clock: &'a mut Clock,
    occasion: &'a Occasion,
    act: Act,
    operations: Vec<Operation>,
    turns: Vec<Turn>,
}

impl Writer<'_> {
    fn seal(&mut self, key: Key, value: Value, replaces: Vec<Stamp>, why: Option<String>) {
        let salt = self.occasion.salt(self.operations.len());
        self.operations.push(Operation {
            stamp: self.clock.tick(self.occasion.now),
            act: self.act,
            digest: Operation::digest_of(salt, &value),
            key,
            value,
            replaces,
            by: self.occasion.author.clone(),
            why,
            salt: Some(salt),
        });
    }

    /// Says a field anew. Without a choice between them, values in conflict other than the shown one stay in conflict.
    fn say(&mut self, key: Key, value: Value, why: Option<String>) {
        let before = self.case.value(&key).clone();
        let replaces = match self.act {
            Act::Choose => self.case.heads(&key).iter().map(|head| head.stamp).collect(),
            _ => self.case.current(&key).map(|head| head.stamp).into_iter().collect(),
        };
        self.turns.push(Turn::Field { key: key.clone(), before, after: value.clone() });
        self.seal(key, value, replaces, why);
    }
}

/// Decides an edit against the case: the change to fold in, or why not. Touches nothing but the clock.
///
/// # Errors
/// See [`Refusal`]; nothing is changed then.
pub fn decide(
    case: &Case,
    history: &History,
    open: Option<&Open>,
    edit: Edit,
    clock: &mut Clock,
    occasion: &Occasion,
) -> Result<Change, Refusal> {
    let mut writer = Writer { case, clock, occasion, act: Act::Answer, operations: Vec::new(), turns: Vec::new() };
    match edit {
        Edit::Answer { key, value } => {
            if let Some(change) = keep_typing(case, open, &key, &value, occasion)? {
                return Ok(change);
            }
            if *case.value(&key) == value {
                return Err(Refusal::NothingNew);
            }
            let before = case.value(&key).clone();
            writer.say(key, value, None);
            let open = writer.operations.last().map(|operation| Open { stamp: operation.stamp, before });
            return Ok(Change { open, step: Step::new(writer.turns), operations: writer.operations });
        }
        Edit::Add { thing, fields } => {
            if case.operation_exists(&thing) {
                return Err(Refusal::AlreadyThere);
            }
            writer.act = Act::Add;
            writer.turns.push(Turn::Thing(thing.clone()));
            writer.seal(thing, Value::Whole(fields), Vec::new(), None);
        }
        Edit::Withdraw { thing, why } => {
            if why.trim().is_empty() {
                return Err(Refusal::ReasonNeeded);
            }
            if !case.operation_exists(&thing) {
                return Err(Refusal::NotThere);
            }
            writer.act = Act::Withdraw;
            writer.say(thing.sibling(WITHDRAWN), Value::choice("yes"), Some(why));
        }
        Edit::Restore { thing } => {
            if !case.is_withdrawn(thing.noun(), thing.id()) {
                return Err(Refusal::NotThere);
            }
            writer.act = Act::Restore;
            writer.say(thing.sibling(WITHDRAWN), Value::Empty, None);
        }
        Edit::Complete { thing } => {
            let form = forms::form(thing.noun()).ok_or(Refusal::NotThere)?;
            let problems = forms::problems(case, Sheet { form, id: thing.id() });
            if !problems.is_empty() {
                return Err(Refusal::Incomplete(problems));
            }
            writer.act = Act::Complete;
            writer.say(thing.sibling(COMPLETED), Value::choice("yes"), None);
        }
        Edit::Reopen { thing } => {
            writer.act = Act::Reopen;
            writer.say(thing.sibling(COMPLETED), Value::Empty, None);
        }
        Edit::Choose { key, stamp } => {
            let chosen = case.heads(&key).into_iter().find(|head| head.stamp == stamp).ok_or(Refusal::NotThere)?;
            let value = chosen.value.clone();
            writer.act = Act::Choose;
            writer.say(key, value, None);
        }
        Edit::Admit { operations } => return admit(case, operations, writer.clock, occasion),
        Edit::Undo => {
            writer.act = Act::Undo;
            let step = history.last_done().ok_or(Refusal::NothingToUndo)?;
            for turn in step.turns.iter().rev() {
                turn_back(&mut writer, turn);
            }
        }
        Edit::Redo => {
            writer.act = Act::Redo;
            let step = history.last_undone().ok_or(Refusal::NothingToUndo)?;
            for turn in &step.turns {
                turn_again(&mut writer, turn);
            }
        }
    }
    Ok(Change { open: None, step: Step::new(writer.turns), operations: writer.operations })
}

/// The open operation under its own stamp with more typed into it, when it is the same person in the same field.
fn keep_typing(
    case: &Case,
    open: Option<&Open>,
    key: &Key,
    value: &Value,
    occasion: &Occasion,
) -> Result<Option<Change>, Refusal> {
    let Some(open) = open else { return Ok(None) };
    let Some(typed) = case.operation(open.stamp) else { return Ok(None) };
    let age = occasion.now.saturating_sub(typed.stamp.millis);
    let same = typed.key == *key && typed.by == occasion.author && age <= TYPING_MILLIS;
    if !same || case.current(key).map(|head| head.stamp) != Some(open.stamp) {
        return Ok(None);
    }
    if typed.value == *value {
        return Err(Refusal::NothingNew);
    }
    let salt = occasion.salt(0);
    let digest = Operation::digest_of(salt, value);
    let operation = Operation { value: value.clone(), salt: Some(salt), digest, ..typed.clone() };
    let turn = Turn::Field { key: key.clone(), before: open.before.clone(), after: value.clone() };
    Ok(Some(Change { operations: vec![operation], open: Some(open.clone()), step: Step::new(vec![turn]) }))
}

/// Takes the operations of a reviewed file in as one change, which one undo takes back.
fn admit(case: &Case, operations: Vec<Operation>, clock: &mut Clock, occasion: &Occasion) -> Result<Change, Refusal> {
    let mut merged = case.clone();
    for operation in &operations {
        merged.admit(operation.clone()).map_err(Refusal::Corrupt)?;
    }
    let mut turns = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for operation in &operations {
        clock.observe(operation.stamp, occasion.now);
        let key = &operation.key;
        if !seen.insert(key.clone()) {
            continue;
        }
        if key.field_name().is_none() {
            if !case.operation_exists(key) {
                turns.push(Turn::Thing(key.clone()));
            }
        } else if case.value(key) != merged.value(key) && !turns.contains(&Turn::Thing(key.owner())) {
            let (before, after) = (case.value(key).clone(), merged.value(key).clone());
            turns.push(Turn::Field { key: key.clone(), before, after });
        }
    }
    Ok(Change { operations, open: None, step: Step::new(turns) })
}

/// Undoes one turn, unless the field has since come to say something else.
fn turn_back(writer: &mut Writer<'_>, turn: &Turn) {
    match turn {
        Turn::Field { key, before, after } => {
            if writer.case.value(key) == after {
                writer.say(key.clone(), before.clone(), None);
            }
        }
        Turn::Thing(thing) => {
            let why = Some("Undone".to_owned());
            writer.say(thing.sibling(WITHDRAWN), Value::choice("yes"), why);
        }
    }
}

fn turn_again(writer: &mut Writer<'_>, turn: &Turn) {
    match turn {
        Turn::Field { key, before, after } => {
            if writer.case.value(key) == before {
                writer.say(key.clone(), after.clone(), None);
            }
        }
        Turn::Thing(thing) => writer.say(thing.sibling(WITHDRAWN), Value::Empty, None),
    }
}
