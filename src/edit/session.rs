//! A case that is open for editing: the record, the clock, what is being typed and what can be undone.

use super::{Change, Edit, History, Occasion, Open, Refusal, decide};
use crate::case::{Case, Clock, Device, Operation, Subject, Value};

/// One open case.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    id: String,
    case: Case,
    clock: Clock,
    history: History,
    open: Option<Open>,
}

impl Session {
    /// Opens a case on a device. The clock takes note of every stamp in it.
    #[must_use]
    pub fn new(id: &str, case: Case, device: Device, now: u64) -> Self {
        let mut clock = Clock::new(device);
        for operation in case.operations() {
            clock.observe(operation.stamp, now);
        }
        let case = case.now_about(Subject::of(id));
        Self { id: id.to_owned(), case, clock, history: History::default(), open: None }
    }

    /// The case's id, a random text that says nothing of the client.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The record.
    #[must_use]
    pub const fn case(&self) -> &Case {
        &self.case
    }

    /// The installation that the case is open on.
    #[must_use]
    pub const fn device(&self) -> Device {
        self.clock.device()
    }

    /// What can be undone.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Takes in what another tab of this device has written. It is not an edit of this one, so that undo knows nothing of it.
    pub fn learn(&mut self, operations: impl IntoIterator<Item = Operation>, now: u64) {
        for operation in operations {
            self.clock.observe(operation.stamp, now);
            if operation.value == Value::Erased {
                self.history.forget(&operation.key.owner());
            }
            self.case.revise(operation);
        }
    }

    /// The operations that may leave the device: the one that is still being typed is closed first.
    pub fn close_typing(&mut self) {
        self.open = None;
    }

    /// Makes an edit: decided, folded in, noted for undo. Returns the operations to save.
    ///
    /// # Errors
    /// As [`decide`]; nothing is changed then.
    pub fn dispatch(&mut self, edit: Edit, occasion: &Occasion) -> Result<Vec<Operation>, Refusal> {
        let (undo, redo) = (edit == Edit::Undo, edit == Edit::Redo);
        let change = self.decide(edit, occasion)?;
        let arrived = change.arrived.iter().flat_map(|arrived| &arrived.operations);
        let mut operations: Vec<Operation> = arrived.map(|operation| (**operation).clone()).collect();
        operations.extend(change.operations.iter().cloned());
        self.fold(change, undo, redo)?;
        Ok(operations)
    }

    /// Decides an edit and changes nothing yet: what a file brings is on the device before it is shown.
    ///
    /// # Errors
    /// As [`decide`].
    pub fn decide(&mut self, edit: Edit, occasion: &Occasion) -> Result<Change, Refusal> {
        decide(&self.case, &self.history, self.open.as_ref(), edit, &mut self.clock, occasion)
    }

    /// Folds in what was decided and is saved by now, whatever was said in the meantime.
    ///
    /// # Errors
    /// When what was said in the meantime contradicts it.
    pub fn arrive(&mut self, change: Change) -> Result<(), Refusal> {
        self.fold(change, false, false)
    }

    fn fold(&mut self, change: Change, undo: bool, redo: bool) -> Result<(), Refusal> {
        let Change { operations, open, step, arrived } = change;
        let typing_on =
            open.is_some() && open.as_ref().map(|o| o.stamp) == self.open.as_ref().map(|o| o.stamp);
        if let Some(arrived) = arrived {
            if arrived.case.is_grown_from(&self.case, arrived.fresh) {
                self.case = arrived.case;
            } else {
                for operation in arrived.operations {
                    self.case.admit_shared(operation).map_err(Refusal::Corrupt)?;
                }
            }
        }
        self.open = open;
        for operation in &operations {
            if operation.value == Value::Erased {
                self.history.forget(&operation.key.owner());
            }
        }
        for operation in operations {
            // `decide` has made sure of what it returns: only the operation that is still open may be known already.
            if typing_on {
                self.case.revise(operation);
            } else {
                self.case.admit(operation).map_err(Refusal::Corrupt)?;
            }
        }
        match (undo, redo) {
            (true, _) => self.history.undid(),
            (_, true) => self.history.redid(),
            _ => self.history.did(step, typing_on),
        }
        Ok(())
    }
}

/// Reads saved batches back. A stamp that comes again is the same operation with more typed into it.
#[must_use]
pub fn replay(batches: impl IntoIterator<Item = Vec<Operation>>) -> Case {
    let mut case = Case::new();
    for operation in batches.into_iter().flatten() {
        case.revise(operation);
    }
    case
}
