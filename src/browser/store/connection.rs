//! The connection to the database. A handle that has died (WebKit loses its storage process, a tablet sleeps) is dropped and
//! opened anew, and what was being done is done once more.

use super::{DEVICE, META, STORES};
use indexed_db_futures::{
    Build as _,
    database::Database,
    error::{DomException, Error, OpenDbError},
    internals::SystemRepr as _,
    object_store::ObjectStore,
    prelude::*,
    transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions},
};
use std::{cell::RefCell, fmt, rc::Rc};

/// The version of the layout. 1 had no keys, snapshots and local store.
const LAYOUT: u8 = 2;

/// Why something could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The connection was lost, also after it was opened anew.
    Lost(String),
    /// Something is kept under this number already.
    Taken,
    /// There is no room on the device.
    Full,
    /// Another tab holds an older layout of the database open.
    Blocked,
    /// What is kept does not fit its key, or is not what Kith wrote.
    Damaged(String),
    /// A body that is not sealed in a database that seals: somebody else has put it there.
    Foreign,
    /// The key of a case is not there, or cannot be read.
    NoKey,
    /// The key that something was sealed by is not there any more: the case was removed.
    Removed,
    /// Something else, in words.
    Other(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lost(words) => write!(f, "the browser has lost its storage: {words}"),
            Self::Taken => f.write_str("another tab has written meanwhile"),
            Self::Full => {
                f.write_str("this device has no room left: remove files or apps that you no longer need")
            }
            Self::Blocked => {
                f.write_str("Kith is open in another tab with an older version: close that tab, then reload")
            }
            Self::Foreign => {
                f.write_str("something in this browser\u{2019}s storage was put there by another program")
            }
            Self::Removed => f.write_str(
                "the key of this case is kept no more, as when the case was removed in another window",
            ),
            Self::NoKey => f.write_str("the key of this case is missing or damaged"),
            Self::Damaged(words) | Self::Other(words) => f.write_str(words),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let words = error.to_string();
        let exception = match error {
            Error::DomException(exception) => exception,
            // A transaction that was ended without a reason.
            Error::MissingData(_) => return Self::Lost("it ended what was being written".to_owned()),
            // The library's own words say nothing to people.
            _ => {
                return Self::Other(
                    "the browser gave its storage\u{2019}s answer in a way that Kith does not know"
                        .to_owned(),
                );
            }
        };
        match exception {
            DomException::ConstraintError(_) => Self::Taken,
            // The last is what a request meets whose transaction was ended before it.
            DomException::InvalidStateError(_)
            | DomException::AbortError(_)
            | DomException::TransactionInactiveError(_) => Self::Lost(words),
            DomException::Other(other) => match other.name().as_str() {
                "QuotaExceededError" => Self::Full,
                "UnknownError" => Self::Lost(words),
                _ => Self::Other(words),
            },
            _ => Self::Other(words),
        }
    }
}

impl From<OpenDbError> for Failure {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::Base(error) => error.into(),
            // The library's own words say nothing to people, and are wrong where the browser refuses to open it at all.
            _ => Self::Other("the browser does not let Kith keep anything here: allow this site to keep data, or leave private browsing, then reload".to_owned()),
        }
    }
}

/// A connection that is opened when it is first used and whenever it was lost.
pub struct Connection {
    pub name: String,
    notify: fn(&str),
    database: RefCell<Option<Rc<Database>>>,
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A writing transaction over these stores that is on the disk when it is complete.
pub fn writing<'a>(database: &'a Database, stores: &[&str]) -> Result<Transaction<'a>, Failure> {
    let mut options = TransactionOptions::new();
    options.set_durability(TransactionDurability::Strict);
    let transaction =
        database.transaction(stores).with_mode(TransactionMode::Readwrite).with_options(options).build()?;
    Ok(transaction)
}

