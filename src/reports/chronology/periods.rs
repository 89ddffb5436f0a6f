//! When the case was open to social work: as the forms say, and before them as the entries tell.

use super::{
    entry::{self, Entry},
    words::{any, tokens},
};
use crate::case::{Case, order};
use crate::pathway::{clocks, episodes};
use chrono::NaiveDate;

/// The row that this file carries out: the whole history, with the times at which the case was closed.
pub const SOURCE_ROWS: &[&str] = &["K31"];

/// A time during which the case was open; the last may still be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// Since when.
    pub from: NaiveDate,
    /// Until when, if it is over.
    pub until: Option<NaiveDate>,
}

const OPENS: &[&str] = &[
    "first contact with",
    "case * opened",
    "case * reopened",
    "reopened to",
    "opened to",
    "case taken on",
    "allocated to a social worker",
];
const CLOSES: &[&str] = &[
    "case closed",
    "case is closed",
    "case was closed",
    "closed to social",
    "case * closed",
    "closes the case",
];

/// Parts of the words of all these phrases: most entries hold none, and are not read any further.
const PARTS: &[&str] = &["contact with", "open", "taken on", "allocated", "closed", "closes"];

/// Whether a text holds some letters, in whatever case they are.
fn holds(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|letters| letters.eq_ignore_ascii_case(part.as_bytes()))
}

/// The periods that the entries tell of: opened, closed, or both in one entry with a range.
#[must_use]
pub fn told(entries: &[Entry]) -> Vec<Period> {
    let mut periods: Vec<Period> = Vec::new();
    for entry in entries {
        let (Some(first), Some(last)) = (entry.first(), entry.last()) else { continue };
        if !PARTS.iter().any(|part| holds(&entry.incident, part)) {
            continue;
        }
        let words = tokens(&entry.incident);
        let is_running = periods.last().is_some_and(|period| period.until.is_none());
        if any(&words, OPENS) && !is_running {
            periods.push(Period { from: first, until: None });
        }
        if any(&words, CLOSES)
            && let Some(period) = periods.last_mut()
        {
            period.until.get_or_insert(last);
        }
    }
    periods
}

/// The periods of the forms, beginning with each referral.
#[must_use]
pub fn worked(case: &Case) -> Vec<Period> {
    let period = |episode: String| {
        let clocks = clocks(case, &episode);
        Some(Period { from: clocks.referral.or(clocks.commencement)?, until: clocks.ended })
    };
    episodes(case).into_iter().filter_map(period).collect()
}

/// All periods of a case, in order: those that the entries tell of, up to the first that the forms hold.
#[must_use]
pub fn of(case: &Case) -> Vec<Period> {
    beside(case, &entry::entries(case))
}

/// The same, beside entries that were read already.
#[must_use]
pub fn beside(case: &Case, entries: &[Entry]) -> Vec<Period> {
    let worked = worked(case);
    let begins = worked.iter().map(|period| period.from).min();
    let mut periods = told(entries);
    periods.retain(|period| begins.is_none_or(|begins| period.from < begins));
    for period in &mut periods {
        // What nobody wrote down as closed was closed at the latest when it was opened again.
        if period.until.is_none() && begins.is_some() {
            period.until = begins;
        }
    }
    periods.extend(worked);
    order::by_key(&mut periods, |period| *period);
    periods
}
