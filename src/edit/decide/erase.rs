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
    writer.seal(thing, Value::Whole(fields), Vec::new(), Some(why));
    writer.operations.push(Operation { value: Value::Erased, salt: None, ..known.clone() });
    Ok(())
}

/// Who destroyed the words of an entry, or asks in a file that they be, with the reason; the last one who did.
#[must_use]
pub fn of(case: &Case, stamp: Stamp) -> Option<&Operation> {
    let words = stamp.to_string();
    let all = case.all_things(NOUN).filter_map(|id| case.current(&Key::thing(NOUN, id)));
    let names = |operation: &&Operation| match &operation.value {
        Value::Whole(fields) => fields.get(ENTRY).is_some_and(|entry| entry.words() == words),
        _ => false,
    };
    all.filter(names).max_by_key(|operation| operation.stamp)
}
