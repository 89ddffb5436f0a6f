//! Entries from other agencies into one composite chronology, and out again as a table.
//!
//! Nothing is guessed silently and nothing is done by halves: a question that is open keeps every row out.

pub mod composite;
pub mod dates;
pub mod grid;
pub mod incoming;
pub mod table;

/// The rows that this file carries out: what the agencies involved know, and what earlier councils knew.
pub const SOURCE_ROWS: &[&str] = &["K28", "K37"];
