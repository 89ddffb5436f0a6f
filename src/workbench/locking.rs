//! Whether anything of the live cases may be seen: what `lock.rs` and `gate.rs` decide is held here.

use super::state::{Gate, Watch};
use crate::{
    browser::{
        clock, page,
        task::{self, pause},
    },
    sealing::idle::Idle,
};
use leptos::prelude::*;

/// Whether the live cases may be seen, and when they may not any more. It is a handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct Locking {
    /// Whether the live cases may be seen.
    pub gate: RwSignal<Gate>,
    /// The seconds left before Kith locks itself, while it warns.
    pub locks_in: RwSignal<Option<u64>>,
    /// Whether a visit is on, for which Kith waits longer before it locks.
    pub is_visit: RwSignal<bool>,
    /// How many other windows have not answered to the last lock or removal.
    pub unanswered: RwSignal<usize>,
    pub(super) watch: StoredValue<Watch>,
}

impl Locking {
    /// Nothing has been read yet.
    pub(super) fn unknown() -> Self {
        Self {
            gate: RwSignal::new(Gate::Unknown),
            locks_in: RwSignal::new(None),
            is_visit: RwSignal::new(false),
            unanswered: RwSignal::new(0),
            watch: StoredValue::new(Watch::default()),
        }
    }

    /// Begins to count from now.
    pub(super) fn begin_watch(self) {
        let _ = self.watch.try_update_value(|watch| watch.idle = Idle::new(clock::moment()));
    }

    /// Whether there is something on the page that a lock protects.
    pub(super) fn is_guarded(self) -> bool {
        self.gate.get_untracked() == Gate::Open
    }

    /// Whether nothing stands against showing the page.
    pub(super) fn may_be_seen(self) -> bool {
        !page::is_hidden() && !self.watch.with_value(|watch| watch.is_locking)
    }

    /// Lets the page be seen again once the screen under the cover is another one: it is drawn a moment after it was chosen.
    pub(super) fn uncover(self) {
        task::of_app(async move {
            pause(20).await;
            if self.may_be_seen() {
                page::cover(false);
            }
        });
    }
}
