//! Saving keeps its word in simulated time: what is said to be saved was written, and what was not is tried again.

mod model;

use crate::support::{NOW, answered};
use kith::{
    case::Operation,
    edit::saving::{
        Effect, MOST_MILLIS, PAUSE_MILLIS, RETRY_MILLIS, RETRY_MOST_MILLIS, Rest, Saving, Status,
    },
};

/// The n-th operation with this many letters typed into it.
fn operation(n: u64, letters: u64) -> Operation {
    answered(n, "reason", format!("{n}: {letters} letters"))
}

fn write(effects: &[Effect]) -> (u64, Vec<Operation>) {
    match effects {
        [Effect::Write { batch, operations }] => (*batch, operations.clone()),
        other => panic!("nothing is written: {other:?}"),
    }
}

fn wake(effects: &[Effect]) -> u64 {
    match effects {
        [Effect::Wake { at }] => *at,
        other => panic!("no time is asked for: {other:?}"),
    }
}

#[test]
fn typing_is_written_when_it_pauses() {
    let mut machine = Saving::new(5);
    assert_eq!(wake(&machine.edited(vec![operation(1, 1)], NOW)), NOW + PAUSE_MILLIS);
    assert_eq!(wake(&machine.edited(vec![operation(1, 2)], NOW + 100)), NOW + 100 + PAUSE_MILLIS);
    // The first time that was asked for has come, but typing went on: it is asked for again.
    assert_eq!(wake(&machine.woke(NOW + PAUSE_MILLIS)), NOW + 100 + PAUSE_MILLIS);
    assert_eq!(write(&machine.woke(NOW + 100 + PAUSE_MILLIS)), (5, vec![operation(1, 2)]));
    assert_eq!(machine.woke(NOW + 10_000), []);
}

#[test]
fn typing_without_a_pause_is_written_all_the_same() {
    let mut machine = Saving::new(0);
    let mut due = 0;
    for key in 0..40 {
        due = wake(&machine.edited(vec![operation(1, key)], NOW + key * 100));
    }
    assert_eq!(due, NOW + MOST_MILLIS);
    write(&machine.woke(NOW + MOST_MILLIS));
}

#[test]
fn the_status_line_tells_the_truth() {
    let mut machine = Saving::new(0);
    let saved = |at: Option<u64>| Status::Saved { at };
    let failed = |unsaved: usize| Status::Failed { words: "The disk is full".to_owned(), unsaved };
    assert_eq!((machine.status(), machine.is_settled()), (saved(None), true));
    machine.edited(vec![operation(1, 1)], NOW);
    assert_eq!((machine.status(), machine.is_settled()), (Status::Saving, false));
    machine.woke(NOW + 300);
    assert_eq!((machine.status(), machine.is_settled()), (Status::Saving, false), "asked for is not written");
    machine.written(0, NOW + 320);
    assert_eq!((machine.status(), machine.is_settled()), (saved(Some(NOW + 320)), true));
    machine.edited(vec![operation(2, 1), operation(3, 1)], NOW + 400);
    machine.flush();
    machine.edited(vec![operation(3, 2), operation(4, 1)], NOW + 410);
    assert_eq!(machine.status(), Status::Saving);
    machine.failed(1, "The disk is full", NOW + 420);
    assert_eq!((machine.status(), machine.is_settled()), (failed(3), false));
    // While it is tried again nothing is said to be well, and what is both in flight and typed on counts once.
    machine.woke(NOW + 2_000);
    assert_eq!(machine.status(), failed(3));
    machine.edited(vec![operation(4, 2)], NOW + 2_010);
    assert_eq!(machine.status(), failed(3));
    machine.written(2, NOW + 2_020);
    assert_eq!((machine.status(), machine.is_settled()), (Status::Saving, false));
    machine.flush();
    machine.written(3, NOW + 2_030);
    assert_eq!((machine.status(), machine.is_settled()), (saved(Some(NOW + 2_030)), true));
}

#[test]
fn a_failure_is_tried_again_ever_more_slowly_but_at_least_every_minute() {
    let mut machine = Saving::new(0);
    machine.edited(vec![operation(1, 1)], NOW);
    let mut now = NOW;
    let mut waits = vec![];
    machine.flush();
    for batch in 0..12 {
        let at = wake(&machine.failed(batch, "The disk is full", now));
        waits.push(at - now);
        assert_eq!(wake(&machine.woke(at - 1)), at, "a timer that comes early is set again");
        now = at;
        assert_eq!(write(&machine.woke(now)), (batch + 1, vec![operation(1, 1)]));
    }
    assert_eq!(waits[..6], [1, 2, 4, 8, 16, 32].map(|times| times * RETRY_MILLIS));
    assert!(waits[6..].iter().all(|wait| *wait == RETRY_MOST_MILLIS));
    machine.written(12, now);
    machine.edited(vec![operation(2, 1)], now);
    machine.flush();
    assert_eq!(wake(&machine.failed(13, "Again", now)), now + RETRY_MILLIS, "a success forgets the failures");
}

