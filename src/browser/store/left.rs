//! What a page that is being left had sealed and could not see written: a transaction that waits for another, or for a slow
//! disk, ends with its page. The browser's storage by name takes bytes at once, so the sealed bodies wait there, and the
//! next page writes them. Nothing is there that is not sealed for its place in the database.
//!
//! Each page has a name of its own there, so that no page overwrites what an earlier one left. It is deleted by the page
//! itself, once it is written, or by whoever took it in, where it is still what was taken in.

use super::{BATCHES, Failure, Ready, Store, below, bodies, number_at_end, reading::why};
use crate::{
    browser::{clock, keys::SealingKey, page::storage},
    case::Operation,
    edit::left::{Source, missing},
    sealing::{Wrapped, context, hex},
};
use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

thread_local! {
    /// This page, as its names say it: they sort by when the pages began.
    static PAGE: String = format!("{:013}-{}", clock::now(), clock::new_id());
}

/// What waits in the browser's storage by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shelf {
    /// Batches of a record.
    Batches,
    /// Drafts beside it.
    Drafts,
}

impl Shelf {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Batches => "kith-left",
            Self::Drafts => "kith-left-drafts",
        }
    }
}

/// What another page left, as it was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Taken {
    name: String,
    text: String,
    /// What of it could not be read, and stays.
    rest: Option<String>,
}

impl Taken {
    /// The parts in it; none where it cannot be read.
    pub(super) fn parts(&self) -> Option<Vec<Part>> {
        serde_json::from_str(&self.text).ok()
    }

    /// Says which of its parts could not be read.
    pub(super) fn leave_there(&mut self, unread: &[Part]) {
        self.rest = (!unread.is_empty()).then(|| serde_json::to_string(unread).ok()).flatten();
    }

    /// Forgets what was taken in of it, unless the page that left it has left more since.
    pub fn forget(&self) {
        if let Some(storage) = storage()
            && storage.get_item(&self.name).ok().flatten().as_ref() == Some(&self.text)
        {
            let _ = match &self.rest {
                Some(rest) => storage.set_item(&self.name, rest),
                None => storage.remove_item(&self.name),
            };
        }
    }
}

/// What came of taking in what was left of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// Whether something was written.
    pub is_new: bool,
    /// How many pieces of it cannot be read. They stay where they are.
    pub damaged: usize,
    /// Why some of it could not be written. It stays where it is.
    pub trouble: Option<String>,
}

/// A sealed batch as text: the place it was sealed for, and the key of its case where that was not written either.
#[derive(Serialize, Deserialize)]
pub(super) struct Part {
    pub(super) place: String,
    #[serde(with = "hex")]
    pub(super) body: Vec<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
}

impl Part {
    pub(super) fn of(ready: &Ready) -> Self {
        Self {
            place: ready.place.clone(),
            body: ready.body.to_vec(),
            key: ready.new_key.as_ref().map(|key| hex::encode(&key.to_vec())),
        }
    }

    /// The key of the case as it is to be stored, where it was not written either.
    pub(super) fn wrapped(&self) -> Option<Vec<u8>> {
        self.key.as_deref().and_then(hex::decode)
    }
}

impl Store {
    /// What all names of a case begin with. Versions before had one name for it, without a page.
    fn name_of_left(&self, shelf: Shelf, case: &str) -> String {
        format!("{}/{}/{case}", shelf.prefix(), self.connection.name)
    }

    fn own_name(&self, shelf: Shelf, case: &str) -> String {
        PAGE.with(|page| format!("{}/{page}", self.name_of_left(shelf, case)))
    }

    /// Every name on a shelf, the earliest page first, each with its case.
    fn names_of_left(&self, shelf: Shelf) -> BTreeSet<(String, String)> {
        let Some(storage) = storage() else { return BTreeSet::new() };
        let names = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
        let before = self.name_of_left(shelf, "");
        let with_case = |name: String| {
            let rest = name.strip_prefix(&before)?;
            let case = rest.split_once('/').map_or(rest, |(case, _)| case).to_owned();
            Some((case, name))
        };
        names.filter_map(with_case).collect()
    }

    /// What was left of a case, the earliest page first.
    pub(super) fn left_of(&self, shelf: Shelf, case: &str) -> Vec<Taken> {
        let Some(storage) = storage() else { return Vec::new() };
        let names = self.names_of_left(shelf).into_iter().filter(|(of, _)| of == case);
        let read = |(_, name): (String, String)| {
            Some(Taken { text: storage.get_item(&name).ok().flatten()?, name, rest: None })
        };
        names.filter_map(read).collect()
    }

    /// Whether this very page left it.
    pub(super) fn is_own(&self, shelf: Shelf, case: &str, taken: &Taken) -> bool {
        taken.name == self.own_name(shelf, case)
    }

