//! Bodies: plain or sealed, packed and unpacked, and read by their keys.

use super::{Failure, KEYS, Keys, LOCAL, META, Store, connection};
use crate::{
    browser::keys::{NewKey, SEALED, SealingKey, Trouble},
    sealing::{Wrapped, context},
};
use indexed_db_futures::{
    future::BasicRequest, object_store::ObjectStore, prelude::*, transaction::Transaction,
};
use js_sys::Uint8Array;
use std::{future::Future, ops::Range};
use wasm_bindgen::{JsCast as _, JsValue};

/// How a body is kept: plain JSON.
const PLAIN: u8 = 0;

pub fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::DoesNotFit => Self::Damaged(trouble.to_string()),
            Trouble::Failed(words) => Self::Other(words),
        }
    }
}

fn other(error: impl std::fmt::Display) -> Failure {
    Failure::Other(words(error))
}

/// A plain body.
pub fn plain<T: serde::Serialize + ?Sized>(value: &T) -> Result<Uint8Array, Failure> {
    let mut bytes = vec![PLAIN];
    serde_json::to_writer(&mut bytes, value).map_err(other)?;
    Ok(Uint8Array::from(bytes.as_slice()))
}

/// What is said of bytes that nobody can make anything of: the parser's own words would help nobody.
pub(super) fn damaged() -> Failure {
    Failure::Damaged("what is kept here is not as Kith wrote it".to_owned())
}

/// What a plain body holds.
pub fn read_plain<T: serde::de::DeserializeOwned>(value: &JsValue) -> Result<T, Failure> {
    let bytes = value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default();
    match bytes.split_first() {
        Some((&PLAIN, body)) => serde_json::from_slice(body).map_err(|_| damaged()),
        _ => Err(damaged()),
    }
}

/// Whether a body is plain.
pub(super) fn is_plain(value: &JsValue) -> bool {
    value.dyn_ref::<Uint8Array>().is_some_and(|body| body.length() > 0 && body.get_index(0) == PLAIN)
}

