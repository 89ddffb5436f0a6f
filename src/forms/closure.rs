//! Closure or transfer: the outcomes, the final review or why there is none, and how long the involvement lasted.

use super::question::{Choice, Form, Question, Section, YES_NO, choice};

/// The form.
pub static FORM: Form = Form {
    noun: "closure",
    title: "Closure or transfer",
    source: "Appendix 3 and section 10",
    purpose: "Ends the involvement once the agreed outcomes are met and the final review is done.",
    sections: &[
        Section {
            slug: "outcomes",
            heading: "Outcomes and final review",
            hint: "",
            seeds: &["P25"],
            questions: OUTCOMES,
        },
        Section {
            slug: "ending",
            heading: "How the involvement ends",
            hint: "",
            seeds: &["P26"],
            questions: ENDING,
        },
        Section {
            slug: "keeping",
            heading: "How long this copy is kept",
            hint: "Kith says when the day has passed. It never removes anything by itself.",
            seeds: &[],
            questions: KEEPING,
        },
    ],
};

const OUTCOMES_MET: &[Choice] =
    &[choice("met", "Met"), choice("partly", "Partly met"), choice("not", "Not met")];

const ENDINGS: &[Choice] =
    &[choice("closed", "Closed"), choice("transferred", "Closed and transferred to another team or agency")];

const OUTCOMES: &[Question] = &[
    Question::one("outcomes-met", "Agreed outcomes met", OUTCOMES_MET)
        .seeds(&["P25"])
        .beside(&[("involvement", "client-goals"), ("involvement", "agency-goals")])
        .required("Choose whether the agreed outcomes are met"),
    Question::text("outcomes-note", "What was achieved, and what was not").seeds(&["P25"]),
    Question::one("final-review", "Is the final review done?", YES_NO)
        .seeds(&["P25"])
        .required("Choose whether the final review is done"),
    Question::text("no-final-review-why", "Why the case ends without a final review")
        .hint("Such as death, a move out of the area, or a withdrawal that the client has capacity to make.")
        .rows(3)
        .shown_if("final-review", &["no"])
        .seeds(&["P25"])
        .required("Enter why the case ends without a final review"),
];

const ENDING: &[Question] = &[
    Question::one("outcome", "Outcome", ENDINGS)
        .seeds(&["P26"])
        .required("Choose whether the case is closed, or closed and transferred"),
    Question::line("transferred-to", "Team or agency the case goes to")
        .may_name()
        .hint("And who there has accepted it.")
        .shown_if("outcome", &["transferred"])
        .seeds(&["P26"])
        .required("Enter the team or agency that the case goes to"),
    Question::text("handover", "What was handed over")
        .hint("Risks that remain, the contingency plan, what is still promised, and by whom.")
        .rows(3)
        .shown_if("outcome", &["transferred"])
        .seeds(&["P26"]),
    Question::text("told", "What the client and carers were told about the ending")
        .hint("And how they can come back.")
        .rows(3)
        .seeds(&["P25"]),
    Question::day("ended", "Date involvement ended")
        .hint("For example, 14 4 2026.")
        .seeds(&["I38"])
        .required("Enter the date on which the involvement ended"),
    Question::number("weeks", "Involvement ended within weeks", "weeks")
        .hint("Whole weeks from the date of allocation to the date it ended.")
        .seeds(&["I38"]),
];

const KEEPING: &[Question] = &[
    Question::day("keep-until", "Keep this case until")
        .hint("The day after which somebody asks whether it is to be removed. For example, 3 5 2032."),
    Question::line("keep-why", "Policy or reason for that day")
        .hint("Such as the council’s retention schedule."),
];
