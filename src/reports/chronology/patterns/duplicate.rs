//! One event entered twice, by two devices or two agencies.

use super::{Found, Pattern};
use crate::reports::chronology::{analysed, entry::Entry, words::likeness};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The rule in words.
pub const RULE: &str =
    "Two entries of the same day that share at least half of the shorter one\u{2019}s telling words.";

/// The least share, and the fewest words, by which two entries of one day tell one event.
const SHARE: f64 = 0.5;
const WORDS: usize = 2;

/// An entry with the stems that carry its meaning.
type AnalysedEntry<'a> = (&'a Entry, BTreeSet<String>);

/// Whether two entries of one day tell one event.
#[must_use]
pub fn is_same(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let (share, shared) = likeness(a, b);
    share >= SHARE && shared >= WORDS
}

/// The day of an entry that could have a twin: a month or a year holds too much to be told apart by its words.
#[must_use]
pub fn day(entry: &Entry) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = (entry.first()?, entry.last()?);
    (first == last || entry.when.is_some_and(|when| when.exact().is_some())).then_some((first, last))
}

/// Every pair, the one that was first in order first.
#[must_use]
pub fn find(rows: &[analysed::AnalysedEntry<'_>]) -> Vec<Pattern> {
    let mut by_day: BTreeMap<(NaiveDate, NaiveDate), Vec<AnalysedEntry<'_>>> = BTreeMap::new();
    let mut found = Vec::new();
    let mut counts: BTreeMap<(NaiveDate, NaiveDate), usize> = BTreeMap::new();
    for day in rows.iter().filter_map(|row| day(row.entry)) {
        *counts.entry(day).or_insert(0) += 1;
    }
    for row in rows {
        // What stands alone on its day has no twin, and its words are not looked at.
        let Some(day) = day(row.entry).filter(|day| counts.get(day).is_some_and(|count| *count > 1)) else {
            continue;
        };
        let earlier = by_day.entry(day).or_default();
        let own = row.stems().clone();
        if let Some((twin, _)) = earlier.iter().find(|(_, other)| is_same(other, &own)) {
            let words = format!(
                "{}: entered twice, as \u{201c}{}\u{201d} and \u{201c}{}\u{201d}",
                row.date, twin.incident, row.incident
            );
            let rows = vec![twin.id.clone(), row.id.clone()];
            found.push(Pattern { found: Found::Duplicate, rows, words, rule: RULE });
        }
        earlier.push((row.entry, own));
    }
    found
}
