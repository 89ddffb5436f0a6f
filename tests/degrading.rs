//! What is told of a case of which a part cannot be read: nothing that is lost goes unsaid, and nothing is told that is not lost.

use crate::support::answered;
use kith::{
    case::{Case, Operation},
    edit::session::replay,
    sealing::{
        Cost, Ring, RingCopy, Wrapped, WrappedBy,
        damage::{Damage, Unread, Why},
        head::{Head, Part, Takes},
    },
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The n-th operation with so much typed into it.
fn operation(n: u64, letters: usize) -> Operation {
    answered(n * 1_000, &format!("f{n}"), "x".repeat(letters))
}

fn body(operations: &[Operation]) -> Vec<u8> {
    serde_json::to_vec(operations).unwrap()
}

/// The head of these batches, numbered from 0.
fn head(batches: &[Vec<Operation>]) -> Head {
    let mut head = Head::default();
    for (number, batch) in (0..).zip(batches) {
        head.note(number, Part::of(&body(batch), batch.iter()));
    }
    head
}

fn damage(head: Head, parts: usize, unread: &[(u64, Why)]) -> Damage {
    let unread = unread.iter().map(|(number, why)| Unread { number: Some(*number), why: *why }).collect();
    Damage { parts, unread, head, is_head_gone: false }
}

/// The case of all batches but those of these numbers.
fn without(batches: &[Vec<Operation>], gone: &BTreeSet<u64>) -> Case {
    replay((0..).zip(batches).filter(|(number, _)| !gone.contains(number)).map(|(_, batch)| batch.clone()))
}

#[test]
fn a_lost_part_is_told_with_the_day_and_the_rest_is_shown() {
    let batches = [vec![operation(1, 1)], vec![operation(2, 1), operation(3, 1)], vec![operation(4, 1)]];
    let case = without(&batches, &BTreeSet::from([1]));
    let told = damage(head(&batches), 3, &[(1, Why::Damaged)]).told(&case, false).unwrap();
    assert_eq!(
        told.words,
        [
            "1 of 3 parts of this case cannot be read; the rest is shown.",
            "What is not shown was written on 4 November 2025 (2 entries)."
        ]
    );
    let told = damage(head(&batches), 3, &[(1, Why::Missing)]).told(&case, false).unwrap();
    assert_eq!(
        told.words[0],
        "1 of 3 parts of this case is missing from this browser\u{2019}s storage; the rest is shown."
    );
}

#[test]
fn an_earlier_state_of_what_was_typed_on_is_no_loss_but_the_last_state_is() {
    let batches = [vec![operation(1, 1)], vec![operation(1, 2)], vec![operation(1, 3)]];
    for gone in [0, 1] {
        let case = without(&batches, &BTreeSet::from([gone]));
        assert_eq!(damage(head(&batches), 3, &[(gone, Why::Damaged)]).told(&case, false), None, "{gone}");
    }
    // The earlier state is shown, and what was typed after it is not.
    let case = without(&batches, &BTreeSet::from([2]));
    assert!(damage(head(&batches), 3, &[(2, Why::Missing)]).told(&case, false).is_some());
}

#[test]
fn a_file_that_brings_everything_back_ends_the_telling_and_one_that_does_not_does_not() {
    let batches = [vec![operation(1, 1)], vec![operation(2, 5), operation(3, 5)]];
    let found = damage(head(&batches), 2, &[(1, Why::Damaged)]);
    let mut case = without(&batches, &BTreeSet::from([1]));
    case.admit(operation(2, 5)).unwrap();
    assert!(found.told(&case, true).is_some());
    case.admit(operation(3, 5)).unwrap();
    assert_eq!(found.told(&case, false), None);
}

#[test]
fn a_large_part_is_weighed_by_what_the_device_remembers() {
    let large: Vec<Operation> = (0..500).map(|n| operation(n, 1)).collect();
    let mut known = head(std::slice::from_ref(&large));
    let there = BTreeSet::from([0]);
    assert_eq!(known.takes(0, &there, &Case::new(), true), Takes::Unknown, "the device had not looked at it");
    known.remember(1);
    assert_eq!(known.takes(0, &there, &Case::new(), false), Takes::Unknown, "something is missing");
    assert_eq!(known.takes(0, &there, &Case::new(), true), Takes::Nothing);
}

#[test]
fn what_others_put_there_is_told_though_nothing_is_lost() {
    let batches = [vec![operation(1, 1)]];
    let found = damage(head(&batches), 2, &[(7, Why::Foreign)]);
    let told = found.told(&without(&batches, &BTreeSet::new()), true).unwrap();
    assert_eq!(told.words.len(), 1);
    assert!(told.words[0].contains("put there by another program"), "{:?}", told.words);
}

#[test]
fn what_the_practitioner_goes_on_without_is_told_no_more() {
    let batches = [vec![operation(1, 1)], vec![operation(2, 1)]];
    let mut known = head(&batches);
    known.give_up(1);
    let case = without(&batches, &BTreeSet::from([1]));
    assert_eq!(damage(known.clone(), 2, &[(1, Why::Damaged)]).told(&case, false), None);
    assert_eq!(known.missing(0, &BTreeSet::from([0])), Vec::<u64>::new());
    // The number is never given to another part.
    assert_eq!(known.next(), 2);
}

#[test]
fn a_copy_of_a_ring_knows_when_a_letter_of_it_is_another() {
    let by = |byte: u8| WrappedBy {
        cost: Cost::FLOOR,
        salt: vec![byte; 16],
        wrapped: Wrapped { iv: vec![byte; 12], key: vec![byte; 48] },
    };
    let ring = Ring { version: Ring::VERSION, passphrase: by(1), recovery: by(2) };
    let text = serde_json::to_string(&RingCopy::of(ring.clone())).unwrap();
    assert_eq!(serde_json::from_str::<RingCopy>(&text).unwrap().sound(), Some(ring.clone()));
    let mut taken = 0;
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        let Ok(changed) = String::from_utf8(bytes) else { continue };
        if let Some(read) = serde_json::from_str::<RingCopy>(&changed).ok().and_then(RingCopy::sound) {
            assert_eq!(read, ring, "byte {at}");
            taken += 1;
        }
    }
    assert_eq!(taken, 0);
}

