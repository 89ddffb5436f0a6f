//! Checking the record of the open case: slice by slice, so that nobody waits for it, against what this device has seen.

use super::bench::Bench;
use crate::{
    browser::{
        clock,
        task::{self, pause},
    },
    edit::Session,
    reports::integrity::{Check, Seen},
};
use leptos::prelude::*;

impl Bench {
    /// Checks the open case, tells what is wrong with it, and remembers what is there when nothing is missing.
    pub(super) fn check(self, id: &str) {
        let id = id.to_owned();
        task::of_app(async move {
            let begin = |session: &Session| Check::of(session.case(), session.device(), clock::now());
            let Some(mut check) = self.open.peek_at(&id, begin) else { return };
            // Another case that is opened meanwhile ends the check of this one.
            while self.open.peek_at(&id, |session| check.step(session.case())).unwrap_or(false) {
                pause(0).await;
            }
            let remembered = self.remembered(&id).await;
            let found = self.open.peek_at(&id, |session| check.finish(session.case(), remembered.as_ref()));
            let Some((report, seen)) = found else { return };
            let is_whole = report.missing.is_empty();
            self.open.weigh_damage(&id, is_whole && remembered.is_some());
            let _ = self.open.integrity.try_set((!report.is_sound()).then(|| (id.clone(), report)));
            if is_whole && remembered.as_ref() != Some(&seen) {
                self.remember(&id, &seen).await;
            }
        });
    }

    /// Remembers the open case as it is from now on, without what is missing from it.
    pub fn accept_what_is_here(self, id: &str) {
        let id = id.to_owned();
        let _ = self.open.integrity.try_set(None);
        task::of_app(async move {
            let look = |session: &Session| Seen::of(session.case(), session.device(), clock::now());
            if let Some(seen) = self.open.peek_at(&id, look) {
                self.remember(&id, &seen).await;
            }
        });
    }

    /// Goes on without the parts of the open case that cannot be read: they are told no more.
    pub fn go_on_without_unread(self, id: &str) {
        let Some(told) = self.open.unread.with_untracked(|all| all.get(id).cloned()) else { return };
        let id = id.to_owned();
        task::of_app(async move {
            let Some(store) = self.store() else { return };
            match store.go_on_without(&id, &told.numbers).await {
                Ok(()) => {
                    self.open.tell_unread(&id, None);
                    let _ = self.open.damage.try_update_value(|all| all.remove(&id));
                    // A whole copy of what is there.
                    let _ = store.compact(&id).await;
                }
                Err(words) => self.notify_error(&format!(
                    "That could not be noted ({words}). It is asked again when the case is next opened."
                )),
            }
        });
    }

    /// What this device has seen of a case, kept sealed beside it and never handed over.
    async fn remembered(self, id: &str) -> Option<Seen> {
        // Where parts of the case cannot be read, that is told, with what to do.
        let is_told = !self.open.damage.try_with_value(|all| all.contains_key(id)).unwrap_or_default();
        self.store()?.local_told(id, "seen", is_told).await.ok().flatten()
    }

    /// Only what is on the device is remembered: what could not be saved would be told as missing.
    async fn remember(self, id: &str, seen: &Seen) {
        if self.settle(id).await
            && let Some(store) = self.store()
        {
            // What cannot be kept is looked at again when the case is next opened.
            if store.keep_local(id, "seen", seen).await.is_ok() {
                store.note_seen(id);
            }
        }
    }
}
