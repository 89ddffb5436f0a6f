//! What an import brought: the stamps of its entries, kept as one pair for each run of one device.

use crate::case::{Case, Stamp, order, stamp::is_far_ahead};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The entries that one import brought, its choices among them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    /// The first and the last stamp of each run: every entry that the case has between the two came by this import. By
    /// device, then in order.
    #[serde(deserialize_with = "read_in_order")]
    runs: Vec<(Stamp, Stamp)>,
    /// The last entry of each device that the case had with it: what comes behind that was made or brought later.
    known: Vec<Stamp>,
}

impl Brought {
    /// Says these stamps of a case by runs, as they are at this moment. The entries of a device that lie between two of them
    /// and came otherwise part the runs, and no run reaches into the future: what is entered later lies there.
    #[must_use]
    pub fn of(case: &Case, stamps: impl IntoIterator<Item = Stamp>, now: u64) -> Self {
        let mut all = BTreeSet::new();
        all.extend(stamps);
        let mut open: BTreeMap<u64, (Stamp, Stamp)> = BTreeMap::new();
        let mut known: BTreeMap<u64, Stamp> = BTreeMap::new();
        let mut runs = Vec::new();
        for operation in case.operations() {
            let (stamp, device) = (operation.stamp, operation.stamp.device.0);
            let is_ahead = is_far_ahead(stamp.millis, now);
            if !is_ahead {
                known.insert(device, stamp);
            }
            if is_ahead {
                runs.extend(all.contains(&stamp).then_some((stamp, stamp)));
            } else if all.contains(&stamp) {
                open.entry(device).or_insert((stamp, stamp)).1 = stamp;
            } else {
                runs.extend(open.remove(&device));
            }
        }
        runs.extend(open.into_values());
        Self { runs: in_order(runs), known: known.into_values().collect() }
    }

    /// Whether an entry came into the case after this import.
    #[must_use]
    pub fn is_before(&self, stamp: Stamp) -> bool {
        !self.known.iter().any(|last| last.device == stamp.device && stamp <= *last)
    }

    /// Whether an entry came by this import.
    #[must_use]
    pub fn holds(&self, stamp: Stamp) -> bool {
        let place = |stamp: &Stamp| (stamp.device, *stamp);
        let behind = self.runs.partition_point(|(first, _)| place(first) <= place(&stamp));
        let run = behind.checked_sub(1).and_then(|at| self.runs.get(at));
        run.is_some_and(|(first, last)| first.device == stamp.device && stamp <= *last)
    }

    /// Whether it brought nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// What of this is left when the case has come to hold entries of another import, which may lie within its runs.
    #[must_use]
    pub fn without(&self, case: &Case, later: &Self, now: u64) -> Self {
        let stamps = case.operations().map(|operation| operation.stamp);
        let left = Self::of(case, stamps.filter(|stamp| self.holds(*stamp) && !later.holds(*stamp)), now);
        Self { known: self.known.clone(), ..left }
    }
}

/// Runs never overlap, so that the only one that can hold a stamp is the last that begins no later.
fn in_order(mut runs: Vec<(Stamp, Stamp)>) -> Vec<(Stamp, Stamp)> {
    order::by_key(&mut runs, |(first, _)| (first.device, *first));
    runs
}

/// Those that were kept before they were put in order are put in order as they are read.
fn read_in_order<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(Stamp, Stamp)>, D::Error> {
    Vec::deserialize(deserializer).map(in_order)
}
