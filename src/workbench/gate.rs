//! The gate before the live cases: set up, locked or open. The training case has none, since nobody in it exists.

use super::bench::{Bench, Realm};
use crate::{
    browser::{
        canary,
        keys::{Secret, Trouble},
        standing,
        store::{self, Left, NewRing},
        worker,
    },
    sealing::Cost,
};
use leptos::prelude::*;

/// Whether the live cases may be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gate {
    /// The storage has not been read yet.
    Unknown,
    /// No passphrase was chosen on this device.
    SetUp {
        /// Whether there was one: the browser has removed what was kept here.
        was_cleared: bool,
    },
    /// The passphrase is asked for, and nothing of a case is in memory.
    Locked,
    /// The passphrase is asked for; what could not be saved is still in memory.
    Covered,
    /// The cases can be seen.
    Open,
}

impl Bench {
    /// Whether the live cases may be read. Says at the gate what is asked for when not.
    pub(super) async fn is_let_in(self) -> bool {
        let Some((store, _)) = self.store_of(Realm::Live) else { return false };
        if store.is_open() {
            self.gate.set(Gate::Open);
            return true;
        }
        match store.ring().await {
            Ok(Some(_)) => self.gate.set(Gate::Locked),
            Ok(None) => self.gate.set(Gate::SetUp { was_cleared: canary::is_there().await }),
            Err(words) => self.trouble(&words),
        }
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
        canary::leave().await;
        self.let_in().await;
        Ok(())
    }

    /// Unlocks this device.
    ///
    /// # Errors
    /// In the user's words.
    pub async fn unlock(self, secret: Secret) -> Result<(), String> {
        let (store, _) = self.store_of(Realm::Live).ok_or("The storage of this browser is not open.")?;
        store.unlock(&secret).await.map_err(|trouble| match (trouble, &secret) {
            (Trouble::DoesNotFit, Secret::Passphrase(_)) => {
                "This is not the passphrase of this device. Check capital letters and the spaces between words, then try again.".to_owned()
            }
            (Trouble::DoesNotFit, Secret::Recovery(_)) => {
                "This recovery code belongs to another device, or to an earlier set-up of this one. Look for a newer print.".to_owned()
            }
            (trouble, _) => format!("This device could not be unlocked: {trouble}."),
        })?;
        canary::leave().await;
        self.let_in().await;
        Ok(())
    }

    /// Opens the gate, and goes where the address says.
    async fn let_in(self) {
        // Some browsers answer by themselves, others ask the practitioner, who may take their time.
        leptos::task::spawn_local(async {
            let _ = standing::look(true).await;
        });
        let was_covered = self.gate.get_untracked() == Gate::Covered;
        self.begin_watch();
        self.gate.set(Gate::Open);
        if !was_covered {
            self.read_caseload().await;
            self.catch_up().await;
            self.arrive();
        }
    }

    /// Gives this device another passphrase or another recovery code.
    ///
    /// # Errors
    /// In the user's words; the present one stays good then.
    pub async fn change_secret(self, present: Secret, new: Secret) -> Result<(), String> {
        let (store, _) = self.store_of(Realm::Live).ok_or("The storage of this browser is not open.")?;
        let cost = match new {
            Secret::Passphrase(_) => worker::calibrate().await.map_err(|trouble| trouble.to_string())?,
            Secret::Recovery(_) => Cost::FLOOR,
        };
        store.change_secret(&present, &new, cost).await.map_err(|trouble| match trouble {
            Trouble::DoesNotFit => {
                "The present passphrase is not right. Nothing was changed. Check it, then try again."
                    .to_owned()
            }
            trouble => {
                format!("The change could not be made ({trouble}). The present passphrase stays good.")
            }
        })
    }

    /// Removes a case from this device. Answers what is still there.
    ///
    /// # Errors
    /// In the browser's words.
    pub async fn wipe_case(self, id: &str) -> Result<Left, String> {
        let store = self.store().ok_or("the storage is not open")?;
        self.settle(id).await;
        self.session.set(None);
        self.forget_drafts(id).await;
        self.keeping.update_value(|keeping| keeping.forget(id));
        self.sealed.update_value(|all| {
            all.remove(id);
        });
        let left = store.wipe_case(id).await?;
        self.read_caseload().await;
        self.say_written(id);
        Ok(left)
    }

    /// Removes everything that Kith keeps in this browser. Answers what is still there.
    ///
    /// # Errors
    /// In the browser's words. The keys are destroyed first: what a later step leaves cannot be read.
    pub async fn wipe_device(self) -> Result<Left, String> {
        self.session.set(None);
        self.forget_all_drafts();
        self.caseload.set(Vec::new());
        self.is_wiped();
        let databases = [Realm::Live.database(), Realm::Training.database()];
        for (_, store, _) in self.stores.try_update_value(std::mem::take).unwrap_or_default() {
            store.destroy_keys().await?;
        }
        // Other tabs are asked to let go by the browser; a moment lets our own handles close.
        super::opening::pause(50).await;
        let left = store::wipe_device(&databases).await?;
        self.preferences.set(crate::browser::preferences::Preferences::default());
        Ok(left)
    }
}
