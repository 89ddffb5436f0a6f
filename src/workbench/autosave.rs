//! Autosave: does what the saving machines ask for, and keeps the index of the cases beside the batches.

use super::{bench::Bench, keeping::Keeping, state::Ahead};
use crate::{
    browser::{
        clock,
        store::{Failure, Ready, Store},
        task,
    },
    case::Operation,
    edit::saving::Effect,
    reports::caseload::Indexed,
};
use leptos::prelude::*;
use std::rc::Rc;

/// Whether what was sealed ahead is older than these operations of this batch.
fn is_behind(known: &Ahead, batch: u64, operations: &[Operation]) -> bool {
    let last = |all: &[Operation]| all.last().map(|operation| operation.stamp);
    known.batch < batch
        || (known.batch == batch
            && (known.operations.len(), last(&known.operations)) <= (operations.len(), last(operations)))
}

impl Bench {
    /// Writes at once what is not written.
    pub fn flush(self) {
        for (id, effects) in self.saver.keeping.try_update_value(Keeping::flush).unwrap_or_default() {
            self.perform(&id, effects);
        }
    }

    /// The page is hidden or left: what is not written is asked for at once, and what is sealed of it waits for the next page,
    /// should this one end before the transactions do.
    pub(super) fn leave(self) {
        self.flush();
        self.leave_drafts();
        let _ = self.saver.sealed.try_update_value(|all| {
            for (id, sealed) in all {
                let ahead = sealed.ahead.as_ref().map(|ahead| &ahead.ready);
                let batches: Vec<Ready> = sealed.flying.iter().chain(ahead).cloned().collect();
                if !batches.is_empty()
                    && let Some(store) = self.store_of_case(id)
                {
                    // What it kept there before stays where there is no room for more.
                    sealed.is_left |= store.leave(id, &batches);
                }
            }
        });
    }

    /// A batch of a case has landed: what was sealed of it need not wait any more.
    fn landed(self, id: &str, batch: u64) {
        let is_settled = self.saver.keeping.try_with_value(|keeping| keeping.is_settled(id)).unwrap_or(true);
        let _ = self.saver.sealed.try_update_value(|all| {
            let Some(sealed) = all.get_mut(id) else { return };
            sealed.flying = None;
            sealed.ahead.take_if(|ahead| ahead.batch <= batch);
            if is_settled
                && std::mem::take(&mut sealed.is_left)
                && let Some(store) = self.store_of_case(id)
            {
                store.forget_own_left(id);
            }
        });
    }

    pub(super) fn perform(self, id: &str, effects: Vec<Effect>) {
        self.saver.tell_status();
        for effect in effects {
            let id = id.to_owned();
            match effect {
                Effect::Wake { at } => {
                    let wait = std::time::Duration::from_millis(at.saturating_sub(clock::now()));
                    task::later(wait, move || {
                        let effects =
                            self.saver.keeping.try_update_value(|keeping| keeping.woke(&id, clock::now()));
                        self.perform(&id, effects.unwrap_or_default());
                    });
                }
                Effect::Write { batch, operations } => task::of_app(async move {
                    let written = self.write(&id, batch, &operations).await;
                    let next = match &written {
                        // Another tab was quicker: what it wrote is taken in, and ours goes behind it.
                        Err(Failure::Taken) => self.next_batch(&id).await,
                        _ => None,
                    };
                    let now = clock::now();
                    let effects = self.saver.keeping.try_update_value(|keeping| match (&written, next) {
                        (Ok(()), _) => keeping.written(&id, batch, now),
                        (Err(_), Some(next)) => keeping.taken(&id, batch, next),
                        (Err(failure), None) => keeping.failed(&id, batch, &failure.to_string(), now),
                    });
                    if written.is_ok() {
                        self.landed(&id, batch);
                        self.broadcast_written(&id);
                    } else {
                        // It goes out again with what was typed since.
                        self.seal_ahead(&id);
                    }
                    self.perform(&id, effects.unwrap_or_default());
                }),
            }
        }
    }

