//! Whether an entry is a contact of a service: by its own mark, or else by its words and its source.

use super::{
    analysed::AnalysedEntry,
    entry::Group,
    words::{any, tokens},
};

/// Words for services and for those who work in them.
const SERVICES: &[&str] = &[
    "gp",
    "doctor~",
    "surgery",
    "nurse~",
    "hospital",
    "ambulance",
    "paramedic~",
    "a&e",
    "police",
    "officers",
    "999",
    "housing association",
    "housing officer",
    "landlord",
    "council",
    "social worker",
    "social work",
    "social care",
    "clinic",
    "outpatients",
    "therapist~",
    "therapy",
    "physiotherapist",
    "safeguarding",
    "fire service",
    "fire brigade",
    "fire safety",
    "memory service",
    "dentist~",
    "optician~",
    "podiatr~",
    "audiology",
    "pharmacist",
    "pharmacy",
    "telecare",
    "home care",
    "care package",
    "care agency",
    "carers",
    "day centre",
    "meals on wheels",
    "advocate",
    "advocacy",
    "benefits adviser",
    "pension credit",
    "dietitian",
    "mental health team",
    "alcohol service",
    "wheelchair service",
    "care act",
    "environmental health",
    "care home",
    "blue badge",
    "district nurse~",
    "case is closed",
    "case closed",
    "case is reopened",
    "case is opened",
    "bank",
    "probation",
    "speech",
    "continence",
    "insulin",
    "hearing aid",
    "key safe",
    "hospital bed",
];

/// Records that only a service keeps.
const RECORDS: &[&str] = &[
    "* record",
    "clinic letter",
    "discharge letter",
    "hospital letter",
    "housing * letter",
    "council letter",
    "optician * letter",
    "police~",
    "council",
    "nursing team",
    "care agency",
    "home care agency",
    "clinic",
    "ambulance",
    "telecare provider",
    "fire service",
    "pharmacy",
    "physiotherapist",
    "dietitian",
    "dentist",
    "advocacy service",
    "team letter",
    "award letter",
    "delivery note",
    "therapist * letter",
];

/// Words that look like a service beside a thing that is none.
const UNLESS: &[&str] = &["where a friend lived", "joins the police", "told by"];

/// Whether a service was in contact with the person in this entry. When somebody has marked the entry, the mark decides.
#[must_use]
pub fn is_contact(entry: &AnalysedEntry<'_>) -> bool {
    *entry.seen.is_contact.get_or_init(|| reads_as_contact(entry))
}

fn reads_as_contact(entry: &AnalysedEntry<'_>) -> bool {
    if entry.is_marked() {
        return !entry.agencies.is_empty() || entry.group == Some(Group::Professional);
    }
    let incident = entry.words();
    if any(incident, UNLESS) {
        return false;
    }
    if any(incident, SERVICES) {
        return true;
    }
    // A record among the sources is not enough where a relative is another: a death can stand in the surgery's record too.
    let kept_by_service = entry.sources().all(|source| any(&tokens(source), RECORDS));
    kept_by_service && !entry.source.trim().is_empty()
}

/// The services that an entry names, for filters: its marks, or the words that name one.
#[must_use]
pub fn names(entry: &super::entry::Entry) -> Vec<String> {
    entry.agencies.iter().map(|slug| in_words(slug)).collect()
}

/// An agency's slug as its label on the form; another text as it stands.
#[must_use]
pub fn in_words(slug: &str) -> String {
    let choices = crate::forms::chronology::AGENCIES;
    choices
        .iter()
        .find(|choice| choice.slug == slug)
        .map_or_else(|| slug.replace('-', " "), |c| c.label.to_owned())
}
