//! What cannot be read of a case that is kept on the device, and how that is said.

use super::head::{Head, Takes};
use crate::case::{Case, date::day_in_words};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

const DAY_MILLIS: u64 = 24 * 60 * 60 * 1000;

/// Why a part of a case cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its bytes are not as they were written.
    Damaged,
    /// It is not there.
    Missing,
    /// It can be read, but is not the one that was written last under its number.
    Replaced,
    /// It is not sealed: somebody else has put it there.
    Foreign,
}

/// A part of a case that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its number; none for a part of the copy that is kept beside the batches, when no such copy is whole.
    pub number: Option<u64>,
    /// Why.
    pub why: Why,
}

/// What was found when a case was read from the device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// How many parts the case has, with those that cannot be read.
    pub parts: usize,
    /// Those that cannot be read.
    pub unread: Vec<Unread>,
    /// What the device has noted of the parts.
    pub head: Head,
    /// The device had noted the parts of the case, and both notes are gone.
    pub is_head_gone: bool,
}

/// What is told of a damaged case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The sentences.
    pub words: Vec<String>,
    /// The parts that they are of.
    pub numbers: Vec<u64>,
}

impl Damage {
    /// Whether everything could be read.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.unread.is_empty() && !self.is_head_gone
    }

    /// Whether all that is there was put there by somebody else.
    #[must_use]
    pub fn is_all_foreign(&self) -> bool {
        !self.unread.is_empty() && self.unread.iter().all(|unread| unread.why == Why::Foreign)
    }

    fn numbers(&self) -> BTreeSet<u64> {
        self.unread.iter().filter_map(|unread| unread.number).collect()
    }

    /// What is to be told beside the case as it could be read; nothing when nothing is lost. `nothing_missed`: the case has
    /// every entry that the device remembers.
    #[must_use]
    pub fn told(&self, case: &Case, nothing_missed: bool) -> Option<Told> {
        let numbers = self.numbers();
        let mut lost = Vec::new();
        let mut days: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
        let mut unknown = 0_usize;
        let mut foreign = 0_usize;
        for unread in &self.unread {
            foreign += usize::from(unread.why == Why::Foreign);
            let takes = match unread.number {
                Some(number) if self.head.is_given_up(number) => Takes::Nothing,
                Some(number) => self.head.takes(number, &numbers, case, nothing_missed),
                None if nothing_missed && self.head.remembers_copies() => Takes::Nothing,
                None => Takes::Unknown,
            };
            match takes {
                Takes::Nothing => continue,
                // Nobody is missed: it was never one of ours.
                Takes::Unknown if unread.why == Why::Foreign => continue,
                Takes::Unknown => unknown += 1,
                Takes::Entries(times) => {
                    for time in times {
                        days.entry(time / DAY_MILLIS).or_default().insert(time);
                    }
                }
            }
            lost.push(*unread);
        }
        let mut words = Vec::new();
        if !lost.is_empty() {
            let parts = self.parts.max(lost.len());
            let of = if parts == 1 { "part".to_owned() } else { format!("{parts} parts") };
            let verb = if lost.len() == 1 { "is" } else { "are" };
            let missing = lost.iter().filter(|unread| unread.why == Why::Missing).count();
            let how = if missing == lost.len() {
                format!("{verb} missing from this browser\u{2019}s storage")
            } else {
                "cannot be read".to_owned()
            };
            words.push(format!("{} of {of} of this case {how}; the rest is shown.", lost.len()));
            if !days.is_empty() {
                words.push(format!("What is not shown was written on {}.", in_words(&days)));
            }
            if unknown > 0 {
                words.push("When it was written is not known.".to_owned());
            }
        }
        if foreign > 0 {
            words.push(
                "Something in this browser\u{2019}s storage was put there by another program, unencrypted. Kith does not use it. Tell your IT team."
                    .to_owned(),
            );
        }
        if self.is_head_gone {
            words.push(
                "The list of the parts of this case is missing from this browser\u{2019}s storage, so that Kith cannot tell whether one of them is missing too."
                    .to_owned(),
            );
        }
        let numbers = self.numbers().into_iter().collect();
        (!words.is_empty()).then_some(Told { words, numbers })
    }
}

/// "4 November 2025 (2 entries), 5 November 2025 (1 entry)". Days are those of Coordinated Universal Time.
fn in_words(days: &BTreeMap<u64, BTreeSet<u64>>) -> String {
    let day = |day: u64| {
        let date =
            NaiveDate::from_ymd_opt(1970, 1, 1).and_then(|first| first.checked_add_days(Days::new(day)));
        day_in_words(date.unwrap_or_default())
    };
    let entries = |count: usize| if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") };
    days.iter()
        .map(|(at, times)| format!("{} ({})", day(*at), entries(times.len())))
        .collect::<Vec<_>>()
        .join(", ")
}
