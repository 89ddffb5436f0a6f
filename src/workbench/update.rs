//! A newer build of the program: offered, taken by the practitioner's own tap when everything is saved, and never by itself. One
//! that takes over without a tap in any window is told, and locks this one.

use super::{bench::Bench, keeping::Keeping, second::second, state::Gate};
use crate::{
    browser::{
        clock,
        offline::{self, Found, Keeper, News},
        page,
        task::{self, pause},
    },
    edit::saving::Status,
    sealing::takeover,
};
use leptos::prelude::*;

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
    /// What a build that has taken over without a tap calls itself, once there is one.
    pub stranger: RwSignal<Option<Option<String>>>,
    keeper: StoredValue<Option<Keeper>, LocalStorage>,
}

/// The updates of this page.
#[must_use]
pub fn use_updates() -> Updates {
    expect_context()
}

/// What is said of a keeper of the program that this version does not know.
const STRANGE: &str = "The place that Kith comes from offers a program with another beginning (sw.js) than this version knows. A new version may have one, and so may the program of somebody who broke in there: Kith has not fetched it. Ask the people who give you Kith. When it is theirs, load this page again, and it is offered as usual.";

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
            stranger: RwSignal::new(None),
            keeper: StoredValue::new_local(None),
        };
        provide_context(updates);
        task::of_app(async move {
            let keeper = Keeper::begin(move |news| updates.heard(news)).await;
            if keeper.is_none() {
                updates.offline.set(Offline::Impossible);
            }
            updates.keeper.set_value(keeper);
            updates.check();
        });
        let looked = std::cell::Cell::new(clock::now());
        page::on_document("visibilitychange", move || {
            // The browser looks at each start; a tablet may keep a page open for weeks.
            if !page::is_hidden() && clock::now().saturating_sub(looked.get()) > HOUR_MILLIS {
                looked.set(clock::now());
                task::of_app(async move { updates.look_by_itself().await });
            }
        });
        updates
    }

    /// Looks for a newer build after a long while. With no signal there is nothing to say: it is looked for again.
    async fn look_by_itself(self) {
        let Some(keeper) = self.keeper.get_value() else { return };
        if keeper.look_for_newer().await == Ok(Found::Strange) && self.looked.get_untracked() != Some(STRANGE)
        {
            self.looked.set(Some(STRANGE));
            self.bench.notify_error(STRANGE);
        }
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
                task::of_app(async move { self.reload().await });
            }
            News::TookOver => task::of_app(async move { self.see_what_took_over().await }),
        }
    }

    /// Another build is in place. Either somebody has asked for it in another window, or this window trusts nothing that would
    /// be loaded from now on.
    async fn see_what_took_over(self) {
        let keeper = self.keeper.get_value();
        let new = match keeper {
            Some(keeper) => keeper.build_in_place().await,
            None => None,
        };
        let (asked, ours) = (offline::asked_for(), offline::build());
        if takeover::is_asked_for(asked.as_deref(), ours.as_deref(), new.as_deref()) {
            self.update.set(Update::InPlace);
        } else {
            self.stranger.set(Some(new));
            self.update.set(Update::None);
            self.bench.lock_since_changed().await;
        }
    }

    /// Finds out again whether the program can be opened with no signal.
    pub fn check(self) {
        if let Some(keeper) = self.keeper.get_value() {
            task::of_app(async move {
                let is_complete = keeper.is_complete().await;
                self.offline.set(if is_complete { Offline::Ready } else { Offline::NotYet });
            });
        }
    }

    /// Asks whether there is a newer build, and says what came of it.
    pub fn look(self) {
        let Some(keeper) = self.keeper.get_value() else { return };
        task::of_app(async move {
            let words = match keeper.look_for_newer().await {
                Ok(Found::Strange) => STRANGE,
                Ok(Found::Looked) => {
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
        task::of_app(async move {
            if !self.is_settled().await {
                return;
            }
            if self.update.get_untracked() == Update::InPlace {
                return page::reload();
            }
            self.update.set(Update::Asked);
            let keeper = self.keeper.get_value();
            let build = match &keeper {
                Some(keeper) => keeper.waiting_build().await,
                None => None,
            };
            // The other windows learn by this that what takes over was asked for.
            if let Some(build) = build {
                offline::note_asked_for(&build);
            }
            if !keeper.is_some_and(|keeper| keeper.let_it_take_over()) {
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
        if let Some(second) = second() {
            second.flush(self.bench);
            second.flush_drafts(self.bench);
        }
        let status = || self.bench.saver.keeping.with_value(Keeping::status);
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

impl Bench {
    /// Locks this window without loading it anew, since what would be loaded is another program that nobody has asked for.
    async fn lock_since_changed(self) {
        self.windows.is_changed.set_value(true);
        page::cover(true);
        let is_saved = self.is_saved_or_empty().await;
        self.lock_stores();
        if is_saved {
            self.drop_what_is_open();
        }
        self.close_gate(Gate::Changed { is_kept: !is_saved });
    }

    /// Goes on with the program of this window, after it was said that another one has taken over: the passphrase is asked for.
    pub fn go_on_unchanged(self) {
        let is_kept = self.locking.gate.get_untracked() == Gate::Changed { is_kept: true };
        self.locking.gate.set(if is_kept { Gate::Covered } else { Gate::Unknown });
        if !is_kept {
            self.arrived.set_value(None);
            self.arrive();
        }
    }
}
