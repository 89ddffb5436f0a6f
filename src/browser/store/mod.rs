//! IndexedDB: append-only batches of operations and snapshots of them, an index of the cases, wrapped keys, and what belongs
//! to the installation.
//!
//! Every body is bytes whose first byte says how they are kept: 0 is plain JSON, 1 is sealed. The database of the live
//! cases keeps sealed bodies only; the training case's is plain, since nobody in it exists. A write is one strict
//! transaction, acknowledged on `complete` and never before.

mod bodies;
mod cases;
mod connection;
mod drafting;
mod gone;
mod heads;
mod importing;
mod left;
mod local;
mod migrating;
mod reading;
mod ring;
mod secrets;
mod snapshots;
mod wiping;

pub use cases::Listed;
pub use connection::Failure;
pub use drafting::Found;
pub use importing::{Arrival, FileStep, NotWritten};
pub use left::{Taken, TakenIn};
pub use reading::Kept;
pub use ring::{DeviceState, NewRing};
pub use secrets::Successor;
pub use wiping::{Left, wipe_device};

use crate::{
    browser::keys::SealingKey,
    case::{Device, Operation},
    reports::caseload::{Indexed, Summary},
    sealing::head::Part,
};
use connection::Connection;
use gone::Held;
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
    /// The heads of the cases that are in use.
    heads: RefCell<BTreeMap<String, heads::Known>>,
    /// The list of the cases, once it was read.
    roll: RefCell<Option<cases::Roll>>,
}

/// The keys in use: none while the device is locked.
#[derive(Debug, Default)]
struct Keys {
    device: Option<crate::browser::keys::WrappingKey>,
    index: Option<SealingKey>,
    /// Each with how it is stored, by which a write finds that it is still there.
    cases: BTreeMap<String, (SealingKey, Uint8Array)>,
    /// Keys of cases of which nothing is written yet, each with how it is to be stored.
    fresh: BTreeMap<String, (SealingKey, Uint8Array)>,
}

/// A batch that is sealed and needs no more than a transaction: what a page that is being left has time for.
#[derive(Clone, Debug)]
pub struct Ready {
    place: String,
    body: Uint8Array,
    new_key: Option<Uint8Array>,
    /// The key that has to be there when it is written.
    held: Held,
    /// The head of the case with this batch; none where bodies are plain.
    head: Option<heads::Sealed>,
    /// The note of a draft and its place; none where bodies are plain.
    mark: Option<(String, Uint8Array)>,
}

/// What the index keeps of a case: its summary and its names, and up to which batch they go.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Entry {
    summary: Summary,
    #[serde(default)]
    names: Vec<Vec<String>>,
    upto: u64,
    /// Whether it was written by a version that lists the cases: then there is such a list.
    #[serde(default)]
    listed: bool,
}

impl Entry {
    fn new(indexed: &Indexed, upto: u64, listed: bool) -> Self {
        Self { summary: indexed.summary.clone(), names: indexed.names.clone(), upto, listed }
    }
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
    pub async fn open(name: &str, is_sealed: bool, notify: fn(&str)) -> Result<Self, String> {
        let connection = Connection::new(name, notify);
        connection.database().await.map_err(|failure| failure.to_string())?;
        Ok(Self {
            connection,
            is_sealed,
            keys: RefCell::default(),
            heads: RefCell::default(),
            roll: RefCell::default(),
        })
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
        let held = self.held_by(case, new_key.as_ref());
        let place = batch_key(case, number);
        let body = self.pack(key.as_ref(), BATCHES, &place, operations).await?;
        let part = Part::of(&body.to_vec(), operations.iter());
        let head = self.head_with(case, key.as_ref(), number, part).await?;
        Ok(Ready { place, body, new_key, held, head, mark: None })
    }

