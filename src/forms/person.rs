//! The person: who she is, how to reach her and speak with her, and what keeps everyone safe; asked once in a case.

use super::question::{Choice, Form, Question, Section, YES_NO, choice};

/// The systems whose number can name a client; the sources call one and the same number by three names.
pub const SYSTEMS: &[Choice] = &[
    choice("swift", "Swift"),
    choice("mosaic", "Mosaic"),
    choice("nhs", "NHS number"),
    choice("other", "Other"),
];

/// The form.
pub static FORM: Form = Form {
    noun: "person",
    title: "The person",
    source: "Head of Appendices 2, 3 and the chronology",
    purpose: "Says who the person is and how to work with them; every other form takes it from here.",
    sections: &[
        Section {
            slug: "identity",
            heading: "Name and identity",
            hint: "Use the person’s own words for name and pronouns.",
            seeds: &["K40"],
            questions: IDENTITY,
        },
        Section { slug: "contact", heading: "Address and contact", hint: "", seeds: &[], questions: CONTACT },
        Section {
            slug: "communication",
            heading: "Communication",
            hint: "What helps the person to take part in every conversation about their own life.",
            seeds: &[],
            questions: COMMUNICATION,
        },
        Section {
            slug: "safety",
            heading: "Safety",
            hint: "What a colleague must know before a visit. Keep it to facts.",
            seeds: &[],
            questions: SAFETY,
        },
    ],
};

const IDENTITY: &[Question] = &[
    Question::line("name", "Full name")
        .name()
        .of_client()
        .seeds(&["C6", "I1", "K40"])
        .required("Enter the person’s full name"),
    Question::line("preferred-name", "Preferred name")
        .name()
        .hint("What the person likes to be called.")
        .of_client(),
    Question::line("pronouns", "Pronouns").hint("As the person gives them, such as she/her.").of_client(),
    Question::day("born", "Date of birth").hint("For example, 17 5 1944.").of_client().seeds(&["C9"]),
    Question::line("identifier", "ID number")
        .hint("The one number that the council’s record uses for this person.")
        .of_client()
        .seeds(&["C7", "I2", "K40"]),
    Question::one("identifier-system", "System that the ID number belongs to", SYSTEMS)
        .of_client()
        .seeds(&["C7", "I2", "K40"]),
];

const CONTACT: &[Question] = &[
    Question::text("address", "Address").of_client().rows(3).seeds(&["C8"]),
    Question::line("contact", "Telephone or email").may_name().of_client().seeds(&["C10"]),
];

const COMMUNICATION: &[Question] = &[
    Question::text("communication", "How to communicate with the person")
        .hint("Hearing, sight, speech, memory, reading, best time of day, who helps.")
        .of_client()
        .rows(3),
    Question::one("interpreter", "Is an interpreter needed?", YES_NO)
        .hint("For a spoken language or for British Sign Language.")
        .of_client(),
    Question::line("language", "Language and dialect")
        .of_client()
        .shown_if("interpreter", &["yes"])
        .required("Enter the language that the interpreter must speak or sign"),
];

const SAFETY: &[Question] = &[
    Question::one("lone-worker", "Is there a lone-worker risk?", YES_NO)
        .hint("A risk to someone who visits alone. It is shown wherever the case is open.")
        .of_client(),
    Question::text("lone-worker-details", "What the lone-worker risk is, and what to do")
        .hint("Such as visit in pairs, ring first, keep to the front room.")
        .of_client()
        .rows(3)
        .shown_if("lone-worker", &["yes"])
        .required("Enter what the lone-worker risk is and what to do about it"),
    Question::text("safety-flags", "Other safety flags")
        .hint("Such as oxygen in the home, a dog, blocked exits, an allergy.")
        .of_client()
        .rows(3),
];
