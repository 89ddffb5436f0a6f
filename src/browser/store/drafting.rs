//! Drafts beside a case: sealed like the case, and left in the browser's storage by name where a page ends before its write.

use super::{
    Failure, KEYS, LOCAL, META, Ready, Store, below, bodies, connection, gone,
    left::{Part, Shelf, Taken},
    local::mark_place,
    reading::why,
};
use crate::{browser::keys::SealingKey, case::operation::sha256_hex, edit::drafts::together};
use indexed_db_futures::prelude::*;
use js_sys::Uint8Array;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;

/// The drafts of a case as words by their names.
#[derive(Debug, Default)]
pub struct Found {
    /// Those in the database.
    pub kept: BTreeMap<String, String>,
    /// Those that other pages left: they are newer, and in no database yet.
    pub left: BTreeMap<String, String>,
    /// Those that this page itself has left.
    pub own: BTreeMap<String, String>,
    /// What is to be forgotten of what was left, once it is kept otherwise.
    pub taken: Vec<Taken>,
    /// How many could not be read.
    pub damaged: usize,
    /// Those that are missing, or not as they were kept last.
    pub unlike: Vec<Unlike>,
}

/// A draft that is not what was noted of it when it was kept.
#[derive(Debug)]
pub struct Unlike {
    /// Whether there is one at all.
    pub is_there: bool,
    place: String,
    note: Vec<u8>,
}

/// Before there was one way to keep drafts, the chronology's quick add kept its own: its texts in this order.
const OLD: &str = "chronology-draft";
const OLD_NAMES: [&str; 6] =
    ["quick-date", "quick-incident", "quick-source", "quick-significance", "quick-group", "quick-sign"];

/// Bodies by their places.
type Placed = Vec<(String, JsValue)>;

fn folder(case: &str) -> String {
    format!("{case}/draft")
}

fn place_of(case: &str, name: &str) -> String {
    format!("{}/{name}", folder(case))
}

/// Under which name it is noted.
fn name_of(draft: &str) -> String {
    format!("draft/{draft}")
}

impl Ready {
    /// Whether it brings the key of a case of which nothing was written.
    #[must_use]
    pub const fn brings_a_key(&self) -> bool {
        self.new_key.is_some()
    }
}

impl Store {
    /// Seals a draft for its place.
    ///
    /// # Errors
    /// When the device is locked.
    pub async fn seal_draft(&self, case: &str, name: &str, words: &str) -> Result<Ready, Failure> {
        let (key, new_key) = self.key_for_writing(case).await?;
        let held = self.held_by(case, new_key.as_ref());
        let place = place_of(case, name);
        let body = self.pack(key.as_ref(), LOCAL, &place, words).await?;
        let mark = self.mark_of_local(key.as_ref(), case, &name_of(name), &body).await?;
        Ok(Ready { place, body, new_key, held, head: None, mark })
    }

    /// Puts a sealed draft in its place.
    ///
    /// # Errors
    /// When the transaction did not complete.
    pub async fn write_draft(&self, case: &str, ready: &Ready) -> Result<(), Failure> {
        let written = self
            .connection
            .run(async |database| {
                let keys = ready.new_key.as_ref().map(|_| KEYS).or(ready.held.store());
                let meta = (ready.new_key.is_some() || ready.mark.is_some()).then_some(META);
                let stores: Vec<&str> = [Some(LOCAL), keys, meta].into_iter().flatten().collect();
                let transaction = connection::writing(&database, &stores)?;
                let mut asked = Vec::new();
                if let Some(wrapped) = &ready.new_key {
                    asked.extend(bodies::add_key(&transaction, case, wrapped, self.is_sealed)?);
                }
                let store = transaction.object_store(LOCAL)?;
                asked.push(store.put(JsValue::from(&ready.body)).with_key(ready.place.clone()).primitive()?);
                if let Some((place, mark)) = &ready.mark {
                    let store = transaction.object_store(META)?;
                    asked.push(store.put(JsValue::from(mark)).with_key(place.clone()).primitive()?);
                }
                gone::end(transaction, case, &ready.held, asked).await
            })
            .await;
        let written = match written {
            Ok(true) => Ok(()),
            Ok(false) => {
                let mark = ready.mark.iter().map(|(place, mark)| (META, place.clone(), mark.clone()));
                let body = (LOCAL, ready.place.clone(), ready.body.clone());
                Err(self.take_out(case, &mark.chain([body]).collect::<Vec<_>>()).await)
            }
            Err(failure) => Err(failure),
        };
        self.settle_key(case, ready.new_key.as_ref(), &written);
        written
    }

