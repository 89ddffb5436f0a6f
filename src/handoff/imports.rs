//! What this device has taken in by files: when, by whom, from whom, and which entries each file brought.
//!
//! It is kept on the device beside the case and not in its record: were it an entry of the record, taking a file in would
//! itself be news for the other device, and two that exchange their files would never come to say the same.

use super::sections::Sections;
use crate::case::{Author, Case};
use crate::edit::Brought;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// For so long an import can be taken back as a whole: 30 days.
pub const TAKE_BACK_MILLIS: u64 = 30 * 24 * 60 * 60 * 1000;

/// One file that was taken into a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// Who took it in.
    pub by: Author,
    /// Who had exported it.
    pub exported_by: Author,
    /// When it was exported, as the file says it.
    pub exported_at: String,
    /// What it brought.
    pub brought: Brought,
    /// When it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<u64>,
}

/// The files that were taken into one case, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imports {
    /// Each of them.
    pub all: Vec<Import>,
}

impl Imports {
    /// Notes a file that has just been taken into the case.
    pub fn note(&mut self, case: &Case, import: Import) {
        for earlier in &mut self.all {
            earlier.brought = earlier.brought.without(case, &import.brought, import.at);
        }
        self.all.push(import);
    }

    /// Those that can still be taken back, with their places, the last one first.
    #[must_use]
    pub fn recent(&self, now: u64) -> Vec<(usize, &Import)> {
        let recent = |import: &Import| {
            import.taken_back.is_none() && now.saturating_sub(import.at) <= TAKE_BACK_MILLIS
        };
        let mut recent: Vec<(usize, &Import)> =
            self.all.iter().enumerate().filter(|(_, import)| recent(import)).collect();
        recent.reverse();
        recent
    }

    /// The case as this device had it at a moment: without what was entered since, here or elsewhere, and without the
    /// files that were taken in since.
    #[must_use]
    pub fn before(&self, case: &Case, moment: u64) -> Case {
        let later: Vec<&Import> = self.all.iter().filter(|import| import.at > moment).collect();
        case.part(|operation| {
            let stamp = operation.stamp;
            stamp.millis <= moment && !later.iter().any(|import| import.brought.holds(stamp))
        })
    }
}

/// The case without what an import brought.
#[must_use]
pub fn without(case: &Case, brought: &Brought) -> Case {
    case.part(|operation| !brought.holds(operation.stamp))
}

/// What the case says that an earlier part of it does not.
#[must_use]
pub fn difference(case: &Case, before: &Case) -> Sections {
    let mut keys = BTreeSet::new();
    let news = case.operations().filter(|operation| before.operation(operation.stamp).is_none());
    keys.extend(news.map(|operation| operation.key.clone()));
    Sections::between(before, case, &keys)
}
