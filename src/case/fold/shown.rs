//! What a case shows of its operations: the heads of each key, the value among them, conflicts and histories.

use super::{Case, Slot, WITHDRAWN};
use crate::case::{Clock, Key, Operation, Stamp, Value};
use std::collections::BTreeMap;

/// What a field says of which nothing is known.
static EMPTY: Value = Value::Empty;

impl Case {
    /// The operations of a key that no other supersedes, oldest first; more than one means that they were made apart.
    #[must_use]
    pub fn heads(&self, key: &Key) -> Vec<&Operation> {
        self.slots.get(key).map(|slot| self.heads_of(slot)).unwrap_or_default()
    }

    /// The heads of a slot. Of an answer that is not there at all nobody can say that it answers over words which are: where
    /// every head was left out of the copy that brought it, the last words that can be read stand beside it. Else a file
    /// could close a field of which the answer is known.
    fn heads_of(&self, slot: &Slot) -> Vec<&Operation> {
        let operations = |stamps: &mut dyn Iterator<Item = Stamp>| {
            stamps.filter_map(|stamp| self.operation(stamp)).collect::<Vec<_>>()
        };
        let mut heads = operations(&mut slot.heads());
        if heads.iter().any(|head| head.value != Value::Withheld) || slot.stamps.len() == heads.len() {
            return heads;
        }
        let readable = |operation: &&Operation| !operation.value.is_marker();
        let known =
            operations(&mut slot.stamps.iter().copied().filter(|stamp| slot.replaced.contains(stamp)));
        let known: Vec<&Operation> = known.into_iter().filter(readable).collect();
        let is_over = |one: &&Operation| {
            known.iter().all(|other| !other.replaces.contains(&one.stamp) || other.stamp == one.stamp)
        };
        heads.extend(known.iter().copied().filter(is_over));
        crate::case::order::by_key(&mut heads, |head| head.stamp);
        heads
    }

    /// The operation whose value is shown: the last of the heads. One that cannot be read, or only as a redacted copy tells
    /// it, is shown when there is no other.
    #[must_use]
    pub fn current(&self, key: &Key) -> Option<&Operation> {
        self.shown(self.slots.get(key)?)
    }

    fn shown(&self, slot: &Slot) -> Option<&Operation> {
        // Of those that count the same, the last one is found.
        let heads = slot.heads().filter_map(|stamp| self.operation(stamp));
        let shown = heads.max_by_key(|operation| operation.weight())?;
        if shown.value != Value::Withheld {
            return Some(shown);
        }
        self.heads_of(slot).into_iter().max_by_key(|operation| operation.weight())
    }

    /// The next stamp of a clock for something that is said of a key: one that no operation has, and that none claims to
    /// have superseded. A clock that was put right comes by the same moments again, and a file may claim anything.
    pub fn stamp(&self, key: &Key, clock: &mut Clock, now: u64) -> Stamp {
        let slot = self.slots.get(key);
        loop {
            let stamp = clock.tick(now);
            let is_claimed = slot.is_some_and(|slot| slot.replaced.contains(&stamp));
            if !is_claimed && !self.operations.contains_key(&stamp) {
                return stamp;
            }
        }
    }

    /// The value that is shown; a field never written since its thing was added has the value that it began with.
    #[must_use]
    pub fn value(&self, key: &Key) -> &Value {
        if let Some(operation) = self.current(key) {
            return &operation.value;
        }
        self.beginning(key).unwrap_or(&EMPTY)
    }

    /// What the thing's own operation says of the field. With two such operations in conflict, the shown one counts.
    fn beginning(&self, key: &Key) -> Option<&Value> {
        let field = key.field_name()?;
        if let Value::Whole(fields) = &self.current(&key.owner())?.value { fields.get(field) } else { None }
    }

