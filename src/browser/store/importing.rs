//! What a file brings, and what taking it back comes to: written for all its cases in one transaction, or not at all.

use super::{
    BATCHES, Entry, Failure, INDEX, KEYS, LOCAL, META, SNAPSHOTS, Store, batch_key, below, bodies,
    connection, gone,
};
use crate::{
    browser::keys::SealingKey,
    handoff::imports::{Imports, TakenFile},
    reports::caseload::Indexed,
    sealing::head::Head,
};
use indexed_db_futures::prelude::*;
use js_sys::Uint8Array;
use std::fmt;
use wasm_bindgen::{JsCast as _, JsValue};

/// The name under which the files that were taken into a case are noted beside it.
const IMPORTS: &str = "imports";
/// What lies beside a case and was not typed: the files that it received, and what this device has seen of it. Anything else
/// that lies there is a draft.
const NOT_TYPED: &[&str] = &[IMPORTS, "seen", "head"];
/// The files that were taken in, one by one: two tabs that take files in at once have no list in common.
const FILES: &str = "file";

/// What is written of one case.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The case.
    pub case: String,
    /// The number of the first batch.
    pub first: u64,
    /// Its entries as JSON, a batch each.
    pub pieces: Vec<Uint8Array>,
    /// What the index is to keep of it.
    pub indexed: Indexed,
    /// The files that it received.
    pub imports: Imports,
}

/// Everything that one step over a file writes.
#[derive(Clone, Debug, Default)]
pub struct FileStep {
    /// What comes to cases that stay.
    pub arrivals: Vec<Arrival>,
    /// The cases that go from this device, with their keys.
    pub going: Vec<String>,
    /// What is noted of the file as a whole.
    pub file: Option<TakenFile>,
    /// Files that can no longer be taken back, and are forgotten.
    pub outdated: Vec<String>,
}

/// Why a step over a file was not written, and what that means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// Nothing of it is on the device: it was looked.
    Nothing(Failure),
    /// The storage does not say whether it is there. If it is, then as a whole.
    Unknown(Failure),
}

impl From<Failure> for NotWritten {
    fn from(failure: Failure) -> Self {
        Self::Nothing(failure)
    }
}

impl fmt::Display for NotWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing(failure) | Self::Unknown(failure) => failure.fmt(f),
        }
    }
}

