//! The same thing again and again: how often, over how long, and whether it comes closer together.

use super::{Found, Pattern, counted, listed};
use crate::case::order;
use crate::reports::chronology::{
    analysed::AnalysedEntry,
    entry::{Entry, Valence},
    topic::TOPICS,
};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// The rule in words.
pub const RULE: &str = "Three or more entries on one topic, on different days, each within a year of the one before. Rising when the later half of the intervals is on average at most three quarters of the earlier half; falling when it is a third longer.";

/// Further apart than this, two entries belong to two times in a life.
const APART_DAYS: i64 = 365;
/// More intervals than these say more as a span than one by one.
const MOST_LISTED: usize = 12;
/// Fewer than these are no pattern.
const FEWEST: usize = 3;

/// Whether a repeated thing comes closer together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// More often.
    Rising,
    /// Less often.
    Falling,
    /// About as often.
    Steady,
}

impl Trend {
    /// The trend of some intervals in days.
    #[must_use]
    pub fn of(intervals: &[i64]) -> Self {
        let half = intervals.len() / 2;
        let (early, late) = intervals.split_at(intervals.len() - half);
        let early: i64 = early.iter().take(half).sum();
        let late: i64 = late.iter().sum();
        if half == 0 {
            Self::Steady
        } else if 4 * late <= 3 * early {
            Self::Rising
        } else if 3 * late >= 4 * early {
            Self::Falling
        } else {
            Self::Steady
        }
    }

    /// The trend in a word.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Rising => "rising",
            Self::Falling => "falling",
            Self::Steady => "steady",
        }
    }
}

/// How long from the first day to the last: "15 weeks", "20 months", begun ones counted whole.
#[must_use]
pub fn span(first: NaiveDate, last: NaiveDate) -> String {
    let days = (last - first).num_days();
    if days < 14 {
        return counted(days.max(1), "day", "days");
    }
    if days <= 20 * 7 {
        return counted((days + 6) / 7, "week", "weeks");
    }
    let months =
        i64::from(last.year() - first.year()) * 12 + i64::from(last.month()) - i64::from(first.month());
    let months = months + i64::from(last.day() > first.day());
    if months <= 36 {
        counted(months, "month", "months")
    } else {
        counted((months + 11) / 12, "year", "years")
    }
}

/// Days from each to the next.
#[must_use]
pub fn intervals(days: &[NaiveDate]) -> Vec<i64> {
    days.iter().zip(days.iter().skip(1)).map(|(a, b)| (*b - *a).num_days()).collect()
}

fn runs<'a>(rows: &[&'a Entry]) -> Vec<Vec<&'a Entry>> {
    let mut dated: Vec<(NaiveDate, &Entry)> =
        rows.iter().filter_map(|row| Some((row.first()?, *row))).collect();
    order::by_key(&mut dated, |(day, _)| *day);
    let together = dated.chunk_by(|a, b| (b.0 - a.0).num_days() <= APART_DAYS);
    together.map(|run| run.iter().map(|(_, row)| *row).collect()).collect()
}

/// The intervals in words: each of them, or of very many the shortest, the longest and the middle one.
fn apart(intervals: &[i64]) -> String {
    if intervals.len() <= MOST_LISTED {
        return format!("{} days apart", listed(&intervals.iter().map(i64::to_string).collect::<Vec<_>>()));
    }
    let mut sorted = intervals.to_vec();
    order::by_key(&mut sorted, |days| *days);
    let at = |place: usize| sorted.get(place).copied().unwrap_or_default();
    let (least, most) = (at(0), at(sorted.len() - 1));
    format!("{least} to {most} days apart, half of them at most {}", at((sorted.len() - 1) / 2))
}

fn pattern(rows: &[&Entry], topic: &str, said: impl Fn(usize) -> String) -> Option<Pattern> {
    let days = order::set(rows.iter().filter_map(|row| row.first()));
    if days.len() < FEWEST {
        return None;
    }
    let days: Vec<NaiveDate> = days.into_iter().collect();
    let intervals = intervals(&days);
    let trend = Trend::of(&intervals);
    let apart = apart(&intervals);
    let (first, last) = (*days.first()?, *days.last()?);
    let words = format!("{} in {}, {}: {apart}", said(days.len()), span(first, last), trend.in_words());
    let ids = rows.iter().map(|row| row.id.clone()).collect();
    let found = Found::Repetition { topic: topic.to_owned(), count: days.len(), intervals, trend };
    Some(Pattern { found, rows: ids, words, rule: RULE })
}

/// Every repetition: by topic, and of what is left by the same words.
#[must_use]
pub fn find(rows: &[&AnalysedEntry<'_>]) -> Vec<Pattern> {
    // For each entry, which patterns it is in already.
    let mut said: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut found: Vec<Pattern> = Vec::new();
    for topic in TOPICS {
        let of_topic: Vec<&Entry> =
            rows.iter().filter(|row| row.topics.contains(&topic)).map(|row| row.entry).collect();
        for run in runs(&of_topic) {
            // What is wholly part of a pattern already said is not said twice: an ambulance at each of some falls.
            let patterns_of = |row: &&Entry| said.get(row.id.as_str()).map_or(&[][..], Vec::as_slice);
            let is_said = run.first().is_some_and(|first| {
                patterns_of(first).iter().any(|one| run.iter().all(|row| patterns_of(row).contains(one)))
            });
            if !is_said && let Some(one) = pattern(&run, topic.slug, |count| topic.counted(count)) {
                for row in &run {
                    said.entry(row.id.as_str()).or_default().push(found.len());
                }
                found.push(one);
            }
        }
    }
    let mut alike: BTreeMap<Vec<&str>, Vec<&Entry>> = BTreeMap::new();
    for row in rows {
        // A good thing that goes on is a support, not an incident that repeats.
        if !row.topics.is_empty()
            || row.sign == Some(Valence::Positive)
            || super::package::service(row).is_some()
        {
            continue;
        }
        if row.stems().len() >= 3 {
            alike.entry(row.stems().iter().map(String::as_str).collect()).or_default().push(row.entry);
        }
    }
    for (stems, rows) in alike {
        for run in runs(&rows) {
            let said =
                run.first().map(|row| row.incident.trim_end_matches('.').to_owned()).unwrap_or_default();
            found.extend(pattern(&run, &stems.join(" "), |count| {
                format!("{count} times \u{201c}{said}\u{201d}")
            }));
        }
    }
    found
}
