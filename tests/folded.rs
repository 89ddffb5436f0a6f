//! Words are said to be destroyed only where nothing is left in the storage that was written before: looked at in a storage that
//! folds as Kith's does, with parts that cannot be read and snapshots that are not sound.

use crate::support::answered;
use kith::{
    case::Operation,
    edit::session::replay,
    sealing::folded::{Folded, in_order},
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A storage in which each batch and each snapshot says whether it holds the words.
#[derive(Clone, Debug, Default)]
struct Storage {
    batches: BTreeMap<u64, bool>,
    /// By generation: up to which batch it goes, and whether it holds the words.
    snapshots: BTreeMap<u64, (u64, bool)>,
    unread: Option<u64>,
    is_unsound: Option<u64>,
}

impl Storage {
    fn next(&self) -> u64 {
        self.batches.keys().last().map_or(0, |last| last + 1)
    }

    /// Folds as `browser/store/snapshots.rs` does. What is folded has the words no more.
    fn fold(&mut self) -> Folded {
        let covers = self.unread.unwrap_or_else(|| self.next());
        let older = self.snapshots.keys().last().copied();
        let generation = older.map_or(1, |last| last + 1);
        self.snapshots.insert(generation, (covers, false));
        let kept = Folded { generation, covers, ..Folded::default() };
        let Some(older) = older.filter(|older| self.is_unsound != Some(*older)) else { return kept };
        let from = self.snapshots.get(&older).map_or(0, |(covers, _)| *covers);
        self.batches.retain(|number, _| *number >= from);
        self.snapshots.retain(|generation, _| *generation >= older);
        Folded { batches_from: from, snapshots_from: older, ..kept }
    }

    fn holds_the_words(&self) -> bool {
        self.batches.values().any(|holds| *holds) || self.snapshots.values().any(|(_, holds)| *holds)
    }
}

fn any_storage() -> impl Strategy<Value = Storage> {
    let snapshots = prop::collection::btree_map(1..6_u64, (0..9_u64, any::<bool>()), 0..3);
    let batches = prop::collection::btree_map(0..9_u64, any::<bool>(), 1..9);
    (batches, snapshots, prop::option::weighted(0.3, 0..9_u64), prop::option::weighted(0.3, 1..6_u64))
        .prop_map(|(batches, snapshots, unread, is_unsound)| {
            let unread = unread.filter(|number| batches.contains_key(number));
            let is_unsound = is_unsound.filter(|generation| snapshots.contains_key(generation));
            Storage { batches, snapshots, unread, is_unsound }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_are_called_destroyed_only_where_no_copy_is_left(storage in any_storage()) {
        let mut storage = storage;
        let next = storage.next();
        let first = storage.fold();
        let second = storage.fold();
        if second.leaves_nothing_before(next, &first) {
            prop_assert!(!storage.holds_the_words(), "{storage:?}");
        }
        if storage.unread.is_none() {
            // What is whole is destroyed, and said to be.
            prop_assert!(second.leaves_nothing_before(next, &first), "{storage:?}");
        }
    }
}

#[test]
fn a_part_that_cannot_be_read_keeps_the_words_and_that_is_said() {
    let batches = [(0, false), (1, true), (2, false)].into();
    let mut storage = Storage { batches, unread: Some(1), ..Storage::default() };
    let next = storage.next();
    let first = storage.fold();
    let second = storage.fold();
    assert!(storage.holds_the_words());
    assert!(!second.leaves_nothing_before(next, &first));
}

/// What was typed by the time this batch was written: one entry that grows, in the batch of each pause.
fn typed(batch: u64) -> Operation {
    answered(0, "reason", "x".repeat(batch as usize + 1))
}

proptest! {
    /// Some of the batches that a snapshot covers lie beside it still. Whichever of them are gone, what it says stands.
    #[test]
    fn a_batch_that_is_gone_takes_nothing_of_what_the_snapshot_says(
        covers in 1_u64..30, after in 0_u64..10, there in proptest::collection::vec(any::<bool>(), 40),
    ) {
        let loose = (0..covers + after).filter(|number| there[*number as usize]);
        let last = loose.clone().next_back().unwrap_or_default().max(covers - 1);
        let loose = loose.map(|number| (number, vec![typed(number)])).collect();
        let case = replay(in_order(covers, vec![vec![typed(covers - 1)]], loose));
        prop_assert_eq!(case.value(&typed(0).key), &typed(last).value);
    }
}
