//! What the case has and what comes in, side by side in one order, with duplicates shown and nothing added yet.

use crate::case::{Key, Value, order};
use crate::edit::Edit;
use crate::reports::chronology::{
    entry::{self, Entry},
    patterns::duplicate,
    words::stems,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// One line of a composite chronology.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// The entry.
    pub entry: Entry,
    /// Whether it comes in.
    pub is_new: bool,
    /// The entry of which it seems to be a second account, by id.
    pub twin: Option<String>,
}

/// An entry with the stems that carry its meaning.
type Told = (usize, BTreeSet<String>);

/// A composite on its way, an entry at a time, so that a long one keeps nobody waiting.
#[derive(Debug)]
pub struct Composing {
    lines: Vec<Line>,
    /// How many entries each day has: one alone has no twin, and its words are not looked at.
    counts: BTreeMap<(NaiveDate, NaiveDate), usize>,
    days: BTreeMap<(NaiveDate, NaiveDate), Vec<Told>>,
    at: usize,
}

impl Composing {
    /// Puts every entry in its order.
    #[must_use]
    pub fn begin(known: &[Entry], incoming: &[Entry]) -> Self {
        let line = |entry: &Entry, is_new| Line { entry: entry.clone(), is_new, twin: None };
        let new = incoming.iter().map(|entry| line(entry, true));
        let mut lines: Vec<Line> = known.iter().map(|entry| line(entry, false)).chain(new).collect();
        order::by_key(&mut lines, |line| {
            let Entry { when, id, .. } = &line.entry;
            (when.is_none(), when.map(|when| when.order()), line.is_new, id.clone())
        });
        let mut counts = BTreeMap::new();
        for day in lines.iter().filter_map(|line| duplicate::day(&line.entry)) {
            *counts.entry(day).or_insert(0) += 1;
        }
        Self { lines, counts, days: BTreeMap::new(), at: 0 }
    }

    /// Looks for the twin of the next entry among those before it; answers whether there was one to look at.
    pub fn step(&mut self) -> bool {
        let Some(line) = self.lines.get(self.at) else { return false };
        let place = self.at;
        self.at += 1;
        let Some(day) =
            duplicate::day(&line.entry).filter(|day| self.counts.get(day).is_some_and(|count| *count > 1))
        else {
            return true;
        };
        let own = stems(&line.entry.incident);
        let earlier = self.days.entry(day).or_default();
        let twin = earlier.iter().find(|(_, other)| duplicate::is_same(other, &own)).map(|(place, _)| *place);
        earlier.push((place, own));
        let twin = twin.and_then(|twin| self.lines.get(twin)).map(|line| line.entry.id.clone());
        if let Some(line) = self.lines.get_mut(place) {
            line.twin = twin;
        }
        true
    }

    /// The composite.
    #[must_use]
    pub fn finish(self) -> Vec<Line> {
        self.lines
    }
}

/// The composite: every entry of the case and every one that comes in, by date; of two alike the case's own comes first.
#[must_use]
pub fn compose(known: &[Entry], incoming: &[Entry]) -> Vec<Line> {
    let mut composing = Composing::begin(known, incoming);
    while composing.step() {}
    composing.finish()
}

/// What a line is when it comes in, under a new id.
#[must_use]
pub fn thing(line: &Line, id: &str) -> (Key, BTreeMap<String, Value>) {
    (entry::key(id), entry::fields(&line.entry))
}

/// The edit that adds what comes in: the chosen lines, each under a new id, all as one step that one undo takes back.
#[must_use]
pub fn edit(lines: &[Line], is_chosen: impl Fn(&Line) -> bool, mut new_id: impl FnMut() -> String) -> Edit {
    let chosen = lines.iter().filter(|line| line.is_new && is_chosen(line));
    let things = chosen.map(|line| thing(line, &new_id()));
    Edit::AddSeveral { things: things.collect() }
}
