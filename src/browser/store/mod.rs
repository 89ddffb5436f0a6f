//! IndexedDB: append-only batches of operations and snapshots of them, an index of the cases, wrapped keys, and what belongs
//! to the installation.
//!
//! Every body is bytes whose first byte says how they are kept: 0 is plain JSON, 1 is sealed. The database of the live
//! cases keeps sealed bodies only; the training case's is plain, since nobody in it exists. A write is one strict
//! transaction, acknowledged on `complete` and never before.

mod bodies;
mod connection;
mod importing;
mod left;
mod ring;
mod snapshots;
mod wiping;

pub use connection::Failure;
pub use ring::NewRing;
pub use snapshots::MANY;
pub use wiping::{Left, wipe_device};

use crate::{
    browser::keys::SealingKey,
    case::{Device, Operation},
    reports::caseload::Summary,
};
use connection::Connection;
use indexed_db_futures::prelude::*;
use js_sys::Uint8Array;
use std::{cell::RefCell, collections::BTreeMap};
use wasm_bindgen::JsValue;

const BATCHES: &str = "batches";
const INDEX: &str = "index";
const KEYS: &str = "keys";
const LOCAL: &str = "local";
const META: &str = "meta";
const SNAPSHOTS: &str = "snapshots";
const DEVICE: &str = "device";
const RING: &str = "ring";

/// Every store; the names say nothing of a client.
const STORES: [&str; 6] = [BATCHES, INDEX, KEYS, LOCAL, META, SNAPSHOTS];

/// The database of a realm.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    /// Whether bodies are sealed; the training case's are not.
    is_sealed: bool,
    keys: RefCell<Keys>,
}

/// The keys in use: none while the device is locked.
#[derive(Debug, Default)]
struct Keys {
    device: Option<crate::browser::keys::WrappingKey>,
    index: Option<SealingKey>,
    cases: BTreeMap<String, SealingKey>,
    /// Keys of cases of which nothing is written yet, each with how it is to be stored.
    fresh: BTreeMap<String, (SealingKey, Uint8Array)>,
}

/// A batch that is sealed and needs no more than a transaction: what a page that is being left has time for.
#[derive(Clone, Debug)]
pub struct Ready {
    place: String,
    body: Uint8Array,
    new_key: Option<Uint8Array>,
}

/// What the index keeps of a case: its summary, and up to which batch that goes.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Entry {
    summary: Summary,
    upto: u64,
}

/// What is kept of a case: its operations batch by batch, and the number of the next batch.
#[derive(Debug, Default)]
pub struct Kept {
    /// What the newest sound snapshot holds, then the batches in the order in which they were written.
    pub batches: Vec<Vec<Operation>>,
    /// The number that the next batch gets.
    pub next_batch: u64,
    /// How many batches lie beside the snapshot.
    pub loose: usize,
    /// Whether a snapshot was not sound, and the one before it was read instead.
    pub mended: bool,
}

fn batch_key(case: &str, batch: u64) -> String {
    format!("{case}/{batch:012}")
}

/// The range of the keys that begin with this text and a slash: "0" is the character behind "/".
fn below(prefix: &str) -> std::ops::Range<String> {
    format!("{prefix}/")..format!("{prefix}0")
}

fn number_at_end(key: &str) -> Option<u64> {
    key.rsplit('/').next()?.parse().ok()
}

impl Store {
    /// Opens the database of this name, and makes it when it is not there yet. `said` hears when another tab is in the way,
    /// or has removed the database.
    ///
    /// # Errors
    /// With the browser's words, for example when storage is switched off.
    pub async fn open(name: &str, is_sealed: bool, said: fn(&str)) -> Result<Self, String> {
        let connection = Connection::new(name, said);
        connection.database().await.map_err(|failure| failure.to_string())?;
        Ok(Self { connection, is_sealed, keys: RefCell::default() })
    }

    /// Seals a batch for its place.
    ///
    /// # Errors
    /// When the device is locked.
    pub async fn make_ready(
        &self,
        case: &str,
        number: u64,
        operations: &[Operation],
    ) -> Result<Ready, Failure> {
        let (key, new_key) = self.key_for_writing(case).await?;
        let place = batch_key(case, number);
        let body = self.pack(key.as_ref(), BATCHES, &place, operations).await?;
        Ok(Ready { place, body, new_key })
    }

