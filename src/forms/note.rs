//! A working note: dated and free, beside the forms and never part of them.

use super::question::{Choice, Form, Question, Section, choice};

/// The form.
pub static FORM: Form = Form {
    noun: "note",
    title: "Working note",
    source: "",
    purpose: "Keeps what happened today, or a thought, until it finds its place or is no longer needed.",
    sections: &[Section { slug: "note", heading: "Note", hint: "", seeds: &[], questions: NOTE }],
};

const KINDS: &[Choice] = &[
    choice("visit", "Visit"),
    choice("call", "Call"),
    choice("email", "Email or letter"),
    choice("thought", "Thought"),
    choice("other", "Other"),
];

const NOTE: &[Question] = &[
    Question::day("date", "Date").hint("For example, 8 12 2025.").required("Enter the date of the note"),
    Question::one("kind", "Kind of note", KINDS),
    Question::text("text", "Note").rows(6).required("Enter the note"),
];
