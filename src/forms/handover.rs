//! A hand-over: why a copy of the case left this device, for whom, and what was kept back.

use super::question::{Choice, Form, Question, Section, choice, choice_hint};

/// The field that says in words what was left out of the copy; it is written by the program.
pub const LEFT_OUT: &str = "left-out";

/// The form.
pub static FORM: Form = Form {
    noun: "handover",
    title: "Hand-over",
    source: "",
    purpose: "Keeps why a copy of the case left this device, for whom, and what was left out of it.",
    sections: &[Section { slug: "purpose", heading: "Purpose", hint: "", seeds: &[], questions: PURPOSE }],
};

const PURPOSES: &[Choice] = &[
    choice("visit", "Visit on another device"),
    choice("colleague", "Handing the case to a colleague"),
    choice("supervision", "Supervision"),
    choice("agency", "Sharing with another agency"),
    choice("person", "The person asked for a copy"),
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
