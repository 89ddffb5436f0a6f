//! The parts of a case that can be shared or left out: every section of every form, and the kinds of thing beside them.

use crate::case::{Case, Key};
use crate::forms::{self, CLIENT, Form, Home, Kind};

/// A part of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Names it in a choice: `consultation`, or `consultation/issues` for a section of it.
    pub slug: String,
    /// What it is called.
    pub label: String,
    /// The sections that can be left out one by one; none when the part has no sections.
    pub sections: Vec<(String, &'static str)>,
}

/// People beside the client, and how they belong together.
pub const FAMILY: &str = "family";
/// Relationships and their quality.
pub const TIES: &str = "ties";
/// The strengths map.
pub const STRENGTHS: &str = "strengths";
/// Health and use of substances, of the client and everybody else.
pub const HEALTH: &str = "health";
/// What is told of people beside their name, age and place in the family.
pub const PRIVATE_LIFE: &str = "private-life";
/// Chronology entries and proposals for some.
pub const CHRONOLOGY: &str = "chronology";
/// Working notes.
pub const NOTES: &str = "note";
/// What no other part holds. It is shared only when it is asked for by name.
pub const OTHER: &str = "other";
/// Earlier hand-overs, which say to whom something was given and what was kept from them. They leave with a whole case only.
pub const HAND_OVERS: &str = "handover";

/// Fields of a person that tell of a private life.
const PRIVATE_FIELDS: &[&str] = &[
    "identity",
    "trans-mark",
    "orientation",
    "occupation",
    "place",
    "income",
    "culture",
    "migrated",
    "migrated-from",
    "smokes",
    "secret",
];

/// The forms that have parts of their own, with what they are called here.
const FORMS: &[&str] =
    &["person", "consultation", "threshold", "decision", "involvement", "review", "closure"];

/// Every part, in the order in which they are offered.
#[must_use]
pub fn parts() -> Vec<Part> {
    let mut parts = Vec::new();
    for noun in FORMS {
        let Some(form) = forms::form(noun) else { continue };
        let mut sections = Vec::new();
        if form.sections.len() > 1 {
            for section in form.sections {
                // A section of nothing but the client's details is shared or left out with the person.
                if form.noun == "person" || section.questions.iter().any(|q| q.home == Home::Form) {
                    sections.push((format!("{noun}/{}", section.slug), section.heading));
                }
            }
        }
        parts.push(Part { slug: (*noun).to_owned(), label: form.title.to_owned(), sections });
    }
    let more = [
        (CHRONOLOGY, "Chronology"),
        (NOTES, "Working notes"),
        (FAMILY, "Family and network: people, couples, children, households"),
        (TIES, "Relationships and ecomap"),
        (STRENGTHS, "Strengths map"),
        (HEALTH, "Health and substance use of people in the family"),
        (PRIVATE_LIFE, "Private life: identity, culture, work, income, secrets"),
        (OTHER, "Everything else in the record"),
    ];
    for (slug, label) in more {
        parts.push(Part { slug: slug.to_owned(), label: label.to_owned(), sections: Vec::new() });
    }
    parts
}

/// The part that a field belongs to, or nothing for what holds a case together and always leaves.
#[must_use]
pub fn part_of(key: &Key) -> Option<String> {
    let (noun, field) = (key.noun(), key.field_name().unwrap_or_default());
    let of_form = |form: &'static Form| section_of(form, field);
    let part = match noun {
        "episode" | "case" => return None,
        "person" if key.id() == CLIENT && forms::person::FORM.question(field).is_some() => {
            return Some(of_form(&forms::person::FORM));
        }
        "person" if key.id() == CLIENT && field == forms::COMPLETED => "person",
        "person" if PRIVATE_FIELDS.contains(&field) => PRIVATE_LIFE,
        "person" | "union" | "status" | "parentage" | "household" | "residence" => FAMILY,
        "tie" | "system" => TIES,
        "strength" | crate::forms::network::MAP => STRENGTHS,
        "mark" => HEALTH,
        "chronology" | "proposal" => CHRONOLOGY,
        "note" => NOTES,
        HAND_OVERS => HAND_OVERS,
        "concern" | "rater" => return Some(section_of_ratings(&forms::involvement::FORM)),
        "rating" => {
            let at_allocation = key.id().ends_with(&format!(".{}", crate::reports::ratings::ALLOCATION));
            let form = if at_allocation { &forms::involvement::FORM } else { &forms::review::FORM };
            return Some(section_of_ratings(form));
        }
        _ => match forms::form(noun).filter(|form| FORMS.contains(&form.noun)) {
            Some(form) => return Some(of_form(form)),
            None => OTHER,
        },
    };
    Some(part.to_owned())
}

/// Whether the client is the one whose field it is; of other people the family holds all.
#[must_use]
pub fn is_of_client(key: &Key) -> bool {
    key.noun() == "person" && key.id() == CLIENT
}

fn section_of(form: &Form, slug: &str) -> String {
    let holds = |section: &&forms::Section| section.questions.iter().any(|question| question.slug == slug);
    match form.sections.iter().find(holds) {
        Some(section) => format!("{}/{}", form.noun, section.slug),
        None => form.noun.to_owned(),
    }
}

fn section_of_ratings(form: &Form) -> String {
    let holds = |section: &&forms::Section| section.questions.iter().any(|q| q.kind == Kind::Ratings);
    match form.sections.iter().find(holds) {
        Some(section) => format!("{}/{}", form.noun, section.slug),
        None => form.noun.to_owned(),
    }
}

/// Whether things of this noun are kept apart by ids of their own, so that one is left out without a trace; the others
/// are forms of the client or of a period of work, whose fields say that they were left out.
#[must_use]
pub fn is_one_of_many(key: &Key) -> bool {
    !matches!(
        key.noun(),
        "episode"
            | "case"
            | "consultation"
            | "threshold"
            | "decision"
            | "involvement"
            | "closure"
            | crate::forms::network::MAP
    ) && !is_of_client(key)
}

/// How many fields of a part have been said, so that an empty part need not be asked about.
#[must_use]
pub fn holds_anything(case: &Case, slug: &str) -> bool {
    let belongs = |key: &&Key| part_of(key).is_some_and(|part| is_within(&part, slug));
    case.keys().any(|key| belongs(&key))
}

/// Whether a part is the other, or a section of it.
#[must_use]
pub fn is_within(part: &str, whole: &str) -> bool {
    part == whole || part.strip_prefix(whole).is_some_and(|rest| rest.starts_with('/'))
}
