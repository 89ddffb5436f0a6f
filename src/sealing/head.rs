//! The head of a case: which stored parts it has, by which one that is missing, put back to an earlier state or replaced is
//! recognised, and what each held.
//!
//! A part is one batch of entries. The head is sealed with the case's key and written in the same transaction as the part. It is
//! a set and no chain: two windows may write in any order, and one that knew less weakens the head until the case is next
//! opened, but never makes it tell of a loss that is none.

use super::hex;
use crate::case::{Case, Operation, Stamp, operation::sha256_hex};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Digits of the digest of a part's bytes: 48 bits.
const MARK: usize = 12;
/// A part with more entries than this says only how it looks: it came in a file, and the device remembers what came in files.
const MOST_NOTED: usize = 40;
/// Digits of a noted entry: milliseconds, counter, the end of the device's number, the beginning of the frame's digest.
const NOTE: usize = 12 + 4 + 4 + 8;

/// What a part looks like, and which entries it holds: the mark, then a note an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Part(String);

/// An entry of a part that cannot be read, as its head noted it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Note<'a> {
    /// When, by which count and where.
    name: &'a str,
    /// How it was then.
    frame: &'a str,
}

fn name_of(stamp: Stamp) -> String {
    format!("{:012x}{:04x}{:04x}", stamp.millis, stamp.counter, stamp.device.0 & 0xffff)
}

fn frame_of(operation: &Operation) -> String {
    hex::encode(operation.frame_digest().0.get(..4).unwrap_or_default())
}

fn mark_of(body: &[u8]) -> String {
    let mut digest = sha256_hex(body);
    digest.truncate(MARK);
    digest
}

impl Part {
    /// The part of these bytes, as they lie in the storage, that holds these entries.
    #[must_use]
    pub fn of<'a>(body: &[u8], operations: impl ExactSizeIterator<Item = &'a Operation>) -> Self {
        let mut text = mark_of(body);
        if operations.len() <= MOST_NOTED {
            for operation in operations {
                text.push_str(&name_of(operation.stamp));
                text.push_str(&frame_of(operation));
            }
        }
        Self(text)
    }

    /// The part of these bytes, whatever they hold.
    #[must_use]
    pub fn of_bytes(body: &[u8]) -> Self {
        Self(mark_of(body))
    }

    fn notes(&self) -> impl Iterator<Item = Note<'_>> {
        let rest = self.0.get(MARK..).unwrap_or_default();
        (0..rest.len() / NOTE).filter_map(move |at| {
            let note = rest.get(at * NOTE..(at + 1) * NOTE)?;
            Some(Note { name: note.get(..20)?, frame: note.get(20..)? })
        })
    }

    /// Whether the bytes are those that were written.
    #[must_use]
    pub fn is(&self, body: &[u8]) -> bool {
        self.0.get(..MARK) == Some(mark_of(body).as_str())
    }
}

/// What a part that cannot be read takes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nothing: everything that it held is there from elsewhere.
    Nothing,
    /// Entries that were made at these times, in milliseconds since 1970.
    Entries(Vec<u64>),
    /// Nobody knows.
    Unknown,
}

/// The head of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// What the parts with smaller numbers held is in snapshots alone.
    #[serde(default)]
    from: u64,
    /// The parts by their numbers.
    #[serde(default)]
    parts: BTreeMap<u64, Part>,
    /// Parts that the practitioner goes on without.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    given_up: BTreeSet<u64>,
    /// What the parts with smaller numbers held, this device remembers entry by entry.
    #[serde(default)]
    seen: u64,
}

impl Head {
    /// Notes a part.
    pub fn note(&mut self, number: u64, part: Part) {
        self.parts.insert(number, part);
    }

    /// The part of this number, where it is noted.
    #[must_use]
    pub fn part(&self, number: u64) -> Option<&Part> {
        self.parts.get(&number)
    }

    /// The number below which everything is in snapshots alone.
    #[must_use]
    pub const fn from(&self) -> u64 {
        self.from
    }

    /// The number behind the last that is noted.
    #[must_use]
    pub fn next(&self) -> u64 {
        self.parts.keys().chain(&self.given_up).max().map_or(self.from, |last| last + 1)
    }

    /// Takes in another copy of the head. Of two that differ the one that knows more stands.
    pub fn merge(&mut self, other: Self) {
        for (number, part) in other.parts {
            let known = self.parts.entry(number).or_insert_with(|| part.clone());
            if part.0.len() > known.0.len() {
                *known = part;
            }
        }
        self.given_up.extend(other.given_up);
        self.seen = self.seen.max(other.seen);
        self.compact(other.from);
    }

    /// What the parts with smaller numbers held is in snapshots alone from now on.
    pub fn compact(&mut self, from: u64) {
        self.from = self.from.max(from);
        self.parts = self.parts.split_off(&self.from);
        self.given_up = self.given_up.split_off(&self.from);
    }

    /// The device remembers what the parts with smaller numbers hold.
    pub fn remember(&mut self, upto: u64) {
        self.seen = self.seen.max(upto);
    }

    /// The practitioner goes on without this part.
    pub fn give_up(&mut self, number: u64) {
        self.parts.remove(&number);
        self.given_up.insert(number);
    }

    /// The practitioner goes on without what is in no copy that is whole.
    pub const fn give_up_copies(&mut self) {
        self.from = 0;
    }

    /// Whether the device remembers everything of the parts that are in snapshots alone.
    #[must_use]
    pub const fn remembers_copies(&self) -> bool {
        self.from <= self.seen
    }

    /// Whether the practitioner goes on without this part.
    #[must_use]
    pub fn is_given_up(&self, number: u64) -> bool {
        self.given_up.contains(&number)
    }

    /// The parts from this number on that are noted and not among those that are there.
    #[must_use]
    pub fn missing(&self, covered: u64, there: &BTreeSet<u64>) -> Vec<u64> {
        self.parts
            .range(covered..)
            .map(|(number, _)| *number)
            .filter(|number| !there.contains(number))
            .collect()
    }

    /// What a part that cannot be read takes with it, beside what the case has. `unread` are all the parts that cannot be
    /// read; `nothing_missed`: the case has everything that the device remembers.
    #[must_use]
    pub fn takes(&self, number: u64, unread: &BTreeSet<u64>, case: &Case, nothing_missed: bool) -> Takes {
        let Some(part) = self.parts.get(&number) else { return Takes::Unknown };
        let mut notes = part.notes().peekable();
        if notes.peek().is_none() {
            return if nothing_missed && number < self.seen { Takes::Nothing } else { Takes::Unknown };
        }
        let there: BTreeMap<String, &Operation> =
            case.operations().map(|operation| (name_of(operation.stamp), operation)).collect();
        // A later state of the same entry, which a part that can be read holds, has everything of the earlier one.
        let later: BTreeSet<&str> = self
            .parts
            .range(number + 1..)
            .filter(|(number, _)| !unread.contains(number))
            .flat_map(|(_, part)| part.notes())
            .map(|note| note.name)
            .collect();
        let is_there = |note: &Note<'_>| {
            there
                .get(note.name)
                .is_some_and(|operation| later.contains(note.name) || frame_of(operation) == note.frame)
        };
        let gone: Vec<u64> = notes
            .filter(|note| !is_there(note))
            .filter_map(|note| u64::from_str_radix(note.name.get(..12)?, 16).ok())
            .collect();
        if gone.is_empty() { Takes::Nothing } else { Takes::Entries(gone) }
    }
}
