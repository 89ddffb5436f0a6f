//! What is named in any field that asks for a name is known, and leaves nowhere.

use super::{
    copies::{initials_for_all, named, note_down, redact},
    questions::questions,
};
use kith::{
    case::{Key, Value, names::Holds},
    forms::{
        self, Home,
        names::{holds, known},
    },
};
use std::collections::BTreeSet;

#[test]
fn who_is_named_in_any_marked_field_is_known_and_replaced_wherever_else_they_are_named() {
    let mut keys = BTreeSet::new();
    for (noun, question) in questions().into_iter().filter(|(_, question)| question.names != Holds::Words) {
        let mut desk = named("Doreen Amos");
        let thing = match (question.home, noun.as_str()) {
            (Home::Client, _) => "person/client".to_owned(),
            // It is asked elsewhere, and has no field here.
            (Home::With(..), _) => continue,
            (Home::Form, "person") => "person/p9".to_owned(),
            (Home::Form, noun) => format!("{noun}/e1"),
        };
        let key = format!("{thing}/{}", question.slug);
        if thing == "person/p9" || forms::form(&noun).is_none() {
            desk.add(&thing, &[]);
        }
        desk.say(&key, "Zbigniew Wexmoor");
        // What it said before counts too.
        desk.say(&key, "Mrs Achieng");
        note_down(&mut desk, "zbigniew rang with Wexmoor’s keys. ACHIENG came.");
        let copy = redact(&desk, &initials_for_all());
        let left = copy.case.field("note", "n1", "text").words();
        assert!(!left.to_lowercase().contains("wexmoor") && !left.contains("zbig"), "{key}: {left}");
        assert!(!left.contains("ACHIENG"), "{key}: {left}");
        assert_ne!(holds(&Key::parse(&key).unwrap()), Holds::Words);
        keys.insert(key);
    }
    let mut desk = named("Doreen Amos");
    desk.add("rater/r1", &[("name", Value::text("Zbigniew Wexmoor"))]);
    assert_eq!(known(desk.case()).len(), 2);
    println!("fields that name people: {}", keys.len());
    assert!(keys.len() > 25, "{keys:?}");
}
