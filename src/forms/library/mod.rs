//! The library: the Acts and policies that stand behind the forms, each with where what is said of it comes from.
//!
//! Nothing here is advice and nothing is fetched. A statement is in our own words; it says what it rests on, and what rests on
//! nobody's page says that the council checks it before use.

mod acts;
mod policies;

use super::{involvement, review, threshold};

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

/// Which entries stand behind a form, by its noun, each for a row of the framework that is named above it. A form's own field
/// `law` takes the place of this table, which lasts until forms have one.
pub const BEHIND: &[(&str, &[&str])] = &[
    // T1 eligible needs, T5 the joint working protocol, T9 and T11 capacity and deprivation of liberty, T14 human rights.
    (
        threshold::FORM.noun,
        &["vulnerable-adult-protocol", "care-act-2014", "mental-capacity-act-2005", "human-rights-act-1998"],
    ),
    // I7 the statutory basis; P12 vulnerable adults, P15 the plan, P17 supervision, I19 risk.
    (
        involvement::FORM.noun,
        &[
            "vulnerable-adult-protocol",
            "supervision-policy",
            "care-and-support-planning",
            "risk-assessment",
            "care-act-2014",
            "mental-capacity-act-2005",
            "mental-health-act-1983",
            "human-rights-act-1998",
            "equality-act-2010",
        ],
    ),
    // P20 and P21, the formal review that is taken to supervision; section 13 on reviews.
    (review::FORM.noun, &["supervision-policy", "promoting-independence-through-review"]),
];

/// The entry with this slug.
#[must_use]
pub fn entry(slug: &str) -> Option<&'static Entry> {
    ENTRIES.iter().copied().find(|entry| entry.slug == slug)
}

/// The entries that stand behind a form, in the order of the library's own.
#[must_use]
pub fn behind(noun: &str) -> Vec<&'static Entry> {
    let named = BEHIND.iter().find(|(form, _)| *form == noun).map_or(&[][..], |(_, slugs)| *slugs);
    ENTRIES.iter().copied().filter(|entry| named.contains(&entry.slug)).collect()
}
