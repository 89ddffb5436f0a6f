//! The questions: every form of the framework as a typed constant catalogue, from which all that follows from a form is
//! worked out, and which tests can walk.
//!
//! Nothing here draws a form; one question view in `parts` shows them all.

pub mod addresses;
pub mod chronology;
pub mod closure;
pub mod complete;
pub mod consultation;
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
pub mod threshold;

pub use complete::{COMPLETED, Problem, Progress, problems, progress};
pub use form::{Form, Sheet};
pub use question::{CLIENT, Choice, Home, Kind, Need, Question, Section, Shown};

use form::Paper;

/// Every form, in the order of the pathway.
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

/// The form that keeps its answers under this noun.
#[must_use]
pub fn form(noun: &str) -> Option<&'static Form> {
    FORMS.iter().copied().find(|form| form.noun == noun)
}

/// The form whose paper has this name.
#[must_use]
pub fn of_paper(slug: &str) -> Option<&'static Form> {
    FORMS.iter().copied().find(|form| form.leaf().is_some_and(|leaf| leaf.slug == slug))
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
