//! The case at a moment.

use super::{DAY, Desk, NOW, reason, still};
use kith::{
    case::{Case, Key, Value},
    edit::Edit,
    reports::{Block, forms::whole},
};

fn week() -> Desk {
    let mut desk = still(1, "Asha");
    desk.add(("episode", "first"), &[]);
    desk.say(reason(), "Falls");
    desk.now = NOW + DAY;
    desk.say(reason(), "Falls, and a fire");
    desk.add(("note", "n1"), &[("text", Value::text("Rang"))]);
    desk.now = NOW + 2 * DAY;
    desk.dispatch(Edit::Withdraw { thing: Key::thing("note", "n1"), why: "Another case".to_owned() });
    desk
}

#[test]
fn now_is_the_case_and_before_the_first_entry_there_is_none() {
    let desk = week();
    assert_eq!(desk.case().at(desk.now), *desk.case());
    assert_eq!(desk.case().at(u64::MAX), *desk.case());
    assert_eq!(desk.case().at(NOW - 1), Case::new());
}

#[test]
fn each_day_shows_what_stood_then_and_nothing_later() {
    let desk = week();
    let reason_at = |moment: u64| desk.case().at(moment).value(&reason()).clone();
    assert_eq!(reason_at(NOW), Value::text("Falls"));
    assert_eq!(reason_at(NOW + DAY - 1), Value::text("Falls"));
    assert_eq!(reason_at(NOW + DAY), Value::text("Falls, and a fire"));
    let notes_at = |moment: u64| desk.case().at(moment).things("note").count();
    assert_eq!([0, 1, 2].map(|days| notes_at(NOW + days * DAY)), [0, 1, 0]);
}

#[test]
fn a_conflict_settled_since_stands_open_in_the_past() {
    let (mut desk, mut other) = (still(1, "Asha"), still(2, "Ben"));
    desk.say(reason(), "Hers");
    other.now += 1_000;
    other.say(reason(), "His");
    desk.take(&other);
    desk.now += DAY;
    let chosen = desk.case().heads(&reason())[0].stamp;
    desk.dispatch(Edit::Choose { key: reason(), stamp: chosen });
    assert!(desk.case().conflict(&reason()).is_empty());
    assert_eq!(desk.case().at(NOW + 1_000).conflict(&reason()).len(), 2);
    assert_eq!(*desk.case().at(NOW + 1_000).value(&reason()), Value::text("His"));
}

#[test]
fn its_documents_hold_the_earlier_words_and_not_the_later() {
    let desk = week();
    let text = |moment: u64| {
        let documents = whole(&desk.case().at(moment));
        let blocks = documents.into_iter().flat_map(|document| document.blocks);
        blocks
            .map(|block| match block {
                Block::Answer { answer, .. } => answer,
                other => format!("{other:?}"),
            })
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert!(text(NOW).contains("Falls") && !text(NOW).contains("a fire") && !text(NOW).contains("Rang"));
    assert!(text(NOW + DAY).contains("Falls, and a fire") && text(NOW + DAY).contains("Rang"));
}
