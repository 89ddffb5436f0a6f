//! Appendix 3, the involvement: seven questions and five steps, with the assessment, consent and law that stand behind them.

mod choices;

use super::{
    decision,
    form::{About, Anchor, Count, DateRule, Event, Fact, Form, Group, Layout, Leaf, Likely, Offered, Paper},
    person::SYSTEMS,
    question::{Question, Section, YES_NO, YES_NO_UNKNOWN},
    ratings,
};
use crate::case::nouns::Part;
use choices::{
    ADVOCATES, AGAIN, AGREED, CONSENT, LIKELIHOOD, PROCEEDING, SEVERITY, STATUTORY_BASES, TOOLS, WHOSE,
};

/// The noun of its things.
pub const NOUN: &str = "involvement";
/// The day of the allocation.
pub const ALLOCATED: &str = "allocated";
/// The day on which the work began, where that is another.
pub const COMMENCED: &str = "commenced";
/// Whether longer than sixteen weeks was agreed.
pub const LONGER: &str = "longer";
/// The day on which it was.
pub const LONGER_DATE: &str = "longer-date";
/// How many weeks longer.
pub const LONGER_WEEKS: &str = "longer-weeks";

/// The form.
pub static FORM: Form = Form {
    noun: NOUN,
    title: "Involvement",
    name: "Involvement plan",
    bar: "Involvement",
    source: "Appendix 3",
    purpose: "Helps the client, carers and practitioner to agree goals, and how they are to be met. Using it is optional.",
    about: About::Period,
    count: Count::One,
    offered: Offered::Always(Group::Pathway),
    paper: Paper::Own(&Leaf {
        slug: NOUN,
        words: "Involvement and review form",
        title: "Social work involvement and review form",
        layout: Layout::Sections,
    }),
    share: Part::Form,
    dates: &[
        DateRule {
            slug: ALLOCATED,
            likely: Likely::NotBefore(Anchor::Referral, "Work is allocated after the referral."),
        },
        DateRule {
            slug: COMMENCED,
            likely: Likely::NotBefore(Anchor::Referral, "Work begins after the referral."),
        },
    ],
    events: EVENTS,
    clocks: &[],
    facts: &[
        Fact::Kept(ALLOCATED),
        Fact::Kept(COMMENCED),
        Fact::Kept(LONGER),
        Fact::Kept(LONGER_DATE),
        Fact::Kept(LONGER_WEEKS),
    ],
    // I7 the statutory basis; P12 vulnerable adults, P15 the plan, P17 supervision, I19 risk.
    law: &[
        "vulnerable-adult-protocol",
        "supervision-policy",
        "care-and-support-planning",
        "risk-assessment",
        "care-act-2014",
        "mental-capacity-act-2005",
        "mental-health-act-1983",
        "human-rights-act-1998",
        "equality-act-2010",
    ],
    keeps: &[],
    holds: &[],
    sections: &[
        plain("head", "Client and allocation", &["P14"], HEAD),
        Section {
            slug: "assessment",
            heading: "Assessment",
            hint: "Strengths-based and person-centred. A short note here, with the full assessment in the council’s record.",
            source_rows: &["P10"],
            questions: ASSESSMENT,
        },
        plain("q1", "1. What are the concerns?", &["I4"], CONCERNS),
        plain("q2", "2. Client’s goals", &["I8", "P13"], CLIENT_GOALS),
        plain("q3", "3. Agency goals", &["I10"], AGENCY_GOALS),
        plain("q4", "4. What are the strengths of the person and the network?", &["I11"], STRENGTHS),
        Section {
            slug: "q5",
            heading: "5. How likely is harm, and how severe is the risk?",
            hint: "0 is the worst risk, 10 is no risk. Each person gives their own ratings; none is averaged.",
            source_rows: &["I13", "I14"],
            questions: RISK,
        },
        plain("q6", "6. What have we tried and learned already?", &["I20"], TRIED),
        plain("q7", "7. Do we need emergency planning and action?", &["I22"], EMERGENCY),
        plain("step-1", "Step 1: agree a plan", &["I25"], STEP_1),
        plain("step-2", "Step 2: build the desire to change", &["I26"], STEP_2),
        plain("step-3", "Step 3: making the change", &["I27"], STEP_3),
        plain("step-4", "Step 4: sustaining the change", &["I28"], STEP_4),
        plain("step-5", "Step 5: transfer or close", &["I29"], ENDING),
        Section {
            slug: "time",
            heading: "How long the work may last",
            hint: "Work is expected to end within 16 weeks. Longer is possible once supervision has agreed it.",
            source_rows: &["P16", "P17"],
            questions: TIME,
        },
    ],
};

