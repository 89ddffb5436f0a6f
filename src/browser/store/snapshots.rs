//! Snapshots: the whole of a case in few large bodies, so that it opens quickly however often it was saved.
//!
//! A snapshot is written, read back, opened and compared before anything is deleted. Two are kept, and every batch that
//! the older of them does not cover: a case is whole even when the newer one is not.

use super::{
    BATCHES, Failure, KEYS, SNAPSHOTS, Store, below, bodies, connection, gone,
    heads::{self, HEADS},
    number_at_end,
    reading::why,
};
use crate::{
    browser::keys::SealingKey,
    case::{Operation, operation::sha256_hex},
    edit::session,
    sealing::{
        damage::{Unread, Why},
        folded::Folded,
    },
};
use indexed_db_futures::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// The largest body, in bytes of JSON.
const LARGEST: usize = 256 * 1024;
/// A case with more loose batches than this is compacted, however large it is.
const MANY: usize = 200;
/// The first snapshot of a case is made when it has more loose batches than this, or more entries than [`LARGE`].
const FIRST: usize = 20;
/// A case of more entries than this has come in a file: it gets its first snapshot when it is first opened.
const LARGE: usize = 100;

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

/// What the snapshots of a case hold.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// What the newest sound one holds, or what can be read of all.
    pub operations: Vec<Vec<Operation>>,
    /// The number up to which a sound one covers the batches.
    pub covers: u64,
    /// Whether a newer one was not sound, and an older one was read instead.
    pub mended: bool,
    /// Whether there is none.
    pub is_none: bool,
    /// What cannot be read, when none is sound.
    pub unread: Vec<Unread>,
}

fn head_place(case: &str, generation: u64) -> String {
    format!("{case}/{generation:012}/head")
}

fn body_place(case: &str, generation: u64, index: usize) -> String {
    format!("{case}/{generation:012}/{index:06}")
}

impl super::Kept {
    /// Whether the case is to be folded: a small one sooner, since a snapshot of it costs little, and the first snapshot soon,
    /// since it is what a damaged batch is mended from.
    #[must_use]
    pub fn is_to_be_folded(&self) -> bool {
        let entries: usize = self.batches.iter().map(Vec::len).sum();
        let most = if self.is_single { FIRST } else { (entries / 10).clamp(FIRST, MANY) };
        self.loose > most || self.mended || (self.is_single && entries > LARGE)
    }
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
            let part: Vec<Operation> = serde_json::from_slice(body).map_err(|_| bodies::damaged())?;
            operations.extend(part);
        }
        Ok((head, operations))
    }

    /// What the newest sound snapshot holds. When there are snapshots and none is sound, what can be read of them.
    pub(super) async fn copies(&self, case: &str, key: Option<&SealingKey>) -> Result<Copies, Failure> {
        let mut copies = Copies::default();
        let generations = self.generations(case).await?;
        for generation in generations {
            match self.snapshot(case, generation, key).await {
                Ok((head, operations)) => {
                    copies.operations.push(operations);
                    copies.covers = head.covers;
                    return Ok(copies);
                }
                Err(failure) if why(&failure).is_some() => copies.mended = true,
                Err(failure) => return Err(failure),
            }
        }
        let bodies = self.all(SNAPSHOTS, Some(below(case))).await?;
        copies.is_none = bodies.is_empty();
        copies.mended = false;
        for (place, body) in bodies {
            if place.ends_with("/head") {
                continue;
            }
            match self.unpack::<Vec<Operation>>(key, SNAPSHOTS, &place, &body).await {
                Ok(operations) => copies.operations.push(operations),
                Err(Failure::Foreign) => copies.unread.push(Unread { number: None, why: Why::Foreign }),
                Err(_) => copies.unread.push(Unread { number: None, why: Why::Damaged }),
            }
        }
        Ok(copies)
    }

    /// Every sound snapshot of a case, with the number up to which it covers the batches.
    pub(super) async fn sound_copies(
        &self,
        case: &str,
        key: Option<&SealingKey>,
    ) -> Result<Vec<(u64, Vec<Operation>)>, Failure> {
        let mut sound = Vec::new();
        for generation in self.generations(case).await? {
            match self.snapshot(case, generation, key).await {
                Ok((head, operations)) => sound.push((head.covers, operations)),
                Err(failure) if why(&failure).is_some() => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(sound)
    }

    /// The number up to which snapshots cover the batches of a case.
    pub(super) async fn covered(&self, case: &str) -> Result<u64, Failure> {
        let Ok(key) = self.key_of(case).await else { return Ok(0) };
        match self.generations(case).await?.first() {
            Some(generation) => {
                Ok(self.head(case, *generation, key.as_ref()).await.map_or(0, |head| head.covers))
            }
            None => Ok(0),
        }
    }

    /// Writes a snapshot of everything that is on the device of a case, reads it back and compares, and only then deletes
    /// the snapshots before the last two and the batches that the older of these covers. Answers what is gone by that: where a
    /// part of the case cannot be read, or the older snapshot is not sound, nothing is deleted, and that is no failure.
    ///
    /// # Errors
    /// When any step failed; nothing was deleted then, and the case is as whole as before.
    pub async fn compact(&self, case: &str) -> Result<Folded, Failure> {
        let key = self.key_of(case).await?;
        let held = self.held_by(case, None);
        let kept = self.kept(case).await?;
        // What cannot be read is not covered, so that nothing of it is ever deleted, and it is told at each opening.
        let numbers = kept.damage.unread.iter().filter_map(|unread| unread.number);
        let covers = numbers.min().unwrap_or(kept.next_batch).min(kept.next_batch);
        let is_whole = kept.damage.unread.iter().all(|unread| unread.number.is_some());
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
                let transaction = connection::writing(&database, &[KEYS, SNAPSHOTS])?;
                gone::require(&transaction, case, &held).await?;
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
        let kept_all = Folded { generation, covers, ..Folded::default() };
        let Some(older) = known.first().filter(|_| is_whole) else { return Ok(kept_all) };
        // Two sound copies, and only then is anything deleted.
        let Ok((safe, _)) = self.snapshot(case, *older, key.as_ref()).await else { return Ok(kept_all) };
        let keep = format!("{older:012}");
        let head = match &key {
            Some(key) => Some(self.head_compacted(case, key, safe.covers).await?),
            None => None,
        };
        self.connection
            .run(async |database| {
                let stores = [BATCHES, KEYS, SNAPSHOTS].into_iter().chain(head.iter().flat_map(|_| HEADS));
                let transaction = connection::writing(&database, &stores.collect::<Vec<_>>())?;
                gone::require(&transaction, case, &held).await?;
                if let Some(head) = &head {
                    for asked in heads::put(&transaction, case, head)? {
                        asked.await?;
                    }
                }
                let batches = transaction.object_store(BATCHES)?;
                let covered = format!("{case}/")..super::batch_key(case, safe.covers);
                batches.delete::<String, _>(covered).primitive()?.await?;
                let snapshots = transaction.object_store(SNAPSHOTS)?;
                let outdated = format!("{case}/")..format!("{case}/{keep}");
                snapshots.delete::<String, _>(outdated).primitive()?.await?;
                connection::commit(transaction).await
            })
            .await?;
        Ok(Folded { batches_from: safe.covers, snapshots_from: *older, ..kept_all })
    }
}
