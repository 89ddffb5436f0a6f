//! What concerns every window of Kith on this device: a lock, and a removal. Each is told to all, done at once by those that are
//! awake and by those that sleep before they show anything, and whoever has not answered is said.

use super::{
    bench::Bench,
    orders::{self, Message, Order, RollCall},
    second::second,
    state::{Gate, Hold},
};
use crate::browser::{
    clock, page,
    preferences::Preferences,
    task::{self, pause},
    windows,
};
use leptos::prelude::*;

/// Those that remove something first write what is on its way: 120 times 25 milliseconds.
const PATIENCE_TO_REMOVE: usize = 120;
/// Told of the case that was on the screen.
const REMOVED_ELSEWHERE: &str = "This case was removed from this device in another window.";
/// How often the page that stays locked counts again who has not answered.
const AGAIN_MILLIS: i32 = 500;

impl Bench {
    /// Listens to the other windows.
    pub(super) fn listen_to_windows(self) {
        let line = windows::Line::open(&clock::new_id(), move |words| self.hear(&words));
        self.windows.others.update_value(|device| device.line = Some(line));
        self.windows.note_orders();
        if let Some(left) = windows::left_by_last_page() {
            self.windows.others.update_value(|device| device.roll = RollCall::from_text(&left));
            task::of_app(self.call_again());
        }
    }

    fn hear(self, words: &str) {
        match words.parse() {
            Ok(Message::Do(order)) => {
                let is_known =
                    self.windows.others.try_update_value(|device| device.known.replace(words.to_owned()));
                // It is told by the channel and by the storage, so that one of them arrives.
                if is_known.flatten().as_deref() != Some(words) {
                    self.obey(order.order, Some(order.token));
                }
            }
            Ok(Message::Done { token, by }) => {
                let _ = self.windows.others.try_update_value(|device| device.roll.heard(&token, &by));
                self.say_who_is_silent();
            }
            Ok(Message::Gone) => self.all_is_gone(),
            Err(()) => {}
        }
    }

    /// Does what another window has ordered, and says when nothing of it can be read here any more.
    fn obey(self, order: Order, token: Option<String>) {
        match order {
            Order::Lock => {
                self.lock_here();
                self.windows.answer(token);
            }
            Order::Remove => {
                self.let_go_of_everything();
                self.locking.gate.set(Gate::BeingRemoved { is_here: false });
                self.locking.uncover();
                self.windows.answer(token);
            }
            Order::Over => {}
            Order::RemoveCase(id) => task::of_app(async move {
                if self.open.peek(|session| session.id() == id) == Some(true) {
                    page::cover(true);
                }
                let was_open = match second() {
                    Some(second) => second.drop_case(self, id.clone()).await,
                    None => false,
                };
                if was_open {
                    self.notify(REMOVED_ELSEWHERE);
                    self.lead_out_of(&id);
                }
                self.locking.uncover();
                self.windows.answer(token);
                if self.realm_is_open()
                    && let Some(second) = second()
                {
                    second.read_list(self).await;
                }
            }),
        }
    }

    /// Whether no order was missed while this window slept; else it is followed now. It asks what the browser answers at
    /// once, so that nothing is shown before.
    pub(super) fn has_missed_nothing(self) -> bool {
        let now = windows::last_order();
        let missed = self
            .windows
            .others
            .try_with_value(|device| orders::missed(device.known.as_deref(), now.as_deref()));
        let Some(order) = missed.flatten() else { return true };
        page::cover(self.locking.is_guarded());
        match now {
            Some(now) => self.hear(&now),
            // Somebody has cleared the storage. When it was Kith, in another window, that is told in a moment.
            None => task::of_app(async move {
                pause(300).await;
                if !windows::is_shut() {
                    self.windows.note_orders();
                    self.obey(order, None);
                }
            }),
        }
        false
    }

    /// Counts who has not answered until nobody is left.
    pub(super) async fn call_again(self) {
        loop {
            self.say_who_is_silent();
            if self.windows.have_all_answered() {
                return;
            }
            pause(AGAIN_MILLIS).await;
            self.windows.count().await;
        }
    }

