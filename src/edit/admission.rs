//! A reviewed file on its way in: folded slice by slice into a copy of the case, so that taking it in is one change.
//!
//! This is the door. A file may add and propose; nothing that it says makes a word unreadable that is here. What it says
//! was destroyed is taken as if it had been left out, and where the words are here it is a request ([`Admission::asked`]).

use super::{Arrived, step::Reversal};
use crate::case::{Admitted, Case, Corruption, Key, Operation, Stamp, Subject, Value};
use crate::forms::nouns::may_stand;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A case as it would be with what a file brings, beside the case as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Admission {
    before: Case,
    merged: Case,
    /// What the case does not hold yet, in the order of the file.
    news: Vec<Arc<Operation>>,
    /// How many of these are new, and not the value of an entry that was withheld here.
    fresh: usize,
    keys: BTreeSet<Key>,
    reversals: BTreeMap<Key, Reversal>,
    /// What the file says was destroyed.
    destroyed: BTreeSet<Stamp>,
}

/// An entry as a file may say it: that its words were destroyed is for nobody to say but whoever does it by hand.
fn without_destroying(operation: Arc<Operation>) -> Arc<Operation> {
    if operation.value != Value::Erased {
        return operation;
    }
    Arc::new(Operation { value: Value::Withheld, ..Arc::unwrap_or_clone(operation) })
}

/// Whether taking the other copy of an entry would take words away that can be read here. What is damaged is no word, and
/// what a redacted copy tells is no more than a stand-in for the words that were sealed: those are never kept out by it.
fn loses(known: &Operation, other: &Operation) -> bool {
    let is_truth = known.salt.is_none() && other.salt.is_some();
    known.is_intact() && !is_truth && !other.keeps_words_of(known)
}

impl Admission {
    /// Nothing taken in yet. Copies no words of the case.
    #[must_use]
    pub fn over(case: &Case) -> Self {
        Self { before: case.clone(), merged: case.clone(), ..Self::default() }
    }

    /// Says whom the record is about: what was read back from a device does not.
    #[must_use]
    pub fn now_about(mut self, subject: Subject) -> Self {
        self.before = self.before.now_about(subject);
        self.merged = self.merged.now_about(subject);
        self
    }

    /// Takes a slice of the file in. Answers how many entries of it are to be kept just as they came.
    ///
    /// # Errors
    /// When an entry contradicts one that is there under the same stamp, or is of the other subject; the admission is of no use
    /// then.
    pub fn take(
        &mut self,
        operations: impl IntoIterator<Item = Arc<Operation>>,
    ) -> Result<usize, Corruption> {
        let mut as_they_came = 0;
        for operation in operations {
            if self.keys.insert(operation.key.clone()) {
                self.keep_out_the_other(&operation)?;
            }
            let is_destroyed = operation.value == Value::Erased;
            if is_destroyed {
                self.destroyed.insert(operation.stamp);
            }
            let operation = without_destroying(operation);
            let mut admitted = self.merged.check(&operation)?;
            let known = self.merged.operation(operation.stamp);
            // Of two redacted copies the one that says more is kept, but not over words that it does not say.
            if admitted == Admitted::Changed && known.is_some_and(|known| loses(known, &operation)) {
                admitted = Admitted::Same;
            }
            // What is known already is not saved again: a withheld copy of it would else be read back in its place.
            if admitted != Admitted::Same {
                self.merged.admit_shared(operation.clone())?;
                self.fresh += usize::from(admitted == Admitted::New);
                as_they_came += usize::from(!is_destroyed);
                self.news.push(operation);
            }
        }
        Ok(as_they_came)
    }

    /// Neither record takes anything in that is of the other.
    fn keep_out_the_other(&self, operation: &Operation) -> Result<(), Corruption> {
        let subject = self.before.subject();
        if may_stand(subject, operation.key.noun()) {
            return Ok(());
        }
        let reason = match subject {
            Subject::Case => {
                "it brings an entry of somebody\u{2019}s own practice, and no case holds anything of that"
            }
            Subject::Practice => {
                "it brings an entry of a case, and the record of a practice holds nothing of a case"
            }
        };
        Err(Corruption { stamp: operation.stamp, reason })
    }

    /// The entries whose words are here and which the file asks to destroy, as they stand here. Taking the file in does not
    /// touch them: each is answered by hand.
    pub fn asked(&self) -> impl Iterator<Item = &Operation> {
        let here = self.destroyed.iter().filter_map(|stamp| self.before.operation(*stamp));
        here.filter(|operation| !operation.value.is_marker())
    }

    /// The case as it is.
    #[must_use]
    pub const fn before(&self) -> &Case {
        &self.before
    }

    /// The case as it would be.
    #[must_use]
    pub const fn merged(&self) -> &Case {
        &self.merged
    }

    /// What would be added to the case.
    #[must_use]
    pub fn news(&self) -> &[Arc<Operation>] {
        &self.news
    }

    /// The keys that the file speaks of, in order.
    #[must_use]
    pub const fn keys(&self) -> &BTreeSet<Key> {
        &self.keys
    }

    /// Notes what undo would have to take back for a key. Every key of the file has to be noted once.
    pub fn note(&mut self, key: &Key) {
        if let Some(reversal) = self.reversal_of(key) {
            self.reversals.insert(key.clone(), reversal);
        }
    }

    /// What a whole file brings, with how each of it is taken back.
    ///
    /// # Errors
    /// As [`Admission::take`].
    pub fn of(case: &Case, operations: impl IntoIterator<Item = Arc<Operation>>) -> Result<Self, Corruption> {
        let mut admission = Self::over(case);
        admission.take(operations)?;
        admission.note_all();
        Ok(admission)
    }

    fn note_all(&mut self) {
        let mut keys = BTreeSet::new();
        // Not collected: that would sort them first, by code of its own.
        keys.extend(self.news.iter().map(|operation| operation.key.clone()));
        for key in &keys {
            self.note(key);
        }
    }

    /// Whether the case is still the one that the file was held against.
    pub(super) fn fits(&self, case: &Case) -> bool {
        self.merged.is_grown_from(case, self.fresh)
    }

    pub(super) fn into_parts(self) -> (Arrived, BTreeMap<Key, Reversal>) {
        let Self { merged: case, news: operations, fresh, reversals, .. } = self;
        (Arrived { case, operations, fresh }, reversals)
    }

    fn reversal_of(&self, key: &Key) -> Option<Reversal> {
        let (case, merged) = (&self.before, &self.merged);
        let is_new = |key: &Key| merged.operation_exists(key) && !case.operation_exists(key);
        if key.field_name().is_none() {
            // One that comes withdrawn is not shown, and doing the step again must not put it back.
            let stands = is_new(key) && !merged.is_withdrawn(key.noun(), key.id());
            if !case.operation_exists(key) {
                return stands.then(|| Reversal::Thing(key.clone()));
            }
        }
        if case.value(key) != merged.value(key) && !(is_new(key) && is_new(&key.owner())) {
            let (before, after) = (case.value(key).clone(), merged.value(key).clone());
            return Some(Reversal::Field { key: key.clone(), before, after });
        }
        let contested = case.operation_exists(key) && merged.conflict(key) != case.conflict(key);
        contested.then(|| Reversal::Contested { key: key.clone(), shown: case.value(key).clone() })
    }
}
