//! One door out: what leaves is what was shown and what is recorded, whatever is ticked, typed and tapped meanwhile.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "A test that stops at the first surprise says what is wrong; nobody's work is lost by it."
)]

mod device;
mod entries;
mod initials;
mod order;
mod sequences;
mod stale;
#[path = "../support/mod.rs"]
mod support;
mod world;
