//! The heads of the cases: which parts each has, sealed with the case's key and kept in two stores, so that a part that is
//! missing, put back or replaced is recognised. `sealing/head.rs` says what a head knows.

use super::{
    BATCHES, Failure, KEYS, LOCAL, META, Store, below,
    bodies::{self, HEAD, head_places},
    connection, gone, number_at_end,
};
use crate::{
    browser::keys::SealingKey,
    sealing::{
        context,
        head::{Head, Part},
    },
};
use indexed_db_futures::{future::BasicRequest, prelude::*, transaction::Transaction};
use js_sys::Uint8Array;
use std::collections::BTreeSet;
use wasm_bindgen::JsValue;

/// A head in use.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub head: Head,
    /// The part that is being written: whoever seals the next one counts on it.
    flying: Option<(u64, Part)>,
    /// Goes up by one with each change.
    version: u64,
    /// Whether what is stored is in it.
    is_read: bool,
}

/// A sealed head that goes with a part, and what it counts on.
#[derive(Clone, Debug)]
pub(super) struct Sealed {
    pub body: Uint8Array,
    part: Part,
    version: u64,
    flying: Option<u64>,
}

/// The stores that a head is written to.
pub(super) const HEADS: [&str; 2] = [LOCAL, META];

/// Puts both copies of a head, as a part of a transaction.
pub(super) fn put(
    transaction: &Transaction<'_>,
    case: &str,
    body: &Uint8Array,
) -> Result<Vec<BasicRequest<String>>, Failure> {
    let mut asked = Vec::new();
    for (store, place) in head_places(case) {
        let store = transaction.object_store(store)?;
        asked.push(store.put(JsValue::from(body)).with_key(place).primitive()?);
    }
    Ok(asked)
}

impl Store {
    /// What the two copies say together, and whether both are sound; none where there is neither.
    pub(super) async fn stored_head(
        &self,
        case: &str,
        key: Option<&SealingKey>,
    ) -> Result<(Option<Head>, bool), Failure> {
        let mut found: Option<Head> = None;
        let mut sound = 0;
        for (store, place) in head_places(case) {
            let Some(body) = self.get(store, &place).await? else { continue };
            let Ok(copy) = self.unpack::<Head>(key, HEAD, case, &body).await else { continue };
            sound += 1;
            match &mut found {
                None => found = Some(copy),
                Some(found) if *found == copy => {}
                Some(found) => {
                    found.merge(copy);
                    sound = 0;
                }
            }
        }
        Ok((found, sound == 2))
    }

    /// Looks at a head in use, or changes it.
    pub(super) fn with_head<T>(&self, case: &str, act: impl FnOnce(&mut Known) -> T) -> T {
        act(self.heads.borrow_mut().entry(case.to_owned()).or_default())
    }

    /// Takes a head into use, with what is known of it here already.
    pub(super) fn use_head(&self, case: &str, head: Head) {
        self.with_head(case, |known| {
            known.head.merge(head);
            known.version += 1;
            known.is_read = true;
        });
    }

    /// Notes a part that another window has written.
    pub(super) fn note_part(&self, case: &str, number: u64, part: Part) {
        self.with_head(case, |known| {
            if known.head.part(number).is_none() {
                known.head.note(number, part);
                known.version += 1;
            }
        });
    }

    /// The device remembers everything that the noted parts hold. It is written with the next part.
    pub fn note_seen(&self, case: &str) {
        if self.is_sealed {
            self.with_head(case, |known| {
                let next = known.head.next();
                known.head.remember(next);
                known.version += 1;
            });
        }
    }

    /// Forgets a head, so that it is read anew.
    pub(super) fn forget_head(&self, case: &str) {
        self.heads.borrow_mut().remove(case);
    }

    async fn head_in_use(&self, case: &str, key: Option<&SealingKey>) -> Result<Known, Failure> {
        if let Some(known) = self.heads.borrow().get(case).filter(|known| known.is_read) {
            return Ok(known.clone());
        }
        let (head, _) = self.stored_head(case, key).await?;
        self.use_head(case, head.unwrap_or_default());
        Ok(self.with_head(case, |known| known.clone()))
    }

    async fn seal_head(&self, case: &str, key: &SealingKey, head: &Head) -> Result<Uint8Array, Failure> {
        let json = serde_json::to_vec(head).map_err(|_| bodies::damaged())?;
        Ok(key.seal(&context::body(&self.connection.name, HEAD, case), &json).await?)
    }

    /// The head with one more part, sealed; none where bodies are plain.
    pub(super) async fn head_with(
        &self,
        case: &str,
        key: Option<&SealingKey>,
        number: u64,
        part: Part,
    ) -> Result<Option<Sealed>, Failure> {
        let Some(key) = key else { return Ok(None) };
        let known = self.head_in_use(case, Some(key)).await?;
        let mut head = known.head;
        if let Some((flying, part)) = &known.flying {
            head.note(*flying, part.clone());
        }
        head.note(number, part.clone());
        let body = self.seal_head(case, key, &head).await?;
        let flying = known.flying.map(|(number, _)| number);
        Ok(Some(Sealed { body, part, version: known.version, flying }))
    }

