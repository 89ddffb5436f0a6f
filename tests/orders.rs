//! What the windows of one device tell each other: every message is read as it was said, a window that slept finds what it
//! missed, and the roll call never counts a window as done that is not.

use kith::workbench::orders::{Message, Numbered, Order, RollCall, missed, next, silence_in_words};
use proptest::prelude::*;

fn order() -> impl Strategy<Value = Order> {
    prop_oneof![Just(Order::Lock), Just(Order::Remove), "[a-z2-7]{16}".prop_map(Order::RemoveCase),]
}

fn row(orders: &[Order]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (at, order) in orders.iter().enumerate() {
        let text = next(all.last().map(String::as_str), format!("t{at}"), order.clone()).to_string();
        all.push(text);
    }
    all
}

proptest! {
    #[test]
    fn every_message_is_read_as_it_was_said(number: u64, token in "[a-z2-7]{16}", by in "[a-z2-7]{16}", order in order()) {
        for message in [
            Message::Do(Numbered { number, token: token.clone(), order }),
            Message::Done { token, by },
            Message::Gone,
        ] {
            prop_assert_eq!(message.to_string().parse(), Ok(message));
        }
    }

    #[test]
    fn no_text_whatever_stops_a_window(text in "\\PC*") {
        let _ = text.parse::<Message>();
        let _ = missed(Some(&text), None);
        prop_assert!(missed(None, Some(&text)).is_some());
    }

    /// A window that fell asleep after any order finds, whatever came since, an order that hides at least as much.
    #[test]
    fn a_window_that_slept_never_shows_what_it_must_not(orders in prop::collection::vec(order(), 1..6), slept in 0_usize..6) {
        let row = row(&orders);
        let slept = slept.min(row.len());
        let known = slept.checked_sub(1).map(|at| row[at].as_str());
        let found = missed(known, row.last().map(String::as_str));
        let since = &orders[slept..];
        match (since, found) {
            ([], found) => prop_assert_eq!(found, None),
            ([one], found) => prop_assert_eq!(found.as_ref(), Some(one)),
            (more, Some(Order::Lock)) => prop_assert_ne!(more.last(), Some(&Order::Remove)),
            (more, Some(Order::Remove)) => prop_assert_eq!(more.last(), Some(&Order::Remove)),
            (more, found) => prop_assert!(false, "{:?} was missed, and {:?} was found", more, found),
        }
    }

    /// Whatever is heard and counted in whatever order, the silent ones are those who were there throughout and never answered.
    #[test]
    fn the_roll_call_counts_who_is_there_and_silent(
        counts in prop::collection::vec(prop::collection::btree_set(0_u8..6, 0..6), 1..4),
        answers in prop::collection::vec((any::<bool>(), 0_u8..6), 0..8),
    ) {
        let mut roll = RollCall::new("ours");
        prop_assert!(!roll.is_complete(), "complete before anybody was counted");
        let half = answers.len() / 2;
        let hear = |roll: &mut RollCall, part: &[(bool, u8)]| {
            for (is_ours, by) in part {
                roll.heard(if *is_ours { "ours" } else { "theirs" }, &by.to_string());
            }
        };
        hear(&mut roll, &answers[..half]);
        for there in &counts {
            roll.count(there.iter().map(u8::to_string));
        }
        hear(&mut roll, &answers[half..]);
        let silent = (0..6_u8)
            .filter(|id| counts.iter().all(|there| there.contains(id)))
            .filter(|id| !answers.contains(&(true, *id)))
            .count();
        prop_assert_eq!(roll.silent(), silent);
        prop_assert_eq!(roll.is_complete(), silent == 0);
        // The page after this one goes on with it.
        let mut after = RollCall::from_text(&roll.to_text());
        prop_assert_eq!(after.silent(), silent);
        for id in 0..6_u8 {
            after.heard("ours", &id.to_string());
        }
        prop_assert!(after.is_complete());
    }
}

#[test]
fn storage_that_was_cleared_is_a_lock_and_no_order_is_nothing() {
    let row = row(&[Order::Lock]);
    assert_eq!(missed(Some(&row[0]), None), Some(Order::Lock));
    assert_eq!(missed(Some(&row[0]), Some(&row[0])), None);
    assert_eq!(missed(None, None), None);
}

#[test]
fn windows_that_do_not_answer_are_told_in_words() {
    assert_eq!(silence_in_words(0), None);
    assert_eq!(silence_in_words(1).unwrap(), "One other window of Kith did not answer. Close it.");
    assert!(silence_in_words(3).unwrap().starts_with("3 other windows of Kith did not answer."));
}

#[test]
fn an_order_that_is_over_names_no_case_and_is_missed_only_by_those_who_slept_before_it() {
    let row = row(&[Order::Lock, Order::RemoveCase("abc".to_owned())]);
    let last: Numbered = row[1].parse().unwrap();
    let over = Numbered { order: Order::Over, ..last }.to_string();
    assert!(!over.contains("abc"));
    assert_eq!(missed(Some(&row[1]), Some(&over)), None);
    assert_eq!(missed(Some(&row[0]), Some(&over)), Some(Order::Lock));
    assert_eq!(missed(None, Some(&over)), Some(Order::Lock));
    let after = next(Some(&over), "t9".to_owned(), Order::Lock);
    assert_eq!(missed(Some(&over), Some(&after.to_string())), Some(Order::Lock));
}
