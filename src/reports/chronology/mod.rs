//! The chronology: entries in order, the source's template with its four columns, and what helps to write and read it.
//!
//! Nothing here changes a case. Proposals, hints, summaries, patterns and imports are data; what the practitioner takes
//! of them goes through the one door as an added entry.

pub mod agency;
pub mod derive;
pub mod entry;
pub mod exchange;
pub mod filter;
pub mod hints;
pub mod names;
pub mod patterns;
pub mod periods;
pub mod prompts;
pub mod summary;
pub mod topic;
pub mod words;
pub mod zoom;

use super::document::{Block, Document};
use crate::case::Case;
use crate::forms::CLIENT;

pub use entry::{Entry, Group, Sign, Standing, entries, entry};

/// The rows that this room carries out: what a chronology is, the header of the template and its columns.
pub const SEEDS: &[&str] = &["K28", "K40", "K41"];

/// The columns of the source's template.
pub const COLUMNS: [&str; 4] = [
    "Date",
    "Incident or sequence of incidents relevant to the person\u{2019}s situation",
    "Source",
    "Significance",
];

/// The chronology in the source's template; what a summary stands for is folded away under it.
#[must_use]
pub fn document(case: &Case) -> Document {
    let mut document = Document::new("Social work chronology (Appendix 4)");
    document.answer("Person\u{2019}s name", crate::edit::wording::bare(case.field("person", CLIENT, "name")));
    document.answer("ID", super::forms::identifier(case));
    let rows = summary::folded(&entries(case))
        .into_iter()
        .map(|row| vec![row.entry.date, row.entry.incident, row.entry.source, row.entry.significance])
        .collect();
    let columns = COLUMNS.iter().map(|column| (*column).to_owned()).collect();
    document.blocks.push(Block::Table { caption: "Chronology".to_owned(), columns, rows });
    document
}
