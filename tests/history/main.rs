//! The history says who changed what and when, and the case at a moment is what stood then.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "A test that stops at the first surprise says what is wrong; nobody's work is lost by it."
)]

mod entries;
mod finding;
mod integrity;
mod past;
mod slips;
#[path = "../support/mod.rs"]
mod support;

use kith::{
    case::{Author, Case, Device, Key, Operation, Value},
    edit::{Edit, Occasion, Session},
    reports::history::{self, Entry, Filter, Scope},
};

/// 4 November 2025, 10:20.
const NOW: u64 = 1_762_251_600_000;
const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;

/// A practitioner at one device.
struct Desk {
    session: Session,
    now: u64,
    author: Author,
    made: u64,
}

impl Desk {
    fn new(device: u64, name: &str) -> Self {
        let session = Session::new("first", Case::new(), Device(device), NOW);
        Self { session, now: NOW, author: author(name), made: device << 32 }
    }

    fn dispatch(&mut self, edit: Edit) -> Vec<Operation> {
        self.made += 1;
        let mut entropy = [0; 32];
        entropy[..8].copy_from_slice(&self.made.to_le_bytes());
        let occasion = Occasion { now: self.now, author: self.author.clone(), entropy };
        self.session.dispatch(edit, &occasion).unwrap()
    }

    /// Answers, and leaves the field.
    fn say(&mut self, key: &Key, words: &str) -> Operation {
        let made = self.dispatch(Edit::Answer { key: key.clone(), value: Value::text(words) }).remove(0);
        self.session.close_typing();
        made
    }

    fn add(&mut self, noun: &str, id: &str, fields: &[(&str, Value)]) -> Operation {
        self.dispatch(Edit::add(Key::thing(noun, id), fields)).remove(0)
    }

    /// Takes in what a file brings, as the app does.
    fn admit(&mut self, operations: Vec<Operation>) -> Vec<Operation> {
        let edit = crate::support::import(self.case(), operations).unwrap();
        self.dispatch(edit)
    }

    fn take(&mut self, other: &Self) {
        self.admit(other.case().operations().cloned().collect());
    }

    fn case(&self) -> &Case {
        self.session.case()
    }

    /// The entries of a scope as this device tells them, the last first.
    fn told(&self, scope: &Scope) -> Vec<Entry> {
        let found = history::find(self.case(), scope, &Filter::default());
        found.into_iter().map(|stamp| self.entry(stamp)).collect()
    }

    fn entry(&self, stamp: kith::case::Stamp) -> Entry {
        history::entry(self.case(), stamp, self.session.device(), self.now).unwrap()
    }
}

fn author(name: &str) -> Author {
    Author { name: name.to_owned(), role: "Social worker".to_owned() }
}

fn reason() -> Key {
    Key::field("consultation", "first", "reason")
}
