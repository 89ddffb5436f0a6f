//! The parts of a case that can be shared or left out: every section of every form, and the kinds of thing beside them.

use crate::case::{Case, Key, nouns};
use crate::forms::{self, Form, Home};

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
pub const FAMILY: &str = nouns::Part::Family.slug();
/// Relationships and their quality.
pub const TIES: &str = nouns::Part::Ties.slug();
/// Health and use of substances, of the client and everybody else.
pub const HEALTH: &str = nouns::Part::Health.slug();
/// What is told of people beside their name, age and place in the family.
pub const PRIVATE_LIFE: &str = nouns::Part::PrivateLife.slug();
/// Chronology entries, proposals for some, and what they may mean.
pub const CHRONOLOGY: &str = nouns::Part::Chronology.slug();
/// Working notes.
pub const NOTES: &str = nouns::Part::Notes.slug();
/// What no other part holds. It is shared only when it is asked for by name.
pub const OTHER: &str = nouns::Part::Other.slug();
/// Earlier hand-overs, which say to whom something was given and what was kept from them. They leave with a whole case only.
pub const HAND_OVERS: &str = nouns::Part::HandOvers.slug();

/// The forms that are parts of their own, in the order of the pathway; the client's own is the first.
fn own_forms() -> impl Iterator<Item = &'static Form> {
    forms::FORMS.iter().copied().filter(|form| form.share == nouns::Part::Form)
}

/// The form whose questions are about the client.
const CLIENT_FORM: &Form = &forms::person::FORM;

/// Every part, in the order in which they are offered.
#[must_use]
pub fn parts() -> Vec<Part> {
    let mut parts = Vec::new();
    for form in own_forms() {
        let mut sections = Vec::new();
        if form.sections.len() > 1 {
            for section in form.sections {
                // A section of nothing but the client's details is shared or left out with the person.
                // Neither are answers that are only shown there.
                if form.noun == CLIENT_FORM.noun || section.questions.iter().any(|q| q.home == Home::Form) {
                    sections.push((format!("{}/{}", form.noun, section.slug), section.heading));
                }
            }
        }
        parts.push(Part { slug: form.noun.to_owned(), label: form.title.to_owned(), sections });
    }
    for part in nouns::Part::BESIDE_THE_FORMS {
        let label = part.label().to_owned();
        parts.push(Part { slug: part.slug().to_owned(), label, sections: Vec::new() });
    }
    parts
}

/// The part that a field belongs to, or nothing for what holds a case together and always leaves.
#[must_use]
pub fn part_of(key: &Key) -> Option<String> {
    let field = key.field_name().unwrap_or_default();
    let Some(noun) = forms::nouns::noun(key.noun()) else { return Some(OTHER.to_owned()) };
    if nouns::is_of_client(key) {
        if CLIENT_FORM.question(field).is_some() {
            return Some(section_of(CLIENT_FORM, field));
        }
        if field == forms::COMPLETED {
            return Some(CLIENT_FORM.noun.to_owned());
        }
    }
    if let Some((part, _)) = noun.elsewhere.iter().find(|(_, fields)| fields.contains(&field)) {
        return Some(part.slug().to_owned());
    }
    match noun.part {
        nouns::Part::Always => None,
        nouns::Part::Form => {
            Some(forms::form(noun.slug).map_or_else(|| noun.slug.to_owned(), |form| section_of(form, field)))
        }
        nouns::Part::Rows => {
            Some(forms::rows::place(key).map_or_else(
                || OTHER.to_owned(),
                |place| format!("{}/{}", place.form.noun, place.section.slug),
            ))
        }
        nouns::Part::Family
        | nouns::Part::Ties
        | nouns::Part::Strengths
        | nouns::Part::Health
        | nouns::Part::PrivateLife
        | nouns::Part::Chronology
        | nouns::Part::Notes
        | nouns::Part::Other
        | nouns::Part::HandOvers => Some(noun.part.slug().to_owned()),
    }
}

fn section_of(form: &Form, slug: &str) -> String {
    match form.sections.iter().find(|section| section.asks(slug)) {
        Some(section) => format!("{}/{}", form.noun, section.slug),
        None => form.noun.to_owned(),
    }
}

/// Whether a thing is one of many, so that it can be left out without a trace. The client is the one whom the case is about.
#[must_use]
pub fn is_one_of_many(key: &Key) -> bool {
    // What a newer version wrote is taken for one of many: better no trace of it than words that nobody knows.
    !nouns::is_of_client(key) && forms::nouns::noun(key.noun()).is_none_or(nouns::Noun::is_one_of_many)
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
