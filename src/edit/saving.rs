//! Saving as a pure state machine: what is said to be saved is on the device, and what is not says so.

use crate::case::{Operation, Stamp};
use std::collections::BTreeMap;

/// Typing pauses this long before it is written.
pub const PAUSE_MILLIS: u64 = 300;
/// However long someone types on, it is written this long after the first unsaved key.
pub const MOST_MILLIS: u64 = 2_000;
/// After a failure it is tried again after this long, twice as long each time, up to a minute.
pub const RETRY_MILLIS: u64 = 1_000;
/// However often it failed, it is tried again after this long.
pub const RETRY_MOST_MILLIS: u64 = 60_000;

/// What the workbench does for the machine.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write these operations in one strict transaction, then say `written` or `failed`.
    Write {
        /// The number of the batch, one up from the last.
        batch: u64,
        /// What it holds.
        operations: Vec<Operation>,
    },
    /// Say `woke` at this time.
    Wake {
        /// Milliseconds since 1970.
        at: u64,
    },
}

/// What the status line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Everything is on the device; the time of the last write, if there was one in this session.
    Saved {
        /// Milliseconds since 1970.
        at: Option<u64>,
    },
    /// Something is not written yet.
    Saving,
    /// It could not be written. It is kept in memory and tried again.
    Failed {
        /// Why, in the browser's words.
        words: String,
        /// How many operations are in memory only.
        unsaved: usize,
    },
}

/// Whether waiting for a machine is of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Everything is on the device.
    Settled,
    /// A write is on its way, or is due.
    Moving,
    /// The last attempt has failed, and the next one is not on its way yet.
    Stuck,
}

/// The machine.
#[derive(Clone, Debug, PartialEq)]
pub struct Saving {
    pending: BTreeMap<Stamp, Operation>,
    flight: Option<(u64, Vec<Operation>)>,
    next_batch: u64,
    first_at: Option<u64>,
    due_at: Option<u64>,
    saved_at: Option<u64>,
    trouble: Option<String>,
    failures: u32,
    /// How many steps over files keep what is typed back for a moment.
    holds: u32,
}

impl Saving {
    /// A machine whose next batch has this number.
    #[must_use]
    pub const fn new(next_batch: u64) -> Self {
        Self {
            pending: BTreeMap::new(),
            flight: None,
            next_batch,
            first_at: None,
            due_at: None,
            saved_at: None,
            trouble: None,
            failures: 0,
            holds: 0,
        }
    }

    /// Takes the operations of an edit.
    pub fn edited(&mut self, operations: Vec<Operation>, now: u64) -> Vec<Effect> {
        self.pending.extend(operations.into_iter().map(|operation| (operation.stamp, operation)));
        let first = *self.first_at.get_or_insert(now);
        if self.failures > 0 {
            // A retry is already due; typing on must not keep putting it off.
            return Vec::new();
        }
        let at = (now + PAUSE_MILLIS).min(first + MOST_MILLIS);
        self.due_at = Some(at);
        vec![Effect::Wake { at }]
    }

    /// The time that was asked for has come, or may have.
    pub fn woke(&mut self, now: u64) -> Vec<Effect> {
        match self.due_at {
            // A time that lies further ahead than any that was ever asked for: the clock was put back.
            Some(at) if now >= at || at - now > RETRY_MOST_MILLIS => self.flush(),
            // A timer may come early, and a clock be corrected: what nobody asks for again is never written.
            Some(at) => vec![Effect::Wake { at }],
            None => Vec::new(),
        }
    }

    /// Writes at once what is not written: the page is being hidden, locked or left.
    pub fn flush(&mut self) -> Vec<Effect> {
        if self.pending.is_empty() {
            return Vec::new();
        }
        if self.flight.is_some() || self.holds > 0 {
            // A page that is being hidden may get no timer any more: it is written as soon as the flight or the file has landed.
            self.due_at = Some(0);
            return Vec::new();
        }
        let operations: Vec<Operation> = std::mem::take(&mut self.pending).into_values().collect();
        let batch = self.next_batch;
        self.next_batch += 1;
        (self.first_at, self.due_at) = (None, None);
        self.flight = Some((batch, operations.clone()));
        vec![Effect::Write { batch, operations }]
    }

    /// The transaction of this batch completed.
    pub fn written(&mut self, batch: u64, now: u64) -> Vec<Effect> {
        if self.flight.as_ref().is_some_and(|(number, _)| *number == batch) {
            self.flight = None;
            self.saved_at = Some(now);
            (self.trouble, self.failures) = (None, 0);
        }
        if self.pending.is_empty() {
            return Vec::new();
        }
        match self.due_at {
            Some(at) if (now + 1..=now + RETRY_MOST_MILLIS).contains(&at) => vec![Effect::Wake { at }],
            _ => self.flush(),
        }
    }

