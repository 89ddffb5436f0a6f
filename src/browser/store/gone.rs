//! A case may be removed in another window, and its key with it. What this window knows of it is forgotten then, and nothing
//! is kept that was sealed by a key which is kept nowhere: nobody could ever read it again.

use super::{
    BATCHES, Failure, INDEX, KEYS, LOCAL, META, Store,
    bodies::{self, both, head_places, key_place},
    connection,
};
use indexed_db_futures::{future::BasicRequest, prelude::*, transaction::Transaction};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

/// Which key has to be there when a transaction ends.
#[derive(Clone, Debug)]
pub(super) enum Held {
    /// None: bodies are plain, or the transaction brings the key itself.
    None,
    /// Any of the case: what is written was not sealed by it, and is only of use beside it.
    Any,
    /// The one that is stored like this.
    This(Uint8Array),
}

impl Held {
    /// The store that is looked into for it.
    pub fn store(&self) -> Option<&'static str> {
        (!matches!(self, Self::None)).then_some(KEYS)
    }

    fn is(&self, found: Option<&JsValue>) -> bool {
        match self {
            Self::None => true,
            Self::Any => found.is_some(),
            Self::This(known) => found.is_some_and(|found| bodies::bytes(found) == known.to_vec()),
        }
    }
}

/// A body that was written: its store, its place and its bytes.
pub(super) type Written = (&'static str, String, Uint8Array);

/// Fails unless the key is there, before anything is asked for: the transaction is given up then.
pub(super) async fn require(transaction: &Transaction<'_>, case: &str, held: &Held) -> Result<(), Failure> {
    if held.store().is_none() {
        return Ok(());
    }
    let keys = transaction.object_store(KEYS)?;
    let found: Option<JsValue> = keys.get(key_place(case)).primitive()?.await?;
    if held.is(found.as_ref()) { Ok(()) } else { Err(Failure::Removed) }
}

/// Ends a transaction, and answers whether the key was there. It is asked for together with the end, since a page that is
/// being left gets no further; so it is known only when all is written. Either copy of the key will do, as far as the
/// transaction has its store: one that is damaged is mended when it is next read.
pub(super) async fn end(
    transaction: Transaction<'_>,
    case: &str,
    held: &Held,
    asked: Vec<BasicRequest<String>>,
) -> Result<bool, Failure> {
    let mut looked = Vec::new();
    if held.store().is_some() {
        for store in [KEYS, META] {
            if transaction.object_store_names().any(|name| name == store) {
                let keys = transaction.object_store(store)?;
                looked.push(keys.get::<JsValue, _, _>(key_place(case)).primitive()?);
            }
        }
    }
    let (looked, (answers, done)) = both(looked, both(asked, connection::commit(transaction))).await;
    connection::came_to(answers, done)?;
    // A look that failed says nothing: then the transaction would have failed too.
    let looked: Vec<Option<JsValue>> = looked.into_iter().flatten().collect();
    Ok(looked.is_empty() || looked.iter().any(|found| held.is(found.as_ref())))
}

impl Store {
    /// Forgets everything that is known here of a case, since it goes from the device or has gone.
    pub fn forget(&self, case: &str) {
        {
            let mut keys = self.keys.borrow_mut();
            keys.cases.remove(case);
            keys.fresh.remove(case);
        }
        self.forget_head(case);
        if let Some(roll) = self.roll.borrow_mut().as_mut() {
            roll.forget(case);
        }
    }

    /// Whether a case whose key is in use here has gone from the device, also when it has come back since with another key.
    pub async fn has_gone(&self, case: &str) -> bool {
        let known = self.keys.borrow().cases.get(case).map(|(_, stored)| stored.clone());
        let Some(known) = known.map(Held::This) else { return false };
        for store in [KEYS, META] {
            match self.get(store, &key_place(case)).await {
                Ok(found) if !known.is(found.as_ref()) => {}
                // It is there, or the storage does not say.
                _ => return false,
            }
        }
        true
    }

    /// Which key has to be there for what was sealed by the present one.
    pub(super) fn held_by(&self, case: &str, new_key: Option<&Uint8Array>) -> Held {
        if new_key.is_some() {
            return Held::None;
        }
        let known = self.keys.borrow().cases.get(case).map(|(_, stored)| stored.clone());
        known.map_or(if self.is_sealed { Held::Any } else { Held::None }, Held::This)
    }

    /// Takes out again what was written by a key that is not there any more, and forgets that key.
    pub(super) async fn take_out(&self, case: &str, written: &[Written]) -> Failure {
        // What cannot be taken out can be read by nobody, and is told at the next start.
        let _ = self
            .connection
            .run(async |database| {
                let transaction = connection::writing(&database, &[BATCHES, INDEX, LOCAL, META])?;
                for (store, place, body) in written {
                    let store = transaction.object_store(store)?;
                    let found: Option<JsValue> = store.get(place.clone()).primitive()?.await?;
                    // Whoever took the case in anew may have written there meanwhile.
                    if found.is_some_and(|found| bodies::bytes(&found) == body.to_vec()) {
                        store.delete(place.clone()).primitive()?.await?;
                    }
                }
                connection::commit(transaction).await
            })
            .await;
        self.forget(case);
        Failure::Removed
    }

    /// A new key is in use once it is written; one that another window was quicker with is dropped. Only the key that was
    /// written counts: another one may have been made meanwhile, and is stored nowhere.
    pub(super) fn settle_key(&self, case: &str, new_key: Option<&Uint8Array>, came_to: &Result<(), Failure>) {
        let Some(new_key) = new_key else { return };
        let mut keys = self.keys.borrow_mut();
        let is_this = keys.fresh.get(case).is_some_and(|(_, stored)| stored.to_vec() == new_key.to_vec());
        if is_this
            && matches!(came_to, Ok(()) | Err(Failure::Taken))
            && let Some((key, stored)) = keys.fresh.remove(case)
            && came_to.is_ok()
        {
            keys.cases.insert(case.to_owned(), (key, stored));
        }
    }

    /// Drops the key of a case by which nothing can be written any more.
    pub(super) fn forget_outdated(&self, case: &str, came_to: &Result<(), Failure>) {
        if came_to == &Err(Failure::Removed) {
            self.forget(case);
        }
    }
}

/// The copies of a head that were written.
pub(super) fn heads_of(case: &str, head: &Uint8Array) -> impl Iterator<Item = Written> {
    let head = head.clone();
    head_places(case).into_iter().map(move |(store, place)| (store, place, head.clone()))
}
