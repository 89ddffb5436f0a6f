//! The ecomap: its lines against golden files, the demo family's world, and what holds for any world whatever.
// A test says what went wrong by panicking, and reads only what it has just built.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../genogram/desk.rs"]
#[allow(dead_code, reason = "The genogram's tests use more of the desk than these do.")]
mod desk;
#[path = "../genogram/doreen.rs"]
mod doreen;
mod editing;
mod golden;
mod layout;
mod privacy;
mod truths;
mod world;