/// Ends a writing transaction, and waits until it is on the disk.
///
/// # Errors
/// When it did not complete. A full device is known from the transaction's own error only: each of its requests may have
/// succeeded.
pub async fn commit(transaction: Transaction<'_>) -> Result<(), Failure> {
    let ended = transaction.as_sys().clone();
    match transaction.commit().await {
        Ok(()) => Ok(()),
        Err(error) => Err(ended.error().map_or(error, Error::from).into()),
    }
}

/// What a transaction came to. What a request says of its failure is more than the transaction says of it, but for a full
/// device, which ends all requests alike.
pub fn came_to<T>(answers: Vec<Result<T, Error>>, done: Result<(), Failure>) -> Result<(), Failure> {
    if done != Err(Failure::Full) {
        for answer in answers {
            answer?;
        }
    }
    done
}

/// A reading transaction's store.
pub fn reading<'a>(transaction: &'a Transaction<'a>, store: &str) -> Result<ObjectStore<'a>, Failure> {
    Ok(transaction.object_store(store)?)
}

impl Connection {
    /// A connection to the database of this name; `said` hears what other tabs do to it.
    pub fn new(name: &str, notify: fn(&str)) -> Self {
        Self { name: name.to_owned(), notify, database: RefCell::default() }
    }

    /// The open database.
    pub async fn database(&self) -> Result<Rc<Database>, Failure> {
        if let Some(open) = self.database.borrow().as_ref() {
            return Ok(open.clone());
        }
        if crate::browser::windows::is_shut() {
            // To open it would make it anew.
            return Err(Failure::Other("everything is being removed from this device".to_owned()));
        }
        let notify = self.notify;
        let database = Database::open(self.name.as_str())
            .with_version(LAYOUT)
            .with_on_blocked(move |_| {
                notify("Kith is open in another tab with an older version. Close that tab; Kith goes on by itself.");
                Ok(())
            })
            .with_on_upgrade_needed(|_, database| {
                let known: Vec<String> = database.object_store_names().collect();
                for store in STORES.into_iter().filter(|store| !known.iter().any(|name| name == store)) {
                    database.create_object_store(store).build()?;
                }
                Ok(())
            })
            .await?;
        self.watch(&database);
        let database = Rc::new(database);
        *self.database.borrow_mut() = Some(database.clone());
        Ok(database)
    }

    /// Lets go at once when another tab removes the database or brings a newer layout, so that it need not wait.
    fn watch(&self, database: &Database) {
        let Ok(mut changes) = database.version_changes() else { return };
        let notify = self.notify;
        crate::browser::task::of_app(async move {
            if changes.recv().await.is_some() {
                changes.db().clone().close();
                if crate::browser::windows::is_shut() {
                    // This very window removes it, or was told of that.
                    return;
                }
                notify("Kith was updated or removed in another tab. Reload this page to go on.");
            }
        });
    }

    /// Tells the practitioner something of the storage.
    pub fn notify(&self, words: &str) {
        (self.notify)(words);
    }

    /// Lets go of the handle.
    pub fn close(&self) {
        self.database.take();
    }

    /// Does something with the database. When the handle has died it is opened anew and the same is done once more: what
    /// is done must therefore be one transaction.
    pub async fn run<T>(&self, act: impl AsyncFn(Rc<Database>) -> Result<T, Failure>) -> Result<T, Failure> {
        let database = self.database().await?;
        match act(database).await {
            Err(Failure::Lost(_)) => {
                self.close();
                act(self.database().await?).await
            }
            done => done,
        }
    }

    /// Whether the handle still answers; asked when the page is seen again after it slept.
    pub async fn probe(&self) -> Result<(), Failure> {
        self.run(async |database| {
            let transaction = database.transaction(META).build()?;
            let store = transaction.object_store(META)?;
            let _: Option<wasm_bindgen::JsValue> = store.get(DEVICE).primitive()?.await?;
            Ok(())
        })
        .await
    }
}
