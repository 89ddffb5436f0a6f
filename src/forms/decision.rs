//! The outcome of the consultation: a Senior Practitioner's decision and, apart from it, the next step.

use super::{
    consultation,
    form::{About, Anchor, Chapter, Count, DateRule, Event, Fact, Form, Group, Likely, Offered, Paper},
    question::{Choice, Question, Section, YES_NO, YES_NO_UNKNOWN, choice, choice_hint},
};
use crate::case::nouns::Part;

/// The noun of its things.
pub const NOUN: &str = "decision";
/// Whether the referral is appropriate.
pub const OUTCOME: &str = "outcome";
/// Why it is not.
pub const REASONS: &str = "reasons";
/// The day on which the team looks at it again.
pub const LOOK_AGAIN: &str = "look-again";
/// What happens next.
pub const NEXT_STEP: &str = "next-step";
/// Who has the work.
pub const ALLOCATED_TO: &str = "allocated-to";
/// Where the case comes from.
pub const TRANSFERRED_FROM: &str = "transferred-from";
/// The day of the decision.
pub const DECIDED_DATE: &str = "decided-date";
/// The day on which the referrer heard of it.
pub const INFORMED_DATE: &str = "informed-date";

/// The form.
pub static FORM: Form = Form {
    noun: NOUN,
    title: "Decision",
    name: "Decision",
    bar: "Decision",
    source: "Appendix 2 and section 10",
    purpose: "Records what a Senior Practitioner decided after the threshold was applied, and what happens next.",
    about: About::Period,
    count: Count::One,
    offered: Offered::Always(Group::Pathway),
    paper: Paper::ChapterOf(consultation::NOUN, Chapter::Always),
    share: Part::Form,
    dates: &[
        DateRule {
            slug: DECIDED_DATE,
            likely: Likely::NotBefore(Anchor::Referral, "A decision follows the referral."),
        },
        DateRule {
            slug: INFORMED_DATE,
            likely: Likely::NotBefore(
                Anchor::Own(DECIDED_DATE, "the decision"),
                "The referrer hears of the outcome after the decision.",
            ),
        },
        DateRule { slug: LOOK_AGAIN, likely: Likely::Ahead },
    ],
    events: &[Event {
        origin: DECIDED_DATE,
        days: &[DECIDED_DATE],
        only_if: None,
        begun_by: "",
        words: "Decision on the referral",
        joint: ": ",
        more: &[(NOUN, OUTCOME), (NOUN, NEXT_STEP)],
    }],
    clocks: &[],
    facts: &[
        Fact::Kept(OUTCOME),
        Fact::Kept(REASONS),
        Fact::Kept("main-reason"),
        Fact::Kept("workload-threshold"),
        Fact::Kept(LOOK_AGAIN),
        Fact::Kept(NEXT_STEP),
        Fact::Kept("vulnerable-adult"),
        Fact::Kept("longer-term"),
        Fact::Kept(DECIDED_DATE),
        Fact::Kept(INFORMED_DATE),
    ],
    law: &[],
    keeps: &[],
    holds: &[],
    sections: &[
        Section {
            slug: "outcome",
            heading: "Outcome of consultation",
            hint: "",
            source_rows: &[],
            questions: APPROPRIATE,
        },
        Section {
            slug: "next-step",
            heading: "Next step",
            hint: "Apart from the outcome: advice can follow either answer.",
            source_rows: &[],
            questions: NEXT,
        },
        Section {
            slug: "vulnerable-adult",
            heading: "Vulnerable Adult status",
            hint: "Social work is key or additional worker for most people with this status, for longer where needed.",
            source_rows: &["P12"],
            questions: VULNERABLE_ADULT,
        },
        Section {
            slug: "decided",
            heading: "Who decided",
            hint: "",
            source_rows: &["P5"],
            questions: DECIDED,
        },
        Section {
            slug: "informed",
            heading: "Referrer informed",
            hint: "",
            source_rows: &[],
            questions: INFORMED,
        },
    ],
};

const OUTCOMES: &[Choice] = &[
    choice("appropriate", "Referral is appropriate for social work"),
    choice("not-appropriate", "Referral is not appropriate for social work"),
];

const WHY_NOT: &[Choice] = &[
    choice_hint(
        "workload",
        "Team workload (not mental capacity)",
        "The person may well meet the threshold; the team cannot take the work on now.",
    ),
    choice("another-team", "Referred to another team"),
    choice("not-appropriate", "Not appropriate"),
];

const NEXT_STEPS: &[Choice] = &[
    choice("advice", "Information, advice and signposting to the referrer"),
    choice("joint", "Joint work with another team, social worker allocated as an involvement"),
    choice("sole", "Social work takes sole responsibility and allocates a worker"),
    choice("other", "Another next step"),
];

const WORKER: &[Choice] =
    &[choice("key", "Key worker"), choice("additional", "Additional worker"), choice("neither", "Neither")];

const ROLES: &[Choice] =
    &[choice("senior-practitioner", "Senior Practitioner"), choice("other", "Another role")];

