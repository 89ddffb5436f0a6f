//! The chronology as a table for a spreadsheet, in which no cell can be run as a formula.

use crate::case::date::iso;
use crate::reports::chronology::{
    agency,
    entry::{Entry, Group, Sign, Standing},
};

/// The heads of the columns; the first four are the source's.
pub const HEADS: [&str; 10] = [
    "Date",
    "Incident",
    "Source",
    "Significance",
    "Group",
    "Good or bad",
    "People involved",
    "Agencies",
    "Fact, report or opinion",
    "Whose account",
];

/// A cell that no spreadsheet runs: what begins like a formula gets an apostrophe before it.
#[must_use]
pub fn safe(cell: &str) -> String {
    let first = cell.chars().find(|c| !matches!(c, ' ' | '\u{a0}' | '\u{feff}'));
    match first {
        Some(
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}'
            | '|' | '%',
        ) => {
            format!("'{cell}")
        }
        _ => cell.to_owned(),
    }
}

fn cells(entry: &Entry) -> [String; 10] {
    // A day as the year first cannot be read two ways; other dates go out in words.
    let date = entry
        .when
        .map_or_else(|| entry.date.clone(), |when| when.exact().map_or_else(|| when.in_words(), iso));
    [
        date,
        entry.incident.clone(),
        entry.source.clone(),
        entry.significance.clone(),
        entry.group.map_or("", Group::in_words).to_owned(),
        entry.sign.map_or("", Sign::in_words).to_owned(),
        entry.people.join("; "),
        agency::names(entry).join("; "),
        entry.standing.map_or("", Standing::in_words).to_owned(),
        entry.account.clone(),
    ]
}

/// The table in CSV, with the mark by which spreadsheets know UTF-8 and the line ends that they write themselves.
#[must_use]
pub fn csv(entries: &[Entry]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing into memory cannot fail; were it to, a row would be missing rather than the page stop.
    let _ = writer.write_record(HEADS);
    for entry in entries {
        let _ = writer.write_record(cells(entry).map(|cell| safe(&cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8(bytes).unwrap_or_default())
}
