//! The gate before the live cases: set up, locked or open. The training case has none, since nobody in it exists.

use super::{bench::Bench, orders, realm::Realm, second::whole, state::Gate};
use crate::{
    browser::{
        canary,
        deadline::within,
        keys::{Secret, Trouble},
        persistence,
        store::{self, DeviceState, Left, NewRing, Store, Successor},
        task, windows, worker,
    },
    case::Subject,
    sealing::Cost,
};
use leptos::prelude::*;
use std::rc::Rc;

/// The milliseconds within which keys are destroyed, unless another window stands in the way.
const DEADLINE: i32 = 5_000;

/// Seals what a version before the keys has left, where there is such a thing. Without the second file it is tried again at
/// the next unlock.
async fn migrate(store: Rc<Store>) {
    if store.is_to_migrate().await
        && let Some(second) = whole().await
    {
        second.migrate(store).await;
    }
}

impl Bench {
    /// Whether the live cases may be read. Says at the gate what is asked for when not.
    pub(super) async fn is_let_in(self) -> bool {
        let Some((store, _)) = self.store_of(Realm::Live) else { return false };
        if store.is_open() {
            self.join_practice().await;
            self.locking.gate.set(Gate::Open);
            return true;
        }
        let gate = match store.device_state().await {
            Ok(DeviceState::SetUp) => Gate::Locked,
            Ok(DeviceState::New) => Gate::SetUp { was_cleared: canary::is_there().await },
            Ok(DeviceState::Broken(words)) => Gate::Broken(words),
            Err(words) => Gate::Broken(format!("The storage of this browser could not be read: {words}.")),
        };
        self.locking.gate.set(gate);
        false
    }

    /// Protects this device: makes its keys under a passphrase and a recovery code.
    ///
    /// # Errors
    /// In the user's words.
    pub async fn set_up_device(self, mut new: NewRing) -> Result<(), String> {
        let (store, _) = self.store_of(Realm::Live).ok_or("The storage of this browser is not open.")?;
        new.cost = worker::calibrate().await.map_err(|trouble| trouble.to_string())?;
        store.set_up(&new).await.map_err(|trouble| {
            format!("This device could not be protected ({trouble}). Nothing was kept. Try again.")
        })?;
        migrate(store).await;
        canary::leave().await;
        self.windows.note_orders();
        self.let_in();
        Ok(())
    }

    /// Unlocks this device.
    ///
    /// # Errors
    /// In the user's words.
    pub async fn unlock(self, secret: Secret) -> Result<(), String> {
        let (store, _) = self.store_of(Realm::Live).ok_or("The storage of this browser is not open.")?;
        self.windows.note_orders();
        let known = self.windows.known_order();
        store.unlock(&secret).await.map_err(|trouble| match (trouble, &secret) {
            (Trouble::DoesNotFit, Secret::Passphrase(_) | Secret::Spelled(_)) => {
                "This is not the passphrase of this device. Check capital letters and the spaces between words, then try again.".to_owned()
            }
            (Trouble::DoesNotFit, Secret::Recovery(_)) => {
                "This recovery code belongs to another device, or to an earlier set-up of this one. Look for a newer print.".to_owned()
            }
            (trouble, _) => format!("This device could not be unlocked: {trouble}."),
        })?;
        migrate(store.clone()).await;
        // Whoever has locked the device meanwhile, in another window, is right.
        if !self.has_missed_nothing() || self.windows.known_order() != known || windows::is_shut() {
            self.lock_stores();
            return Err(
                "Kith was locked in another window while the passphrase was being tried. Enter it again to open this one.".to_owned()
            );
        }
        canary::leave().await;
        self.let_in();
        if matches!(secret, Secret::Recovery(_)) && self.notice.with_untracked(Option::is_none) {
            self.notify("Unlocked with the recovery code. Choose a new passphrase under \u{201c}Your details\u{201d}, \u{201c}Protection of this device\u{201d}.");
        }
        Ok(())
    }

    /// The practice is unlocked with the cases, where it is open: its keys are wrapped by the device's. What is amiss with it
    /// stands in nobody's way to the cases.
    async fn join_practice(self) {
        let of = |realm| self.store_of(realm).map(|(store, _)| store);
        let (Some(live), Some(practice)) = (of(Realm::Live), of(Realm::Practice)) else { return };
        if practice.is_open() {
            return;
        }
        if let Err(trouble) = practice.unlock_beside(&live).await {
            self.notify_error(&format!(
                "The record of your practice could not be unlocked ({trouble}). Your cases are not concerned. Reload the page to try again."
            ));
        }
    }

    /// Forgets the keys of everything that stands behind the gate.
    pub(super) fn lock_stores(self) {
        for (realm, store, _) in self.stores.get_value() {
            if realm.is_sealed() {
                store.lock();
            }
        }
    }

