//! How much of a chronology is shown: its skeleton, all of it, or the person's own copy.

use super::{
    entry::{Entry, Evidence},
    names::personalised,
    summary::{Row, folded, suggestions, sum_up},
    words::clauses,
};
use crate::case::{closed_list::closed_list, order};
use std::collections::BTreeSet;

/// The rows that this file carries out: short and telling, and a copy for the person whose life it is.
pub const SOURCE_ROWS: &[&str] = &["K28", "K38"];

closed_list! {
    /// A level of zoom.
    #[derive(Default)]
    Zoom {
        /// One line for each thing, and one for each thing that repeats.
        Skeleton = "skeleton", "Skeleton";
        /// Every entry; what is summed up lies under its summary.
        #[default]
        Full = "full", "Full";
        /// For the person, in words to them; what is told of others without them, and opinions, are left out.
        Own = "own", "The person\u{2019}s own copy";
    }
}

/// What is shown at a level, and what is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The rows in order.
    pub rows: Vec<Row>,
    /// The ids of entries that are left out, each with the reason, so that she can put one back by hand.
    pub left_out: Vec<(String, &'static str)>,
}

fn first_clause(text: &str) -> String {
    clauses(text).next().map_or_else(String::new, |clause| format!("{}.", clause.trim_end_matches(',')))
}

/// The chronology at a level. `client` is the person's name.
#[must_use]
pub fn view(entries: &[Entry], zoom: Zoom, client: &str) -> View {
    match zoom {
        Zoom::Full => View { rows: folded(entries), left_out: Vec::new() },
        Zoom::Skeleton => View { rows: skeleton(entries), left_out: Vec::new() },
        Zoom::Own => own(entries, client),
    }
}

/// What repeats is drawn together here for reading only: nothing is inserted by it.
fn skeleton(entries: &[Entry]) -> Vec<Row> {
    let mut rows = folded(entries);
    for suggestion in suggestions(entries) {
        let ids: BTreeSet<String> = suggestion.ids.into_iter().collect();
        let (taken, rest): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| ids.contains(&row.entry.id));
        rows = rest;
        let under: Vec<Entry> = taken.into_iter().map(|row| row.entry).collect();
        match sum_up(&under, &ids) {
            Some(summary) => rows.push(Row { entry: summary, under }),
            // What cannot be summed up stands as it stood; an entry of two topics was taken by the first.
            None => rows.extend(under.into_iter().map(|entry| Row { entry, under: Vec::new() })),
        }
    }
    order::by_key(&mut rows, |row| row.entry.order());
    for row in &mut rows {
        row.entry.incident = first_clause(&row.entry.incident);
    }
    rows
}

fn own(entries: &[Entry], client: &str) -> View {
    let mut view = View::default();
    let first = client.split_whitespace().next().unwrap_or_default();
    for mut row in folded(entries) {
        let is_theirs = row.entry.people.is_empty()
            || row.entry.people.iter().any(|name| name == client || name.eq_ignore_ascii_case(first));
        if row.entry.evidence == Some(Evidence::Opinion) {
            view.left_out.push((row.entry.id, "It is an opinion."));
        } else if !is_theirs {
            view.left_out.push((row.entry.id, "It is about other people, whose information it is."));
        } else {
            row.entry = personalised(&row.entry, client);
            row.under.clear();
            view.rows.push(row);
        }
    }
    view
}
