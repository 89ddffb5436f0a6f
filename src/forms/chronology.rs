//! One entry of the chronology, in the four columns of its template; the person's name and number head the sheet.

use super::{
    form::{About, Count, Form, Group, Layout, Leaf, Listed, Many, Offered, Paper},
    question::{Choice, Question, Section, choice, choice_hint},
};
use crate::case::nouns::{self, Holds, Noun, Part, field};

/// The noun of its things.
pub const NOUN: &str = "chronology";
/// When it was.
pub const DATE: &str = "date";

/// The form.
pub static FORM: Form = Form {
    noun: NOUN,
    title: "Chronology entry",
    name: SECTION.heading,
    bar: "Chronology",
    source: "Appendix 4, chronology template",
    purpose: "Adds a significant event, good or bad, to the ordered record of the person’s life.",
    about: About::Case,
    count: Count::Many(&Many {
        counted: ("entry", "entries"),
        told_by: DATE,
        listed: Listed::InTheChronology,
    }),
    offered: Offered::Always(Group::Story),
    paper: Paper::Own(&Leaf {
        slug: NOUN,
        words: "Chronology",
        title: "Social work chronology",
        layout: Layout::Chronology,
    }),
    share: Part::Chronology,
    dates: &[],
    events: &[],
    clocks: &[],
    facts: &[],
    law: &[],
    keeps: &[
        field("origin", Holds::Origin),
        field("summarises", Holds::Links(NOUN)),
        field("belongs", Holds::Choice),
    ],
    holds: &[
        Noun::new("proposal", "Proposed chronology entry", SECTION, Part::Chronology)
            .with(&[field("declined", Holds::Choice)]),
        Noun::new("analysis", "Analysis of the chronology", SECTION, Part::Chronology)
            .with(&[field("text", Holds::Words)]),
    ],
    sections: &[
        Section {
            slug: "entry",
            heading: "Entry",
            hint: "Visits, calls and thoughts belong in the working notes.",
            source_rows: &["K28", "K41"],
            questions: ENTRY,
        },
        Section {
            slug: "about",
            heading: "More about this entry",
            hint: "All of it can be left out. It helps to filter, and to see what belongs together.",
            source_rows: &["K36"],
            questions: ABOUT,
        },
    ],
};

const SECTION: nouns::Section = nouns::Section { slug: NOUN, heading: "Chronology" };

/// The source's four groups of what belongs in a chronology.
pub const GROUPS: &[Choice] = &[
    choice_hint(
        "change",
        "Change of circumstances",
        "Of carer, address, legal status, household or where support comes from.",
    ),
    choice_hint(
        "person",
        "Issue for the person",
        "Their own views, health, losses, achievements, harm, going missing, police, safeguarding.",
    ),
    choice_hint(
        "family",
        "Family issue",
        "Who belongs to the family, loss and separation, abuse, money, housing, health, alcohol or drugs.",
    ),
    choice_hint(
        "professional",
        "Professional involvement",
        "Referrals and who made them, assessments, decisions, services, what other councils knew.",
    ),
];

/// Good and bad are both written down.
pub const SIGNS: &[Choice] = &[
    choice("positive", "Positive for the person"),
    choice("negative", "Negative for the person"),
    choice("neutral", "Neither"),
];

/// How far an entry is established.
pub const EVIDENCE: &[Choice] = &[
    choice_hint("fact", "Fact", "Seen, or proved by a record."),
    choice_hint("reported", "Reported", "Somebody says so, and it is not established."),
    choice_hint("opinion", "Opinion", "A judgement, with the name of whoever holds it."),
];

/// The services that an entry can involve.
pub const AGENCIES: &[Choice] = &[
    choice("social-work", "Social work"),
    choice("safeguarding", "Safeguarding team"),
    choice("gp", "GP surgery"),
    choice("district-nurses", "District nurses"),
    choice("hospital", "Ambulance or hospital"),
    choice("memory-clinic", "Memory clinic"),
    choice("mental-health", "Mental health team"),
    choice("alcohol", "Alcohol or drug service"),
    choice("occupational-therapy", "Occupational or physical therapy"),
    choice("home-care", "Home care"),
    choice("day-centre", "Day centre"),
    choice("care-home", "Care home"),
    choice("housing", "Housing"),
    choice("police", "Police or probation"),
    choice("fire", "Fire service"),
    choice("bank", "Bank or benefits"),
    choice("voluntary", "Voluntary organisation"),
    choice("other", "Another service"),
];

const ENTRY: &[Question] = &[
    Question::when(DATE, "Date")
        .hint("As well as it is known: 12/3/2024, Mar 2006, about 1966, summer 2021, 2016 to 2019.")
        .cites(&["K41"])
        .required("Enter when it was, as well as it is known"),
    Question::text("incident", "Incident or sequence of incidents")
        .hint(
            "What happened, in a sentence or two. Sum up what repeats: the period, how many, and the trend.",
        )
        .rows(3)
        .cites(&["K41"])
        .required("Enter what happened"),
    Question::line("source", "Source")
        .may_name()
        .hint("Who said so, or which record.")
        .cites(&["K41"])
        .required("Enter the source: who said so, or which record"),
    Question::line("significance", "Significance")
        .hint("In one line, why it matters to the person. Analysis belongs elsewhere.")
        .cites(&["K41"]),
];

const ABOUT: &[Question] = &[
    Question::one("group", "Group", GROUPS).cites(&["K37"]),
    Question::one("sign", "Good or bad", SIGNS).cites(&["K35"]),
    Question::line("people", "People involved")
        .names()
        .hint("Names, with a semicolon between them.")
        .cites(&["K37"]),
    Question::many("agencies", "Agencies involved", AGENCIES).cites(&["K37"]),
    Question::one("standing", "Fact, report or opinion", EVIDENCE).cites(&["K36"]),
    Question::line("account", "Whose account")
        .may_name()
        .hint("Who tells it so, where others may tell it otherwise."),
];