    /// Whether this case has what is said of a key only as redacted copies tell it: withheld, or with other words in its
    /// place. Where any words of it were sealed and are here, a file that answers over them by other words does not close it.
    #[must_use]
    pub fn is_redacted(&self, key: &Key) -> bool {
        let is_known = |stamp: &Stamp| {
            self.operation(*stamp)
                .is_some_and(|operation| !operation.is_redacted() && operation.value != Value::Erased)
        };
        if self.slots.get(key).is_some_and(|slot| slot.stamps.iter().any(is_known)) {
            return false;
        }
        let begun = || {
            let whole = self.current(&key.owner())?;
            let is_said = if let Value::Whole(fields) = &whole.value {
                fields.contains_key(key.field_name()?)
            } else {
                whole.value == Value::Withheld
            };
            Some(is_said && whole.is_redacted())
        };
        self.current(key).map_or_else(|| begun().unwrap_or(false), Operation::is_redacted)
    }

    /// The value of a field of a thing.
    #[must_use]
    pub fn field(&self, noun: &str, id: &str, field: &str) -> &Value {
        self.value(&Key::field(noun, id, field))
    }

    /// The shown values of all fields of a thing in one walk, which is quicker than asking for each.
    #[must_use]
    pub fn fields(&self, noun: &str, id: &str) -> BTreeMap<&str, &Value> {
        let owner = Key::thing(noun, id);
        let mut fields: BTreeMap<&str, &Value> = match self.current(&owner).map(|operation| &operation.value)
        {
            Some(Value::Whole(first)) => first.iter().map(|(field, value)| (field.as_str(), value)).collect(),
            _ => BTreeMap::new(),
        };
        // Addresses sort as text, so the fields of a thing stand together.
        let first = Key::field(noun, id, "");
        let of_thing =
            self.slots.range(&first..).take_while(|(key, _)| key.as_str().starts_with(first.as_str()));
        for (key, slot) in of_thing {
            if let (Some(field), Some(operation)) = (key.field_name(), self.shown(slot)) {
                fields.insert(field, &operation.value);
            }
        }
        fields
    }

    /// When a thing was first added.
    #[must_use]
    pub fn added(&self, noun: &str, id: &str) -> Option<Stamp> {
        self.slots.get(&Key::thing(noun, id))?.stamps.iter().next().copied()
    }

    /// The operations in conflict over a key: made apart, not superseded, and not saying the same. Empty when there is none.
    #[must_use]
    pub fn conflict(&self, key: &Key) -> Vec<&Operation> {
        let heads = self.heads(key);
        let differs = heads.iter().zip(heads.iter().skip(1)).any(|(a, b)| a.value != b.value);
        if differs { heads } else { Vec::new() }
    }

    /// Every key in conflict.
    pub fn conflicts(&self) -> impl Iterator<Item = &Key> {
        // Most keys were said once, and are in conflict with nothing.
        let said_again = self.slots.iter().filter(|(_, slot)| slot.stamps.len() > 1).map(|(key, _)| key);
        said_again.filter(|key| !self.conflict(key).is_empty())
    }

    /// Everything that was said of a key, oldest first, beginning with the operation that added its thing.
    #[must_use]
    pub fn history(&self, key: &Key) -> Vec<&Operation> {
        let stamps = |key: &Key| self.slots.get(key).map(|slot| slot.stamps.clone()).unwrap_or_default();
        let mut all = stamps(key);
        if let Some(field) = key.field_name() {
            let begins = |stamp: &Stamp| match self.operations.get(stamp).map(|op| &op.value) {
                Some(Value::Whole(fields)) => fields.contains_key(field),
                _ => false,
            };
            all.extend(stamps(&key.owner()).into_iter().filter(begins));
        }
        all.iter().filter_map(|stamp| self.operation(*stamp)).collect()
    }

    /// The ids of the things of a kind that stand, in the order of their ids.
    pub fn things<'a>(&'a self, noun: &'a str) -> impl Iterator<Item = &'a str> {
        self.all_things(noun).filter(move |id| !self.is_withdrawn(noun, id))
    }

    /// The ids of all things of a kind, withdrawn ones too.
    pub fn all_things(&self, noun: &str) -> impl Iterator<Item = &str> {
        self.things.get(noun).into_iter().flatten().map(String::as_str)
    }

    /// Whether a thing was withdrawn. Of two devices that disagree, the one that withdrew last or put back last is shown.
    #[must_use]
    pub fn is_withdrawn(&self, noun: &str, id: &str) -> bool {
        self.field(noun, id, WITHDRAWN).chooses("yes")
    }
}
