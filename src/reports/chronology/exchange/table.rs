//! The chronology as a table for a spreadsheet, in which no cell can be run as a formula.

use crate::case::date::iso;
use crate::reports::chronology::{
    agency,
    entry::{Entry, Evidence, Group, Valence},
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

/// What opens a formula in one spreadsheet or another.
const OPENERS: [char; 10] = ['=', '+', '-', '@', '%', '|', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// What parts cells or rows where a comma does not: in many countries a semicolon does.
const SEPARATORS: [char; 5] = [';', '\t', '|', '\r', '\n'];

/// What a spreadsheet takes off before it looks whether a cell is a formula.
const BLANKS: [char; 4] = [' ', '\u{a0}', '\u{feff}', '"'];

/// A cell that no spreadsheet runs: what begins like a formula, in the cell or after what may part it into several, gets an
/// apostrophe before it.
#[must_use]
pub fn safe(cell: &str) -> String {
    quoted(cell, |marks| marks + 1)
}

/// The cell as it was before [`safe`].
#[must_use]
pub fn bare(cell: &str) -> String {
    quoted(cell, |marks| marks.saturating_sub(1))
}

/// The cell with another number of apostrophes before each thing that begins like a formula.
fn quoted(cell: &str, marks: impl Fn(usize) -> usize) -> String {
    let mut text = String::with_capacity(cell.len() + 1);
    let mut rest = cell;
    // Whether a cell may begin here.
    let mut is_fresh = true;
    while let Some(letter) = rest.chars().next() {
        let after = rest.trim_start_matches('\'');
        let opener = after
            .chars()
            .next()
            .filter(|next| OPENERS.contains(next) || (text.is_empty() && matches!(next, '\t' | '\r' | '\n')));
        if let (true, Some(opener)) = (is_fresh, opener) {
            let count = rest.len() - after.len();
            text.extend(std::iter::repeat_n('\'', marks(count)));
            text.push(opener);
            rest = after.get(opener.len_utf8()..).unwrap_or_default();
            is_fresh = SEPARATORS.contains(&opener);
            continue;
        }
        text.push(letter);
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        is_fresh = SEPARATORS.contains(&letter) || (is_fresh && BLANKS.contains(&letter));
    }
    text
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
        entry.group.map_or("", Group::words).to_owned(),
        entry.sign.map_or("", Valence::words).to_owned(),
        entry.people.join("; "),
        agency::names(entry).join("; "),
        entry.evidence.map_or("", Evidence::words).to_owned(),
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
