//! One entry of the history in words: who, when, what, from what to what, and what became of it.

use super::words;
use crate::case::{Act, Case, Device, Operation, Stamp, Value, WITHDRAWN, stamp::FAR_FUTURE_MILLIS};
use crate::edit::decide::ERASURE;
use crate::forms::COMPLETED;
use chrono::NaiveDate;

/// What else is to be known of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It and another one were made apart and say different things; nobody has chosen yet.
    Contested,
    /// It was undone later.
    Undone,
    /// It was made on another device and came in a file.
    FromAnotherDevice,
    /// Its value was left out of the copy that brought it.
    Withheld,
    /// Its value was destroyed on command.
    Erased,
    /// Its value is not the one that was written: it was damaged.
    Damaged,
    /// Its time lies more than a day ahead: the clock of its device was wrong.
    AheadOfTime,
}

impl Mark {
    /// The mark in words.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Contested => "Two answers: not settled",
            Self::Undone => "Undone later",
            Self::FromAnotherDevice => "From another device",
            Self::Withheld => "Withheld from this copy",
            Self::Erased => "Erased",
            Self::Damaged => "Damaged",
            Self::AheadOfTime => "Time not right",
        }
    }
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name in the record.
    pub stamp: Stamp,
    /// Who made it, in words.
    pub who: String,
    /// What they did, in the past tense: "changed", "withdrew".
    pub did: &'static str,
    /// What it belongs to: "Consultation", "Review: 14 January 2026".
    pub place: String,
    /// What the field is called; nothing when the entry is of the whole thing.
    pub what: String,
    /// What stood there before, in words: more than one where a choice was made; nothing where there was no answer.
    pub before: Vec<String>,
    /// What it says, in words; empty for no answer, and for an entry that is told by what was done alone.
    pub after: String,
    /// The reason, where one was given.
    pub why: Option<String>,
    /// What else is to be known of it.
    pub marks: Vec<Mark>,
}

/// The entry of an operation, told on this device at this moment.
#[must_use]
pub fn entry(case: &Case, stamp: Stamp, device: Device, now: u64) -> Option<Entry> {
    let operation = case.operation(stamp)?;
    let key = &operation.key;
    let is_state = matches!(key.field_name(), Some(WITHDRAWN | COMPLETED));
    let mut before = if is_state { Vec::new() } else { replaced(case, operation) };
    before.retain(|words| !words.is_empty());
    let after = if is_state { String::new() } else { words::said(case, key, &operation.value) };
    Some(Entry {
        stamp,
        who: operation.by.in_words(),
        did: did(operation, !before.is_empty(), !after.is_empty()),
        place: words::place(case, key),
        what: if is_state || key.field_name().is_none() { String::new() } else { words::label(key) },
        before,
        after,
        why: operation.why.clone(),
        marks: marks(case, operation, device, now),
    })
}

/// What the entry was put in the place of, in words.
fn replaced(case: &Case, operation: &Operation) -> Vec<String> {
    let key = &operation.key;
    if operation.replaces.is_empty() {
        // The first entry of a field follows what its thing began with.
        let mut begun = case.history(key).into_iter().filter(|earlier| earlier.stamp < operation.stamp);
        let begun = begun.rfind(|earlier| earlier.key != *key).map(|earlier| &earlier.value);
        return match (begun, key.field_name()) {
            (Some(Value::Whole(fields)), Some(field)) => {
                fields.get(field).map(|value| words::said(case, key, value)).into_iter().collect()
            }
            _ => Vec::new(),
        };
    }
    let words = |stamp: &Stamp| match case.operation(*stamp) {
        // Its own stamp stands for what a redacted copy does not hold.
        Some(earlier) if earlier.key == *key && earlier.stamp != operation.stamp => {
            words::said(case, key, &earlier.value)
        }
        Some(earlier) if earlier.key != *key => String::new(),
        _ => "(an entry that is not on this device)".to_owned(),
    };
    operation.replaces.iter().map(words).collect()
}

