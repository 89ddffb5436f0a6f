//! What a page that is being left had sealed and could not see written: a transaction that waits for another, or for a slow
//! disk, ends with its page. The browser's storage by name takes bytes at once, so the sealed bodies wait there, and the
//! next page writes them. Nothing is there that is not sealed for its place in the database.

use super::{BATCHES, Failure, Ready, Store, batch_key, bodies, number_at_end};
use crate::{
    browser::{keys::SealingKey, page::storage},
    case::Operation,
    sealing::{Wrapped, context, hex},
};
use gloo_storage::{LocalStorage, Storage as _};
use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A sealed batch as text: the place it was sealed for, and the key of its case where that was not written either.
#[derive(Serialize, Deserialize)]
pub(super) struct Part {
    pub(super) place: String,
    #[serde(with = "hex")]
    pub(super) body: Vec<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
}

impl Part {
    pub(super) fn of(ready: &Ready) -> Self {
        Self {
            place: ready.place.clone(),
            body: ready.body.to_vec(),
            key: ready.new_key.as_ref().map(|key| hex::encode(&key.to_vec())),
        }
    }

    /// The key of the case as it is to be stored, where it was not written either.
    pub(super) fn wrapped(&self) -> Option<Vec<u8>> {
        self.key.as_deref().and_then(hex::decode)
    }
}

impl Store {
    fn name_of_left(&self, case: &str) -> String {
        format!("kith-left/{}/{case}", self.connection.name)
    }

    /// Keeps sealed batches of a case at once, in the order in which they are to be written. False where the browser has
    /// no room for them.
    pub fn leave(&self, case: &str, batches: &[Ready]) -> bool {
        let parts: Vec<Part> = batches.iter().map(Part::of).collect();
        storage().is_some() && LocalStorage::set(self.name_of_left(case), parts).is_ok()
    }

    /// Forgets what was left of a case, since it is written.
    pub fn forget_left(&self, case: &str) {
        if storage().is_some() {
            LocalStorage::delete(self.name_of_left(case));
        }
    }

    /// The cases of which something was left.
    #[must_use]
    pub fn left(&self) -> Vec<String> {
        let Some(storage) = storage() else { return Vec::new() };
        let names = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
        names.filter_map(|name| Some(name.strip_prefix(&self.name_of_left(""))?.to_owned())).collect()
    }

    /// Writes what an earlier page left of a case and the database does not have. True when there was something.
    ///
    /// # Errors
    /// When it cannot be read or written; it stays where it is then.
    pub async fn take_in_left(&self, case: &str) -> Result<bool, String> {
        let take = async || {
            // Of two states of one operation the later part has the newer one.
            let mut missing = BTreeMap::new();
            let parts: Vec<Part> = LocalStorage::get(self.name_of_left(case)).unwrap_or_default();
            for part in &parts {
                let found = self.missing(case, part).await?;
                missing.extend(found.into_iter().map(|operation| (operation.stamp, operation)));
            }
            let operations: Vec<Operation> = missing.into_values().collect();
            while !operations.is_empty() {
                let number = self.next_batch(case).await?;
                let ready = self.make_ready(case, number, &operations).await?;
                match self.write(case, Some((number, &operations, &ready)), None).await {
                    // Another page was quicker with this number.
                    Err(Failure::Taken) => {}
                    Err(failure) => return Err(failure),
                    Ok(()) => break,
                }
            }
            self.forget_left(case);
            Ok(!operations.is_empty())
        };
        take().await.map_err(bodies::words)
    }

    /// The operations of a part that are in no batch of its number or a later one: those hold the same, or newer states.
    async fn missing(&self, case: &str, part: &Part) -> Result<Vec<Operation>, Failure> {
        let key = match (self.key_of(case).await?, part.wrapped()) {
            (None, Some(wrapped)) if self.is_sealed => {
                Some(self.know_fresh_key(case, Uint8Array::from(wrapped.as_slice())).await?)
            }
            // The case was removed from the device meanwhile, and its key with it.
            (None, _) if self.is_sealed => return Ok(Vec::new()),
            (key, _) => key,
        };
        let body = Uint8Array::from(part.body.as_slice()).into();
        let mut operations: Vec<Operation> = self.unpack(key.as_ref(), BATCHES, &part.place, &body).await?;
        let number = number_at_end(&part.place).unwrap_or_default();
        let mut known = BTreeSet::new();
        for (place, body) in self.all(BATCHES, Some(batch_key(case, number)..format!("{case}0"))).await? {
            let batch: Vec<Operation> = self.unpack(key.as_ref(), BATCHES, &place, &body).await?;
            known.extend(batch.into_iter().map(|operation| operation.stamp));
        }
        if self.covered(case).await? > number {
            let kept = self.kept(case).await?;
            known.extend(kept.batches.iter().flatten().map(|operation| operation.stamp));
        }
        operations.retain(|operation| !known.contains(&operation.stamp));
        Ok(operations)
    }

    /// Takes up the key of a case of which nothing was written, so that it is written with the first batch.
    pub(super) async fn know_fresh_key(&self, case: &str, body: Uint8Array) -> Result<SealingKey, Failure> {
        let wrapped: Wrapped = bodies::read_plain(&body)?;
        let device = self.keys.borrow().device.clone();
        let device = device.ok_or_else(|| Failure::Other("the device is locked".to_owned()))?;
        let what = context::wrapped(&self.connection.name, &format!("case/{case}"));
        let key = device.unwrap_for_bodies(&wrapped, &what).await?;
        Ok(self.keys.borrow_mut().fresh.entry(case.to_owned()).or_insert((key, body)).0.clone())
    }
}
