//! What can repeat in a life: each topic with the words that tell of it, and those that only sound alike.

mod access;
mod fall;
mod no_fall;
mod person;
mod police;
mod services;

use super::words::{Words, any, position};

/// The row that this file carries out: patterns of events.
pub const SOURCE_ROWS: &[&str] = &["K29"];

/// Kinds of words that tell of something together.
type Kinds = &'static [&'static [&'static str]];

/// A topic that patterns and summaries go by.
#[derive(Debug)]
pub struct Topic {
    /// Its name in data.
    pub slug: &'static str,
    /// One of it.
    pub one: &'static str,
    /// Several of it.
    pub many: &'static str,
    says: &'static [&'static str],
    /// Ways of telling it by kinds of words: it is told when a word of each kind stands in one clause, in whatever order.
    together: &'static [Kinds],
    unless: &'static [&'static str],
}

/// Every topic, the more telling first.
pub const TOPICS: &[Topic] = &[
    fall::FALL,
    access::NO_ACCESS,
    police::POLICE,
    services::MISSED,
    person::MISSING,
    person::ADMISSION,
    person::AMBULANCE,
    person::ABUSE,
    person::MONEY,
    person::FIRE,
    services::SAFEGUARDING,
    services::REFUSAL,
];

/// Words just before a topic that say it did not happen.
const NOT: &[&str] = &[
    "no", "not", "nor", "nil", "zero", "without", "denies", "denied", "never", "nobody", "prevent", "avoid",
];

impl PartialEq for Topic {
    fn eq(&self, other: &Self) -> bool {
        self.slug == other.slug
    }
}

impl Eq for Topic {}

impl Topic {
    /// Whether these words tell of it.
    #[must_use]
    pub fn is_told_in(&self, words: &Words) -> bool {
        let is_together = || self.together.iter().any(|kinds| kinds.iter().all(|kind| any(words, kind)));
        // What speaks against it is asked last, as most entries tell of nothing.
        (self.is_said_in(words) || is_together()) && !any(words, self.unless)
    }

    /// Whether one of its phrases stands in the words, and no word just before it says that it did not happen.
    fn is_said_in(&self, words: &Words) -> bool {
        self.says.iter().any(|phrase| {
            position(words, phrase).is_some_and(|at| {
                let before = words.get(at.saturating_sub(2)..at).unwrap_or_default();
                !before.iter().any(|word| NOT.contains(&word.as_str()))
                    || NOT.iter().any(|not| phrase.starts_with(not))
            })
        })
    }

    /// The topic with this slug.
    #[must_use]
    pub fn named(slug: &str) -> Option<&'static Self> {
        TOPICS.iter().find(|topic| topic.slug == slug)
    }

    /// "1 fall", "5 falls".
    #[must_use]
    pub fn counted(&self, count: usize) -> String {
        if count == 1 { format!("1 {}", self.one) } else { format!("{count} {}", self.many) }
    }
}

/// The topics that the clauses of an entry tell of.
#[must_use]
pub fn of_parts(parts: &[Words]) -> Vec<&'static Topic> {
    TOPICS.iter().filter(|topic| parts.iter().any(|words| topic.is_told_in(words))).collect()
}
