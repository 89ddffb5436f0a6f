//! The first version's file, as it was once written, is read for ever: what it holds, and what it is written as.

use super::{
    cases, envelope,
    hand_made::{self, DATES, EXPORTED_AT, ID, exported_by, text},
};
use crate::support::released;
use kith::{
    case::{Act, Case, Key, Operation, Value, date::Known},
    handoff::{self, CaseFile},
};
use std::collections::BTreeSet;

const FILE: &str = "tests/fixtures/handoff/v1.json";

fn golden() -> String {
    released(FILE, || {
        let case = Case::from_operations(hand_made::operations()).unwrap();
        handoff::write(vec![CaseFile::of(ID, &case)], EXPORTED_AT, &exported_by()).unwrap()
    })
}

#[test]
fn it_holds_every_operation_as_it_was_made() {
    let file = &cases(&golden())[0];
    assert_eq!(file.id, ID);
    assert_eq!(file.operations, hand_made::operations());
    assert!(file.operations.iter().all(Operation::is_intact));
}

#[test]
fn it_holds_every_act_and_every_kind_of_value() {
    let operations = hand_made::operations();
    let acts = [
        Act::Answer,
        Act::Add,
        Act::Withdraw,
        Act::Restore,
        Act::Complete,
        Act::Reopen,
        Act::Choose,
        Act::Undo,
        Act::Redo,
    ];
    for act in acts {
        assert!(operations.iter().any(|operation| operation.act == act), "{act:?} is not in it");
    }
    // A kind that is added to the program does not compile here until it has a name, and the next version's file holds it.
    let kind = |value: &Value| match value {
        Value::Empty => "empty",
        Value::Text(_) => "text",
        Value::Choice(_) => "choice",
        Value::Choices(_) => "choices",
        Value::Date(_) => "date",
        Value::Typed(_) => "typed",
        Value::Time(_) => "time",
        Value::Number(_) => "number",
        Value::Link(_) => "link",
        Value::Whole(_) => "whole",
        Value::Withheld => "withheld",
        Value::Erased => "erased",
    };
    let kinds: BTreeSet<&str> = operations.iter().map(|operation| kind(&operation.value)).collect();
    assert_eq!(kinds.len(), 12, "{kinds:?}");
    let file = golden();
    for kind in kinds {
        assert!(file.contains(&format!("\"{kind}\"")), "{kind}");
    }
}

#[test]
fn it_tells_the_case_that_it_told() {
    let file = cases(&golden()).remove(0);
    let case = Case::from_operations(file.operations).unwrap();
    let said = |noun: &str, field: &str| case.field(noun, "e1", field).clone();
    assert_eq!(case.field("person", "client", "name"), &text("Wilf \u{2018}Example\u{2019}"));
    assert_eq!(
        said("consultation", "reason"),
        text("Said: \"I fell\", twice.\nThen \u{e9}t\u{e9}, \u{1f33b} and a \\.")
    );
    assert_eq!(said("consultation", "contact-date"), Value::Typed("4/11 or 5/11".to_owned()));
    assert!(said("consultation", "sharing-basis").chooses("public-task"));
    assert_eq!(said("consultation", "danger-action"), Value::Withheld);
    assert_eq!(said("consultation", "referrer-contact"), Value::Erased);
    assert_eq!(said("consultation", "referral-date"), Value::Empty);
    assert_eq!(case.history(&Key::field("consultation", "e1", "referral-date")).len(), 4);
    assert_eq!(said("consultation", "completed"), Value::Empty);
    assert_eq!(
        kith::forms::rows::rated("rating").unwrap().1.rating(&case, "k1", "r1", "allocation"),
        Some(3)
    );
    assert_eq!(case.field("rater", "r1", "episode"), &Value::Link("e1".to_owned()));
    assert_eq!(case.field("concern", "k1", "text"), &text("Falls"));

    assert!(case.things("note").eq(["n2"]));
    assert!(case.all_things("note").eq(["n1", "n2"]));
    let withdrawn = case.current(&Key::field("note", "n1", "withdrawn")).unwrap();
    assert_eq!(withdrawn.why.as_deref(), Some("Entered in the wrong case"));

    let name = Key::field("consultation", "e1", "referrer-name");
    assert!(case.conflicts().eq([&name]));
    let heads: Vec<(&str, &str)> =
        case.conflict(&name).iter().map(|op| (op.by.name.as_str(), op.value.words())).collect();
    assert_eq!(heads, [("Asha Example", "Dr Example"), ("Ben Example", "Dr Exampel")]);
    let team = case.current(&Key::field("consultation", "e1", "referrer-team")).unwrap();
    assert_eq!((team.act, &team.value, team.replaces.len()), (Act::Choose, &text("Hospital"), 2));
}

#[test]
fn it_keeps_the_doubt_about_its_dates() {
    let case = Case::from_operations(cases(&golden()).remove(0).operations).unwrap();
    let date = |index: usize| case.field("chronology", &format!("d{index}"), "date").date().unwrap();
    for (index, edtf) in DATES.into_iter().enumerate() {
        assert_eq!(date(index).to_string(), edtf);
    }
    let words: Vec<String> = (0..DATES.len()).map(|index| date(index).in_words()).collect();
    let expected = [
        "about 1966",
        "perhaps March 2006",
        "4 November 2025",
        "perhaps about summer 2021",
        "2014",
        "2016 to 2019",
        "since 1998",
        "until May 2001",
        "about winter 2019 to 23 March 2020",
        "perhaps 29 February 2020",
    ];
    assert_eq!(words, expected);
    assert_eq!(date(4).bounds().0, Some(Known::Year(2014).earliest()));
}

/// The readable part follows the forms, whose words change from release to release: it is taken from the file itself.
#[test]
fn the_same_case_is_written_in_the_same_bytes() {
    let golden = golden();
    let read = envelope(&golden);
    assert_eq!((read.exported_at.as_str(), &read.exported_by), (EXPORTED_AT, &exported_by()));
    let readable = read.cases[0].readable.clone();
    let case = Case::from_operations(hand_made::operations()).unwrap();
    let operations = CaseFile::of(ID, &case).operations;
    let file = CaseFile { id: ID.to_owned(), readable, operations };
    let written = handoff::write(vec![file], EXPORTED_AT, &exported_by()).unwrap();
    // Only the version of the program that wrote it may differ.
    let app = |version: &str| format!("  \"app\": \"{version}\",\n");
    assert_eq!(golden.matches(&app(&read.app)).count(), 1);
    assert_eq!(written, golden.replace(&app(&read.app), &app(env!("CARGO_PKG_VERSION"))));
}

#[test]
fn its_readable_part_is_for_people() {
    let file = cases(&golden()).remove(0);
    let text: String = file.readable.iter().map(|document| document.to_text()).collect();
    for words in [
        "Wilf",
        "\"I fell\", twice.",
        "about 1966",
        "10:20",
        "Rang the daughter",
        "(withheld from this copy)",
    ] {
        assert!(text.contains(words), "{words:?}");
    }
    assert!(!text.contains("About somebody else"), "what was withdrawn is not read out");
}
