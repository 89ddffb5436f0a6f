//! Opening: the database of the realm, the list of cases, and the case that the address names.

use super::{
    bench::{Bench, Realm},
    gate::Gate,
    tabs::Hold,
};
use crate::{
    browser::{
        clock,
        store::{MANY, Store},
    },
    case::Case,
    edit::{Session, saving::Status, session},
    reports::caseload,
};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

impl Bench {
    /// Opens the database and the case that the address names, where they are not open.
    pub(super) fn arrive(self) {
        spawn_local(async move {
            let realm = self.present_realm();
            if self.arrived.try_update_value(|known| known.replace(realm)).flatten() != Some(realm) {
                self.flush();
                self.session.set(None);
                self.is_ready.set(false);
                if self.store_of(realm).is_none()
                    && let Err(words) = self.open_store(realm).await
                {
                    self.trouble(&format!(
                        "Kith cannot use this browser\u{2019}s storage ({words}). Nothing can be saved here. Allow this page to store data, or leave private browsing, then reload."
                    ));
                    return;
                }
                if realm == Realm::Live && !self.is_let_in().await {
                    return;
                }
                self.read_caseload().await;
                self.catch_up().await;
            } else if realm == Realm::Live && self.gate.get_untracked() != Gate::Open {
                return;
            }
            let wanted = self.address.with_untracked(|address| address.place.case().map(str::to_owned));
            let known = self.session.with_untracked(|session| session.as_ref().map(|s| s.id().to_owned()));
            if let Some(wanted) = wanted
                && known.as_ref() != Some(&wanted)
            {
                self.flush();
                self.session.set(None);
                self.open_case(&wanted).await;
            }
        });
    }

    async fn open_store(self, realm: Realm) -> Result<(), String> {
        let store = Store::open(realm.database(), realm == Realm::Live, super::tabs::said).await?;
        let device = store.device(u64::from_le_bytes(clock::random())).await?;
        self.stores.update_value(|all| all.push((realm, Rc::new(store), device)));
        Ok(())
    }

    /// Reads the index of the cases again.
    pub async fn read_caseload(self) {
        let Some(store) = self.store() else { return };
        match store.summaries().await {
            Ok(mut summaries) => {
                caseload::sort(&mut summaries);
                let _ = self.caseload.try_set(summaries);
                let _ = self.is_ready.try_set(true);
            }
            Err(words) => {
                self.trouble(&format!("The list of cases could not be read ({words}). Reload the page."))
            }
        }
    }

    /// Brings the list of the cases up to date where a page was left before it could be written.
    pub(super) async fn catch_up(self) {
        let Some(store) = self.store() else { return };
        for id in store.left() {
            match store.take_in_left(&id).await {
                Ok(true) => self.say_written(&id),
                Ok(false) => {}
                Err(words) => self.trouble(&format!(
                    "What was typed last before Kith was closed could not be taken in ({words}). It is kept: reload the page to try again."
                )),
            }
        }
        let Ok(behind) = store.behind().await else { return };
        let handed_off = |id: &str| {
            self.caseload.with_untracked(|all| {
                all.iter().find(|known| known.id == id).and_then(|known| known.handed_off)
            })
        };
        let is_behind = !behind.is_empty();
        for id in behind {
            // One that cannot be read says so when it is opened.
            let Ok(kept) = store.case(&id).await else { continue };
            let case = session::replay(kept.batches);
            let summary = caseload::Summary::of(&id, &case, handed_off(&id));
            let _ = store.write(&id, None, Some((&summary, kept.next_batch))).await;
        }
        if is_behind {
            self.read_caseload().await;
        }
    }

    /// Reads a case of the present realm from the device.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn read_case(self, id: &str) -> Result<Case, String> {
        let store = self.store().ok_or("the storage is not open")?;
        // What is still being saved is read with the rest once it is written.
        let kept = store.case(id).await?;
        self.keeping.update_value(|keeping| keeping.begin(id, self.present_realm(), kept.next_batch));
        if kept.mended {
            self.tell("A part of this case\u{2019}s storage was damaged. It was mended from the copy that Kith keeps beside it; nothing is missing.");
        }
        if kept.loose > MANY || kept.mended {
            self.compact(id.to_owned());
        }
        Ok(session::replay(kept.batches))
    }

    /// Folds the many small batches of a case into a snapshot, in the background and only in the tab that may write.
    fn compact(self, id: String) {
        spawn_local(async move {
            let Some(store) = self.store() else { return };
            pause(1_000).await;
            if self.hold.get_untracked() == Hold::Ours {
                // What fails changes nothing, and is tried again when the case is next opened.
                let _ = store.compact(&id).await;
            }
        });
    }

    async fn open_case(self, id: &str) {
        self.settle(id).await;
        self.ask_to_hold(id).await;
        // Before the case is shown, so that each box has its words from the beginning.
        self.read_drafts(id).await;
        match self.read_case(id).await {
            Ok(case) if case.is_empty() => {
                self.trouble("This case is not on this device. Open the hand-off file that holds it, or choose another case.");
            }
            Ok(case) => {
                let Some(device) = self.device() else { return };
                let still = self.address.with_untracked(|address| address.place.case() == Some(id));
                if still {
                    let _ = self.session.try_set(Some(Session::new(id, case, device, clock::now())));
                    self.wake_all();
                    // What another tab wrote while this one was reading was told to nobody who could take it in.
                    self.follow(id).await;
                    // A tab that was left while it wrote could tell nobody: whoever opens the case has the others look.
                    self.say_written(id);
                    self.check(id);
                }
            }
            Err(words) => self.trouble(&format!("This case could not be opened ({words}). Reload the page.")),
        }
    }

    /// Waits until nothing of a case is still being written; gives up when writing fails.
    pub async fn settle(self, id: &str) {
        for _ in 0..200 {
            self.flush();
            let settled = self.keeping.with_value(|keeping| keeping.is_settled(id));
            if settled || matches!(self.status.get_untracked(), Status::Failed { .. }) {
                return;
            }
            pause(25).await;
        }
    }
}

/// Waits for some milliseconds.
pub async fn pause(millis: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