/// One request of the transaction, ready to be asked for.
enum Request {
    Add(&'static str, String, JsValue),
    Put(&'static str, String, JsValue),
}

/// A step over a file, sealed.
struct Sealed {
    requests: Vec<Request>,
    /// What the heads of the cases are once it is written.
    heads: Vec<(String, Head)>,
    /// For each case the key that the step brings, and the one that has to be there.
    keys: Vec<(String, Option<Uint8Array>, gone::Held)>,
}

fn file_place(id: &str) -> String {
    format!("{FILES}/{id}")
}

impl Store {
    /// Writes a step over a file: for each case its entries as batches, the index entry and the files that it received, the
    /// removal of the cases that go, and what is noted of the file. All of it is sealed first, piece by piece, then written
    /// in one strict transaction.
    ///
    /// # Errors
    /// See [`NotWritten`]. [`Failure::Taken`] when another tab has written a batch of one of the numbers.
    pub async fn write_file(&self, step: &FileStep) -> Result<(), NotWritten> {
        let Sealed { requests, heads, keys } = self.requests_of(step).await?;
        let listing = self.listing_without(&step.going).await?;
        let written = self
            .connection
            .run(async |database| {
                let mut stores = vec![BATCHES, INDEX, KEYS, LOCAL, META];
                if !step.going.is_empty() {
                    stores.push(SNAPSHOTS);
                }
                let transaction = connection::writing(&database, &stores)?;
                if let Some(listing) = &listing
                    && !listing.write(&transaction).await?
                {
                    // Another window has changed the list: whoever asked for this tries again.
                    return Err(Failure::Taken);
                }
                for (case, _, held) in &keys {
                    gone::require(&transaction, case, held).await?;
                }
                let mut asked = Vec::new();
                for request in &requests {
                    match request {
                        Request::Add(store, place, body) => {
                            let store = transaction.object_store(store)?;
                            asked.push(store.add(body.clone()).with_key(place.clone()).primitive()?);
                        }
                        Request::Put(store, place, body) => {
                            let store = transaction.object_store(store)?;
                            asked.push(store.put(body.clone()).with_key(place.clone()).primitive()?);
                        }
                    }
                }
                let mut gone = Vec::new();
                for case in &step.going {
                    for store in [BATCHES, LOCAL, SNAPSHOTS] {
                        let store = transaction.object_store(store)?;
                        gone.push(store.delete::<String, _>(below(case)).primitive()?);
                    }
                    let index = transaction.object_store(INDEX)?;
                    gone.push(index.delete(case.clone()).primitive()?);
                    let keys = transaction.object_store(KEYS)?;
                    gone.push(keys.delete(bodies::key_place(case)).primitive()?);
                    // Every copy of the key, and what is noted of the case.
                    let meta = transaction.object_store(META)?;
                    for place in [bodies::key_place(case), format!("head/{case}")] {
                        gone.push(meta.delete(place).primitive()?);
                    }
                    for prefix in ["note", "damaged"] {
                        let noted = below(&format!("{prefix}/{case}"));
                        gone.push(meta.delete::<String, _>(noted).primitive()?);
                    }
                }
                for file in &step.outdated {
                    let meta = transaction.object_store(META)?;
                    gone.push(meta.delete(file_place(file)).primitive()?);
                }
                let end = bodies::both(gone, connection::commit(transaction));
                let (answers, (gone, done)) = bodies::both(asked, end).await;
                connection::came_to(gone, connection::came_to(answers, done))
            })
            .await;
        let written = match written {
            Ok(()) => Ok(()),
            Err(failure) => self.look_for(&requests, failure).await,
        };
        let outcome = written.clone().map_err(|not| match not {
            NotWritten::Nothing(failure) | NotWritten::Unknown(failure) => failure,
        });
        for (case, new_key, _) in &keys {
            self.settle_key(case, new_key.as_ref(), &outcome);
            self.forget_outdated(case, &outcome);
        }
        if written.is_ok() {
            if let Some(listing) = listing {
                self.use_listing(listing);
            }
            for case in &step.going {
                self.forget(case);
                self.forget_left(case);
            }
            for (case, head) in heads {
                self.use_head(&case, head);
            }
        }
        written
    }

    /// Seals everything that is to be written, and answers what the heads of the cases are from then on.
    async fn requests_of(&self, step: &FileStep) -> Result<Sealed, Failure> {
        let (mut requests, mut heads, mut keys) = (Vec::new(), Vec::new(), Vec::new());
        let index = self.index_key();
        let listed = self.roll.borrow().is_some();
        for arrival in &step.arrivals {
            let case = &arrival.case;
            let (key, new_key) = self.key_for_writing(case).await?;
            keys.push((case.clone(), new_key.clone(), self.held_by(case, new_key.as_ref())));
            if let Some(wrapped) = new_key {
                let place = bodies::key_place(case);
                requests.push(Request::Add(KEYS, place.clone(), JsValue::from(&wrapped)));
                if self.is_sealed {
                    requests.push(Request::Put(META, place, wrapped.into()));
                }
            }
            let mut batches = Vec::with_capacity(arrival.pieces.len());
            for (number, piece) in (arrival.first..).zip(&arrival.pieces) {
                let place = batch_key(case, number);
                let body = self.pack_bytes(key.as_ref(), BATCHES, &place, &piece.to_vec()).await?;
                requests.push(Request::Add(BATCHES, place.clone(), JsValue::from(&body)));
                batches.push((place, body));
            }
            if let Some((body, head)) = self.head_with_all(case, key.as_ref(), &batches).await? {
                for (store, place) in bodies::head_places(case) {
                    requests.push(Request::Put(store, place, JsValue::from(&body)));
                }
                heads.push((case.clone(), head));
            }
            let upto = arrival.first + arrival.pieces.len() as u64;
            let entry = Entry::new(&arrival.indexed, upto, listed);
            let entry = self.pack(index.as_ref(), INDEX, case, &entry).await?;
            requests.push(Request::Put(INDEX, case.clone(), entry.into()));
            let local = format!("{case}/{IMPORTS}");
            let note = self.pack(key.as_ref(), LOCAL, &local, &arrival.imports).await?;
            let mark = self.mark_of_local(key.as_ref(), case, IMPORTS, &note).await?;
            requests.extend(mark.map(|(place, mark)| Request::Put(META, place, mark.into())));
            requests.push(Request::Put(LOCAL, local, note.into()));
        }
        if let Some(file) = &step.file {
            let place = file_place(&file.id);
            let note = self.pack(index.as_ref(), META, &place, file).await?;
            requests.push(Request::Put(META, place, note.into()));
        }
        Ok(Sealed { requests, heads, keys })
    }

    /// What a failure means: the transaction may have come to its end although its answer was lost, and then its last body
    /// is there, byte for byte.
    async fn look_for(&self, requests: &[Request], failure: Failure) -> Result<(), NotWritten> {
        let Some(Request::Add(store, place, body) | Request::Put(store, place, body)) = requests.last()
        else {
            return Err(NotWritten::Unknown(failure));
        };
        let bytes = |value: &JsValue| value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
        match self.get(store, place).await {
            Ok(there) if there.as_ref().and_then(bytes) == bytes(body) => Ok(()),
            Ok(_) => Err(NotWritten::Nothing(failure)),
            Err(_) => Err(NotWritten::Unknown(failure)),
        }
    }

    /// The files that a case received. What is kept of them and cannot be read counts as none: it is of no use to anybody,
    /// and must not keep a sound file out.
    ///
    /// # Errors
    /// When the storage does not answer.
    pub async fn imports(&self, case: &str) -> Result<Imports, Failure> {
        let kept = self.local::<Imports>(case, IMPORTS).await.map_err(Failure::Other)?;
        Ok(kept.unwrap_or_default())
    }

    /// Every file that this device notes as a whole, the last one first. One that cannot be read is passed over.
    ///
    /// # Errors
    /// When the storage does not answer.
    pub async fn files(&self) -> Result<Vec<TakenFile>, Failure> {
        let key = self.index_key();
        let mut files = Vec::new();
        for (place, body) in self.all(META, Some(below(FILES))).await? {
            files.extend(self.file_of(key.as_ref(), &place, &body).await);
        }
        crate::case::order::by_key(&mut files, |file| std::cmp::Reverse(file.at));
        Ok(files)
    }

    async fn file_of(&self, key: Option<&SealingKey>, place: &str, body: &JsValue) -> Option<TakenFile> {
        self.unpack(key, META, place, body).await.ok()
    }

    /// Whether something was typed into a case that is no entry yet.
    ///
    /// # Errors
    /// When the storage does not answer.
    pub async fn has_drafts(&self, case: &str) -> Result<bool, Failure> {
        let names = self.keys_of(LOCAL, below(case)).await?;
        let name = |key: &String| key.get(case.len() + 1..).unwrap_or_default().to_owned();
        Ok(names.iter().map(name).any(|name| !NOT_TYPED.contains(&name.as_str())))
    }
}
