//! What was said of a key by and by, and where it was said apart and is not the same.

use super::Case;
use crate::case::{key::Key, operation::Operation, stamp::Stamp, value::Value};

impl Case {
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
}
