//! What a history is about, and which keys belong to it.

use crate::case::{Case, Key};
pub use crate::forms::nouns::SECTIONS;
use crate::forms::{self, Home, Sheet, nouns, question::Rows, rows::parts};
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
    /// Of a form also the answers that it keeps or shows elsewhere, and the rows and ratings that stand in it.
    #[must_use]
    pub fn of(case: &Case, thing: &Key) -> Self {
        let mut reach = Self::default();
        reach.things.insert(thing.to_string());
        let Some(form) = forms::form(thing.noun()) else { return reach };
        let sheet = Sheet { form, id: thing.id() };
        for question in form.questions().filter(|question| question.home != Home::Form) {
            reach.fields.insert(sheet.key(case, question));
        }
        for (rows, is_own) in form.questions().filter_map(|question| question.kind.rows()) {
            reach.add_rows(case, sheet, rows, is_own);
        }
        reach
    }

    /// Adds the rows that stand in a form, whether withdrawn or not, and their ratings on its occasion.
    fn add_rows(&mut self, case: &Case, sheet: Sheet<'_>, rows: &Rows, is_own: bool) {
        if is_own {
            let by = rows.grid.map(|grid| grid.by);
            for rows in [Some(rows), by].into_iter().flatten() {
                self.things.extend(rows.all(case, sheet).map(|id| format!("{}/{id}", rows.noun)));
            }
        }
        let Some(grid) = rows.grid else { return };
        for key in case.keys().filter(|key| key.noun() == grid.noun.slug) {
            let (row, _, occasion) = parts(key.id());
            let is_here = !is_own || self.things.contains(&format!("{}/{row}", rows.noun));
            if is_here && occasion == sheet.occasion() {
                self.fields.insert(key.clone());
            }
        }
    }

    /// Whether the history tells of this key.
    #[must_use]
    pub fn holds(&self, key: &Key) -> bool {
        self.things.contains(owner(key)) || self.fields.contains(key)
    }
}
