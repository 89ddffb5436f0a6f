//! The nine policies that the framework names (F7 to F15). They lie on the council's own network: what stands here is what the
//! framework says of each and no more.

use super::{Basis, Entry, Kind, Point, point};

/// The framework bears no date. The latest that it names itself is February 2019, so that nothing here looks newer than it is.
const FRAMEWORK: &str = "2019-02-01";

/// The passage that lists all nine.
const LISTED: &str = "Social Work Framework, section 6, Policy framework";

const fn policy(
    slug: &'static str,
    row: &'static str,
    title: &'static str,
    quoted: &'static str,
    purpose: &'static str,
) -> Entry {
    Entry {
        slug,
        row,
        title,
        quoted,
        kind: Kind::Policy,
        holds_in: "Kent",
        purpose,
        sections: &[],
        since: &[],
        as_at: FRAMEWORK,
        source: LISTED,
    }
}

const fn framework(place: &'static str, says: &'static str, at: &'static str) -> Point {
    point(place, says, Basis::Framework(at))
}

pub(super) const VULNERABLE_ADULTS: Entry = Entry {
    kind: Kind::Protocol,
    sections: &[
        framework(
            "Who may need it",
            "A vulnerable adult who finds it hard to keep working with a service that matters may need a joint response under this protocol.",
            "appendix 1, client status",
        ),
        framework(
            "Key or additional worker",
            "The social work team is key or additional worker for most vulnerable adults in adult social care, who may need support for longer.",
            "section 10, Assessment",
        ),
    ],
    since: &[point(
        "May be superseded",
        "The protocol is not in the list of policies of the Kent and Medway Safeguarding Adults Board that was found, which has a framework for multi-agency risk management (MARM). Ask which one stands.",
        Basis::Page("Kent and Medway Safeguarding Adults Board, list of policies, undated"),
    )],
    ..policy(
        "vulnerable-adult-protocol",
        "F7",
        "Vulnerable Adult Joint Working Protocol",
        "Vulnerable Adult Joint Working Protocol (2017)",
        "How services work together for a vulnerable adult who may need a joint response.",
    )
};

pub(super) const SELF_NEGLECT: Entry = Entry {
    holds_in: "Kent and Medway",
    since: &[point(
        "The text that was found",
        "A version revised in November 2018 and approved in May 2019 was found and only its opening was read. It is about recognising self-neglect, capacity, and a procedure of several agencies.",
        Basis::Page("Kent and Medway policy on self-neglect, opening pages of a public copy"),
    )],
    ..policy(
        "self-neglect",
        "F8",
        "Kent and Medway Multi-agency Policy and Procedures to Support People who Self-Neglect",
        "Kent & Medway Multi-agency Policy and Procedures to Support People who Self Neglect.",
        "What agencies in Kent and Medway do together to support somebody who neglects themselves.",
    )
};

pub(super) const SUPERVISION: Entry = Entry {
    sections: &[
        framework(
            "Regular and reflective",
            "Formal supervision is regular and of high quality. It challenges practitioners to reflect critically on their cases, and to be inquisitive.",
            "section 14, Supervision",
        ),
        framework(
            "Who supports reflection",
            "Senior practitioners, practice advisers and peers can each support reflection.",
            "section 14, Supervision",
        ),
        framework(
            "Longer than 16 weeks",
            "When somebody needs social work for longer than 16 weeks, that is discussed and agreed in supervision.",
            "section 10, Care and support planning",
        ),
        framework(
            "After the formal review",
            "The formal review of a case that is still open 16 weeks after the referral date is discussed with the line manager in supervision.",
            "section 10, Review",
        ),
    ],
    ..policy(
        "supervision-policy",
        "F9",
        "Supervision Policy",
        "Supervision Policy",
        "How practitioners are supervised. The framework calls reflective practice the key to effective social work.",
    )
};

pub(super) const ASSESSMENT: Entry = Entry {
    sections: &[framework(
        "Before an assessment",
        "Practitioners go by the council’s assessment policy and practice guidance when they prepare for an assessment.",
        "section 11",
    )],
    ..policy(
        "assessment-policy",
        "F10",
        "Assessment Policy and Practice Guidance",
        "Assessment",
        "What to go by when preparing for an assessment.",
    )
};

pub(super) const ELIGIBILITY: Entry = Entry {
    since: &[point(
        "Only named",
        "The framework says nothing about it but its title. For the national criteria see the Care Act 2014.",
        Basis::Framework("section 6"),
    )],
    ..policy(
        "eligibility-criteria",
        "F11",
        "Eligibility Criteria Policy",
        "Eligibility Criteria Policy",
        "The council’s policy on which needs are eligible.",
    )
};

pub(super) const CARE_AND_SUPPORT_PLANNING: Entry = Entry {
    sections: &[
        framework(
            "After the assessment",
            "The policy and its practice guidance say more about making a care and support plan after an assessment, or adding to one.",
            "section 12",
        ),
        framework(
            "When a plan is made",
            "The practitioner makes a care and support plan when another team goes on with the work, or when services are needed.",
            "section 10, Care and support planning",
        ),
    ],
    ..policy(
        "care-and-support-planning",
        "F12",
        "Care and Support Planning Policy",
        "Care and Support Planning Policy",
        "How a care and support plan is made or added to.",
    )
};

pub(super) const REVIEW: Entry = Entry {
    since: &[point(
        "One text or two",
        "Section 13 sends the reader to “Reviewing Care and Support Plans” for reviews. It does not say whether that is this policy under another name.",
        Basis::Framework("section 13"),
    )],
    ..policy(
        "promoting-independence-through-review",
        "F13",
        "Promoting Independence Through Review",
        "Promoting Independence Through Review",
        "The council’s policy on reviews. Its title says what they are for.",
    )
};

pub(super) const RISK: Entry = Entry {
    sections: &[framework(
        "Beside question 5",
        "A risk assessment is added to the likelihood and severity of harm in the involvement form if one is needed.",
        "appendix 3, question 5",
    )],
    ..policy(
        "risk-assessment",
        "F14",
        "Risk Assessment and Management",
        "Risk Assessment and Management",
        "How risk is assessed and managed.",
    )
};

pub(super) const TRANSGENDER: Entry = Entry {
    since: &[point(
        "Only named",
        "The framework says nothing about it but its title.",
        Basis::Framework("section 6"),
    )],
    ..policy(
        "transgender-users",
        "F15",
        "Supporting Transgender Users of Our Service",
        "Supporting Transgender Users of Our Service",
        "How transgender people who use the service are supported.",
    )
};
