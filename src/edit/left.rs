//! What a page left behind, held against the record: which of it is to be written yet. It is decided by what each state of an
//! entry says, so that no word is dropped because a later number is taken, and none that was saved gives way to an older state.

use crate::case::{Operation, Stamp, Value};
use std::collections::BTreeMap;

/// Where a state of the record was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// In a snapshot of everything below this number.
    Snapshot(u64),
    /// In the batch of this number.
    Batch(u64),
}

/// When a state was written, beside what was left for a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Age {
    /// Before it.
    Older,
    /// Before or after it: a snapshot does not say.
    Unknown,
    /// In its place or after it: by the same page, or by one that took in what it had left.
    Level,
}

impl Source {
    const fn beside(self, number: u64) -> Age {
        match self {
            Self::Snapshot(covers) if covers > number => Age::Unknown,
            Self::Batch(at) if at >= number => Age::Level,
            _ => Age::Older,
        }
    }
}

/// Whether everything that one state says can be read in the other.
fn says_all_of(state: &Operation, other: &Operation) -> bool {
    match (&state.value, &other.value) {
        (Value::Text(mine), Value::Text(words)) => mine.contains(words.as_str()),
        (mine, value) => mine == value,
    }
}

/// The record as it was read, by entry.
struct Record<'a> {
    /// The states of each entry, in the order in which they count.
    states: BTreeMap<Stamp, Vec<(Source, &'a Operation)>>,
}

impl<'a> Record<'a> {
    fn of(read: &'a [(Source, Vec<Operation>)]) -> Self {
        let mut in_order: Vec<_> = read.iter().collect();
        // A batch that still lies beside a snapshot is read after it.
        in_order.sort_by_key(|(source, _)| *source);
        let mut states: BTreeMap<Stamp, Vec<_>> = BTreeMap::new();
        for (source, operations) in in_order {
            for operation in operations {
                states.entry(operation.stamp).or_default().push((*source, operation));
            }
        }
        Self { states }
    }

    /// What is to be written of an entry that was left for the batch of this number.
    fn wanted(&self, number: u64, left: &Operation) -> Option<Operation> {
        let all = self.states.get(&left.stamp).map_or(&[][..], Vec::as_slice);
        if all.iter().any(|(_, state)| state.value == Value::Erased) {
            // Its words were destroyed since.
            return None;
        }
        // What a redacted copy tells instead is no state of one's own.
        let own = || all.iter().filter(|(_, state)| !state.is_redacted() || left.is_redacted());
        let Some((_, last)) = own().next_back() else { return Some(left.clone()) };
        let is_written = own().any(|(source, state)| *state == left && source.beside(number) != Age::Older);
        if is_written || *last == left {
            return None;
        }
        let ages = || own().map(|(source, _)| source.beside(number));
        if ages().all(|age| age == Age::Older) {
            return Some(left.clone());
        }
        if says_all_of(last, left) {
            return None;
        }
        if ages().all(|age| age != Age::Level) && says_all_of(left, last) {
            return Some(left.clone());
        }
        // Which of the two came later cannot be told: both stand.
        let beside = left.clone().apart();
        (!self.states.contains_key(&beside.stamp)).then_some(beside)
    }
}

/// What of the batches that a page left is to be written yet. They come in the order in which the page would have written them;
/// what cannot be read of the record is not given, and keeps nothing else back.
#[must_use]
pub fn missing(left: &[(u64, Vec<Operation>)], read: &[(Source, Vec<Operation>)]) -> Vec<Operation> {
    let record = Record::of(read);
    // Of two states of one entry the later batch has the newer one.
    let mut last: BTreeMap<Stamp, (u64, &Operation)> = BTreeMap::new();
    for (number, operations) in left {
        last.extend(operations.iter().map(|operation| (operation.stamp, (*number, operation))));
    }
    last.into_values().filter_map(|(number, operation)| record.wanted(number, operation)).collect()
}
