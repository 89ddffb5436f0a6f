//! What concerns every window of Kith on this device: a lock, and a removal. Each is told to all, done at once by those that are
//! awake and by those that sleep before they show anything, and whoever has not answered is said.

use super::{
    bench::Bench,
    orders::{self, Message, Order, RollCall},
    place::Place,
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

/// How long the other windows have for an answer: 40 times 25 milliseconds.
const PATIENCE: usize = 40;
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
        self.device_wide.update_value(|device| device.line = Some(line));
        self.note_orders();
        if let Some(left) = windows::left_by_last_page() {
            self.device_wide.update_value(|device| device.roll = RollCall::from_text(&left));
            task::of_app(self.call_again());
        }
    }

    fn hear(self, words: &str) {
        match words.parse() {
            Ok(Message::Do(order)) => {
                let is_known =
                    self.device_wide.try_update_value(|device| device.known.replace(words.to_owned()));
                // It is told by the channel and by the storage, so that one of them arrives.
                if is_known.flatten().as_deref() != Some(words) {
                    self.obey(order.order, Some(order.token));
                }
            }
            Ok(Message::Done { token, by }) => {
                let _ = self.device_wide.try_update_value(|device| device.roll.heard(&token, &by));
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
                self.answer(token);
            }
            Order::Remove => {
                self.let_go_of_everything();
                self.gate.set(Gate::BeingRemoved { is_here: false });
                self.uncover();
                self.answer(token);
            }
            Order::Over => {}
            Order::RemoveCase(id) => task::of_app(async move {
                if self.peek(|session| session.id() == id) == Some(true) {
                    page::cover(true);
                }
                let was_open = match second() {
                    Some(second) => second.drop_case(self, id).await,
                    None => false,
                };
                if was_open {
                    self.notify(REMOVED_ELSEWHERE);
                    self.go(Place::Home);
                }
                self.uncover();
                self.answer(token);
                if self.realm_is_open()
                    && let Some(second) = second()
                {
                    second.read_list(self).await;
                }
            }),
        }
    }

    fn answer(self, token: Option<String>) {
        let Some(token) = token else { return };
        let _ = self.device_wide.try_with_value(|device| {
            if let Some(line) = &device.line {
                line.broadcast(&Message::Done { token, by: line.id().to_owned() }.to_string());
            }
        });
    }

    /// Whether no order was missed while this window slept; else it is followed now. It asks what the browser answers at
    /// once, so that nothing is shown before.
    pub(super) fn has_missed_nothing(self) -> bool {
        let now = windows::last_order();
        let missed =
            self.device_wide.try_with_value(|device| orders::missed(device.known.as_deref(), now.as_deref()));
        let Some(order) = missed.flatten() else { return true };
        page::cover(self.is_guarded());
        match now {
            Some(now) => self.hear(&now),
            // Somebody has cleared the storage. When it was Kith, in another window, that is told in a moment.
            None => task::of_app(async move {
                pause(300).await;
                if !windows::is_shut() {
                    self.note_orders();
                    self.obey(order, None);
                }
            }),
        }
        false
    }

    /// What stands there now is known, and does not concern what is shown from now on.
    pub(super) fn note_orders(self) {
        let known = windows::orders_begun(|| orders::next(None, clock::new_id(), Order::Lock).to_string());
        self.device_wide.update_value(|device| device.known = known);
    }

    /// The last order that this window knows of.
    pub(super) fn known_order(self) -> Option<String> {
        self.device_wide.with_value(|device| device.known.clone())
    }

    /// Tells all windows to do something. Those that sleep find it when they wake.
    pub(super) fn order(self, order: Order) {
        let order = orders::next(windows::last_order().as_deref(), clock::new_id(), order);
        self.device_wide.update_value(|device| {
            device.roll = RollCall::new(&order.token);
            device.known = Some(order.to_string());
            if let Some(line) = &device.line {
                line.order(&order.to_string());
            }
        });
        task::of_app(self.count());
    }

    async fn count(self) {
        let id = self.device_wide.with_value(|device| device.line.as_ref().map(|line| line.id().to_owned()));
        let Some(id) = id else { return };
        let there = windows::others(&id).await;
        let _ = self.device_wide.try_update_value(|device| device.roll.count(there));
    }

    /// Whether all windows have answered to the last order.
    pub(super) fn have_all_answered(self) -> bool {
        self.device_wide.try_with_value(|device| device.roll.is_complete()).unwrap_or(true)
    }

    /// Waits for the answers to the last order, and says how many windows have not answered.
    async fn silent_after(self, patience: usize) -> usize {
        for _ in 0..patience {
            if self.have_all_answered() {
                return 0;
            }
            pause(25).await;
        }
        // One that has gone meanwhile needs not answer.
        self.count().await;
        self.device_wide.with_value(|device| device.roll.silent())
    }

    /// Waits for the answers to a lock that was just told, as long as is bearable before a screen that shows nothing.
    pub(super) async fn wait_for_answers(self) {
        let silent = self.silent_after(PATIENCE).await;
        let left = (silent > 0).then(|| self.device_wide.with_value(|device| device.roll.to_text()));
        windows::leave_for_next_page(left.as_deref());
    }

    /// Counts who has not answered until nobody is left.
    pub(super) async fn call_again(self) {
        loop {
            self.say_who_is_silent();
            if self.have_all_answered() {
                return;
            }
            pause(AGAIN_MILLIS).await;
            self.count().await;
        }
    }

    fn say_who_is_silent(self) {
        let silent = self.device_wide.try_with_value(|device| device.roll.silent()).unwrap_or_default();
        if self.unanswered.try_get_untracked().is_some_and(|known| known != silent) {
            let _ = self.unanswered.try_set(silent);
        }
    }

    /// Tells the other windows that a case is being removed, and waits until they have dropped it. Answers how many have not.
    pub(super) async fn have_case_dropped(self, id: &str) -> usize {
        self.order(Order::RemoveCase(id.to_owned()));
        self.drop_case(id).await;
        let silent = self.silent_after(PATIENCE_TO_REMOVE).await;
        if silent == 0 {
            self.end_order();
        }
        silent
    }

    /// Takes what the last order names out of it, once every window has followed: the storage keeps the last order, and is
    /// to keep nothing of a case that is removed.
    fn end_order(self) {
        let order = self.known_order().and_then(|known| known.parse::<orders::Numbered>().ok());
        let Some(order) = order else { return };
        let over = orders::Numbered { order: Order::Over, ..order }.to_string();
        self.device_wide.update_value(|device| {
            if let Some(line) = &device.line {
                line.order(&over);
            }
            device.known = Some(over);
        });
    }

    /// Drops a case that is being removed, once what is on its way has landed. Answers whether it was open.
    pub(super) async fn drop_case(self, id: &str) -> bool {
        let is_open = self.peek(|session| session.id() == id) == Some(true);
        self.settle(id).await;
        if is_open {
            self.session.set(None);
            self.hold.set(Hold::Ours);
        }
        self.drop_hold_of(id);
        self.forget_drafts(id).await;
        self.keeping.update_value(|keeping| keeping.forget(id));
        self.sealed.update_value(|all| {
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
        if !self.keeping.with_value(|keeping| keeping.is_settled(id)) {
            // What was typed here and is not written yet is more than what was taken back: it is written by a key of its own.
            return false;
        }
        if self.drop_case(id).await {
            self.notify(REMOVED_ELSEWHERE);
            self.go(Place::Home);
        }
        true
    }

    /// Tells the other windows that everything is being removed, and waits until they have let go. Answers how many have not.
    pub(super) async fn have_everything_dropped(self) -> usize {
        self.order(Order::Remove);
        self.drop_what_is_open();
        self.silent_after(PATIENCE_TO_REMOVE).await
    }

    /// Somebody has looked, and nothing is left.
    pub(super) fn say_all_is_gone(self) {
        let _ = self.device_wide.try_with_value(|device| {
            if let Some(line) = &device.line {
                line.broadcast(&Message::Gone.to_string());
            }
        });
        self.all_is_gone();
    }

    fn all_is_gone(self) {
        self.let_go_of_everything();
        self.gate.set(Gate::Removed);
        self.uncover();
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
        self.locks_in.set(None);
        self.notice.set(None);
        self.session.set(None);
        self.caseload.set(Vec::new());
        self.is_ready.set(false);
        self.integrity.set(None);
        self.damage.set_value(std::collections::BTreeMap::new());
        self.unread.set(std::collections::BTreeMap::new());
        self.amiss.set(Vec::new());
        self.forget_all_drafts();
        self.keeping.update_value(|keeping| *keeping = super::keeping::Keeping::default());
        self.sealed.update_value(std::collections::BTreeMap::clear);
        self.arrived.set_value(None);
        self.wake_all();
    }
}
