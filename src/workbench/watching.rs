//! Views of one field wake only when that field is written: in the longest form a keystroke wakes three of its memos, not hundreds.

use super::open_case::OpenCase;
use crate::{
    browser::memo::memo,
    case::{Case, Key, Operation},
};
use leptos::prelude::*;

/// An edit with more operations than this wakes every view: it comes from a file.
const MANY: usize = 20;

impl OpenCase {
    fn trigger(self, key: &Key) -> Option<ArcTrigger> {
        self.watched
            .try_update_value(|watched| watched.entry(key.clone()).or_insert_with(ArcTrigger::new).clone())
    }

    /// A slice of the open case that depends on one field alone.
    pub fn watch<T: PartialEq + Send + Sync + 'static>(
        self,
        key: Key,
        look: impl Fn(&Case) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        memo(move || {
            if let Some(trigger) = self.trigger(&key) {
                trigger.track();
            }
            self.peek(|session| look(session.case()))
        })
    }

    /// Wakes the views of what was written. A thing's own operation gives its fields their first values.
    pub(super) fn wake(self, operations: &[Operation]) {
        if operations.len() > MANY || operations.iter().any(|operation| operation.key.field_name().is_none())
        {
            return self.wake_all();
        }
        for operation in operations {
            let trigger =
                self.watched.try_with_value(|watched| watched.get(&operation.key).cloned()).flatten();
            if let Some(trigger) = trigger {
                trigger.notify();
            }
        }
    }

    /// Wakes every view, since another case was opened.
    pub(super) fn wake_all(self) {
        // The views that are still there register again as they wake.
        let all = self.watched.try_update_value(std::mem::take).unwrap_or_default();
        for trigger in all.into_values() {
            trigger.notify();
        }
    }
}
