//! One engine for names: what it finds, what it leaves, and what stands in the place of a name.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]
// A test that panics says where and why; that is what it is for.

mod asked;
mod attached;
mod catalogue;
mod copies;
mod field;
mod initials;
mod list;
mod lists;
mod numbers;
mod questions;
mod spelling;
#[path = "../support/mod.rs"]
mod support;