    /// The open database of the realm that a case belongs to, wherever the screens have gone meanwhile.
    fn store_of_case(self, id: &str) -> Option<Rc<Store>> {
        let realm = self.saver.keeping.try_with_value(|keeping| keeping.realm(id))?;
        self.store_of(realm).map(|(store, _)| store)
    }

    async fn next_batch(self, id: &str) -> Option<u64> {
        self.store_of_case(id)?.next_batch(id).await.ok()
    }

    /// Seals what was typed at once, so that a page that is being left has nothing more to wait for than a transaction.
    pub(super) fn seal_ahead(self, id: &str) {
        let coming = self.saver.keeping.try_with_value(|keeping| keeping.coming(id)).flatten();
        let (Some((batch, operations)), Some(store)) = (coming, self.store_of_case(id)) else { return };
        let id = id.to_owned();
        task::of_app(async move {
            if let Ok(ready) = store.make_ready(&id, batch, &operations).await {
                let is_going = self.is_going.try_get_value().unwrap_or(true);
                let _ = self.saver.sealed.try_update_value(|all| {
                    let sealed = all.entry(id).or_default();
                    // Sealing may be overtaken by the sealing of what was typed after.
                    if sealed.ahead.as_ref().is_none_or(|known| is_behind(known, batch, &operations)) {
                        sealed.ahead = Some(Ahead { batch, operations, ready });
                    }
                });
                if is_going {
                    self.leave();
                }
            }
        });
    }

    async fn write(self, id: &str, batch: u64, operations: &[Operation]) -> Result<(), Failure> {
        let realm = self.saver.keeping.with_value(|keeping| keeping.realm(id));
        let closed = || Failure::Other("the storage is not open".to_owned());
        let (store, _) = self.store_of(realm).ok_or_else(closed)?;
        let fits = |ahead: &mut Ahead| ahead.batch == batch && ahead.operations == operations;
        let ahead = self
            .saver
            .sealed
            .try_update_value(|all| all.get_mut(id).and_then(|sealed| sealed.ahead.take_if(fits)))
            .flatten();
        let is_ahead = ahead.is_some();
        let ready = match ahead {
            Some(ahead) => ahead.ready,
            None => store.make_ready(id, batch, operations).await?,
        };
        let _ = self
            .saver
            .sealed
            .try_update_value(|all| all.entry(id.to_owned()).or_default().flying = Some(ready.clone()));
        if is_ahead && self.is_going.try_get_value().unwrap_or(true) {
            store.write(id, Some((batch, operations, &ready)), None).await?;
            if let Some((indexed, upto)) = self.indexed(id, batch) {
                // The batch is safe; the list of cases follows if the page lives on, and else when it is next opened.
                let _ = store.write(id, None, Some((&indexed, upto))).await;
                self.list(realm, indexed.summary);
            }
            return Ok(());
        }
        let indexed = self.indexed(id, batch);
        let entry = indexed.as_ref().map(|(indexed, upto)| (indexed, *upto));
        store.write(id, Some((batch, operations, &ready)), entry).await?;
        if let Some((indexed, _)) = indexed {
            self.list(realm, indexed.summary);
        }
        Ok(())
    }

    /// What the index is to keep of the open case, when it is this one, and the number of the batch up to which it goes.
    fn indexed(self, id: &str, batch: u64) -> Option<(Indexed, u64)> {
        let handed_off = self.caseload.cases.with_untracked(|all| {
            all.iter().find(|summary| summary.id == id).and_then(|known| known.handed_off)
        });
        let indexed = self
            .open
            .peek(|session| (session.id() == id).then(|| Indexed::of(id, session.case(), handed_off)))
            .flatten()?;
        Some((indexed, self.saver.keeping.with_value(|keeping| keeping.upto(id, batch))))
    }
}
