//! An entry with what the rules read in its words, so that each is read once, however many rules ask.

use super::{
    entry::Entry,
    topic::{self, Topic},
    words::{Words, clauses, stems_of, tokens},
};
use std::{cell::OnceCell, collections::BTreeSet, ops::Deref};

/// An entry as the rules read it.
#[derive(Clone, Debug)]
pub struct AnalysedEntry<'a> {
    /// The entry itself.
    pub entry: &'a Entry,
    /// The words of each clause of its incident.
    pub parts: Vec<Words>,
    /// The words of several clauses together; nothing where there is one.
    whole: Option<Words>,
    /// The topics that it tells of.
    pub topics: Vec<&'static Topic>,
    /// What single rules have found in it.
    pub(super) seen: RuleCache,
}

/// What single rules find in an entry, each asked once.
#[derive(Clone, Debug, Default)]
pub(super) struct RuleCache {
    /// Whether a service was in contact.
    pub is_contact: OnceCell<bool>,
    /// Whether it is bad for the person.
    pub is_negative: OnceCell<bool>,
    /// Whether it tells of a crisis.
    pub is_crisis: OnceCell<bool>,
    /// The service whose package starts or ends.
    pub package: OnceCell<Option<(&'static str, bool, bool)>>,
    /// The support that it tells of.
    pub support: OnceCell<Option<String>>,
    /// A bit for each matter that it reports.
    pub reports: OnceCell<u8>,
    /// The stems that carry its meaning.
    pub stems: OnceCell<BTreeSet<String>>,
}

impl Deref for AnalysedEntry<'_> {
    type Target = Entry;

    fn deref(&self) -> &Entry {
        self.entry
    }
}

static NONE: std::sync::LazyLock<Words> = std::sync::LazyLock::new(Words::default);

impl<'a> AnalysedEntry<'a> {
    /// Reads an entry.
    #[must_use]
    pub fn of(entry: &'a Entry) -> Self {
        let parts: Vec<Words> = clauses(&entry.incident).map(tokens).collect();
        let whole = (parts.len() > 1).then(|| Words::joined(&parts));
        let topics = topic::of_parts(&parts);
        Self { entry, parts, whole, topics, seen: RuleCache::default() }
    }

    /// The words of its incident.
    #[must_use]
    pub fn words(&self) -> &Words {
        self.whole.as_ref().or_else(|| self.parts.first()).unwrap_or(&NONE)
    }

    /// The stems that carry its meaning.
    #[must_use]
    pub fn stems(&self) -> &BTreeSet<String> {
        self.seen.stems.get_or_init(|| stems_of(self.words()))
    }
}

/// Entries on their way to being read, one at a time, so that a long record keeps nobody waiting.
#[derive(Debug, Default)]
pub struct Analyser<'a> {
    rows: Vec<&'a Entry>,
    told: Vec<AnalysedEntry<'a>>,
}

impl<'a> Analyser<'a> {
    /// Begins.
    #[must_use]
    pub fn begin(rows: Vec<&'a Entry>) -> Self {
        let told = Vec::with_capacity(rows.len());
        Self { rows, told }
    }

    /// Reads the next; answers whether there was one.
    pub fn step(&mut self) -> bool {
        let next = self.rows.get(self.told.len()).map(|entry| AnalysedEntry::of(entry));
        let is_there = next.is_some();
        self.told.extend(next);
        is_there
    }

    /// How many are read already, and how many there are.
    #[must_use]
    pub fn done(&self) -> (usize, usize) {
        (self.told.len(), self.rows.len())
    }

    /// What was read so far.
    #[must_use]
    pub fn told(&self) -> &[AnalysedEntry<'a>] {
        &self.told
    }

    /// All of them, read at once.
    #[must_use]
    pub fn whole(rows: Vec<&'a Entry>) -> Self {
        let mut reading = Self::begin(rows);
        while reading.step() {}
        reading
    }
}
