//! Locking: by hand for every window of the device; and of this window when nobody has touched it for a while, when it was
//! hidden for a while, and when the browser brings it back from its cache. Two clocks are compared, since a sleeping tablet's
//! timers do not run and a clock can be set back: `sealing/idle.rs` decides.

use super::{bench::Bench, orders::Order, second::second, state::Gate};
use crate::{
    browser::{
        clock, page,
        task::{self, pause},
        windows,
    },
    sealing::idle::{Idle, Limits, Verdict},
};
use leptos::prelude::*;

/// The minutes without a touch after which Kith locks, unless the practitioner has set others.
pub const IDLE_MINUTES: u64 = 5;
/// The minutes while a visit is on.
pub const VISIT_MINUTES: u64 = 30;
/// The minutes for which the page may be hidden.
const HIDDEN_MINUTES: u64 = 5;
/// The seconds of warning.
const WARNING_SECONDS: u64 = 60;
const SECOND: u64 = 1_000;
const MINUTE: u64 = 60 * SECOND;
/// How long a lock waits for what is being saved: 120 times 25 milliseconds.
const PATIENCE: usize = 120;

impl Bench {
    /// Listens to touches, to the page being hidden and seen again, and looks at the clocks.
    pub(super) fn keep_watch(self) {
        for event in ["pointerdown", "keydown", "wheel", "touchstart", "input"] {
            window_event_listener_untyped(event, move |_| self.touched());
        }
        page::on_document("visibilitychange", move || self.seen_or_hidden());
        // A frozen page runs nothing; what it shows at the first moment after is what was shown at the last one before.
        page::on_document("freeze", move || page::cover(self.locking.is_guarded()));
        page::on_document("resume", move || {
            if windows::is_remembered() {
                self.seen_or_hidden();
            } else {
                // Nobody can say at once what was ordered meanwhile.
                self.lock_here();
            }
        });
        window_event_listener(leptos::ev::pageshow, move |event| {
            if event.persisted() && self.has_missed_nothing() {
                self.lock_here();
            }
        });
        self.locking.begin_watch();
        let look = move || self.act_on(|idle, now, limits| idle.look(now, limits));
        let _ = set_interval_with_handle(look, std::time::Duration::from_secs(5));
    }

    fn seen_or_hidden(self) {
        // The picture that the tablet keeps of a hidden page shows nobody's name.
        page::cover(self.locking.is_guarded());
        let is_hidden = page::is_hidden();
        self.act_on(|idle, now, limits| idle.hide(is_hidden, now, limits));
        if !is_hidden && self.has_missed_nothing() && self.locking.may_be_seen() {
            page::cover(false);
            self.look_at_the_storage();
        }
    }

    /// The page was touched.
    pub fn touched(self) {
        self.act_on(|idle, now, limits| idle.touch(now, limits));
    }

    /// Goes on after the warning.
    pub fn stay_open(self) {
        self.act_on(|idle, now, limits| idle.stay(now, limits));
    }

    fn limits(self) -> Limits {
        let set = self.preferences.with_untracked(|preferences| preferences.lock_minutes);
        let usual = set.map_or(IDLE_MINUTES, u64::from).clamp(1, 60);
        let minutes = if self.locking.is_visit.get_untracked() { VISIT_MINUTES.max(usual) } else { usual };
        Limits { idle: minutes * MINUTE, hidden: HIDDEN_MINUTES * MINUTE, warning: WARNING_SECONDS * SECOND }
    }

    /// Reads the clocks, and does what follows from them.
    fn act_on(self, decide: impl FnOnce(&mut Idle, crate::sealing::idle::Moment, Limits) -> Verdict) {
        let limits = self.limits();
        let verdict =
            self.locking.watch.try_update_value(|watch| decide(&mut watch.idle, clock::moment(), limits));
        if !self.locking.is_guarded() {
            return;
        }
        let left = match verdict {
            Some(Verdict::Lock) => return self.lock_here(),
            Some(Verdict::Warn { left }) => Some(left.div_ceil(5 * SECOND) * 5),
            Some(Verdict::Open) | None => None,
        };
        if self.locking.locks_in.get_untracked() != left {
            self.locking.locks_in.set(left);
        }
    }

    /// A tablet that slept may have lost its storage: this says so before anything is typed.
    fn look_at_the_storage(self) {
        task::of_app(async move {
            let Some(store) = self.store() else { return };
            if let Err(words) = store.probe().await {
                self.notify_error(&format!(
                    "The browser does not give Kith its storage back ({words}). Download a copy of the open case, then reload the page."
                ));
            }
        });
    }

    /// Locks this device: every window of Kith, of which each saves what is being typed in it.
    pub fn lock(self) {
        if !self.locking.is_guarded() {
            return;
        }
        page::cover(true);
        self.windows.order(Order::Lock);
        self.lock_and(true);
    }

    /// Locks this window.
    pub(super) fn lock_here(self) {
        self.lock_and(false);
    }

    /// What is being typed is saved, then the page is loaded anew, which is the surest way to drop what is in memory. What
    /// cannot be saved stays in memory behind a cover that asks for the passphrase.
    fn lock_and(self, waits_for_others: bool) {
        if !self.locking.is_guarded() {
            return;
        }
        page::cover(true);
        let was_locking = self
            .locking
            .watch
            .try_update_value(|watch| std::mem::replace(&mut watch.is_locking, true))
            .unwrap_or(true);
        if was_locking {
            return;
        }
        task::of_app(async move {
            let is_saved = self.is_saved_or_empty().await;
            if waits_for_others {
                self.windows.wait_for_answers().await;
            }
            if !is_saved {
                // The storage does not take it: nothing typed is lost, and nothing is seen either.
                self.close_gate(Gate::Covered);
                if waits_for_others {
                    self.call_again().await;
                }
                return;
            }
            self.lock_stores();
            self.drop_what_is_open();
            if self.windows.is_changed.get_value() {
                // What would be loaded is another program, and nobody has said that it may be.
                self.close_gate(Gate::Changed { is_kept: false });
            } else {
                page::reload();
            }
        });
    }

    /// Shows a screen in place of what was open, without loading the page anew.
    pub(super) fn close_gate(self, gate: Gate) {
        self.locking.watch.update_value(|watch| watch.is_locking = false);
        self.locking.locks_in.set(None);
        self.locking.gate.set(gate);
        self.locking.uncover();
    }

    /// As `is_all_saved`. No lock waits for the second file: without it nothing is open.
    pub(super) async fn is_saved_or_empty(self) -> bool {
        match second() {
            Some(second) => second.is_all_saved(self).await,
            None => true,
        }
    }

    /// Ends what is being typed and writes everything; false when the storage does not take it.
    pub(super) async fn is_all_saved(self) -> bool {
        self.open.close_typing();
        for _ in 0..PATIENCE {
            self.flush();
            self.flush_drafts();
            if self.saver.keeping.with_value(super::keeping::Keeping::is_all_settled)
                && self.drafts_are_kept()
            {
                return true;
            }
            pause(25).await;
        }
        false
    }
}
