//! Autosave: does what the saving machines ask for, and keeps the index of the cases beside the batches.

use super::{bench::Bench, keeping::Keeping};
use crate::{
    browser::clock,
    case::Operation,
    edit::saving::Effect,
    reports::caseload::{self, Summary},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

impl Bench {
    /// Ends the typing that is open, before a case leaves the device.
    pub fn seal(self) {
        self.session.update_untracked(|session| {
            if let Some(session) = session {
                session.seal();
            }
        });
    }

    /// Writes at once what is not written.
    pub fn flush(self) {
        for (id, effects) in self.keeping.try_update_value(Keeping::flush).unwrap_or_default() {
            self.perform(&id, effects);
        }
    }

    /// Notes that a case left the device as a file.
    pub async fn note_hand_off(self, ids: &[String]) {
        let now = clock::now();
        let Some(store) = self.store() else { return };
        let listed = self.caseload.get_untracked();
        for mut summary in listed.into_iter().filter(|summary| ids.contains(&summary.id)) {
            summary.handed_off = Some(now);
            if store.write(&summary.id, None, Some(&summary)).await.is_err() {
                self.trouble("The file was made, but its date could not be noted on this device.");
            }
        }
        self.read_caseload().await;
        if let Some(id) = self.peek(|session| session.id().to_owned()).filter(|id| ids.contains(id)) {
            self.check(&id);
        }
    }

    pub(super) fn perform(self, id: &str, effects: Vec<Effect>) {
        self.tell_status();
        for effect in effects {
            let id = id.to_owned();
            match effect {
                Effect::Wake { at } => {
                    let wait = std::time::Duration::from_millis(at.saturating_sub(clock::now()));
                    set_timeout(
                        move || {
                            let effects =
                                self.keeping.try_update_value(|keeping| keeping.woke(&id, clock::now()));
                            self.perform(&id, effects.unwrap_or_default());
                        },
                        wait,
                    );
                }
                Effect::Write { batch, operations } => spawn_local(async move {
                    let written = self.write(&id, batch, &operations).await;
                    let now = clock::now();
                    let effects = self.keeping.try_update_value(|keeping| match &written {
                        Ok(()) => keeping.written(&id, batch, now),
                        Err(words) => keeping.failed(&id, batch, words, now),
                    });
                    self.perform(&id, effects.unwrap_or_default());
                }),
            }
        }
    }

    async fn write(self, id: &str, batch: u64, operations: &[Operation]) -> Result<(), String> {
        let realm = self.keeping.with_value(|keeping| keeping.realm(id));
        let (store, _) = self.store_of(realm).ok_or("the storage is not open")?;
        let known = self.caseload.with_untracked(|all| all.iter().find(|summary| summary.id == id).cloned());
        let handed_off = known.as_ref().and_then(|summary| summary.handed_off);
        let open = self
            .peek(|session| (session.id() == id).then(|| Summary::of(id, session.case(), handed_off)))
            .flatten();
        let changed = open.filter(|summary| Some(summary) != known.as_ref());
        store.write(id, Some((batch, operations)), changed.as_ref()).await?;
        if let Some(summary) = changed
            && realm == self.present_realm()
        {
            self.caseload.try_update(|all| {
                all.retain(|known| known.id != id);
                all.push(summary);
                caseload::sort(all);
            });
        }
        Ok(())
    }

    fn tell_status(self) {
        let status = self.keeping.try_with_value(Keeping::status);
        if let Some(status) = status
            && self.status.try_get_untracked().as_ref() != Some(&status)
        {
            let _ = self.status.try_set(status);
        }
    }
}
