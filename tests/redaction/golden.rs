//! The first redacted copy ever written is read for ever, and tells what it told.

use super::copies::opened;
use crate::support::{
    hand_made::{self, EXPORTED_AT, ID, exported_by},
    released,
};
use kith::{
    case::{Case, Key, Value},
    handoff::{
        self, CaseFile, Envelope,
        redaction::{Choice, Instead, redact},
    },
};

const FILE: &str = "tests/fixtures/handoff/v2.json";

fn choice() -> Choice {
    let mut choice = Choice { initials_for_all: true, ..Choice::default() };
    choice.parts_left_out.insert("consultation/issues".to_owned());
    choice.names.insert("dr example".to_owned(), Instead::Kept);
    choice
}

fn golden() -> String {
    released(FILE, || {
        let case = Case::from_operations(hand_made::operations()).unwrap();
        let file = vec![CaseFile::of(ID, &redact(ID, &case, &choice()).case)];
        handoff::write_with(file, EXPORTED_AT, &exported_by(), Some(choice().in_words())).unwrap()
    })
}

#[test]
fn it_tells_what_it_told_and_nothing_of_what_it_withheld() {
    let file = golden();
    let copy = opened(&file);
    assert_eq!(copy.field("person", "client", "name"), &Value::text("W. E."));
    assert_eq!(copy.field("consultation", "e1", "reason"), &Value::Withheld);
    for words in ["Wilf", "I fell", "About somebody else", "Entered in the wrong case"] {
        assert!(!file.contains(words), "{words}");
    }
    assert!(copy.is_redacted(&Key::field("person", "client", "name")));
    assert!(!copy.is_redacted(&Key::field("person", "client", "born")));
    let envelope: Envelope = serde_json::from_str(&file).unwrap();
    assert_eq!(envelope.version, 2);
    assert!(envelope.left_out.unwrap().contains("Consultation: Key issues"));
}

#[test]
fn it_comes_home_without_harm() {
    let case = Case::from_operations(hand_made::operations()).unwrap();
    let both = opened(&golden()).operations().cloned().chain(hand_made::operations()).collect::<Vec<_>>();
    assert_eq!(Case::from_operations(both).unwrap(), case);
}

#[test]
fn a_stand_in_in_a_file_of_whole_cases_is_damage() {
    let text = golden().replacen("\"version\": 2", "\"version\": 1", 1);
    let error = handoff::read(text.as_bytes()).unwrap_err().to_string();
    assert!(error.contains("what was left out"), "{error}");
    let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
    json.as_object_mut().unwrap().remove("left_out");
    let error = handoff::read(json.to_string().as_bytes()).unwrap_err().to_string();
    assert!(error.contains("not as it was when it was written"), "{error}");
}
