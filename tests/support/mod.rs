//! What the suites share: a desk, a die, golden files, and the cases that several of them read.
#![allow(
    dead_code,
    unused_imports,
    reason = "Each of the programs that the suites are built into needs a part of it."
)]

mod desk;
mod dice;
pub mod doreen;
mod golden;
pub mod hand_made;
mod importing;
pub mod training;

pub use desk::{Address, Desk, NOW, author};
pub use dice::Dice;
pub use golden::{all_golden, golden, path, released};
pub use importing::import;

use chrono::NaiveDate;
use kith::case::{Act, Author, Device, Key, Operation, Salt, Stamp, Value, When};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A date as an answer.
pub fn when(text: &str) -> Value {
    Value::Date(text.parse::<When>().unwrap())
}

pub fn text(words: &str) -> Value {
    Value::text(words)
}

pub fn link(id: &str) -> Value {
    Value::Link(id.to_owned())
}

/// How often something is tried, or with which seed: from the environment, or the number that is given here.
pub fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// What somebody who gave no name said so many milliseconds after [`NOW`] in a field of the first consultation.
pub fn answered(after: u64, field: &str, words: String) -> Operation {
    let (salt, value) = (Salt([7; 16]), Value::Text(words));
    Operation {
        stamp: Stamp { millis: NOW + after, counter: 0, device: Device(1) },
        act: Act::Answer,
        key: Key::field("consultation", "first", field),
        digest: Operation::digest_of(salt, &value),
        value,
        replaces: Vec::new(),
        by: Author::default(),
        why: None,
        salt: Some(salt),
    }
}
