//! Several tabs on one device: one of them may write a case, the others read it and follow what is written.
//!
//! The lock is a courtesy to people, who would otherwise answer one question twice. Nothing is lost without it: batches are
//! only ever added, under numbers that no two can take.

use super::{
    bench::Bench,
    second::second,
    state::{Gate, Hold},
};
use crate::{
    browser::{
        clock, locks,
        task::{self, pause},
    },
    case::Operation,
};
use js_sys::Array;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// A holder that has not answered after this long is frozen, and the case is taken from it.
const SILENCE_MILLIS: i32 = 5_000;

/// The name of the lock of a case. Whoever holds it may write the case.
pub(super) fn lock_name(database: &str, id: &str) -> String {
    format!("{database}/{id}")
}

thread_local! {
    static BENCH: Cell<Option<Bench>> = const { Cell::new(None) };
}

/// Tells what another tab has done to the database.
pub(super) fn notify(words: &str) {
    if let Some(bench) = BENCH.get() {
        bench.notify_error(words);
    }
}

/// What tabs say to each other, always of a case by its random id.
const WROTE: &str = "wrote";
const WANT: &str = "want";
/// Drafts that were typed before the case was taken over wait in the browser's storage by name.
const LEFT: &str = "left";

impl Bench {
    fn lock_name(self, id: &str) -> String {
        lock_name(self.present_realm().database(), id)
    }

    fn broadcast(self, what: &str, id: &str) {
        let message = Array::of3(&what.into(), &self.present_realm().database().into(), &id.into());
        let _ = self
            .windows
            .tabs
            .try_with_value(|tabs| tabs.channel.as_ref().map(|channel| channel.post_message(&message)));
    }

    /// Tells the other tabs that something of a case was written.
    pub(super) fn broadcast_written(self, id: &str) {
        self.broadcast(WROTE, id);
    }

    /// Tells the tab that writes a case that drafts of it wait to be taken in.
    pub(super) fn broadcast_left(self, id: &str) {
        self.broadcast(LEFT, id);
    }

