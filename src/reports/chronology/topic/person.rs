//! What can repeat for the person: falls, getting lost, admissions, harm.

use super::Topic;

/// Times when the person was lost or missing.
pub(super) const MISSING: Topic = Topic {
    slug: "missing",
    one: "time missing from home",
    many: "times missing from home",
    says: &["goes missing", "went missing", "reported missing", "wander~", "lost in town", "lost outside"],
    together: &[],
    unless: &[],
};

/// Hospital admissions.
pub(super) const ADMISSION: Topic = Topic {
    slug: "admission",
    one: "hospital admission",
    many: "hospital admissions",
    says: &[
        "admitted to hospital",
        "hospital admission",
        "emergency admission",
        "admitted for",
        "admitted with",
    ],
    together: &[],
    unless: &["not admitted"],
};

/// Ambulance call-outs.
pub(super) const AMBULANCE: Topic = Topic {
    slug: "ambulance",
    one: "ambulance call-out",
    many: "ambulance call-outs",
    says: &[
        "ambulance attend~",
        "ambulance * called",
        "paramedics attend~",
        "ambulance came",
        "ambulance comes",
    ],
    together: &[],
    unless: &[],
};

/// Reports of abuse.
pub(super) const ABUSE: Topic = Topic {
    slug: "abuse",
    one: "report of abuse",
    many: "reports of abuse",
    says: &[
        "domestic abuse",
        "domestic violence",
        "assault~",
        "hit by",
        "hits",
        "punch~",
        "unexplained bruis~",
    ],
    together: &[],
    unless: &["no domestic abuse", "no assault~"],
};

/// Concerns about money.
pub(super) const MONEY: Topic = Topic {
    slug: "money",
    one: "concern about money",
    many: "concerns about money",
    says: &[
        "drawn in cash",
        "money * missing",
        "money * taken",
        "cash * missing",
        "scam~",
        "savings * missing",
    ],
    together: &[],
    unless: &["about scam~", "no money"],
};

/// Fires and burns.
pub(super) const FIRE: Topic = Topic {
    slug: "fire",
    one: "fire or burn",
    many: "fires and burns",
    says: &[
        "burn hole",
        "a fire in",
        "small fire",
        "pan burns",
        "pan on fire",
        "scorch~",
        "smoke alarm sounds",
    ],
    together: &[],
    unless: &[],
};
