//! The record and the one door to it: what is said, undone, merged and kept, and what locks it away.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "A test that stops at the first surprise says what is wrong; nobody's work is lost by it."
)]

mod degrading;
mod editing;
mod folded;
mod history;
mod idle;
mod orders;
mod passphrases;
mod record;
mod saving;
mod shared_code;
mod stamps;
mod support;
mod takeover;
