//! The client's way through the framework: periods of work, their two clocks, what is due, and what comes next.

pub mod clocks;
pub mod expected;
pub mod keeping;
pub mod plausibility;
pub mod stage;
pub mod things;
pub mod waiting;

use crate::case::{Case, Key};
use crate::forms::{closure, consultation, decision, involvement, review};

pub use clocks::{Clocks, Due, DueKind, Lateness, clocks};
pub use expected::expected;
pub use keeping::{Kept, kept};
pub use plausibility::{Unlikely, unlikely};
pub use stage::{Stage, episodes, stage};
pub use things::{day, reviews};
pub use waiting::{Awaited, Wait, waits};

/// The slugs of the answers that the pathway reads, so that a form and its rule cannot drift apart unseen.
pub const READ: &[(&str, &str)] = &[
    (consultation::NOUN, consultation::CONTACT_DATE),
    (decision::NOUN, decision::OUTCOME),
    (decision::NOUN, decision::REASONS),
    (decision::NOUN, decision::LOOK_AGAIN),
    (decision::NOUN, decision::DECIDED_DATE),
    (decision::NOUN, decision::INFORMED_DATE),
    (consultation::NOUN, consultation::REFERRAL_DATE),
    (involvement::NOUN, involvement::ALLOCATED),
    (involvement::NOUN, involvement::COMMENCED),
    (review::NOUN, review::TYPE),
    (review::NOUN, review::DATE),
    (review::NOUN, review::OUTCOME),
    (review::NOUN, review::NEXT_REVIEW),
    (closure::NOUN, closure::OUTCOME),
    (closure::NOUN, closure::ENDED),
    (closure::NOUN, closure::KEEP_UNTIL),
    (closure::NOUN, closure::KEEP_WHY),
];

/// The fields among [`READ`] of a period of work whose answers nobody has chosen between: what is worked out from them goes by
/// the answer that is shown, and has to say so.
#[must_use]
pub fn unsure(case: &Case, episode: &str) -> Vec<Key> {
    let held = reviews(case, episode);
    let keys = READ.iter().flat_map(|(noun, slug)| {
        let ids: Vec<&str> =
            if *noun == review::NOUN { held.iter().map(String::as_str).collect() } else { vec![episode] };
        ids.into_iter().map(|id| Key::field(noun, id, slug)).collect::<Vec<_>>()
    });
    keys.filter(|key| !case.conflict(key).is_empty()).collect()
}
