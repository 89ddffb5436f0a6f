//! The five Acts that the framework names (F16 to F20): what of them the forms rest on, and what has changed since.

use super::{Basis, Entry, Kind, Point, point};

/// The facts were gathered in November 2026; the first of that month is taken, so that none looks newer than it is.
const GATHERED: &str = "2026-11-01";

/// The passage that lists all five.
macro_rules! listed {
    ($citation:literal) => {
        concat!($citation, "; Social Work Framework, section 7, Legislative framework")
    };
}

const ACT_ITSELF: Basis = Basis::Page("the Act as published");
const REGULATIONS: Basis = Basis::Page("the regulations as published");
const SCIE: Basis = Basis::Page("Social Care Institute for Excellence");
const PROCEDURES: Basis = Basis::Page("a public site of councils’ procedures");
const CASE_NOTES: Basis = Basis::Page("public notes by lawyers");

const fn to_check(place: &'static str, says: &'static str) -> Point {
    point(place, says, Basis::ToCheck)
}

pub(super) const CARE: Entry = Entry {
    slug: "care-act-2014",
    row: "F16",
    title: "Care Act 2014",
    quoted: "Care Act (2014)",
    kind: Kind::Act,
    holds_in: "England",
    purpose: "What the council owes to adults who need care and support, and to carers: wellbeing, assessment, plan, review, advocacy and safeguarding.",
    sections: &[
        point(
            "Section 1(2)",
            "Wellbeing has nine sides, none above another: dignity and respect; health and feelings; protection from abuse and neglect; control over daily life; work, learning and recreation; social and economic wellbeing; family and relationships; where one lives; contribution to society.",
            ACT_ITSELF,
        ),
        point(
            "Section 1(3)",
            "Start from the person as the best judge of their own wellbeing, and from their views, wishes, feelings and beliefs. Prevent needs, assume nothing from age, appearance or condition, involve the person, balance their wellbeing with their carers’, and restrict as little as possible.",
            ACT_ITSELF,
        ),
        point(
            "Section 9",
            "An adult who appears to need care and support is assessed, whatever the level of need or their means. The assessment covers the impact on wellbeing, the outcomes that the person wants, and whether care could help; the person, any carer and anyone the person asks for take part.",
            ACT_ITSELF,
        ),
        point(
            "Section 10",
            "A carer’s assessment asks whether the carer is able and willing to care, and will stay so, what that does to their wellbeing, which outcomes they want, and whether they work, learn or have recreation, or wish to. Somebody who intends to care counts as a carer.",
            ACT_ITSELF,
        ),
        to_check(
            "Section 11",
            "When an adult refuses an assessment, it still goes ahead if they lack capacity to refuse and it is in their best interests, or if they are at risk of abuse or neglect.",
        ),
        point(
            "Eligibility criteria, adult",
            "Three conditions: needs come from a physical or mental impairment or illness; because of them the adult cannot achieve two or more of ten outcomes; and that has a significant impact on wellbeing. “Cannot” includes what is done only with help, with pain or distress, at a danger to anybody, or in far more time.",
            SCIE,
        ),
        point(
            "Eligibility criteria, carer",
            "Three conditions: the carer gives necessary care to an adult, who need not be eligible; their health suffers or may, or they cannot achieve one of eight outcomes; and that has a significant impact on wellbeing.",
            SCIE,
        ),
        point(
            "Assessment Regulations 2014, regulation 3",
            "An assessment is appropriate and proportionate, looks at wishes, outcomes and severity, and at needs that come and go over a period. The person gets information beforehand in a form that they can use.",
            REGULATIONS,
        ),
        to_check(
            "Assessment Regulations 2014, regulation 4",
            "An assessment considers the impact on those who care and on other people who matter, children among them.",
        ),
        to_check(
            "Section 24",
            "When needs will not be met, the person is given the reasons in writing, with advice.",
        ),
        point(
            "Section 25",
            "A plan says which needs there are, which are eligible, which will be met and how, the outcomes and the personal budget, and how needs can be met, reduced, prevented or delayed. The person, any carer and others they choose take part.",
            ACT_ITSELF,
        ),
        to_check(
            "Section 26",
            "A personal budget says what meeting the needs costs in all, what the council pays and what the person pays.",
        ),
        point(
            "Section 27",
            "A plan is reviewed: 6 to 8 weeks after it is new, then within 12 months, and every 12 months from then on. A review may also be unplanned or asked for; it is no new assessment and no way to cut. This framework’s reviews at 4 and 16 weeks are others.",
            PROCEDURES,
        ),
        point(
            "Section 42(1)",
            "The test for a safeguarding enquiry: the adult has needs for care and support, met or not; is experiencing or at risk of abuse or neglect; and cannot protect themselves because of those needs.",
            Basis::Page("NHS England, Safeguarding Adults Collection"),
        ),
        point(
            "Sections 67 and 68",
            "An advocate must be arranged when somebody has substantial difficulty in understanding, retaining, using or weighing, or communicating, and nobody appropriate can help. This holds for assessment, plan, review and safeguarding, and for carers. It is not the test of capacity.",
            Basis::Page("public guides to Care Act advocacy"),
        ),
    ],
    since: &[],
    as_at: GATHERED,
    source: listed!("2014 c. 23"),
};

