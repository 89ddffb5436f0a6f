//! Setting up and unlocking: the ring of the wrapped keys, of which a second copy is kept, and the key of the list of cases.

use super::{BATCHES, Failure, KEYS, META, RING, Store, bodies, connection, migrating::TO_MIGRATE};
use crate::{
    browser::keys::{NewKey, Secret, Trouble, WrappingKey, wrap_device},
    sealing::{Cost, RecoveryCode, Ring, RingCopy, Wrapped, WrappedBy, context},
};
use indexed_db_futures::prelude::*;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

/// The ring before a change of a secret, kept until the new one has been read back.
pub(super) const RING_BEFORE: &str = "ring-before";
/// The second copy of the ring.
pub(super) const RING_COPY: &str = "ring-copy";
/// The key of the list of cases, in either store.
const INDEX_KEY: &str = "index";

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

/// In which state a device is before it is unlocked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceState {
    /// Nothing was set up.
    New,
    /// It is set up, and the keys can be read.
    SetUp,
    /// It was set up, and the keys cannot be read: why, in the user's words.
    Broken(String),
}

/// The rings that can be read, and why others cannot.
#[derive(Default)]
pub(super) struct Rings {
    pub sound: Vec<(&'static str, Ring)>,
    pub is_any: bool,
    trouble: Option<String>,
}

impl Rings {
    pub fn of(&self, wanted: &str) -> Option<&Ring> {
        self.sound.iter().find(|(place, _)| *place == wanted).map(|(_, ring)| ring)
    }
}

pub(super) fn by<'a>(ring: &'a Ring, secret: &Secret) -> &'a WrappedBy {
    match secret {
        Secret::Passphrase(_) | Secret::Spelled(_) => &ring.passphrase,
        Secret::Recovery(_) => &ring.recovery,
    }
}

pub(super) fn failed(failure: Failure) -> Trouble {
    Trouble::Failed(failure.to_string())
}

/// The copy of a ring as it is stored.
pub(super) fn copy_of(ring: &Ring) -> Result<Uint8Array, Failure> {
    bodies::plain(&RingCopy::of(ring.clone()))
}

impl Store {
    /// The rings that can be read: the one in use, its copy, and the one before a change that was interrupted.
    pub(super) async fn rings(&self) -> Result<Rings, Failure> {
        let mut rings = Rings::default();
        for place in [RING, RING_COPY, RING_BEFORE] {
            let Some(body) = self.get(META, place).await? else { continue };
            rings.is_any = true;
            let ring = if place == RING_COPY {
                bodies::read_plain::<RingCopy>(&body).ok().and_then(RingCopy::sound)
            } else {
                bodies::read_plain::<Ring>(&body).ok()
            };
            match ring.map(|ring| ring.check().map(|()| ring)) {
                Some(Ok(ring)) => rings.sound.push((place, ring)),
                Some(Err(words)) => rings.trouble = Some(words),
                None => {}
            }
        }
        Ok(rings)
    }

