//! Something that the practitioner learnt: when, what, and what changed because of it.

use super::{
    form::{About, Begins, Column, Count, Form, Group, List, Listed, Many, Offered, Opened, Order, Paper},
    question::{Question, Section},
};
use crate::case::nouns::Part;

/// The noun of its things.
pub const NOUN: &str = "cpd";
/// The day on which it was learnt.
const WHEN: &str = "when";
/// What was learnt.
const LEARNT: &str = "learnt";
/// What changed because of it.
const CHANGED: &str = "changed";

/// The form.
pub static FORM: Form = Form {
    noun: NOUN,
    title: "Something learnt",
    name: "What I learnt",
    bar: "What I learnt",
    source: "",
    purpose: "Keeps what you learnt, when, and what changed in your work because of it.",
    about: About::Practice,
    count: Count::Many(&Many { counted: ("entry", "entries"), told_by: WHEN, listed: Listed::As(&LIST) }),
    offered: Offered::Always(Group::Practice),
    paper: Paper::InTheWhole,
    share: Part::Form,
    dates: &[],
    events: &[],
    clocks: &[],
    facts: &[],
    law: &[],
    keeps: &[],
    holds: &[],
    sections: &[Section {
        slug: "entry",
        heading: "What was learnt",
        hint: "",
        source_rows: &[],
        questions: ENTRY,
    }],
};

const LIST: List = List {
    path: "cpd",
    order: Order::Newest(WHEN),
    intro: "A course, a talk, a case that taught you something. Write of your own work, and name nobody.",
    title: &[WHEN],
    untitled: "No day yet",
    columns: &[
        Column { slug: LEARNT, heading: "What I learnt", none: "Nothing written yet" },
        Column { slug: CHANGED, heading: "What changed", none: "" },
    ],
    add: "Add something learnt",
    empty: "Nothing learnt is written down yet.",
    opened: Opened::OnItsPage,
    begins: &[(WHEN, Begins::Today)],
};

const ENTRY: &[Question] = &[
    Question::day(WHEN, "When did you learn it?")
        .hint("For example, 8 12 2025.")
        .required("Enter the day on which you learnt it"),
    Question::text(LEARNT, "What did you learn?").rows(6).required("Enter what you learnt"),
    Question::text(CHANGED, "What changed because of it?")
        .rows(6)
        .hint("In what you do, or in how you see it. You can come back to this later."),
];
