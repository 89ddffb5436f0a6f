//! How much a file may hold. No record comes near these limits; a file made to be slow is refused before anything walks it.

use super::envelope::CaseFile;
use crate::case::{Key, Operation, Stamp, value::LONGEST_TEXT};
use crate::edit::wording;
use crate::forms::{review, rows::ROWS};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// The most answers to one question that nobody has chosen between. Each is shown beside the others.
const MOST_HEADS: usize = 100;

/// The most fields that a thing begins with, and the most entries that one entry replaces.
const MOST_PARTS: usize = 1_000;

/// The most letters of a person's name or role.
const LONGEST_NAME: usize = 10_000;

/// The most things of a kind that are shown each beside each of another kind.
const MOST_THINGS: &[(&str, usize)] =
    &[("episode", 200), ("concern", 200), ("rater", 200), (review::NOUN, 1_000), ("person", 5_000)];

/// The most rows of any other kind, which are all shown where they are written.
const MOST_ROWS: usize = 2_000;

/// What of a case is more than any record holds, and where. It is put into words by the app alone: the worker, which finds it,
/// knows no question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TooMuch {
    /// A text.
    Text(Key),
    /// The name or role of whoever wrote it.
    Name(Key),
    /// The parts of one entry.
    Parts(Key),
    /// The answers to one question.
    Heads(Key),
    /// More things of this kind than so many.
    Things(String, usize),
}

impl fmt::Display for TooMuch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, label) = match self {
            Self::Text(key) => ("a text of more than 1,000,000 letters", wording::key(key)),
            Self::Name(key) => ("a name of more than 10,000 letters", wording::key(key)),
            Self::Parts(key) => ("an entry of more than 1,000 parts", wording::key(key)),
            Self::Heads(key) => {
                ("more than 100 answers to one question that nobody has chosen between", wording::key(key))
            }
            Self::Things(noun, most) => {
                return write!(
                    f,
                    "more than {most} of one kind in a case (\u{201c}{}\u{201d})",
                    wording::noun(noun)
                );
            }
        };
        write!(f, "{what} (\u{201c}{label}\u{201d})")
    }
}

/// What of a case is more than any record holds; nothing for every record.
pub(super) fn exceeded(file: &CaseFile) -> Option<TooMuch> {
    let of_one = file.operations.iter().find_map(of_entry);
    of_one.or_else(|| heads(&file.operations)).or_else(|| things(&file.operations))
}

fn of_entry(operation: &Operation) -> Option<TooMuch> {
    let key = || operation.key.clone();
    let letters = |words: &str, most: usize| words.len() > most && words.chars().count() > most;
    let names = [&operation.by.name, &operation.by.role];
    if operation.value.longest_text() > LONGEST_TEXT
        || operation.why.as_deref().is_some_and(|why| letters(why, LONGEST_TEXT))
    {
        return Some(TooMuch::Text(key()));
    }
    if names.into_iter().any(|name| letters(name, LONGEST_NAME)) {
        return Some(TooMuch::Name(key()));
    }
    if operation.value.parts() > MOST_PARTS || operation.replaces.len() > MOST_PARTS {
        return Some(TooMuch::Parts(key()));
    }
    None
}

/// The entries of a key, and those that they claim to supersede.
#[derive(Default)]
struct Slot {
    stamps: BTreeSet<Stamp>,
    replaced: BTreeSet<Stamp>,
}

/// One pass over the entries, whatever they claim of each other.
fn heads(operations: &[Operation]) -> Option<TooMuch> {
    let mut slots: BTreeMap<&Key, Slot> = BTreeMap::new();
    for operation in operations {
        let slot = slots.entry(&operation.key).or_default();
        slot.stamps.insert(operation.stamp);
        slot.replaced.extend(operation.replaces.iter().filter(|stamp| **stamp != operation.stamp));
    }
    let too_many = |(_, slot): &(&Key, Slot)| {
        let stand = slot.stamps.difference(&slot.replaced).count();
        // Of a ring in which each claims to supersede the next, every one stands.
        let stand = if stand == 0 { slot.stamps.len() } else { stand };
        stand > MOST_HEADS
    };
    let (key, _) = slots.into_iter().find(too_many)?;
    Some(TooMuch::Heads(key.clone()))
}

/// The most things of a noun; nothing where there may be any number.
fn most(noun: &str) -> Option<usize> {
    let listed = MOST_THINGS.iter().find(|(known, _)| *known == noun).map(|(_, most)| *most);
    listed.or_else(|| ROWS.contains(&noun).then_some(MOST_ROWS))
}

fn things(operations: &[Operation]) -> Option<TooMuch> {
    let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for key in operations.iter().map(|operation| &operation.key) {
        if most(key.noun()).is_some() {
            ids.entry(key.noun()).or_default().insert(key.id());
        }
    }
    let too_many = |(noun, ids): (&str, BTreeSet<&str>)| {
        let most = most(noun).filter(|most| ids.len() > *most)?;
        Some(TooMuch::Things(noun.to_owned(), most))
    };
    ids.into_iter().find_map(too_many)
}
