//! What a file would bring to a case: counts of new, changed, same and conflicting, and each conflict with who and when.

use super::envelope::CaseFile;
use crate::case::{Admitted, Case, Corruption, Key, Operation, stamp::FAR_FUTURE_MILLIS};
use crate::edit::wording;
use crate::forms::CLIENT;
use std::collections::BTreeSet;

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
    /// Entries whose time lies more than a day ahead of this device's clock.
    pub far_ahead: usize,
    /// The operations to admit; none when there is nothing new.
    pub operations: Vec<Operation>,
}

impl Finding {
    /// Whether applying it would change nothing.
    #[must_use]
    pub const fn is_nothing_new(&self) -> bool {
        self.operations.is_empty()
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
    let before = local.cloned().unwrap_or_default();
    let mut merged = before.clone();
    let mut operations = Vec::new();
    for operation in &file.operations {
        if merged.admit(operation.clone())? != Admitted::Same {
            operations.push(operation.clone());
        }
    }
    let mut keys = BTreeSet::new();
    keys.extend(file.operations.iter().map(|operation| &operation.key));
    let (mut new, mut changed, mut same) = (0, 0, 0);
    let mut conflicts = Vec::new();
    for key in keys {
        let heads = merged.conflict(key);
        if !heads.is_empty() && heads != before.conflict(key) {
            let heads = heads.into_iter().cloned().collect();
            conflicts.push(Contested { key: key.clone(), label: wording::key(key), heads });
        } else if before.history(key).is_empty() {
            new += 1;
        } else if before.value(key) == merged.value(key) {
            same += 1;
        } else {
            changed += 1;
        }
    }
    let ahead = |operation: &&Operation| operation.stamp.millis > now.saturating_add(FAR_FUTURE_MILLIS);
    Ok(Finding {
        id: file.id.clone(),
        name: wording::bare(merged.field("person", CLIENT, "name")),
        known: local.is_some(),
        new,
        changed,
        same,
        conflicts,
        far_ahead: operations.iter().filter(ahead).count(),
        operations,
    })
}