    /// In which state the device is.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn device_state(&self) -> Result<DeviceState, String> {
        let look = async || {
            let rings = self.rings().await?;
            if !rings.sound.is_empty() {
                return Ok(DeviceState::SetUp);
            }
            if let Some(words) = rings.trouble {
                return Ok(DeviceState::Broken(words));
            }
            // Plain bodies are what a version before the keys has left.
            let is_sealed = || async {
                let keys = self.keys_of(KEYS, String::new().."~".to_owned()).await?;
                let batches = self.all(BATCHES, None).await?;
                Ok::<_, Failure>(!keys.is_empty() || batches.iter().any(|(_, body)| !bodies::is_plain(body)))
            };
            if rings.is_any || is_sealed().await? {
                return Ok(DeviceState::Broken(
                    "The keys of this device are damaged or missing in this browser\u{2019}s storage, so that neither the passphrase nor the recovery code can open the cases here."
                        .to_owned(),
                ));
            }
            Ok::<_, Failure>(DeviceState::New)
        };
        look().await.map_err(bodies::words)
    }

    pub(super) fn device_context(&self) -> String {
        context::wrapped(&self.connection.name, "device")
    }

    fn index_context(&self) -> String {
        context::wrapped(&self.connection.name, INDEX_KEY)
    }

    /// Sets the device up: makes its key, wraps it twice, and marks what an older version left unsealed.
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
        let to_migrate = self.to_migrate().await.map_err(failed)?;
        let mark = if to_migrate.is_empty() {
            None
        } else {
            let key = key.unwrap_for_bodies(&index, &self.index_context()).await?;
            Some(self.pack(Some(&key), META, TO_MIGRATE, &to_migrate).await.map_err(failed)?)
        };
        let copy = copy_of(&ring).map_err(failed)?;
        let (ring, wrapped) = (bodies::plain(&ring).map_err(failed)?, bodies::plain(&index).map_err(failed)?);
        self.connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[KEYS, META])?;
                // `add` refuses when another tab was quicker: its keys stay.
                let meta = transaction.object_store(META)?;
                meta.add(JsValue::from(&ring)).with_key(RING).primitive()?.await?;
                meta.put(JsValue::from(&copy)).with_key(RING_COPY).primitive()?.await?;
                meta.put(JsValue::from(&wrapped)).with_key(INDEX_KEY).primitive()?.await?;
                if let Some(mark) = &mark {
                    meta.put(JsValue::from(mark)).with_key(TO_MIGRATE).primitive()?.await?;
                }
                let keys = transaction.object_store(KEYS)?;
                keys.add(JsValue::from(&wrapped)).with_key(INDEX_KEY).primitive()?.await?;
                connection::commit(transaction).await
            })
            .await
            .map_err(failed)?;
        self.take_keys(key, false).await
    }

    /// Unlocks a database whose keys are wrapped by the key of the device that another database has in use: it needs no ring of
    /// its own, and what changes the secrets of the device concerns it too. Its own key is made when it is first unlocked.
    ///
    /// # Errors
    /// When the other one is locked, or this one cannot be read.
    pub async fn unlock_beside(&self, other: &Self) -> Result<(), Trouble> {
        let device = other.keys.borrow().device.clone();
        let device = device.ok_or_else(|| Trouble::Failed("this device is locked".to_owned()))?;
        let all = || String::new().."~".to_owned();
        let mut is_first = true;
        for store in [KEYS, BATCHES] {
            is_first &= self.keys_of(store, all()).await.map_err(failed)?.is_empty();
        }
        self.take_keys(device, is_first).await
    }

    pub(super) async fn device_key(&self, secret: &Secret, by: &WrappedBy) -> Result<WrappingKey, Trouble> {
        let key = WrappingKey::of(secret, &by.salt, by.cost).await?;
        key.unwrap_device(&by.wrapped, &self.device_context()).await
    }

    /// Takes the keys into use. The key of the list of cases is read from either store; one that is in neither is made anew,
    /// since all that it seals can be derived; that is told unless nothing was ever kept.
    async fn take_keys(&self, device: WrappingKey, is_first: bool) -> Result<(), Trouble> {
        let mut found = None;
        let mut sound = 0;
        for store in [KEYS, META] {
            let Some(body) = self.get(store, INDEX_KEY).await.map_err(failed)? else { continue };
            let Ok(wrapped) = bodies::read_plain::<Wrapped>(&body) else { continue };
            if let Ok(key) = device.unwrap_for_bodies(&wrapped, &self.index_context()).await {
                sound += 1;
                found = found.or(Some((key, wrapped)));
            }
        }
        let is_new = found.is_none();
        let (index, wrapped) = match found {
            Some(found) => found,
            None => {
                let wrapped = device.wrap(&NewKey::for_bodies().await?, &self.index_context()).await?;
                (device.unwrap_for_bodies(&wrapped, &self.index_context()).await?, wrapped)
            }
        };
        if sound < 2 {
            let wrapped = bodies::plain(&wrapped).map_err(failed)?;
            self.connection
                .run(async |database| {
                    let transaction = connection::writing(&database, &[KEYS, META])?;
                    for store in [KEYS, META] {
                        let store = transaction.object_store(store)?;
                        store.put(JsValue::from(&wrapped)).with_key(INDEX_KEY).primitive()?.await?;
                    }
                    connection::commit(transaction).await
                })
                .await
                .map_err(failed)?;
        }
        if is_new && !is_first {
            self.connection.notify(
                "The key of the list of cases was damaged in this browser\u{2019}s storage. Kith makes the list anew from the cases; compare it with what you expect.",
            );
        }
        let mut keys = self.keys.borrow_mut();
        // A key of which nothing is written yet may be on its way: what was sealed by it is read by no other.
        let fresh = std::mem::take(&mut keys.fresh);
        *keys = super::Keys { device: Some(device), index: Some(index), fresh, ..super::Keys::default() };
        Ok(())
    }

    /// Unlocks the device. The second copy of the ring is tried where the first is damaged, and mends it.
    ///
    /// # Errors
    /// [`Trouble::DoesNotFit`] when the passphrase or the code is another.
    pub async fn unlock(&self, secret: &Secret) -> Result<(), Trouble> {
        let (place, ring, device, _) = self.fitting(secret).await?;
        self.take_keys(device, false).await?;
        if self.tend_rings(place, &ring).await.is_err() {
            self.connection.notify(
                "The keys of this device could not be written a second time. Make room on the device.",
            );
        }
        Ok(())
    }

    /// The ring that a secret fits, where it lies, the device's key, and the spelling that fitted.
    pub(super) async fn fitting(
        &self,
        secret: &Secret,
    ) -> Result<(&'static str, Ring, WrappingKey, Secret), Trouble> {
        for spelled in secret.spellings() {
            match self.fitting_as(&spelled).await {
                Ok((place, ring, device)) => return Ok((place, ring, device, spelled)),
                Err(Trouble::DoesNotFit) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Err(Trouble::DoesNotFit)
    }

    async fn fitting_as(&self, secret: &Secret) -> Result<(&'static str, Ring, WrappingKey), Trouble> {
        let rings = self.rings().await.map_err(failed)?;
        if rings.sound.is_empty() {
            return Err(Trouble::Failed("the keys of this device cannot be read".to_owned()));
        }
        let mut tried: Vec<WrappedBy> = Vec::new();
        for (place, ring) in rings.sound {
            let wrapped = by(&ring, secret).clone();
            if tried.contains(&wrapped) {
                continue;
            }
            match self.device_key(secret, &wrapped).await {
                Ok(device) => return Ok((place, ring, device)),
                Err(Trouble::DoesNotFit) => tried.push(wrapped),
                Err(trouble) => return Err(trouble),
            }
        }
        Err(Trouble::DoesNotFit)
    }

    /// Ends a change of a secret that was interrupted, and mends the copy that is missing or damaged by the other.
    async fn tend_rings(&self, place: &str, ring: &Ring) -> Result<(), Failure> {
        let rings = self.rings().await?;
        let is_before = self.get(META, RING_BEFORE).await?.is_some();
        let is_whole = rings.of(RING).is_some() && rings.of(RING_COPY).is_some();
        // Two that differ with no change under way: an older version has changed one, and nobody can say what else is right.
        if is_before || !is_whole || place != RING { self.settle_rings(ring).await } else { Ok(()) }
    }

    /// Writes a ring to both places, and forgets the one before it.
    pub(super) async fn settle_rings(&self, ring: &Ring) -> Result<(), Failure> {
        let (copy, ring) = (copy_of(ring)?, bodies::plain(ring)?);
        self.connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[META])?;
                let meta = transaction.object_store(META)?;
                meta.put(JsValue::from(&ring)).with_key(RING).primitive()?.await?;
                meta.put(JsValue::from(&copy)).with_key(RING_COPY).primitive()?.await?;
                meta.delete(RING_BEFORE.to_owned()).primitive()?.await?;
                connection::commit(transaction).await
            })
            .await
    }
}