pub(super) const MENTAL_CAPACITY: Entry = Entry {
    slug: "mental-capacity-act-2005",
    row: "F17",
    title: "Mental Capacity Act 2005",
    quoted: "Mental Capacity Act (2005)",
    kind: Kind::Act,
    holds_in: "England and Wales",
    purpose: "Whether somebody can make a particular decision at the time, and how a decision is made in their best interests when they cannot.",
    sections: &[
        to_check(
            "Section 1",
            "Five principles: presume capacity; first give all practicable help; an unwise decision is not a lack of capacity; act in best interests; look for what restricts less.",
        ),
        to_check(
            "Section 2",
            "Somebody lacks capacity in a matter at the material time when they cannot decide because of an impairment or disturbance of the mind or brain, lasting or not. Age, appearance, condition or behaviour alone show nothing; what is more likely than not decides.",
        ),
        to_check(
            "Section 3",
            "To decide is to understand the relevant information, retain it long enough, use or weigh it, and communicate the decision. Failing in one is enough. The information includes what is likely to follow from deciding either way, or not at all.",
        ),
        point(
            "Sections 2 and 3, in which order",
            "First frame the decision and the information for it, then ask what the person is able to do, and only then whether an impairment or disturbance is the cause ([2021] UKSC 52).",
            PROCEDURES,
        ),
        to_check(
            "Section 4",
            "Best interests weigh all that matters here: whether capacity may return, the person’s part in the decision, their past and present wishes, beliefs and values, and the views of those who are named, who care, or who hold a power. Age, appearance, condition and behaviour decide nothing.",
        ),
        point(
            "Section 4, who decides",
            "An attorney or deputy who has authority for the decision makes it; if there is none, whoever proposes the care or treatment does.",
            Basis::Page("a council’s public guide to best interests"),
        ),
        to_check("Section 6", "Restraint has to be necessary, and proportionate to the harm."),
        to_check(
            "Sections 27 to 29",
            "Some decisions are excluded: nobody can make them for another person.",
        ),
        point(
            "Sections 37 to 39",
            "An independent mental capacity advocate must be instructed when somebody lacks capacity, nobody appropriate can be consulted, and the decision is serious medical treatment, or a stay of over 28 days in hospital or over 8 weeks in a care home that the council or the NHS arranges.",
            SCIE,
        ),
        point(
            "Advocate by choice",
            "An independent mental capacity advocate may also be instructed for a care review or in safeguarding. Record why that was not done.",
            SCIE,
        ),
    ],
    since: &[
        point(
            "Deprivation of liberty, since 2 June 2026",
            "The Supreme Court ([2026] UKSC 16) overruled the “acid test” of 2014. Many factors count, and wishes and feelings can be valid consent even where capacity is lacking. Record facts, ask for legal advice; Kith works out no answer.",
            CASE_NOTES,
        ),
        point(
            "Liberty Protection Safeguards",
            "They are not in force. The Deprivation of Liberty Safeguards (DoLS) stand.",
            CASE_NOTES,
        ),
    ],
    as_at: GATHERED,
    source: listed!("2005 c. 9"),
};

pub(super) const MENTAL_HEALTH: Entry = Entry {
    slug: "mental-health-act-1983",
    row: "F18",
    title: "Mental Health Act 1983",
    quoted: "Mental Health Act (1983 amended 2017)",
    kind: Kind::Act,
    holds_in: "England and Wales",
    purpose: "One of the Acts on which an involvement may rest. The framework names it and says no more about it.",
    sections: &[],
    since: &[
        to_check(
            "“Amended 2017”",
            "The framework means the changes made by the Policing and Crime Act 2017.",
        ),
        point(
            "Mental Health Act 2025",
            "It received Royal Assent on 18 December 2025. A few of its sections have been in force since 18 February 2026; most are not in force yet.",
            Basis::Page("public notes by lawyers and an NHS trust"),
        ),
        point(
            "Nearest relative",
            "The nearest relative becomes the “nominated person” later. Until then both words may be met.",
            Basis::Page("public notes by lawyers and an NHS trust"),
        ),
    ],
    as_at: GATHERED,
    source: listed!("1983 c. 20"),
};

pub(super) const HUMAN_RIGHTS: Entry = Entry {
    slug: "human-rights-act-1998",
    row: "F19",
    title: "Human Rights Act 1998",
    quoted: "Human Rights Act (1998)",
    kind: Kind::Act,
    holds_in: "England, for this library",
    purpose: "One of the Acts on which an involvement may rest. The framework asks practitioners to uphold the person’s human rights in law.",
    sections: &[
        point(
            "What practitioners deliver",
            "They challenge systems and decisions that oppress or discriminate, and uphold the person’s human rights in law.",
            Basis::Framework("section 8"),
        ),
        point(
            "No recourse to public funds",
            "A person with no recourse to public funds needs a human rights assessment. That is one of the criteria for social work.",
            Basis::Framework("appendix 1, presenting need"),
        ),
    ],
    since: &[],
    as_at: GATHERED,
    source: listed!("1998 c. 42"),
};

pub(super) const EQUALITY: Entry = Entry {
    slug: "equality-act-2010",
    row: "F20",
    title: "Equality Act 2010",
    quoted: "Equalities Act (2010)",
    kind: Kind::Act,
    holds_in: "England, for this library",
    purpose: "One of the Acts on which an involvement may rest. The framework asks practitioners to uphold the person’s equality rights in law.",
    sections: &[point(
        "What practitioners deliver",
        "They challenge systems and decisions that oppress or discriminate, and uphold the person’s equality rights in law.",
        Basis::Framework("section 8"),
    )],
    since: &[point(
        "Its name",
        "The framework says “Equalities Act”. The Act is the Equality Act 2010.",
        Basis::Framework("section 7"),
    )],
    as_at: GATHERED,
    source: listed!("2010 c. 15"),
};
