//! Closure or transfer: the outcomes, the final review or why there is none, and how long the involvement lasted.

use super::{
    form::{About, Anchor, Chapter, Count, DateRule, Fact, Form, Group, Likely, Offered, Paper},
    involvement,
    question::{Choice, Question, Section, YES_NO, choice},
};
use crate::case::nouns::Part;

/// The noun of its things.
pub const NOUN: &str = "closure";
/// Whether the case is closed or transferred.
pub const OUTCOME: &str = "outcome";
/// Where it goes.
pub const TRANSFERRED_TO: &str = "transferred-to";
/// The day on which the work ended.
pub const ENDED: &str = "ended";
/// The day until which the case is kept.
pub const KEEP_UNTIL: &str = "keep-until";
/// Why until that day.
pub const KEEP_WHY: &str = "keep-why";

/// The form.
pub static FORM: Form = Form {
    noun: NOUN,
    title: "Closure or transfer",
    name: "Closure or transfer",
    bar: "",
    source: "Appendix 3 and section 10",
    purpose: "Ends the involvement once the agreed outcomes are met and the final review is done.",
    about: About::Period,
    count: Count::One,
    offered: Offered::Always(Group::Pathway),
    paper: Paper::ChapterOf(involvement::NOUN, Chapter::OnceBegun),
    share: Part::Form,
    dates: &[
        DateRule {
            slug: ENDED,
            likely: Likely::NotBefore(Anchor::Commencement, "Work ends after it began."),
        },
        DateRule {
            slug: KEEP_UNTIL,
            likely: Likely::NotBefore(
                Anchor::Own(ENDED, "the end of the involvement"),
                "A case is kept for some time after the work has ended.",
            ),
        },
        DateRule { slug: KEEP_UNTIL, likely: Likely::Ahead },
    ],
    // That the work ended is the pathway's to say: a review can say so as well.
    events: &[],
    clocks: &[],
    facts: &[
        Fact::Kept("outcomes-met"),
        Fact::Kept("final-review"),
        Fact::Kept(OUTCOME),
        Fact::Kept(ENDED),
        Fact::Kept("weeks"),
    ],
    law: &[],
    keeps: &[],
    holds: &[],
    sections: &[
        Section {
            slug: "outcomes",
            heading: "Outcomes and final review",
            hint: "",
            source_rows: &["P25"],
            questions: OUTCOMES,
        },
        Section {
            slug: "ending",
            heading: "How the involvement ends",
            hint: "",
            source_rows: &["P26"],
            questions: ENDING,
        },
        Section {
            slug: "keeping",
            heading: "How long this copy is kept",
            hint: "Kith says when the day has passed. It never removes anything by itself.",
            source_rows: &[],
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
        .cites(&["P25"])
        .beside(&[(involvement::NOUN, "client-goals"), (involvement::NOUN, "agency-goals")])
        .required("Choose whether the agreed outcomes are met"),
    Question::text("outcomes-note", "What was achieved, and what was not").cites(&["P25"]),
    Question::one("final-review", "Is the final review done?", YES_NO)
        .cites(&["P25"])
        .required("Choose whether the final review is done"),
    Question::text("no-final-review-why", "Why the case ends without a final review")
        .hint("Such as death, a move out of the area, or a withdrawal that the client has capacity to make.")
        .rows(3)
        .shown_if("final-review", &["no"])
        .cites(&["P25"])
        .required("Enter why the case ends without a final review"),
];

const ENDING: &[Question] = &[
    Question::one(OUTCOME, "Outcome", ENDINGS)
        .cites(&["P26"])
        .required("Choose whether the case is closed, or closed and transferred"),
    Question::line(TRANSFERRED_TO, "Team or agency the case goes to")
        .may_name()
        .hint("And who there has accepted it.")
        .shown_if(OUTCOME, &["transferred"])
        .cites(&["P26"])
        .required("Enter the team or agency that the case goes to"),
    Question::text("handover", "What was handed over")
        .hint("Risks that remain, the contingency plan, what is still promised, and by whom.")
        .rows(3)
        .shown_if(OUTCOME, &["transferred"])
        .cites(&["P26"]),
    Question::text("told", "What the client and carers were told about the ending")
        .hint("And how they can come back.")
        .rows(3)
        .cites(&["P25"]),
    Question::day(ENDED, "Date involvement ended")
        .hint("For example, 14 4 2026.")
        .cites(&["I38"])
        .required("Enter the date on which the involvement ended"),
    Question::number("weeks", "Involvement ended within weeks", "weeks")
        .hint("Whole weeks from the date of allocation to the date it ended.")
        .cites(&["I38"]),
];

const KEEPING: &[Question] = &[
    Question::day(KEEP_UNTIL, "Keep this case until")
        .hint("The day after which somebody asks whether it is to be removed. For example, 3 5 2032."),
    Question::line(KEEP_WHY, "Policy or reason for that day")
        .hint("Such as the council’s retention schedule."),
];
