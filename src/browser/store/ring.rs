//! Setting up, unlocking and changing the passphrase.

use super::{BATCHES, Failure, INDEX, KEYS, META, RING, Store, bodies, connection};
use crate::{
    browser::keys::{NewKey, SealingKey, Secret, Trouble, WrappingKey, wrap_device},
    sealing::{Cost, RecoveryCode, Ring, Wrapped, WrappedBy, context},
};
use indexed_db_futures::prelude::*;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;

/// The ring before the last change of a passphrase, kept until the new one has been read back and has fitted.
const RING_BEFORE: &str = "ring-before";
const INDEX_KEY: &str = "index";

/// A plain body of an older version: its store, its place and its bytes.
type Unsealed = (&'static str, String, Vec<u8>);

/// What a device is set up with.
#[derive(Clone)]
pub struct NewRing {
    /// The passphrase.
    pub passphrase: String,
    /// The code that was shown to be printed.
    pub recovery: RecoveryCode,
    /// What a guess shall cost.
    pub cost: Cost,
}

impl Store {
    /// The wrapped keys of this device; none before it is set up.
    ///
    /// # Errors
    /// When they cannot be read, or are not to be trusted.
    pub async fn ring(&self) -> Result<Option<Ring>, String> {
        let mut found = None;
        for place in [RING, RING_BEFORE] {
            if let Some(body) = self.get(META, place).await.map_err(bodies::words)? {
                let ring: Ring = bodies::read_plain(&body).map_err(bodies::words)?;
                ring.check()?;
                found = Some(ring);
                break;
            }
        }
        Ok(found)
    }

    fn device_context(&self) -> String {
        context::wrapped(&self.connection.name, "device")
    }

    fn index_context(&self) -> String {
        context::wrapped(&self.connection.name, INDEX_KEY)
    }

    /// Sets the device up: makes its key, wraps it twice, and seals what an older version left unsealed.
    ///
    /// # Errors
    /// When it could not be done; the device is then as it was.
    pub async fn set_up(&self, new: &NewRing) -> Result<(), Trouble> {
        let device = NewKey::for_device().await?;
        let name = &self.connection.name;
        let passphrase =
            wrap_device(name, &device, &Secret::Passphrase(new.passphrase.clone()), new.cost).await?;
        let secret = Secret::Recovery(new.recovery.clone());
        // The code has 128 random bits: nobody guesses it however cheap a guess is.
        let recovery = wrap_device(name, &device, &secret, Cost::FLOOR).await?;
        let ring = Ring { version: Ring::VERSION, passphrase, recovery };
        let key = self.device_key(&secret, &ring.recovery).await?;
        let index = key.wrap(&NewKey::for_bodies().await?, &self.index_context()).await?;
        let (ring, wrapped) = (bodies::plain(&ring).map_err(failed)?, bodies::plain(&index).map_err(failed)?);
        self.connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[KEYS, META])?;
                // `add` refuses when another tab was quicker: its keys stay.
                let meta = transaction.object_store(META)?;
                meta.add(JsValue::from(&ring)).with_key(RING).primitive()?.await?;
                let keys = transaction.object_store(KEYS)?;
                keys.add(JsValue::from(&wrapped)).with_key(INDEX_KEY).primitive()?.await?;
                connection::commit(transaction).await
            })
            .await
            .map_err(failed)?;
        self.take_keys(key, &index).await?;
        self.seal_what_is_plain().await.map_err(failed)
    }

    async fn device_key(&self, secret: &Secret, by: &WrappedBy) -> Result<WrappingKey, Trouble> {
        let key = WrappingKey::of(secret, &by.salt, by.cost).await?;
        key.unwrap_device(&by.wrapped, &self.device_context()).await
    }

    async fn take_keys(&self, device: WrappingKey, index: &Wrapped) -> Result<(), Trouble> {
        let index = device.unwrap_for_bodies(index, &self.index_context()).await?;
        *self.keys.borrow_mut() =
            super::Keys { device: Some(device), index: Some(index), ..super::Keys::default() };
        Ok(())
    }

    /// Unlocks the device.
    ///
    /// # Errors
    /// [`Trouble::DoesNotFit`] when the passphrase or the code is another.
    pub async fn unlock(&self, secret: &Secret) -> Result<(), Trouble> {
        let ring = self.ring().await.map_err(Trouble::Failed)?;
        let ring = ring.ok_or_else(|| Trouble::Failed("this device is not set up".to_owned()))?;
        let device = self.device_key(secret, by(&ring, secret)).await?;
        let index = self.get(KEYS, INDEX_KEY).await.map_err(failed)?;
        let index = index.ok_or_else(|| {
            Trouble::Failed(
                "the key of the list of cases is missing from this device\u{2019}s storage".to_owned(),
            )
        })?;
        self.take_keys(device, &bodies::read_plain(&index).map_err(failed)?).await?;
        // A set-up that was interrupted is finished here.
        self.seal_what_is_plain().await.map_err(failed)
    }

    /// Gives the device another passphrase, or another recovery code: one key is wrapped anew in one transaction, and the
    /// wrapping before it is kept until the new one was read back and has fitted.
    ///
    /// # Errors
    /// [`Trouble::DoesNotFit`] when the present secret is another.
    pub async fn change_secret(&self, present: &Secret, new: &Secret, cost: Cost) -> Result<(), Trouble> {
        let ring = self.ring().await.map_err(Trouble::Failed)?;
        let mut ring = ring.ok_or_else(|| Trouble::Failed("this device is not set up".to_owned()))?;
        let before = bodies::plain(&ring).map_err(failed)?;
        let known = by(&ring, present);
        let key = WrappingKey::of(present, &known.salt, known.cost).await?;
        let device = key.unwrap_to_wrap(&known.wrapped, &self.device_context()).await?;
        let wrapped = wrap_device(&self.connection.name, &device, new, cost).await?;
        match new {
            Secret::Passphrase(_) => ring.passphrase = wrapped,
            Secret::Recovery(_) => ring.recovery = wrapped,
        }
        let after = bodies::plain(&ring).map_err(failed)?;
        self.connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[META])?;
                let meta = transaction.object_store(META)?;
                meta.put(JsValue::from(&before)).with_key(RING_BEFORE).primitive()?.await?;
                meta.put(JsValue::from(&after)).with_key(RING).primitive()?.await?;
                connection::commit(transaction).await
            })
            .await
            .map_err(failed)?;
        let kept = self.ring().await.map_err(Trouble::Failed)?.unwrap_or(ring);
        self.device_key(new, by(&kept, new)).await?;
        self.connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[META])?;
                transaction.object_store(META)?.delete(RING_BEFORE.to_owned()).primitive()?.await?;
                connection::commit(transaction).await
            })
            .await
            .map_err(failed)
    }

    /// Seals the bodies that a version before the keys has left, case by case, each case in one transaction.
    async fn seal_what_is_plain(&self) -> Result<(), Failure> {
        let mut by_case: BTreeMap<String, Vec<Unsealed>> = BTreeMap::new();
        for store in [BATCHES, INDEX] {
            for (place, body) in self.all(store, None).await? {
                let Ok(json) = bodies::read_plain::<serde_json::Value>(&body) else { continue };
                let bytes = serde_json::to_vec(&json).map_err(|error| Failure::Other(error.to_string()))?;
                let case = place.split('/').next().unwrap_or_default().to_owned();
                by_case.entry(case).or_default().push((store, place, bytes));
            }
        }
        for (case, plain) in by_case {
            let (key, new_key) = self.key_for_writing(&case).await?;
            let index: Option<SealingKey> = self.index_key();
            let mut sealed = Vec::new();
            for (store, place, bytes) in plain {
                let key = if store == INDEX { index.as_ref() } else { key.as_ref() };
                sealed.push((store, place.clone(), self.pack_bytes(key, store, &place, &bytes).await?));
            }
            self.connection
                .run(async |database| {
                    let transaction = connection::writing(&database, &[BATCHES, INDEX, KEYS])?;
                    if let Some(wrapped) = &new_key {
                        let keys = transaction.object_store(KEYS)?;
                        keys.add(JsValue::from(wrapped))
                            .with_key(format!("case/{case}"))
                            .primitive()?
                            .await?;
                    }
                    for (store, place, body) in &sealed {
                        let store = transaction.object_store(store)?;
                        store.put(JsValue::from(body)).with_key(place.clone()).primitive()?.await?;
                    }
                    connection::commit(transaction).await
                })
                .await?;
        }
        Ok(())
    }
}

fn by<'a>(ring: &'a Ring, secret: &Secret) -> &'a WrappedBy {
    match secret {
        Secret::Passphrase(_) => &ring.passphrase,
        Secret::Recovery(_) => &ring.recovery,
    }
}

fn failed(failure: Failure) -> Trouble {
    Trouble::Failed(failure.to_string())
}
