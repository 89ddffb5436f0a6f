//! What a file would bring to a case: counts of new, changed, same and conflicting, and each conflict with who and when.

use super::{CaseFile, sections::Sections};
use crate::case::{Author, Case, Corruption, Device, Key, Operation, Stamp, Subject, stamp::is_far_ahead};
use crate::edit::{Admission, decide::erasures, wording};
use crate::forms::{CLIENT, person};
use std::sync::Arc;

/// A field that two devices changed apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Contested {
    /// The field.
    pub key: Key,
    /// What it is called.
    pub label: String,
    /// Every value that stands, with who gave it when, oldest first. The last one is shown until one is chosen.
    pub heads: Vec<Operation>,
}

/// An entry that a file asks to destroy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The entry, as it stands on this device.
    pub stamp: Stamp,
    /// Who destroyed it on another device, where the file says that.
    pub by: Option<Author>,
    /// Why.
    pub why: Option<String>,
}

/// The field that keeps a thing back from every shared copy.
const PRIVATE: &str = "private";

/// What a case of the file would bring.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The case's id.
    pub id: String,
    /// The client's name, as the file has it.
    pub name: String,
    /// Whether the case is on this device already.
    pub known: bool,
    /// Fields that this device has nothing of.
    pub new: usize,
    /// Fields that would come to say something else.
    pub changed: usize,
    /// Fields that would stay as they are.
    pub same: usize,
    /// Fields that both changed apart.
    pub conflicts: Vec<Contested>,
    /// What is new and what is changed, by the section that it stands in.
    pub sections: Sections,
    /// Entries whose time lies more than a day ahead of this device's clock.
    pub far_ahead: usize,
    /// Entries that this device has and the file has not.
    pub only_here: usize,
    /// Entries whose words are here and which the file asks to destroy. Taking the file in leaves them as they are.
    pub asked: Vec<Asked>,
    /// Entries that bear this device's own number, and that this device does not have.
    pub as_this_device: usize,
    /// Entries that say something else than what is known here under the same stamp: they stand beside it.
    pub beside: usize,
    /// Things that are kept back from every shared copy here, and would not be any more.
    pub no_longer_kept_back: usize,
    /// The case as it is beside the case as it would be.
    pub admission: Admission,
}

impl Finding {
    /// Whether there is something here, and the file has no entry of it.
    #[must_use]
    pub fn shares_nothing(&self) -> bool {
        self.known && self.only_here > 0 && self.only_here == self.admission.before().len()
    }

    /// Whether applying it would change nothing.
    #[must_use]
    pub fn is_nothing_new(&self) -> bool {
        self.admission.news().is_empty()
    }

    /// Whether the file was written before what this device has: it brings nothing, and lacks something.
    #[must_use]
    pub fn is_older(&self) -> bool {
        self.known && self.is_nothing_new() && self.only_here > 0
    }

    /// The stamps of the entries that this device has not at all, not even with a value that is withheld.
    #[must_use]
    pub fn new_stamps(&self) -> Vec<Stamp> {
        let stamps = self.operations().iter().map(|operation| operation.stamp);
        stamps.filter(|stamp| self.admission.before().operation(*stamp).is_none()).collect()
    }

    /// The operations to admit; none when there is nothing new.
    #[must_use]
    pub fn operations(&self) -> &[Arc<Operation>] {
        self.admission.news()
    }
}

/// Whether an id is the training case's: it is never mixed with live cases.
#[must_use]
pub fn is_training(id: &str) -> bool {
    id.starts_with("training-")
}

/// Compares a case of a file with the one on this device, if there is one. Changes nothing.
///
/// # Errors
/// When an entry of the file contradicts one on this device under the same stamp.
pub fn compare(local: Option<&Case>, file: &CaseFile, now: u64) -> Result<Finding, Corruption> {
    let mut comparison = Comparison::begin(local, &file.id, now);
    comparison.take(file.operations.iter().cloned())?;
    while !comparison.look(usize::MAX) {}
    Ok(comparison.finish())
}

/// A comparison under way: first the file is taken in slice by slice, then its fields are looked at slice by slice, so
/// that no slice keeps the screen waiting.
#[derive(Clone, Debug)]
pub struct Comparison {
    finding: Finding,
    now: u64,
    device: Option<Device>,
    taken: usize,
    looked_at: Option<Key>,
}

