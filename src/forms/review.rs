//! The review of social work intervention: as many as happen, each typed, with the old answers beside the new ones.

use super::{
    form::{
        About, Anchor, Begins, Chapter, Clock, Column, Count, DateRule, Event, Fact, Form, Fulfilled, Group,
        Likely, List, Listed, Many, Offered, Opened, Order, Paper, Sheets,
    },
    involvement,
    question::{Choice, Question, Section, choice, choice_hint},
    ratings,
};
use crate::case::nouns::{PERIOD, Part};

/// The noun of its things.
pub const NOUN: &str = super::ratings::OCCASION;
/// The type of review.
pub const TYPE: &str = "type";
/// The day of the review.
pub const DATE: &str = "date";
/// Whether the work ends or goes on.
pub const OUTCOME: &str = "outcome";
/// The day that is agreed for the next one.
pub const NEXT_REVIEW: &str = "next-review";
/// Who is responsible for the case.
pub const PRACTITIONER: &str = "practitioner";

/// The clock of the first review.
pub const INITIAL_REVIEW: &str = "initial-review";
/// The clock of the review of work that goes on for long.
pub const FORMAL_REVIEW: &str = "formal-review";
/// The clock of a review that was agreed at the one before.
pub const AGREED_REVIEW: &str = "agreed-review";

/// The form.
pub static FORM: Form = Form {
    noun: NOUN,
    title: "Review",
    name: "Reviews",
    bar: "Reviews",
    source: "Appendix 3",
    purpose: "Looks back at what the involvement changed, and decides whether it ends or goes on.",
    about: About::Period,
    count: Count::Many(&Many { counted: ("review", "reviews"), told_by: DATE, listed: Listed::As(&LIST) }),
    offered: Offered::Always(Group::Pathway),
    paper: Paper::ChapterOf(
        involvement::NOUN,
        Chapter::Each(&Sheets {
            heading: "Review of social work intervention",
            room: 2,
            continued: "Continuation sheet",
        }),
    ),
    share: Part::Form,
    dates: &[
        DateRule {
            slug: DATE,
            likely: Likely::NotBefore(
                Anchor::Referral,
                "A review looks back at work that follows a referral.",
            ),
        },
        DateRule {
            slug: DATE,
            likely: Likely::NotBefore(Anchor::Commencement, "A review looks back at work that has begun."),
        },
        DateRule {
            slug: NEXT_REVIEW,
            likely: Likely::NotBefore(
                Anchor::Own(DATE, "this review"),
                "The next review comes after this one.",
            ),
        },
        DateRule { slug: NEXT_REVIEW, likely: Likely::Ahead },
    ],
    events: &[Event {
        origin: DATE,
        days: &[DATE],
        only_if: None,
        begun_by: TYPE,
        words: " review",
        joint: ": ",
        more: &[(NOUN, OUTCOME)],
    }],
    clocks: &[
        // P18, four weeks from the commencement.
        Clock {
            slug: INITIAL_REVIEW,
            words: "Initial review",
            from: Anchor::Commencement,
            days: 4 * 7,
            only_if: None,
            held: DATE,
            fulfilled: Fulfilled::Chosen(TYPE, "initial"),
            lapses: false,
            beside: None,
        },
        // P20, work that is still open sixteen weeks after the referral.
        Clock {
            slug: FORMAL_REVIEW,
            words: "Formal review",
            from: Anchor::Referral,
            days: 16 * 7,
            only_if: None,
            held: DATE,
            fulfilled: Fulfilled::Chosen(TYPE, "formal"),
            lapses: true,
            beside: None,
        },
        // P17, the day that was agreed at the review before.
        Clock {
            slug: AGREED_REVIEW,
            words: "Next agreed review",
            from: Anchor::Own(NEXT_REVIEW, "the next review"),
            days: 0,
            only_if: Some((OUTCOME, "remain-open")),
            held: DATE,
            fulfilled: Fulfilled::Next,
            lapses: false,
            beside: Some(FORMAL_REVIEW),
        },
    ],
    facts: &[
        Fact::Kept(TYPE),
        Fact::Kept(DATE),
        Fact::Kept(OUTCOME),
        Fact::Kept(NEXT_REVIEW),
        Fact::Kept("client-goals-met"),
        Fact::Kept("agency-goals-met"),
    ],
    // P20 and P21, the formal review that is taken to supervision; section 13 on reviews.
    law: &["supervision-policy", "promoting-independence-through-review"],
    keeps: &[PERIOD],
    holds: &[],
    sections: &[
        Section { slug: "review", heading: "Date and outcome", hint: "", source_rows: &[], questions: HELD },
        Section {
            slug: "goals",
            heading: "Goals",
            hint: "Ask the client first. What was agreed stands beside each question.",
            source_rows: &[],
            questions: GOALS,
        },
        Section {
            slug: "risk",
            heading: "Risk now",
            hint: "0 is the worst risk, 10 is no risk.",
            source_rows: &[],
            questions: RISK,
        },
        Section {
            slug: "line-manager",
            heading: "Line manager",
            hint: "A formal review is taken to supervision, to settle what is still needed and when it may end.",
            source_rows: &["P21"],
            questions: LINE_MANAGER,
        },
        Section {
            slug: "senior-practitioner",
            heading: "Senior Practitioner",
            hint: "Regular review, with critical reflection, so that work neither drifts nor makes a person dependent.",
            source_rows: &["P23"],
            questions: SENIOR,
        },
        Section { slug: "signed", heading: "Practitioner", hint: "", source_rows: &[], questions: SIGNED },
    ],
};

