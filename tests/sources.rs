//! What is read from the sources themselves: where each thing may stand, and that every row of the source is carried.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "A test that stops at the first surprise says what is wrong; nobody's work is lost by it."
)]

mod support;
mod sweep;
mod tidy;
