//! Opening: the database of the realm, the list of cases, and the case that the address names.

use super::{
    bench::Bench,
    realm::Realm,
    second::{second, whole},
    state::{Gate, Hold},
};
use crate::{
    browser::{
        clock,
        store::Store,
        task::{self, pause},
        windows,
    },
    case::{Case, Subject},
    edit::{Session, saving::Rest, session},
};
use leptos::prelude::*;
use std::rc::Rc;

/// What is to be tended of a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tending {
    is_to_be_folded: bool,
    is_head_behind: bool,
}

impl Bench {
    /// Opens the database and the case that the address names, where they are not open.
    pub(super) fn arrive(self) {
        if windows::is_shut() {
            return;
        }
        task::of_app(async move {
            let realm = self.present_realm();
            let is_new = self.arrived.try_update_value(|known| known.replace(realm)).flatten() != Some(realm);
            if is_new {
                if let Some(second) = second() {
                    second.flush(self);
                }
                self.open.session.set(None);
                self.caseload.is_ready.set(false);
                // The keys of the practice are wrapped by the device's, which lies with the cases.
                if let Err(words) = self.open_stores(realm).await {
                    // What could not be opened is tried again when the practitioner comes back.
                    let _ = self.arrived.try_set_value(None);
                    let words = format!(
                        "Kith cannot use this browser\u{2019}s storage ({words}). Nothing can be saved here. Allow this page to store data, or leave private browsing, then reload."
                    );
                    match self.store_of(Realm::Live) {
                        None if realm.is_sealed() => self.locking.gate.set(Gate::Broken(words)),
                        _ => {
                            self.notify_error(&words);
                            // The passphrase is asked for all the same: the cases are not concerned.
                            if realm == Realm::Practice {
                                self.is_let_in().await;
                            }
                        }
                    }
                    return;
                }
                if realm.is_sealed() && !self.is_let_in().await {
                    return;
                }
            } else if realm.is_sealed() && self.locking.gate.get_untracked() != Gate::Open {
                return;
            }
            // Without it no screen of a case is drawn either, and that is said there.
            if let Some(second) = whole().await {
                second.arrived(self, is_new).await;
            }
        });
    }

    /// Opens the case that the address names, where it is not the one that is open.
    pub(super) async fn open_wanted(self) {
        let wanted = self.address.with_untracked(|address| address.place.case().map(str::to_owned));
        let known = self.open.session.with_untracked(|session| session.as_ref().map(|s| s.id().to_owned()));
        if let Some(wanted) = wanted
            && known.as_ref() != Some(&wanted)
        {
            self.flush();
            self.open.session.set(None);
            self.open_case(&wanted).await;
        }
    }

    /// Opens the database of a realm, and before it that of the device's keys.
    async fn open_stores(self, realm: Realm) -> Result<(), String> {
        if realm == Realm::Practice {
            self.open_store(Realm::Live).await?;
        }
        self.open_store(realm).await
    }

    async fn open_store(self, realm: Realm) -> Result<(), String> {
        if self.store_of(realm).is_some() {
            return Ok(());
        }
        let store = Store::open(realm.database(), realm.is_sealed(), super::tabs::notify).await?;
        let device = store.device(u64::from_le_bytes(clock::random())).await?;
        self.stores.update_value(|all| all.push((realm, Rc::new(store), device)));
        Ok(())
    }

    /// Another device bears this one's number: this one gets a new one, from the next start on. `collided`: so many entries of
    /// a file bear stamps under which this device has said something else.
    pub(super) async fn part_from_twin(self, collided: usize) {
        let Some(store) = self.store() else { return };
        let renamed = store.rename_device(u64::from_le_bytes(clock::random())).await;
        if collided > 0 {
            let entries =
                if collided == 1 { "1 entry was".to_owned() } else { format!("{collided} entries were") };
            let next = match renamed {
                Ok(()) => "This one gets a number of its own when Kith next starts.".to_owned(),
                Err(words) => {
                    format!("A number of its own could not be kept ({words}): open the file again later.")
                }
            };
            self.notify_error(&format!(
                "Two devices bear the same number in Kith, as they do when a browser\u{2019}s profile was copied. {next} {entries} made on both at the same moment: the file brings the other device\u{2019}s beside yours, and neither replaces the other."
            ));
        }
    }

    /// Reads a case of the present realm from the device.
    ///
    /// # Errors
    /// When the storage cannot be read. What is damaged in it is told.
    pub async fn read_case(self, id: &str) -> Result<Case, String> {
        self.read(id).await.map(|(case, _)| case)
    }

