//! Drafts that are sealed and wait in the browser's storage by name: of a page that is being left, and of one from which another
//! window took the case before they were written.

use super::{Case, with};
use crate::{
    browser::{
        store::{Ready, Store},
        task,
    },
    edit::drafts::Place,
    workbench::Bench,
};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A state of a draft, sealed: as it was sealed at the key, where it was.
pub(super) async fn sealed(
    store: &Store,
    place: &Place,
    words: &str,
    revision: u64,
) -> Result<Ready, String> {
    match with(|desk| desk.sealed.get(place).filter(|(known, _)| *known == revision).cloned()) {
        Some((_, ready)) => Ok(ready),
        None => {
            store.seal_draft(&place.case.1, &place.name, words).await.map_err(|failure| failure.to_string())
        }
    }
}

impl Bench {
    /// The page is hidden or left: what is not written is asked for, and what is sealed of it waits for the next page.
    pub(in crate::workbench) fn leave_drafts(self) {
        self.flush_drafts();
        let unkept = with(|desk| desk.drafts.unkept());
        let mut by_case: BTreeMap<Case, Vec<Ready>> = BTreeMap::new();
        let mut unsealed = BTreeSet::new();
        for (place, _) in unkept {
            // One that was sealed a key earlier is better than none.
            let sealed = with(|desk| desk.sealed.get(&place).map(|(_, ready)| ready.clone()));
            if self.draft(&place).is_empty() {
                continue;
            }
            match sealed {
                Some(ready) => by_case.entry(place.case).or_default().push(ready),
                None => drop(unsealed.insert(place.case)),
            }
        }
        for (case, mut drafts) in by_case {
            drafts.extend(self.still_shelved(&case));
            if let Some(store) = self.store_of_drafts(&case)
                && store.leave_drafts(&case.1, &drafts)
            {
                with(|desk| {
                    // What this page took in is in what it leaves, or written.
                    if !unsealed.contains(&case) {
                        desk.forget_taken(&case);
                    }
                    desk.left.insert(case);
                });
            }
        }
    }

    /// What this page has put into the browser's storage by name of a case that it may not write, and nobody took in yet.
    fn still_shelved(self, case: &Case) -> Vec<Ready> {
        let is_there = self.store_of_drafts(case).is_some_and(|store| store.has_own_drafts(&case.1));
        with(|desk| {
            if !is_there {
                desk.shelved.retain(|place, _| place.case != *case);
            }
            // One that is not written is there in its newer state.
            let unkept = desk.drafts.unkept();
            let own = desk.shelved.iter().filter(|(place, _)| place.case == *case);
            own.filter(|(place, _)| !unkept.iter().any(|(other, _)| other == *place))
                .map(|(_, ready)| ready.clone())
                .collect()
        })
    }

    /// Another window may write the case: the words wait in the browser's storage by name until that one takes them in.
    pub(super) async fn shelve(self, place: &Place, words: &str, revision: u64) -> Result<(), String> {
        let store = self.store_of_drafts(&place.case).ok_or("the storage is not open")?;
        if words.is_empty() {
            // What the other window has there is not for this one to remove.
            return Ok(());
        }
        let ready = sealed(&store, place, words, revision).await?;
        // Those that were taken in meanwhile are forgotten here first.
        drop(self.still_shelved(&place.case));
        let all: Vec<Ready> = with(|desk| {
            desk.shelved.insert(place.clone(), ready);
            let own = desk.shelved.iter().filter(|(other, _)| other.case == place.case);
            own.map(|(_, ready)| ready.clone()).collect()
        });
        if !store.leave_drafts(&place.case.1, &all) {
            return Err("there is no room left on this device".to_owned());
        }
        self.broadcast_left(&place.case.1);
        Ok(())
    }

    /// Seals a draft at each key, so that a page that is being left has nothing more to wait for than a transaction.
    pub(super) fn seal_draft_ahead(self, place: Place) {
        let words = self.draft(&place);
        let revision = with(|desk| desk.drafts.revision(&place));
        let (Some(revision), Some(store)) = (revision, self.store_of_drafts(&place.case)) else { return };
        if words.is_empty() {
            return;
        }
        task::of_app(async move {
            let Ok(ready) = store.seal_draft(&place.case.1, &place.name, &words).await else { return };
            with(|desk| {
                let is_newer = desk.sealed.get(&place).is_none_or(|(known, _)| *known < revision);
                // A case that was removed meanwhile has no drafts any more.
                if is_newer && desk.drafts.revision(&place).is_some() {
                    desk.sealed.insert(place, (revision, ready));
                }
            });
            if self.is_going.try_get_value().unwrap_or(true) {
                self.leave_drafts();
            }
        });
    }
}
