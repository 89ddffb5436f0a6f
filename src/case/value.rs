//! What an operation can say: an answer, a whole new thing, or a marker that stands for a value that is not there.

use super::date::When;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The most letters of one text: as many as a long book has. No device opens a file with a longer one, so that none may be
/// kept either.
pub const LONGEST_TEXT: usize = 1_000_000;

/// The value of one key. In JSON it names its own kind: `{"text": "…"}`, `{"date": "2025-11-04"}`, `"empty"`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Nothing: the answer was cleared, or undone back to before it was given.
    Empty,
    /// Words.
    Text(String),
    /// One of a question's choices, by its slug.
    Choice(String),
    /// Several of a question's choices, by their slugs.
    Choices(BTreeSet<String>),
    /// A date that was understood, in EDTF.
    Date(#[cfg_attr(feature = "schema", schemars(with = "String"))] When),
    /// A date, time or number as it was typed, when it was not understood: a draft is kept as it is.
    Typed(String),
    /// A time of day on the 24-hour clock, `10:20`.
    Time(String),
    /// A whole number: a rating, a count of weeks.
    Number(i64),
    /// The id of another thing in the case.
    Link(String),
    /// A new thing with the fields that it began with.
    Whole(BTreeMap<String, Value>),
    /// The value was left out of a redacted copy; it loses to any value of the same stamp.
    Withheld,
    /// The value was destroyed on explicit command; it wins over any value of the same stamp.
    Erased,
}

impl Value {
    /// Words, or nothing when they are blank.
    #[must_use]
    pub fn text(words: &str) -> Self {
        if words.trim().is_empty() { Self::Empty } else { Self::Text(words.to_owned()) }
    }

    /// One choice.
    #[must_use]
    pub fn choice(slug: &str) -> Self {
        Self::Choice(slug.to_owned())
    }

    /// Whether nothing is said by it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(words) | Self::Typed(words) | Self::Time(words) => words.trim().is_empty(),
            Self::Choices(slugs) => slugs.is_empty(),
            Self::Choice(_)
            | Self::Date(_)
            | Self::Number(_)
            | Self::Link(_)
            | Self::Whole(_)
            | Self::Withheld
            | Self::Erased => false,
        }
    }

    /// The words as they stand, for text, typed drafts and times; nothing for the rest.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Text(words)
            | Self::Typed(words)
            | Self::Time(words)
            | Self::Choice(words)
            | Self::Link(words) => words,
            Self::Empty
            | Self::Choices(_)
            | Self::Date(_)
            | Self::Number(_)
            | Self::Whole(_)
            | Self::Withheld
            | Self::Erased => "",
        }
    }

    /// How many letters the longest text in it has.
    #[must_use]
    pub fn longest_text(&self) -> usize {
        match self {
            Self::Text(words)
            | Self::Typed(words)
            | Self::Time(words)
            | Self::Choice(words)
            | Self::Link(words) => letters(words),
            Self::Choices(slugs) => slugs.iter().map(|slug| letters(slug)).max().unwrap_or_default(),
            Self::Whole(fields) => fields
                .iter()
                .map(|(name, value)| letters(name).max(value.longest_text()))
                .max()
                .unwrap_or_default(),
            Self::Empty | Self::Date(_) | Self::Number(_) | Self::Withheld | Self::Erased => 0,
        }
    }

    /// How many parts it is made of: the fields of a thing.
    #[must_use]
    pub fn parts(&self) -> usize {
        self.fields().map_or(1, BTreeMap::len)
    }

    /// The date, when it is one that was understood.
    #[must_use]
    pub const fn date(&self) -> Option<When> {
        if let Self::Date(when) = self { Some(*when) } else { None }
    }

    /// The whole number, when it is one.
    #[must_use]
    pub const fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The fields with which a new thing began, when it is one.
    #[must_use]
    pub const fn fields(&self) -> Option<&BTreeMap<String, Self>> {
        if let Self::Whole(fields) = self { Some(fields) } else { None }
    }

    /// Whether this slug is the choice, or among the choices.
    #[must_use]
    pub fn chooses(&self, slug: &str) -> bool {
        match self {
            Self::Choice(chosen) => chosen == slug,
            Self::Choices(chosen) => chosen.contains(slug),
            Self::Empty
            | Self::Text(_)
            | Self::Date(_)
            | Self::Typed(_)
            | Self::Time(_)
            | Self::Number(_)
            | Self::Link(_)
            | Self::Whole(_)
            | Self::Withheld
            | Self::Erased => false,
        }
    }

    /// Whether it only stands for a value that is not there.
    #[must_use]
    pub const fn is_marker(&self) -> bool {
        matches!(self, Self::Withheld | Self::Erased)
    }
}

/// How many letters a text has. Short texts are not counted, for they have no more letters than bytes.
fn letters(words: &str) -> usize {
    if words.len() <= LONGEST_TEXT { words.len() } else { words.chars().count() }
}
