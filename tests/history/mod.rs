//! The history says who changed what and when, and the case at a moment is what stood then.

mod entries;
mod finding;
mod integrity;
mod past;
mod slips;

use crate::support::{Desk, NOW, author};
use kith::{
    case::{Key, Stamp},
    reports::history::{self, Entry, Filter, Scope},
};

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