    /// Writes a batch that is ready, and the index entry of its case where one is given, in one strict transaction. Its
    /// requests and its end are asked for before anything is awaited, unless an index entry has to be sealed first: a page
    /// that is being left gets no further.
    ///
    /// A batch that is there already, word for word, was written by an attempt whose answer was lost: that is no failure.
    ///
    /// # Errors
    /// When the transaction did not complete; nothing of it is kept then. [`Failure::Taken`] when another tab has
    /// written a batch of this number, [`Failure::Removed`] when one has removed the case.
    pub async fn write(
        &self,
        case: &str,
        batch: Option<(u64, &[Operation], &Ready)>,
        indexed: Option<(&Indexed, u64)>,
    ) -> Result<(), Failure> {
        let entry = match indexed {
            None => None,
            Some((indexed, upto)) => {
                let entry = Entry::new(indexed, upto, self.roll.borrow().is_some());
                Some(self.pack(self.index_key().as_ref(), INDEX, case, &entry).await?)
            }
        };
        let head = match batch {
            Some((number, _, Ready { head: Some(sealed), .. })) => {
                let sealed = self.head_that_fits(case, number, sealed).await?;
                self.flies(case, number, &sealed);
                Some(sealed.body)
            }
            _ => None,
        };
        let new_key = batch.and_then(|(_, _, ready)| ready.new_key.as_ref());
        let held = match batch {
            Some((_, _, ready)) => ready.held.clone(),
            None if self.is_sealed => Held::Any,
            None => Held::None,
        };
        let written = self
            .connection
            .run(async |database| {
                // No more than is written: a transaction over a store that another one has open waits for it. The key is
                // looked at too; whoever writes keys writes to the heads' stores as well, so that it waits for nobody more.
                let keys = new_key.map(|_| KEYS).or(held.store());
                let stores = [batch.map(|_| BATCHES), keys, entry.as_ref().map(|_| INDEX)];
                let stores = stores.into_iter().flatten();
                let stores: Vec<&str> = stores.chain(head.iter().flat_map(|_| heads::HEADS)).collect();
                let transaction = connection::writing(&database, &stores)?;
                let mut asked = Vec::new();
                if let Some((_, _, ready)) = batch {
                    // `add` refuses a number that is taken: two writers can never overwrite each other.
                    if let Some(wrapped) = new_key {
                        asked.extend(bodies::add_key(&transaction, case, wrapped, head.is_some())?);
                    }
                    if let Some(head) = &head {
                        asked.extend(heads::put(&transaction, case, head)?);
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
                gone::end(transaction, case, &held, asked).await
            })
            .await;
        let written = match written {
            Ok(true) => Ok(()),
            Ok(false) => {
                let part = batch.map(|(_, _, ready)| (BATCHES, ready.place.clone(), ready.body.clone()));
                let entry = entry.map(|body| (INDEX, case.to_owned(), body));
                let heads = head.iter().flat_map(|head| gone::heads_of(case, head));
                let all: Vec<gone::Written> = part.into_iter().chain(entry).chain(heads).collect();
                Err(self.take_out(case, &all).await)
            }
            Err(failure) => Err(failure),
        };
        self.settle_key(case, new_key, &written);
        let is_ours = match batch {
            Some((number, operations, _)) if written == Err(Failure::Taken) => {
                self.batch(case, number).await.as_deref() == Ok(operations)
            }
            _ => false,
        };
        let written = if is_ours { Ok(()) } else { written };
        if head.is_some() {
            self.landed(case, &written);
        }
        written
    }

    /// The number that the next batch of a case gets, when another tab has written meanwhile.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn next_batch(&self, case: &str) -> Result<u64, Failure> {
        let last = self.numbers(case).await?.last().copied();
        let covered = self.covered(case).await?;
        // What is noted and missing had its number too: it may come back.
        let noted = self.with_head(case, |known| known.head.next());
        Ok(last.map_or(0, |number| number + 1).max(covered).max(noted))
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
            // A number that cannot be read any more is given up: a new one is as good.
            let known = known.and_then(|body| bodies::read_plain::<u64>(&body).ok());
            if known.is_none() {
                store.put(JsValue::from(&made)).with_key(DEVICE).primitive()?.await?;
            }
            transaction.commit().await?;
            Ok(known)
        });
        Ok(Device(read.await.map_err(bodies::words)?.unwrap_or(new)))
    }

    /// Gives this installation another number, since a second one bears it too.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn rename_device(&self, new: u64) -> Result<(), String> {
        let made = bodies::plain(&new).map_err(bodies::words)?;
        let rename = self.connection.run(async |database| {
            let transaction = connection::writing(&database, &[META])?;
            transaction.object_store(META)?.put(JsValue::from(&made)).with_key(DEVICE).primitive()?.await?;
            connection::commit(transaction).await
        });
        rename.await.map_err(bodies::words)
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