proptest! {
    /// Against a model that knows every batch: told exactly when a word of the whole case is not in the case that is shown.
    #[test]
    fn told_exactly_when_a_word_is_lost(
        typed in prop::collection::vec(prop::collection::vec(0_u64..8, 1..4), 1..12),
        gone in prop::collection::btree_set(0_u64..12, 1..4),
        old in 0_usize..12,
    ) {
        // The same entry comes again with more typed into it each time.
        let mut letters: BTreeMap<u64, usize> = BTreeMap::new();
        let batches: Vec<Vec<Operation>> = typed.iter().map(|entries| {
            let entries: BTreeSet<u64> = entries.iter().copied().collect();
            entries.into_iter().map(|n| {
                let typed = letters.entry(n).or_default();
                *typed += 1;
                operation(n, *typed)
            }).collect()
        }).collect();
        let gone: BTreeSet<u64> = gone.into_iter().filter(|number| (*number as usize) < batches.len()).collect();
        // One of the two copies may be of any earlier day.
        let mut copies = head(&batches[..old.min(batches.len())]);
        copies.merge(head(&batches));
        let case = without(&batches, &gone);
        let unread: Vec<(u64, Why)> = gone.iter().map(|number| (*number, Why::Damaged)).collect();
        let told = damage(copies.clone(), batches.len(), &unread).told(&case, false);
        prop_assert_eq!(told.is_some(), case != without(&batches, &BTreeSet::new()));
        let there: BTreeSet<u64> = (0..batches.len() as u64).filter(|number| !gone.contains(number)).collect();
        prop_assert_eq!(copies.missing(0, &there), gone.into_iter().collect::<Vec<_>>());
    }
}