const APPROPRIATE: &[Question] = &[
    Question::one(OUTCOME, "Is the referral appropriate?", OUTCOMES)
        .cites(&["C16", "P4"])
        .required("Choose whether the referral is appropriate for social work"),
    Question::text("plan", "Plan: approach and client issue")
        .hint("In outline: how social work will approach this, and which issue it will address.")
        .shown_if(OUTCOME, &["appropriate"])
        .cites(&["C16"])
        .required("Enter the planned approach and the client issue to be addressed"),
    Question::many(REASONS, "Reason the referral is not appropriate", WHY_NOT)
        .hint("Choose all that apply.")
        .shown_if(OUTCOME, &["not-appropriate"])
        .cites(&["C17", "C18", "C19"])
        .required("Choose at least one reason why the referral is not appropriate"),
    Question::one("main-reason", "Main reason, if there is more than one", WHY_NOT)
        .shown_if(OUTCOME, &["not-appropriate"])
        .cites(&["C17", "C18", "C19"]),
    Question::one("workload-threshold", "Does the person meet the threshold?", YES_NO_UNKNOWN)
        .hint("Someone who meets the threshold and cannot be taken on is at a risk that must be held.")
        .shown_if(REASONS, &["workload"])
        .cites(&["C17"])
        .required("Choose whether the person meets the threshold"),
    Question::text("interim-advice", "Interim safety advice given")
        .shown_if(REASONS, &["workload"])
        .cites(&["C17"])
        .required("Enter the interim safety advice that was given, and to whom"),
    Question::line("risk-holder", "Who holds the risk meanwhile")
        .may_name()
        .hint("A named person, and how to reach them.")
        .shown_if(REASONS, &["workload"])
        .cites(&["C17"])
        .required("Enter who holds the risk meanwhile"),
    Question::text("workload-escalation", "Escalation of the shortage")
        .hint("Who in management was told, when, and when it will be looked at again.")
        .rows(3)
        .shown_if(REASONS, &["workload"])
        .cites(&["C17"])
        .required("Enter to whom the shortage was escalated, and when"),
    Question::day(LOOK_AGAIN, "Look again on")
        .hint("The day on which the team looks at this referral again. Kith shows it like a review that is due. For example, 16 9 2026.")
        .shown_if(REASONS, &["workload"])
        .cites(&["C17"])
        .required("Enter the day on which the team looks at this referral again"),
    Question::line("other-team", "Team the referral went to")
        .may_name()
        .shown_if(REASONS, &["another-team"])
        .cites(&["C18"])
        .required("Enter the team that the referral went to"),
    Question::text("not-appropriate-why", "Why social work is not appropriate")
        .rows(3)
        .shown_if(REASONS, &["not-appropriate"])
        .cites(&["C19"])
        .required("Enter why social work is not appropriate"),
    Question::text("not-appropriate-advice", "What was advised instead")
        .rows(3)
        .shown_if(REASONS, &["not-appropriate"])
        .cites(&["C19"])
        .required("Enter what was advised instead"),
];

const NEXT: &[Question] = &[
    Question::one(NEXT_STEP, "What happens next", NEXT_STEPS)
        .cites(&["P6", "P7", "P8", "P9"])
        .required("Choose what happens next"),
    Question::text("advice", "Information, advice or signposting given")
        .rows(3)
        .shown_if(NEXT_STEP, &["advice"])
        .cites(&["P6"])
        .required("Enter the information, advice or signposting that was given to the referrer"),
    Question::line("joint-team", "Team that social work joins").may_name()
        .hint("And who leads.")
        .shown_if(NEXT_STEP, &["joint"])
        .cites(&["P7"])
        .required("Enter the team that social work joins"),
    Question::line(ALLOCATED_TO, "Allocated to").name()
        .hint("Name of the worker. The date of allocation is asked in the involvement.")
        .shown_if(NEXT_STEP, &["joint", "sole"])
        .cites(&["P7", "P8"]),
    Question::line(TRANSFERRED_FROM, "Transferred in from").may_name()
        .hint("The team, agency or council that worked with the client before, where the case comes from one. A case that is transferred in needs a chronology first.")
        .shown_if(NEXT_STEP, &["joint", "sole"])
        .cites(&["K32"]),
    Question::text("other-step", "Which other next step")
        .rows(3)
        .shown_if(NEXT_STEP, &["other"])
        .cites(&["P9"])
        .required("Enter what the other next step is"),
];

const VULNERABLE_ADULT: &[Question] = &[
    Question::one(
        "vulnerable-adult",
        "Is the client a Vulnerable Adult under the joint working protocol?",
        YES_NO_UNKNOWN,
    )
    .cites(&["P12"]),
    Question::one("worker-role", "Social work’s part for this Vulnerable Adult", WORKER)
        .shown_if("vulnerable-adult", &["yes"])
        .cites(&["P12"]),
    Question::one("longer-term", "Is longer-term support likely?", YES_NO)
        .shown_if("vulnerable-adult", &["yes"])
        .cites(&["P12"]),
];

const DECIDED: &[Question] = &[
    Question::text("reasoning", "Reasoning behind the decision")
        .hint("What weighed most, in words that the client and the referrer could read.")
        .cites(&["P5"])
        .required("Enter the reasoning behind the decision"),
    Question::line("decided-by", "Decided by")
        .name()
        .hint("Not always the person who carried out the consultation.")
        .cites(&["P5"])
        .required("Enter the name of the person who decided"),
    Question::one("decided-role", "Role of the person who decided", ROLES)
        .cites(&["P5"])
        .required("Choose the role of the person who decided"),
    Question::text("decided-role-why", "Which role, and why not a Senior Practitioner")
        .rows(2)
        .shown_if("decided-role", &["other"])
        .cites(&["P5"])
        .required("Enter which role it was, and why a Senior Practitioner did not decide"),
    Question::day(DECIDED_DATE, "Date of decision")
        .hint("For example, 6 11 2025.")
        .cites(&["P5"])
        .required("Enter the date of the decision"),
];

const INFORMED: &[Question] = &[Question::day(INFORMED_DATE, "Date referrer informed of outcome")
    .hint("For example, 7 11 2025.")
    .cites(&["C20"])
    .required("Enter the date on which the referrer was informed of the outcome")];
