//! The client's way through the framework: periods of work, their two clocks, what is due, and what comes next.

pub mod clocks;
pub mod keeping;
pub mod slips;
pub mod stage;

pub use clocks::{Clocks, Due, Lateness, clocks};
pub use keeping::{Kept, kept};
pub use slips::{Slip, slips};
pub use stage::{Stage, episodes, reviews, stage};

/// The slugs of the answers that the pathway reads, so that a form and its rule cannot drift apart unseen.
pub const READ: &[(&str, &str)] = &[
    ("consultation", "contact-date"),
    ("decision", "outcome"),
    ("consultation", "referral-date"),
    ("involvement", "allocated"),
    ("involvement", "commenced"),
    ("review", "type"),
    ("review", "date"),
    ("review", "outcome"),
    ("review", "next-review"),
    ("closure", "outcome"),
    ("closure", "ended"),
    ("closure", "keep-until"),
    ("closure", "keep-why"),
];