    /// Removes a draft, and what there was of it before there was one way to keep drafts.
    ///
    /// # Errors
    /// When the transaction did not complete.
    pub async fn remove_draft(&self, case: &str, name: &str) -> Result<(), Failure> {
        let old = OLD_NAMES.contains(&name).then(|| format!("{case}/{OLD}"));
        self.connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[LOCAL, META])?;
                // With it, so that its absence is no loss.
                let meta = transaction.object_store(META)?;
                meta.delete(mark_place(case, &name_of(name))).primitive()?.await?;
                let store = transaction.object_store(LOCAL)?;
                store.delete(place_of(case, name)).primitive()?.await?;
                if let Some(old) = &old {
                    store.delete(old.clone()).primitive()?.await?;
                }
                connection::commit(transaction).await
            })
            .await
    }

    /// The drafts of a case. One that cannot be read keeps no other back.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn drafts(&self, case: &str) -> Result<Found, String> {
        let read = async || {
            let mut found = Found::default();
            let all_left = self.left_of(Shelf::Drafts, case);
            let (bodies, marks) = self.drafts_and_marks(case).await?;
            let old = format!("{case}/{OLD}");
            let older = self.get(LOCAL, &old).await?;
            if all_left.is_empty() && bodies.is_empty() && marks.is_empty() && older.is_none() {
                return Ok(found);
            }
            let key = self.key_of(case).await?;
            if let Some(body) = older {
                match self.unpack::<Vec<String>>(key.as_ref(), LOCAL, &old, &body).await {
                    Ok(texts) => {
                        let named = OLD_NAMES.iter().map(|name| (*name).to_owned()).zip(texts);
                        found.left.extend(named.filter(|(_, words)| !words.is_empty()));
                    }
                    Err(_) => found.damaged += 1,
                }
            }
            let draft_at = |place: &str| place.strip_prefix(&place_of(case, "")).map(str::to_owned);
            for (place, body) in &bodies {
                match (draft_at(place), self.unpack(key.as_ref(), LOCAL, place, body).await) {
                    (Some(name), Ok(words)) => drop(found.kept.insert(name, words)),
                    _ => found.damaged += 1,
                }
            }
            for (place, mark) in marks {
                // A note that cannot be read says nothing of the draft, and one that cannot be read is counted already.
                let Ok(noted) = self.unpack::<String>(key.as_ref(), META, &place, &mark).await else {
                    continue;
                };
                let draft = place.strip_prefix(&mark_place(case, &name_of(""))).unwrap_or_default();
                let body = bodies.iter().find(|(place, _)| *place == place_of(case, draft));
                let is_damaged = body.is_some() && !found.kept.contains_key(draft);
                if !is_damaged && body.map(|(_, body)| sha256_hex(&bodies::bytes(body))) != Some(noted) {
                    found.unlike.push(Unlike { is_there: body.is_some(), place, note: bodies::bytes(&mark) });
                }
            }
            for mut taken in all_left {
                let is_own = self.is_own(Shelf::Drafts, case, &taken);
                let mut unread = Vec::new();
                let Some(parts) = taken.parts() else {
                    found.damaged += 1;
                    continue;
                };
                for part in parts {
                    match (draft_at(&part.place), self.draft_of(case, key.as_ref(), &part).await) {
                        (Some(name), Ok(words)) => {
                            let words_of = if is_own { &mut found.own } else { &mut found.left };
                            let before = words_of.remove(&name).unwrap_or_default();
                            words_of.insert(name, together(&before, &words));
                        }
                        (Some(_), Err(failure)) if why(&failure).is_none() => return Err(failure),
                        _ => unread.push(part),
                    }
                }
                found.damaged += unread.len();
                taken.leave_there(&unread);
                found.taken.push(taken);
            }
            Ok::<_, Failure>(found)
        };
        read().await.map_err(bodies::words)
    }

    /// Both at one moment: the page may be writing a draft.
    async fn drafts_and_marks(&self, case: &str) -> Result<(Placed, Placed), Failure> {
        let notes = below(&mark_place(case, "draft"));
        self.connection
            .run(async |database| {
                let transaction = database.transaction([LOCAL, META]).build()?;
                let local = connection::reading(&transaction, LOCAL)?;
                let local = bodies::every(&local, Some(&below(&folder(case)))).await?;
                let meta = connection::reading(&transaction, META)?;
                Ok((local, bodies::every(&meta, Some(&notes)).await?))
            })
            .await
    }

    /// The practitioner was told of drafts that are not as they were kept: they are not told again, unless one was kept since.
    ///
    /// # Errors
    /// When the transaction did not complete.
    pub async fn forget_unlike(&self, told: &[Unlike]) -> Result<(), Failure> {
        self.connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[META])?;
                let store = transaction.object_store(META)?;
                for one in told {
                    let now: Option<JsValue> = store.get(one.place.clone()).primitive()?.await?;
                    if now.is_some_and(|now| bodies::bytes(&now) == one.note) {
                        store.delete(one.place.clone()).primitive()?.await?;
                    }
                }
                connection::commit(transaction).await
            })
            .await
    }

    /// The words of a draft that was left.
    async fn draft_of(&self, case: &str, key: Option<&SealingKey>, part: &Part) -> Result<String, Failure> {
        let key = self.key_for_part(case, key.cloned(), part).await?;
        let body = Uint8Array::from(part.body.as_slice()).into();
        self.unpack(key.as_ref(), LOCAL, &part.place, &body).await
    }

    /// Keeps sealed drafts of a case at once, for a page that is being left. False where the browser has no room for them.
    pub fn leave_drafts(&self, case: &str, drafts: &[Ready]) -> bool {
        self.put_left(Shelf::Drafts, case, drafts)
    }

    /// Whether what this page has left of a case's drafts is still there, since nobody took it in.
    #[must_use]
    pub fn has_own_drafts(&self, case: &str) -> bool {
        self.left_of(Shelf::Drafts, case).iter().any(|taken| self.is_own(Shelf::Drafts, case, taken))
    }

    /// Forgets the drafts that this page has left of a case, since they are written.
    pub fn forget_own_drafts(&self, case: &str) {
        self.forget_own(Shelf::Drafts, case);
    }
}
