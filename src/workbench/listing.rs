//! The list of the cases: read piece by piece, made anew where it is damaged, and held against what is there.

use super::{
    bench::Bench,
    realm::Realm,
    state::{Amiss, What},
};
use crate::{
    browser::{store::Store, task},
    case::Case,
    edit::session,
    forms::handover::NOUN,
    reports::{
        caseload::{self, Indexed, Summary},
        named::NamesOfCases,
    },
};
use leptos::prelude::*;
use std::rc::Rc;

/// After so many entries made anew the list is shown again.
const SHOWN_AFTER: usize = 25;

/// When a case last left the device, as its own record tells it: the index that said so may be damaged.
fn handed_off(case: &Case) -> Option<u64> {
    case.all_things(NOUN).filter_map(|id| case.added(NOUN, id)).map(|stamp| stamp.millis).max()
}

impl Bench {
    /// Reads the index of the cases again.
    pub async fn read_caseload(self) {
        let Some(store) = self.store() else { return };
        match store.summaries().await {
            Ok(mut summaries) => {
                caseload::sort(&mut summaries);
                let _ = self.caseload.cases.try_set(summaries);
            }
            Err(words) => {
                self.notify_error(&format!(
                    "The list of cases could not be read ({words}). Reload the page."
                ));
            }
        }
        let _ = self.caseload.is_ready.try_set(true);
    }

    /// Brings the list of the cases up to date where a page was left before it could be written, and where it is damaged; then
    /// tells what is amiss.
    pub(super) async fn catch_up(self) {
        let Some(store) = self.store() else { return };
        for id in store.left() {
            let came = store.take_in_left(&id).await;
            if came.is_new {
                self.broadcast_written(&id);
            }
            if let Some(words) = came.trouble {
                self.notify_error(&format!(
                    "What was typed last before Kith was closed could not be taken in ({words}). It is kept: reload the page to try again."
                ));
            } else if came.damaged > 0 {
                self.notify_error("Something that was typed last before Kith was closed is damaged on this device and could not be taken in. It stays where it is; the rescue page saves it with the rest.");
            }
        }
        let listed = match store.look_at_cases().await {
            Ok(listed) => listed,
            Err(words) => {
                return self.notify_error(&format!(
                    "Kith could not look at what is kept here ({words}). Reload the page."
                ));
            }
        };
        let mut amiss = Vec::new();
        let nameless = |what| Amiss { id: String::new(), name: String::new(), what };
        amiss.extend((listed.foreign > 0).then(|| nameless(What::Foreign)));
        amiss.extend(listed.is_gone.then(|| nameless(What::ListGone)));
        amiss.extend(listed.gone.into_iter().map(|(id, name)| Amiss { id, name, what: What::Gone }));
        let behind = store.behind().await.unwrap_or_default();
        for (done, id) in behind.iter().enumerate() {
            let _ = self.caseload.renewed.try_set(Some((done, behind.len())));
            // Each is a step of its own, so that the page answers between them; the list grows as they come.
            if done > 0 && done.is_multiple_of(SHOWN_AFTER) {
                self.read_caseload().await;
            }
            let what = self.list_anew(&store, id).await;
            let name = store.listed_name(id).unwrap_or_default();
            amiss.extend(what.map(|what| Amiss { id: id.clone(), name, what }));
        }
        let _ = self.caseload.renewed.try_set(None);
        let _ = self.caseload.amiss.try_set(amiss);
        if !behind.is_empty() {
            self.read_caseload().await;
        }
        if self.present_realm().is_sealed() {
            self.note_cases(store);
        }
    }

    /// The names of everybody whom the cases of this device name, to be looked for in what is no case.
    pub async fn names_of_cases(self) -> NamesOfCases {
        let Some((store, _)) = self.store_of(Realm::Live) else { return NamesOfCases::default() };
        let named = store.names().await.unwrap_or_default();
        let own = self.preferences.with_untracked(|preferences| preferences.author().name);
        NamesOfCases::new(named, &own)
    }

    /// Derives the index entry of a case from the case. Answers what is amiss when that cannot be done.
    async fn list_anew(self, store: &Store, id: &str) -> Option<What> {
        let known =
            self.caseload.cases.with_untracked(|all| all.iter().find(|known| known.id == id).cloned());
        let is_listed = known.is_some() || store.listed_name(id).is_some();
        // One that cannot be read says so when it is opened.
        let Ok(kept) = store.case(id).await else { return is_listed.then_some(What::Unreadable) };
        let is_foreign = kept.damage.is_all_foreign();
        let case = session::replay(kept.batches);
        if case.is_empty() {
            return match (is_listed, is_foreign) {
                (false, true) => Some(What::Foreign),
                // The practitioner goes on without it, or nothing was ever written of it.
                (false, false) if store.has_list() || kept.damage.is_none() => None,
                _ => Some(What::Unreadable),
            };
        }
        let left = known.and_then(|known| known.handed_off).or_else(|| handed_off(&case));
        let indexed = Indexed::of(id, &case, left);
        let _ = store.write(id, None, Some((&indexed, kept.next_batch))).await;
        None
    }

    /// Notes the parts and the names of the cases of which nothing is noted yet.
    fn note_cases(self, store: Rc<Store>) {
        let all = self.caseload.cases.get_untracked();
        task::of_app(async move {
            let mut named = Vec::new();
            for Summary { id, name, .. } in all {
                // Its parts first: a case that is listed must have them noted.
                if store.listed_name(&id).is_some() || store.note_parts(&id).await.is_ok() {
                    named.push((id, name));
                }
            }
            // What cannot be noted is tried again at the next start.
            let _ = store.list_cases(named).await;
        });
    }

    /// Shows a summary in the list of the cases, when it says something new.
    pub(super) fn list(self, realm: Realm, summary: Summary) {
        if let Some((store, _)) = self.store_of(realm)
            && store.listed_name(&summary.id).as_ref() != Some(&summary.name)
        {
            let named = vec![(summary.id.clone(), summary.name.clone())];
            task::of_app(async move {
                let _ = store.list_cases(named).await;
            });
        }
        let is_known = self.caseload.cases.try_with_untracked(|all| all.contains(&summary)).unwrap_or(true);
        if !is_known && realm == self.present_realm() {
            self.caseload.cases.try_update(|all| {
                all.retain(|known| known.id != summary.id);
                all.push(summary);
                caseload::sort(all);
            });
        }
    }

    /// Goes on without a case that is gone, or cannot be read: it is missed no more. What lies in the storage stays there.
    pub fn go_on_without_case(self, id: &str) {
        let Some(store) = self.store() else { return };
        let id = id.to_owned();
        task::of_app(async move {
            let done = match store.unlist_case(&id).await {
                Ok(()) => store.forget_entry(&id).await,
                failed => failed,
            };
            if let Err(words) = done {
                return self.notify_error(&format!(
                    "That could not be noted ({words}). It is asked again at the next start."
                ));
            }
            let _ = self.caseload.amiss.try_update(|all| all.retain(|amiss| amiss.id != id));
            self.read_caseload().await;
        });
    }
}
