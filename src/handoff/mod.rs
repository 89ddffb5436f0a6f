//! The hand-off file: written, read into findings, and reviewed before anything is applied.

// What is new has to say at each place what it means there: it must not fall under "the rest".
#![deny(clippy::wildcard_enum_match_arm)]

pub mod armour;
pub mod canonical;
pub mod difference;
pub mod envelope;
pub mod findings;
pub mod imports;
mod limits;
mod newer;
pub mod pieces;
pub mod practice;
pub mod reading;
pub mod redaction;
pub mod release;
pub mod review;
pub mod sections;
pub mod twins;

pub use envelope::{CaseFile, Envelope, FORMAT, VERSION, write, write_with};
pub use findings::{Comparison, Finding, compare};
pub use limits::TooMuch;
pub use reading::{Opened, Unreadable, read};
