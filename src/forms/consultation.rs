//! Appendix 2, the consultation: what the referrer brings, and who in the social work team took it; its outcome is in `decision`.

use super::{
    form::{About, Count, Event, Fact, Form, Group, Layout, Leaf, Offered, Paper},
    person::SYSTEMS,
    question::{Choice, Question, Section, YES_NO, choice},
};
use crate::case::nouns::Part;

/// The noun of its things.
pub const NOUN: &str = "consultation";
/// Who asks.
pub const REFERRER_NAME: &str = "referrer-name";
/// The team of whoever asks.
pub const REFERRER_TEAM: &str = "referrer-team";
/// The day of the contact, from which the sixteen weeks count.
pub const CONTACT_DATE: &str = "contact-date";
/// The day from which they count instead.
pub const REFERRAL_DATE: &str = "referral-date";
/// What is happening, and why it is brought.
pub const REASON: &str = "reason";
/// Whether somebody is in danger now.
pub const IMMEDIATE_DANGER: &str = "immediate-danger";

/// The form.
pub static FORM: Form = Form {
    noun: NOUN,
    title: "Consultation",
    name: "Consultation",
    bar: "Consultation",
    source: "Appendix 2",
    purpose: "Records what a referrer asks of social work, at any point on the client’s pathway.",
    about: About::Period,
    count: Count::One,
    offered: Offered::Always(Group::Pathway),
    paper: Paper::Own(&Leaf {
        slug: NOUN,
        words: "Consultation form",
        title: "Social work consultation form",
        layout: Layout::Sections,
    }),
    share: Part::Form,
    dates: &[],
    events: &[Event {
        origin: CONTACT_DATE,
        days: &[REFERRAL_DATE, CONTACT_DATE],
        only_if: None,
        begun_by: "",
        words: "Consultation with social work",
        joint: ", asked for by ",
        more: &[(NOUN, REFERRER_NAME), (NOUN, REFERRER_TEAM)],
    }],
    clocks: &[],
    facts: &[Fact::Danger(IMMEDIATE_DANGER), Fact::Kept(CONTACT_DATE), Fact::Kept(REFERRAL_DATE)],
    law: &[],
    keeps: &[],
    holds: &[],
    sections: &[
        Section {
            slug: "referrer",
            heading: "Referrer",
            hint: "To be completed by, or with, the person who makes contact.",
            source_rows: &["P2"],
            questions: REFERRER,
        },
        Section {
            slug: "client",
            heading: "Client details",
            hint: "",
            source_rows: &[],
            questions: CLIENT_DETAILS,
        },
        Section {
            slug: "issues",
            heading: "Key issues and reason",
            hint: "",
            source_rows: &[],
            questions: ISSUES,
        },
        Section {
            slug: "team",
            heading: "Social work team",
            hint: "To be completed by the social work team. The outcome is recorded in the decision.",
            source_rows: &[],
            questions: TEAM,
        },
    ],
};

const SHARING_BASES: &[Choice] = &[
    choice("public-task", "Public task: a duty or power of adult social care in law"),
    choice("legal-obligation", "Legal obligation, such as a safeguarding enquiry"),
    choice("vital-interests", "Vital interests: to protect someone’s life"),
    choice("safeguarding", "Safeguarding of an adult or child at risk"),
    choice("best-interests", "Best interests: the client lacks capacity to decide about sharing"),
    choice("other", "Other, as explained above"),
];

const REFERRER: &[Question] = &[
    Question::line(REFERRER_NAME, "Name of referrer")
        .name()
        .cites(&["C1"])
        .required("Enter the name of the referrer"),
    Question::line(REFERRER_TEAM, "Team")
        .may_name()
        .hint("Team, service or relationship to the client.")
        .cites(&["C2"]),
    Question::line("referrer-contact", "Contact details of referrer")
        .may_name()
        .hint("Telephone or email.")
        .cites(&["C3"])
        .required("Enter a telephone number or email address of the referrer"),
    Question::day(CONTACT_DATE, "Date of contact")
        .hint("The day of the call or email. The 16 weeks count from here. For example, 4 11 2025.")
        .cites(&["C4"])
        .required("Enter the date on which the referrer made contact"),
    Question::time("contact-time", "Time of contact")
        .hint("On the 24-hour clock, such as 14:05.")
        .cites(&["C5"]),
    Question::day(REFERRAL_DATE, "Referral date, if not the date of contact")
        .hint("Leave empty unless the referral counts from another day.")
        .cites(&["C4"]),
];

const CLIENT_DETAILS: &[Question] = &[
    Question::line("name", "Name of client").name()
        .of_client()
        .cites(&["C6"])
        .required("Enter the name of the client"),
    Question::line("identifier", "ID number (if existing client)")
        .of_client()
        .cites(&["C7"]),
    Question::one(
        "identifier-system",
        "System that the ID number belongs to",
        SYSTEMS,
    )
    .of_client()
    .cites(&["C7"]),
    Question::text("address", "Address")
        .of_client()
        .rows(3)
        .cites(&["C8"]),
    Question::day("born", "Date of birth")
        .hint("For example, 17 5 1944.")
        .of_client()
        .cites(&["C9"]),
    Question::line("contact", "Contact details of client").may_name()
        .hint("Telephone or email.")
        .of_client()
        .cites(&["C10"]),
    Question::one("client-aware", "Is the client aware of the discussion?", YES_NO)
        .cites(&["C11"])
        .required("Choose whether the client is aware of the discussion"),
    Question::text("not-aware-reason", "Why the client is not aware")
        .hint("What stood in the way, and when the client will be told.")
        .rows(3)
        .shown_if("client-aware", &["no"])
        .cites(&["C11"])
        .required("Enter why the client is not aware of the discussion"),
    Question::many(
        "sharing-basis",
        "Lawful basis for sharing information",
        SHARING_BASES,
    )
    .hint("What allows the referrer and the team to share without the client knowing. Choose all that apply.")
    .shown_if("client-aware", &["no"])
    .cites(&["C11"])
    .required("Choose the lawful basis for sharing information without the client’s knowledge"),
];

const ISSUES: &[Question] = &[
    Question::text(REASON, "Key issues and reason for the consultation")
        .hint("What is happening, for whom it is a worry, and what the referrer hopes social work can do.")
        .rows(8)
        .cites(&["C12"])
        .required("Enter the client’s key issues or the reason for the consultation"),
    Question::one(IMMEDIATE_DANGER, "Is there immediate danger or a safeguarding concern?", YES_NO)
        .hint("If someone is in danger now, call 999 first. Use the safeguarding route as well as this form.")
        .cites(&["C12"])
        .required("Choose whether there is immediate danger or a safeguarding concern"),
    Question::text("danger-action", "What was done about the danger or safeguarding concern")
        .hint("Who was told, when, and what they will do.")
        .shown_if(IMMEDIATE_DANGER, &["yes"])
        .cites(&["C12"])
        .required("Enter what was done about the danger or safeguarding concern"),
];

const TEAM: &[Question] = &[
    Question::line("consulted-by", "Consultation carried out by")
        .name()
        .hint("Name of the staff member who spoke with the referrer.")
        .cites(&["C13"])
        .required("Enter the name of the staff member who carried out the consultation"),
    Question::day("consulted-date", "Date of consultation")
        .hint("For example, 6 11 2025.")
        .cites(&["C14"])
        .required("Enter the date of the consultation"),
    Question::time("consulted-time", "Time of consultation")
        .hint("On the 24-hour clock, such as 14:05.")
        .cites(&["C15"]),
];
