//! The genogram: its symbols against golden files, the demo family, and what holds for any family whatever.
// A test says what went wrong by panicking, and reads only what it has just built.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod editing;
mod follow;
mod golden;
mod many_kinds;
mod paper;
mod privacy;
mod properties;
mod random;
mod reading;
#[path = "../support/mod.rs"]
mod support;
mod truths;
mod walking;