    /// Writes a batch that is ready, and the index entry of its case where one is given, in one strict transaction. Its
    /// requests and its end are asked for before anything is awaited, unless an index entry has to be sealed first: a page
    /// that is being left gets no further.
    ///
    /// A batch that is there already, word for word, was written by an attempt whose answer was lost: that is no failure.
    ///
    /// # Errors
    /// When the transaction did not complete; nothing of it is kept then. [`Failure::Taken`] when another tab has
    /// written a batch of this number.
    pub async fn write(
        &self,
        case: &str,
        batch: Option<(u64, &[Operation], &Ready)>,
        summary: Option<(&Summary, u64)>,
    ) -> Result<(), Failure> {
        let entry = match summary {
            None => None,
            Some((summary, upto)) => {
                let entry = Entry { summary: summary.clone(), upto };
                Some(self.pack(self.index_key().as_ref(), INDEX, case, &entry).await?)
            }
        };
        let written = self
            .connection
            .run(async |database| {
                // No more than is written: a transaction over a store that another one has open waits for it.
                let new_key = batch.and_then(|(_, _, ready)| ready.new_key.as_ref());
                let stores = [batch.map(|_| BATCHES), new_key.map(|_| KEYS), entry.as_ref().map(|_| INDEX)];
                let stores: Vec<&str> = stores.into_iter().flatten().collect();
                let transaction = connection::writing(&database, &stores)?;
                let mut asked = Vec::new();
                if let Some((_, _, ready)) = batch {
                    // `add` refuses a number that is taken: two writers can never overwrite each other.
                    if let Some(wrapped) = new_key {
                        let store = transaction.object_store(KEYS)?;
                        let place = format!("case/{case}");
                        asked.push(store.add(JsValue::from(wrapped)).with_key(place).primitive()?);
                    }
                    let store = transaction.object_store(BATCHES)?;
                    asked.push(
                        store.add(JsValue::from(&ready.body)).with_key(ready.place.clone()).primitive()?,
                    );
                }
                if let Some(body) = &entry {
                    let store = transaction.object_store(INDEX)?;
                    asked.push(store.put(JsValue::from(body)).with_key(case.to_owned()).primitive()?);
                }
                let (answers, done) = bodies::both(asked, connection::commit(transaction)).await;
                connection::came_to(answers, done)
            })
            .await;
        if batch.is_some() {
            self.settle_key(case, &written);
        }
        if written == Err(Failure::Taken)
            && let Some((number, operations, _)) = batch
            && self.batch(case, number).await.as_deref() == Ok(operations)
        {
            return Ok(());
        }
        written
    }

    /// A new key is in use once it is written; one that another tab was quicker with is dropped.
    fn settle_key(&self, case: &str, written: &Result<(), Failure>) {
        let mut keys = self.keys.borrow_mut();
        if (written.is_ok() || written == &Err(Failure::Taken))
            && let Some((key, _)) = keys.fresh.remove(case)
            && written.is_ok()
        {
            keys.cases.insert(case.to_owned(), key);
        }
    }

    async fn batch(&self, case: &str, number: u64) -> Result<Vec<Operation>, Failure> {
        let key = self.key_of(case).await?;
        let place = batch_key(case, number);
        let body = self.get(BATCHES, &place).await?.ok_or(Failure::Taken)?;
        self.unpack(key.as_ref(), BATCHES, &place, &body).await
    }

