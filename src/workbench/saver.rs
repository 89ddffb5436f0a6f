//! What is on its way to the device, and what is said of that.

use super::{keeping::Keeping, state::Sealed};
use crate::{
    browser::store::{Kept, Store},
    case::{Case, Subject},
    edit::{drafts::DraftStatus, saving::Status, session},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The saving of the cases and of what is typed beside them. It is a handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct Saver {
    /// What the status line says of saving.
    pub status: RwSignal<Status>,
    /// Whether what is typed and not added yet is on the device.
    pub drafts: RwSignal<DraftStatus>,
    pub(super) keeping: StoredValue<Keeping, LocalStorage>,
    pub(super) sealed: StoredValue<BTreeMap<String, Sealed>, LocalStorage>,
}

impl Saver {
    /// Nothing is on its way.
    pub(super) fn idle() -> Self {
        Self {
            status: RwSignal::new(Status::Saved { at: None }),
            drafts: RwSignal::new(DraftStatus::Kept),
            keeping: StoredValue::new_local(Keeping::default()),
            sealed: StoredValue::new_local(BTreeMap::new()),
        }
    }

    /// Says what the drafts have come to, where that is new.
    pub(super) fn tell_drafts(self, status: DraftStatus) {
        if self.drafts.try_get_untracked().as_ref() != Some(&status) {
            let _ = self.drafts.try_set(status);
        }
    }

    /// Says what saving has come to, where that is new.
    pub(super) fn tell_status(self) {
        let status = self.keeping.try_with_value(Keeping::status);
        if let Some(status) = status
            && self.status.try_get_untracked().as_ref() != Some(&status)
        {
            let _ = self.status.try_set(status);
        }
    }

    /// What is kept of a case, with what was typed into it and is not on the device yet: it is read from both, so that nothing
    /// that was typed is missing however long the storage takes nothing.
    pub(super) async fn kept(self, store: &Store, id: &str) -> Result<Kept, String> {
        let unsaved = || self.keeping.with_value(|keeping| keeping.unsaved(id));
        // Before: what lands while it is read. After: what was entered meanwhile.
        let before = unsaved();
        let mut kept = store.case(id).await?;
        kept.batches.extend([before, unsaved()]);
        Ok(kept)
    }

    /// Why a case is not on the device, for whoever was answered that it is not.
    pub(super) fn why_not_saved(self, id: &str) -> String {
        self.keeping.with_value(|keeping| keeping.why(id))
    }

    pub(super) fn only_here(self, id: &str) -> Case {
        session::replay([self.keeping.with_value(|keeping| keeping.unsaved(id))]).now_about(Subject::of(id))
    }
}
