//! What belongs to this device alone: drafts, what came in files, what it has seen. Each is noted in a second store, so that one
//! that is missing or put back to an earlier state is told.

use super::{Failure, LOCAL, META, Store, bodies, connection, gone, reading};
use crate::{browser::keys::SealingKey, case::operation::sha256_hex};
use indexed_db_futures::prelude::*;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

pub(super) fn mark_place(case: &str, name: &str) -> String {
    format!("note/{case}/{name}")
}

impl Store {
    /// Keeps something about a case that belongs to this device only, such as what it has seen; sealed like the case.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn keep_local<T: serde::Serialize>(
        &self,
        case: &str,
        name: &str,
        value: &T,
    ) -> Result<(), String> {
        let place = format!("{case}/{name}");
        let keep = async || {
            let (key, new_key) = self.key_for_writing(case).await?;
            let held = self.held_by(case, new_key.as_ref());
            let body = self.pack(key.as_ref(), LOCAL, &place, value).await?;
            let mark = self.mark_of_local(key.as_ref(), case, name, &body).await?;
            let written = self
                .connection
                .run(async |database| {
                    let keys = new_key.as_ref().map(|_| super::KEYS).or(held.store());
                    let stores = [Some(LOCAL), mark.as_ref().map(|_| META), keys];
                    let stores: Vec<&str> = stores.into_iter().flatten().collect();
                    let transaction = connection::writing(&database, &stores)?;
                    gone::require(&transaction, case, &held).await?;
                    let mut asked = Vec::new();
                    if let Some(wrapped) = &new_key {
                        asked.extend(bodies::add_key(&transaction, case, wrapped, mark.is_some())?);
                    }
                    let store = transaction.object_store(LOCAL)?;
                    asked.push(store.put(JsValue::from(&body)).with_key(place.clone()).primitive()?);
                    if let Some((mark_place, mark)) = &mark {
                        let store = transaction.object_store(META)?;
                        asked.push(store.put(JsValue::from(mark)).with_key(mark_place.clone()).primitive()?);
                    }
                    let (answers, done) = bodies::both(asked, connection::commit(transaction)).await;
                    connection::came_to(answers, done)
                })
                .await;
            self.settle_key(case, new_key.as_ref(), &written);
            self.forget_outdated(case, &written);
            written
        };
        keep().await.map_err(bodies::words)
    }

    /// The note of what is kept, sealed, and its place; none where bodies are plain.
    pub(super) async fn mark_of_local(
        &self,
        key: Option<&SealingKey>,
        case: &str,
        name: &str,
        body: &Uint8Array,
    ) -> Result<Option<(String, Uint8Array)>, Failure> {
        if key.is_none() {
            return Ok(None);
        }
        let place = mark_place(case, name);
        let mark = self.pack(key, META, &place, &sha256_hex(&body.to_vec())).await?;
        Ok(Some((place, mark)))
    }

    /// Both at one moment: another window may be keeping something new.
    async fn local_and_mark(
        &self,
        place: &str,
        mark_place: &str,
    ) -> Result<(Option<JsValue>, Option<JsValue>), Failure> {
        self.connection
            .run(async |database| {
                let transaction = database.transaction([LOCAL, META]).build()?;
                let local = connection::reading(&transaction, LOCAL)?.get(place.to_owned()).primitive()?;
                let meta = connection::reading(&transaction, META)?;
                let mark = meta.get(mark_place.to_owned()).primitive()?;
                Ok((local.await?, mark.await?))
            })
            .await
    }

    /// What was kept of a case by [`Store::keep_local`]. What cannot be read, or is not what was kept last, is told, and no
    /// more stands in the way than if it had never been kept.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn local<T: serde::de::DeserializeOwned>(
        &self,
        case: &str,
        name: &str,
    ) -> Result<Option<T>, String> {
        self.local_told(case, name, true).await
    }

    /// As [`Self::local`]; `is_told` is false where more is told of the case than that this cannot be read either.
    ///
    /// # Errors
    /// When the storage does not answer.
    pub async fn local_told<T: serde::de::DeserializeOwned>(
        &self,
        case: &str,
        name: &str,
        is_told: bool,
    ) -> Result<Option<T>, String> {
        let place = format!("{case}/{name}");
        let tell = |is_there: bool| {
            if is_told {
                self.tell_of_local(name, is_there);
            }
        };
        let read = async || {
            let mark_place = mark_place(case, name);
            let (body, mark) = self.local_and_mark(&place, &mark_place).await?;
            let key = match self.key_of(case).await {
                Err(Failure::NoKey) => return Ok(None),
                key => key?,
            };
            if let Some(mark) = mark
                && let Ok(mark) = self.unpack::<String>(key.as_ref(), META, &mark_place, &mark).await
                && body.as_ref().map(|body| sha256_hex(&bodies::bytes(body))) != Some(mark)
            {
                tell(body.is_some());
            }
            let Some(body) = body else { return Ok(None) };
            match self.unpack(key.as_ref(), LOCAL, &place, &body).await {
                Ok(value) => Ok(Some(value)),
                Err(failure) if reading::why(&failure).is_some() => {
                    tell(true);
                    Ok(None)
                }
                Err(failure) => Err(failure),
            }
        };
        read().await.map_err(bodies::words)
    }

    /// The words say what to do, and name no client.
    fn tell_of_local(&self, name: &str, is_there: bool) {
        let how = if is_there {
            "is not as Kith kept it last"
        } else {
            "is missing from this browser\u{2019}s storage"
        };
        let what = match name {
            "imports" => format!(
                "The list of the files that were taken into this case {how}: those before cannot be taken back as a whole any more. The record of the case is not concerned."
            ),
            "seen" => format!(
                "What this device remembers of the entries that it has seen {how}. It remembers anew what is there now; hold the case against an earlier hand-off file if something seems to be missing."
            ),
            _ => format!(
                "Something that Kith keeps for this device alone {how}. The record of the case is not concerned."
            ),
        };
        self.connection.notify(&what);
    }
}
