//! The one door: what is typed, undone, withdrawn, chosen or taken in becomes operations, and nothing said is ever lost.

mod admitting;
mod clock;
mod conflicts;
mod drafts;
mod erasing;
mod left;
mod random;
mod refusals;
mod things;
mod typing;
mod undo_steps;
mod undoing;

use crate::support::{Desk, NOW, author};
use kith::case::{Case, Key};

/// While typing goes on for no longer than this, it stays one operation.
const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;

/// Somebody who types at a device, while its clock stands still and the field stays open.
fn typing(device: u64) -> Desk {
    typing_over(device, Case::new())
}

fn typing_over(device: u64, case: Case) -> Desk {
    Desk { pace: 0, leaves: false, ..Desk::over("first", case, device, "Asha") }
}

fn reason() -> Key {
    Key::field("consultation", "first", "reason")
}

fn danger() -> Key {
    Key::field("consultation", "first", "danger-action")
}

fn note(id: &str) -> Key {
    Key::thing("note", id)
}

/// The ids of a kind of thing that stand.
fn standing(case: &Case, noun: &str) -> Vec<String> {
    case.things(noun).map(str::to_owned).collect()
}
