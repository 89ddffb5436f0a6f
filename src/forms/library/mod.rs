//! The library: the Acts and policies that stand behind the forms, each with where what is said of it comes from.
//!
//! Nothing here is advice and nothing is fetched. A statement is in our own words; it says what it rests on, and what rests on
//! nobody's page says that the council checks it before use.

mod acts;
mod policies;

use super::Form;

/// The day on which this catalogue was last gone through. No entry may be of a later day.
pub const GONE_THROUGH: &str = "2026-11-28";

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An Act of Parliament.
    Act,
    /// A policy of the council, alone or with other agencies.
    Policy,
    /// A protocol for working together with other agencies.
    Protocol,
}

impl Kind {
    /// What is read.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Act => "Act",
            Self::Policy => "Policy",
            Self::Protocol => "Protocol",
        }
    }
}

/// What a statement rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The framework itself says so, in this place.
    Framework(&'static str),
    /// A public page that was read says so; most were read only in part.
    Page(&'static str),
    /// Settled law that nobody has looked up for this library.
    ToCheck,
}

impl Basis {
    /// What is read.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Framework(place) => format!("the framework, {place}"),
            Self::Page(name) => name.to_owned(),
            Self::ToCheck => "to be checked by the council before use".to_owned(),
        }
    }
}

/// One plain sentence or two about one place of an Act or a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Where it stands, such as "Section 9", or what it is about.
    pub place: &'static str,
    /// What it says, for a practitioner.
    pub says: &'static str,
    /// What that rests on.
    pub basis: Basis,
}

const fn point(place: &'static str, says: &'static str, basis: Basis) -> Point {
    Point { place, says, basis }
}

/// One Act or policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its address; never changed once released.
    pub slug: &'static str,
    /// The row of the source that it carries.
    pub row: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What the framework calls it, word for word.
    pub quoted: &'static str,
    /// What it is.
    pub kind: Kind,
    /// Where it holds.
    pub holds_in: &'static str,
    /// What it is for, in a sentence or two.
    pub purpose: &'static str,
    /// The places that matter here, in their own order.
    pub sections: &'static [Point],
    /// What has changed since the framework was written, or is unclear in it.
    pub since: &'static [Point],
    /// The day as of which all this is told, as `2026-11-01`: what came later is not in it.
    pub as_at: &'static str,
    /// Its official citation, or the passage of the framework that names it.
    pub source: &'static str,
}

/// Every entry, in the order of the framework.
pub const ENTRIES: &[&Entry] = &[
    &policies::VULNERABLE_ADULTS,
    &policies::SELF_NEGLECT,
    &policies::SUPERVISION,
    &policies::ASSESSMENT,
    &policies::ELIGIBILITY,
    &policies::CARE_AND_SUPPORT_PLANNING,
    &policies::REVIEW,
    &policies::RISK,
    &policies::TRANSGENDER,
    &acts::CARE,
    &acts::MENTAL_CAPACITY,
    &acts::MENTAL_HEALTH,
    &acts::HUMAN_RIGHTS,
    &acts::EQUALITY,
];

/// The entry with this slug.
#[must_use]
pub fn entry(slug: &str) -> Option<&'static Entry> {
    ENTRIES.iter().copied().find(|entry| entry.slug == slug)
}

/// The entries that stand behind a form, in the order of the library's own.
#[must_use]
pub fn behind(form: &Form) -> Vec<&'static Entry> {
    ENTRIES.iter().copied().filter(|entry| form.law.contains(&entry.slug)).collect()
}
