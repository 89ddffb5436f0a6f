//! What pages left behind: whatever was left is in the record afterwards, and nothing that was saved gives way to an older state.

use super::{NOW, typing};
use kith::{
    case::{Case, Key, Operation, Value},
    edit::{
        left::{Source, missing},
        session::replay,
    },
};
use proptest::prelude::*;

fn reason() -> Key {
    Key::field("consultation", "first", "reason")
}

/// The states of one entry while somebody types, the oldest first.
fn states(words: &[&str]) -> Vec<Operation> {
    let mut desk = typing(1);
    words.iter().map(|words| desk.say(reason(), words)).collect()
}

fn at(number: u64, operation: &Operation) -> (Source, Vec<Operation>) {
    (Source::Batch(number), vec![operation.clone()])
}

/// The record as it is opened, with what was missing behind the rest.
fn record(read: &[(Source, Vec<Operation>)], more: &[Operation]) -> Case {
    replay(read.iter().map(|(_, operations)| operations.clone()).chain([more.to_vec()]))
}

fn said(case: &Case) -> Vec<String> {
    case.heads(&reason()).iter().map(|operation| operation.value.words().to_owned()).collect()
}

#[test]
fn the_last_state_comes_in_though_a_snapshot_covers_its_number_with_an_older_one() {
    let all = states(&["The cl", "The client fell"]);
    let left = [(7, vec![all[1].clone()])];
    let read = [(Source::Snapshot(20), vec![all[0].clone()])];
    let more = missing(&left, &read);
    assert_eq!(said(&record(&read, &more)), ["The client fell"]);
    // It is known from then on.
    let read = [read[0].clone(), (Source::Batch(30), more)];
    assert_eq!(missing(&left, &read), []);
}

#[test]
fn what_landed_and_was_changed_since_does_not_come_back() {
    let all = states(&["A fall", "A fall at home", "A fal"]);
    let left = [(3, vec![all[1].clone()])];
    assert_eq!(missing(&left, &[at(3, &all[1]), at(4, &all[2])]), []);
    assert_eq!(missing(&left, &[at(2, &all[0]), at(3, &all[1])]), []);
    // Nor does a state that the record says all of.
    assert_eq!(missing(&[(3, vec![all[0].clone()])], &[at(3, &all[1])]), []);
}

#[test]
fn where_nobody_can_tell_which_came_later_both_stand() {
    let all = states(&["On the first", "On the second"]);
    let left = [(3, vec![all[0].clone()])];
    let read = [at(3, &all[1])];
    let more = missing(&left, &read);
    let mut both = said(&record(&read, &more));
    both.sort();
    assert_eq!(both, ["On the first", "On the second"]);
    let read = [read[0].clone(), (Source::Batch(4), more)];
    assert_eq!(missing(&left, &read), [], "it is taken in once");
}

#[test]
fn destroyed_words_do_not_come_back() {
    let all = states(&["A fall", "A fall at home"]);
    let erased = Operation { value: Value::Erased, salt: None, ..all[1].clone() };
    assert_eq!(missing(&[(3, vec![all[1].clone()])], &[at(1, &all[0]), at(4, &erased)]), []);
}

const WORDS: [&str; 6] = ["", "a", "ab", "abc", "b c", "xyz"];

fn one_state() -> impl Strategy<Value = usize> {
    0..WORDS.len()
}

proptest! {
    /// Against a model: a page writes states under numbers that go up, some of which never landed; some batches cannot be read,
    /// some are folded into a snapshot, and two pages left something.
    #[test]
    fn whatever_was_left_is_in_the_record(
        typed in prop::collection::vec((one_state(), any::<bool>(), any::<bool>()), 1..8),
        left_at in prop::collection::vec(0_usize..8, 1..3),
        folded in 0_u64..9,
    ) {
        let mut desk = typing(1);
        desk.now = NOW;
        let states: Vec<Operation> =
            typed.iter().enumerate().map(|(turn, (words, ..))| {
                let mut state = desk.clone().say(reason(), &format!("{}{turn}", WORDS[*words]));
                if turn == 0 { desk.say(reason(), state.value.words()); }
                state.stamp = desk.session.case().operations().next().unwrap().stamp;
                state.replaces = Vec::new();
                state
            }).collect();
        let numbered = || states.iter().zip(&typed).zip(0_u64..);
        let mut read: Vec<(Source, Vec<Operation>)> = numbered()
            .filter(|((_, (_, landed, readable)), _)| *landed && *readable)
            .map(|((state, _), number)| at(number, state))
            .collect();
        let below: Vec<Operation> = numbered()
            .filter(|((_, (_, landed, _)), number)| *landed && *number < folded)
            .map(|((state, _), _)| state.clone())
            .collect();
        if let Some(last) = below.last() {
            read.retain(|(source, _)| *source >= Source::Batch(folded));
            read.insert(0, (Source::Snapshot(folded), vec![last.clone()]));
        }
        let before = record(&read, &[]);
        let mut now = read.clone();
        for (place, page) in left_at.iter().zip(0_u64..) {
            let number = place % states.len();
            let state = &states[number];
            let left = [(number as u64, vec![state.clone()])];
            let more = missing(&left, &now);
            let is_level = |source: &Source| match source {
                Source::Batch(at) => *at >= number as u64,
                Source::Snapshot(covers) => *covers > number as u64,
            };
            let landed = read.iter().any(|(source, known)| known[0] == *state && is_level(source));
            let case = record(&now, &more);
            let stands = said(&case).iter().any(|words| words.contains(state.value.words()));
            prop_assert!(landed || stands, "{:?} is lost from {:?}", state.value, said(&case));
            now.push((Source::Batch(100 + page), more));
            prop_assert_eq!(missing(&left, &now), vec![], "it is taken in twice");
        }
        // What is saved under a number at or above what was left stands as before.
        let last_saved = read.iter().filter_map(|(source, known)| match source {
            Source::Batch(number) => Some((*number, &known[0])),
            Source::Snapshot(_) => None,
        }).max_by_key(|(number, _)| *number);
        if let Some((number, saved)) = last_saved
            && left_at.iter().all(|place| (place % states.len()) as u64 <= number)
        {
            let after = record(&now, &[]);
            prop_assert_eq!(after.operation(saved.stamp), before.operation(saved.stamp));
        }
    }
}
