//! The client's way through the framework: periods of work, their two clocks, what is due, and what comes next.

pub mod clocks;
pub mod expected;
pub mod keeping;
pub mod plausibility;
pub mod stage;
pub mod things;
pub mod waiting;

use crate::case::{Case, Key};
use crate::forms::{self, Form, closure, consultation, decision, form::Clock, involvement, review};

pub use clocks::{Clocks, Due, DueKind, Lateness, clocks};
pub use expected::expected;
pub use keeping::{Kept, kept};
pub use plausibility::{Unlikely, unlikely};
pub use stage::{Stage, episodes, stage};
pub use things::{day, reviews};
pub use waiting::{Awaited, Wait, waits};

/// The answers that the rules of the pathway name, so that a form and its rule cannot drift apart unseen.
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
    (review::NOUN, review::DATE),
    (review::NOUN, review::OUTCOME),
    (closure::NOUN, closure::OUTCOME),
    (closure::NOUN, closure::ENDED),
    (closure::NOUN, closure::KEEP_UNTIL),
    (closure::NOUN, closure::KEEP_WHY),
];

/// Every answer that is read, by noun and slug: those of [`READ`], and those that the clocks of the forms read.
pub fn read() -> impl Iterator<Item = (&'static Form, &'static str)> {
    let named = READ.iter().filter_map(|(noun, slug)| Some((forms::form(noun)?, *slug)));
    let of_clocks =
        |form: &'static Form| form.clocks.iter().flat_map(Clock::reads).map(move |slug| (form, slug));
    named.chain(forms::FORMS.iter().copied().flat_map(of_clocks))
}

/// The fields that are [`read`] of a period of work and whose answers nobody has chosen between: what is worked out from them
/// goes by the answer that is shown, and has to say so.
#[must_use]
pub fn unsure(case: &Case, episode: &str) -> Vec<Key> {
    let mut all = Vec::new();
    for (form, slug) in read() {
        for id in things::filled_in(case, form, episode) {
            let key = Key::field(form.noun, &id, slug);
            if !all.contains(&key) && !case.conflict(&key).is_empty() {
                all.push(key);
            }
        }
    }
    all
}
