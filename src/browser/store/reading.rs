//! Reading: each record by itself, so that one that is damaged or missing costs no more than what it held, and is told.

use super::{BATCHES, Entry, Failure, INDEX, Store, batch_key, below, bodies, number_at_end};
use crate::{
    browser::keys::SealingKey,
    case::Operation,
    reports::caseload::Summary,
    sealing::{
        damage::{Damage, Unread, Why},
        folded::in_order,
        head::Part,
    },
};
use std::collections::BTreeSet;
use wasm_bindgen::JsValue;

/// What is kept of a case: its operations batch by batch, and the number of the next batch.
#[derive(Debug, Default)]
pub struct Kept {
    /// What the newest sound snapshot holds and the batches, each later state of an entry behind the earlier ones.
    pub batches: Vec<Vec<Operation>>,
    /// The number that the next batch gets.
    pub next_batch: u64,
    /// How many batches lie beside the snapshot.
    pub loose: usize,
    /// Whether a snapshot was not sound, and the one before it was read instead.
    pub mended: bool,
    /// Whether there is no snapshot yet.
    pub is_single: bool,
    /// What is noted of the parts is not, or not twice, as it should be.
    pub is_head_behind: bool,
    /// The key of the case is missing or damaged.
    pub has_no_key: bool,
    /// What could not be read.
    pub damage: Damage,
}

/// Why a body could not be read; nothing when the whole storage could not.
pub(super) const fn why(failure: &Failure) -> Option<Why> {
    match failure {
        Failure::Damaged(_) | Failure::NoKey => Some(Why::Damaged),
        Failure::Foreign => Some(Why::Foreign),
        _ => None,
    }
}

impl Store {
    pub(super) async fn batch(&self, case: &str, number: u64) -> Result<Vec<Operation>, Failure> {
        let key = self.key_of(case).await?;
        let place = batch_key(case, number);
        let body = self.get(BATCHES, &place).await?.ok_or(Failure::Taken)?;
        self.unpack(key.as_ref(), BATCHES, &place, &body).await
    }

    /// The index entries that can be read, and the ids of the cases whose entries cannot: those can be derived anew.
    pub(super) async fn entries(&self) -> Result<(Vec<Entry>, Vec<(String, Failure)>), Failure> {
        let entries = self.all(INDEX, None).await?;
        let key = self.index_key();
        let opening = entries.iter().map(|(place, body)| self.entry_of(key.as_ref(), place, body));
        let (mut sound, mut unread) = (Vec::new(), Vec::new());
        for (read, (place, _)) in bodies::together(opening).await.into_iter().zip(&entries) {
            match read {
                Ok(entry) => sound.push(entry),
                Err(failure) => unread.push((place.clone(), failure)),
            }
        }
        Ok((sound, unread))
    }

    /// The index entry of a case, where there is one.
    pub(super) async fn entry(&self, case: &str) -> Result<Option<Entry>, Failure> {
        let Some(body) = self.get(INDEX, case).await? else { return Ok(None) };
        self.entry_of(self.index_key().as_ref(), case, &body).await.map(Some)
    }

    async fn entry_of(
        &self,
        key: Option<&SealingKey>,
        place: &str,
        body: &JsValue,
    ) -> Result<Entry, Failure> {
        let json = self.unpack_bytes(key, INDEX, place, body).await?;
        // Before the entries said up to which batch they go they were summaries alone.
        let entry: Entry = serde_json::from_slice(&json)
            .or_else(|_| {
                let older = |summary| Entry { summary, names: Vec::new(), upto: 0, listed: false };
                serde_json::from_slice::<Summary>(&json).map(older)
            })
            .map_err(|_| bodies::damaged())?;
        if entry.summary.id == place { Ok(entry) } else { Err(bodies::damaged()) }
    }

    /// Everything that is kept of a case.
    ///
    /// # Errors
    /// When the database cannot be read. What is damaged is told in the answer.
    pub async fn case(&self, case: &str) -> Result<Kept, String> {
        self.kept(case).await.map_err(bodies::words)
    }

