//! A newer build of the program: offered, taken by the practitioner's own tap when everything is saved, and never by itself.

use super::{
    bench::{Bench, document_listener},
    keeping::Keeping,
    opening::pause,
};
use crate::{
    browser::{
        clock,
        offline::{Keeper, News},
        page,
    },
    edit::saving::Status,
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Where a newer build stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Update {
    /// None is known.
    #[default]
    None,
    /// One is whole on this device and waits.
    Ready,
    /// It was told to take over.
    Asked,
    /// It has taken over, while this window still runs the older one.
    InPlace,
}

/// Whether the program can be opened with no signal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offline {
    /// Not known yet.
    #[default]
    Unknown,
    /// Every file of it is on this device.
    Ready,
    /// Something of it is not, or not yet.
    NotYet,
    /// This browser, or this window, does not keep programs.
    Impossible,
}

/// What the screens show of the program itself. It is a handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct Updates {
    bench: Bench,
    /// Where a newer build stands.
    pub update: RwSignal<Update>,
    /// Whether the program can be opened with no signal.
    pub offline: RwSignal<Offline>,
    /// Why the update was not taken.
    pub refusal: RwSignal<Option<String>>,
    /// What looking for a newer build came to.
    pub looked: RwSignal<Option<&'static str>>,
    keeper: StoredValue<Option<Keeper>, LocalStorage>,
}

/// The updates of this page.
#[must_use]
pub fn use_updates() -> Updates {
    expect_context()
}

/// How long an update waits for what is being saved: 80 times 25 milliseconds.
const PATIENCE: usize = 80;
/// A page that comes back into view looks for a newer build at most this often.
const HOUR_MILLIS: u64 = 3_600_000;

impl Updates {
    /// Has the program kept on this device from now on.
    #[must_use]
    pub fn set_up(bench: Bench) -> Self {
        let updates = Self {
            bench,
            update: RwSignal::new(Update::None),
            offline: RwSignal::new(Offline::Unknown),
            refusal: RwSignal::new(None),
            looked: RwSignal::new(None),
            keeper: StoredValue::new_local(None),
        };
        provide_context(updates);
        spawn_local(async move {
            let keeper = Keeper::begin(move |news| updates.heard(news)).await;
            if keeper.is_none() {
                updates.offline.set(Offline::Impossible);
            }
            updates.keeper.set_value(keeper);
            updates.check();
        });
        let looked = std::cell::Cell::new(clock::now());
        document_listener("visibilitychange", move || {
            // The browser looks at each start; a tablet may keep a page open for weeks.
            if !page::is_hidden() && clock::now().saturating_sub(looked.get()) > HOUR_MILLIS {
                looked.set(clock::now());
                if let Some(keeper) = updates.keeper.get_value() {
                    spawn_local(async move {
                        // With no signal there is nothing to say: it is looked for again.
                        let _ = keeper.look_for_newer().await;
                    });
                }
            }
        });
        updates
    }

    fn heard(self, news: News) {
        match news {
            News::Kept => self.check(),
            // The one that was just told to take over is still called waiting while it begins.
            News::Waiting if self.update.get_untracked() == Update::Asked => {}
            News::Waiting => {
                self.looked.set(None);
                self.update.set(Update::Ready);
            }
            News::TookOver if self.update.get_untracked() == Update::Asked => {
                spawn_local(async move { self.reload().await });
            }
            News::TookOver => self.update.set(Update::InPlace),
        }
    }

    /// Finds out again whether the program can be opened with no signal.
    pub fn check(self) {
        if let Some(keeper) = self.keeper.get_value() {
            spawn_local(async move {
                let is_complete = keeper.is_complete().await;
                self.offline.set(if is_complete { Offline::Ready } else { Offline::NotYet });
            });
        }
    }

    /// Asks whether there is a newer build, and says what came of it.
    pub fn look(self) {
        let Some(keeper) = self.keeper.get_value() else { return };
        spawn_local(async move {
            let words = match keeper.look_for_newer().await {
                Ok(()) => {
                    "Kith has looked. If there is a newer version, it is offered as soon as it is whole on this device."
                }
                Err(_) => {
                    "Kith could not look for a newer version. Connect this device to the internet, then try again."
                }
            };
            self.looked.set(Some(words));
        });
    }

    /// Takes the newer build, once everything of every case is saved; otherwise says why not.
    pub fn take(self) {
        spawn_local(async move {
            if !self.is_settled().await {
                return;
            }
            if self.update.get_untracked() == Update::InPlace {
                return page::reload();
            }
            self.update.set(Update::Asked);
            if !self.keeper.get_value().is_some_and(|keeper| keeper.let_it_take_over()) {
                // Another window was quicker.
                self.update.set(Update::InPlace);
            }
        });
    }

    /// Goes on in the build that has taken over. What was typed since the tap is saved first.
    async fn reload(self) {
        if self.is_settled().await {
            page::reload();
        } else {
            self.update.set(Update::InPlace);
        }
    }

    /// Writes what is not written, waits for it, and says what is in the way when it does not come to rest.
    async fn is_settled(self) -> bool {
        self.refusal.set(None);
        self.bench.flush();
        self.bench.flush_drafts();
        let status = || self.bench.keeping.with_value(Keeping::status);
        for _ in 0..PATIENCE {
            if matches!(status(), Status::Saved { .. }) && self.bench.drafts_are_kept() {
                return true;
            }
            pause(25).await;
        }
        let what = match status() {
            Status::Saved { .. } if self.bench.drafts_are_kept() => return true,
            Status::Saved { .. } => "what you typed and have not added yet is".to_owned(),
            Status::Failed { unsaved, .. } if unsaved != 1 => format!("{unsaved} changes are"),
            Status::Failed { .. } => "1 change is".to_owned(),
            Status::Saving => "your last change is".to_owned(),
        };
        self.refusal.set(Some(format!(
            "Not now: {what} not saved yet. Kith keeps trying. Update when the line at the bottom says that everything is saved."
        )));
        false
    }
}
