//! What an import brought: the stamps of its entries, kept as one pair for each run of one device.

use crate::case::{Case, Stamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The entries that one import brought, its choices among them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    /// The first and the last stamp of each run: every entry that the case has between the two came by this import.
    runs: Vec<(Stamp, Stamp)>,
    /// The last entry of each device that the case had with it: what comes behind that was made or brought later.
    known: Vec<Stamp>,
}

impl Brought {
    /// Says these stamps of a case by runs. The entries of a device that lie between two of them and came otherwise part
    /// the runs.
    #[must_use]
    pub fn of(case: &Case, stamps: impl IntoIterator<Item = Stamp>) -> Self {
        let mut all = BTreeSet::new();
        all.extend(stamps);
        let mut open: BTreeMap<u64, (Stamp, Stamp)> = BTreeMap::new();
        let mut known: BTreeMap<u64, Stamp> = BTreeMap::new();
        let mut runs = Vec::new();
        for operation in case.operations() {
            let (stamp, device) = (operation.stamp, operation.stamp.device.0);
            known.insert(device, stamp);
            if all.contains(&stamp) {
                open.entry(device).or_insert((stamp, stamp)).1 = stamp;
            } else {
                runs.extend(open.remove(&device));
            }
        }
        runs.extend(open.into_values());
        Self { runs, known: known.into_values().collect() }
    }

    /// Whether an entry came into the case after this import.
    #[must_use]
    pub fn is_before(&self, stamp: Stamp) -> bool {
        !self.known.iter().any(|last| last.device == stamp.device && stamp <= *last)
    }

    /// Whether an entry came by this import.
    #[must_use]
    pub fn holds(&self, stamp: Stamp) -> bool {
        self.runs
            .iter()
            .any(|(first, last)| stamp.device == first.device && (*first..=*last).contains(&stamp))
    }

    /// Whether it brought nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// What of this is left when the case has come to hold entries of another import, which may lie within its runs.
    #[must_use]
    pub fn without(&self, case: &Case, later: &Self) -> Self {
        let stamps = case.operations().map(|operation| operation.stamp);
        let left = Self::of(case, stamps.filter(|stamp| self.holds(*stamp) && !later.holds(*stamp)));
        Self { known: self.known.clone(), ..left }
    }
}
