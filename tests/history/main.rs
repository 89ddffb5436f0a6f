//! The history says who changed what and when, and the case at a moment is what stood then.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "A test that stops at the first surprise says what is wrong; nobody's work is lost by it."
)]

mod entries;
mod finding;
mod integrity;
mod past;
mod slips;
#[path = "../support/mod.rs"]
mod support;

use kith::{
    case::{Key, Stamp},
    reports::history::{self, Entry, Filter, Scope},
};
use support::{Desk, NOW, author};

const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;

/// Somebody at a device whose clock stands still.
fn still(device: u64, name: &str) -> Desk {
    Desk { pace: 0, ..Desk::new(device, name) }
}

trait Telling {
    /// The entries of a scope as this device tells them, the last first.
    fn told(&self, scope: &Scope) -> Vec<Entry>;

    fn entry(&self, stamp: Stamp) -> Entry;
}

impl Telling for Desk {
    fn told(&self, scope: &Scope) -> Vec<Entry> {
        let found = history::find(self.case(), scope, &Filter::default());
        found.into_iter().map(|stamp| self.entry(stamp)).collect()
    }

    fn entry(&self, stamp: Stamp) -> Entry {
        history::entry(self.case(), stamp, self.session.device(), self.now).unwrap()
    }
}

fn reason() -> Key {
    Key::field("consultation", "first", "reason")
}
