//! What was withheld is nowhere in what leaves, what is shared is all there, and a copy comes home without harm.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "A test that stops at the first surprise says what is wrong; nobody's work is lost by it."
)]

mod behind;
mod copies;
mod fields;
mod golden;
mod home;
mod index;
mod isolated;
mod marks;
mod names;
mod planted;
mod scanning;
#[path = "../support/mod.rs"]
mod support;
mod training;
mod twice;
mod ways;