const EVENTS: &[Event] = &[
    Event {
        origin: ALLOCATED,
        days: &[ALLOCATED],
        only_if: None,
        begun_by: "",
        words: "Case allocated",
        joint: " to ",
        more: &[(decision::NOUN, decision::ALLOCATED_TO)],
    },
    Event {
        origin: LONGER_DATE,
        days: &[LONGER_DATE],
        only_if: Some((LONGER, "yes")),
        begun_by: "",
        words: "Longer involvement agreed",
        joint: ": ",
        more: &[(NOUN, LONGER_WEEKS)],
    },
];

const fn plain(
    slug: &'static str,
    heading: &'static str,
    source_rows: &'static [&'static str],
    questions: &'static [Question],
) -> Section {
    Section { slug, heading, hint: "", source_rows, questions }
}

const HEAD: &[Question] = &[
    Question::line("name", "Client name").name().of_client().cites(&["I1"]),
    Question::line("identifier", "ID").of_client().cites(&["I2"]),
    Question::one("identifier-system", "System that the ID belongs to", SYSTEMS).of_client().cites(&["I2"]),
    Question::day(ALLOCATED, "Date of allocation")
        .hint("For example, 17 11 2025.")
        .cites(&["I3"])
        .required("Enter the date of allocation"),
    Question::day(COMMENCED, "Date work began, if different")
        .hint("The 4 weeks to the initial review count from here. Leave empty if work began on allocation.")
        .cites(&["I3"]),
    Question::line("commenced-why", "Why work began on another day").cites(&["I3"]),
];

const ASSESSMENT: &[Question] = &[
    Question::text("assessment", "Strengths-based assessment")
        .hint("What a good life is to the person, what they can and want to do, and what gets in the way.")
        .rows(6)
        .cites(&["P10"]),
    Question::text("network-impact", "Impact on family and support network")
        .hint("What the person’s needs mean for the people around them.")
        .cites(&["P11"]),
];

const CONCERNS: &[Question] = &[
    Question::text("concerns", "Concerns")
        .hint("What worries whom, and since when. Each concern is listed and rated in question 5.")
        .rows(6)
        .cites(&["I4"])
        .required("Enter the concerns"),
    Question::many("concerns-whose", "Whose concerns are these?", WHOSE)
        .hint("Choose all that apply.")
        .cites(&["I5"])
        .required("Choose whose concerns these are"),
    Question::one("consent", "Does the person consent to involvement?", CONSENT)
        .cites(&["I6"])
        .required("Choose whether the person consents to involvement"),
    Question::text("consent-refused", "What the person says about involvement")
        .rows(3)
        .shown_if("consent", &["no"])
        .cites(&["I6"])
        .required("Enter what the person says about involvement"),
    Question::line("capacity-decision", "Which decision the person lacks capacity to make")
        .shown_if("consent", &["lacks-capacity"])
        .cites(&["I6"])
        .required("Enter which decision the person lacks capacity to make"),
    Question::line("capacity-assessor", "Who assessed capacity")
        .name()
        .shown_if("consent", &["lacks-capacity"])
        .cites(&["I6"])
        .required("Enter who assessed capacity"),
    Question::day("capacity-date", "Date capacity was assessed")
        .shown_if("consent", &["lacks-capacity"])
        .cites(&["I6"])
        .required("Enter the date on which capacity was assessed"),
    Question::many("proceeding", "Basis for going on without consent", PROCEEDING)
        .hint("Choose all that apply.")
        .shown_if("consent", &["no", "lacks-capacity"])
        .cites(&["I6", "I7"])
        .required("Choose the basis for going on without consent"),
    Question::one("advocate", "Advocate", ADVOCATES)
        .shown_if("consent", &["no", "lacks-capacity"])
        .cites(&["I6"])
        .required("Choose which advocate the person has, or that none is needed"),
    Question::line("advocate-details", "Advocate’s name, or why there is none")
        .may_name()
        .shown_if("consent", &["no", "lacks-capacity"])
        .cites(&["I6"]),
    Question::many("statutory-basis", "Statutory basis", STATUTORY_BASES)
        .hint("The law on which involvement rests. Choose all that apply.")
        .cites(&["I7", "F16", "F17", "F18", "F19", "F20"])
        .required("Choose the statutory basis of the involvement"),
    Question::text("statutory-note", "Note on the law").rows(2).cites(&["I7"]),
];

const CLIENT_GOALS: &[Question] = &[
    Question::text("client-goals", "Client’s goals")
        .hint("In the client’s own words.")
        .cites(&["I8", "P13"])
        .required("Enter the client’s goals"),
    Question::many("goals-tools", "Attached to the goals", TOOLS)
        .hint("Choose all that apply.")
        .cites(&["I9"]),
    Question::line("goals-tool-other", "Which other tool")
        .shown_if("goals-tools", &["other"])
        .cites(&["I9"])
        .required("Enter which other tool is attached"),
    Question::text("carers", "Carers the client has or wants involved")
        .may_name()
        .hint("Who they are to the client, and what the client wants them to know.")
        .rows(3)
        .cites(&["P13"]),
    Question::text("carer-goals", "Carer’s own goals").rows(3).cites(&["P13"]),
];

