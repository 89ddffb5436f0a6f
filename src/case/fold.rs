//! A case is the fold of its operations: a set, so that the order and the number of times they arrive do not matter.

mod shown;

use super::{
    key::Key,
    operation::Operation,
    stamp::{Device, Stamp},
    subject::Subject,
    value::Value,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

/// The field that withdraws a thing; the thing's own operation is never superseded.
pub const WITHDRAWN: &str = "withdrawn";

/// What admitting an operation did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admitted {
    /// It was not in the case before.
    New,
    /// It was there already.
    Same,
    /// It brought back a value that was withheld or damaged here, or erased one.
    Changed,
}

/// Two operations bear one stamp and say different things, or one does not match its digest: the file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corruption {
    /// The stamp in question.
    pub stamp: Stamp,
    /// What is wrong, in the user's words.
    pub reason: &'static str,
}

impl fmt::Display for Corruption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.reason, self.stamp)
    }
}

/// The operations of one key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Slot {
    stamps: BTreeSet<Stamp>,
    replaced: BTreeSet<Stamp>,
}

impl Slot {
    /// The operations that no other supersedes. A ring of operations that all supersede each other can only be
    /// made by hand; then every one of them stands, so that none is hidden.
    fn heads(&self) -> impl Iterator<Item = Stamp> {
        let ring = self.stamps.iter().all(|stamp| self.replaced.contains(stamp));
        self.stamps.iter().copied().filter(move |stamp| ring || !self.replaced.contains(stamp))
    }
}

/// Everything that was ever said about one case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    subject: Subject,
    // Shared, since an operation never changes: a copy of a case, which a review makes, copies no words.
    operations: BTreeMap<Stamp, Arc<Operation>>,
    slots: BTreeMap<Key, Slot>,
    things: BTreeMap<String, BTreeSet<String>>,
}

impl Case {
    /// A case of which nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A record of which nothing is known but whom it is about.
    #[must_use]
    pub fn about(subject: Subject) -> Self {
        Self { subject, ..Self::default() }
    }

    /// The same record, about somebody else: what is read back from a device does not say whom it is about, its place does.
    #[must_use]
    pub fn now_about(self, subject: Subject) -> Self {
        Self { subject, ..self }
    }

