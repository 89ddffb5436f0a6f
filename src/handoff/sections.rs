//! Changes by the section of the case that they stand in, so that a long list can be folded away under its counts.

use crate::case::{Case, Key, Subject, Value, WITHDRAWN};
use crate::edit::wording;
use crate::forms;
use crate::forms::nouns::sections_of;
use crate::reports::history::{section, words};
use std::collections::{BTreeMap, BTreeSet};

/// What belongs to no section.
const OTHER: &str = "The case";

/// What is new and what is changed in one section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// What it is called.
    pub name: &'static str,
    /// Things and fields that were not there before. The fields of a new thing are told with the thing.
    pub new: Vec<Key>,
    /// Fields that say something else than before.
    pub changed: Vec<Key>,
}

/// The sections with something in them, in the order of the case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sections {
    by_place: BTreeMap<usize, Section>,
}

impl Sections {
    /// The sections with something in them.
    pub fn all(&self) -> impl Iterator<Item = &Section> {
        self.by_place.values()
    }

    /// How many changes there are in all.
    #[must_use]
    pub fn count(&self) -> usize {
        self.all().map(|section| section.new.len() + section.changed.len()).sum()
    }

    /// Notes something that was not there before.
    pub(super) fn note_new(&mut self, key: &Key) {
        self.section(key).new.push(key.clone());
    }

    /// Notes a field that says something else.
    pub(super) fn note_changed(&mut self, key: &Key) {
        self.section(key).changed.push(key.clone());
    }

    fn section(&mut self, key: &Key) -> &mut Section {
        // The rest is a list of its own in a history, and the case itself in a file.
        let slug = section(key);
        let mut known = Subject::ALL.into_iter().flat_map(sections_of).enumerate();
        let found = known.find(|(_, known)| known.slug == slug && slug != "other");
        let (place, name) = found.map_or((usize::MAX, OTHER), |(place, known)| (place, known.heading));
        self.by_place.entry(place).or_insert_with(|| Section { name, ..Section::default() })
    }

    /// The difference of two states of a case in the fields that some entries speak of.
    #[must_use]
    pub fn between(before: &Case, after: &Case, keys: &BTreeSet<Key>) -> Self {
        let mut sections = Self::default();
        for key in keys {
            let owner = key.owner();
            let is_new_thing = !before.operation_exists(&owner) && after.operation_exists(&owner);
            if before.history(key).is_empty() {
                if owner == *key || !is_new_thing {
                    sections.note_new(key);
                }
            } else if before.value(key) != after.value(key) {
                sections.note_changed(key);
            }
        }
        sections
    }
}

/// What a thing says, or what a field of it says, in words.
#[must_use]
pub fn said(case: &Case, key: &Key) -> String {
    if key.field_name().is_some() {
        return words::said(case, key, case.value(key));
    }
    let mut fields = BTreeSet::new();
    fields.extend(case.keys_of(key).filter_map(Key::field_name).map(str::to_owned));
    if let Value::Whole(first) = case.value(key) {
        fields.extend(first.keys().cloned());
    }
    let form = forms::form(key.noun());
    let place = |field: &String| {
        let asked = form.into_iter().flat_map(|form| form.questions());
        asked.into_iter().position(|question| question.slug == field.as_str()).unwrap_or(usize::MAX)
    };
    let mut fields: Vec<String> =
        fields.into_iter().filter(|field| field != WITHDRAWN && field != "episode").collect();
    crate::case::order::by_key(&mut fields, place);
    let told = fields.iter().map(|field| {
        let field = key.sibling(field);
        match (wording::question(&field), case.value(&field)) {
            (None, Value::Link(_)) => String::new(),
            (question, value) => wording::said(case, question, value),
        }
    });
    told.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" \u{b7} ")
}
