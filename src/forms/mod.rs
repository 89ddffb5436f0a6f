//! The questions: every form of the framework as a typed constant catalogue that tests can walk.
//!
//! Nothing here draws a form; one question view in `parts` shows them all.

pub mod chronology;
pub mod closure;
pub mod complete;
pub mod consultation;
pub mod decision;
pub mod family;
pub mod handover;
pub mod involvement;
pub mod library;
pub mod names;
pub mod network;
pub mod note;
pub mod nouns;
pub mod person;
pub mod question;
pub mod review;
pub mod threshold;

pub use complete::{COMPLETED, Problem, Progress, problems, progress};
pub use question::{CLIENT, Choice, Form, Home, Kind, Need, Question, Section, Sheet, Shown};

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
];

/// The nouns of the forms: what an address may name, for whoever needs no question.
pub const NOUNS: [&str; FORMS.len()] = [
    person::FORM.noun,
    consultation::FORM.noun,
    threshold::FORM.noun,
    decision::FORM.noun,
    involvement::FORM.noun,
    review::FORM.noun,
    closure::FORM.noun,
    chronology::FORM.noun,
    note::FORM.noun,
    handover::FORM.noun,
];

/// The form that keeps its answers under this noun.
#[must_use]
pub fn form(noun: &str) -> Option<&'static Form> {
    FORMS.iter().copied().find(|form| form.noun == noun)
}
