//! Long silences: nobody from a service was in contact, and whether the case was closed all the while.

use super::{Found, Pattern, counted};
use crate::case::date::day_in_words;
use crate::reports::chronology::{agency, analysed::AnalysedEntry, periods::Period};
use chrono::{Datelike, Days, NaiveDate};

/// The rule in words.
pub const RULE: &str = "Twelve months or more between one contact of a service and the next, counted from the first time that the case was open.";

/// Twelve months.
const LONG_DAYS: u64 = 365;

/// Every silence of a year or more.
#[must_use]
pub fn find(rows: &[&AnalysedEntry<'_>], open: &[Period]) -> Vec<Pattern> {
    let begins = open.iter().map(|period| period.from).min();
    let mut last: Option<(NaiveDate, &AnalysedEntry<'_>)> = None;
    let mut found = Vec::new();
    for row in rows.iter().copied().filter(|row| agency::is_contact(row)) {
        let (Some(first), Some(end)) = (row.first(), row.last()) else { continue };
        if begins.is_some_and(|begins| first < begins) {
            continue;
        }
        if let Some((since, earlier)) = last
            && since.checked_add_days(Days::new(LONG_DAYS)).is_some_and(|long| first >= long)
        {
            let overlaps =
                |period: &Period| period.from < first && period.until.is_none_or(|until| until > since);
            let closed = !open.iter().any(overlaps);
            let while_open = if closed { "while the case was closed" } else { "while the case was open" };
            let words = format!(
                "No contact with any service for {}, {while_open}: {} to {}",
                whole_months(since, first),
                day_in_words(since),
                day_in_words(first)
            );
            let found_gap = Found::Gap { from: since, until: first, closed };
            found.push(Pattern {
                found: found_gap,
                rows: vec![earlier.id.clone(), row.id.clone()],
                words,
                rule: RULE,
            });
        }
        if last.is_none_or(|(since, _)| end >= since) {
            last = Some((end, row));
        }
    }
    found
}

/// How long in whole months: "13 months", "3 years and 7 months". A silence is not made longer than it was.
fn whole_months(first: NaiveDate, last: NaiveDate) -> String {
    let months =
        i64::from(last.year() - first.year()) * 12 + i64::from(last.month()) - i64::from(first.month());
    let months = months - i64::from(last.day() < first.day());
    match (months / 12, months % 12) {
        (years, 0) if years > 0 => counted(years, "year", "years"),
        (years, rest) if years > 1 => format!("{years} years and {}", counted(rest, "month", "months")),
        _ => counted(months, "month", "months"),
    }
}
