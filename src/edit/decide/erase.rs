//! Destroying what one entry says: by hand, with a reason, on this device, and never for a file that asks for it.

use super::{Refusal, Writer};
use crate::case::{Act, Case, Key, Operation, Stamp, Value};
use std::collections::BTreeMap;

/// The noun under which it is kept who destroyed what, when and why. The entry itself goes on to name who once made it.
pub const NOUN: &str = "erasure";

/// The field that names the entry whose words were destroyed.
const ENTRY: &str = "entry";

/// Destroys the words of an entry, and says so in one of its own. It is no step that undo could take back.
///
/// # Errors
/// When no reason is given, or the words are not on this device.
pub(super) fn erase(writer: &mut Writer<'_>, stamp: Stamp, why: String) -> Result<(), Refusal> {
    if why.trim().is_empty() {
        return Err(Refusal::ReasonNeeded);
    }
    let known = writer.case.operation(stamp).filter(|known| !known.value.is_marker());
    let known = known.ok_or(Refusal::NotThere)?;
    if known.key.noun() == NOUN {
        // Who destroyed what is what is left of it.
        return Err(Refusal::NotThere);
    }
    let thing = Key::thing(NOUN, &writer.occasion.new_id());
    let fields = BTreeMap::from_iter([(ENTRY.to_owned(), Value::Text(stamp.to_string()))]);
    writer.act = Act::Add;
    writer.record(thing, Value::Whole(fields), Vec::new(), Some(why));
    writer.operations.push(Operation { value: Value::Erased, salt: None, ..known.clone() });
    Ok(())
}

/// The entry whose words were destroyed, of what is kept of that.
#[must_use]
pub fn entry_of(erasure: &Value) -> Option<Stamp> {
    match erasure {
        Value::Whole(fields) => fields.get(ENTRY)?.words().parse().ok(),
        _ => None,
    }
}

/// Who destroyed the words of which entries, on this device or on another, with the reason; the last one who did.
#[must_use]
pub fn all(case: &Case) -> BTreeMap<Stamp, &Operation> {
    let mut all: BTreeMap<Stamp, &Operation> = BTreeMap::new();
    for operation in case.all_things(NOUN).filter_map(|id| case.current(&Key::thing(NOUN, id))) {
        let Some(entry) = entry_of(&operation.value) else { continue };
        let last = all.entry(entry).or_insert(operation);
        if last.stamp < operation.stamp {
            *last = operation;
        }
    }
    all
}