impl Comparison {
    /// Begins to compare a case of a file with the one on this device.
    #[must_use]
    pub fn begin(local: Option<&Case>, id: &str, now: u64) -> Self {
        let finding = Finding {
            id: id.to_owned(),
            name: String::new(),
            known: local.is_some(),
            new: 0,
            changed: 0,
            same: 0,
            conflicts: Vec::new(),
            sections: Sections::default(),
            far_ahead: 0,
            only_here: 0,
            asked: Vec::new(),
            as_this_device: 0,
            beside: 0,
            no_longer_kept_back: 0,
            admission: local.map(Admission::over).unwrap_or_default().now_about(Subject::of(id)),
        };
        Self { finding, now, device: None, taken: 0, looked_at: None }
    }

    /// Says on which device it is, so that a file that speaks as this very device is told.
    #[must_use]
    pub const fn on(mut self, device: Option<Device>) -> Self {
        self.device = device;
        self
    }

    /// Says how many entries of the file stand beside another that bears their stamp.
    pub const fn note_beside(&mut self, count: usize) {
        self.finding.beside = count;
    }

    /// Takes a slice of the file. Answers how many of its entries this device has not.
    ///
    /// # Errors
    /// When an entry contradicts one on this device, or in the file, under the same stamp.
    pub fn take(&mut self, operations: impl IntoIterator<Item = Operation>) -> Result<usize, Corruption> {
        let before = self.finding.admission.merged().len();
        let mut count = 0;
        let operations = operations.into_iter().inspect(|_| count += 1).map(Arc::new);
        let new = self.finding.admission.take(operations)?;
        // An entry that is there twice counts once; how often it is repeated does not matter here.
        self.taken += count;
        debug_assert!(self.finding.admission.merged().len() >= before);
        Ok(new)
    }

    /// Looks at so many fields more. Answers whether that were all.
    pub fn look(&mut self, most: usize) -> bool {
        let finding = &mut self.finding;
        let from = self.looked_at.take();
        let keys: Vec<Key> = match &from {
            None => finding.admission.keys().iter().take(most).cloned().collect(),
            Some(last) => {
                let behind = (std::ops::Bound::Excluded(last), std::ops::Bound::Unbounded);
                finding.admission.keys().range::<Key, _>(behind).take(most).cloned().collect()
            }
        };
        let is_last = keys.len() < most;
        self.looked_at = keys.last().cloned().or(from);
        for key in keys {
            finding.admission.note(&key);
            finding.count(&key);
        }
        is_last
    }

    /// What was found.
    #[must_use]
    pub fn finish(mut self) -> Finding {
        let finding = &mut self.finding;
        let merged = finding.admission.merged();
        finding.name = wording::bare(merged.field(person::NOUN, CLIENT, person::NAME));
        let news = || finding.operations().iter().map(|operation| operation.stamp);
        let far_ahead = news().filter(|stamp| is_far_ahead(stamp.millis, self.now)).count();
        let before = finding.admission.before();
        let is_of_this =
            |stamp: &Stamp| self.device == Some(stamp.device) && before.operation(*stamp).is_none();
        let as_this_device = news().filter(is_of_this).count();
        let by = erasures(merged);
        let ask = |operation: &Operation| {
            let erasure = by.get(&operation.stamp);
            Asked {
                stamp: operation.stamp,
                by: erasure.map(|erasure| erasure.by.clone()),
                why: erasure.and_then(|erasure| erasure.why.clone()),
            }
        };
        let asked = finding.admission.asked().map(ask).collect();
        (finding.asked, finding.far_ahead, finding.as_this_device) = (asked, far_ahead, as_this_device);
        finding.only_here = finding.admission.merged().len().saturating_sub(self.taken);
        self.finding
    }
}

impl Finding {
    fn count(&mut self, key: &Key) {
        let (before, merged) = (self.admission.before(), self.admission.merged());
        let heads = merged.conflict(key);
        if !heads.is_empty() && heads != before.conflict(key) {
            let heads = heads.into_iter().cloned().collect();
            self.conflicts.push(Contested { key: key.clone(), label: wording::key(key), heads });
        } else if before.history(key).is_empty() {
            self.new += 1;
            // What a new thing says is told with the thing.
            let owner = key.owner();
            let is_told =
                owner != *key && merged.operation_exists(&owner) && !before.operation_exists(&owner);
            if !is_told {
                self.sections.note_new(key);
            }
        } else if before.value(key) == merged.value(key) {
            self.same += 1;
        } else {
            self.changed += 1;
            self.sections.note_changed(key);
            let was_private = key.field_name() == Some(PRIVATE) && before.value(key).chooses("yes");
            self.no_longer_kept_back += usize::from(was_private);
        }
    }
}
