//! The chronology: entries in order, and the source's template with its four columns.

use super::document::{Block, Document};
use crate::case::{Case, When, date::day_in_words, order};
use crate::forms::CLIENT;

/// The rows that this file carries out: the header of the template and its columns.
pub const SEEDS: &[&str] = &["K40", "K41"];

/// The columns of the source's template.
pub const COLUMNS: [&str; 4] = [
    "Date",
    "Incident or sequence of incidents relevant to the person\u{2019}s situation",
    "Source",
    "Significance",
];

/// One entry, ready to show.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// When it was, if its date was understood.
    pub when: Option<When>,
    /// The date in words, or as it was typed.
    pub date: String,
    /// What happened.
    pub incident: String,
    /// Who says so.
    pub source: String,
    /// Why it matters.
    pub significance: String,
}

/// Every entry that stands, by date; one whose date is not understood comes last.
#[must_use]
pub fn entries(case: &Case) -> Vec<Entry> {
    let mut entries: Vec<Entry> = case.things("chronology").map(|id| entry(case, id)).collect();
    order::by_key(&mut entries, |entry| {
        (entry.when.is_none(), entry.when.map(|when| when.order()), entry.id.clone())
    });
    entries
}

/// One entry.
#[must_use]
pub fn entry(case: &Case, id: &str) -> Entry {
    let field = |name: &str| case.field("chronology", id, name);
    let when = field("date").date();
    let date = match when {
        Some(when) => when.exact().map_or_else(|| when.in_words(), day_in_words),
        None => field("date").words().to_owned(),
    };
    let words = |name: &str| crate::edit::wording::bare(field(name));
    Entry {
        id: id.to_owned(),
        when,
        date,
        incident: words("incident"),
        source: words("source"),
        significance: words("significance"),
    }
}

/// The chronology in the source's template.
#[must_use]
pub fn document(case: &Case) -> Document {
    let mut document = Document::new("Social work chronology (Appendix 4)");
    document.answer("Person\u{2019}s name", crate::edit::wording::bare(case.field("person", CLIENT, "name")));
    document.answer("ID", super::forms::identifier(case));
    let rows =
        entries(case).into_iter().map(|e| vec![e.date, e.incident, e.source, e.significance]).collect();
    let columns = COLUMNS.iter().map(|column| (*column).to_owned()).collect();
    document.blocks.push(Block::Table { caption: "Chronology".to_owned(), columns, rows });
    document
}