    /// Whom it is about.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        self.subject
    }

    /// The case that these operations tell.
    ///
    /// # Errors
    /// When two of them contradict each other under one stamp.
    pub fn from_operations(operations: impl IntoIterator<Item = Operation>) -> Result<Self, Corruption> {
        let mut case = Self::new();
        for operation in operations {
            case.admit(operation)?;
        }
        Ok(case)
    }

    /// Whether the operation can be admitted, without doing it.
    ///
    /// # Errors
    /// When its stamp is taken by another operation, or its value is not the one that was sealed.
    pub fn check(&self, operation: &Operation) -> Result<Admitted, Corruption> {
        if !operation.is_intact() {
            return Err(Corruption {
                stamp: operation.stamp,
                reason: "an entry is not as it was when it was written",
            });
        }
        let Some(known) = self.operations.get(&operation.stamp) else {
            return Ok(Admitted::New);
        };
        if !known.agrees_with(operation) {
            // What was damaged here is mended by the sound entry that it once was.
            if !known.is_intact() && !known.value.is_marker() && known.has_frame_of(operation) {
                return Ok(Admitted::Changed);
            }
            return Err(Corruption {
                stamp: operation.stamp,
                reason: "two different entries claim to be the same one",
            });
        }
        let says_more = operation.outranks(known) || known.is_behind(operation);
        Ok(if says_more { Admitted::Changed } else { Admitted::Same })
    }

    /// Takes an operation into the case.
    ///
    /// # Errors
    /// As [`Case::check`]; the case is then unchanged.
    pub fn admit(&mut self, operation: Operation) -> Result<Admitted, Corruption> {
        self.admit_shared(Arc::new(operation))
    }

    /// Takes an operation into the case that another case may hold too.
    ///
    /// # Errors
    /// As [`Case::check`]; the case is then unchanged.
    pub fn admit_shared(&mut self, operation: Arc<Operation>) -> Result<Admitted, Corruption> {
        let admitted = self.check(&operation)?;
        match admitted {
            Admitted::Same => {}
            Admitted::Changed => self.mend(&operation),
            Admitted::New => self.insert(operation),
        }
        Ok(admitted)
    }

    /// Keeps the better value of two states of one operation, and all that both say was superseded.
    fn mend(&mut self, operation: &Arc<Operation>) {
        let Some(known) = self.operations.get(&operation.stamp) else { return };
        let is_better = operation.outranks(known) || !known.is_intact();
        let (better, other) = if is_better { (operation, known) } else { (known, operation) };
        let whole = if better.is_behind(other) {
            Arc::new(better.as_ref().clone().beside(other))
        } else {
            better.clone()
        };
        let slot = self.slots.entry(whole.key.clone()).or_default();
        slot.replaced.extend(whole.replaces.iter().copied().filter(|stamp| *stamp != whole.stamp));
        self.operations.insert(whole.stamp, whole);
    }

    pub(super) fn insert(&mut self, operation: Arc<Operation>) {
        let slot = self.slots.entry(operation.key.clone()).or_default();
        slot.stamps.insert(operation.stamp);
        // An operation that claims to supersede itself says nothing by that.
        slot.replaced.extend(operation.replaces.iter().copied().filter(|stamp| *stamp != operation.stamp));
        if operation.key.field_name().is_none() {
            let ids = self.things.entry(operation.key.noun().to_owned()).or_default();
            ids.insert(operation.key.id().to_owned());
        }
        self.operations.insert(operation.stamp, operation);
    }

    /// Takes an operation of this device's own, which may be a later state of the one that was still being typed.
    pub(crate) fn revise(&mut self, operation: Operation) {
        let Some(known) = self.operations.get(&operation.stamp) else {
            return self.insert(Arc::new(operation));
        };
        // The ranks hold here too: a redacted copy never hides what was said, and what was erased never comes back.
        let outranked =
            known.value == Value::Erased || (operation.is_redacted() && !operation.outranks(known));
        if known.key != operation.key {
            return;
        }
        if outranked {
            // Of what it superseded a state that is outranked may say more all the same.
            if known.is_behind(&operation) {
                let operation = Arc::new(operation);
                self.mend(&operation);
            }
            return;
        }
        let whole = operation.beside(known);
        let slot = self.slots.entry(whole.key.clone()).or_default();
        slot.replaced.extend(whole.replaces.iter().copied().filter(|stamp| *stamp != whole.stamp));
        self.operations.insert(whole.stamp, Arc::new(whole));
    }

    /// All operations in the order of their stamps.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.operations.values().map(Arc::as_ref)
    }

    /// The case that some of the operations tell, as it was at a time or would be without a file. Copies no words.
    #[must_use]
    pub fn part(&self, keep: impl Fn(&Operation) -> bool) -> Self {
        let mut part = Self::about(self.subject);
        for operation in self.operations.values().filter(|operation| keep(operation)) {
            part.insert(operation.clone());
        }
        part
    }

    /// The case that some of the operations of these keys tell. It walks no others.
    #[must_use]
    pub fn part_of(&self, keys: &[&Key], keep: impl Fn(&Operation) -> bool) -> Self {
        let mut part = Self::about(self.subject);
        let stamps = keys.iter().filter_map(|key| self.slots.get(*key)).flat_map(|slot| &slot.stamps);
        for operation in stamps.filter_map(|stamp| self.operations.get(stamp)) {
            if keep(operation) {
                part.insert(operation.clone());
            }
        }
        part
    }

    /// Whether this case is the other one with so many operations more, none of which it had to change. It is told by
    /// what the two share, so that no words are compared.
    #[must_use]
    pub fn is_grown_from(&self, other: &Self, more: usize) -> bool {
        let shares = |(stamp, known): (&Stamp, &Arc<Operation>)| {
            self.operations.get(stamp).is_some_and(|operation| Arc::ptr_eq(known, operation))
        };
        self.len() == other.len() + more && other.operations.iter().all(shares)
    }

    /// How many operations there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.operations.len()
    }

    /// Whether nothing was ever said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.operations.is_empty()
    }

    /// The operation with this stamp.
    #[must_use]
    pub fn operation(&self, stamp: Stamp) -> Option<&Operation> {
        self.operations.get(&stamp).map(Arc::as_ref)
    }

    /// The operations of the same instant, whichever device made them.
    pub fn of_instant(&self, stamp: Stamp) -> impl Iterator<Item = &Operation> {
        let at = |device| Stamp { device: Device(device), ..stamp };
        self.operations.range(at(0)..=at(u64::MAX)).map(|(_, operation)| operation.as_ref())
    }

    /// Whether anything was ever said of exactly this key.
    #[must_use]
    pub fn operation_exists(&self, key: &Key) -> bool {
        self.slots.contains_key(key)
    }

    /// The last stamp made by a device.
    #[must_use]
    pub fn last_of(&self, device: Device) -> Option<Stamp> {
        self.operations.keys().rev().find(|stamp| stamp.device == device).copied()
    }

    /// Every key that was ever written, in order.
    pub fn keys(&self) -> impl Iterator<Item = &Key> {
        self.slots.keys()
    }

    /// The keys of one thing: its own and those of its fields.
    pub fn keys_of(&self, thing: &Key) -> impl Iterator<Item = &Key> {
        let owner = thing.clone();
        self.slots
            .range(owner.clone()..)
            .map(|(key, _)| key)
            .take_while(move |key| key.as_str().starts_with(owner.as_str()))
            .filter({
                let owner = thing.clone();
                move |key| key.owner() == owner
            })
    }
}
