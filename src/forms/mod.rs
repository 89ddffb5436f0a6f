//! The questions: every form of the framework as a typed constant catalogue, from which all that follows from a form is
//! worked out, and which tests can walk.
//!
//! Nothing here draws a form; one question view in `parts` shows them all.

// What is new has to say at each place what it means there: it must not fall under "the rest".
#![deny(clippy::wildcard_enum_match_arm)]

pub mod addresses;
pub mod chronology;
pub mod clocks;
pub mod closure;
pub mod complete;
pub mod consultation;
pub mod cpd;
pub mod decision;
pub mod family;
pub mod form;
pub mod handover;
pub mod involvement;
pub mod library;
pub mod list;
pub mod names;
pub mod network;
pub mod note;
pub mod nouns;
pub mod person;
#[cfg(feature = "probe")]
#[path = "../../tests/catalogue/probes.rs"]
mod probes;
pub mod question;
mod ratings;
pub mod review;
pub mod rows;
pub mod rules;
pub mod shown;
pub mod threshold;

pub use complete::{COMPLETED, Problem, Progress, problems, progress};
pub use form::{Form, Sheet};
pub use question::{CLIENT, Choice, Home, Kind, Need, Question, Section, Shown};

use crate::case::Subject;
use form::Paper;

/// Every form of a case, in the order of the pathway. What is worked out from it is of a case and knows of no other form.
pub const FORMS: &[&Form] = &[
    &person::FORM,
    &consultation::FORM,
    &threshold::FORM,
    &decision::FORM,
    &involvement::FORM,
    &review::FORM,
    &closure::FORM,
    &chronology::FORM,
    &note::FORM,
    &handover::FORM,
    #[cfg(feature = "probe")]
    &probes::TOOL,
    #[cfg(feature = "probe")]
    &probes::VISIT,
    #[cfg(feature = "probe")]
    &probes::LOG,
    #[cfg(feature = "probe")]
    &probes::LETTER,
];

/// Every form of the practitioner's own practice, in the order in which they are offered. They stand in a list of their own, so
/// that nothing that walks the forms of a case comes by one of them.
pub const PRACTICE: &[&Form] = &[
    &cpd::FORM,
    #[cfg(feature = "probe")]
    &probes::DIARY,
];

#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
const fn are_about(forms: &[&Form], subject: Subject) -> bool {
    let mut at = 0;
    while at < forms.len() {
        if forms[at].subject() as u8 != subject as u8 {
            return false;
        }
        at += 1;
    }
    true
}

// A form that stands in the list of the other subject does not compile.
const _: () = assert!(are_about(FORMS, Subject::Case) && are_about(PRACTICE, Subject::Practice));

/// The forms of a record.
#[must_use]
pub const fn of(subject: Subject) -> &'static [&'static Form] {
    match subject {
        Subject::Case => FORMS,
        Subject::Practice => PRACTICE,
    }
}

/// Every form, whatever it is about.
pub fn every() -> impl Iterator<Item = &'static Form> {
    FORMS.iter().chain(PRACTICE).copied()
}

/// How many forms there are of a case and of the practice.
const ALL: usize = FORMS.len() + PRACTICE.len();

/// One of [`every`] by its place, for what the compiler works out.
#[allow(
    clippy::indexing_slicing,
    reason = "Only the compiler runs it: what is out of range does not compile."
)]
const fn nth(at: usize) -> &'static Form {
    if at < FORMS.len() { FORMS[at] } else { PRACTICE[at - FORMS.len()] }
}

/// The form that keeps its answers under this noun.
#[must_use]
pub fn form(noun: &str) -> Option<&'static Form> {
    every().find(|form| form.noun == noun)
}

/// The form whose paper has this name.
#[must_use]
pub fn of_paper(slug: &str) -> Option<&'static Form> {
    every().find(|form| form.leaf().is_some_and(|leaf| leaf.slug == slug))
}

/// The form on whose paper a form stands: its own, or that of which it is a chapter.
#[must_use]
pub fn on_paper_of(of: &Form) -> Option<&'static Form> {
    match of.paper {
        Paper::Own(leaf) => of_paper(leaf.slug),
        Paper::ChapterOf(noun, _) => form(noun),
        Paper::InTheWhole | Paper::None => None,
    }
}
