//! The hand-off file: written, read into findings, and reviewed before anything is applied.

pub mod envelope;
pub mod findings;
pub mod reading;
pub mod redaction;

pub use envelope::{CaseFile, Envelope, FORMAT, VERSION, write, write_with};
pub use findings::{Finding, compare};
pub use reading::{Opened, Unreadable, read};
