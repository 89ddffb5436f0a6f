//! The ecomap: its lines against golden files, the demo family's world, and what holds for any world whatever.
// A test says what went wrong by panicking, and reads only what it has just built.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod editing;
mod golden;
mod layout;
mod privacy;
#[path = "../support/mod.rs"]
mod support;
mod truths;
mod world;
