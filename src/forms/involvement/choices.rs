//! What can be chosen in the involvement.

use crate::forms::question::{Choice, choice, choice_hint};

pub(super) const WHOSE: &[Choice] = &[
    choice("professional", "Professional concerns"),
    choice("person", "The person’s concerns"),
    choice("societal", "Societal concerns"),
];

pub(super) const CONSENT: &[Choice] = &[
    choice("yes", "Yes"),
    choice("no", "No"),
    choice_hint(
        "lacks-capacity",
        "Lacks capacity to decide",
        "For this decision, at this time, after an assessment.",
    ),
];

pub(super) const PROCEEDING: &[Choice] = &[
    choice("best-interests", "Best interests (Mental Capacity Act 2005, section 4)"),
    choice("care-act-11", "Assessment despite refusal (Care Act 2014, section 11)"),
    choice("care-act-42", "Safeguarding enquiry (Care Act 2014, section 42)"),
    choice("other", "Another basis, as explained in the note on the law"),
];

pub(super) const ADVOCATES: &[Choice] = &[
    choice("imca", "Independent Mental Capacity Advocate (IMCA)"),
    choice("care-act", "Care Act advocate"),
    choice("imha", "Independent Mental Health Advocate (IMHA)"),
    choice_hint(
        "network",
        "Someone in the person’s own network",
        "Who is suitable, willing, and acceptable to the person.",
    ),
    choice("not-needed", "Not needed"),
    choice("not-yet", "Not arranged yet"),
];

pub(super) const STATUTORY_BASES: &[Choice] = &[
    choice("care-act-2", "Care Act 2014, section 2: preventing needs"),
    choice("care-act-9", "Care Act 2014, section 9: assessment of needs"),
    choice("care-act-10", "Care Act 2014, section 10: carer’s assessment"),
    choice("care-act-11", "Care Act 2014, section 11: refusal of assessment"),
    choice("care-act-18", "Care Act 2014, section 18: duty to meet needs"),
    choice("care-act-19", "Care Act 2014, section 19: power to meet needs"),
    choice("care-act-27", "Care Act 2014, section 27: review of a plan"),
    choice("care-act-42", "Care Act 2014, section 42: safeguarding enquiry"),
    choice("care-act-67", "Care Act 2014, sections 67 and 68: advocacy"),
    choice("mca", "Mental Capacity Act 2005: capacity and best interests"),
    choice("mca-dols", "Mental Capacity Act 2005: deprivation of liberty"),
    choice("mha", "Mental Health Act 1983"),
    choice("hra", "Human Rights Act 1998"),
    choice("equality", "Equality Act 2010"),
    choice("other", "Other law, as explained below"),
];

pub(super) const TOOLS: &[Choice] = &[
    choice("wellbeing-web", "Wellbeing web"),
    choice("ladder", "Ladder of support"),
    choice("other", "Another social work tool"),
];

pub(super) const LIKELIHOOD: &[Choice] = &[
    choice("unlikely", "Unlikely"),
    choice("possible", "Possible"),
    choice("likely", "Likely"),
    choice("happening", "Happening now"),
];

pub(super) const SEVERITY: &[Choice] = &[
    choice("minor", "Minor"),
    choice("moderate", "Moderate"),
    choice("serious", "Serious"),
    choice("life", "Threatens life"),
];

pub(super) const AGAIN: &[Choice] = &[choice("yes", "Yes"), choice("in-part", "In part"), choice("no", "No")];

pub(super) const AGREED: &[Choice] =
    &[choice("not-needed", "Not needed so far"), choice("yes", "Yes, agreed"), choice("no", "Not agreed")];
