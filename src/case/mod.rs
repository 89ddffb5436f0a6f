//! The record: keys, values, operations, stamps, and the fold of operations into a case.
//!
//! Nothing here reads a clock, a random number or a browser: time, salts and ids are handed in. Nothing is ever
//! deleted or overwritten by an import: a case only grows.

// What is new has to say at each place what it means there: it must not fall under "the rest".
#![deny(clippy::wildcard_enum_match_arm)]

pub(crate) mod closed_list;
pub mod date;
pub mod family;
pub mod fold;
pub mod key;
pub mod moment;
pub mod names;
pub mod network;
pub mod nouns;
pub mod operation;
pub mod order;
pub mod past;
pub mod slips;
pub mod stamp;
pub mod subject;
mod thing;
pub mod typed;
pub mod value;

pub use date::When;
pub use fold::{Admitted, Case, Corruption, WITHDRAWN};
pub use key::Key;
pub use operation::{Act, Author, Digest, Operation, Salt};
pub use stamp::{Clock, Device, Stamp};
pub use subject::Subject;
pub use value::Value;
