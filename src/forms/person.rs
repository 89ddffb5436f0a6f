//! The person: who she is, how to reach her and speak with her, and what keeps everyone safe; asked once in a case.

use super::{
    form::{About, Count, Fact, Form, Group, Offered, Paper},
    question::{Choice, Question, Section, YES_NO, choice},
};
use crate::case::nouns::Part;

/// The systems whose number can name a client; the sources call one and the same number by three names.
pub const SYSTEMS: &[Choice] = &[
    choice("swift", "Swift"),
    choice("mosaic", "Mosaic"),
    choice("nhs", "NHS number"),
    choice("other", "Other"),
];

/// The noun of its things.
pub const NOUN: &str = "person";
/// The full name.
pub const NAME: &str = "name";
/// What the person likes to be called.
pub const PREFERRED_NAME: &str = "preferred-name";
/// The pronouns, as the person gives them.
pub const PRONOUNS: &str = "pronouns";
/// The date of birth.
pub const BORN: &str = "born";
/// The number by which the council knows the person.
pub const IDENTIFIER: &str = "identifier";
/// The system that the number belongs to.
pub const IDENTIFIER_SYSTEM: &str = "identifier-system";
/// How to speak with the person.
pub const COMMUNICATION: &str = "communication";
/// Whether an interpreter is needed.
pub const INTERPRETER: &str = "interpreter";
/// The language that the interpreter speaks.
pub const LANGUAGE: &str = "language";
/// Whether there is a risk to somebody who visits alone.
pub const LONE_WORKER: &str = "lone-worker";
/// What else a colleague must know before a visit.
pub const SAFETY_FLAGS: &str = "safety-flags";

/// The form.
pub static FORM: Form = Form {
    noun: NOUN,
    title: "The person",
    name: "About the person",
    bar: "",
    source: "Head of Appendices 2, 3 and the chronology",
    purpose: "Says who the person is and how to work with them; every other form takes it from here.",
    about: About::Client,
    count: Count::One,
    offered: Offered::Always(Group::Person),
    paper: Paper::InTheWhole,
    share: Part::Form,
    dates: &[],
    events: &[],
    clocks: &[],
    facts: &[Fact::Danger(LONE_WORKER), Fact::Danger(SAFETY_FLAGS)],
    law: &[],
    keeps: &[],
    holds: &[],
    sections: &[
        Section {
            slug: "identity",
            heading: "Name and identity",
            hint: "Use the person’s own words for name and pronouns.",
            source_rows: &["K40"],
            questions: IDENTITY,
        },
        Section {
            slug: "contact",
            heading: "Address and contact",
            hint: "",
            source_rows: &[],
            questions: CONTACT,
        },
        Section {
            slug: "communication",
            heading: "Communication",
            hint: "What helps the person to take part in every conversation about their own life.",
            source_rows: &[],
            questions: SPEAKING,
        },
        Section {
            slug: "safety",
            heading: "Safety",
            hint: "What a colleague must know before a visit. Keep it to facts.",
            source_rows: &[],
            questions: SAFETY,
        },
    ],
};

const IDENTITY: &[Question] = &[
    Question::line(NAME, "Full name")
        .name()
        .of_client()
        .cites(&["C6", "I1", "K40"])
        .required("Enter the person’s full name"),
    Question::line(PREFERRED_NAME, "Preferred name")
        .name()
        .hint("What the person likes to be called.")
        .of_client(),
    Question::line(PRONOUNS, "Pronouns").hint("As the person gives them, such as she/her.").of_client(),
    Question::day(BORN, "Date of birth").hint("For example, 17 5 1944.").of_client().cites(&["C9"]),
    Question::line(IDENTIFIER, "ID number")
        .hint("The one number that the council’s record uses for this person.")
        .of_client()
        .cites(&["C7", "I2", "K40"]),
    Question::one(IDENTIFIER_SYSTEM, "System that the ID number belongs to", SYSTEMS)
        .of_client()
        .cites(&["C7", "I2", "K40"]),
];

const CONTACT: &[Question] = &[
    Question::text("address", "Address").of_client().rows(3).cites(&["C8"]),
    Question::line("contact", "Telephone or email").may_name().of_client().cites(&["C10"]),
];

const SPEAKING: &[Question] = &[
    Question::text(COMMUNICATION, "How to communicate with the person")
        .hint("Hearing, sight, speech, memory, reading, best time of day, who helps.")
        .of_client()
        .rows(3),
    Question::one(INTERPRETER, "Is an interpreter needed?", YES_NO)
        .hint("For a spoken language or for British Sign Language.")
        .of_client(),
    Question::line(LANGUAGE, "Language and dialect")
        .of_client()
        .shown_if(INTERPRETER, &["yes"])
        .required("Enter the language that the interpreter must speak or sign"),
];

const SAFETY: &[Question] = &[
    Question::one(LONE_WORKER, "Is there a lone-worker risk?", YES_NO)
        .hint("A risk to someone who visits alone. It is shown wherever the case is open.")
        .of_client(),
    Question::text("lone-worker-details", "What the lone-worker risk is, and what to do")
        .hint("Such as visit in pairs, ring first, keep to the front room.")
        .of_client()
        .rows(3)
        .shown_if(LONE_WORKER, &["yes"])
        .required("Enter what the lone-worker risk is and what to do about it"),
    Question::text(SAFETY_FLAGS, "Other safety flags")
        .hint("Such as oxygen in the home, a dog, blocked exits, an allergy.")
        .of_client()
        .rows(3),
];