const AGENCY_GOALS: &[Question] = &[Question::text("agency-goals", "Agencies’ goals")
    .hint("Include every agency involved, each by name.")
    .cites(&["I10"])
    .required("Enter the goals of the agencies")];

const STRENGTHS: &[Question] = &[
    Question::text("strengths", "Strengths")
        .hint("Of the person, and of the network around them.")
        .cites(&["I11"])
        .required("Enter the strengths of the person and the network"),
    Question::text("strengths-use", "How these strengths serve the goals").cites(&["I12"]),
];

const RISK: &[Question] = &[
    Question::table("ratings", "Concerns and ratings", ratings::CONCERNS)
        .hint("List each concern. The client and others each give it 0 (worst risk) to 10 (no risk).")
        .cites(&["I15", "I16", "I17", "I18"]),
    Question::one("likelihood", "Likelihood of harm, in a word", LIKELIHOOD)
        .hint("If it helps to tell it apart from severity.")
        .cites(&["I13"]),
    Question::one("severity", "Severity of harm, in a word", SEVERITY)
        .hint("If it helps to tell it apart from likelihood.")
        .cites(&["I14"]),
    Question::text("risk-note", "What stands behind the ratings")
        .hint("Where people see it differently, and which risks the person chooses to take.")
        .cites(&["I13", "I14", "I18"]),
    Question::one("risk-attached", "Is a risk assessment attached?", YES_NO).cites(&["I19"]),
];

const TRIED: &[Question] = &[
    Question::text("tried", "What we have tried and learned").cites(&["I20"]),
    Question::one("try-again", "Can we try again?", AGAIN).cites(&["I21"]),
    Question::text("try-again-how", "What would be different this time")
        .rows(3)
        .shown_if("try-again", &["yes", "in-part"])
        .cites(&["I21"]),
];

const EMERGENCY: &[Question] = &[
    Question::one("emergency", "Is emergency planning or action needed?", YES_NO)
        .cites(&["I22"])
        .required("Choose whether emergency planning or action is needed"),
    Question::text("emergency-first", "What needs to be done first, and by whom")
        .shown_if("emergency", &["yes"])
        .cites(&["I22"])
        .required("Enter what needs to be done first, and by whom"),
    Question::text("contingency", "Contingency plan").hint("What happens if the plan fails.").cites(&["I23"]),
    Question::text("escalation", "Escalation process")
        .hint("Who is told, in which order, if the risk grows or an agency does not act.")
        .cites(&["I24"]),
];

const STEP_1: &[Question] = &[Question::text("plan", "Who is doing what")
    .hint("Each action with a name and a day, the client’s own first.")
    .rows(6)
    .cites(&["I25"])
    .required("Enter who is doing what")];

const STEP_2: &[Question] =
    &[Question::text("desire", "How the plan will be carried out, and in which steps")
        .rows(5)
        .cites(&["I26"])];

const STEP_3: &[Question] =
    &[Question::text("making", "Notes and updates on making the change").rows(5).cites(&["I27"])];

const STEP_4: &[Question] =
    &[Question::text("sustaining", "Notes and updates on sustaining the change").rows(5).cites(&["I28"])];

const ENDING: &[Question] = &[
    Question::text("ending", "Details of transfer or closure")
        .hint("What a good ending looks like, and who stays in touch.")
        .cites(&["I29"]),
    Question::one("care-plan", "Is a Care and Support Plan needed?", YES_NO_UNKNOWN)
        .hint("If work goes on in another team, or services are needed.")
        .cites(&["P15"]),
    Question::text("care-plan-where", "Where the Care and Support Plan is held")
        .hint("Which team, and which record.")
        .rows(2)
        .shown_if("care-plan", &["yes"])
        .cites(&["P15"])
        .required("Enter where the Care and Support Plan is, or will be, held"),
];

const TIME: &[Question] = &[
    Question::one(LONGER, "Was longer than 16 weeks agreed in supervision?", AGREED).cites(&["P16", "P17"]),
    Question::day(LONGER_DATE, "Date of that supervision").shown_if(LONGER, &["yes", "no"]).cites(&["P17"]),
    Question::number(LONGER_WEEKS, "How much longer was agreed", "weeks")
        .shown_if(LONGER, &["yes"])
        .cites(&["P17"]),
    Question::text("longer-why", "Why, and with whom it was agreed")
        .rows(3)
        .shown_if(LONGER, &["yes", "no"])
        .cites(&["P17"])
        .required("Enter why longer was or was not agreed, and with whom"),
];
