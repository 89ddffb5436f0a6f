//! The quick way to the seal says what the slow one says, or nothing.

use super::Filing;
use kith::handoff::{
    canonical::{members, of_text},
    envelope::canonical,
};
use serde_json::Value as Json;

/// What the quick way says of a text is what the slow way says.
pub fn agrees(text: &str) -> bool {
    let Some(members) = members(text) else { return false };
    let json: Json = serde_json::from_str(text).unwrap();
    let slow = json.as_object().unwrap();
    assert_eq!(members.len(), slow.len(), "{text}");
    for (name, value) in slow {
        assert_eq!(members[name], canonical(value), "{name}");
    }
    assert_eq!(of_text(text.trim()), Some(canonical(&json)), "{text}");
    true
}

#[test]
fn a_file_as_it_is_written_goes_the_quick_way() {
    let file = super::sample().file();
    assert!(agrees(&file));
    let json: Json = serde_json::from_str(&file).unwrap();
    assert!(agrees(&json.to_string()));
    assert!(agrees(&format!(" \r\n{file}\t")));
}

#[test]
fn odd_ways_of_writing_agree_or_are_left_to_the_slow_way() {
    for (text, quick) in [
        (r#"{}"#, true),
        (r#"{"b":1,"a":[{"z":{},"y":[]},"x",true,false,null,-7]}"#, true),
        (r#"{"a":"\u00e9\n\"\\ \/ é","\u0062":{"\u0061":1,"A":2}}"#, true),
        (r#"{"a":1.0}"#, false),
        (r#"{"a":1e3}"#, false),
        (r#"{"a":-0}"#, false),
        (r#"{"a":12345678901234567890}"#, false),
        (r#"{"a":1,"a":2}"#, false),
        (r#"{"a":{"b":1,"\u0062":2}}"#, false),
        (r#"{"a":01}"#, false),
        (r#"{"a":1,}"#, false),
        (r#"{"a":[1,]}"#, false),
        (r#"{"a":[,]}"#, false),
        (r#"{"a":truex}"#, false),
        (r#"{"a":"\ud800"}"#, false),
        ("{\"a\":\"\n\"}", false),
        (r#"{"a":1}}"#, false),
        (r#"[]"#, false),
        (r#"{"a":"#, false),
        (r#"{"a":"\"#, false),
        ("", false),
    ] {
        assert_eq!(agrees(text), quick, "{text}");
    }
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(!agrees(&deep));
}
