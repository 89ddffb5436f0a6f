//! The client's way through the framework: periods of work, their two clocks, what is due, and what comes next.

pub mod clocks;
pub mod keeping;
pub mod slips;
pub mod stage;
pub mod waiting;

use crate::case::{Case, Key};

pub use clocks::{Clocks, Due, Lateness, clocks};
pub use keeping::{Kept, kept};
pub use slips::{Slip, slips};
pub use stage::{Stage, episodes, reviews, stage};
pub use waiting::{Awaited, Wait, waits};

/// The slugs of the answers that the pathway reads, so that a form and its rule cannot drift apart unseen.
pub const READ: &[(&str, &str)] = &[
    ("consultation", "contact-date"),
    ("decision", "outcome"),
    ("decision", "reasons"),
    ("decision", "look-again"),
    ("decision", "decided-date"),
    ("decision", "informed-date"),
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

/// The fields among [`READ`] of a period of work whose answers nobody has chosen between: what is worked out from them goes by
/// the answer that is shown, and has to say so.
#[must_use]
pub fn unsure(case: &Case, episode: &str) -> Vec<Key> {
    let held = reviews(case, episode);
    let keys = READ.iter().flat_map(|(noun, slug)| {
        let ids: Vec<&str> =
            if *noun == "review" { held.iter().map(String::as_str).collect() } else { vec![episode] };
        ids.into_iter().map(|id| Key::field(noun, id, slug)).collect::<Vec<_>>()
    });
    keys.filter(|key| !case.conflict(key).is_empty()).collect()
}