fn did(operation: &Operation, had_answer: bool, has_answer: bool) -> &'static str {
    let is_yes = operation.value.chooses("yes");
    match (operation.act, operation.key.field_name()) {
        (Act::Undo, Some(WITHDRAWN)) if is_yes => "undid the adding of",
        (Act::Undo, Some(WITHDRAWN)) => "undid the withdrawal of",
        (Act::Undo, Some(COMPLETED)) if is_yes => "undid the opening again of",
        (Act::Undo, Some(COMPLETED)) => "undid the completion of",
        (Act::Undo, _) => "undid a change of",
        (Act::Redo, Some(WITHDRAWN)) if is_yes => "withdrew again",
        (Act::Redo, Some(WITHDRAWN)) => "put back",
        (Act::Redo, _) => "did again a change of",
        (Act::Withdraw, _) => "withdrew",
        (Act::Restore, _) => "put back",
        (Act::Complete, _) => "marked complete",
        (Act::Reopen, _) => "opened again",
        (Act::Choose, _) => "chose between answers to",
        (Act::Add, None) if operation.key.noun() == ERASURE => "destroyed what was said in",
        (Act::Add, _) => "added",
        (Act::Answer, _) if had_answer && has_answer => "changed",
        (Act::Answer, _) if had_answer => "cleared",
        (Act::Answer, _) => "answered",
    }
}

fn marks(case: &Case, operation: &Operation, device: Device, now: u64) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut mark = |holds: bool, mark: Mark| {
        if holds {
            marks.push(mark);
        }
    };
    mark(operation.stamp.device != device, Mark::FromAnotherDevice);
    mark(case.conflict(&operation.key).iter().any(|head| head.stamp == operation.stamp), Mark::Contested);
    mark(is_undone(case, operation), Mark::Undone);
    mark(operation.value == Value::Withheld, Mark::Withheld);
    mark(operation.value == Value::Erased, Mark::Erased);
    mark(!operation.is_intact(), Mark::Damaged);
    mark(operation.stamp.millis > now.saturating_add(FAR_FUTURE_MILLIS), Mark::AheadOfTime);
    marks
}

/// Whether an undo took the entry back, and no redo took back the undo.
fn is_undone(case: &Case, operation: &Operation) -> bool {
    if operation.key.field_name().is_none() {
        let withdrawn = case.current(&operation.key.sibling(WITHDRAWN));
        return withdrawn.is_some_and(|last| last.act == Act::Undo && last.value.chooses("yes"));
    }
    let history = case.history(&operation.key);
    let follows = |act: Act, stamp: Stamp| {
        history
            .iter()
            .find(|later| later.act == act && later.stamp != stamp && later.replaces.contains(&stamp))
            .map(|later| later.stamp)
    };
    let undone = follows(Act::Undo, operation.stamp);
    undone.is_some_and(|undone| follows(Act::Redo, undone).is_none())
}

/// The entries that one person made one after the other on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Who made them.
    pub who: String,
    /// The entries with the time of each.
    pub entries: Vec<(String, Entry)>,
}

/// The entries of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day where the device is.
    pub day: NaiveDate,
    /// Who made entries, in the order of the entries.
    pub sittings: Vec<Sitting>,
}

/// Groups entries, which come the last first, by day and within it by who made them. `local` gives a moment's day and time.
#[must_use]
pub fn by_day(entries: Vec<Entry>, local: &dyn Fn(u64) -> (NaiveDate, String)) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for entry in entries {
        let (day, time) = local(entry.stamp.millis);
        if days.last().is_none_or(|last| last.day != day) {
            days.push(Day { day, sittings: Vec::new() });
        }
        let Some(Day { sittings, .. }) = days.last_mut() else { continue };
        match sittings.last_mut() {
            Some(sitting) if sitting.who == entry.who => sitting.entries.push((time, entry)),
            _ => sittings.push(Sitting { who: entry.who.clone(), entries: vec![(time, entry)] }),
        }
    }
    days
}
