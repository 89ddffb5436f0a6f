//! One entry of the chronology, in the four columns of its template; the person's name and number head the sheet.

use super::question::{Form, Question, Section};

/// The form.
pub static FORM: Form = Form {
    noun: "chronology",
    title: "Chronology entry",
    source: "Appendix 4, chronology template",
    purpose: "Adds a significant event, good or bad, to the ordered record of the person’s life.",
    sections: &[Section {
        slug: "entry",
        heading: "Entry",
        hint: "Visits, calls and thoughts belong in the working notes.",
        seeds: &["K41"],
        questions: ENTRY,
    }],
};

const ENTRY: &[Question] = &[
    Question::when("date", "Date")
        .hint("As well as it is known: 12/3/2024, Mar 2006, about 1966, summer 2021, 2016 to 2019.")
        .seeds(&["K41"])
        .required("Enter when it was, as well as it is known"),
    Question::text("incident", "Incident or sequence of incidents")
        .hint(
            "What happened, in a sentence or two. Sum up what repeats: the period, how many, and the trend.",
        )
        .rows(3)
        .seeds(&["K41"])
        .required("Enter what happened"),
    Question::line("source", "Source")
        .hint("Who said so, or which record.")
        .seeds(&["K41"])
        .required("Enter the source: who said so, or which record"),
    Question::line("significance", "Significance")
        .hint("In one line, why it matters to the person. Analysis belongs elsewhere.")
        .seeds(&["K41"]),
];
