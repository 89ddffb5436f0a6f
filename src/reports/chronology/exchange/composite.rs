//! What the case has and what comes in, side by side in one order, with duplicates shown and nothing added yet.

use crate::case::order;
use crate::edit::Edit;
use crate::reports::chronology::{
    entry::{self, Entry},
    patterns::duplicate,
};
use std::collections::BTreeMap;

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

/// The composite: every entry of the case and every one that comes in, by date; of two alike the case's own comes first.
#[must_use]
pub fn compose(known: &[Entry], incoming: &[Entry]) -> Vec<Line> {
    let line = |entry: &Entry, is_new| Line { entry: entry.clone(), is_new, twin: None };
    let mut lines: Vec<Line> = known
        .iter()
        .map(|entry| line(entry, false))
        .chain(incoming.iter().map(|entry| line(entry, true)))
        .collect();
    order::by_key(&mut lines, |line| {
        let Entry { when, id, .. } = &line.entry;
        (when.is_none(), when.map(|when| when.order()), line.is_new, id.clone())
    });
    let rows: Vec<&Entry> = lines.iter().map(|line| &line.entry).collect();
    let twins: BTreeMap<String, String> = duplicate::find(&rows)
        .into_iter()
        .filter_map(|pattern| {
            let mut ids = pattern.rows.into_iter();
            let first = ids.next()?;
            Some((ids.next()?, first))
        })
        .collect();
    for line in &mut lines {
        line.twin = twins.get(&line.entry.id).cloned();
    }
    lines
}

/// The edit that adds what comes in: the chosen lines, each under a new id, all as one step that one undo takes back.
#[must_use]
pub fn edit(lines: &[Line], is_chosen: impl Fn(&Line) -> bool, mut new_id: impl FnMut() -> String) -> Edit {
    let chosen = lines.iter().filter(|line| line.is_new && is_chosen(line));
    let things = chosen.map(|line| (entry::key(&new_id()), entry::fields(&line.entry)));
    Edit::AddSeveral { things: things.collect() }
}