    /// Opens the gate, and goes where the address says. The screen that has asked for the passphrase is gone from here on.
    fn let_in(self) {
        // Some browsers answer by themselves, others ask the practitioner, who may take their time.
        task::of_app(async {
            let _ = persistence::look(true).await;
        });
        let was_covered = self.locking.gate.get_untracked() == Gate::Covered;
        self.locking.begin_watch();
        self.locking.gate.set(Gate::Open);
        self.locking.unanswered.set(0);
        if !was_covered {
            task::of_app(async move {
                self.join_practice().await;
                if let Some(second) = whole().await {
                    second.catch_up(self).await;
                }
                self.arrive();
            });
        }
    }

    /// Makes another passphrase or recovery code, and tries it. The present one stays in use until [`Bench::succeed`].
    ///
    /// # Errors
    /// In the user's words; nothing was changed then.
    pub async fn successor(self, present: Secret, new: Secret) -> Result<Successor, String> {
        let (store, _) = self.store_of(Realm::Live).ok_or("The storage of this browser is not open.")?;
        let cost = match new {
            Secret::Passphrase(_) | Secret::Spelled(_) => {
                worker::calibrate().await.map_err(|trouble| trouble.to_string())?
            }
            Secret::Recovery(_) => Cost::FLOOR,
        };
        store.successor(&present, &new, cost).await.map_err(|trouble| match trouble {
            Trouble::DoesNotFit => {
                "The present passphrase is not right. Nothing was changed. Check it, then try again."
                    .to_owned()
            }
            trouble => {
                format!("The change could not be made ({trouble}). The present passphrase stays good.")
            }
        })
    }

    /// Puts what was made in the place of the present passphrase or recovery code.
    ///
    /// # Errors
    /// In the user's words; the present one stays good then.
    pub async fn succeed(self, successor: Successor) -> Result<(), String> {
        let (store, _) = self.store_of(Realm::Live).ok_or("The storage of this browser is not open.")?;
        store.succeed(&successor).await.map_err(|trouble| {
            format!("The change could not be made ({trouble}). What you have used until now stays good.")
        })
    }

    /// Removes a case from this device once the other windows have dropped it, tells what it came to, and goes Home. It is
    /// finished whoever looks on.
    pub fn wipe_case(self, id: String) {
        task::of_app(async move {
            match self.remove_case(&id).await {
                Ok(words) => {
                    let what = match Subject::of(&id) {
                        Subject::Case => "The case",
                        Subject::Practice => "The record of your practice",
                    };
                    words.map_or_else(
                        || self.notify(&format!("{what} was removed. Kith has looked: nothing of it is left in this browser.")),
                        |words| self.notify_error(&words),
                    );
                    self.lead_out_of(&id);
                }
                Err(words) => self.notify_error(&format!(
                    "Not everything could be removed ({words}). Close the other windows of Kith, then try again."
                )),
            }
        });
    }

    /// Answers what is to be said of what is left; nothing when nothing is.
    async fn remove_case(self, id: &str) -> Result<Option<String>, String> {
        let store = self.store().ok_or("the storage is not open")?;
        let silence = orders::silence_in_words(self.have_case_dropped(id).await);
        let left = store.wipe_case(id).await?;
        self.read_caseload().await;
        self.broadcast_written(id);
        let held = (!left.is_empty()).then(|| {
            let left = left.join(", ");
            format!(
                "The case cannot be read any more, since its key is destroyed. The browser still holds: {left}. Clear the browsing data of this page."
            )
        });
        let shown = silence.map(|silence| {
            format!("The case was removed from the storage. {silence} It may still show the case.")
        });
        Ok(held.or(shown))
    }

    /// Removes everything that Kith keeps in this browser, once the other windows have let go of it. What it came to stands
    /// at the gate. The keys are destroyed first: what a later step leaves cannot be read. It is finished whoever looks on.
    pub fn wipe_device(self) {
        self.locking.gate.set(Gate::BeingRemoved { is_here: true });
        task::of_app(async move {
            let silent = self.have_everything_dropped().await;
            let silence = orders::silence_in_words(silent);
            let close = silence.as_deref().unwrap_or("Close all other windows of this page.");
            let words = match self.remove_everything().await {
                Ok(left) if left.is_empty() && silent == 0 => return self.say_all_is_gone(),
                Ok(left) if left.is_empty() => {
                    format!(
                        "The storage of this browser is empty. {close} It may still show what it had open."
                    )
                }
                Ok(left) => {
                    let left = left.join(", ");
                    format!(
                        "Nothing can be read any more, since the keys are destroyed. The browser still holds: {left}. {close} Then remove what is left."
                    )
                }
                Err(words) => format!("Not everything could be removed ({words}). {close} Then try again."),
            };
            self.locking.gate.set(Gate::PartlyRemoved(words));
        });
    }

    async fn remove_everything(self) -> Result<Left, String> {
        let late = || "a window of Kith still uses it".to_owned();
        for (_, store, _) in self.stores.get_value() {
            within(DEADLINE, store.destroy_keys()).await.ok_or_else(late)??;
        }
        windows::shut();
        self.stores.set_value(Vec::new());
        let databases = Realm::ALL.map(Realm::database);
        let left = store::wipe_device(&databases).await?;
        self.preferences.set(crate::browser::preferences::Preferences::default());
        Ok(left)
    }
}