    /// The case, and what is to be tended of it once it is open.
    async fn read(self, id: &str) -> Result<(Case, Tending), String> {
        let store = self.store().ok_or("the storage is not open")?;
        let kept = self.saver.kept(&store, id).await?;
        self.saver.keeping.update_value(|keeping| keeping.begin(id, self.present_realm(), kept.next_batch));
        if kept.mended {
            self.notify("A part of this case\u{2019}s storage was damaged. It was mended from the copy that Kith keeps beside it; nothing is missing.");
        }
        let tending =
            Tending { is_to_be_folded: kept.is_to_be_folded(), is_head_behind: kept.is_head_behind };
        let case = session::replay(kept.batches).now_about(Subject::of(id));
        // Until the record was held against what this device remembers, what is lost is told without that.
        let told = kept.damage.told(&case, false);
        self.open.tell_unread(id, told);
        let _ = self.open.damage.try_update_value(|all| {
            if kept.damage.is_none() { all.remove(id) } else { all.insert(id.to_owned(), kept.damage) }
        });
        Ok((case, tending))
    }

    /// Notes the parts of a case, and folds its many small batches into a snapshot, in the background and only in the tab that
    /// may write.
    fn tend(self, id: String, tending: Tending) {
        if tending == Tending::default() {
            return;
        }
        task::of_app(async move {
            let Some(store) = self.store() else { return };
            pause(1_000).await;
            let is_held = self.saver.keeping.try_with_value(|keeping| keeping.is_held(&id));
            if self.open.hold.try_get_untracked() != Some(Hold::Ours) || is_held != Some(false) {
                return;
            }
            // What fails changes nothing, and is tried again when the case is next opened.
            if tending.is_head_behind {
                let _ = store.write_head(&id).await;
            }
            if tending.is_to_be_folded {
                let _ = store.compact(&id).await;
            }
        });
    }

    async fn open_case(self, id: &str) {
        self.settle(id).await;
        self.ask_to_hold(id).await;
        // Before the case is shown, so that each box has its words from the beginning.
        self.read_drafts(id).await;
        match self.read(id).await {
            Ok((case, _)) if case.is_empty() && !self.is_to_be_begun(id) => self.tell_empty(id),
            Ok((case, tending)) => {
                let Some(device) = self.device() else { return };
                let still = self.address.with_untracked(|address| address.place.case() == Some(id));
                if still {
                    let _ = self.open.session.try_set(Some(Session::new(id, case, device, clock::now())));
                    self.open.wake_all();
                    // What another tab wrote while this one was reading was told to nobody who could take it in.
                    self.follow(id).await;
                    // A tab that was left while it wrote could tell nobody: whoever opens the case has the others look.
                    self.broadcast_written(id);
                    self.check(id);
                    self.tend(id.to_owned(), tending);
                }
            }
            Err(words) => self.notify_error(&format!(
                "This case could not be opened ({words}). Reload the page. If it happens again, open \u{201c}About\u{201d} and follow \u{201c}Rescue\u{201d} there."
            )),
        }
    }

    /// Whether a record that holds nothing is one that nobody has begun: every practitioner has a practice. One of which
    /// something cannot be read, or that was kept here, is none.
    fn is_to_be_begun(self, id: &str) -> bool {
        let is_damaged = self.open.damage.try_with_value(|all| all.contains_key(id));
        let is_missed = self.caseload.amiss.try_with_untracked(|all| all.iter().any(|amiss| amiss.id == id));
        Subject::of(id) == Subject::Practice && is_damaged == Some(false) && is_missed == Some(false)
    }

    /// Nothing of a case could be read: it is not here, or all of it is damaged.
    fn tell_empty(self, id: &str) {
        let is_damaged = self.open.damage.try_with_value(|all| all.contains_key(id));
        self.notify_error(if is_damaged == Some(true) {
            "Nothing of this case can be read from this browser\u{2019}s storage: it is damaged. Nothing was overwritten. Open a hand-off file of the case to have it back. To save what lies here as it is, use the rescue page, which \u{201c}About\u{201d} leads to."
        } else {
            "This case is not on this device. Open the hand-off file that holds it, or choose another case."
        });
    }

    /// Waits until everything of a case is on the device, and answers whether it is. What could not be written is tried once
    /// more at once; when that fails too, the answer is no. Other cases have no say in it.
    pub async fn settle(self, id: &str) -> bool {
        for at in 0..200 {
            let rest = || self.saver.keeping.with_value(|keeping| keeping.rest(id));
            if at == 0 || rest() == Rest::Moving {
                self.flush();
            }
            match rest() {
                Rest::Settled => return true,
                Rest::Stuck => return false,
                Rest::Moving => pause(25).await,
            }
        }
        false
    }
}
