//! Wiping: the keys first, so that what is left of the sealed bodies can never be read, then the bodies, then everything else
//! that the program has kept; and a list of what is still there.

use super::{BATCHES, Failure, INDEX, KEYS, LOCAL, META, SNAPSHOTS, Store, below, bodies, connection};
use crate::browser::{
    by_name::{member, promised},
    deadline::within,
    page::storage,
};
use indexed_db_futures::{database::Database, prelude::*};
use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};

/// The milliseconds within which a database is removed that no window holds open.
const DEADLINE: i32 = 3_000;

/// What was found on the device after a wipe: nothing, or the names of what is left.
pub type Left = Vec<String>;

impl Store {
    /// Removes a case: destroys its key, then everything that was sealed by it. Answers what is still there.
    ///
    /// # Errors
    /// When a step failed. Once the key is destroyed the case cannot be read, even if later steps fail.
    pub async fn wipe_case(&self, case: &str) -> Result<Left, String> {
        let wipe = async || {
            self.forget_left(case);
            // Not listed first: else it would be missed by whoever starts Kith between this step and the next.
            self.unlist_case(case).await.map_err(Failure::Other)?;
            self.connection
                .run(async |database| {
                    // Every copy of the key, and what is noted of the case.
                    let transaction = connection::writing(&database, &[KEYS, META])?;
                    for store in [KEYS, META] {
                        let store = transaction.object_store(store)?;
                        store.delete(bodies::key_place(case)).primitive()?.await?;
                        store.delete(format!("head/{case}")).primitive()?.await?;
                        for prefix in ["note", "damaged"] {
                            let below = below(&format!("{prefix}/{case}"));
                            store.delete::<String, _>(below).primitive()?.await?;
                        }
                    }
                    connection::commit(transaction).await
                })
                .await?;
            self.forget(case);
            self.connection
                .run(async |database| {
                    let transaction = connection::writing(&database, &[BATCHES, INDEX, LOCAL, SNAPSHOTS])?;
                    for store in [BATCHES, LOCAL, SNAPSHOTS] {
                        let store = transaction.object_store(store)?;
                        store.delete::<String, _>(below(case)).primitive()?.await?;
                    }
                    transaction.object_store(INDEX)?.delete(case.to_owned()).primitive()?.await?;
                    connection::commit(transaction).await
                })
                .await?;
            let mut left = Left::new();
            for store in super::STORES {
                for key in self.every_key(store).await? {
                    if key.contains(case) {
                        left.push(format!("{store}: {key}"));
                    }
                }
            }
            Ok::<_, Failure>(left)
        };
        wipe().await.map_err(bodies::words)
    }

    async fn every_key(&self, store: &str) -> Result<Vec<String>, Failure> {
        Ok(self.all(store, None).await?.into_iter().map(|(key, _)| key).collect())
    }

    /// Destroys every key of this database, so that nothing in it can be read any more.
    ///
    /// # Errors
    /// When the transaction did not complete.
    pub async fn destroy_keys(&self) -> Result<(), String> {
        self.lock();
        self.connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[KEYS, META])?;
                transaction.object_store(KEYS)?.clear()?.await?;
                transaction.object_store(META)?.clear()?.await?;
                connection::commit(transaction).await
            })
            .await
            .map_err(bodies::words)?;
        self.close();
        Ok(())
    }
}

/// Removes everything that the program keeps in this browser: databases, caches, the offline copy, preferences. Answers
/// what is still there.
///
/// # Errors
/// When the browser refuses; the keys should have been destroyed before.
pub async fn wipe_device(databases: &[&str]) -> Result<Left, String> {
    for name in databases {
        let removing = Database::delete_by_name(name).map_err(bodies::words)?;
        // It waits for each window that has the database open, and so perhaps for ever: what is left is looked for below, and
        // the browser goes on with it as soon as that window lets go.
        if let Some(done) = within(DEADLINE, removing.into_future()).await {
            done.map_err(bodies::words)?;
        }
    }
    let window = web_sys::window().ok_or_else(String::new)?;
    if let Some(storage) = storage() {
        let _ = storage.clear();
    }
    if let Ok(Some(storage)) = window.session_storage() {
        let _ = storage.clear();
    }
    // The worker first: a request in between would fill its cache again. What does not answer in time is looked for below.
    let workers = member(&window.navigator(), "serviceWorker");
    for registration in listed(&workers, "getRegistrations").await.unwrap_or_default() {
        let _ = within(DEADLINE, promised(&registration, "unregister", &[])).await;
    }
    let caches = member(&window, "caches");
    for name in listed(&caches, "keys").await.unwrap_or_default() {
        let _ = within(DEADLINE, promised(&caches, "delete", &[name])).await;
    }
    let mut left: Left = Vec::new();
    let indexed = member(&window, "indexedDB");
    match listed(&indexed, "databases").await {
        Some(all) => {
            let names = all.iter().map(|one| member(one, "name").as_string().unwrap_or_default());
            left.extend(
                names
                    .filter(|name| databases.contains(&name.as_str()))
                    .map(|name| format!("database {name}")),
            );
        }
        None => left.push("perhaps the database, of which the browser does not tell".to_owned()),
    }
    match listed(&caches, "keys").await {
        Some(all) => {
            left.extend(all.iter().map(|name| format!("cache {}", name.as_string().unwrap_or_default())))
        }
        None => left.push("perhaps the offline copy, of which the browser does not tell".to_owned()),
    }
    if let Some(storage) = storage()
        && storage.length().unwrap_or_default() > 0
    {
        left.push("preferences".to_owned());
    }
    Ok(left)
}

/// The items of the list that a method answers; none where this browser does not have it, and nothing where it does not
/// answer in time.
async fn listed(of: &JsValue, method: &str) -> Option<Vec<JsValue>> {
    let answer = within(DEADLINE, promised(of, method, &[])).await?.ok()?;
    Some(answer.and_then(|list| list.dyn_into::<Array>().ok()).map(|list| list.to_vec()).unwrap_or_default())
}
