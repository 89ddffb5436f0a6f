//! Bringing back a case of which everything was undone: whatever that undo took says again what it said before it.

use super::{Refusal, Writer};
use crate::case::{Act, Case, Key, Operation, Value, WITHDRAWN, nouns::EPISODE};

/// The last undo that took a period of work of the case, where none is left.
fn last_undo(case: &Case) -> Option<&Operation> {
    if case.things(EPISODE.slug).next().is_some() {
        return None;
    }
    let taken = case.all_things(EPISODE.slug).filter_map(|id| {
        case.current(&Key::field(EPISODE.slug, id, WITHDRAWN)).filter(|operation| operation.act == Act::Undo)
    });
    taken.max_by_key(|operation| operation.stamp)
}

/// Whether there is something that [`bring_back`] would say again.
#[must_use]
pub fn can_bring_back(case: &Case) -> bool {
    last_undo(case).is_some()
}

/// Writes the operations that say it again. What was erased stays erased.
///
/// # Errors
/// When a period of work stands, or the last was not taken by an undo.
pub(super) fn bring_back(writer: &mut Writer<'_>) -> Result<(), Refusal> {
    let case = writer.case;
    let undo = last_undo(case).ok_or(Refusal::NothingToUndo)?.stamp;
    writer.act = Act::Redo;
    // The entries of one undo are of one moment and one device; only their counters differ.
    let is_of_undo = |operation: &Operation| {
        operation.act == Act::Undo
            && operation.stamp.millis == undo.millis
            && operation.stamp.device == undo.device
    };
    for key in case.keys() {
        let Some(current) = case.current(key).filter(|current| is_of_undo(current)) else { continue };
        let before = case.part_of(&[key, &key.owner()], |operation| !is_of_undo(operation));
        let value = before.value(key).clone();
        if value != current.value && value != Value::Erased {
            writer.say(key.clone(), value, None);
        }
    }
    if writer.operations.is_empty() { Err(Refusal::NothingToUndo) } else { Ok(()) }
}
