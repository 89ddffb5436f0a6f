//! The list of the cases that are kept on this device, sealed and in two stores, by which a case that was taken out of the
//! storage is missed and named; and which index entries are to be derived anew.

use super::{
    BATCHES, Entry, Failure, INDEX, KEYS, LOCAL, META, SNAPSHOTS, Store, bodies, connection, heads::HEADS,
    number_at_end, reading,
};
use crate::reports::caseload::{Indexed, Summary};
use indexed_db_futures::{database::Database, prelude::*, transaction::Transaction};
use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use wasm_bindgen::JsValue;

/// The place of the list in either store, and what it is bound to.
const CASES: &str = "cases";

/// The cases of the device by id, each with the client's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Roll {
    /// Goes up by one with each change: of two copies the later counts.
    version: u64,
    cases: BTreeMap<String, String>,
}

impl Roll {
    pub(super) fn forget(&mut self, case: &str) {
        self.cases.remove(case);
    }

    const fn is_written(&self) -> bool {
        self.version > 0
    }
}

/// What was found of the list of the cases.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// Cases that are listed and not there: id and name.
    pub gone: Vec<(String, String)>,
    /// The list itself was kept here and is not there.
    pub is_gone: bool,
    /// Places in the list of the cases that hold what somebody else has put there.
    pub foreign: usize,
}

fn case_of(key: &str) -> Option<&str> {
    key.split_once('/').map(|(case, _)| case)
}

