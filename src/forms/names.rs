//! Whose names a case knows: every field whose question asks for a name, whatever it ever said.

use super::{
    person,
    question::{CLIENT, Holds},
};
use crate::case::names::{GAP, Known, is_same, numbers::Numbers, people};
use crate::case::network::SystemKind;
use crate::case::{Case, Key, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What a field holds of people.
#[must_use]
pub fn holds(key: &Key) -> Holds {
    key.field_name().map_or(Holds::Words, |field| holds_of(key.noun(), field))
}

fn holds_of(noun: &str, field: &str) -> Holds {
    let question = match noun {
        // A proposal becomes an entry.
        "proposal" => super::chronology::FORM.question(field),
        _ => super::nouns::question(noun, field),
    };
    question.map_or(Holds::Words, |question| question.names)
}

/// Everybody whose name the case knows, the client first; withdrawn people too, as their names may stand in what is shared.
#[must_use]
pub fn known(case: &Case) -> Vec<Known> {
    let mut ids: Vec<&str> = case.all_things(person::NOUN).filter(|id| *id != CLIENT).collect();
    ids.insert(0, CLIENT);
    let mut all: Vec<Known> = ids.into_iter().filter_map(|id| person(case, id)).collect();
    let signers: BTreeSet<&str> = case.operations().map(|operation| operation.by.name.as_str()).collect();
    let mut contacts = Contacts::new(&all, &signers);
    // Most entries answer the same few questions: each is looked up once.
    let mut asked: BTreeMap<(&str, &str), Holds> = BTreeMap::new();
    for operation in case.operations() {
        let (noun, id) = (operation.key.noun(), operation.key.id());
        let whole = operation.value.fields();
        let own = operation.key.field_name().filter(|_| whole.is_none());
        let fields = whole.into_iter().flatten().map(|(field, value)| (field.as_str(), value));
        for (field, value) in fields.chain(own.map(|field| (field, &operation.value))) {
            let (Value::Text(words) | Value::Typed(words)) = value else { continue };
            let of_question = *asked.entry((noun, field)).or_insert_with(|| holds_of(noun, field));
            let holds = match (noun, field) {
                (person::NOUN, person::NAME | person::PREFERRED_NAME) => continue,
                ("system", "name") => of_system(case, id, words).unwrap_or(of_question),
                _ => of_question,
            };
            if holds != Holds::Words {
                contacts.read(words, holds);
            }
        }
    }
    contacts.give(&mut all);
    all
}

/// What the name of a circle of the ecomap is: somebody's own, or that of a service, in which somebody may be named.
fn of_system(case: &Case, id: &str, name: &str) -> Option<Holds> {
    let kind = SystemKind::of_slug(case.field("system", id, "kind").words());
    kind.map(|kind| kind.holds(name))
}

fn person(case: &Case, id: &str) -> Option<Known> {
    let mut names: Vec<String> = Vec::new();
    for field in ["name", "preferred-name"] {
        // Earlier spellings stand in free text as well.
        for operation in case.history(&Key::field(person::NOUN, id, field)) {
            let value = &operation.value;
            let said = value.fields().map_or(Some(value), |fields| fields.get(field));
            let words = said.map_or("", Value::words).trim();
            if !words.is_empty() && !names.iter().any(|name| name == words) {
                names.push(words.to_owned());
            }
        }
    }
    let current = |field: &str| case.field(person::NOUN, id, field).words().trim().to_owned();
    let shown =
        Some(current("name")).filter(|name| !name.is_empty()).unwrap_or_else(|| current("preferred-name"));
    (!names.is_empty()).then(|| Known { id: id.to_owned(), shown, names })
}

/// The letters of each word of a name, without titles.
fn parts(name: &str) -> BTreeSet<String> {
    crate::case::names::telling(name).into_iter().collect()
}

/// People who are named in a field and need not be on the genogram.
struct Contacts {
    /// The words of each name of each person.
    people: Vec<(usize, BTreeSet<String>)>,
    /// Places in `people` of the names that hold a word.
    by_word: BTreeMap<String, Vec<usize>>,
    signers: BTreeSet<String>,
    seen: BTreeSet<(String, bool, bool)>,
    found: BTreeMap<String, String>,
}

impl Contacts {
    fn new(all: &[Known], signers: &BTreeSet<&str>) -> Self {
        let people: Vec<(usize, BTreeSet<String>)> = all
            .iter()
            .enumerate()
            .flat_map(|(place, known)| known.names.iter().map(move |name| (place, parts(name))))
            .collect();
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, (_, words)) in people.iter().enumerate() {
            for word in words {
                by_word.entry(word.clone()).or_default().push(at);
            }
        }
        let signers = signers.iter().map(|name| crate::case::names::plain(name.trim())).collect();
        Self { people, by_word, signers, seen: BTreeSet::new(), found: BTreeMap::new() }
    }

    fn read(&mut self, text: &str, holds: Holds) {
        // Most entries name the same few people.
        if !self.seen.insert((text.to_owned(), holds.is_of_names(), holds == Holds::Name)) {
            return;
        }
        for name in people(text, holds) {
            let letters = crate::case::names::plain(name);
            // A practitioner is named by their own entries, and stays so.
            if name != GAP && !self.signers.contains(&letters) {
                self.found.entry(letters).or_insert_with(|| name.to_owned());
            }
        }
    }

    /// A contact who can only be one person of the family is that person by another name; the others are by themselves.
    fn give(self, all: &mut Vec<Known>) {
        for name in self.found.into_values() {
            let words = parts(&name);
            // Of two names of which one holds the other, each word of the shorter is in both.
            let near: BTreeSet<usize> =
                words.iter().filter_map(|word| self.by_word.get(word)).flatten().copied().collect();
            let mut fits: Vec<usize> = near
                .into_iter()
                .filter_map(|at| self.people.get(at))
                .filter(|(_, of)| of.is_subset(&words) || words.is_subset(of))
                .map(|(place, _)| *place)
                .collect();
            fits.dedup();
            match (fits.as_slice(), fits.first().and_then(|place| all.get_mut(*place))) {
                ([_], Some(person)) => {
                    if !person.names.iter().any(|known| is_same(known, &name)) {
                        person.names.push(name);
                    }
                }
                _ => all.push(Known { id: String::new(), shown: name.clone(), names: vec![name] }),
            }
        }
    }
}

/// Whether a field is a number or an address by which somebody is found.
#[must_use]
pub fn is_number(key: &Key) -> bool {
    let is_client = key.noun() == person::NOUN && key.id() == CLIENT;
    match key.field_name() {
        Some("identifier" | "identifier-system" | "contact" | "address" | "born") if is_client => true,
        Some("contact") => key.noun() == "system",
        Some("referrer-contact") => true,
        _ => false,
    }
}

/// The numbers by which people of the case are found.
#[must_use]
pub fn numbers(case: &Case) -> Numbers {
    let mut numbers = Numbers::default();
    for operation in case.operations().filter(|operation| operation.key.noun() == person::NOUN) {
        let mut add = |field: &str, value: &Value| match (field, value) {
            ("born", Value::Date(when)) => numbers.add_birth(*when),
            ("identifier" | "contact", value) => numbers.add_number(value.words()),
            ("address", value) => numbers.add_address(value.words()),
            _ => {}
        };
        if let Some(fields) = operation.value.fields() {
            fields.iter().for_each(|(field, value)| add(field, value));
        } else if let Some(field) = operation.key.field_name() {
            add(field, &operation.value);
        }
    }
    numbers
}
