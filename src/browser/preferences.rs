//! What the practitioner sets once on a device. Never anything about a client: this is not part of the record.

use super::page::storage;
use crate::case::Author;
use gloo_storage::{LocalStorage, Storage as _};
use serde::{Deserialize, Serialize};

const KEY: &str = "kith-preferences";

/// The mailbox of one area's social work team (P3).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mailbox {
    /// The area.
    pub area: String,
    /// Its address.
    pub address: String,
}

/// The practitioner's own settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Their name, which stands beside everything that they write.
    pub name: String,
    /// Their role.
    pub role: String,
    /// Their team.
    pub team: String,
    /// The mailboxes to which consultations go.
    pub mailboxes: Vec<Mailbox>,
    /// The minutes without a touch after which Kith locks; the usual when none are set.
    pub lock_minutes: Option<u8>,
    /// Whether the browser may check spelling and suggest words, for which it may send what is typed to a service.
    pub spelling: bool,
}

impl Preferences {
    /// The preferences of this device; the empty ones when there are none, or none that can be read.
    #[must_use]
    pub fn load() -> Self {
        storage().and_then(|_| LocalStorage::get(KEY).ok()).unwrap_or_default()
    }

    /// Keeps them on this device.
    ///
    /// # Errors
    /// When the browser refuses to keep anything.
    pub fn save(&self) -> Result<(), String> {
        let kept = storage().and_then(|_| LocalStorage::set(KEY, self).ok());
        kept.ok_or_else(|| {
            "The browser did not keep the settings. Allow this page to store data, then save again."
                .to_owned()
        })
    }

    /// The practitioner as the author of an operation.
    #[must_use]
    pub fn author(&self) -> Author {
        Author { name: self.name.trim().to_owned(), role: self.role.trim().to_owned() }
    }
}