#[test]
fn typing_on_neither_hastens_nor_delays_the_next_attempt() {
    let mut machine = Saving::new(0);
    machine.edited(vec![operation(1, 1)], NOW);
    machine.flush();
    let at = wake(&machine.failed(0, "The disk is full", NOW));
    for key in 1..10 {
        assert_eq!(machine.edited(vec![operation(1, key)], NOW + key * 90), []);
    }
    assert_eq!(write(&machine.woke(at)).1, [operation(1, 9)], "the newest state is the one that is written");
}

#[test]
fn hiding_the_page_writes_at_once_and_behind_a_flight_as_soon_as_it_has_landed() {
    let mut machine = Saving::new(0);
    assert_eq!(machine.flush(), [], "there is nothing to write");
    machine.edited(vec![operation(1, 1)], NOW);
    assert_eq!(write(&machine.flush()), (0, vec![operation(1, 1)]));
    machine.edited(vec![operation(1, 2)], NOW + 5);
    assert_eq!(machine.flush(), [], "one flight at a time");
    // No timer is asked for: a hidden page may get none.
    assert_eq!(write(&machine.written(0, NOW + 10)), (1, vec![operation(1, 2)]));
}

#[test]
fn word_of_a_batch_that_is_not_in_flight_changes_nothing() {
    let mut machine = Saving::new(3);
    machine.edited(vec![operation(1, 1)], NOW);
    machine.flush();
    machine.edited(vec![operation(2, 1)], NOW);
    let before = machine.clone();
    assert_eq!(machine.failed(2, "Late", NOW), []);
    assert_eq!(machine, before);
    machine.written(2, NOW);
    assert_eq!(machine.status(), Status::Saving);
    assert!(!machine.is_settled());
}

#[test]
fn what_is_not_on_the_device_is_known_in_its_newest_state_whether_it_waits_or_is_in_flight() {
    let mut machine = Saving::new(0);
    assert_eq!(machine.unsaved(), []);
    machine.edited(vec![operation(1, 1), operation(2, 1)], NOW);
    machine.flush();
    machine.edited(vec![operation(2, 2), operation(3, 1)], NOW + 10);
    assert_eq!(machine.unsaved(), [operation(1, 1), operation(2, 2), operation(3, 1)]);
    machine.failed(0, "The disk is full", NOW + 20);
    assert_eq!(
        machine.unsaved(),
        [operation(1, 1), operation(2, 2), operation(3, 1)],
        "it failed and is lost"
    );
    machine.flush();
    machine.written(1, NOW + 30);
    assert_eq!(machine.unsaved(), []);
}

#[test]
fn whoever_waits_is_told_when_waiting_is_of_no_use() {
    let mut machine = Saving::new(0);
    assert_eq!(machine.rest(), Rest::Settled);
    machine.edited(vec![operation(1, 1)], NOW);
    assert_eq!(machine.rest(), Rest::Moving);
    machine.flush();
    machine.failed(0, "The disk is full", NOW);
    assert_eq!((machine.rest(), machine.trouble()), (Rest::Stuck, Some("The disk is full")));
    // An attempt that is on its way is waited for, whatever became of the last one.
    machine.flush();
    assert_eq!(machine.rest(), Rest::Moving);
    machine.written(1, NOW);
    assert_eq!((machine.rest(), machine.trouble()), (Rest::Settled, None));
}

#[test]
fn the_list_of_the_cases_never_says_that_it_goes_further_than_what_is_written() {
    let mut machine = Saving::new(4);
    machine.edited(vec![operation(1, 1)], NOW);
    machine.flush();
    assert_eq!(machine.upto(4), 5);
    // The list's words have this one already; the batch does not.
    machine.edited(vec![operation(1, 2)], NOW);
    assert_eq!(machine.upto(4), 4, "nobody would find that the list says too much");
}

#[test]
fn what_is_typed_while_a_file_is_written_lands_behind_it() {
    let mut machine = Saving::new(7);
    machine.edited(vec![operation(1, 1)], NOW);
    machine.flush();
    // The batch that is on its way has the lower number: the file waits for it.
    machine.hold();
    assert!(machine.is_flying());
    machine.written(7, NOW + 10);
    assert!(!machine.is_flying());
    assert_eq!(machine.reserve(4), 8);
    machine.edited(vec![operation(2, 1)], NOW + 20);
    assert_eq!(machine.woke(NOW + 20 + PAUSE_MILLIS), [], "written before the file");
    assert_eq!(machine.flush(), []);
    assert_eq!(write(&machine.release()), (12, vec![operation(2, 1)]));
}
