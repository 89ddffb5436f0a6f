//! Snapshots: the whole of a case in few large bodies, so that it opens quickly however often it was saved.
//!
//! A snapshot is written, read back, opened and compared before anything is deleted. Two are kept, and every batch that
//! the older of them does not cover: a case is whole even when the newer one is not.

use super::{BATCHES, Failure, SNAPSHOTS, Store, below, connection, number_at_end};
use crate::{
    browser::keys::SealingKey,
    case::{Operation, operation::sha256_hex},
    edit::session,
};
use indexed_db_futures::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// The largest body, in bytes of JSON.
const LARGEST: usize = 256 * 1024;
/// A case with more loose batches than this is compacted.
pub const MANY: usize = 200;

/// What a snapshot says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    /// It holds everything of the batches with smaller numbers.
    covers: u64,
    /// How many bodies it has.
    bodies: usize,
    /// Of all its bodies, one after the other, as JSON.
    sha256: String,
}

fn head_place(case: &str, generation: u64) -> String {
    format!("{case}/{generation:012}/head")
}

fn body_place(case: &str, generation: u64, index: usize) -> String {
    format!("{case}/{generation:012}/{index:06}")
}

/// Operations as JSON in bodies of a size that the storage takes quickly.
fn in_bodies(operations: &[Operation]) -> Result<Vec<Vec<u8>>, Failure> {
    let mut bodies = Vec::new();
    let mut body = vec![b'['];
    for operation in operations {
        let json = serde_json::to_vec(operation).map_err(|error| Failure::Other(error.to_string()))?;
        if body.len() + json.len() > LARGEST && body.len() > 1 {
            body.push(b']');
            bodies.push(std::mem::replace(&mut body, vec![b'[']));
        }
        if body.len() > 1 {
            body.push(b',');
        }
        body.extend(json);
    }
    body.push(b']');
    bodies.push(body);
    Ok(bodies)
}

fn digest(bodies: &[Vec<u8>]) -> String {
    sha256_hex(&bodies.concat())
}

impl Store {
    /// The generations of snapshots that are whole as far as their heads say, the newest first.
    async fn generations(&self, case: &str) -> Result<Vec<u64>, Failure> {
        let keys = self.keys_of(SNAPSHOTS, below(case)).await?;
        let heads = keys.iter().filter_map(|key| key.strip_suffix("/head"));
        Ok(heads.rev().filter_map(number_at_end).collect())
    }

    async fn head(&self, case: &str, generation: u64, key: Option<&SealingKey>) -> Result<Head, Failure> {
        let place = head_place(case, generation);
        let body = self.get(SNAPSHOTS, &place).await?;
        let body = body.ok_or_else(|| Failure::Damaged("a snapshot has no head".to_owned()))?;
        self.unpack(key, SNAPSHOTS, &place, &body).await
    }

    /// A snapshot as it lies on the disk.
    ///
    /// # Errors
    /// [`Failure::Damaged`] when any byte of it is not as it was written.
    async fn snapshot(
        &self,
        case: &str,
        generation: u64,
        key: Option<&SealingKey>,
    ) -> Result<(Head, Vec<Operation>), Failure> {
        let head = self.head(case, generation, key).await?;
        let mut bodies = Vec::new();
        for (place, body) in self.all(SNAPSHOTS, Some(below(&format!("{case}/{generation:012}")))).await? {
            if !place.ends_with("/head") {
                bodies.push(self.unpack_bytes(key, SNAPSHOTS, &place, &body).await?);
            }
        }
        if bodies.len() != head.bodies || digest(&bodies) != head.sha256 {
            return Err(Failure::Damaged("a snapshot is not as it was written".to_owned()));
        }
        let mut operations = Vec::new();
        for body in &bodies {
            let part: Vec<Operation> =
                serde_json::from_slice(body).map_err(|error| Failure::Damaged(error.to_string()))?;
            operations.extend(part);
        }
        Ok((head, operations))
    }

    /// The newest sound snapshot, the number up to which it covers the batches, and whether a newer one was not sound.
    pub(super) async fn newest_snapshot(
        &self,
        case: &str,
        key: Option<&SealingKey>,
    ) -> Result<(Option<Vec<Operation>>, u64, bool), Failure> {
        let mut mended = false;
        for generation in self.generations(case).await? {
            match self.snapshot(case, generation, key).await {
                Ok((head, operations)) => return Ok((Some(operations), head.covers, mended)),
                Err(Failure::Damaged(_)) => mended = true,
                Err(failure) => return Err(failure),
            }
        }
        Ok((None, 0, mended))
    }

    /// The number up to which snapshots cover the batches of a case.
    pub(super) async fn covered(&self, case: &str) -> Result<u64, Failure> {
        let key = self.key_of(case).await?;
        match self.generations(case).await?.first() {
            Some(generation) => {
                Ok(self.head(case, *generation, key.as_ref()).await.map_or(0, |head| head.covers))
            }
            None => Ok(0),
        }
    }

    /// Writes a snapshot of everything that is on the device of a case, reads it back and compares, and only then deletes
    /// the snapshots before the last two and the batches that the older of these covers.
    ///
    /// # Errors
    /// When any step failed; nothing was deleted then, and the case is as whole as before.
    pub async fn compact(&self, case: &str) -> Result<(), Failure> {
        let key = self.key_of(case).await?;
        let kept = self.kept(case).await?;
        let covers = kept.next_batch;
        let folded = session::replay(kept.batches);
        let operations: Vec<Operation> = folded.operations().cloned().collect();
        let known = self.generations(case).await?;
        let generation = known.first().map_or(1, |last| last + 1);
        let bodies = in_bodies(&operations)?;
        let head = Head { covers, bodies: bodies.len(), sha256: digest(&bodies) };
        let mut sealed = Vec::new();
        for (index, body) in bodies.iter().enumerate() {
            let place = body_place(case, generation, index);
            let body = self.pack_bytes(key.as_ref(), SNAPSHOTS, &place, body).await?;
            sealed.push((place, body));
        }
        let place = head_place(case, generation);
        let packed = self.pack(key.as_ref(), SNAPSHOTS, &place, &head).await?;
        sealed.push((place, packed));
        self.connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[SNAPSHOTS])?;
                let store = transaction.object_store(SNAPSHOTS)?;
                for (place, body) in &sealed {
                    store.put(JsValue::from(body)).with_key(place.clone()).primitive()?.await?;
                }
                connection::commit(transaction).await
            })
            .await?;
        // Not what was meant to be written is compared but what the disk gives back.
        let (read_head, read) = self.snapshot(case, generation, key.as_ref()).await?;
        if read_head != head || read != operations {
            return Err(Failure::Damaged("a snapshot did not read back as it was written".to_owned()));
        }
        let Some(older) = known.first() else { return Ok(()) };
        let Ok(safe) = self.head(case, *older, key.as_ref()).await else { return Ok(()) };
        let keep = format!("{older:012}");
        self.connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[BATCHES, SNAPSHOTS])?;
                let batches = transaction.object_store(BATCHES)?;
                let covered = format!("{case}/")..super::batch_key(case, safe.covers);
                batches.delete::<String, _>(covered).primitive()?.await?;
                let snapshots = transaction.object_store(SNAPSHOTS)?;
                let outdated = format!("{case}/")..format!("{case}/{keep}");
                snapshots.delete::<String, _>(outdated).primitive()?.await?;
                connection::commit(transaction).await
            })
            .await
    }
}
