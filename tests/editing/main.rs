//! The one door: what is typed, undone, withdrawn, chosen or taken in becomes operations, and nothing said is ever lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "A test that stops at the first surprise says what is wrong; nobody's work is lost by it."
)]

mod admitting;
mod clock;
mod conflicts;
mod drafts;
mod erasing;
mod left;
mod random;
mod refusals;
#[path = "../support/mod.rs"]
mod support;
mod things;
mod typing;
mod undo_steps;
mod undoing;

use kith::case::{Case, Key};
use support::{Desk, NOW, author};

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
