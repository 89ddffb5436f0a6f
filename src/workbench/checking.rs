//! Checking the record of the open case: slice by slice, so that nobody waits for it, against what this device has seen.

use super::bench::Bench;
use crate::{
    browser::{
        clock,
        task::{self, pause},
    },
    edit::Session,
    reports::integrity::{Check, Seen},
    sealing::damage::Told,
};
use leptos::prelude::*;

impl Bench {
    /// Checks the open case, tells what is wrong with it, and remembers what is there when nothing is missing.
    pub(super) fn check(self, id: &str) {
        let id = id.to_owned();
        task::of_app(async move {
            let begin = |session: &Session| Check::of(session.case(), session.device(), clock::now());
            let Some(mut check) = self.peek_at(&id, begin) else { return };
            // Another case that is opened meanwhile ends the check of this one.
            while self.peek_at(&id, |session| check.step(session.case())).unwrap_or(false) {
                pause(0).await;
            }
            let remembered = self.remembered(&id).await;
            let found = self.peek_at(&id, |session| check.finish(session.case(), remembered.as_ref()));
            let Some((report, seen)) = found else { return };
            let is_whole = report.missing.is_empty();
            self.weigh_damage(&id, is_whole && remembered.is_some());
            let _ = self.integrity.try_set((!report.is_sound()).then(|| (id.clone(), report)));
            if is_whole && remembered.as_ref() != Some(&seen) {
                self.remember(&id, &seen).await;
            }
        });
    }

    /// Remembers the open case as it is from now on, without what is missing from it.
    pub fn accept_what_is_here(self, id: &str) {
        let id = id.to_owned();
        let _ = self.integrity.try_set(None);
        task::of_app(async move {
            let look = |session: &Session| Seen::of(session.case(), session.device(), clock::now());
            if let Some(seen) = self.peek_at(&id, look) {
                self.remember(&id, &seen).await;
            }
        });
    }

    /// Holds what could not be read of a case against what the case has by now: a file may have brought it back.
    fn weigh_damage(self, id: &str, nothing_missed: bool) {
        let Some(damage) = self.damage.try_with_value(|all| all.get(id).cloned()).flatten() else { return };
        let told = self.peek_at(id, |session| damage.told(session.case(), nothing_missed)).flatten();
        self.tell_unread(id, told);
    }

    /// Tells what cannot be read of a case, or no more.
    pub(super) fn tell_unread(self, id: &str, told: Option<Told>) {
        if self.unread.try_with_untracked(|all| all.get(id).cloned()).flatten() == told {
            return;
        }
        let _ = self.unread.try_update(|all| match told {
            Some(told) => all.insert(id.to_owned(), told),
            None => all.remove(id),
        });
    }

    /// Goes on without the parts of the open case that cannot be read: they are told no more.
    pub fn go_on_without_unread(self, id: &str) {
        let Some(told) = self.unread.with_untracked(|all| all.get(id).cloned()) else { return };
        let id = id.to_owned();
        task::of_app(async move {
            let Some(store) = self.store() else { return };
            match store.go_on_without(&id, &told.numbers).await {
                Ok(()) => {
                    self.tell_unread(&id, None);
                    let _ = self.damage.try_update_value(|all| all.remove(&id));
                    // A whole copy of what is there.
                    let _ = store.compact(&id).await;
                }
                Err(words) => self.notify_error(&format!(
                    "That could not be noted ({words}). It is asked again when the case is next opened."
                )),
            }
        });
    }

    /// The open case through a lens, when it is this one.
    fn peek_at<T>(self, id: &str, look: impl FnOnce(&Session) -> T) -> Option<T> {
        self.peek(|session| (session.id() == id).then(|| look(session))).flatten()
    }

    /// What this device has seen of a case, kept sealed beside it and never handed over.
    async fn remembered(self, id: &str) -> Option<Seen> {
        // Where parts of the case cannot be read, that is told, with what to do.
        let is_told = !self.damage.try_with_value(|all| all.contains_key(id)).unwrap_or_default();
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
