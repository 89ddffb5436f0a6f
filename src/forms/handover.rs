//! A hand-over: what left this device, in which form, why, for whom, and what was kept back.

use super::{
    form::{About, Count, Form, Layout, Listed, Many, Offered, Paper},
    question::{Choice, Question, Section, choice, choice_hint},
};
use crate::case::nouns::Part;

/// The field that says what left; it is written by the program, as are all that follow.
pub const WHAT: &str = "what";
/// In which form it left.
pub const FORM_OF: &str = "form";
/// What was left out, in words: as it was kept before [`KEPT_BACK`].
pub const LEFT_OUT: &str = "left-out";
/// What was left out, by the slugs of the parts. Words of the program in the record would be found again in the next copy,
/// from which every hand-over is left out, as words that must not leave.
pub const KEPT_BACK: &str = "kept-back";
/// How many people were left out.
pub const PEOPLE: &str = "people-left-out";
/// How often the same left within some minutes.
pub const TIMES: &str = "times";

/// What left: the whole case.
pub const WHOLE: &str = "whole";
/// What left: a part of the case.
pub const PART: &str = "part";
/// What left: the practitioner's practice, which has no parts.
pub const PRACTICE: &str = "practice";
/// The purpose of the copy that goes to the area mailbox.
pub const MAILBOX: &str = "mailbox";
/// The purpose of a copy that was made because the case could not be saved.
pub const NOT_SAVED: &str = "not-saved";

/// The noun of its things.
pub const NOUN: &str = "handover";

/// The form.
pub static FORM: Form = Form {
    noun: NOUN,
    title: "Hand-over",
    name: "Hand-overs",
    bar: "",
    source: "",
    purpose: "Keeps why a copy of the case left this device, for whom, and what was left out of it.",
    about: About::Case,
    count: Count::Many(&Many {
        counted: ("hand-over", "hand-overs"),
        told_by: "",
        listed: Listed::WithHandOvers,
    }),
    offered: Offered::Elsewhere,
    paper: Paper::None,
    share: Part::HandOvers,
    dates: &[],
    events: &[],
    clocks: &[],
    facts: &[],
    law: &[],
    keeps: &[],
    holds: &[],
    sections: &[Section {
        slug: "purpose",
        heading: "Purpose",
        hint: "",
        source_rows: &[],
        questions: PURPOSE,
    }],
};

const PURPOSES: &[Choice] = &[
    choice("visit", "Visit on another device"),
    choice("colleague", "Handing the case to a colleague"),
    choice("supervision", "Supervision"),
    choice("agency", "Sharing with another agency"),
    choice("person", "The person asked for a copy"),
    choice(MAILBOX, "Sending the consultation to the area mailbox"),
    choice(NOT_SAVED, "A copy, because it could not be saved here"),
    choice("another", "Another purpose"),
];

const LOCKS: &[Choice] = &[
    choice_hint("locked", "Locked with a passphrase", "Whoever has the file needs the passphrase too."),
    choice_hint("plain", "Not locked", "Anyone who holds the file can read it."),
];

const PURPOSE: &[Question] = &[
    Question::one("lock", "Who can open the file?", LOCKS),
    Question::one("purpose", "Why does this copy leave?", PURPOSES)
        .hint("It is kept in this case, on this device.")
        .required("Choose why this copy leaves"),
    Question::line("other-purpose", "What for?")
        .shown_if("purpose", &["another"])
        .required("Enter what the copy is for"),
    Question::line("to", "Who is it for?").may_name().hint("Name, team or agency. You can leave this empty."),
];

/// In which form something left.
pub const FORMS: &[Choice] = &[
    choice("file", "As a file"),
    choice("locked-file", "As a locked file"),
    choice("print", "Sent to the printer, or saved as PDF"),
    choice("text", "Copied as text"),
    choice("csv", "Saved as a table (CSV)"),
    choice("svg", "Saved as a drawing (SVG)"),
    choice("png", "Saved as a picture (PNG)"),
];

/// What the program itself writes of a hand-over.
pub static NOTED: &[Question] = &[
    Question::line(WHAT, "What left"),
    Question::one(FORM_OF, "In which form", FORMS),
    Question::line(LEFT_OUT, "Left out"),
    Question::many(KEPT_BACK, "Left out", &[]),
    Question::number(PEOPLE, "People left out", "people"),
    Question::number(TIMES, "How often", "times"),
];

/// The question that a field answers which the program writes.
#[must_use]
pub fn noted(slug: &str) -> Option<&'static Question> {
    NOTED.iter().find(|question| question.slug == slug)
}

/// What left, beside forms and papers, by its slug.
const THINGS: &[(&str, &str)] = &[
    (WHOLE, "The whole case"),
    (PART, "A part of the case"),
    (PRACTICE, "My practice"),
    ("past", "The case at a date"),
    ("genogram", "Genogram"),
    ("ecomap", "Ecomap"),
    ("strengths-map", "Strengths map"),
    ("analysis", "Analysis of the chronology"),
];

/// What left, in words: a whole case, a list of all of a form, a form, or a section of a form (`consultation/issues`).
#[must_use]
pub fn what_in_words(slug: &str) -> String {
    if let Some((_, words)) = THINGS.iter().find(|(known, _)| *known == slug) {
        return (*words).to_owned();
    }
    if let Some((form, leaf)) = super::of_paper(slug).and_then(|form| Some((form, form.leaf()?))) {
        let is_of_one = leaf.layout == Layout::Sections;
        return if is_of_one { form.title } else { form.name }.to_owned();
    }
    let (noun, section) = slug.split_once('/').unwrap_or((slug, ""));
    let Some(form) = super::form(noun) else { return slug.replace('-', " ") };
    match form.sections.iter().find(|one| one.slug == section) {
        Some(section) => format!("{}: {}", form.title, section.heading),
        None => form.title.to_owned(),
    }
}
