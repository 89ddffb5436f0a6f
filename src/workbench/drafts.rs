//! What is typed into a box that still needs a tap: kept through the change of screens, and sealed on the device like
//! everything else. [`crate::edit::drafts`] decides what is written when; here it is done.

use super::{
    bench::{Bench, Realm},
    keeping::Keeping,
    opening::pause,
};
use crate::{
    browser::{
        clock,
        store::{Found, Ready, Store, Taken},
        task,
    },
    edit::drafts::{Drafts, Effect, Place},
};
use leptos::prelude::*;
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
    time::Duration,
};

/// A case with the database that it is in.
type Case = (String, String);

/// The drafts of this page.
#[derive(Debug, Default)]
struct Desk {
    drafts: Drafts,
    /// The cases whose drafts were read from the device.
    read: BTreeSet<Case>,
    /// What is sealed of each draft, and which state of it that is.
    sealed: BTreeMap<Place, (u64, Ready)>,
    /// The cases of which this page itself has put something into the browser's storage by name.
    left: BTreeSet<Case>,
    /// What other pages put there and this one took in, by case: it is forgotten once all of it is kept otherwise.
    taken: BTreeMap<Case, Vec<Taken>>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

fn with<T>(act: impl FnOnce(&mut Desk) -> T) -> T {
    DESK.with_borrow_mut(act)
}

impl Desk {
    /// Takes in what was found of a case's drafts. Answers also which of them are to be written yet.
    fn take_in(&mut self, case: &Case, found: Found) -> (Vec<Effect>, Vec<Place>) {
        let now = clock::now();
        let at = |name: String| Place { case: case.clone(), name };
        let (mut effects, mut newer) = (Vec::new(), Vec::new());
        let Found { kept, left, own, taken, damaged: _ } = found;
        // What a page left is newer than what it had written, and is to be written yet.
        for (name, words) in left {
            let place = at(name);
            match self.drafts.words(&place) {
                None => effects.extend(self.drafts.typed(place.clone(), &words, now)),
                Some(_) => effects.extend(self.drafts.found(place.clone(), words, now)),
            }
            newer.push(place);
        }
        for (name, words) in own {
            let place = at(name);
            // What this page still has is newer than what it left.
            if self.drafts.words(&place).is_none() {
                effects.extend(self.drafts.typed(place.clone(), &words, now));
                newer.push(place);
            }
        }
        for (place, words) in kept.into_iter().map(|(name, words)| (at(name), words)) {
            if !newer.contains(&place) {
                effects.extend(self.drafts.found(place, words, now));
            }
        }
        self.taken.entry(case.clone()).or_default().extend(taken);
        self.read.insert(case.clone());
        (effects, newer)
    }

    /// All drafts of a case are kept otherwise than by what other pages left of it.
    fn forget_taken(&mut self, case: &Case) {
        self.taken.remove(case).unwrap_or_default().iter().for_each(Taken::forget);
    }
}

impl Bench {
    /// Where a box of the open case keeps its draft.
    #[must_use]
    pub fn place_of_draft(self, name: String) -> Option<Place> {
        let id = self.peek(|session| session.id().to_owned())?;
        Some(Place { case: self.case_of_drafts(&id), name })
    }

    /// The realm belongs to it: the training case and a live one may bear one id.
    fn case_of_drafts(self, id: &str) -> Case {
        (self.present_realm().database().to_owned(), id.to_owned())
    }

    /// The words of a draft as they were last typed.
    #[must_use]
    pub fn draft(self, place: &Place) -> String {
        with(|desk| desk.drafts.words(place).map(str::to_owned)).unwrap_or_default()
    }

    /// Whether the drafts that an earlier page left of this case are among those that are known.
    #[must_use]
    pub fn knows_drafts(self, place: &Place) -> bool {
        with(|desk| desk.read.contains(&place.case))
    }

    /// Keeps what is in a box from now on: in this page at once, on the device a moment later.
    pub fn keep_draft(self, place: &Place, words: &str) {
        let effects = with(|desk| desk.drafts.typed(place.clone(), words, clock::now()));
        if !effects.is_empty() {
            self.perform_for_drafts(effects);
            self.seal_draft_ahead(place.clone());
        }
    }

    /// Reads what earlier pages left of a case's drafts.
    pub async fn read_drafts(self, id: &str) {
        let case = self.case_of_drafts(id);
        let (false, Some(store)) = (with(|desk| desk.read.contains(&case)), self.store_of_drafts(&case))
        else {
            return;
        };
        let found = match store.drafts(id).await {
            Ok(found) => found,
            Err(words) => {
                return self.trouble(&format!(
                    "What you typed earlier and had not added yet could not be read ({words}). It is kept: reload the page to try again."
                ));
            }
        };
        if found.damaged > 0 {
            self.trouble("Something that you had typed in this case and not added yet is damaged on this device and cannot be shown. The record itself is not concerned.");
        }
        let (effects, newer) = with(|desk| desk.take_in(&case, found));
        self.perform_for_drafts(effects);
        for place in newer {
            // So that a page which ends before it is written can leave it again.
            self.seal_draft_ahead(place);
        }
    }

    /// Writes at once what is not written of any draft.
    pub(super) fn flush_drafts(self) {
        let effects = with(|desk| desk.drafts.flush());
        self.perform_for_drafts(effects);
    }

    /// Whether every draft is on the device.
    pub(super) fn drafts_are_kept(self) -> bool {
        with(|desk| desk.drafts.unkept().is_empty())
    }

