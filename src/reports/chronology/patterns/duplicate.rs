//! One event entered twice, by two devices or two agencies.

use super::{Found, Pattern};
use crate::reports::chronology::{
    entry::Entry,
    words::{likeness, stems},
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The rule in words.
pub const RULE: &str =
    "Two entries of the same day that share at least half of the shorter one\u{2019}s telling words.";

/// The least share, and the fewest words, by which two entries of one day tell one event.
const SHARE: f64 = 0.5;
const WORDS: usize = 2;

/// An entry with the stems that carry its meaning.
type Told<'a> = (&'a Entry, BTreeSet<String>);

/// Whether two entries of one day tell one event.
#[must_use]
pub fn is_same(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let (share, shared) = likeness(a, b);
    share >= SHARE && shared >= WORDS
}

/// Every pair, the one that was first in order first.
#[must_use]
pub fn find(rows: &[&Entry]) -> Vec<Pattern> {
    let mut by_day: BTreeMap<(NaiveDate, NaiveDate), Vec<Told<'_>>> = BTreeMap::new();
    let mut found = Vec::new();
    for row in rows {
        let (Some(first), Some(last)) = (row.first(), row.last()) else { continue };
        // A date that is only a month or a year holds too much to be told apart by its words.
        let is_day = row.when.is_some_and(|when| when.exact().is_some()) || first == last;
        if !is_day {
            continue;
        }
        let earlier = by_day.entry((first, last)).or_default();
        let own = stems(&row.incident);
        if let Some((twin, _)) = earlier.iter().find(|(_, other)| is_same(other, &own)) {
            let words = format!(
                "{}: entered twice, as \u{201c}{}\u{201d} and \u{201c}{}\u{201d}",
                row.date, twin.incident, row.incident
            );
            let rows = vec![twin.id.clone(), row.id.clone()];
            found.push(Pattern { found: Found::Duplicate, rows, words, rule: RULE });
        }
        earlier.push((row, own));
    }
    found
}
