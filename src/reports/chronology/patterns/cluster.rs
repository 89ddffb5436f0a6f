//! Many bad entries in the weeks before a crisis, which is where help could have come sooner.

use super::{Found, Pattern};
use crate::reports::chronology::{analysed::AnalysedEntry, entry::Valence, words::any};
use chrono::{Days, NaiveDate};
use std::{collections::BTreeMap, ops::Bound};

/// The rule in words.
pub const RULE: &str = "Four or more negative entries in the eight weeks before an admission, a safeguarding concern, a fire, an eviction or an arrest.";

const WEEKS_BEFORE_DAYS: u64 = 56;
const FEWEST: usize = 4;

const CRISES: &[&str] = &[
    "admitted",
    "admission to",
    "hospital admission",
    "safeguarding concern",
    "fire in",
    "fire brigade attends",
    "house fire",
    "evict~",
    "arrest~",
    "sectioned",
    "detained",
    "made homeless",
    "moved to a place of safety",
];
const NO_CRISIS: &[&str] =
    &["not admitted", "no safeguarding concern", "planned admission", "routine admission"];

/// Words for what goes wrong, for entries that nobody has marked.
const WRONG: &[&str] = &[
    "cut off",
    "arrears",
    "lost",
    "loses",
    "weight loss",
    "wander~",
    "unopened",
    "no food",
    "sore",
    "infect~",
    "burn~",
    "bruis~",
    "shout~",
    "row",
    "quarrel~",
    "argument~",
    "raised voices",
    "drunk",
    "alcohol",
    "missing",
    "withdrawn",
    "cancel~",
    "withdraw",
    "ends",
    "stops",
    "stopped",
    "withdrew",
    "warning",
    "blocked",
    "flags",
    "abuse",
    "assault~",
    "disturbance",
    "confusion",
    "neglect~",
    "refuse~",
    "declined",
    "dies",
    "death",
    "left on",
    "dirty",
    "hungry",
    "eviction",
    "cannot",
    "floor",
];

/// Whether an entry is bad for the person: as it is marked, or by its words.
#[must_use]
pub fn is_negative(entry: &AnalysedEntry<'_>) -> bool {
    *entry.seen.is_negative.get_or_init(|| {
        entry.sign.map_or_else(
            || !entry.topics.is_empty() || any(entry.words(), WRONG),
            |sign| sign == Valence::Negative,
        )
    })
}

/// Whether an entry tells of a crisis.
#[must_use]
pub fn is_crisis(entry: &AnalysedEntry<'_>) -> bool {
    let words = entry.words();
    *entry
        .seen
        .is_crisis
        .get_or_init(|| entry.sign != Some(Valence::Positive) && any(words, CRISES) && !any(words, NO_CRISIS))
}

/// Every crisis with a cluster before it.
#[must_use]
pub fn find(rows: &[&AnalysedEntry<'_>]) -> Vec<Pattern> {
    let mut bad: BTreeMap<(NaiveDate, &str), &AnalysedEntry<'_>> = BTreeMap::new();
    for row in rows.iter().copied().filter(|row| is_negative(row)) {
        if let Some(last) = row.last() {
            bad.insert((last, row.id.as_str()), row);
        }
    }
    let mut found = Vec::new();
    for crisis in rows.iter().filter(|row| is_crisis(row)) {
        let Some(day) = crisis.first() else { continue };
        let Some(since) = day.checked_sub_days(Days::new(WEEKS_BEFORE_DAYS)) else { continue };
        let within = (Bound::Included((since, "")), Bound::Excluded((day, "")));
        let before: Vec<&AnalysedEntry<'_>> =
            bad.range(within).map(|(_, row)| *row).filter(|row| row.id != crisis.id).collect();
        if before.len() >= FEWEST {
            let words = format!(
                "{} negative entries in the eight weeks before \u{201c}{}\u{201d}",
                before.len(),
                crisis.incident.trim_end_matches('.')
            );
            let rows = before.iter().map(|row| row.id.clone()).collect();
            found.push(Pattern {
                found: Found::Cluster { crisis: crisis.id.clone() },
                rows,
                words,
                rule: RULE,
            });
        }
    }
    found
}
