//! What is typed into a box that still needs a tap: kept through the change of screens, and sealed on the device like
//! everything else. [`crate::edit::drafts`] decides what is written when; here it is done.

mod leaving;
mod telling;

use super::{bench::Bench, keeping::Keeping, realm::Realm, state::Hold, tabs::lock_name};
use crate::{
    browser::{
        clock,
        store::{Found, Ready, Store, Taken},
        task::{self, pause},
    },
    edit::{
        Refusal,
        drafts::{DraftStatus, Drafts, Effect, Place},
    },
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
    /// The reading of each case's drafts that was begun last: an earlier one is outdated when it ends.
    reading: BTreeMap<Case, u64>,
    /// What is sealed of each draft, and which state of it that is.
    sealed: BTreeMap<Place, (u64, Ready)>,
    /// The cases of which this page itself has put something into the browser's storage by name.
    left: BTreeSet<Case>,
    /// What other pages put there and this one took in, by case: it is forgotten once all of it is kept otherwise.
    taken: BTreeMap<Case, Vec<Taken>>,
    /// What this page put there of cases that another window had taken from it, until it is taken in.
    shelved: BTreeMap<Place, Ready>,
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
        let Found { kept, left, own, taken, damaged: _, unlike: _ } = found;
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

    /// Takes in what was found by a window that may only read: it writes none of it, and forgets none of it.
    fn look_at(&mut self, case: &Case, found: Found) {
        let Found { kept, left, own, taken: _, damaged: _, unlike: _ } = found;
        for (name, words) in kept.into_iter().chain(left).chain(own).collect::<BTreeMap<_, _>>() {
            let place = Place { case: case.clone(), name };
            if self.drafts.words(&place).is_none() {
                // On the device, so that there is nothing to do.
                let _ = self.drafts.found(place, words, clock::now());
            }
        }
        self.read.insert(case.clone());
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
        let id = self.open.peek(|session| session.id().to_owned())?;
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

    fn is_open(self, (database, id): &Case) -> bool {
        self.present_realm().database() == database
            && self.open.peek(|session| session.id() == id) == Some(true)
    }

    /// Whether this window may write the drafts of a case: the one that may write the case.
    fn may_write_drafts(self, case: &Case) -> bool {
        let name = lock_name(&case.0, &case.1);
        let holds = self.windows.tabs.try_with_value(|tabs| tabs.holds(&name)).unwrap_or(false);
        holds || (self.is_open(case) && self.open.hold.try_get_untracked() == Some(Hold::Ours))
    }

    /// Whether what is in a box may change in this window. It is told where it may not, and the box shows again what is kept,
    /// as the answers of the record do.
    #[must_use]
    pub fn may_type_draft(self, place: &Place, words: &str) -> bool {
        if self.open.hold.try_get_untracked() == Some(Hold::Ours) || self.draft(place) == words {
            return true;
        }
        self.open.anew.notify();
        self.notify_error(&Refusal::Elsewhere.to_string());
        false
    }

    /// Another window writes a case from now on, or may have: what is known of its drafts is read again before it is used.
    pub(super) fn unread_drafts(self, database: &str, id: &str) {
        with(|desk| desk.read.remove(&(database.to_owned(), id.to_owned())));
    }

    /// Writes every draft, and waits a moment for it, before another window may write the case.
    pub(super) async fn settle_drafts(self) {
        for _ in 0..40 {
            self.flush_drafts();
            if !matches!(with(|desk| desk.drafts.status()), DraftStatus::Waiting) {
                return;
            }
            pause(25).await;
        }
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
        let (reading, since) = with(|desk| {
            let reading = desk.reading.entry(case.clone()).or_default();
            *reading += 1;
            (*reading, desk.drafts.revisions())
        });
        let mut found = match store.drafts(id).await {
            Ok(found) => found,
            Err(words) => {
                return self.notify_error(&format!(
                    "What you typed earlier and had not added yet could not be read ({words}). It is kept: reload the page to try again."
                ));
            }
        };
        if with(|desk| desk.reading.get(&case) != Some(&reading)) {
            return;
        }
        self.tell_of_drafts(&found);
        let is_ours = self.may_write_drafts(&case);
        let unlike = std::mem::take(&mut found.unlike);
        let (effects, newer, is_other) = with(|desk| {
            let before = desk.drafts.of_case(&case);
            // Another window may have changed what was known of it.
            desk.drafts.forget_kept(&case, since);
            let (effects, newer) = match is_ours {
                true => desk.take_in(&case, found),
                false => {
                    desk.look_at(&case, found);
                    (Vec::new(), Vec::new())
                }
            };
            (effects, newer, before != desk.drafts.of_case(&case))
        });
        if is_other && self.is_open(&case) {
            self.open.anew.notify();
        }
        self.perform_for_drafts(effects);
        with(|desk| {
            if is_ours && desk.drafts.unkept().iter().all(|(place, _)| place.case != case) {
                desk.forget_taken(&case);
            }
        });
        for place in newer {
            // So that a page which ends before it is written can leave it again.
            self.seal_draft_ahead(place);
        }
        if is_ours && !unlike.is_empty() {
            // Where that fails, it is told again.
            let _ = store.forget_unlike(&unlike).await;
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
            desk.shelved.retain(|place, _| place.case != case);
            desk.read.remove(&case);
        });
        if let Some(store) = self.store_of_drafts(&case) {
            store.forget_left(id);
        }
        self.saver.tell_drafts(with(|desk| desk.drafts.status()));
    }

    /// Everything is removed from this device.
    pub(super) fn forget_all_drafts(self) {
        with(|desk| {
            desk.drafts.forget_all();
            desk.sealed.clear();
            desk.left.clear();
            desk.taken.clear();
            desk.shelved.clear();
            desk.read.clear();
        });
        self.saver.tell_drafts(with(|desk| desk.drafts.status()));
    }

    fn store_of_drafts(self, (database, _): &Case) -> Option<Rc<Store>> {
        let realm = Realm::ALL.into_iter().find(|realm| realm.database() == database)?;
        self.store_of(realm).map(|(store, _)| store)
    }

    fn perform_for_drafts(self, effects: Vec<Effect>) {
        self.saver.tell_drafts(with(|desk| desk.drafts.status()));
        for effect in effects {
            task::of_app(async move {
                let effects = match effect {
                    Effect::Wake { at } => {
                        let wait = Duration::from_millis(at.saturating_sub(clock::now()));
                        pause(i32::try_from(wait.as_millis()).unwrap_or(i32::MAX)).await;
                        with(|desk| desk.drafts.woke(clock::now()))
                    }
                    Effect::Write { place, words, revision } => {
                        let written = match self.write_draft(&place, &words, revision).await {
                            Some(written) => {
                                self.landed_draft(&place, revision, written.is_ok());
                                written
                            }
                            None => self.shelve(&place, &words, revision).await,
                        };
                        let now = clock::now();
                        with(|desk| match written {
                            Ok(()) => desk.drafts.written(&place, revision),
                            Err(words) => desk.drafts.failed(&place, revision, &words, now),
                        })
                    }
                };
                self.perform_for_drafts(effects);
            });
        }
    }

    /// Puts a draft in its place; nothing is done where another window may write the case.
    async fn write_draft(self, place: &Place, words: &str, revision: u64) -> Option<Result<(), String>> {
        let id = &place.case.1;
        if words.is_empty() {
            // Words that went into the record stay here until the record itself is on the device.
            let is_saved = || {
                self.saver.keeping.try_with_value(|keeping: &Keeping| keeping.is_settled(id)).unwrap_or(true)
            };
            if !is_saved() {
                self.settle(id).await;
            }
            if !is_saved() {
                return Some(Err("the case itself is not saved yet".to_owned()));
            }
        }
        let Some(store) = self.store_of_drafts(&place.case) else {
            return Some(Err("the storage is not open".to_owned()));
        };
        let ready = match words.is_empty() {
            true => None,
            false => match leaving::sealed(&store, place, words, revision).await {
                Ok(ready) => Some(ready),
                Err(failure) => return Some(Err(failure)),
            },
        };
        // Asked last: another window may have taken the case over while this one waited.
        if !self.may_write_drafts(&place.case) {
            return None;
        }
        let written = match ready {
            Some(ready) => store.write_draft(id, &ready).await,
            None if with(|desk| desk.drafts.is_wanted(place, revision)) => {
                store.remove_draft(id, &place.name).await
            }
            // Typed anew meanwhile: that is written next, over these words.
            None => Ok(()),
        };
        Some(written.map_err(|failure| failure.to_string()))
    }

    /// A write ended: what was sealed for it is used up, and what was left for the next page is not needed any more once all
    /// drafts of the case are written.
    fn landed_draft(self, place: &Place, revision: u64, is_written: bool) {
        with(|desk| {
            // What could not be written is good for another time, unless the new key that it brings is not.
            let is_used_up =
                |(known, ready): &(u64, Ready)| *known <= revision && (is_written || ready.brings_a_key());
            if desk.sealed.get(place).is_some_and(is_used_up) {
                desk.sealed.remove(place);
            }
        });
        let unkept = with(|desk| desk.drafts.unkept());
        let is_last =
            unkept.iter().all(|(other, at)| other.case != place.case || (other, *at) == (place, revision));
        if is_written && is_last {
            with(|desk| desk.forget_taken(&place.case));
            if with(|desk| desk.left.remove(&place.case))
                && let Some(store) = self.store_of_drafts(&place.case)
            {
                store.forget_own_drafts(&place.case.1);
            }
        }
    }
}
