//! Appendix 1, the threshold for Tier 4: a gate and twelve criteria with their evidence; nothing is counted, a person decides.

use super::{
    form::{About, Anchor, Count, DateRule, Form, Group, Layout, Leaf, Likely, Offered, Paper},
    question::{Choice, Question, Section, YES_NO_UNKNOWN, choice, choice_hint},
};
use crate::case::nouns::Part;

/// The noun of its things.
pub const NOUN: &str = "threshold";
/// The day on which the threshold was applied.
pub const APPLIED_DATE: &str = "applied-date";

/// The form.
pub static FORM: Form = Form {
    noun: NOUN,
    title: "Threshold",
    name: "Threshold",
    bar: "Threshold",
    source: "Appendix 1",
    purpose: "Sets the client’s situation against the criteria for social work; a Senior Practitioner decides.",
    about: About::Period,
    count: Count::One,
    offered: Offered::Always(Group::Pathway),
    paper: Paper::Own(&Leaf { slug: NOUN, words: "Threshold", title: "Threshold", layout: Layout::Sections }),
    share: Part::Form,
    dates: &[DateRule {
        slug: APPLIED_DATE,
        likely: Likely::NotBefore(Anchor::Referral, "The threshold is applied to a referral."),
    }],
    events: &[],
    clocks: &[],
    facts: &[],
    // T1 eligible needs, T5 the joint working protocol, T9 and T11 capacity and deprivation of liberty, T14 human rights.
    law: &["vulnerable-adult-protocol", "care-act-2014", "mental-capacity-act-2005", "human-rights-act-1998"],
    keeps: &[],
    holds: &[],
    sections: &[
        Section {
            slug: "gate",
            heading: "When the threshold applies",
            hint: "The threshold is for high risk or concern (Tier 4) that other support does not meet.",
            source_rows: &["P4"],
            questions: GATE,
        },
        Section {
            slug: "client-status",
            heading: "Client status",
            hint: "Say what is known for each, and what shows it.",
            source_rows: &[],
            questions: CLIENT_STATUS,
        },
        Section {
            slug: "presenting-need",
            heading: "Presenting need",
            hint: "Say what is known for each, and what shows it.",
            source_rows: &[],
            questions: PRESENTING_NEED,
        },
        Section {
            slug: "reasoning",
            heading: "Reasoning",
            hint: "How many criteria are met decides nothing. Say what matters here, and what is still to find out.",
            source_rows: &["P4"],
            questions: REASONING,
        },
    ],
};

/// What can be said of a criterion.
pub const MET: &[Choice] =
    &[choice("met", "Met"), choice("not-met", "Not met"), choice("not-known", "Not known")];

const TRIED: &[Choice] = &[
    choice("signposting", "Signposting"),
    choice("equipment", "Equipment"),
    choice("private-voluntary", "Private or voluntary sector support"),
    choice("enablement", "Enablement"),
    choice("functional-assessment", "Functional assessment"),
    choice("case-coordination", "Case co-ordination"),
];

const AT_RISK: &[Choice] = &[
    choice("client", "Yes, to the client"),
    choice("network", "Yes, to the support network"),
    choice("both", "Yes, to both"),
    choice("no", "No"),
    choice("not-known", "Not known yet"),
];

const AREAS: &[Choice] = &[
    choice("emotional", "Emotional"),
    choice("physical", "Physical"),
    choice("environmental", "Environmental"),
    choice("mental-health", "Mental health and wellbeing"),
];

const BEST_INTERESTS: &[Choice] = &[
    choice("meeting", "A complex Best Interests Meeting is required"),
    choice_hint(
        "conflict",
        "The person’s wishes appear to conflict with the attorney or deputy",
        "A registered LPA or POA, or a deputy whom the court appointed.",
    ),
    choice("court", "The case may be taken to the Court of Protection"),
    choice("community-dol", "A deprivation of liberty in the community may need assessing"),
];

const GATE: &[Question] = &[
    Question::one(
        "t0",
        "Does the person in contact consider that social work may be needed?",
        YES_NO_UNKNOWN,
    )
    .hint("The person in contact with the client: a referrer, a colleague, someone in the network.")
    .cites(&["T0"])
    .required("Choose whether the person in contact considers that social work may be needed"),
    Question::many("t1", "What else was tried or considered", TRIED)
        .hint("Choose all that apply.")
        .cites(&["T1"]),
    Question::one("t1-meets", "Can this other support meet the eligible needs?", YES_NO_UNKNOWN)
        .cites(&["T1"])
        .required("Choose whether other support can meet the eligible needs"),
    Question::text("t1-evidence", "Evidence for: what else was tried")
        .hint("What was offered or used, what came of it, and why it cannot or does not meet the needs.")
        .cites(&["T1"])
        .required("Enter what else was tried and what came of it"),
    Question::one("t2", "Is there a high level of risk?", AT_RISK)
        .cites(&["T2"])
        .required("Choose whether there is a high level of risk, and to whom"),
    Question::text("t2-evidence", "Evidence for: high level of risk").rows(3).cites(&["T2"]),
];

