//! Sealing what a version before the keys has left unsealed: once, under a mark that set-up seals in the same transaction as the
//! ring, and that goes when it is done. Without the mark a plain body is somebody else's, and stays where it is, unread.

use super::{BATCHES, Failure, INDEX, META, Store, bodies, connection};
use crate::case::operation::sha256_hex;
use indexed_db_futures::prelude::*;
use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;

/// Where the mark lies.
pub(super) const TO_MIGRATE: &str = "to-migrate";

/// The mark: the plain bodies that were there at the set-up, each with its digest, so that none can be slipped in.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct ToMigrate {
    bodies: Vec<(String, String, String)>,
}

impl ToMigrate {
    pub fn is_empty(&self) -> bool {
        self.bodies.is_empty()
    }
}

fn known(store: &str) -> Option<&'static str> {
    [BATCHES, INDEX].into_iter().find(|known| *known == store)
}

/// A plain body of an older version: its store, its place and its bytes.
type Unsealed = (&'static str, String, Vec<u8>);

impl Store {
    /// The plain bodies that are there before the device is set up.
    pub(super) async fn to_migrate(&self) -> Result<ToMigrate, Failure> {
        let mut mark = ToMigrate::default();
        for store in [BATCHES, INDEX] {
            for (place, body) in
                self.all(store, None).await?.into_iter().filter(|(_, body)| bodies::is_plain(body))
            {
                mark.bodies.push((store.to_owned(), place, sha256_hex(&bodies::bytes(&body))));
            }
        }
        Ok(mark)
    }

    /// Seals what the mark names, case by case, each case in one transaction, and takes the mark away. Does nothing without it.
    pub(super) async fn migrate(&self) -> Result<(), Failure> {
        let index = self.index_key();
        let Some(body) = self.get(META, TO_MIGRATE).await? else { return Ok(()) };
        let mark: ToMigrate = self.unpack(index.as_ref(), META, TO_MIGRATE, &body).await?;
        let mut by_case: BTreeMap<String, Vec<Unsealed>> = BTreeMap::new();
        for (store, place, sha256) in mark.bodies {
            let Some(store) = known(&store) else { continue };
            let Some(body) = self.get(store, &place).await? else { continue };
            let bytes = bodies::bytes(&body);
            if !bodies::is_plain(&body) || sha256_hex(&bytes) != sha256 {
                continue;
            }
            let case = place.split('/').next().unwrap_or_default().to_owned();
            let json = bytes.get(1..).unwrap_or_default().to_vec();
            by_case.entry(case).or_default().push((store, place, json));
        }
        for (case, plain) in by_case {
            let (key, new_key) = self.key_for_writing(&case).await?;
            let mut sealed: Vec<(&'static str, String, Uint8Array)> = Vec::new();
            for (store, place, json) in plain {
                let key = if store == INDEX { index.as_ref() } else { key.as_ref() };
                let body = self.pack_bytes(key, store, &place, &json).await?;
                sealed.push((store, place, body));
            }
            let written = self
                .connection
                .run(async |database| {
                    let transaction = connection::writing(&database, &[BATCHES, INDEX, super::KEYS, META])?;
                    let mut asked = Vec::new();
                    if let Some(wrapped) = &new_key {
                        asked.extend(bodies::add_key(&transaction, &case, wrapped, true)?);
                    }
                    for (store, place, body) in &sealed {
                        let store = transaction.object_store(store)?;
                        asked.push(store.put(JsValue::from(body)).with_key(place.clone()).primitive()?);
                    }
                    let (answers, done) = bodies::both(asked, connection::commit(transaction)).await;
                    connection::came_to(answers, done)
                })
                .await;
            self.settle_key(&case, new_key.as_ref(), &written);
            written?;
        }
        self.connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[META])?;
                transaction.object_store(META)?.delete(TO_MIGRATE.to_owned()).primitive()?.await?;
                connection::commit(transaction).await
            })
            .await
    }

    /// Whether an older version has left something that is not sealed yet.
    pub async fn is_to_migrate(&self) -> bool {
        // Where that cannot be read, it is tried, and told when it fails.
        !matches!(self.get(META, TO_MIGRATE).await, Ok(None))
    }

    /// As [`Store::migrate`]; what could not be done is told and tried again at the next unlock, and hinders nothing else.
    pub async fn migrate_or_notify(&self) {
        if let Err(failure) = self.migrate().await {
            self.connection.notify(&format!(
                "What an earlier version of Kith kept here could not be encrypted yet ({failure}). It is tried again when you next unlock."
            ));
        }
    }
}