    /// The number of this batch was taken by another tab meanwhile: its operations go out again under the next free one.
    pub fn taken(&mut self, batch: u64, next: u64) -> Vec<Effect> {
        let Some((_, operations)) = self.flight.take_if(|(number, _)| *number == batch) else {
            return Vec::new();
        };
        for operation in operations {
            self.pending.entry(operation.stamp).or_insert(operation);
        }
        self.next_batch = self.next_batch.max(next);
        self.flush()
    }

    /// Another tab has written up to this number.
    pub fn seen(&mut self, next: u64) {
        self.next_batch = self.next_batch.max(next);
    }

    /// What the next flush would write, for whoever makes it ready ahead.
    #[must_use]
    pub fn coming(&self) -> Option<(u64, Vec<Operation>)> {
        (!self.pending.is_empty()).then(|| (self.next_batch, self.pending.values().cloned().collect()))
    }

    /// The number that the next batch gets.
    #[must_use]
    pub const fn next_batch(&self) -> u64 {
        self.next_batch
    }

    /// The transaction of this batch did not complete. Its operations wait beside newer states of themselves.
    pub fn failed(&mut self, batch: u64, words: &str, now: u64) -> Vec<Effect> {
        let Some((_, operations)) = self.flight.take_if(|(number, _)| *number == batch) else {
            return Vec::new();
        };
        for operation in operations {
            self.pending.entry(operation.stamp).or_insert(operation);
        }
        self.trouble = Some(words.to_owned());
        self.failures = self.failures.saturating_add(1);
        let at = now + (RETRY_MILLIS << (self.failures - 1).min(6)).min(RETRY_MOST_MILLIS);
        self.due_at = Some(at);
        vec![Effect::Wake { at }]
    }

    /// Begins a step over a file: nothing is written meanwhile, so that batches land in the order of their numbers. Whoever
    /// follows in another window goes on from the last number there is, and a snapshot covers up to it: what landed before it
    /// later would never be seen by either.
    pub const fn hold(&mut self) {
        self.holds += 1;
    }

    /// Whether a batch is on its way; the numbers of a file are set aside when none is.
    #[must_use]
    pub const fn is_flying(&self) -> bool {
        self.flight.is_some()
    }

    /// Whether a step over a file goes on.
    #[must_use]
    pub const fn is_held(&self) -> bool {
        self.holds > 0
    }

    /// Ends a step over a file, whatever it came to: what was typed meanwhile is written at once.
    pub fn release(&mut self) -> Vec<Effect> {
        self.holds = self.holds.saturating_sub(1);
        if self.holds > 0 { Vec::new() } else { self.flush() }
    }

    /// Sets so many batch numbers aside, and answers the first: what a file brings is written beside what is typed.
    pub const fn reserve(&mut self, count: u64) -> u64 {
        let first = self.next_batch;
        self.next_batch += count;
        first
    }

    /// Gives numbers back under which nothing was written, unless others were taken behind them: no number is left out
    /// for nothing.
    pub const fn give_back(&mut self, first: u64, count: u64) {
        if self.next_batch == first + count {
            self.next_batch = first;
        }
    }

    /// Whether closing the page now would lose something.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.pending.is_empty() && self.flight.is_none()
    }

    /// Whether everything is on the device, may soon be, or could not be written.
    #[must_use]
    pub fn rest(&self) -> Rest {
        match &self.trouble {
            _ if self.is_settled() => Rest::Settled,
            Some(_) if self.flight.is_none() => Rest::Stuck,
            _ => Rest::Moving,
        }
    }

    /// Why the last attempt has failed, in the browser's words.
    #[must_use]
    pub fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// What is not known to be on the device, each entry in its newest state, in the order of the stamps: whoever reads the case
    /// from the device adds it.
    #[must_use]
    pub fn unsaved(&self) -> Vec<Operation> {
        let flying = self.flight.iter().flat_map(|(_, operations)| operations);
        let mut unsaved: BTreeMap<Stamp, &Operation> =
            flying.map(|operation| (operation.stamp, operation)).collect();
        // What was typed on since stands for what is in flight.
        unsaved.extend(self.pending.iter().map(|(stamp, operation)| (*stamp, operation)));
        unsaved.into_values().cloned().collect()
    }

    /// The number up to which the list of the cases may say that it goes, when this batch is written and the list with it: what
    /// was typed since is in the list's words already, so that they go for made up until it is written too.
    #[must_use]
    pub fn upto(&self, batch: u64) -> u64 {
        if self.pending.is_empty() { batch + 1 } else { batch }
    }

    /// What the status line says.
    #[must_use]
    pub fn status(&self) -> Status {
        if let Some(words) = &self.trouble {
            return Status::Failed { words: words.clone(), unsaved: self.unsaved().len() };
        }
        if self.is_settled() { Status::Saved { at: self.saved_at } } else { Status::Saving }
    }
}