    /// The page is hidden or left: what is not written is asked for, and what is sealed of it waits for the next page.
    pub(super) fn leave_drafts(self) {
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
        for (case, drafts) in by_case {
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

    /// The drafts of a case go with the case. A write that is on its way is waited for, so that it cannot come after.
    pub(super) async fn forget_drafts(self, id: &str) {
        let case = self.case_of_drafts(id);
        for _ in 0..200 {
            if !with(|desk| desk.drafts.is_flying(&case)) {
                break;
            }
            pause(25).await;
        }
        with(|desk| {
            desk.drafts.forget(&case);
            desk.sealed.retain(|place, _| place.case != case);
            desk.left.remove(&case);
            desk.taken.remove(&case);
            desk.read.remove(&case);
        });
        if let Some(store) = self.store_of_drafts(&case) {
            store.forget_left(id);
        }
        self.tell_drafts();
    }

    /// Everything is removed from this device.
    pub(super) fn forget_all_drafts(self) {
        with(|desk| {
            desk.drafts.forget_all();
            desk.sealed.clear();
            desk.left.clear();
            desk.taken.clear();
            desk.read.clear();
        });
        self.tell_drafts();
    }

    fn store_of_drafts(self, (database, _): &Case) -> Option<Rc<Store>> {
        let realm = if database == Realm::Live.database() { Realm::Live } else { Realm::Training };
        self.store_of(realm).map(|(store, _)| store)
    }

    fn tell_drafts(self) {
        let standing = with(|desk| desk.drafts.standing());
        if self.drafts.try_get_untracked().as_ref() != Some(&standing) {
            let _ = self.drafts.try_set(standing);
        }
    }

    fn perform_for_drafts(self, effects: Vec<Effect>) {
        self.tell_drafts();
        for effect in effects {
            task::of_app(async move {
                let effects = match effect {
                    Effect::Wake { at } => {
                        let wait = Duration::from_millis(at.saturating_sub(clock::now()));
                        pause(i32::try_from(wait.as_millis()).unwrap_or(i32::MAX)).await;
                        with(|desk| desk.drafts.woke(clock::now()))
                    }
                    Effect::Write { place, words, turn } => {
                        let written = self.write_draft(&place, &words, turn).await;
                        let now = clock::now();
                        self.landed_draft(&place, turn, written.is_ok());
                        with(|desk| match written {
                            Ok(()) => desk.drafts.written(&place, turn),
                            Err(words) => desk.drafts.failed(&place, turn, &words, now),
                        })
                    }
                };
                self.perform_for_drafts(effects);
            });
        }
    }

    async fn write_draft(self, place: &Place, words: &str, turn: u64) -> Result<(), String> {
        let store = self.store_of_drafts(&place.case).ok_or("the storage is not open")?;
        let id = &place.case.1;
        let said = |failure: crate::browser::store::Failure| failure.to_string();
        if words.is_empty() {
            // Words that went into the record stay here until the record itself is on the device.
            let is_saved =
                || self.keeping.try_with_value(|keeping: &Keeping| keeping.is_settled(id)).unwrap_or(true);
            if !is_saved() {
                self.settle(id).await;
            }
            if !is_saved() {
                return Err("the case itself is not saved yet".to_owned());
            }
            return match with(|desk| desk.drafts.is_wanted(place, turn)) {
                true => store.remove_draft(id, &place.name).await.map_err(said),
                // Typed anew meanwhile: that is written next, over these words.
                false => Ok(()),
            };
        }
        let sealed = with(|desk| desk.sealed.get(place).filter(|(known, _)| *known == turn).cloned());
        let ready = match sealed {
            Some((_, ready)) => ready,
            None => store.seal_draft(id, &place.name, words).await.map_err(said)?,
        };
        store.write_draft(id, &ready).await.map_err(said)
    }

    /// A write ended: what was sealed for it is used up, and what was left for the next page is not needed any more once all
    /// drafts of the case are written.
    fn landed_draft(self, place: &Place, turn: u64, is_written: bool) {
        with(|desk| {
            // What could not be written is good for another time, unless the new key that it brings is not.
            let is_used_up =
                |(known, ready): &(u64, Ready)| *known <= turn && (is_written || ready.brings_a_key());
            if desk.sealed.get(place).is_some_and(is_used_up) {
                desk.sealed.remove(place);
            }
        });
        let unkept = with(|desk| desk.drafts.unkept());
        let is_last =
            unkept.iter().all(|(other, at)| other.case != place.case || (other, *at) == (place, turn));
        if is_written && is_last {
            with(|desk| desk.forget_taken(&place.case));
            if with(|desk| desk.left.remove(&place.case))
                && let Some(store) = self.store_of_drafts(&place.case)
            {
                store.forget_own_drafts(&place.case.1);
            }
        }
    }

    /// Seals a draft at each key, so that a page that is being left has nothing more to wait for than a transaction.
    fn seal_draft_ahead(self, place: Place) {
        let words = self.draft(&place);
        let turn = with(|desk| desk.drafts.turn(&place));
        let (Some(turn), Some(store)) = (turn, self.store_of_drafts(&place.case)) else { return };
        if words.is_empty() {
            return;
        }
        task::of_app(async move {
            let Ok(ready) = store.seal_draft(&place.case.1, &place.name, &words).await else { return };
            with(|desk| {
                let is_newer = desk.sealed.get(&place).is_none_or(|(known, _)| *known < turn);
                // A case that was removed meanwhile has no drafts any more.
                if is_newer && desk.drafts.turn(&place).is_some() {
                    desk.sealed.insert(place, (turn, ready));
                }
            });
            if self.is_going.try_get_value().unwrap_or(true) {
                self.leave_drafts();
            }
        });
    }
}