    /// Listens before anything is loaded, so that nothing that is written meanwhile is missed.
    pub(super) fn listen_to_tabs(self) {
        BENCH.set(Some(self));
        let Ok(channel) = BroadcastChannel::new("kith") else { return };
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let Ok(message) = event.data().dyn_into::<Array>() else { return };
            let text = |index| message.get(index).as_string().unwrap_or_default();
            if text(1) != self.present_realm().database() {
                return;
            }
            let is_open = self.open.peek(|session| session.id() == text(2)) == Some(true);
            match text(0).as_str() {
                WROTE => {
                    let id = text(2);
                    task::of_app(async move {
                        // Without the second file there is no list on the screen yet, nor a case.
                        let Some(second) = second() else { return };
                        second.follow(self, id, is_open).await;
                        if self.realm_is_open() {
                            second.read_list(self).await;
                        }
                    });
                }
                LEFT if is_open && self.open.hold.get_untracked() == Hold::Ours => {
                    if let Some(second) = second() {
                        task::of_app(second.read_drafts_again(self, text(2)));
                    }
                }
                WANT if is_open && self.open.hold.get_untracked() == Hold::Ours => {
                    if let Some(second) = second() {
                        second.let_go(self, text(2));
                    }
                }
                _ => {}
            }
        });
        channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        hear.forget();
        self.windows.tabs.update_value(|tabs| tabs.channel = Some(channel));
    }

    pub(super) fn realm_is_open(self) -> bool {
        !self.present_realm().is_sealed() || self.locking.gate.get_untracked() == Gate::Open
    }

    /// Takes in what another tab has written of the open case.
    pub(super) async fn follow(self, id: &str) {
        let Some(store) = self.store().filter(|_| self.realm_is_open()) else { return };
        let kept = loop {
            let from = self.saver.keeping.with_value(|keeping| keeping.next_batch(id));
            let Ok(kept) = store.case_from(id, from).await else { return };
            // Whoever was quicker has taken these in: an older state of what is being typed must not come after a newer one.
            if self.saver.keeping.with_value(|keeping| keeping.next_batch(id)) == from {
                break kept;
            }
        };
        let operations: Vec<Operation> = kept.batches.into_iter().flatten().collect();
        if operations.is_empty() {
            return;
        }
        self.saver.keeping.update_value(|keeping| keeping.seen(id, kept.next_batch));
        self.open.session.maybe_update(|session| match session {
            Some(session) if session.id() == id => {
                session.learn(operations, clock::now());
                true
            }
            _ => false,
        });
        self.open.wake_all();
    }

    /// Asks for the right to write a case that is being opened. Where another tab has it, this one reads.
    pub(super) async fn ask_to_hold(self, id: &str) {
        let name = self.lock_name(id);
        if self.windows.tabs.with_value(|tabs| tabs.holds(&name)) {
            return;
        }
        // What was typed in the case before is on the device before another tab may write it.
        self.settle_drafts().await;
        self.drop_hold();
        let lock = locks::request(&name, locks::Way::IfFree, move || self.lost()).await;
        self.now_holds(id, name, lock).await;
    }

    /// The right to write a case was asked for. What another tab has done to its drafts is read before it is used.
    async fn now_holds(self, id: &str, name: String, lock: Option<locks::Lock>) {
        let is_had = lock.is_some();
        if let Some(lock) = lock {
            self.windows.tabs.update_value(|tabs| tabs.held = Some((name.clone(), lock)));
        } else {
            self.open.hold.set(Hold::Elsewhere);
        }
        self.read_drafts_again(id).await;
        // It may have been taken by force meanwhile.
        if is_had && self.windows.tabs.with_value(|tabs| tabs.holds(&name)) {
            self.open.hold.set(Hold::Ours);
        }
    }

    pub(super) async fn read_drafts_again(self, id: &str) {
        self.unread_drafts(self.present_realm().database(), id);
        self.read_drafts(id).await;
    }

    /// Holds a case no more that has gone from the device: another window may take it in again.
    pub(super) fn drop_hold_of(self, id: &str) {
        let name = self.lock_name(id);
        if self.windows.tabs.with_value(|tabs| tabs.holds(&name)) {
            self.drop_hold();
        }
    }

    /// A new case, or one that comes from a file, is this tab's from the beginning.
    pub(super) fn hold_in_this_tab(self, id: &str) {
        self.open.hold.set(Hold::Ours);
        let id = id.to_owned();
        task::of_app(async move { self.ask_to_hold(&id).await });
    }

    /// The right to write each of these cases for one step over a file; which of them another tab has, where one has.
    pub(super) async fn hold_for_file(self, ids: &[String]) -> Result<Vec<(String, locks::Lock)>, String> {
        let mut locks = Vec::new();
        for id in ids {
            let name = self.lock_name(id);
            if self.windows.tabs.with_value(|tabs| tabs.holds(&name)) {
                continue;
            }
            let lost_name = name.clone();
            let lost = move || {
                if self.windows.tabs.try_with_value(|tabs| tabs.holds(&lost_name)) == Some(true) {
                    self.lost();
                }
            };
            match locks::request(&name, locks::Way::IfFree, lost).await {
                Some(lock) => locks.push((id.clone(), lock)),
                None => {
                    locks.into_iter().for_each(|(_, lock)| lock.release());
                    return Err(id.clone());
                }
            }
        }
        Ok(locks)
    }

    /// Keeps the right that was had for a step over a file, since the case becomes the open one.
    pub(super) fn keep_hold(self, id: &str, lock: locks::Lock) {
        self.drop_hold();
        self.windows.tabs.update_value(|tabs| tabs.held = Some((self.lock_name(id), lock)));
    }

    fn drop_hold(self) {
        let held = self.windows.tabs.try_update_value(|tabs| tabs.held.take()).flatten();
        if let Some((name, lock)) = held {
            if let Some((database, id)) = name.split_once('/') {
                self.unread_drafts(database, id);
            }
            lock.release();
        }
    }

    /// The lock was taken by force: this tab was frozen for too long. What it has not written yet is still written.
    fn lost(self) {
        let _ = self.windows.tabs.try_update_value(|tabs| tabs.held.take());
        let _ = self.open.hold.try_set(Hold::Elsewhere);
        self.flush();
        // Drafts are one word in one place: those go where the tab that writes them now finds them.
        self.flush_drafts();
    }

    /// Another tab takes over: everything is written first.
    pub(super) fn let_go(self, id: String) {
        task::of_app(async move {
            self.open.close_typing();
            self.open.hold.set(Hold::Elsewhere);
            self.settle(&id).await;
            self.settle_drafts().await;
            self.drop_hold();
        });
    }

    /// Takes the open case over from another tab.
    pub fn take_over(self) {
        let Some(id) = self.open.peek(|session| session.id().to_owned()) else { return };
        self.open.hold.set(Hold::Asking);
        task::of_app(async move {
            let name = self.lock_name(&id);
            self.broadcast(WANT, &id);
            let mut taken = None;
            for _ in 0..(SILENCE_MILLIS / 100) {
                taken = locks::request(&name, locks::Way::IfFree, move || self.lost()).await;
                if taken.is_some() {
                    break;
                }
                pause(100).await;
            }
            if taken.is_none() {
                taken = locks::request(&name, locks::Way::ByForce, move || self.lost()).await;
            }
            // Whatever the other tab wrote last is here before the first key.
            self.follow(&id).await;
            self.now_holds(&id, name, taken).await;
        });
    }
}
