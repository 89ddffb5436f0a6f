//! What can be undone and done again in this session; each undo is itself an operation of the record.

use super::step::{Reversal, Step};
use super::typing;
use crate::case::Key;

/// The steps of this session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// How many steps are kept; what lies further back stands in the record all the same.
const STEPS: usize = 400;

impl History {
    /// The step that undo would take back.
    #[must_use]
    pub fn last_done(&self) -> Option<&Step> {
        self.done.last()
    }

    /// The step that redo would do again.
    #[must_use]
    pub fn last_undone(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// Notes a step. What is typed on in one operation is one step up to the next pause or sentence, so that one undo never
    /// takes a whole sitting.
    pub(super) fn did(&mut self, step: Step, typing_on: bool) {
        if step.reversals.is_empty() {
            return;
        }
        self.undone.clear();
        let joined = self.done.last().filter(|_| typing_on).and_then(|last| typing::joined(last, &step));
        if joined.is_some() {
            self.done.pop();
        }
        let step = joined.unwrap_or(step);
        // Typed and deleted again: there is nothing to take back.
        if !typing::is_idle(&step) {
            self.done.push(step);
        }
        if self.done.len() > STEPS {
            self.done.remove(0);
        }
    }

    /// Forgets every step that speaks of a thing: words that were destroyed must not come back by an undo.
    pub(super) fn forget(&mut self, owner: &Key) {
        let speaks = |step: &Step| {
            step.reversals.iter().any(|reversal| match reversal {
                Reversal::Field { key, .. } | Reversal::Thing(key) | Reversal::Contested { key, .. } => {
                    key.owner() == *owner
                }
            })
        };
        self.done.retain(|step| !speaks(step));
        self.undone.retain(|step| !speaks(step));
    }

    /// Moves the last step over after it was undone.
    pub(super) fn undid(&mut self) {
        self.undone.extend(self.done.pop());
    }

    /// Moves the last undone step back after it was done again.
    pub(super) fn redid(&mut self) {
        self.done.extend(self.undone.pop());
    }
}
