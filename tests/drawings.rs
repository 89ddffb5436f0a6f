//! The drawings: genogram and ecomap, how they are laid out, and what a finger means on them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "A test that stops at the first surprise says what is wrong; nobody's work is lost by it."
)]

mod ecomap;
mod genogram;
mod gestures;
mod layout;
mod support;