const LIST: List = List {
    path: "reviews",
    order: Order::Oldest(DATE),
    intro: "",
    title: &[TYPE],
    untitled: "type not chosen",
    columns: &[
        Column { slug: DATE, heading: "Date", none: "No date yet" },
        Column { slug: OUTCOME, heading: "Outcome", none: "" },
        Column { slug: NEXT_REVIEW, heading: "Next agreed review", none: "" },
    ],
    add: "Add a review",
    empty: "No reviews yet. An initial review comes within 4 weeks of the commencement; a formal review when the work is still open 16 weeks after the referral.",
    opened: Opened::OnItsPage,
    begins: &[(TYPE, Begins::Expected), (PRACTITIONER, Begins::Practitioner)],
};

const TYPES: &[Choice] = &[
    choice_hint("initial", "Initial", "Proportionate, within 4 weeks of the start of the work, or sooner."),
    choice_hint("formal", "Formal", "When the case is still open 16 weeks after the referral date."),
    choice_hint("interim", "Interim", "Any other review on the way."),
    choice_hint("final", "Final", "Before the case is closed or transferred."),
];

const OUTCOMES: &[Choice] = &[
    choice("closed", "Closed"),
    choice("closed-transferred", "Closed and transferred"),
    choice("remain-open", "Needs to remain open"),
];

const GOALS_MET: &[Choice] =
    &[choice("met", "Met"), choice("partly", "Partly met"), choice("not", "Not met")];

const HELD: &[Question] = &[
    Question::one(TYPE, "Type of review", TYPES)
        .cites(&["P18", "P19", "P20", "P25"])
        .required("Choose the type of review"),
    Question::day(DATE, "Date of review")
        .hint("For example, 12 12 2025.")
        .cites(&["I30", "I34", "P19"])
        .required("Enter the date of the review"),
    Question::one(OUTCOME, "Outcome of review", OUTCOMES)
        .cites(&["I31", "I35"])
        .required("Choose the outcome of the review"),
    Question::text("remain-open-why", "Why it needs to remain open")
        .rows(3)
        .shown_if(OUTCOME, &["remain-open"])
        .cites(&["I31", "I35", "P22"]),
    Question::day(NEXT_REVIEW, "Next agreed review date")
        .hint("It becomes the due date, so that an open case always has one.")
        .shown_if(OUTCOME, &["remain-open"])
        .cites(&["P17"])
        .required("Enter the date that is agreed for the next review"),
];

const GOALS: &[Question] = &[
    Question::one("client-goals-met", "Client’s goals met", GOALS_MET)
        .cites(&["I32", "I36"])
        .beside(&[(involvement::NOUN, "client-goals"), (involvement::NOUN, "carer-goals")])
        .required("Choose whether the client’s goals are met"),
    Question::text("client-goals-note", "How far the client’s goals are met")
        .hint("As the client sees it, and what shows it.")
        .cites(&["I32", "I36"]),
    Question::one("agency-goals-met", "Agencies’ goals met", GOALS_MET)
        .cites(&["I33", "I37"])
        .beside(&[(involvement::NOUN, "agency-goals")])
        .required("Choose whether the agencies’ goals are met"),
    Question::text("agency-goals-note", "How far the agencies’ goals are met").cites(&["I33", "I37"]),
];

const RISK: &[Question] = &[
    Question::rated("ratings", "Ratings at this review", ratings::CONCERNS)
        .hint("0 is the worst risk, 10 is no risk. The earlier ratings stand beside them.")
        .cites(&["I16", "I17", "I18"]),
    Question::text("ratings-note", "What changed in the ratings, and why").rows(3).cites(&["I17", "I18"]),
];

const LINE_MANAGER: &[Question] = &[
    Question::line("line-manager", "Line manager with whom it was discussed").name().cites(&["P21"]),
    Question::day("line-manager-date", "Date of supervision")
        .hint("For example, 3 3 2026.")
        .cites(&["P17", "P21"]),
    Question::text("ongoing-need", "What is still needed").rows(3).cites(&["P22"]),
    Question::text("closure-timeline", "Timeline for closure or transfer")
        .hint("What must be in place, and by when. Say so if longer than 16 weeks was agreed.")
        .rows(3)
        .cites(&["P17", "P22"]),
];

const SENIOR: &[Question] = &[
    Question::line("senior-practitioner", "Senior Practitioner with whom it was discussed")
        .name()
        .cites(&["P23"]),
    Question::day("senior-date", "Date of discussion with the Senior Practitioner").cites(&["P23"]),
    Question::text("drift", "Drift and dependency")
        .hint("What the work does and for whom, what would happen if it stopped, and what has not changed.")
        .cites(&["P24"]),
];

const SIGNED: &[Question] = &[
    Question::line(PRACTITIONER, "Practitioner’s name")
        .name()
        .hint("The practitioner who is responsible for the case.")
        .cites(&["I39", "P20"])
        .required("Enter the practitioner’s name"),
    Question::day("signed", "Date signed")
        .cites(&["I40"])
        .required("Enter the date on which the review was signed"),
];
