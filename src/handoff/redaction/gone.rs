//! The things that leave no trace in a copy, and what still speaks of them.

use super::{Choice, parts};
use crate::case::nouns::{Holds, Lost, Named, PEOPLE};
use crate::case::{Case, Key, Value};
use crate::forms::nouns::noun;
use crate::forms::person;
use crate::forms::{self, CLIENT};
use std::collections::BTreeSet;

/// Things that leave without a trace.
pub(super) struct Gone {
    things: BTreeSet<Key>,
    /// Their ids, but for those that something bears which leaves.
    ids: BTreeSet<String>,
}

impl Gone {
    /// What a choice leaves out, what was withdrawn, what is kept back, and all that belongs to any of it.
    pub(super) fn find(case: &Case, choice: &Choice) -> Self {
        let mut all = BTreeSet::new();
        all.extend(case.keys().map(Key::owner));
        all.remove(&Key::thing(person::NOUN, CLIENT));
        let mut gone = Self { things: BTreeSet::new(), ids: BTreeSet::new() };
        let goes = |thing: &&Key| {
            let part = parts::part_of(thing);
            let is_left_out = parts::is_one_of_many(thing)
                && part.is_some_and(|part| part == parts::HAND_OVERS || choice.leaves_out(&part));
            let is_person = thing.noun() == person::NOUN && choice.people_left_out.contains(thing.id());
            let is_withdrawn = case.is_withdrawn(thing.noun(), thing.id());
            is_left_out || is_person || is_withdrawn || is_kept_back(case, thing)
        };
        gone.things.extend(all.iter().filter(goes).cloned());
        // What belongs to something that goes, goes with it: a relationship with the person, an event with the couple.
        loop {
            let goes_along = |thing: &&Key| !gone.is(thing) && gone.takes_along(case, thing);
            let more: Vec<Key> = all.iter().filter(goes_along).cloned().collect();
            if more.is_empty() {
                break;
            }
            gone.things.extend(more);
        }
        let stays: BTreeSet<&str> = all.iter().filter(|thing| !gone.is(thing)).map(Key::id).collect();
        let ids = gone.things.iter().map(Key::id).filter(|id| !stays.contains(id)).map(str::to_owned);
        gone.ids = ids.collect();
        gone
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether this thing is one of them.
    pub(super) fn is(&self, thing: &Key) -> bool {
        self.things.contains(thing)
    }

    /// Whether a thing of one of these nouns with this id is one of them.
    pub(super) fn holds(&self, id: &str, nouns: &[&str]) -> bool {
        nouns.iter().any(|noun| self.things.contains(&Key::thing(noun, id)))
    }

    fn takes_along(&self, case: &Case, thing: &Key) -> bool {
        let Some(noun) = noun(thing.noun()) else { return false };
        let by_name = match noun.named {
            Named::ByPeriod => self.holds(thing.id(), &["episode"]),
            Named::ByThese(nouns) => thing.id().split('.').any(|id| self.holds(id, nouns)),
            Named::Apart | Named::ByClient => false,
        };
        let (mut lost, mut left) = (0, 0);
        for (field, nouns, fate) in noun.links() {
            let Value::Link(id) = case.value(&thing.sibling(field)) else { continue };
            match (self.holds(id, nouns), fate) {
                (true, Lost::Goes) => return true,
                (true, Lost::GoesWithTheLast) => lost += 1,
                (false, Lost::GoesWithTheLast) => left += 1,
                (false, Lost::Goes) => {}
            }
        }
        by_name || (lost > 0 && left == 0)
    }

    /// What a value says without what is gone; nothing when it speaks of nothing that is.
    pub(super) fn without(&self, key: &Key, value: &Value) -> Option<Value> {
        let field = key.field_name().unwrap_or_default();
        match value {
            Value::Link(to) => {
                let is_gone = match forms::nouns::holds(key.noun(), field) {
                    Some(Holds::Link(nouns, _) | Holds::Speaks(nouns)) => self.holds(to, nouns),
                    Some(Holds::Person) => self.holds(to, PEOPLE),
                    // An address, or an id of which a newer version knows whose it is.
                    Some(
                        Holds::Words
                        | Holds::Name
                        | Holds::Number
                        | Holds::Date
                        | Holds::Time
                        | Holds::Choice
                        | Holds::Choices
                        | Holds::Links(_)
                        | Holds::Origin
                        | Holds::Told
                        | Holds::Tag
                        | Holds::Place,
                    )
                    | None => self.speaks_of(to),
                };
                is_gone.then_some(Value::Withheld)
            }
            Value::Choices(chosen) => {
                let offered = forms::nouns::question(key.noun(), field)
                    .map_or(&[][..], |question| question.kind.choices());
                let is_offered = |one: &str| offered.iter().any(|choice| choice.slug == one);
                let stays = |one: &&String| is_offered(one) || !self.speaks_of(one);
                let rest: BTreeSet<String> = chosen.iter().filter(stays).cloned().collect();
                match (rest.len() == chosen.len(), rest.is_empty()) {
                    (true, _) => None,
                    (false, true) => Some(Value::Withheld),
                    (false, false) => Some(Value::Choices(rest)),
                }
            }
            Value::Empty
            | Value::Text(_)
            | Value::Choice(_)
            | Value::Date(_)
            | Value::Typed(_)
            | Value::Time(_)
            | Value::Number(_)
            | Value::Whole(_)
            | Value::Withheld
            | Value::Erased => None,
        }
    }

    /// Whether words are the id of something that is gone, or the address of it or of a field of it.
    fn speaks_of(&self, words: &str) -> bool {
        self.ids.contains(words) || Key::parse(words).is_ok_and(|key| self.is(&key.owner()))
    }
}

/// Whether it is to be kept back from every shared copy, by anybody who has said so and has not been answered.
fn is_kept_back(case: &Case, thing: &Key) -> bool {
    let field = thing.sibling("private");
    let heads = case.heads(&field);
    if heads.is_empty() {
        case.value(&field).chooses("yes")
    } else {
        heads.iter().any(|head| head.value.chooses("yes"))
    }
}
