//! Summing up what repeats: one entry with period, count and trend, over originals that stay in the record under it.
//!
//! Withdrawing the summary is the exact inverse: the originals were never changed, and stand again where they stood.

use super::{
    analysed::{AnalysedEntry, Analyser},
    entry::{Entry, Group, Valence, fields},
    patterns::repetition::{self, Trend, intervals, span},
    topic::{TOPICS, Topic},
};
use crate::case::{Key, Value, When, date::Point, order};
use crate::edit::Edit;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The row that this file carries out: repetition is summed up by period, count and trend.
pub const SOURCE_ROWS: &[&str] = &["K38"];

/// A row of the chronology with the entries that are folded away under it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// The entry that is read.
    pub entry: Entry,
    /// The originals, in their order; empty for an entry that sums nothing up.
    pub under: Vec<Entry>,
}

/// Which entries are folded away under which: each under the first summary by id, where two devices summed it up.
#[derive(Debug, Default)]
pub struct Covers<'a> {
    /// The summary that each lies under.
    direct: BTreeMap<&'a str, &'a str>,
    /// A shorter way up: some summary above each, in the end the one at the top.
    up: BTreeMap<&'a str, &'a str>,
    /// How many links were followed so far. A file may nest summaries as deep as it likes, so that this is what it costs.
    pub followed: usize,
}

impl<'a> Covers<'a> {
    /// What lies under what.
    #[must_use]
    pub fn of(entries: &'a [Entry]) -> Self {
        let mut covers = Self::default();
        let mut summaries: Vec<&Entry> =
            entries.iter().filter(|entry| !entry.summarises.is_empty()).collect();
        order::by_key(&mut summaries, |summary| summary.id.as_str());
        for summary in summaries {
            for id in &summary.summarises {
                // Two summaries that name each other would hide both: the second of them is then no cover.
                if !covers.direct.contains_key(id.as_str()) && covers.top(&summary.id) != id {
                    covers.direct.insert(id, &summary.id);
                    covers.up.insert(id, &summary.id);
                }
            }
        }
        covers
    }

    /// The summary that is read in the place of an entry: the one at the top, or the entry itself. Whatever was passed on
    /// the way is led straight to the top, so that no way is long twice.
    pub fn top(&mut self, id: &'a str) -> &'a str {
        let mut passed = Vec::new();
        let mut at = id;
        while let Some(next) = self.up.get(at) {
            passed.push(at);
            at = next;
        }
        self.followed += passed.len();
        for below in passed {
            self.up.insert(below, at);
        }
        at
    }
}

/// The entries with the originals folded away under their summaries. Every entry is in it exactly once.
#[must_use]
pub fn folded(entries: &[Entry]) -> Vec<Row> {
    let mut covers = Covers::of(entries);
    let mut under: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
    let mut read = Vec::new();
    for entry in entries {
        let top = covers.top(&entry.id);
        if top == entry.id {
            read.push(entry);
        } else {
            under.entry(top).or_default().push(entry.clone());
        }
    }
    read.into_iter()
        .map(|entry| Row { entry: entry.clone(), under: under.remove(entry.id.as_str()).unwrap_or_default() })
        .collect()
}

/// Some entries that could be summed up, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Their ids.
    pub ids: Vec<String>,
    /// What they have in common, in words.
    pub words: String,
}

/// The entries that are read and sum nothing up, to be read in steps before [`repeated`] is asked.
#[must_use]
pub fn single(entries: &[Entry]) -> Vec<&Entry> {
    let covers = Covers::of(entries).direct;
    let is_read = |entry: &&Entry| !covers.contains_key(entry.id.as_str());
    entries.iter().filter(is_read).filter(|entry| entry.summarises.is_empty()).collect()
}

/// Every repetition among entries that were read.
#[must_use]
pub fn repeated(reading: &Analyser<'_>) -> Vec<Suggestion> {
    let found = repetition::find(&reading.told().iter().collect::<Vec<_>>()).into_iter();
    found.map(|pattern| Suggestion { ids: pattern.rows, words: pattern.words }).collect()
}