/// Lets all futures begin before the first is awaited.
pub async fn together<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = all.map(|one| Box::pin(one)).collect();
    let mut done: Vec<Option<T>> = waiting.iter().map(|_| None).collect();
    std::future::poll_fn(|task| {
        let mut is_done = true;
        for (one, answer) in waiting.iter_mut().zip(&mut done) {
            if answer.is_none() {
                match one.as_mut().poll(task) {
                    std::task::Poll::Ready(value) => *answer = Some(value),
                    std::task::Poll::Pending => is_done = false,
                }
            }
        }
        if is_done { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}

/// Lets all requests begin, then the end of their transaction, before anything is awaited. Once the transaction has ended
/// nothing more is waited for: of a request that was on its way when a full device ended it, Chromium may never tell.
pub async fn both<A, B>(asked: Vec<impl Future<Output = A>>, end: impl Future<Output = B>) -> (Vec<A>, B) {
    let mut waiting: Vec<_> = asked.into_iter().map(|one| Some(Box::pin(one))).collect();
    let mut answers = Vec::new();
    let mut end = Box::pin(end);
    std::future::poll_fn(move |task| {
        for one in &mut waiting {
            if let Some(request) = one
                && let std::task::Poll::Ready(answer) = request.as_mut().poll(task)
            {
                answers.push(answer);
                *one = None;
            }
        }
        end.as_mut().poll(task).map(|end| (std::mem::take(&mut answers), end))
    })
    .await
}

/// What a stored body holds; nothing of what is no body.
pub(super) fn bytes(body: &JsValue) -> Vec<u8> {
    body.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}

/// The places of the two copies of a case's head, with their stores.
pub(super) fn head_places(case: &str) -> [(&'static str, String); 2] {
    [(LOCAL, format!("{case}/{HEAD}")), (META, format!("{HEAD}/{case}"))]
}

/// What a head is bound to in the place of a store: the same bytes lie in two.
pub(super) const HEAD: &str = "head";

/// Where the key of a case is stored, in either of its stores, and what it is bound to.
pub(super) fn key_place(case: &str) -> String {
    format!("case/{case}")
}

/// Adds the key of a case, as a part of a transaction: `add` refuses when another window was quicker. A second copy lies in
/// another store where that is written too.
pub(super) fn add_key(
    transaction: &Transaction<'_>,
    case: &str,
    wrapped: &Uint8Array,
    is_twice: bool,
) -> Result<Vec<BasicRequest<String>>, Failure> {
    let place = key_place(case);
    let mut asked = Vec::new();
    let store = transaction.object_store(KEYS)?;
    asked.push(store.add(JsValue::from(wrapped)).with_key(place.clone()).primitive()?);
    if is_twice {
        let store = transaction.object_store(META)?;
        asked.push(store.put(JsValue::from(wrapped)).with_key(place).primitive()?);
    }
    Ok(asked)
}

impl Store {
    /// Whether bodies can be read and written: always for the training case, after an unlock for the others.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.is_sealed || self.keys.borrow().index.is_some()
    }

    /// Forgets every key.
    pub fn lock(&self) {
        self.keys.replace(Keys::default());
        self.heads.borrow_mut().clear();
        self.roll.replace(None);
    }

    pub(super) fn index_key(&self) -> Option<SealingKey> {
        self.keys.borrow().index.clone()
    }

    /// The key of a case that is on the device; none where bodies are plain, or where there is nothing of the case yet.
    pub(super) async fn key_of(&self, case: &str) -> Result<Option<SealingKey>, Failure> {
        if !self.is_sealed {
            return Ok(None);
        }
        if let Some((known, _)) = self.keys.borrow().cases.get(case) {
            return Ok(Some(known.clone()));
        }
        let place = key_place(case);
        let device = self.keys.borrow().device.clone().ok_or_else(|| other("the device is locked"))?;
        let what = context::wrapped(&self.connection.name, &place);
        let (mut is_there, mut is_to_mend, mut found) = (false, false, None);
        for store in [KEYS, META] {
            let body = self.get(store, &place).await?;
            is_there |= body.is_some();
            // A version before had one copy only.
            let is_due = body.is_some() || store == KEYS;
            let wrapped = body.as_ref().and_then(|body| read_plain::<Wrapped>(body).ok());
            let key = match wrapped {
                Some(wrapped) => device.unwrap_for_bodies(&wrapped, &what).await.ok(),
                None => None,
            };
            match key {
                Some(key) => found = found.or(Some((key, body))),
                None => is_to_mend |= is_due,
            }
        }
        if let Some((key, body)) = found {
            if is_to_mend && let Some(body) = &body {
                self.put_key_twice(&place, body).await?;
            }
            let stored = body.map(|body| Uint8Array::new(&body)).unwrap_or_default();
            self.keys.borrow_mut().cases.insert(case.to_owned(), (key.clone(), stored));
            return Ok(Some(key));
        }
        if is_there { Err(Failure::NoKey) } else { Ok(None) }
    }

    /// The key of a case, and, when it is a new one, how it is to be stored with the first body.
    pub(super) async fn key_for_writing(
        &self,
        case: &str,
    ) -> Result<(Option<SealingKey>, Option<Uint8Array>), Failure> {
        if !self.is_sealed {
            return Ok((None, None));
        }
        if let Some((key, wrapped)) = self.keys.borrow().fresh.get(case) {
            return Ok((Some(key.clone()), Some(wrapped.clone())));
        }
        match self.key_of(case).await {
            Ok(Some(known)) => return Ok((Some(known), None)),
            // What was sealed by it can never be read again; what comes now gets a key of its own.
            Err(Failure::NoKey) => self.set_key_aside(case).await?,
            Ok(None) => {}
            Err(failure) => return Err(failure),
        }
        let device = self.keys.borrow().device.clone().ok_or_else(|| other("the device is locked"))?;
        let what = context::wrapped(&self.connection.name, &key_place(case));
        let wrapped = device.wrap(&NewKey::for_bodies().await?, &what).await?;
        let key = device.unwrap_for_bodies(&wrapped, &what).await?;
        let wrapped = plain(&wrapped)?;
        // Whoever asks meanwhile must get the same key: one of the two could never be read again.
        let mut keys = self.keys.borrow_mut();
        let (key, wrapped) = keys.fresh.entry(case.to_owned()).or_insert((key, wrapped));
        Ok((Some(key.clone()), Some(wrapped.clone())))
    }

    /// Mends a damaged copy of a case's key by the other, unless that one has gone too: a key that was destroyed stays so.
    async fn put_key_twice(&self, place: &str, body: &JsValue) -> Result<(), Failure> {
        self.connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[KEYS, META])?;
                let mut is_there = false;
                for store in [KEYS, META] {
                    let store = transaction.object_store(store)?;
                    let found: Option<JsValue> = store.get(place.to_owned()).primitive()?.await?;
                    is_there |= found.is_some_and(|found| bytes(&found) == bytes(body));
                }
                if !is_there {
                    return Err(Failure::Removed);
                }
                for store in [KEYS, META] {
                    let store = transaction.object_store(store)?;
                    store.put(body).with_key(place.to_owned()).primitive()?.await?;
                }
                connection::commit(transaction).await
            })
            .await
    }

    /// Puts the damaged key of a case aside, so that there is room for another, and nothing of it is overwritten.
    async fn set_key_aside(&self, case: &str) -> Result<(), Failure> {
        let place = key_place(case);
        let found = self.get(KEYS, &place).await?;
        self.connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[KEYS, META])?;
                let keys = transaction.object_store(KEYS)?;
                if let Some(found) = &found {
                    let aside = format!("damaged/{case}/{}", js_sys::Date::now());
                    keys.put(found).with_key(aside).primitive()?.await?;
                }
                keys.delete(place.clone()).primitive()?.await?;
                transaction.object_store(META)?.delete(place.clone()).primitive()?.await?;
                connection::commit(transaction).await
            })
            .await
    }

    /// A body for a place: sealed to it, where this database seals.
    pub(super) async fn pack<T: serde::Serialize + ?Sized>(
        &self,
        key: Option<&SealingKey>,
        store: &str,
        place: &str,
        value: &T,
    ) -> Result<Uint8Array, Failure> {
        let bytes = serde_json::to_vec(value).map_err(other)?;
        self.pack_bytes(key, store, place, &bytes).await
    }

    pub(super) async fn pack_bytes(
        &self,
        key: Option<&SealingKey>,
        store: &str,
        place: &str,
        bytes: &[u8],
    ) -> Result<Uint8Array, Failure> {
        match key {
            Some(key) => Ok(key.seal(&context::body(&self.connection.name, store, place), bytes).await?),
            // A database that seals never falls back to plain bodies.
            None if self.is_sealed => Err(other("the device is locked")),
            None => {
                let body = Uint8Array::new_with_length(u32::try_from(bytes.len() + 1).map_err(other)?);
                body.set_index(0, PLAIN);
                body.subarray(1, body.length()).copy_from(bytes);
                Ok(body)
            }
        }
    }

    /// What the body at a place holds.
    pub(super) async fn unpack<T: serde::de::DeserializeOwned>(
        &self,
        key: Option<&SealingKey>,
        store: &str,
        place: &str,
        value: &JsValue,
    ) -> Result<T, Failure> {
        let bytes = self.unpack_bytes(key, store, place, value).await?;
        serde_json::from_slice(&bytes).map_err(|_| damaged())
    }

    pub(super) async fn unpack_bytes(
        &self,
        key: Option<&SealingKey>,
        store: &str,
        place: &str,
        value: &JsValue,
    ) -> Result<Vec<u8>, Failure> {
        let body = value.dyn_ref::<Uint8Array>().ok_or_else(damaged)?;
        match (body.length(), key) {
            (0, _) => Err(damaged()),
            (_, Some(key)) if body.get_index(0) == SEALED => {
                Ok(key.open(&context::body(&self.connection.name, store, place), body).await?)
            }
            // A plain body in a database that seals was put there by someone else.
            (_, None) if body.get_index(0) == PLAIN && !self.is_sealed => {
                Ok(body.subarray(1, body.length()).to_vec())
            }
            _ if self.is_sealed && body.get_index(0) == PLAIN => Err(Failure::Foreign),
            (_, None) if self.is_sealed => Err(Failure::NoKey),
            _ => Err(damaged()),
        }
    }

    pub(super) async fn get(&self, store: &str, place: &str) -> Result<Option<JsValue>, Failure> {
        self.connection
            .run(async |database| {
                let transaction = database.transaction(store).build()?;
                let store = connection::reading(&transaction, store)?;
                Ok(store.get(place.to_owned()).primitive()?.await?)
            })
            .await
    }

    pub(super) async fn keys_of(&self, store: &str, range: Range<String>) -> Result<Vec<String>, Failure> {
        self.connection
            .run(async |database| {
                let transaction = database.transaction(store).build()?;
                let store = connection::reading(&transaction, store)?;
                let keys = store.get_all_keys::<String>().with_query::<String, _>(range.clone());
                Ok(keys.primitive()?.await?.filter_map(Result::ok).collect())
            })
            .await
    }

    /// The bodies of a store in the order of their keys, all or those of a range.
    pub(super) async fn all(
        &self,
        store: &str,
        range: Option<Range<String>>,
    ) -> Result<Vec<(String, JsValue)>, Failure> {
        self.connection
            .run(async |database| {
                let transaction = database.transaction(store).build()?;
                every(&connection::reading(&transaction, store)?, range.as_ref()).await
            })
            .await
    }
}

/// The bodies of a store within a transaction, in the order of their keys.
pub(super) async fn every(
    store: &ObjectStore<'_>,
    range: Option<&Range<String>>,
) -> Result<Vec<(String, JsValue)>, Failure> {
    let (keys, bodies) = match range {
        Some(range) => (
            store.get_all_keys::<String>().with_query::<String, _>(range.clone()).primitive()?,
            store.get_all::<JsValue>().with_query::<String, _>(range.clone()).primitive()?,
        ),
        None => (store.get_all_keys::<String>().primitive()?, store.get_all::<JsValue>().primitive()?),
    };
    let keys: Vec<String> = keys.await?.filter_map(Result::ok).collect();
    let bodies: Vec<JsValue> = bodies.await?.filter_map(Result::ok).collect();
    Ok(keys.into_iter().zip(bodies).collect())
}
