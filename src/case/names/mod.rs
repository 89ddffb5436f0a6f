//! The one engine for names: how they are compared, where they stand in a text, and what stands in their place.
//!
//! A name is compared by its letters alone: without capitals, accents, widths, invisible marks, apostrophes and hyphens.
//! It is found as whole words, in possessives and plurals, in writing without spaces, and in the part of an e-mail address
//! before the at sign. A word that is also an ordinary one ("Will", "Grace") is never replaced by itself where it may be the
//! ordinary one: the place is asked about.
//!
//! Which fields hold names is said by the questions; [`crate::forms::names`] gathers them.

mod addresses;
mod doubt;
mod finder;
mod fold;
mod initials;
mod letters;
mod lists;
mod manner;
pub mod numbers;
mod pattern;
mod reading;
mod shapes;
mod shorten;
mod spelling;

pub use finder::{Finder, Match};
pub use fold::plain;
pub use initials::initials;
pub use pattern::{Known, Pattern, is_same, patterns, telling};
pub use reading::{Holds, of_service, people, shortened_label};
pub use shorten::Shortener;

/// Said in the place of a name that is withheld.
pub const GAP: &str = "[name withheld]";

/// What stands in the place of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// "F. A." for "Frank Amos".
    Initials,
    /// [`GAP`].
    Gap,
    /// The name itself.
    Kept,
}

/// What stands in the place of a name that was found, so that "F. A.." does not end a sentence.
#[must_use]
pub fn stand_in(name: &str, instead: Instead, after: &str) -> String {
    match instead {
        Instead::Kept => name.to_owned(),
        Instead::Gap => GAP.to_owned(),
        Instead::Initials => {
            let short = initials(name);
            let ends = after.starts_with('.');
            if ends { short.strip_suffix('.').unwrap_or(&short).to_owned() } else { short }
        }
    }
}

/// The words around a name, so that one can tell whether it is one.
#[must_use]
pub fn excerpt(text: &str, found: &Match) -> String {
    let before: Vec<char> = text.get(..found.from).unwrap_or_default().chars().rev().take(30).collect();
    let after: String = text.get(found.to..).unwrap_or_default().chars().take(30).collect();
    let before: String = before.into_iter().rev().collect();
    let name = text.get(found.from..found.to).unwrap_or_default();
    let excerpt = format!("{before}{name}{after}");
    excerpt.split_whitespace().collect::<Vec<_>>().join(" ")
}