    fn say_who_is_silent(self) {
        let silent = self.windows.others.try_with_value(|device| device.roll.silent()).unwrap_or_default();
        if self.locking.unanswered.try_get_untracked().is_some_and(|known| known != silent) {
            let _ = self.locking.unanswered.try_set(silent);
        }
    }

    /// Tells the other windows that a case is being removed, and waits until they have dropped it. Answers how many have not.
    pub(super) async fn have_case_dropped(self, id: &str) -> usize {
        self.windows.order(Order::RemoveCase(id.to_owned()));
        self.drop_case(id).await;
        let silent = self.windows.silent_after(PATIENCE_TO_REMOVE).await;
        if silent == 0 {
            self.windows.end_order();
        }
        silent
    }

    /// Drops a case that is being removed, once what is on its way has landed. Answers whether it was open.
    pub(super) async fn drop_case(self, id: &str) -> bool {
        let is_open = self.open.peek(|session| session.id() == id) == Some(true);
        self.settle(id).await;
        if is_open {
            self.open.session.set(None);
            self.open.hold.set(Hold::Ours);
        }
        self.drop_hold_of(id);
        self.forget_drafts(id).await;
        self.saver.keeping.update_value(|keeping| keeping.forget(id));
        self.saver.sealed.update_value(|all| {
            all.remove(id);
        });
        for (_, store, _) in self.stores.get_value() {
            store.forget(id);
        }
        is_open
    }

    /// Drops a case that has gone from the device although nobody ordered it: the file that it came in was taken back in
    /// another window. Answers whether it has.
    pub(super) async fn drop_if_gone(self, id: &str) -> bool {
        let Some(store) = self.store() else { return false };
        if !store.has_gone(id).await {
            return false;
        }
        store.forget(id);
        if !self.saver.keeping.with_value(|keeping| keeping.is_settled(id)) {
            // What was typed here and is not written yet is more than what was taken back: it is written by a key of its own.
            return false;
        }
        if self.drop_case(id).await {
            self.notify(REMOVED_ELSEWHERE);
            self.lead_out_of(id);
        }
        true
    }

    /// Tells the other windows that everything is being removed, and waits until they have let go. Answers how many have not.
    pub(super) async fn have_everything_dropped(self) -> usize {
        self.windows.order(Order::Remove);
        self.drop_what_is_open();
        self.windows.silent_after(PATIENCE_TO_REMOVE).await
    }

    /// Somebody has looked, and nothing is left.
    pub(super) fn say_all_is_gone(self) {
        let _ = self.windows.others.try_with_value(|device| {
            if let Some(line) = &device.line {
                line.broadcast(&Message::Gone.to_string());
            }
        });
        self.all_is_gone();
    }

    fn all_is_gone(self) {
        self.let_go_of_everything();
        self.locking.gate.set(Gate::Removed);
        self.locking.uncover();
    }

    fn let_go_of_everything(self) {
        windows::shut();
        self.drop_what_is_open();
        for (_, store, _) in self.stores.try_update_value(std::mem::take).unwrap_or_default() {
            store.lock();
            store.close();
        }
        self.preferences.set(Preferences::default());
    }

    /// Drops what is in memory of any case.
    pub(super) fn drop_what_is_open(self) {
        self.locking.locks_in.set(None);
        self.notice.set(None);
        self.open.session.set(None);
        self.caseload.cases.set(Vec::new());
        self.caseload.is_ready.set(false);
        self.open.integrity.set(None);
        self.open.damage.set_value(std::collections::BTreeMap::new());
        self.open.unread.set(std::collections::BTreeMap::new());
        self.caseload.amiss.set(Vec::new());
        self.forget_all_drafts();
        self.saver.keeping.update_value(|keeping| *keeping = super::keeping::Keeping::default());
        self.saver.sealed.update_value(std::collections::BTreeMap::clear);
        self.arrived.set_value(None);
        self.open.wake_all();
    }
}