    /// The sealed head again, unless it still fits: what it counted on may not have been written, or more was meanwhile.
    pub(super) async fn head_that_fits(
        &self,
        case: &str,
        number: u64,
        sealed: &Sealed,
    ) -> Result<Sealed, Failure> {
        let fits = self.heads.borrow().get(case).is_some_and(|known| {
            let landed = sealed.flying.is_none_or(|flying| known.head.part(flying).is_some());
            landed && known.version == sealed.version + u64::from(sealed.flying.is_some())
        });
        if fits {
            return Ok(sealed.clone());
        }
        let key = self.key_for_writing(case).await?.0;
        let again = self.head_with(case, key.as_ref(), number, sealed.part.clone()).await?;
        again.ok_or(Failure::NoKey)
    }

    /// A part is on its way.
    pub(super) fn flies(&self, case: &str, number: u64, sealed: &Sealed) {
        self.with_head(case, |known| known.flying = Some((number, sealed.part.clone())));
    }

    /// What became of a part that was on its way.
    pub(super) fn landed(&self, case: &str, written: &Result<(), Failure>) {
        self.with_head(case, |known| {
            if let Some((number, part)) = known.flying.take()
                && written.is_ok()
            {
                known.head.note(number, part);
                known.version += 1;
            }
        });
        if written == &Err(Failure::Taken) {
            // Another window has written: what it noted is read before the next part is sealed.
            self.forget_head(case);
        }
    }

    /// The head with several parts more, sealed: a file brings them at once. What is noted counts from when it is written.
    pub(super) async fn head_with_all(
        &self,
        case: &str,
        key: Option<&SealingKey>,
        parts: &[(String, Uint8Array)],
    ) -> Result<Option<(Uint8Array, Head)>, Failure> {
        let Some(key) = key else { return Ok(None) };
        let mut head = self.head_in_use(case, Some(key)).await?.head;
        for (place, body) in parts {
            head.note(number_at_end(place).unwrap_or_default(), Part::of_bytes(&body.to_vec()));
        }
        Ok(Some((self.seal_head(case, key, &head).await?, head)))
    }

    /// The head without the parts that are in snapshots alone from now on, sealed.
    pub(super) async fn head_compacted(
        &self,
        case: &str,
        key: &SealingKey,
        from: u64,
    ) -> Result<Uint8Array, Failure> {
        self.head_in_use(case, Some(key)).await?;
        let head = self.with_head(case, |known| {
            known.head.compact(from);
            known.version += 1;
            known.head.clone()
        });
        self.seal_head(case, key, &head).await
    }

    /// Writes the head that is in use.
    ///
    /// # Errors
    /// When it could not be written; it is written with the next part.
    pub async fn write_head(&self, case: &str) -> Result<(), Failure> {
        let Some(key) = self.key_of(case).await? else { return Ok(()) };
        let head = self.head_in_use(case, Some(&key)).await?.head;
        let body = self.seal_head(case, &key, &head).await?;
        let held = self.held_by(case, None);
        let place = bodies::key_place(case);
        let written = self
            .connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[KEYS, LOCAL, META])?;
                gone::require(&transaction, case, &held).await?;
                let copy: Option<JsValue> =
                    transaction.object_store(KEYS)?.get(place.clone()).primitive()?.await?;
                let meta = transaction.object_store(META)?;
                let known: Option<JsValue> = meta.get(place.clone()).primitive()?.await?;
                let mut asked = put(&transaction, case, &body)?;
                if let Some(copy) = copy.filter(|_| known.is_none()) {
                    asked.push(meta.put(copy).with_key(place.clone()).primitive()?);
                }
                let (answers, done) = bodies::both(asked, connection::commit(transaction)).await;
                connection::came_to(answers, done)
            })
            .await;
        self.forget_outdated(case, &written);
        written
    }

    /// Notes the parts of a case of which nothing is noted, since an older version wrote them.
    ///
    /// # Errors
    /// When they cannot be read or written; they are noted at the next start then.
    pub async fn note_parts(&self, case: &str) -> Result<(), String> {
        let note = async || {
            let Some(key) = self.key_of(case).await? else { return Ok(()) };
            if self.stored_head(case, Some(&key)).await?.0.is_some() {
                return Ok(());
            }
            let kept = self.kept(case).await?;
            if kept.damage.is_none() || kept.damage.is_head_gone {
                self.write_head(case).await
            } else {
                Ok(())
            }
        };
        note().await.map_err(bodies::words)
    }

    /// The practitioner goes on without what cannot be read: it is told no more. What lies in the storage stays there.
    ///
    /// # Errors
    /// When it cannot be noted.
    pub async fn go_on_without(&self, case: &str, numbers: &[u64]) -> Result<(), String> {
        let go_on = async || {
            let key = self.key_of(case).await?;
            self.head_in_use(case, key.as_ref()).await?;
            self.with_head(case, |known| {
                for number in numbers {
                    known.head.give_up(*number);
                }
                known.head.give_up_copies();
                known.version += 1;
            });
            self.write_head(case).await
        };
        go_on().await.map_err(bodies::words)
    }

    /// The numbers of the batches of a case that are there, as their keys say.
    pub(super) async fn numbers(&self, case: &str) -> Result<BTreeSet<u64>, Failure> {
        let keys = self.keys_of(BATCHES, below(case)).await?;
        Ok(keys.iter().filter_map(|key| number_at_end(key)).collect())
    }
}
