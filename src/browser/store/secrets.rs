//! Another passphrase or recovery code: made and tried first, and put in the place of the old one only when that is confirmed.

use super::{
    META, RING, Store, bodies, connection,
    ring::{RING_BEFORE, by, failed},
};
use crate::{
    browser::keys::{Secret, Trouble, WrappingKey, wrap_device},
    sealing::{Cost, Ring},
};
use indexed_db_futures::prelude::*;
use wasm_bindgen::JsValue;

/// A ring with a new secret that opens the device, and is not in use yet. It holds wrapped keys only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Successor {
    before: Ring,
    after: Ring,
}

impl Store {
    /// Makes the ring with another secret, and makes sure that it opens the device. Nothing is changed yet.
    ///
    /// # Errors
    /// [`Trouble::DoesNotFit`] when the present secret is another.
    pub async fn successor(&self, present: &Secret, new: &Secret, cost: Cost) -> Result<Successor, Trouble> {
        let (_, before, _, present) = self.fitting(present).await?;
        let known = by(&before, &present);
        let key = WrappingKey::of(&present, &known.salt, known.cost).await?;
        let device = key.unwrap_to_wrap(&known.wrapped, &self.device_context()).await?;
        let wrapped = wrap_device(&self.connection.name, &device, new, cost).await?;
        self.device_key(new, &wrapped).await?;
        let mut after = before.clone();
        match new {
            Secret::Passphrase(_) | Secret::Spelled(_) => after.passphrase = wrapped,
            Secret::Recovery(_) => after.recovery = wrapped,
        }
        Ok(Successor { before, after })
    }

    /// Puts the new secret in the place of the old one, in one transaction. The ring before it is kept until the new one was
    /// read back: a device that stops in between is opened by either.
    ///
    /// # Errors
    /// When it could not be written, or another window has changed a secret meanwhile; the old one stays good.
    pub async fn succeed(&self, successor: &Successor) -> Result<(), Trouble> {
        let before = bodies::plain(&successor.before).map_err(failed)?;
        let after = bodies::plain(&successor.after).map_err(failed)?;
        let held = before.to_vec();
        let is_written = self
            .connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[META])?;
                let meta = transaction.object_store(META)?;
                let now: Option<JsValue> = meta.get(RING).primitive()?.await?;
                if now.as_ref().map(bodies::bytes).as_deref() != Some(held.as_slice()) {
                    return Ok(false);
                }
                meta.put(JsValue::from(&before)).with_key(RING_BEFORE).primitive()?.await?;
                meta.put(JsValue::from(&after)).with_key(RING).primitive()?.await?;
                connection::commit(transaction).await?;
                Ok(true)
            })
            .await
            .map_err(failed)?;
        if !is_written {
            return Err(Trouble::Failed("it was changed in another window meanwhile".to_owned()));
        }
        let kept = self.rings().await.map_err(failed)?;
        if kept.of(RING) != Some(&successor.after) {
            return Err(Trouble::Failed("it did not read back as it was written".to_owned()));
        }
        // Until this is written either secret opens the device; the next unlock does it again.
        let _ = self.settle_rings(&successor.after).await;
        Ok(())
    }
}
