//! Summing up what repeats: one entry with period, count and trend, over originals that stay in the record under it.
//!
//! Withdrawing the summary is the exact inverse: the originals were never changed, and stand again where they stood.

use super::{
    entry::{Entry, Group, Sign, fields},
    patterns::repetition::{self, Trend, intervals, span},
    told::Reading,
    topic::{self, TOPICS},
};
use crate::case::{Key, Value, When, date::Point, order};
use crate::edit::Edit;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The row that this file carries out: repetition is summed up by period, count and trend.
pub const SEEDS: &[&str] = &["K38"];

/// A row of the chronology with the entries that are folded away under it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// The entry that is read.
    pub entry: Entry,
    /// The originals, in their order; empty for an entry that sums nothing up.
    pub under: Vec<Entry>,
}

/// For each entry that is folded away, the summary that it lies under: the first by id, where two devices summed it up.
fn covers(entries: &[Entry]) -> BTreeMap<&str, &str> {
    let mut covers: BTreeMap<&str, &str> = BTreeMap::new();
    let mut summaries: Vec<&Entry> = entries.iter().filter(|entry| !entry.summarises.is_empty()).collect();
    order::by_key(&mut summaries, |summary| summary.id.as_str());
    for summary in summaries {
        for id in &summary.summarises {
            // Two summaries that name each other would hide both: the second of them is then no cover.
            if !lies_under(&covers, &summary.id, id) {
                covers.entry(id).or_insert(&summary.id);
            }
        }
    }
    covers
}

/// Whether the entry is the cover, or lies under it at any depth.
fn lies_under(covers: &BTreeMap<&str, &str>, entry: &str, cover: &str) -> bool {
    let mut at = entry;
    loop {
        if at == cover {
            return true;
        }
        match covers.get(at) {
            Some(next) => at = next,
            None => return false,
        }
    }
}

/// The entries with the originals folded away under their summaries. Every entry is in it exactly once.
#[must_use]
pub fn folded(entries: &[Entry]) -> Vec<Row> {
    let covers = covers(entries);
    let known: BTreeSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    // The summary at the top is the one that is read.
    let top = |id: &str| {
        let mut at = id.to_owned();
        while let Some(next) = covers.get(at.as_str()).filter(|next| known.contains(*next)) {
            at = (*next).to_owned();
        }
        at
    };
    let mut under: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        let cover = top(&entry.id);
        if cover != entry.id {
            under.entry(cover).or_default().push(entry.clone());
        }
    }
    let read = entries.iter().filter(|entry| top(&entry.id) == entry.id);
    read.map(|entry| Row { entry: entry.clone(), under: under.remove(&entry.id).unwrap_or_default() })
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
    let covers = covers(entries);
    let known: BTreeSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    let is_read = |entry: &&Entry| covers.get(entry.id.as_str()).is_none_or(|cover| !known.contains(cover));
    entries.iter().filter(is_read).filter(|entry| entry.summarises.is_empty()).collect()
}

/// Every repetition among entries that were read.
#[must_use]
pub fn repeated(reading: &Reading<'_>) -> Vec<Suggestion> {
    let found = repetition::find(&reading.told().iter().collect::<Vec<_>>()).into_iter();
    found.map(|pattern| Suggestion { ids: pattern.rows, words: pattern.words }).collect()
}

/// Every repetition that is not summed up yet.
#[must_use]
pub fn suggestions(entries: &[Entry]) -> Vec<Suggestion> {
    repeated(&Reading::whole(single(entries)))
}

/// What all of them say, if they agree.
fn agreed<T: PartialEq + Copy>(mut values: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = values.next().flatten()?;
    values.all(|value| value == Some(first)).then_some(first)
}

fn gathered<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for part in parts {
        if !all.iter().any(|known| known == part) {
            all.push(part.to_owned());
        }
    }
    all
}

/// The entry that sums the chosen ones up, for her to edit before it is added; nothing when fewer than two have a date.
#[must_use]
pub fn sum_up(entries: &[Entry], chosen: &BTreeSet<String>) -> Option<Entry> {
    let mut rows: Vec<&Entry> = entries.iter().filter(|entry| chosen.contains(&entry.id)).collect();
    order::by_key(&mut rows, |entry| entry.order());
    let days: Vec<NaiveDate> =
        rows.iter().filter_map(|row| row.first()).collect::<BTreeSet<_>>().into_iter().collect();
    let last = rows.iter().filter_map(|row| row.last()).max()?;
    let first = *days.first()?;
    if rows.len() < 2 || rows.iter().any(|row| row.when.is_none()) {
        return None;
    }
    // Of the topics that all of them tell, the most telling gives the noun; else they are incidents.
    let told: Vec<Vec<&topic::Topic>> = rows.iter().map(|row| topic::of(row)).collect();
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
        sign: agreed::<Sign>(rows.iter().map(|row| row.sign)),
        people,
        agencies,
        standing: agreed(rows.iter().map(|row| row.standing)),
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
