//! What the record should be, told a second time as plainly as possible: lists, and no cleverness.

use kith::case::{Case, Key, Operation, Stamp, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Whether two operations contradict each other: one stamp, and not the same said, but for values that are not there.
pub fn contradict(a: &Operation, b: &Operation) -> bool {
    if a.stamp != b.stamp {
        return false;
    }
    let mut b = b.clone();
    if is_marker(&a.value) || is_marker(&b.value) {
        (b.value, b.salt) = (a.value.clone(), a.salt);
    }
    *a != b
}

pub const fn is_marker(value: &Value) -> bool {
    matches!(value, Value::Withheld | Value::Erased)
}

/// The operation with another value in the place of its own, and without the salt.
pub fn with_marker(operation: &Operation, marker: Value) -> Operation {
    Operation { value: marker, salt: None, ..operation.clone() }
}

/// The union of operations in which nothing contradicts: erased over said, said over withheld.
#[derive(Debug, Default)]
pub struct Model(pub BTreeMap<Stamp, Operation>);

impl Model {
    pub fn take(&mut self, operation: &Operation) {
        let rank = |value: &Value| match value {
            Value::Withheld => 0,
            Value::Erased => 2,
            _ => 1,
        };
        let known = self.0.entry(operation.stamp).or_insert_with(|| operation.clone());
        if rank(&operation.value) > rank(&known.value) {
            *known = operation.clone();
        }
    }

    /// The operations of each key, oldest first.
    fn by_key(&self) -> BTreeMap<&Key, Vec<&Operation>> {
        let mut keys: BTreeMap<&Key, Vec<&Operation>> = BTreeMap::new();
        for operation in self.0.values() {
            keys.entry(&operation.key).or_default().push(operation);
        }
        keys
    }

    /// The heads among a key's operations: what no other of them claims to supersede, or all of a ring. Where none of them is
    /// there at all, the words that no other words supersede stand beside them.
    fn heads<'a>(of_key: &[&'a Operation]) -> Vec<&'a Operation> {
        let superseded = |operation: &Operation| {
            of_key
                .iter()
                .any(|other| other.stamp != operation.stamp && other.replaces.contains(&operation.stamp))
        };
        let heads: Vec<&Operation> =
            of_key.iter().copied().filter(|operation| !superseded(operation)).collect();
        if heads.is_empty() {
            return of_key.to_vec();
        }
        if heads.iter().any(|head| head.value != Value::Withheld) {
            return heads;
        }
        let words: Vec<&Operation> =
            of_key.iter().copied().filter(|operation| !is_marker(&operation.value)).collect();
        let is_said_over = |operation: &Operation| {
            words
                .iter()
                .any(|other| other.stamp != operation.stamp && other.replaces.contains(&operation.stamp))
        };
        let stands = |operation: &&Operation| {
            heads.iter().any(|head| head.stamp == operation.stamp)
                || (!is_marker(&operation.value) && !is_said_over(operation))
        };
        of_key.iter().copied().filter(stands).collect()
    }

    /// Whether the case tells exactly this: every operation, and of every key the heads, the conflict and the history.
    pub fn is_told_by(&self, case: &Case) -> Result<usize, String> {
        let same = case.len() == self.0.len() && case.operations().eq(self.0.values());
        if !same {
            return Err("the case does not hold exactly the operations that were made".to_owned());
        }
        let mut conflicts = 0;
        let by_key = self.by_key();
        if !case.keys().eq(by_key.keys().copied()) {
            return Err("the case does not know exactly the keys that were written".to_owned());
        }
        let contested: BTreeSet<&Key> = case.conflicts().collect();
        for (key, of_key) in by_key {
            let heads = Self::heads(&of_key);
            if case.heads(key) != heads {
                return Err(format!("{key}: the heads are {:?}, not {heads:?}", case.heads(key)));
            }
            // Words are shown before what cannot be read, whenever that was made.
            let readable = heads.iter().rev().find(|head| !is_marker(&head.value));
            let destroyed = heads.iter().rev().find(|head| head.value == Value::Erased);
            if case.current(key) != readable.or(destroyed).or(heads.last()).copied() || heads.is_empty() {
                return Err(format!("{key}: what is shown is not the last head that can be read"));
            }
            let differ = heads.iter().any(|head| head.value != heads[0].value);
            let conflict = if differ { heads } else { Vec::new() };
            if case.conflict(key) != conflict || contested.contains(key) != differ {
                return Err(format!("{key}: the conflict is not every head that differs"));
            }
            conflicts += usize::from(differ);
        }
        // Whatever was said stands in the history of its key, and of each field that a new thing began with.
        for operation in self.0.values() {
            let mut keys = vec![operation.key.clone()];
            if let Value::Whole(fields) = &operation.value {
                keys.extend(fields.keys().map(|field| operation.key.sibling(field)));
            }
            for key in keys {
                let told = case.history(&key);
                if !told.contains(&operation) {
                    return Err(format!("{key}: {} is not in its history", operation.stamp));
                }
                if !told.is_sorted_by_key(|operation| operation.stamp) {
                    return Err(format!("{key}: the history is not in the order of its stamps"));
                }
            }
        }
        Ok(conflicts)
    }
}
