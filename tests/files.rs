//! What comes in and what leaves: the hand-off file, its review, its schema, copies by parts, and the one door out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "A test that stops at the first surprise says what is wrong; nobody's work is lost by it."
)]

mod handoff;
mod redaction;
mod release;
mod review;
#[cfg(feature = "schema")]
mod schema;
mod support;
