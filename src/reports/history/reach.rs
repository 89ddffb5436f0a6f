//! What a history is about, and which keys belong to it.

use crate::case::{Case, Key, nouns::PERIOD};
pub use crate::forms::nouns::SECTIONS;
use crate::forms::{self, Home, Sheet, nouns};
use std::collections::BTreeSet;

/// What a history is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    Case,
    /// A form with what it holds, or another thing.
    Thing(Key),
    /// One field.
    Field(Key),
}

impl Scope {
    /// The scope that an address names.
    #[must_use]
    pub fn of(key: Option<&Key>) -> Self {
        match key {
            None => Self::Case,
            Some(key) if key.field_name().is_some() => Self::Field(key.clone()),
            Some(key) => Self::Thing(key.clone()),
        }
    }
}

/// The slug of the section that a key belongs to.
#[must_use]
pub fn section(key: &Key) -> &'static str {
    nouns::section(key).slug
}

/// The thing that a key belongs to, as text, without making a key of it.
fn owner(key: &Key) -> &str {
    let text = key.as_str();
    let end = text.match_indices('/').nth(1).map(|(at, _)| at);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The things and single fields that the history of a thing tells of.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    things: BTreeSet<String>,
    fields: BTreeSet<Key>,
}

impl Reach {
    /// Of a form also the answers that it keeps with the client, and the concerns and ratings that stand in it.
    #[must_use]
    pub fn of(case: &Case, thing: &Key) -> Self {
        let mut reach = Self::default();
        reach.things.insert(thing.to_string());
        let Some(form) = forms::form(thing.noun()) else { return reach };
        let sheet = Sheet { form, id: thing.id() };
        for question in form.questions().filter(|question| question.home == Home::Client) {
            reach.fields.insert(sheet.key(question));
        }
        // What stands in the form and belongs to its period of work, such as the concerns.
        for noun in form.holds.iter().filter(|noun| noun.fields.contains(&PERIOD)) {
            let of_it = |id: &&str| case.field(noun.slug, id, PERIOD.slug).words() == thing.id();
            reach
                .things
                .extend(case.all_things(noun.slug).filter(of_it).map(|id| format!("{}/{id}", noun.slug)));
        }
        if !form.rates() {
            return reach;
        }
        let occasion = sheet.occasion();
        for key in case.keys().filter(|key| key.noun() == "rating") {
            // A rating's id is its concern's, its rater's and its occasion's.
            let mut parts = key.id().splitn(3, '.');
            let concern = parts.next().unwrap_or_default();
            let is_here = parts.nth(1) == Some(occasion);
            let belongs = form.many().is_some() || reach.things.contains(&format!("concern/{concern}"));
            if is_here && belongs {
                reach.fields.insert(key.clone());
            }
        }
        reach
    }

    /// Whether the history tells of this key.
    #[must_use]
    pub fn holds(&self, key: &Key) -> bool {
        self.things.contains(owner(key)) || self.fields.contains(key)
    }
}