const CLIENT_STATUS: &[Question] = &[
    Question::one("t3", "Unpredictable, intense or complex", MET)
        .hint("The client often, or time after time, comes with a situation that is or seems to be one of these.")
        .cites(&["T3"])
        .required("Choose met, not met or not known for unpredictable, intense or complex"),
    Question::text("t3-evidence", "Evidence for: unpredictable, intense or complex").rows(3).cites(&["T3"]),
    Question::one("t4", "Known to disengage", MET)
        .hint("The person is known to leave services before the risks are dealt with.")
        .cites(&["T4"])
        .required("Choose met, not met or not known for known to disengage"),
    Question::text("t4-evidence", "Evidence for: known to disengage").rows(3).cites(&["T4"]),
    Question::one("t5", "Vulnerable adult who finds work with services hard to sustain", MET)
        .hint("With at least one significant service; a joint response under the VA protocols may be needed.")
        .cites(&["T5"])
        .required("Choose met, not met or not known for vulnerable adult"),
    Question::text("t5-evidence", "Evidence for: vulnerable adult").rows(3).cites(&["T5"]),
];

const PRESENTING_NEED: &[Question] = &[
    Question::one("t6", "Multi-faceted needs and risks", MET)
        .hint("Needs and risks of several kinds that touch one or more areas of life.")
        .cites(&["T6"])
        .required("Choose met, not met or not known for multi-faceted needs and risks"),
    Question::many("t6-areas", "Areas affected", AREAS)
        .hint("Choose all that apply.")
        .shown_if("t6", &["met"])
        .cites(&["T6"]),
    Question::text("t6-evidence", "Evidence for: multi-faceted needs and risks").rows(3).cites(&["T6"]),
    Question::one("t7", "Urgency or deeper involvement", MET)
        .hint(
            "The social situation calls for a quick response or deeper work, to prevent or steady a crisis.",
        )
        .cites(&["T7"])
        .required("Choose met, not met or not known for urgency or deeper involvement"),
    Question::text("t7-evidence", "Evidence for: urgency or deeper involvement").rows(3).cites(&["T7"]),
    Question::one("t8", "Difficult to accommodate or support", MET)
        .hint("Such as a gap in services, or a dispute about how the need will be met.")
        .cites(&["T8"])
        .required("Choose met, not met or not known for difficult to accommodate or support"),
    Question::text("t8-evidence", "Evidence for: difficult to accommodate or support").rows(3).cites(&["T8"]),
    Question::one("t9", "Complex best interests, with a conflict of wishes", MET)
        .hint("Between the person and a registered attorney or a deputy.")
        .cites(&["T9"])
        .required("Choose met, not met or not known for complex best interests"),
    Question::many("t9-parts", "Which of these are so", BEST_INTERESTS)
        .hint("Choose all that apply.")
        .shown_if("t9", &["met", "not-known"])
        .cites(&["T9"]),
    Question::text("t9-evidence", "Evidence for: complex best interests").rows(3).cites(&["T9"]),
    Question::one("t10", "Complex alcohol or substance misuse, with a lack of engagement", MET)
        .hint("By the person, the carer or both, so that specific and related risks arise.")
        .cites(&["T10"])
        .required("Choose met, not met or not known for complex alcohol or substance misuse"),
    Question::text("t10-evidence", "Evidence for: complex alcohol or substance misuse")
        .rows(3)
        .cites(&["T10"]),
    Question::one("t11", "DoLS authorisation with a complex review", MET)
        .hint("The person is under an authorisation, and a complex review of care and support was asked for.")
        .cites(&["T11"])
        .required("Choose met, not met or not known for DoLS authorisation"),
    Question::text("t11-evidence", "Evidence for: DoLS authorisation").rows(3).cites(&["T11"]),
    Question::one("t12", "Problematic or contentious family dynamics", MET)
        .hint("That other services cannot resolve.")
        .cites(&["T12"])
        .required("Choose met, not met or not known for family dynamics"),
    Question::text("t12-evidence", "Evidence for: family dynamics").rows(3).cites(&["T12"]),
    Question::one("t13", "Risk of harm not addressed elsewhere", MET)
        .hint("The client appears to be at risk of harm that other services cannot deal with.")
        .cites(&["T13"])
        .required("Choose met, not met or not known for risk of harm"),
    Question::text("t13-evidence", "Evidence for: risk of harm").rows(3).cites(&["T13"]),
    Question::one("t14", "No recourse to public funds", MET)
        .hint("A human rights assessment is required.")
        .cites(&["T14"])
        .required("Choose met, not met or not known for no recourse to public funds"),
    Question::text("t14-evidence", "Evidence for: no recourse to public funds").rows(3).cites(&["T14"]),
];

const REASONING: &[Question] = &[
    Question::text("reasoning", "What this adds up to, in words")
        .hint(
            "For the Senior Practitioner who decides: what weighs most, what is not known, what cannot wait.",
        )
        .cites(&["P4"]),
    Question::line("applied-by", "Threshold applied by")
        .name()
        .cites(&["P4"])
        .required("Enter the name of the person who applied the threshold"),
    Question::day(APPLIED_DATE, "Date threshold applied")
        .hint("After the consultation. For example, 6 11 2025.")
        .cites(&["P4"])
        .required("Enter the date on which the threshold was applied"),
];