    /// Keeps sealed bodies of a case at once, in the place of what this page has kept there. False where the browser has no
    /// room for them; what was there stays then.
    pub(super) fn put_left(&self, shelf: Shelf, case: &str, bodies: &[Ready]) -> bool {
        let parts: Vec<Part> = bodies.iter().map(Part::of).collect();
        let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(&parts)) else { return false };
        storage.set_item(&self.own_name(shelf, case), &text).is_ok()
    }

    /// Forgets what this page has left of a case, since it is written.
    pub(super) fn forget_own(&self, shelf: Shelf, case: &str) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&self.own_name(shelf, case));
        }
    }

    /// Keeps sealed batches of a case at once, in the order in which they are to be written. False where the browser has
    /// no room for them.
    pub fn leave(&self, case: &str, batches: &[Ready]) -> bool {
        self.put_left(Shelf::Batches, case, batches)
    }

    /// Forgets the batches that this page has left of a case, since they are written.
    pub fn forget_own_left(&self, case: &str) {
        self.forget_own(Shelf::Batches, case);
    }

    /// Forgets what any page has left of a case, since the case is removed.
    pub fn forget_left(&self, case: &str) {
        let Some(storage) = storage() else { return };
        for shelf in [Shelf::Batches, Shelf::Drafts] {
            for (_, name) in self.names_of_left(shelf).into_iter().filter(|(of, _)| of == case) {
                let _ = storage.remove_item(&name);
            }
        }
    }

    /// The cases of which batches were left.
    #[must_use]
    pub fn left(&self) -> BTreeSet<String> {
        self.names_of_left(Shelf::Batches).into_iter().map(|(case, _)| case).collect()
    }

    /// Writes what other pages left of a case and the database does not have. What cannot be read or written stays where it
    /// is, and keeps nothing else back.
    pub async fn take_in_left(&self, case: &str) -> TakenIn {
        let mut came = TakenIn::default();
        for taken in self.left_of(Shelf::Batches, case) {
            if self.is_own(Shelf::Batches, case, &taken) {
                continue;
            }
            match self.take_in(case, &taken).await {
                Ok((is_new, damaged)) => {
                    came.is_new |= is_new;
                    came.damaged += damaged;
                    if damaged == 0 {
                        taken.forget();
                    }
                }
                Err(failure) => came.trouble = Some(bodies::words(failure)),
            }
        }
        came
    }

    /// Writes what one page left and the database does not have. Answers whether there was something, and how many pieces
    /// cannot be read.
    async fn take_in(&self, case: &str, taken: &Taken) -> Result<(bool, usize), Failure> {
        let Some(parts) = taken.parts() else { return Ok((false, 1)) };
        let (mut left, mut damaged) = (Vec::new(), 0);
        let mut key = match self.key_of(case).await {
            Err(failure) if why(&failure).is_some() => return Ok((false, parts.len())),
            key => key?,
        };
        for part in &parts {
            key = self.key_for_part(case, key, part).await?;
            if self.is_sealed && key.is_none() {
                // The case was removed from the device meanwhile, and its key with it.
                return Ok((false, 0));
            }
            let body = Uint8Array::from(part.body.as_slice()).into();
            match self.unpack::<Vec<Operation>>(key.as_ref(), BATCHES, &part.place, &body).await {
                Ok(operations) => left.push((number_at_end(&part.place).unwrap_or_default(), operations)),
                Err(failure) if why(&failure).is_some() => damaged += 1,
                Err(failure) => return Err(failure),
            }
        }
        loop {
            let operations = missing(&left, &self.everything(case, key.as_ref()).await?);
            if operations.is_empty() {
                return Ok((false, damaged));
            }
            let number = self.next_batch(case).await?;
            let ready = self.make_ready(case, number, &operations).await?;
            match self.write(case, Some((number, &operations, &ready)), None).await {
                // Another page was quicker with this number: perhaps it took in the same.
                Err(Failure::Taken) => {}
                Err(failure) => return Err(failure),
                Ok(()) => return Ok((true, damaged)),
            }
        }
    }

    /// Every state of the record of a case that can be read.
    async fn everything(
        &self,
        case: &str,
        key: Option<&SealingKey>,
    ) -> Result<Vec<(Source, Vec<Operation>)>, Failure> {
        let copies = self.sound_copies(case, key).await?.into_iter();
        let mut all: Vec<_> =
            copies.map(|(covers, operations)| (Source::Snapshot(covers), operations)).collect();
        for (place, body) in self.all(BATCHES, Some(below(case))).await? {
            match self.unpack(key, BATCHES, &place, &body).await {
                Ok(operations) => {
                    all.push((Source::Batch(number_at_end(&place).unwrap_or_default()), operations));
                }
                // It is told when the case is opened.
                Err(failure) if why(&failure).is_some() => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(all)
    }

    /// The key by which a part that was left can be read: the case's, or the one that the part brings.
    pub(super) async fn key_for_part(
        &self,
        case: &str,
        key: Option<SealingKey>,
        part: &Part,
    ) -> Result<Option<SealingKey>, Failure> {
        match (key, part.wrapped()) {
            (None, Some(wrapped)) if self.is_sealed => {
                Ok(Some(self.know_fresh_key(case, Uint8Array::from(wrapped.as_slice())).await?))
            }
            (key, _) => Ok(key),
        }
    }

    /// Takes up the key of a case of which nothing was written, so that it is written with the first batch.
    async fn know_fresh_key(&self, case: &str, body: Uint8Array) -> Result<SealingKey, Failure> {
        let wrapped: Wrapped = bodies::read_plain(&body)?;
        let device = self.keys.borrow().device.clone();
        let device = device.ok_or_else(|| Failure::Other("the device is locked".to_owned()))?;
        let what = context::wrapped(&self.connection.name, &bodies::key_place(case));
        let key = device.unwrap_for_bodies(&wrapped, &what).await?;
        Ok(self.keys.borrow_mut().fresh.entry(case.to_owned()).or_insert((key, body)).0.clone())
    }
}
