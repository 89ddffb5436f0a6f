//! What a file brings to a case, written as a whole or not at all.

use super::{BATCHES, Entry, Failure, INDEX, KEYS, LOCAL, META, Store, batch_key, bodies, connection, heads};
use crate::reports::caseload::Summary;
use indexed_db_futures::prelude::*;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

impl Store {
    /// Writes what a file brings to a case: pieces of entries as batches from this number on, the index entry, and what
    /// this device notes of the import. All of it is sealed first, piece by piece, then written in one strict transaction.
    ///
    /// # Errors
    /// When the transaction did not complete; nothing of it is kept then. [`Failure::Taken`] when another tab has
    /// written a batch of one of the numbers.
    pub async fn write_import<T: serde::Serialize>(
        &self,
        case: &str,
        first: u64,
        pieces: &[Uint8Array],
        summary: &Summary,
        (name, note): (&str, &T),
    ) -> Result<(), Failure> {
        let (key, new_key) = self.key_for_writing(case).await?;
        let mut batches = Vec::with_capacity(pieces.len());
        for (number, piece) in (first..).zip(pieces) {
            let place = batch_key(case, number);
            let body = self.pack_bytes(key.as_ref(), BATCHES, &place, &piece.to_vec()).await?;
            batches.push((place, body));
        }
        let local = format!("{case}/{name}");
        let note = self.pack(key.as_ref(), LOCAL, &local, note).await?;
        let listed = self.roll.borrow().is_some();
        let entry = Entry { summary: summary.clone(), upto: first + pieces.len() as u64, listed };
        let entry = self.pack(self.index_key().as_ref(), INDEX, case, &entry).await?;
        let mark = match &key {
            Some(_) => Some(self.mark_of_local(key.as_ref(), case, name, &note).await?),
            None => None,
        };
        let head = self.head_with_all(case, key.as_ref(), &batches).await?;
        let written = self
            .connection
            .run(async |database| {
                let stores = [BATCHES, INDEX, KEYS, LOCAL].into_iter().chain(head.iter().map(|_| META));
                let transaction = connection::writing(&database, &stores.collect::<Vec<_>>())?;
                let mut asked = Vec::new();
                if let Some(wrapped) = &new_key {
                    asked.extend(bodies::add_key(&transaction, case, wrapped, head.is_some())?);
                }
                if let Some((body, _)) = &head {
                    asked.extend(heads::put(&transaction, case, body)?);
                }
                if let Some((place, mark)) = &mark {
                    let store = transaction.object_store(META)?;
                    asked.push(store.put(JsValue::from(mark)).with_key(place.clone()).primitive()?);
                }
                let store = transaction.object_store(BATCHES)?;
                for (place, body) in &batches {
                    asked.push(store.add(JsValue::from(body)).with_key(place.clone()).primitive()?);
                }
                let store = transaction.object_store(INDEX)?;
                asked.push(store.put(JsValue::from(&entry)).with_key(case.to_owned()).primitive()?);
                let store = transaction.object_store(LOCAL)?;
                asked.push(store.put(JsValue::from(&note)).with_key(local.clone()).primitive()?);
                let (answers, done) = bodies::both(asked, connection::commit(transaction)).await;
                connection::came_to(answers, done)
            })
            .await;
        self.settle_key(case, &written);
        if let Some((_, head)) = head.filter(|_| written.is_ok()) {
            self.use_head(case, head);
        }
        written
    }
}
