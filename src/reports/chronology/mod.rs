//! The chronology: entries in order, the source's template with its four columns, and what helps to write and read it.
//!
//! Nothing here changes a case. Proposals, hints, summaries, patterns and imports are data; what the practitioner takes
//! of them goes through the one door as an added entry.

pub mod agency;
pub mod analysed;
pub mod analysis;
pub mod derive;
pub mod entry;
pub mod event;
pub mod exchange;
pub mod family;
pub mod filter;
pub mod hints;
pub mod names;
pub mod patterns;
pub mod periods;
pub mod prompts;
mod said_back;
pub mod summary;
pub mod timeline;
pub mod topic;
pub mod words;
pub mod zoom;

use super::document::{Block, Document};
use super::undecided;
use crate::case::names::{Shortener, initials};
use crate::case::{Case, Key};
use crate::forms::{CLIENT, person};
use filter::Column;
use zoom::Zoom;

pub use said_back::said_back;

pub use entry::{Entry, Evidence, Group, Valence, entries, entry};

/// The rows that this room carries out: what a chronology is, the header of the template and its columns.
pub const SOURCE_ROWS: &[&str] = &["K28", "K40", "K41"];

/// The columns of the source's template.
pub const COLUMNS: [&str; 4] =
    [Column::Date.words(), Column::Incident.words(), Column::Source.words(), Column::Significance.words()];

/// The chronology in the source's template; what a summary stands for is folded away under it.
#[must_use]
pub fn document(case: &Case) -> Document {
    document_at(case, Zoom::Full, false)
}

/// The chronology in the source's template at a level of zoom, with names as they are or as initials.
#[must_use]
pub fn document_at(case: &Case, zoom: Zoom, is_anonymous: bool) -> Document {
    let title = match zoom {
        Zoom::Full => "Social work chronology (Appendix 4)",
        Zoom::Skeleton => "Social work chronology, skeleton (Appendix 4)",
        Zoom::Own => "Your chronology",
    };
    let mut document = Document::new(title);
    let client = crate::edit::wording::bare(case.field(person::NOUN, CLIENT, person::NAME));
    let short = is_anonymous.then(|| shortener(case));
    let head = short.as_ref().map_or_else(|| client.clone(), |_| initials(&client));
    document.answer("Person\u{2019}s name", head);
    document.answer("ID", if is_anonymous { String::new() } else { super::identity::identifier(case) });
    let rows = zoom::view(&entries(case), zoom, &client).rows.into_iter();
    let rows = rows.map(|row| {
        let entry =
            short.as_ref().map_or_else(|| row.entry.clone(), |short| names::by_initials(&row.entry, short));
        let said = |field: &str, decided: String| {
            let key = Key::field(entry::NOUN, &row.entry.id, field);
            let said = undecided::said_as(case, &key, decided.clone());
            // What is not decided is said in the words of the record.
            short
                .as_ref()
                .filter(|_| said != decided)
                .map_or_else(|| said.clone(), |short| short.shorten(&said))
        };
        vec![
            said("date", entry.date.clone()),
            said("incident", entry.incident.clone()),
            said("source", entry.source.clone()),
            said("significance", entry.significance.clone()),
        ]
    });
    let columns = COLUMNS.iter().map(|column| (*column).to_owned()).collect();
    document.blocks.push(Block::Table { caption: "Chronology".to_owned(), columns, rows: rows.collect() });
    document
}

/// What puts initials in the place of every name that the case knows: the engine by which copies leave.
#[must_use]
pub fn shortener(case: &Case) -> Shortener {
    Shortener::new(&crate::forms::names::known(case))
}

/// The people of the case, as ids with names.
#[must_use]
pub fn people(case: &Case) -> Vec<(String, String)> {
    let name =
        |id: &str| (id.to_owned(), crate::edit::wording::bare(case.field(person::NOUN, id, person::NAME)));
    let others = case.things(person::NOUN).filter(|id| *id != CLIENT).map(name);
    std::iter::once(name(CLIENT)).chain(others).filter(|(_, name)| !name.trim().is_empty()).collect()
}