/// Every repetition that is not summed up yet.
#[must_use]
pub fn suggestions(entries: &[Entry]) -> Vec<Suggestion> {
    repeated(&Analyser::whole(single(entries)))
}

/// What all of them say, if they agree.
fn agreed<T: PartialEq + Copy>(mut values: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = values.next().flatten()?;
    values.all(|value| value == Some(first)).then_some(first)
}

fn gathered<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut known = BTreeSet::new();
    parts.filter(|part| known.insert(*part)).map(str::to_owned).collect()
}

/// The entry that sums the chosen ones up, for her to edit before it is added; nothing when fewer than two have a date.
#[must_use]
pub fn sum_up(entries: &[Entry], chosen: &BTreeSet<String>) -> Option<Entry> {
    let mut rows: Vec<&Entry> = entries.iter().filter(|entry| chosen.contains(&entry.id)).collect();
    order::by_key(&mut rows, |entry| entry.order());
    let days: Vec<NaiveDate> = order::set(rows.iter().filter_map(|row| row.first())).into_iter().collect();
    let last = rows.iter().filter_map(|row| row.last()).max()?;
    let first = *days.first()?;
    if rows.len() < 2 || rows.iter().any(|row| row.when.is_none()) {
        return None;
    }
    // Of the topics that all of them tell, the most telling gives the noun; else they are incidents.
    let told: Vec<Vec<&Topic>> = rows.iter().map(|row| AnalysedEntry::of(row).topics).collect();
    let shared = TOPICS.iter().find(|topic| told.iter().all(|topics| topics.contains(topic)));
    let what = shared.map_or_else(|| format!("{} incidents", rows.len()), |topic| topic.counted(rows.len()));
    let apart = intervals(&days);
    let trend =
        if apart.len() < 2 { String::new() } else { format!(", {}", trend_in_words(Trend::of(&apart))) };
    let people = gathered(rows.iter().flat_map(|row| row.people.iter().map(String::as_str)));
    let agencies = gathered(rows.iter().flat_map(|row| row.agencies.iter().map(String::as_str)));
    let when =
        if first == last { When::day(first) } else { When::Between(Point::day(first), Point::day(last)) };
    Some(Entry {
        when: Some(when),
        date: Entry::date_in_words(when),
        incident: format!("{} in {}{trend}.", sentence(&what), span(first, last)),
        source: gathered(rows.iter().flat_map(|row| row.sources())).join("; "),
        group: agreed::<Group>(rows.iter().map(|row| row.group)),
        sign: agreed::<Valence>(rows.iter().map(|row| row.sign)),
        people,
        agencies,
        evidence: agreed(rows.iter().map(|row| row.evidence)),
        summarises: rows.iter().map(|row| row.id.clone()).collect(),
        ..Entry::default()
    })
}

const fn trend_in_words(trend: Trend) -> &'static str {
    match trend {
        Trend::Rising => "rising",
        Trend::Falling => "falling",
        Trend::Steady => "about as often throughout",
    }
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The edit that adds a summary under a new id; its undo is [`undo`].
#[must_use]
pub fn add(summary: &Entry, id: &str) -> Edit {
    Edit::Add { thing: super::entry::key(id), fields: fields(summary) }
}

/// The edit that takes a summary back; the originals stand again.
#[must_use]
pub fn undo(id: &str) -> Edit {
    Edit::Withdraw { thing: super::entry::key(id), why: "The entries are shown one by one again".to_owned() }
}

/// The answer by which one original is taken out of a summary again.
#[must_use]
pub fn without(summary: &Entry, id: &str) -> Edit {
    let mut rest = summary.summarises.clone();
    rest.remove(id);
    Edit::Answer {
        key: Key::field(super::entry::NOUN, &summary.id, "summarises"),
        value: Value::Choices(rest),
    }
}
