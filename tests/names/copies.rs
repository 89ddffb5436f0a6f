//! A case with people and words, and what a copy of it says.

use crate::support::Desk;
use kith::{
    case::{Case, Value},
    handoff::redaction::{self, Choice, Redacted},
};

/// A case whose client has this name.
pub fn named(client: &str) -> Desk {
    let mut desk = Desk::new(7, "Hannah Osei");
    desk.add("episode/e1", &[]);
    desk.say("person/client/name", client);
    desk
}

/// A case as another device goes on with it.
pub fn elsewhere(case: Case, device: u64) -> Desk {
    Desk::over("first", case, device, "Hannah Osei")
}

pub fn note_down(desk: &mut Desk, words: &str) {
    desk.add("note/n1", &[("text", Value::text(words))]);
}

pub fn redact(desk: &Desk, choice: &Choice) -> Redacted {
    redaction::redact("first", desk.case(), choice)
}

pub fn initials_for_all() -> Choice {
    Choice { initials_for_all: true, ..Choice::default() }
}

/// What the note says in a copy with initials for everybody.
pub fn note(desk: &Desk) -> String {
    let copy = redact(desk, &initials_for_all());
    copy.case.field("note", "n1", "text").words().to_owned()
}

/// What a note of these words says in a copy with initials, where the client bears this name.
pub fn told(client: &str, words: &str) -> String {
    let mut desk = named(client);
    note_down(&mut desk, words);
    note(&desk)
}
