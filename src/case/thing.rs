//! Reads one thing of the record field by field; a field that is not as it should be is passed over, never guessed.

use super::family::{Sureness, Whose, Word};
use super::{Case, Value, When};
use chrono::{DateTime, NaiveDate};
use std::collections::BTreeMap;

/// One thing of the record with its fields.
pub(super) struct Thing<'a> {
    case: &'a Case,
    noun: &'a str,
    /// Its id.
    pub id: &'a str,
    fields: BTreeMap<&'a str, &'a Value>,
}

/// What a field says of which nothing is known.
static EMPTY: Value = Value::Empty;

impl<'a> Thing<'a> {
    /// Takes all fields of a thing at once.
    pub fn of(case: &'a Case, noun: &'a str, id: &'a str) -> Self {
        Self { case, noun, id, fields: case.fields(noun, id) }
    }

    /// What a field says.
    pub fn value(&self, field: &str) -> &Value {
        self.fields.get(field).copied().unwrap_or(&EMPTY)
    }

    /// Its words without the space around them.
    pub fn text(&self, field: &str) -> String {
        self.value(field).words().trim().to_owned()
    }

    /// The id that it links to.
    pub fn link(&self, field: &str) -> Option<String> {
        if let Value::Link(id) = self.value(field) { (!id.is_empty()).then(|| id.clone()) } else { None }
    }

    /// The date, when it is one that was understood.
    pub fn date(&self, field: &str) -> Option<When> {
        self.value(field).date()
    }

    /// The number.
    pub fn number(&self, field: &str) -> Option<i64> {
        self.value(field).number()
    }

    /// Whether it is ticked.
    pub fn yes(&self, field: &str) -> bool {
        self.value(field).chooses("yes")
    }

    /// The one of a closed list.
    pub fn kind<T>(&self, field: &str, of_slug: impl Fn(&str) -> Option<T>) -> Option<T> {
        of_slug(self.value(field).words())
    }

    /// The first day on which something without a beginning is known to have been so: when it was said, or ended, or
    /// else when it was entered.
    pub fn known_since(&self) -> Option<NaiveDate> {
        let first = |field: &str| self.date(field).and_then(|when| when.bounds().0);
        let dated = [first("said"), first("until")].into_iter().flatten().min();
        dated.or_else(|| {
            let entered = self.case.added(self.noun, self.id)?.millis;
            let entered = i64::try_from(entered).ok().and_then(DateTime::from_timestamp_millis)?;
            Some(entered.date_naive())
        })
    }

    /// Who said so.
    pub fn word(&self) -> Word {
        Word {
            source: self.text("source"),
            said: self.date("said"),
            sure: self.kind("sure", Sureness::of_slug),
            whose: self.kind("whose", Whose::of_slug),
            private: self.yes("private"),
        }
    }
}

/// The standing ids of a kind in the order in which they were added.
pub(super) fn in_order<'a>(case: &'a Case, noun: &'a str) -> Vec<&'a str> {
    let mut ids: Vec<&str> = case.things(noun).collect();
    super::order::by_key(&mut ids, |id| case.added(noun, id));
    ids
}
