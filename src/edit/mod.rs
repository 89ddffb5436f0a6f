//! The one door: every edit, typed or imported, undone or redone, is decided here and nowhere else.
//!
//! [`decide`] is pure: it reads the case and answers with the operations to fold in, or with a refusal in the user's
//! words. Time, author and randomness come in with the [`Occasion`].

pub mod admission;
pub mod brought;
pub mod decide;
pub mod drafts;
pub mod history;
pub mod left;
pub mod refusal;
pub mod saving;
pub mod session;
pub mod step;
pub mod taking;
pub mod typing;
pub mod wording;

use crate::case::{Author, Case, Key, Operation, Salt, Stamp, Value};
use sha2::{Digest as _, Sha256};
use std::{collections::BTreeMap, sync::Arc};
use step::Step;

pub use admission::Admission;
pub use brought::Brought;
pub use decide::decide;
pub use history::History;
pub use refusal::Refusal;
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
    /// Add several things that belong together, such as a child with the link to its parents, as one step.
    AddSeveral {
        /// Their addresses, all new, with their fields.
        things: Vec<(Key, BTreeMap<String, Value>)>,
    },
    /// Answer several questions as one step, such as the two numbers of a place.
    AnswerSeveral {
        /// Which, with what.
        answers: Vec<(Key, Value)>,
    },
    /// Add some things and answer questions with them, such as with somebody whose name was typed, as one step.
    AddAndAnswer {
        /// Their addresses, all new, with their fields.
        things: Vec<(Key, BTreeMap<String, Value>)>,
        /// Which questions, with what.
        answers: Vec<(Key, Value)>,
    },
    /// Put some things in the place of others, such as a working note in the place of an entry, as one step.
    Replace {
        /// What is added: addresses, all new, with their fields.
        things: Vec<(Key, BTreeMap<String, Value>)>,
        /// What is withdrawn for it.
        withdrawn: Vec<Key>,
        /// Why.
        why: String,
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
    /// Take in a hand-off file that was reviewed and folded in slices, with what was chosen where both devices answered.
    Import {
        /// What the file brings.
        admission: Box<Admission>,
        /// What each of these conflicts is to say.
        choices: Vec<(Key, Value)>,
    },
    /// Destroy the words of one entry on this device. It cannot be undone; who did it and why is an entry of its own.
    Erase {
        /// The entry.
        stamp: Stamp,
        /// Why.
        why: String,
    },
    /// Take back what an earlier import brought, but for what was edited since.
    TakeBack {
        /// What it brought.
        brought: Brought,
    },
    /// Say again what stood before the undo that took the last period of work: of a file that was taken back, days later too.
    BringBack,
    /// Undo the last step.
    Undo,
    /// Do the last undone step again.
    Redo,
}

impl Edit {
    /// Adds a thing with these fields. They are put in one by one: a map made of them at once would sort them first, by
    /// code of its own.
    #[must_use]
    pub fn add(thing: Key, fields: &[(&str, Value)]) -> Self {
        let mut all = BTreeMap::new();
        for (name, value) in fields {
            all.insert((*name).to_owned(), value.clone());
        }
        Self::Add { thing, fields: all }
    }
}

/// Who, when, and the randomness of the moment.
#[derive(Clone, Debug)]
pub struct Occasion {
    /// Milliseconds since 1970.
    pub now: u64,
    /// The practitioner at the keys.
    pub author: Author,
    /// 32 random bytes, new for every edit; the salts come from them.
    pub entropy: [u8; 32],
}

impl Occasion {
    /// An id for one thing that an edit adds by itself, drawn from the randomness of the moment and from no salt of it.
    fn new_id(&self) -> String {
        let Salt(bytes) = self.salt(usize::MAX);
        bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The salt of the n-th operation of this edit.
    fn salt(&self, n: usize) -> Salt {
        let mut hash = Sha256::new();
        hash.update(self.entropy);
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
    /// When it was opened, by this device's own clock: its stamp may lie ahead of that, behind a stamp of another device.
    pub since: u64,
}

/// What an edit comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// The operations to fold in and to save. One with a known stamp is a later state of the open one.
    pub operations: Vec<Operation>,
    /// The operation that stays open for more typing.
    pub open: Option<Open>,
    /// What undo would take back.
    pub step: Step,
    /// What comes from a file, to fold in and to save before the operations.
    pub arrived: Option<Arrived>,
}

/// What a file brings to a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrived {
    /// The case with it.
    pub case: Case,
    /// What the case did not hold before.
    pub operations: Vec<Arc<Operation>>,
    /// How many of these are entries that the case did not have, rather than values that were withheld in it.
    pub fresh: usize,
}
