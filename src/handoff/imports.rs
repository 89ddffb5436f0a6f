//! What this device has taken in by files: when, by whom, from whom, and which entries each file brought.
//!
//! It is kept on the device beside the case and not in its record: were it an entry of the record, taking a file in would
//! itself be news for the other device, and two that exchange their files would never come to say the same.

use super::sections::Sections;
use crate::case::{Author, Case, Key};
use crate::edit::{Brought, decide::left_alone};
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
    /// The file that it came in, where this device notes its files as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<Part>,
    /// When it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<u64>,
}

/// The place of an import in its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The id that this device gave the file.
    pub file: String,
    /// To how many cases the file brought something.
    pub cases: usize,
}

/// One file as a whole: it was taken into all of these cases by one step, and one step takes it back from all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenFile {
    /// A random id.
    pub id: String,
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// Who took it in.
    pub by: Author,
    /// Who had exported it.
    pub exported_by: Author,
    /// When it was exported, as the file says it.
    pub exported_at: String,
    /// The cases to which it brought something.
    pub cases: Vec<String>,
    /// When it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<u64>,
}

impl TakenFile {
    /// Whether it can still be taken back.
    #[must_use]
    pub const fn is_recent(&self, now: u64) -> bool {
        self.taken_back.is_none() && now.saturating_sub(self.at) <= TAKE_BACK_MILLIS
    }
}

/// What taking a file back comes to for one of its cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// There is nothing of the file left to take back here.
    Nothing,
    /// The case came with the file and nobody has entered anything in it since: it goes from this device.
    Goes,
    /// What the file brought is withdrawn, but for these, which were edited since.
    Stays {
        /// What the file brought to the case.
        brought: Brought,
        /// What stays as it is.
        left: Vec<Key>,
    },
}

/// What taking a file back would come to for a case. `has_drafts` says whether something was typed into the case that is no
/// entry yet: it would be gone with the case.
#[must_use]
pub fn fate(case: &Case, imports: &Imports, file: &str, has_drafts: bool) -> Fate {
    let Some(at) = imports.of_file(file).filter(|_| !case.is_empty()) else { return Fate::Nothing };
    let Some(import) = imports.all.get(at) else { return Fate::Nothing };
    let brought = &import.brought;
    // A later file may have brought words of entries that this one only named.
    let is_last = at + 1 == imports.all.len();
    if is_last && !has_drafts && case.operations().all(|operation| brought.holds(operation.stamp)) {
        return Fate::Goes;
    }
    Fate::Stays { brought: brought.clone(), left: left_alone(case, brought) }
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

    /// The place of the import that came with a file and was not taken back.
    #[must_use]
    pub fn of_file(&self, file: &str) -> Option<usize> {
        let is_of = |part: &Part| part.file == file;
        let is_there =
            |import: &Import| import.taken_back.is_none() && import.part_of.as_ref().is_some_and(is_of);
        self.all.iter().position(is_there)
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
