//! Names in what leaves: the one engine for names, and where a value stands.

use crate::case::Key;
use crate::edit::wording;

pub use crate::case::names::{
    Finder, GAP, Instead, Known, Match, Pattern, excerpt, initials, is_same, patterns, stand_in,
};
pub use crate::forms::names::known;

/// Where a value stands, as [`crate::edit::wording`] calls it.
#[must_use]
pub fn place(key: &Key) -> String {
    let thing = wording::noun(key.noun());
    let field = wording::key(key);
    if field.starts_with(thing) { field } else { format!("{thing}: {field}") }
}

/// The names in a field; in one that holds nothing but names, no word is an ordinary one.
#[must_use]
pub fn found(finder: &Finder, key: &Key, text: &str) -> Vec<Match> {
    if crate::forms::names::holds(key).is_of_names() { finder.find_in_names(text) } else { finder.find(text) }
}