    pub(super) async fn kept(&self, case: &str) -> Result<Kept, Failure> {
        let (key, mut has_no_key) = match self.key_of(case).await {
            Ok(key) => (key, false),
            Err(Failure::NoKey) => (None, true),
            Err(failure) => return Err(failure),
        };
        let (stored, is_sound) = self.stored_head(case, key.as_ref()).await?;
        let is_head_gone = stored.is_none() && self.is_listed(case);
        if key.is_some() {
            self.use_head(case, stored.clone().unwrap_or_default());
        }
        let copies = self.copies(case, key.as_ref()).await?;
        let found = self.all(BATCHES, Some(below(case))).await?;
        has_no_key |= key.is_none() && self.is_sealed && !found.is_empty();
        let mut unread = copies.unread;
        let mut loose = Vec::with_capacity(found.len());
        let mut there = BTreeSet::new();
        // All are opened at once, and only then awaited one by one.
        let opening = found
            .iter()
            .map(|(place, body)| self.unpack::<Vec<Operation>>(key.as_ref(), BATCHES, place, body));
        for (read, (place, body)) in bodies::together(opening).await.into_iter().zip(&found) {
            let Some(number) = number_at_end(place) else { continue };
            there.insert(number);
            let is_needed = number >= copies.covers;
            match read {
                Ok(operations) => {
                    let bytes = bodies::bytes(body);
                    let differs = key.is_some()
                        && self.with_head(case, |known| match known.head.part(number) {
                            Some(part) => !part.is(&bytes),
                            None => {
                                if number >= known.head.from() && !known.head.is_given_up(number) {
                                    known.head.note(number, Part::of(&bytes, operations.iter()));
                                }
                                false
                            }
                        });
                    if differs && is_needed {
                        unread.push(Unread { number: Some(number), why: Why::Replaced });
                    }
                    loose.push((number, operations));
                }
                Err(failure) => match why(&failure) {
                    // What a sound snapshot holds is not missed; what others have put there is told.
                    Some(why) if is_needed || why == Why::Foreign => {
                        unread.push(Unread { number: Some(number), why });
                    }
                    Some(_) => {}
                    None => return Err(failure),
                },
            }
        }
        let head = self.with_head(case, |known| known.head.clone());
        for number in head.missing(copies.covers, &there) {
            there.insert(number);
            unread.push(Unread { number: Some(number), why: Why::Missing });
        }
        if head.from() > copies.covers && !unread.iter().any(|unread| unread.number.is_none()) {
            unread.push(Unread { number: None, why: Why::Missing });
        }
        unread.retain(|unread| unread.number.is_none_or(|number| !head.is_given_up(number)));
        let next = there.last().map_or(0, |number| number + 1).max(copies.covers).max(head.next());
        let parts = there.len() + usize::from(unread.iter().any(|unread| unread.number.is_none()));
        let batches = in_order(copies.covers, copies.operations, loose);
        let loose = there.range(copies.covers..).count();
        let damage = Damage { parts, unread, head, is_head_gone };
        let is_head_behind =
            key.is_some() && !is_head_gone && (!is_sound || stored.as_ref() != Some(&damage.head));
        Ok(Kept {
            batches,
            next_batch: next,
            loose,
            mended: copies.mended,
            is_single: copies.is_none,
            is_head_behind,
            has_no_key,
            damage,
        })
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
                let operations: Vec<Operation> = match self.unpack(key.as_ref(), BATCHES, place, body).await {
                    Ok(operations) => operations,
                    // It is told when the case is next opened.
                    Err(failure) if why(&failure).is_some() => continue,
                    Err(failure) => return Err(failure),
                };
                if key.is_some() {
                    let (number, part) = (
                        number_at_end(place).unwrap_or_default(),
                        Part::of(&bodies::bytes(body), operations.iter()),
                    );
                    self.note_part(case, number, part);
                }
                kept.batches.push(operations);
            }
            Ok::<_, Failure>(kept)
        };
        read().await.map_err(bodies::words)
    }
}
