//! A copy can be made again and again: what the record keeps of an earlier hand-over never stops a later one.

use super::copies::{amos, leaving_out, redact, written};
use crate::support::{Desk, text};
use kith::{
    case::Value,
    forms::handover::LEFT_OUT,
    handoff::redaction::{Choice, parts},
};
use proptest::prelude::*;

/// The choices that people make: each part and section, each usual one, somebody left out, and nothing left out.
fn choices() -> Vec<Choice> {
    let mut all = vec![Choice::default(), Choice::usual(), Choice::initials()];
    for part in parts() {
        all.push(leaving_out(&[&part.slug]));
        all.extend(part.sections.iter().map(|(slug, _)| leaving_out(&[slug])));
    }
    let mut one = Choice { history_left_out: true, ..Choice::default() };
    one.people_left_out.insert("p2".to_owned());
    one.people_by_initials.insert("p4".to_owned());
    all.push(one.clone());
    one.people_left_out.insert("p4".to_owned());
    all.push(one);
    all
}

/// Makes the copy as the screen does: the file is scanned, then the hand-over is written into the record.
fn hand_over(desk: &mut Desk, choice: &Choice, number: usize) {
    let copy = redact(desk.case(), choice);
    let hits = copy.scan.check(written(&copy, choice).as_bytes());
    assert_eq!(hits, [], "hand-over {number}: {}", choice.in_words());
    let fields = [
        ("purpose", Value::choice("another")),
        ("other-purpose", text("A case conference")),
        ("to", text("Riverside team")),
        ("lock", Value::choice("locked")),
        (LEFT_OUT, text(&choice.in_words())),
    ];
    desk.add(&format!("handover/h{number}"), &fields);
    desk.now += 31 * 24 * 60 * 60 * 1000;
}

#[test]
fn every_choice_can_be_made_again_a_month_later_and_again() {
    for choice in choices() {
        let mut desk = amos();
        for number in 0..3 {
            hand_over(&mut desk, &choice, number);
        }
    }
}

#[test]
fn a_copy_with_nothing_left_out_blocks_no_later_one() {
    let mut desk = amos();
    hand_over(&mut desk, &Choice::default(), 0);
    for (number, choice) in choices().iter().enumerate() {
        hand_over(&mut desk, choice, number + 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hand_overs_in_any_order_never_stop_one_another(
        picked in proptest::collection::vec((0..200_usize, any::<bool>()), 2..10),
    ) {
        let all = choices();
        let mut desk = amos();
        for (number, (at, history)) in picked.into_iter().enumerate() {
            let choice = Choice { history_left_out: history, ..all[at % all.len()].clone() };
            hand_over(&mut desk, &choice, number);
        }
    }
}
