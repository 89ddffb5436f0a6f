//! Several things added, or several questions answered, as one step that one undo takes back.

use super::{Refusal, Reversal, Writer};
use crate::case::{Act, Key, Value, WITHDRAWN};
use std::collections::{BTreeMap, BTreeSet};

/// Adds all of the things, or none when one of the addresses is taken.
pub(super) fn add(
    writer: &mut Writer<'_>,
    things: Vec<(Key, BTreeMap<String, Value>)>,
) -> Result<(), Refusal> {
    let mut addresses = BTreeSet::new();
    if things.iter().any(|(thing, _)| writer.case.operation_exists(thing) || !addresses.insert(thing)) {
        return Err(Refusal::AlreadyThere);
    }
    if things.is_empty() {
        return Err(Refusal::NothingNew);
    }
    writer.act = Act::Add;
    for (thing, fields) in things {
        writer.reversals.push(Reversal::Thing(thing.clone()));
        writer.record(thing, Value::Whole(fields), Vec::new(), None);
    }
    Ok(())
}

/// Answers those of the questions whose answers are new.
pub(super) fn answer(writer: &mut Writer<'_>, answers: Vec<(Key, Value)>) -> Result<(), Refusal> {
    let mut asked = BTreeSet::new();
    for (key, value) in answers {
        let value = if value.is_marker() { Value::Empty } else { value };
        // The first answer to a question counts: a second one would supersede what is not in the case yet.
        if *writer.case.value(&key) != value && asked.insert(key.clone()) {
            writer.say(key, value, None);
        }
    }
    if writer.operations.is_empty() { Err(Refusal::NothingNew) } else { Ok(()) }
}

/// Adds some things and answers questions with them, or does nothing when one of the addresses is taken.
pub(super) fn add_and_answer(
    writer: &mut Writer<'_>,
    things: Vec<(Key, BTreeMap<String, Value>)>,
    answers: Vec<(Key, Value)>,
) -> Result<(), Refusal> {
    add(writer, things)?;
    writer.act = Act::Answer;
    answer(writer, answers)
}

/// Adds some things and withdraws others for them, or does nothing when an address is taken or a thing is not there.
pub(super) fn replace(
    writer: &mut Writer<'_>,
    things: Vec<(Key, BTreeMap<String, Value>)>,
    withdrawn: Vec<Key>,
    why: &str,
) -> Result<(), Refusal> {
    if why.trim().is_empty() {
        return Err(Refusal::ReasonNeeded);
    }
    let stands = |thing: &Key| {
        writer.case.operation_exists(thing) && !writer.case.is_withdrawn(thing.noun(), thing.id())
    };
    if !withdrawn.iter().all(stands) {
        return Err(Refusal::NotThere);
    }
    if !things.is_empty() {
        add(writer, things)?;
    }
    writer.act = Act::Withdraw;
    let mut known = BTreeSet::new();
    for thing in withdrawn {
        if known.insert(thing.clone()) {
            writer.say(thing.sibling(WITHDRAWN), Value::choice("yes"), Some(why.to_owned()));
        }
    }
    if writer.operations.is_empty() { Err(Refusal::NothingNew) } else { Ok(()) }
}
