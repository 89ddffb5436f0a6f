//! The other windows of Kith on this device: who has answered to the last order, and what this one answers.

use super::{
    orders::{self, Message, Order, RollCall},
    state::{Tabs, Windows},
};
use crate::browser::{
    clock,
    task::{self, pause},
    windows,
};
use leptos::prelude::*;

/// How long the other windows have for an answer: 40 times 25 milliseconds.
const PATIENCE: usize = 40;

/// What this window is among the others. It is a handle: copying it copies no data.
#[derive(Clone, Copy)]
pub(super) struct OtherWindows {
    pub tabs: StoredValue<Tabs, LocalStorage>,
    pub others: StoredValue<Windows, LocalStorage>,
    /// Whether the program on this device was changed while this window runs, and nobody has asked for it.
    pub is_changed: StoredValue<bool>,
}

impl OtherWindows {
    /// Nothing is known of others.
    pub fn alone() -> Self {
        Self {
            tabs: StoredValue::new_local(Tabs::default()),
            others: StoredValue::new_local(Windows::default()),
            is_changed: StoredValue::new(false),
        }
    }

    pub fn answer(self, token: Option<String>) {
        let Some(token) = token else { return };
        let _ = self.others.try_with_value(|device| {
            if let Some(line) = &device.line {
                line.broadcast(&Message::Done { token, by: line.id().to_owned() }.to_string());
            }
        });
    }

    /// What stands there now is known, and does not concern what is shown from now on.
    pub fn note_orders(self) {
        let known = windows::orders_begun(|| orders::next(None, clock::new_id(), Order::Lock).to_string());
        self.others.update_value(|device| device.known = known);
    }

    /// The last order that this window knows of.
    pub fn known_order(self) -> Option<String> {
        self.others.with_value(|device| device.known.clone())
    }

    /// Tells all windows to do something. Those that sleep find it when they wake.
    pub fn order(self, order: Order) {
        let order = orders::next(windows::last_order().as_deref(), clock::new_id(), order);
        self.others.update_value(|device| {
            device.roll = RollCall::new(&order.token);
            device.known = Some(order.to_string());
            if let Some(line) = &device.line {
                line.order(&order.to_string());
            }
        });
        task::of_app(self.count());
    }

    pub async fn count(self) {
        let id = self.others.with_value(|device| device.line.as_ref().map(|line| line.id().to_owned()));
        let Some(id) = id else { return };
        let there = windows::others(&id).await;
        let _ = self.others.try_update_value(|device| device.roll.count(there));
    }

    /// Whether all windows have answered to the last order.
    pub fn have_all_answered(self) -> bool {
        self.others.try_with_value(|device| device.roll.is_complete()).unwrap_or(true)
    }

    /// Waits for the answers to the last order, and says how many windows have not answered.
    pub async fn silent_after(self, patience: usize) -> usize {
        for _ in 0..patience {
            if self.have_all_answered() {
                return 0;
            }
            pause(25).await;
        }
        // One that has gone meanwhile needs not answer.
        self.count().await;
        self.others.with_value(|device| device.roll.silent())
    }

    /// Waits for the answers to a lock that was just told, as long as is bearable before a screen that shows nothing.
    pub async fn wait_for_answers(self) {
        let silent = self.silent_after(PATIENCE).await;
        let left = (silent > 0).then(|| self.others.with_value(|device| device.roll.to_text()));
        windows::leave_for_next_page(left.as_deref());
    }

    /// Takes what the last order names out of it, once every window has followed: the storage keeps the last order, and is
    /// to keep nothing of a case that is removed.
    pub fn end_order(self) {
        let order = self.known_order().and_then(|known| known.parse::<orders::Numbered>().ok());
        let Some(order) = order else { return };
        let over = orders::Numbered { order: Order::Over, ..order }.to_string();
        self.others.update_value(|device| {
            if let Some(line) = &device.line {
                line.order(&over);
            }
            device.known = Some(over);
        });
    }
}
