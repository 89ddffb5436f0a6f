//! Who changed what and when: of a field, of a form, or of the whole case, the last entry first.
//!
//! Finding reads no words, so that it is quick over tens of thousands of operations; words are made for a page at a time.

pub mod entry;
pub mod reach;
pub mod slips;
pub mod words;

pub use entry::{Day, Entry, Mark, Sitting, by_day, entry};
pub use reach::{SECTIONS, Scope, section};

use crate::case::{Author, Case, Operation, Stamp, order};
use std::collections::BTreeSet;

/// How many entries are shown at once; the rest comes page by page.
pub const PAGE: usize = 100;

/// Which entries are asked for; nothing asked is all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// One of [`SECTIONS`], by its slug.
    pub section: Option<String>,
    /// Made by this person in this role.
    pub author: Option<Author>,
    /// Made at this moment or later, in milliseconds since 1970.
    pub from: Option<u64>,
    /// Made at this moment or earlier.
    pub until: Option<u64>,
}

impl Filter {
    fn lets_through(&self, operation: &Operation) -> bool {
        let at = operation.stamp.millis;
        self.from.is_none_or(|from| at >= from)
            && self.until.is_none_or(|until| at <= until)
            && self.author.as_ref().is_none_or(|author| operation.by == *author)
            && self.section.as_deref().is_none_or(|wanted| section(&operation.key) == wanted)
    }
}

/// The entries of a scope that the filter lets through, the last first. An operation is one entry, however often it was
/// saved again while it was typed.
#[must_use]
pub fn find(case: &Case, scope: &Scope, filter: &Filter) -> Vec<Stamp> {
    let mut stamps: Vec<Stamp> = match scope {
        Scope::Field(key) => {
            let all = case.history(key).into_iter();
            all.filter(|operation| filter.lets_through(operation)).map(|operation| operation.stamp).collect()
        }
        Scope::Case => {
            let all = case.operations().filter(|operation| filter.lets_through(operation));
            all.map(|operation| operation.stamp).collect()
        }
        Scope::Thing(thing) => {
            let reach = reach::Reach::of(case, thing);
            let all = case.operations().filter(|operation| reach.holds(&operation.key));
            all.filter(|operation| filter.lets_through(operation)).map(|operation| operation.stamp).collect()
        }
    };
    stamps.reverse();
    stamps
}

/// Everybody who made an entry in the case, by name.
#[must_use]
pub fn authors(case: &Case) -> Vec<Author> {
    let mut known = BTreeSet::new();
    for operation in case.operations() {
        if !known.contains(&operation.by) {
            known.insert(operation.by.clone());
        }
    }
    let mut authors: Vec<Author> = known.into_iter().collect();
    order::by_key(&mut authors, |author| author.in_words().to_lowercase());
    authors
}
