//! What one undo takes back.

use crate::case::{Key, Value};

/// One small thing that a step did, as undo takes it back and redo does it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reversal {
    /// A field came to say something else.
    Field {
        /// Which.
        key: Key,
        /// What it said before.
        before: Value,
        /// What it says since.
        after: Value,
    },
    /// A thing was added.
    Thing(Key),
    /// A field came into conflict, though it still shows what it showed before.
    Contested {
        /// Which.
        key: Key,
        /// What it shows.
        shown: Value,
    },
}

/// What one undo takes back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// In the order in which they were done.
    pub reversals: Vec<Reversal>,
    /// When its last key was struck, where it was typed.
    pub typed_at: Option<u64>,
}

impl Step {
    /// A step that is taken back by these.
    #[must_use]
    pub const fn new(reversals: Vec<Reversal>) -> Self {
        Self { reversals, typed_at: None }
    }

    /// A step that was typed at this time, and may be typed on.
    #[must_use]
    pub const fn typed(reversals: Vec<Reversal>, at: u64) -> Self {
        Self { reversals, typed_at: Some(at) }
    }
}
