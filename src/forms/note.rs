//! A working note: dated and free, beside the forms and never part of them.

use super::{
    form::{
        About, Begins, Column, Count, Form, Group, Layout, Leaf, List, Listed, Many, Offered, Opened, Order,
        Paper,
    },
    question::{Choice, Question, Section, choice},
};
use crate::case::nouns::Part;

/// The noun of its things.
pub const NOUN: &str = "note";
/// The day that it is about.
pub const DATE: &str = "date";
/// The kind of note.
pub const KIND: &str = "kind";
/// The note itself.
pub const TEXT: &str = "text";

/// The form.
pub static FORM: Form = Form {
    noun: NOUN,
    title: "Working note",
    name: "Working notes",
    bar: "Working notes",
    source: "",
    purpose: "Keeps what happened today, or a thought, until it finds its place or is no longer needed.",
    about: About::Case,
    count: Count::Many(&Many { counted: ("note", "notes"), told_by: DATE, listed: Listed::As(&LIST) }),
    offered: Offered::Always(Group::Story),
    paper: Paper::Own(&Leaf {
        slug: "notes",
        words: "Working notes",
        title: "Working notes",
        layout: Layout::Table,
    }),
    share: Part::Notes,
    dates: &[],
    events: &[],
    clocks: &[],
    facts: &[],
    law: &[],
    keeps: &[],
    holds: &[],
    sections: &[Section { slug: "note", heading: "Note", hint: "", source_rows: &[], questions: NOTE }],
};

const LIST: List = List {
    path: "notes",
    order: Order::Newest(DATE),
    intro: "Visits, calls and thoughts that belong neither in a form nor in the chronology.",
    title: &[DATE, KIND],
    untitled: "No date yet",
    columns: &[
        Column { slug: DATE, heading: "Date", none: "" },
        Column { slug: KIND, heading: "Kind", none: "" },
        Column { slug: TEXT, heading: "Note", none: "" },
    ],
    add: "Add a note",
    empty: "No notes yet.",
    opened: Opened::InTheList,
    begins: &[(DATE, Begins::Today)],
};

const KINDS: &[Choice] = &[
    choice("visit", "Visit"),
    choice("call", "Call"),
    choice("email", "Email or letter"),
    choice("thought", "Thought"),
    choice("other", "Other"),
];

const NOTE: &[Question] = &[
    Question::day(DATE, "Date").hint("For example, 8 12 2025.").required("Enter the date of the note"),
    Question::one(KIND, "Kind of note", KINDS),
    Question::text(TEXT, "Note").rows(6).required("Enter the note"),
];
