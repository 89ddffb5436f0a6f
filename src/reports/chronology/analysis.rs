//! What the chronology may mean, apart from its entries: each thought dated and signed by whoever had it, and never changed.

use crate::case::{Case, Key, Value, date::day_in_words, order};
use crate::edit::{Edit, wording};
use crate::reports::document::Document;
use chrono::DateTime;

/// The rows that this file carries out: analysis is kept out of the entries, and has a place of its own.
pub const SOURCE_ROWS: &[&str] = &["K36", "K39"];

/// The noun under which it is kept.
pub const NOUN: &str = "analysis";

/// One thought.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Thought {
    /// Its id.
    pub id: String,
    /// The words.
    pub words: String,
    /// Who wrote it, with their role.
    pub by: String,
    /// When, in milliseconds since 1970.
    pub millis: u64,
}

/// Every thought that stands, the first first.
#[must_use]
pub fn thoughts(case: &Case) -> Vec<Thought> {
    let thought = |id: &str| {
        let first = case.history(&Key::thing(NOUN, id)).first().copied()?.clone();
        let words = wording::bare(case.field(NOUN, id, "text"));
        Some(Thought { id: id.to_owned(), words, by: first.by.in_words(), millis: first.stamp.millis })
    };
    let mut all: Vec<Thought> = case.things(NOUN).filter_map(thought).collect();
    order::by_key(&mut all, |thought| (thought.millis, thought.id.clone()));
    all
}

/// The edit that adds a thought under a new id. There is none that changes one: a second thought is another.
#[must_use]
pub fn add(words: &str, id: &str) -> Edit {
    Edit::add(Key::thing(NOUN, id), &[("text", Value::text(words))])
}

/// The day of a thought, by Coordinated Universal Time.
fn day(thought: &Thought) -> String {
    let millis = i64::try_from(thought.millis).ok();
    let time = millis.and_then(DateTime::from_timestamp_millis);
    time.map_or_else(String::new, |time| day_in_words(time.date_naive()))
}

/// The thoughts on paper, each under its author and day.
#[must_use]
pub fn document(case: &Case) -> Document {
    let mut document = Document::new("Analysis of the chronology");
    for thought in thoughts(case) {
        document.answer(format!("{}, {}", thought.by, day(&thought)), thought.words);
    }
    document
}
