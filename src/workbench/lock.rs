//! Locking: by hand, when nobody has touched the page for a while, when it was hidden for a while, and when the browser
//! brings it back from its cache. Times are compared, since a sleeping tablet's timers do not run.

use super::{
    bench::{Bench, Realm, document_listener},
    gate::Gate,
    opening::pause,
};
use crate::browser::{clock, page};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The minutes without a touch after which Kith locks, unless the practitioner has set others.
pub const IDLE_MINUTES: u64 = 5;
/// The minutes while a visit is on.
pub const VISIT_MINUTES: u64 = 30;
/// The minutes for which the page may be hidden.
const HIDDEN_MINUTES: u64 = 5;
/// The seconds of warning.
const WARNING_SECONDS: u64 = 60;
const MINUTE: u64 = 60_000;

/// When the page was last touched, and since when it is hidden.
#[derive(Clone, Copy, Debug, Default)]
pub struct Watch {
    touched_at: u64,
    hidden_at: Option<u64>,
    is_locking: bool,
    is_wiped: bool,
}

impl Bench {
    /// Listens to touches, to the page being hidden and seen again, and looks at the clock.
    pub(super) fn keep_watch(self) {
        for event in ["pointerdown", "keydown", "wheel", "touchstart", "input"] {
            window_event_listener_untyped(event, move |_| self.touched());
        }
        document_listener("visibilitychange", move || {
            let is_hidden = page::is_hidden();
            // The picture that the tablet keeps of a hidden page shows nobody's name.
            page::cover(is_hidden && self.is_guarded());
            let now = clock::now();
            let was = self.watch.try_update_value(|watch| {
                let was = watch.hidden_at;
                watch.hidden_at = is_hidden.then_some(was.unwrap_or(now));
                was
            });
            if !is_hidden {
                if let Some(Some(since)) = was
                    && now.saturating_sub(since) >= HIDDEN_MINUTES * MINUTE
                {
                    self.lock();
                } else {
                    self.look_at_the_clock();
                    self.look_at_the_storage();
                }
            }
        });
        window_event_listener(leptos::ev::pageshow, move |event| {
            if event.persisted() {
                self.lock();
            }
        });
        self.begin_watch();
        let _ = set_interval_with_handle(move || self.look_at_the_clock(), std::time::Duration::from_secs(5));
    }

    /// Begins to count from now.
    pub(super) fn begin_watch(self) {
        self.touched();
    }

    /// Nothing is kept any more: there is nothing to lock.
    pub(super) fn is_wiped(self) {
        self.watch.update_value(|watch| watch.is_wiped = true);
    }

    /// Whether there is something on the page that a lock protects.
    fn is_guarded(self) -> bool {
        self.gate.get_untracked() == Gate::Open && !self.watch.with_value(|watch| watch.is_wiped)
    }

    /// The page was touched, or the practitioner has chosen to stay.
    pub fn touched(self) {
        let now = clock::now();
        // While the warning shows, only its button extends: a stray touch on a table must not.
        if self.locks_in.get_untracked().is_none() {
            let _ = self.watch.try_update_value(|watch| watch.touched_at = now);
        }
    }

    /// Goes on after the warning.
    pub fn stay_open(self) {
        self.locks_in.set(None);
        self.touched();
    }

    /// The minutes without a touch after which Kith locks now.
    fn minutes(self) -> u64 {
        let set = self.preferences.with_untracked(|preferences| preferences.lock_minutes);
        let usual = set.map_or(IDLE_MINUTES, u64::from).clamp(1, 60);
        if self.is_visit.get_untracked() { VISIT_MINUTES.max(usual) } else { usual }
    }

    fn look_at_the_clock(self) {
        if !self.is_guarded() {
            return;
        }
        let Some(watch) = self.watch.try_with_value(|watch| *watch) else { return };
        let now = clock::now();
        if watch.hidden_at.is_some_and(|since| now.saturating_sub(since) >= HIDDEN_MINUTES * MINUTE) {
            return self.lock();
        }
        let left = (watch.touched_at + self.minutes() * MINUTE).saturating_sub(now);
        if left == 0 {
            self.lock();
        } else if left <= WARNING_SECONDS * 1_000 {
            self.locks_in.set(Some(left.div_ceil(5_000) * 5));
        }
    }

    /// A tablet that slept may have lost its storage: this says so before anything is typed.
    fn look_at_the_storage(self) {
        spawn_local(async move {
            let Some(store) = self.store() else { return };
            if let Err(words) = store.probe().await {
                self.trouble(&format!(
                    "The browser does not give Kith its storage back ({words}). Download a copy of the open case, then reload the page."
                ));
            }
        });
    }

    /// Locks: what is being typed is saved, then the page is loaded anew, which is the only sure way to drop what is in
    /// memory. What cannot be saved stays in memory behind a cover that asks for the passphrase.
    pub fn lock(self) {
        if !self.is_guarded() {
            return;
        }
        let was_locking = self
            .watch
            .try_update_value(|watch| std::mem::replace(&mut watch.is_locking, true))
            .unwrap_or(true);
        if was_locking {
            return;
        }
        page::cover(true);
        spawn_local(async move {
            self.seal();
            for _ in 0..120 {
                self.flush();
                self.flush_drafts();
                if self.keeping.with_value(super::keeping::Keeping::is_all_settled) && self.drafts_are_kept()
                {
                    if let Some((store, _)) = self.store_of(Realm::Live) {
                        store.lock();
                    }
                    page::reload();
                    return;
                }
                pause(25).await;
            }
            // The storage does not take it: nothing typed is lost, and nothing is seen either.
            self.watch.update_value(|watch| watch.is_locking = false);
            self.locks_in.set(None);
            self.gate.set(Gate::Covered);
            page::cover(false);
        });
    }
}
