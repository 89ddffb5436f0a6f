//! IndexedDB: append-only batches of operations, an index of the cases, and what belongs to the installation.
//!
//! Every body is bytes with a first byte that says how they are kept, so that they can be sealed without a new layout.
//! A write is one strict transaction, acknowledged on `complete` and never before.

use crate::case::{Device, Operation};
use crate::reports::caseload::Summary;
use indexed_db_futures::{
    Build as _, BuildPrimitive as _,
    database::Database,
    prelude::*,
    transaction::{TransactionDurability, TransactionMode, TransactionOptions},
};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast as _, JsValue};

const BATCHES: &str = "batches";
const INDEX: &str = "index";
const META: &str = "meta";
const DEVICE: &str = "device";

/// How a body is kept: plain JSON. A sealed body will have another number here.
const PLAIN: u8 = 0;

/// An open database.
#[derive(Debug)]
pub struct Store {
    database: Database,
}

/// What is kept of a case: its operations batch by batch, and the number of the next batch.
#[derive(Debug, Default)]
pub struct Kept {
    /// The batches in the order in which they were written.
    pub batches: Vec<Vec<Operation>>,
    /// The number that the next batch gets.
    pub next_batch: u64,
}

fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn pack<T: serde::Serialize + ?Sized>(value: &T) -> Result<JsValue, String> {
    let mut bytes = vec![PLAIN];
    serde_json::to_writer(&mut bytes, value).map_err(words)?;
    Ok(Uint8Array::from(bytes.as_slice()).into())
}

fn unpack<T: serde::de::DeserializeOwned>(value: &JsValue) -> Result<T, String> {
    let bytes = value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default();
    match bytes.split_first() {
        Some((&PLAIN, body)) => serde_json::from_slice(body).map_err(words),
        Some(_) => Err("what is stored here was written by a newer version of Kith".to_owned()),
        None => Err("what is stored here is empty".to_owned()),
    }
}

fn batch_key(case: &str, batch: u64) -> String {
    format!("{case}/{batch:012}")
}

impl Store {
    /// Opens the database of this name, and makes it when it is not there yet.
    ///
    /// # Errors
    /// With the browser's words, for example when storage is switched off.
    pub async fn open(name: &str) -> Result<Self, String> {
        let database = Database::open(name)
            .with_version(1u8)
            .with_on_upgrade_needed(|_, database| {
                for store in [BATCHES, INDEX, META] {
                    database.create_object_store(store).build()?;
                }
                Ok(())
            })
            .await
            .map_err(words)?;
        Ok(Self { database })
    }

    /// Writes a batch and the index entry of its case in one strict transaction.
    ///
    /// # Errors
    /// When the transaction did not complete; nothing of it is kept then.
    pub async fn write(
        &self,
        case: &str,
        batch: Option<(u64, &[Operation])>,
        summary: Option<&Summary>,
    ) -> Result<(), String> {
        // Everything is made ready first: a transaction ends by itself as soon as something else is awaited.
        let batch = batch
            .map(|(number, operations)| pack(operations).map(|body| (batch_key(case, number), body)))
            .transpose()?;
        let summary = summary.map(pack).transpose()?;
        let mut options = TransactionOptions::new();
        options.set_durability(TransactionDurability::Strict);
        let transaction = self
            .database
            .transaction([BATCHES, INDEX])
            .with_mode(TransactionMode::Readwrite)
            .with_options(options)
            .build()
            .map_err(words)?;
        if let Some((key, body)) = batch {
            // `add` refuses a number that is taken: two writers can never overwrite each other.
            let store = transaction.object_store(BATCHES).map_err(words)?;
            store.add(body).with_key(key).primitive().map_err(words)?;
        }
        if let Some(body) = summary {
            let store = transaction.object_store(INDEX).map_err(words)?;
            store.put(body).with_key(case.to_owned()).primitive().map_err(words)?;
        }
        transaction.commit().await.map_err(words)
    }

    /// The index entries of all cases. One that cannot be read is told by its message.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn summaries(&self) -> Result<Vec<Summary>, String> {
        let transaction = self.database.transaction(INDEX).build().map_err(words)?;
        let store = transaction.object_store(INDEX).map_err(words)?;
        let bodies = store.get_all::<JsValue>().primitive().map_err(words)?.await.map_err(words)?;
        bodies.map(|body| unpack(&body.map_err(words)?)).collect()
    }

    /// Everything that is kept of a case.
    ///
    /// # Errors
    /// When the database, or a batch, cannot be read.
    pub async fn case(&self, case: &str) -> Result<Kept, String> {
        let transaction = self.database.transaction(BATCHES).build().map_err(words)?;
        let store = transaction.object_store(BATCHES).map_err(words)?;
        // "0" is the character behind "/", so that the range holds exactly the keys of this case.
        let range = || format!("{case}/")..format!("{case}0");
        let bodies =
            store.get_all::<JsValue>().with_query::<String, _>(range()).primitive().map_err(words)?;
        let keys =
            store.get_all_keys::<String>().with_query::<String, _>(range()).primitive().map_err(words)?;
        let bodies = bodies.await.map_err(words)?;
        let last = keys.await.map_err(words)?.filter_map(Result::ok).last();
        let batches = bodies.map(|body| unpack(&body.map_err(words)?)).collect::<Result<_, String>>()?;
        let number = last
            .as_deref()
            .and_then(|key| key.rsplit('/').next())
            .and_then(|number| number.parse::<u64>().ok());
        Ok(Kept { batches, next_batch: number.map_or(0, |number| number + 1) })
    }

    /// The random number that names this installation; made when it is not there yet.
    ///
    /// # Errors
    /// When it can neither be read nor kept.
    pub async fn device(&self, new: u64) -> Result<Device, String> {
        let transaction =
            self.database.transaction(META).with_mode(TransactionMode::Readwrite).build().map_err(words)?;
        let store = transaction.object_store(META).map_err(words)?;
        let known: Option<JsValue> = store.get(DEVICE).primitive().map_err(words)?.await.map_err(words)?;
        let number = match known {
            Some(body) => unpack(&body)?,
            None => {
                store.put(pack(&new)?).with_key(DEVICE).primitive().map_err(words)?;
                new
            }
        };
        transaction.commit().await.map_err(words)?;
        Ok(Device(number))
    }
}
