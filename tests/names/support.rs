//! A case with people and words, and what a copy of it says.

use kith::{
    case::{Author, Case, Device, Key, Value},
    edit::{Edit, Occasion, Session},
    handoff::redaction::{self, Choice, Redacted},
};
use std::collections::BTreeMap;

pub struct Desk {
    session: Session,
    made: u64,
}

impl Desk {
    pub fn new() -> Self {
        let mut desk =
            Self { session: Session::new("c1", Case::new(), Device(7), 1_762_251_600_000), made: 0 };
        desk.add("episode/e1", &[]);
        desk
    }

    /// A case whose client has this name.
    pub fn of(client: &str) -> Self {
        let mut desk = Self::new();
        desk.say("person/client/name", client);
        desk
    }

    /// A case as another device goes on with it.
    pub fn on(case: Case, device: u64) -> Self {
        Self { session: Session::new("c1", case, Device(device), 1_762_251_600_000), made: device * 1_000 }
    }

    fn dispatch(&mut self, edit: Edit) {
        self.made += 1;
        let mut entropy = [0; 32];
        entropy[..8].copy_from_slice(&self.made.to_le_bytes());
        let author = Author { name: "Hannah Osei".to_owned(), role: String::new() };
        let now = 1_762_251_600_000 + self.made * 1_000;
        self.session.close_typing();
        self.session.dispatch(edit, &Occasion { now, author, entropy }).unwrap();
    }

    pub fn say(&mut self, key: &str, words: &str) {
        self.answer(key, Value::text(words));
    }

    pub fn answer(&mut self, key: &str, value: Value) {
        self.dispatch(Edit::Answer { key: Key::parse(key).unwrap(), value });
    }

    pub fn add(&mut self, thing: &str, fields: &[(&str, Value)]) {
        let fields: BTreeMap<String, Value> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.dispatch(Edit::Add { thing: Key::parse(thing).unwrap(), fields });
    }

    pub fn note(&mut self, words: &str) {
        self.add("note/n1", &[("text", Value::text(words))]);
    }

    pub fn case(&self) -> &Case {
        self.session.case()
    }
}

pub fn redact(desk: &Desk, choice: &Choice) -> Redacted {
    redaction::redact("c1", desk.case(), choice)
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
    let mut desk = Desk::of(client);
    desk.note(words);
    note(&desk)
}