impl Store {
    /// The index entries of all cases that can be read.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn summaries(&self) -> Result<Vec<Summary>, String> {
        let (entries, _) = self.entries().await.map_err(bodies::words)?;
        Ok(entries.into_iter().map(|entry| entry.summary).collect())
    }

    /// Everybody whom the cases name, each with every name that they go by: of the cases whose index entries can be read.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn names(&self) -> Result<Vec<Vec<String>>, String> {
        let (entries, _) = self.entries().await.map_err(bodies::words)?;
        Ok(entries.into_iter().flat_map(|entry| entry.names).collect())
    }

    /// The client's name of a case, as the list of the cases has it.
    #[must_use]
    pub fn listed_name(&self, case: &str) -> Option<String> {
        self.roll.borrow().as_ref().and_then(|roll| roll.cases.get(case).cloned())
    }

    pub(super) fn is_listed(&self, case: &str) -> bool {
        self.roll.borrow().as_ref().is_some_and(|roll| roll.cases.contains_key(case))
    }

    /// Every case of which anything is in these stores, as their keys say.
    async fn present(&self) -> Result<BTreeSet<String>, Failure> {
        let all = || String::new().."~".to_owned();
        let mut present: BTreeSet<String> = self.keys_of(INDEX, all()).await?.into_iter().collect();
        for store in [BATCHES, SNAPSHOTS] {
            present.extend(
                self.keys_of(store, all()).await?.iter().filter_map(|key| case_of(key)).map(str::to_owned),
            );
        }
        let keys = self.keys_of(KEYS, "case/".to_owned().."case0".to_owned()).await?;
        present.extend(keys.iter().filter_map(|key| key.strip_prefix("case/")).map(str::to_owned));
        Ok(present)
    }

    /// The cases whose index entries are missing, cannot be read, or are behind since the page was being left: all of them
    /// are found by the keys alone.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn behind(&self) -> Result<Vec<String>, String> {
        let find = async || {
            let mut last: BTreeMap<String, u64> = BTreeMap::new();
            for key in self.keys_of(BATCHES, String::new().."~".to_owned()).await? {
                if let (Some(case), Some(number)) = (case_of(&key), number_at_end(&key)) {
                    last.insert(case.to_owned(), number + 1);
                }
            }
            let mut behind = self.present().await?;
            for entry in self.entries().await?.0 {
                // One that an older version made says less than is asked of it: it is made anew.
                let is_whole = entry.summary.is_current();
                if is_whole && last.get(&entry.summary.id).is_none_or(|last| *last <= entry.upto) {
                    behind.remove(&entry.summary.id);
                }
            }
            Ok::<_, Failure>(behind.into_iter().collect())
        };
        find().await.map_err(bodies::words)
    }

    /// Holds the list of the cases against what is there, and takes it into use.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn look_at_cases(&self) -> Result<Listed, String> {
        let look = async || {
            let (entries, unread) = self.entries().await?;
            let foreign = unread.iter().filter(|(_, failure)| *failure == Failure::Foreign).count();
            let (roll, _) = self.stored_roll().await?;
            let is_gone = self.is_sealed && roll.is_none() && entries.iter().any(|entry| entry.listed);
            let roll = roll.unwrap_or_default();
            let present = self.present().await?;
            let gone = roll.cases.iter().filter(|(id, _)| !present.contains(*id));
            let gone = gone.map(|(id, name)| (id.clone(), name.clone())).collect();
            self.roll.replace(Some(roll));
            Ok::<_, Failure>(Listed { gone, is_gone, foreign })
        };
        look().await.map_err(bodies::words)
    }

    /// The newer of the two copies, and the bytes of the one that a change is held against.
    async fn stored_roll(&self) -> Result<(Option<Roll>, Option<Vec<u8>>), Failure> {
        let key = self.index_key();
        let mut newest: Option<Roll> = None;
        let mut held = None;
        for store in HEADS {
            let Some(body) = self.get(store, CASES).await? else { continue };
            if store == META {
                held = Some(bodies::bytes(&body));
            }
            let Ok(roll) = self.unpack::<Roll>(key.as_ref(), CASES, CASES, &body).await else { continue };
            if newest.as_ref().is_none_or(|known| known.version < roll.version) {
                newest = Some(roll);
            }
        }
        Ok((newest, held))
    }

    /// Lists cases, or gives them the names that their clients have now.
    ///
    /// # Errors
    /// When the list cannot be written.
    pub async fn list_cases(&self, named: Vec<(String, String)>) -> Result<(), String> {
        let is_known = |(case, name): &(String, String)| self.listed_name(case).as_ref() == Some(name);
        if !self.is_sealed || named.iter().all(is_known) {
            return Ok(());
        }
        self.change_roll(|cases| cases.extend(named.iter().cloned())).await.map_err(bodies::words)
    }

    /// Whether there is a list of the cases, so that one that is not in it is not missed.
    #[must_use]
    pub fn has_list(&self) -> bool {
        self.roll.borrow().as_ref().is_some_and(Roll::is_written)
    }

    /// Notes in the index entry of a case when it left the device, and changes nothing else of it: how far the entry goes, and
    /// what it says, is what was written with the case. Where there is none yet, one is made that is made anew at the next start.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn note_hand_off(&self, known: &Summary) -> Result<(), Failure> {
        let entry = match self.entry(&known.id).await {
            Err(failure) if reading::why(&failure).is_some() => None,
            entry => entry?,
        };
        let (indexed, upto) = match entry {
            Some(Entry { summary, names, upto, .. }) => {
                (Indexed { summary: Summary { handed_off: known.handed_off, ..summary }, names }, upto)
            }
            None => (Indexed { summary: known.clone(), names: Vec::new() }, 0),
        };
        self.write(&known.id, None, Some((&indexed, upto))).await
    }

    /// Removes the index entry of a case that cannot be read.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub async fn forget_entry(&self, case: &str) -> Result<(), String> {
        self.connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[INDEX])?;
                transaction.object_store(INDEX)?.delete(case.to_owned()).primitive()?.await?;
                connection::commit(transaction).await
            })
            .await
            .map_err(bodies::words)
    }

    /// Lists a case no more, since it was removed, or is gone for good.
    ///
    /// # Errors
    /// When the list cannot be written.
    pub async fn unlist_case(&self, case: &str) -> Result<(), String> {
        let unlist = async || {
            if !self.keeps_list() {
                return Ok(());
            }
            self.change_roll(|cases| {
                cases.remove(case);
            })
            .await
        };
        unlist().await.map_err(bodies::words)
    }

    /// Changes the list. Another window may do so at the same moment: then it is read and changed once more.
    async fn change_roll(&self, change: impl Fn(&mut BTreeMap<String, String>)) -> Result<(), Failure> {
        for _ in 0..20 {
            let Some(listing) = self.listing(&change).await? else { return Ok(()) };
            let write = async |database: Rc<Database>| {
                let transaction = connection::writing(&database, &HEADS)?;
                let is_written = listing.write(&transaction).await?;
                if is_written {
                    connection::commit(transaction).await?;
                }
                Ok(is_written)
            };
            if self.connection.run(write).await? {
                self.use_listing(listing);
                return Ok(());
            }
        }
        Err(Failure::Taken)
    }

    /// Makes a change of the list ready to be written; nothing when the list is like that already.
    async fn listing(
        &self,
        change: impl Fn(&mut BTreeMap<String, String>),
    ) -> Result<Option<Listing>, Failure> {
        let (roll, held) = self.stored_roll().await?;
        let mut roll = roll.unwrap_or_default();
        let before = roll.cases.clone();
        change(&mut roll.cases);
        if roll.cases == before && held.is_some() {
            self.roll.replace(Some(roll));
            return Ok(None);
        }
        roll.version += 1;
        let body = self.pack(self.index_key().as_ref(), CASES, CASES, &roll).await?;
        Ok(Some(Listing { roll, body, held }))
    }

    /// The list without these cases, ready to be written with what else goes of them; nothing when none of them is listed.
    pub(super) async fn listing_without(&self, cases: &[String]) -> Result<Option<Listing>, Failure> {
        if cases.is_empty() || !self.keeps_list() {
            return Ok(None);
        }
        self.listing(|listed| listed.retain(|id, _| !cases.contains(id))).await
    }

    /// Whether there can be a list: it is sealed, by a key that is there while the device is unlocked.
    fn keeps_list(&self) -> bool {
        self.is_sealed && self.index_key().is_some()
    }

    /// A change of the list was written.
    pub(super) fn use_listing(&self, listing: Listing) {
        self.roll.replace(Some(listing.roll));
    }
}

/// A changed list, ready to be written in whatever transaction it belongs to.
pub(super) struct Listing {
    roll: Roll,
    body: Uint8Array,
    /// What lay there when it was read.
    held: Option<Vec<u8>>,
}

impl Listing {
    /// Puts both copies, unless another window has changed the list meanwhile: then nothing is put, and the answer is no.
    ///
    /// # Errors
    /// When the transaction does not take it.
    pub(super) async fn write(&self, transaction: &Transaction<'_>) -> Result<bool, Failure> {
        let meta = transaction.object_store(META)?;
        let now: Option<JsValue> = meta.get(CASES).primitive()?.await?;
        if now.as_ref().map(bodies::bytes) != self.held {
            return Ok(false);
        }
        meta.put(JsValue::from(&self.body)).with_key(CASES).primitive()?.await?;
        let local = transaction.object_store(LOCAL)?;
        local.put(JsValue::from(&self.body)).with_key(CASES).primitive()?.await?;
        Ok(true)
    }
}
