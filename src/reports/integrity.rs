//! Whether the record is as it was written, and as this device has seen it before.
//!
//! Two things are recognised. **Damage**: a value that its own salted digest does not fit. **Differences**: an entry that
//! this device has seen and that is missing now, or whose stamp, author, key, reason or digest is another. There are no
//! signatures: whoever rebuilds a whole history with digests of its own, and what this device remembers of it too, is
//! not recognised.

use super::history::words;
use crate::case::{Case, Device, Digest, Operation, Stamp, date::day_in_words};
use crate::edit::TYPING_MILLIS;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How many entries are looked at in one go, so that a large case is checked while somebody works in it.
pub const SLICE: usize = 1_000;

const DAY_MILLIS: u64 = 24 * 60 * 60 * 1000;

/// How many bytes of an entry's digest are remembered: two entries of one day pass for each other once in 2^48 times.
const BYTES: usize = 6;

/// What a device remembers of the entries that it has seen of a case: for each day of their stamps, six bytes an entry, in
/// hexadecimal digits. It tells what is missing, and nothing of what was said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seen {
    days: BTreeMap<u64, String>,
}

impl Seen {
    /// Remembers every entry of a case that cannot change any more, as this device tells at this moment.
    #[must_use]
    pub fn of(case: &Case, device: Device, now: u64) -> Self {
        let mut seen = Self::default();
        for operation in case.operations().filter(|operation| is_settled(operation, device, now)) {
            seen.note(operation.stamp, operation.frame_digest());
        }
        seen
    }

    fn note(&mut self, stamp: Stamp, digest: Digest) {
        use std::fmt::Write as _;
        let day = self.days.entry(stamp.millis / DAY_MILLIS).or_default();
        for byte in digest.0.iter().take(BYTES) {
            let _ = write!(day, "{byte:02x}");
        }
    }

    /// How many entries are remembered.
    #[must_use]
    pub fn len(&self) -> usize {
        self.days.values().map(|day| day.len() / (2 * BYTES)).sum()
    }

    /// Whether none is remembered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// The entries of each day that are remembered here and are not there, counted.
    #[must_use]
    pub fn missing_from(&self, there: &Self) -> Vec<(NaiveDate, usize)> {
        let mut missing = Vec::new();
        for (day, entries) in &self.days {
            let marks = |entries: &str| -> BTreeSet<Vec<u8>> {
                entries.as_bytes().chunks(2 * BYTES).map(<[u8]>::to_vec).collect()
            };
            let now = there.days.get(day);
            if now.is_some_and(|now| now == entries) {
                continue;
            }
            let now = now.map(|now| marks(now)).unwrap_or_default();
            let gone = marks(entries).difference(&now).count();
            if gone > 0 {
                let date = NaiveDate::from_ymd_opt(1970, 1, 1)
                    .and_then(|first| first.checked_add_days(Days::new(*day)));
                missing.push((date.unwrap_or_default(), gone));
            }
        }
        missing
    }
}

/// Whether an entry cannot change any more. One of this device's own may still be being typed, here or in another window,
/// for as long as typing stays one entry; what came in a file was sealed before.
fn is_settled(operation: &Operation, device: Device, now: u64) -> bool {
    // What a redacted copy has of an entry is not yet the entry: the true one may follow and is remembered then.
    !operation.is_redacted()
        && !operation.is_trimmed()
        && (operation.stamp.device != device
            || operation.stamp.millis.saturating_add(2 * TYPING_MILLIS) <= now)
}

/// A check under way: the entries that a case had when it was opened, looked at slice by slice.
///
/// What is added meanwhile is not looked at: it may still be being typed.
#[derive(Clone, Debug)]
pub struct Check {
    left: Vec<Stamp>,
    device: Device,
    now: u64,
    there: Seen,
    settled: Seen,
    damaged: Vec<Stamp>,
}

impl Check {
    /// A check of the entries that the case has now, on this device and at this moment.
    #[must_use]
    pub fn of(case: &Case, device: Device, now: u64) -> Self {
        let mut left: Vec<Stamp> = case.operations().map(|operation| operation.stamp).collect();
        left.reverse();
        let (there, settled) = (Seen::default(), Seen::default());
        Self { left, device, now, there, settled, damaged: Vec::new() }
    }

    /// Looks at the next slice. Answers whether more is left.
    pub fn step(&mut self, case: &Case) -> bool {
        for _ in 0..SLICE {
            let Some(stamp) = self.left.pop() else { return false };
            let Some(operation) = case.operation(stamp) else { continue };
            let digest = operation.frame_digest();
            self.there.note(stamp, digest);
            if is_settled(operation, self.device, self.now) {
                self.settled.note(stamp, digest);
            }
            if !operation.is_intact() {
                self.damaged.push(stamp);
            }
        }
        true
    }

    /// What came of it, held against what the device remembers, with what it is to remember from now on.
    #[must_use]
    pub fn finish(self, case: &Case, remembered: Option<&Seen>) -> (Report, Seen) {
        let missing = remembered.map(|seen| seen.missing_from(&self.there)).unwrap_or_default();
        let damaged = self.damaged.into_iter().filter_map(|stamp| case.operation(stamp));
        let damaged = damaged.map(|operation| Damaged::of(case, operation)).collect();
        (Report { damaged, missing }, self.settled)
    }
}

/// An entry whose value is not the one that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// The entry.
    pub stamp: Stamp,
    /// What it belongs to, with what the field is called.
    pub what: String,
    /// Who made it.
    pub who: String,
}

impl Damaged {
    fn of(case: &Case, operation: &Operation) -> Self {
        let place = words::place(case, &operation.key);
        let label = words::label(&operation.key);
        let what = if operation.key.field_name().is_none() { place } else { format!("{label} ({place})") };
        Self { stamp: operation.stamp, what, who: operation.by.in_words() }
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The entries that are damaged.
    pub damaged: Vec<Damaged>,
    /// How many entries of which days this device had seen and does not find as they were. Days are those of Coordinated
    /// Universal Time.
    pub missing: Vec<(NaiveDate, usize)>,
}

impl Report {
    /// Whether all is as it was.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.damaged.is_empty() && self.missing.is_empty()
    }

    /// How many entries are missing or differ, and of which days: "3 entries: 2 of 4 November 2025, 1 of 5 November 2025".
    #[must_use]
    pub fn missing_in_words(&self) -> String {
        let entries = |count: usize| {
            if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") }
        };
        let of = |(day, count): &(NaiveDate, usize)| format!("{count} of {}", day_in_words(*day));
        let total = self.missing.iter().map(|(_, count)| count).sum();
        match self.missing.as_slice() {
            [(day, count)] => format!("{} of {}", entries(*count), day_in_words(*day)),
            days => format!("{}: {}", entries(total), days.iter().map(of).collect::<Vec<_>>().join(", ")),
        }
    }
}
