//! One entry of the chronology as plain data, with the marks that filters and patterns go by.

use crate::case::{Case, Key, Value, When, closed_list::closed_list, date::day_in_words, order};
use crate::edit::wording;
use crate::forms::person;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The noun under which entries are kept.
pub use crate::forms::chronology::NOUN;

closed_list! {
    /// The source's four groups (K37).
    Group {
        /// Change of circumstances.
        Change = "change", "Change of circumstances";
        /// An issue for the person, their views and achievements included.
        Person = "person", "Issue for the person";
        /// A family issue.
        Family = "family", "Family issue";
        /// Professional involvement.
        Professional = "professional", "Professional involvement";
    }
}

closed_list! {
    /// Whether it was good or bad for the person (K35).
    Valence {
        /// Good.
        Positive = "positive", "Positive";
        /// Bad.
        Negative = "negative", "Negative";
        /// Neither.
        Neutral = "neutral", "Neither";
    }
}

closed_list! {
    /// How far it is established.
    Evidence {
        /// Seen, or proved by a record.
        Fact = "fact", "Fact";
        /// Somebody says so.
        Reported = "reported", "Reported";
        /// A judgement.
        Opinion = "opinion", "Opinion";
    }
}

/// One entry, ready to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// When it was, if its date was understood.
    pub when: Option<When>,
    /// The date in words, or as it was typed.
    pub date: String,
    /// What happened.
    pub incident: String,
    /// Who says so.
    pub source: String,
    /// Why it matters.
    pub significance: String,
    /// Which of the four groups it belongs to.
    pub group: Option<Group>,
    /// Whether it was good or bad.
    pub sign: Option<Valence>,
    /// The names of the people involved.
    pub people: Vec<String>,
    /// The slugs, or the names, of the agencies involved.
    pub agencies: Vec<String>,
    /// How far it is established.
    pub evidence: Option<Evidence>,
    /// Whose account it is.
    pub account: String,
    /// The answer or event that it was taken from, as an address, or nothing.
    pub origin: String,
    /// The ids of the entries that it sums up.
    pub summarises: BTreeSet<String>,
}

impl Entry {
    /// The first day that it can have been.
    #[must_use]
    pub fn first(&self) -> Option<NaiveDate> {
        let (first, last) = self.when?.bounds();
        first.or(last)
    }

    /// The last day that it can have been; one that goes on is as long as it is known.
    #[must_use]
    pub fn last(&self) -> Option<NaiveDate> {
        let (first, last) = self.when?.bounds();
        last.or(first)
    }

    /// Whether anybody has filled in the optional marks, so that an empty one says something too.
    #[must_use]
    pub const fn is_marked(&self) -> bool {
        self.group.is_some() || self.sign.is_some() || !self.people.is_empty() || !self.agencies.is_empty()
    }

    /// Who says so, one by one.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.source.split([';', '/']).map(str::trim).filter(|part| !part.is_empty())
    }

    /// The date as it is shown.
    #[must_use]
    pub fn date_in_words(when: When) -> String {
        when.exact().map_or_else(|| when.in_words(), day_in_words)
    }

    /// What a chronology sorts by, a total order: understood dates first, by the earliest day, of two that begin alike the
    /// wider first, then by id.
    #[must_use]
    pub fn order(&self) -> impl Ord + use<> {
        (self.when.is_none(), self.when.map(|when| when.order()), self.id.clone())
    }
}

static NOTHING: Value = Value::Empty;

/// Names in a field: words with semicolons between them, or the ids of people on the genogram.
fn names(case: &Case, value: &Value) -> Vec<String> {
    match value {
        Value::Choices(ids) => ids
            .iter()
            .map(|id| {
                let name = wording::bare(case.field(person::NOUN, id, person::NAME));
                if name.is_empty() { id.clone() } else { name }
            })
            .collect(),
        other => list(other.words()),
    }
}

/// Words with semicolons between them, one by one.
#[must_use]
pub fn list(words: &str) -> Vec<String> {
    words.split(';').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// One entry.
#[must_use]
pub fn entry(case: &Case, id: &str) -> Entry {
    // Most fields of most entries were never written since the entry was added: thousands of them are read at once.
    let thing = key(id);
    let written: BTreeSet<&str> = case.keys_of(&thing).filter_map(Key::field_name).collect();
    let begun = match case.current(&thing).map(|operation| &operation.value) {
        Some(Value::Whole(fields)) => Some(fields),
        _ => None,
    };
    let field = |name: &str| {
        if written.contains(name) {
            return case.field(NOUN, id, name);
        }
        begun.and_then(|fields| fields.get(name)).unwrap_or(&NOTHING)
    };
    let when = field("date").date();
    let words = |name: &str| wording::bare(field(name));
    let agencies = match field("agencies") {
        Value::Choices(slugs) => slugs.iter().cloned().collect(),
        other => list(other.words()),
    };
    let summarises = match field("summarises") {
        Value::Choices(ids) => ids.clone(),
        _ => BTreeSet::new(),
    };
    Entry {
        id: id.to_owned(),
        when,
        date: when.map_or_else(|| field("date").words().to_owned(), Entry::date_in_words),
        incident: words("incident"),
        source: words("source"),
        significance: words("significance"),
        group: Group::of_slug(field("group").words()),
        sign: Valence::of_slug(field("sign").words()),
        people: names(case, field("people")),
        agencies,
        evidence: Evidence::of_slug(field("standing").words()),
        account: words("account"),
        origin: words("origin"),
        summarises,
    }
}

/// Every entry that stands, by date; one whose date is not understood comes last.
#[must_use]
pub fn entries(case: &Case) -> Vec<Entry> {
    let mut entries: Vec<Entry> = case.things(NOUN).map(|id| entry(case, id)).collect();
    order::by_key(&mut entries, Entry::order);
    entries
}

/// The fields with which an entry is added through the one door; what is blank is left out.
#[must_use]
pub fn fields(entry: &Entry) -> BTreeMap<String, Value> {
    let slug = |slug: Option<&str>| slug.map_or(Value::Empty, Value::choice);
    let is_known =
        |slug: &String| crate::forms::chronology::AGENCIES.iter().any(|choice| choice.slug == slug);
    let agencies = match entry.agencies.as_slice() {
        [] => Value::Empty,
        all if all.iter().all(is_known) => Value::Choices(all.iter().cloned().collect()),
        all => Value::text(&all.join("; ")),
    };
    let date = entry.when.map_or_else(|| Value::Typed(entry.date.clone()), Value::Date);
    let origin = if entry.origin.is_empty() { Value::Empty } else { Value::Link(entry.origin.clone()) };
    let all = [
        ("date", date),
        ("incident", Value::text(&entry.incident)),
        ("source", Value::text(&entry.source)),
        ("significance", Value::text(&entry.significance)),
        ("group", slug(entry.group.map(Group::slug))),
        ("sign", slug(entry.sign.map(Valence::slug))),
        ("people", Value::text(&entry.people.join("; "))),
        ("agencies", agencies),
        ("standing", slug(entry.evidence.map(Evidence::slug))),
        ("account", Value::text(&entry.account)),
        ("origin", origin),
        // Several links in one value, so that a summary is one operation, and one undo takes it back.
        ("summarises", Value::Choices(entry.summarises.clone())),
    ];
    all.into_iter()
        .filter(|(_, value)| !value.is_blank())
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// The address of an entry.
#[must_use]
pub fn key(id: &str) -> Key {
    Key::thing(NOUN, id)
}