    /// The number that the next batch of a case gets, when another tab has written meanwhile.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn next_batch(&self, case: &str) -> Result<u64, Failure> {
        let keys = self.keys_of(BATCHES, below(case)).await?;
        let covered = self.covered(case).await?;
        Ok(keys.last().and_then(|key| number_at_end(key)).map_or(0, |number| number + 1).max(covered))
    }

    /// The index entries of all cases.
    ///
    /// # Errors
    /// When the database, or an entry, cannot be read.
    pub async fn summaries(&self) -> Result<Vec<Summary>, String> {
        Ok(self.entries().await.map_err(bodies::words)?.into_iter().map(|entry| entry.summary).collect())
    }

    async fn entries(&self) -> Result<Vec<Entry>, Failure> {
        let entries = self.all(INDEX, None).await?;
        let key = self.index_key();
        let opening = entries.iter().map(async |(place, body)| {
            let json = self.unpack_bytes(key.as_ref(), INDEX, place, body).await?;
            // Before the entries said up to which batch they go they were summaries alone.
            serde_json::from_slice(&json)
                .or_else(|_| serde_json::from_slice(&json).map(|summary| Entry { summary, upto: 0 }))
                .map_err(|error| Failure::Damaged(error.to_string()))
        });
        bodies::together(opening).await.into_iter().collect()
    }

    /// The cases of which batches were written without their index entry, since the page was being left: all of them are
    /// found by the keys alone.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn behind(&self) -> Result<Vec<String>, String> {
        let find = async || {
            let mut last: BTreeMap<String, u64> = BTreeMap::new();
            for key in self.keys_of(BATCHES, String::new().."~".to_owned()).await? {
                if let (Some((case, _)), Some(number)) = (key.split_once('/'), number_at_end(&key)) {
                    last.insert(case.to_owned(), number + 1);
                }
            }
            for entry in self.entries().await? {
                // One that an older version made is made anew.
                if entry.summary.shape == Summary::SHAPE
                    && last.get(&entry.summary.id).is_some_and(|last| *last <= entry.upto)
                {
                    last.remove(&entry.summary.id);
                }
            }
            Ok::<_, Failure>(last.into_keys().collect())
        };
        find().await.map_err(bodies::words)
    }

    /// Everything that is kept of a case.
    ///
    /// # Errors
    /// When the database, or a batch, cannot be read.
    pub async fn case(&self, case: &str) -> Result<Kept, String> {
        self.kept(case).await.map_err(bodies::words)
    }

    async fn kept(&self, case: &str) -> Result<Kept, Failure> {
        let key = self.key_of(case).await?;
        let (snapshot, covers, mended) = self.newest_snapshot(case, key.as_ref()).await?;
        let bodies = self.all(BATCHES, Some(below(case))).await?;
        let next = bodies.last().and_then(|(place, _)| number_at_end(place)).map_or(0, |number| number + 1);
        let mut kept = Kept { next_batch: next.max(covers), mended, ..Kept::default() };
        kept.batches.extend(snapshot);
        // All are opened at once, and only then awaited one by one.
        let opening = bodies.iter().map(|(place, body)| self.unpack(key.as_ref(), BATCHES, place, body));
        for operations in bodies::together(opening).await {
            kept.batches.push(operations?);
        }
        kept.loose = bodies.iter().filter(|(place, _)| number_at_end(place) >= Some(covers)).count();
        Ok(kept)
    }

    /// The batches of a case from a number on, which another tab has written, and the number of the next.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn case_from(&self, case: &str, number: u64) -> Result<Kept, String> {
        let read = async || {
            let key = self.key_of(case).await?;
            let bodies = self.all(BATCHES, Some(batch_key(case, number)..format!("{case}0"))).await?;
            let next =
                bodies.last().and_then(|(place, _)| number_at_end(place)).map_or(number, |last| last + 1);
            let mut kept = Kept { next_batch: next, ..Kept::default() };
            for (place, body) in &bodies {
                kept.batches.push(self.unpack(key.as_ref(), BATCHES, place, body).await?);
            }
            Ok::<_, Failure>(kept)
        };
        read().await.map_err(bodies::words)
    }

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
            let body = self.pack(key.as_ref(), LOCAL, &place, value).await?;
            self.connection
                .run(async |database| {
                    let stores: &[&str] = if new_key.is_some() { &[KEYS, LOCAL] } else { &[LOCAL] };
                    let transaction = connection::writing(&database, stores)?;
                    if let Some(wrapped) = &new_key {
                        let store = transaction.object_store(KEYS)?;
                        store
                            .add(JsValue::from(wrapped))
                            .with_key(format!("case/{case}"))
                            .primitive()?
                            .await?;
                    }
                    let store = transaction.object_store(LOCAL)?;
                    store.put(JsValue::from(&body)).with_key(place.clone()).primitive()?.await?;
                    connection::commit(transaction).await
                })
                .await
        };
        keep().await.map_err(bodies::words)
    }

    /// What was kept of a case by [`Store::keep_local`].
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn local<T: serde::de::DeserializeOwned>(
        &self,
        case: &str,
        name: &str,
    ) -> Result<Option<T>, String> {
        let place = format!("{case}/{name}");
        let read = async || match self.get(LOCAL, &place).await? {
            None => Ok(None),
            Some(body) => {
                let key = self.key_of(case).await?;
                self.unpack(key.as_ref(), LOCAL, &place, &body).await.map(Some)
            }
        };
        read().await.map_err(bodies::words)
    }

    /// The random number that names this installation; made when it is not there yet.
    ///
    /// # Errors
    /// When it can neither be read nor kept.
    pub async fn device(&self, new: u64) -> Result<Device, String> {
        let made = bodies::plain(&new).map_err(bodies::words)?;
        let read = self.connection.run(async |database| {
            let transaction = connection::writing(&database, &[META])?;
            let store = transaction.object_store(META)?;
            let known: Option<JsValue> = store.get(DEVICE).primitive()?.await?;
            if known.is_none() {
                store.add(JsValue::from(&made)).with_key(DEVICE).primitive()?.await?;
            }
            transaction.commit().await?;
            Ok(known)
        });
        match read.await.map_err(bodies::words)? {
            Some(body) => bodies::read_plain(&body).map(Device).map_err(bodies::words),
            None => Ok(Device(new)),
        }
    }

    /// Whether the storage still answers, after the page slept; a handle that has died is opened anew.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn probe(&self) -> Result<(), String> {
        self.connection.probe().await.map_err(bodies::words)
    }

    /// Closes the connection; the next use opens it again.
    pub fn close(&self) {
        self.connection.close();
    }
}
