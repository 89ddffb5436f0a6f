//! What a reviewed file comes to: one change, with the choices between answers that were given apart.

use super::{Admission, Change, Refusal, Reversal, Writer, sayable};
use crate::case::{Act, Key, Value};
use std::collections::BTreeSet;

/// Takes a reviewed file in as one change, which one undo takes back.
///
/// # Errors
/// When an entry of it contradicts one of the case, or a choice is about something that is not in conflict.
pub(super) fn admit(
    writer: Writer<'_>,
    admission: Admission,
    choices: Vec<(Key, Value)>,
) -> Result<Change, Refusal> {
    let Writer { case, clock, occasion, .. } = writer;
    // The case may have grown while the file was looked at: then it is held against the case anew.
    let admission = if admission.fits(case) {
        admission
    } else {
        Admission::of(case, admission.news().iter().cloned()).map_err(Refusal::Corrupt)?
    };
    let (arrived, mut reversals) = admission.into_parts();
    for operation in &arrived.operations {
        clock.observe(operation.stamp, occasion.now);
    }
    let mut chosen = Writer {
        case: &arrived.case,
        clock,
        occasion,
        act: Act::Choose,
        operations: Vec::new(),
        reversals: Vec::new(),
    };
    let mut keys = BTreeSet::new();
    for (key, value) in choices {
        if chosen.case.conflict(&key).is_empty() || !keys.insert(key.clone()) {
            return Err(Refusal::NotThere);
        }
        let (before, after) = (case.value(&key).clone(), sayable(value.clone()));
        reversals.remove(&key);
        if before != after {
            reversals.insert(key.clone(), Reversal::Field { key: key.clone(), before, after });
        }
        chosen.say(key, value, None);
    }
    let mut change = chosen.change();
    change.step.reversals = reversals.into_values().collect();
    change.arrived = Some(arrived);
    Ok(change)
}
