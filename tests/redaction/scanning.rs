//! The scan sees through capitals and JSON, and says where and what to do.

use super::copies::{amos, leaving_out, redact};
use kith::handoff::redaction::Choice;

fn withheld() -> Choice {
    let mut choice = leaving_out(&["person/contact", "note"]);
    choice.people_left_out.insert("p2".to_owned());
    choice
}

#[test]
fn what_stands_in_an_output_after_all_is_found() {
    let scan = redact(amos().case(), &withheld()).scan;
    for (output, what) in [
        ("She lives at 14 COBB LANE.", "14 cobb lane"),
        ("{\"a\": [\"14 \\u0063obb\\u0020lane\"]}", "14 cobb lane"),
        ("{\"14 cobb lane\": 1}", "14 cobb lane"),
        ("<text>zNote to self</text>", "znote to self"),
        ("{\"a\": \"x\\nFrank\"}", "Frank"),
        ("FRANK\u{2019}S", "Frank"),
    ] {
        let hits = scan.check(output.as_bytes());
        assert!(hits.iter().any(|hit| hit.what == what), "{output}: {hits:?}");
    }
    for output in ["", "frankly", "Cobb Lane 14", "Amos", "{\"a\": \"Doreen Amos\"}"] {
        assert_eq!(scan.check(output.as_bytes()), [], "{output}");
    }
}

#[test]
fn a_hit_says_where_it_is_and_what_to_do() {
    let scan = redact(amos().case(), &withheld()).scan;
    let hits = scan.check(br#"{"key": "chronology/k1/incident", "value": {"text": "Frank Amos moved"}}"#);
    assert_eq!(hits.len(), 1, "{hits:?}");
    let words = hits[0].to_string();
    assert!(words.contains("\u{201c}Frank Amos\u{201d}") && words.contains("Incident"), "{words}");
    assert!(words.contains("Choose what stands in the place of this name"), "{words}");
}

#[test]
fn what_is_shared_elsewhere_is_no_leak() {
    let mut desk = amos();
    desk.say("threshold/e1/reasoning", "She moved to 14 Cobb Lane in March.");
    let copy = redact(desk.case(), &withheld());
    assert_eq!(copy.scan.check(b"14 Cobb Lane"), []);
    assert!(!copy.scan.is_empty());
}

#[test]
fn every_choice_of_the_small_family_passes_its_own_scan() {
    for choice in [Choice::default(), Choice::usual(), Choice::initials(), withheld()] {
        let copy = redact(amos().case(), &choice);
        let file = super::copies::written(&copy, &choice);
        assert_eq!(copy.scan.check(file.as_bytes()), [], "{choice:?}");
    }
}
