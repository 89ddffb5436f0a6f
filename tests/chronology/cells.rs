//! Cells that a spreadsheet would run, wherever it parts them, and the same words when they come in again.

use chrono::NaiveDate;
use kith::reports::chronology::{
    Entry,
    exchange::{
        grid,
        incoming::{self, Intake, columns},
        table::{bare, csv, safe},
    },
};
use proptest::prelude::*;

const OPENERS: &str = "=+-@%|\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}";

/// The cells that a spreadsheet makes of a text which parts by a letter, each as it looks at it.
fn parted(text: &str, by: char) -> Vec<&str> {
    let blank = |letter: char| matches!(letter, ' ' | '\u{a0}' | '\u{feff}' | '"' | '\t');
    text.split([by, '\r', '\n']).map(|cell| cell.trim_start_matches(blank)).collect()
}

fn entry(words: &str) -> Entry {
    Entry { incident: words.to_owned(), source: "GP".to_owned(), ..Entry::default() }
}

const CELLS: [&str; 12] = [
    "=1+1",
    "a;=1+1",
    "a; =HYPERLINK(\"x\")",
    "pain; - cough",
    "a\t+44 rang",
    "a|@SUM(A1)",
    "a;\u{ff1d}1",
    "one\n=cmd",
    "a;\"=1+1\"",
    "a;\u{a0}=1",
    "a\r\n-1",
    "| % of income",
];

#[test]
fn no_cell_is_run_by_whatever_it_is_parted() {
    for cell in CELLS {
        let out = csv(&[entry(cell)]);
        for by in [';', '\t', '|'] {
            // The table's own rows begin with a date, and are no formula.
            for part in parted(&out, by) {
                assert!(!part.starts_with(|letter| OPENERS.contains(letter)), "{cell:?} by {by:?}: {part:?}");
            }
        }
    }
}

#[test]
fn what_goes_out_comes_in_again_as_the_same_words() {
    let today = NaiveDate::from_ymd_opt(2026, 3, 20).unwrap();
    let words =
        ["- refused care", "+44 7700 900123 rang", "% of income", "'=x", "''=x", "'plain", "a;=1+1", "a;'=1"];
    for words in words.into_iter().chain(CELLS) {
        assert_eq!(bare(&safe(words)), words);
        let dated = Entry { when: Some(kith::case::When::day(today)), ..entry(words) };
        let grid = grid::read(csv(&[dated]).as_bytes()).unwrap();
        let intake = Intake { agency: "gp".to_owned(), columns: columns(&grid, today), order: None };
        let taken = incoming::take(&grid, &intake, today);
        assert_eq!(taken.entries[0].incident, words);
    }
}

proptest! {
    #[test]
    fn any_cell_is_neutral_and_comes_back(cell in "[a '\"=+%|;@\t\n\r\u{ff1d}\u{a0}-]{0,14}") {
        let out = safe(&cell);
        prop_assert_eq!(bare(&out), cell);
        for by in [';', '\t', '|'] {
            for part in parted(&out, by) {
                // The letter that parts may itself open a cell; then it is the part before it that is neutral.
                prop_assert!(!part.starts_with(|letter| OPENERS.contains(letter)), "{out:?} by {by:?}");
            }
        }
    }
}
