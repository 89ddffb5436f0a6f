//! The ring: the one key of the device, wrapped twice, as it is stored. It says nothing of any case.

use super::{cost::Cost, hex};
use crate::case::operation::sha256_hex;
use serde::{Deserialize, Serialize};

/// A key that another key has wrapped with AES-GCM.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wrapped {
    /// The 12 random bytes that were used for this wrapping only.
    #[serde(with = "hex")]
    pub iv: Vec<u8>,
    /// The wrapped key.
    #[serde(with = "hex")]
    pub key: Vec<u8>,
}

/// The key of the device, wrapped by a key that is derived from what a person knows or has printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrappedBy {
    /// What one guess costs.
    pub cost: Cost,
    /// The salt of the derivation, 16 random bytes.
    #[serde(with = "hex")]
    pub salt: Vec<u8>,
    /// The device's key.
    pub wrapped: Wrapped,
}

/// What is stored of the keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ring {
    /// The version of this format.
    pub version: u8,
    /// The device's key, wrapped by the passphrase's.
    pub passphrase: WrappedBy,
    /// The device's key, wrapped by the recovery code's.
    pub recovery: WrappedBy,
}

impl Ring {
    /// The version that is written, and the newest that is read.
    pub const VERSION: u8 = 1;

    /// Whether it is of a version that is known and both ways in cost enough.
    ///
    /// # Errors
    /// In the user's words.
    pub fn check(&self) -> Result<(), String> {
        if self.version != Self::VERSION {
            return Err(
                "The keys on this device were written by another version of Kith. Update Kith.".to_owned()
            );
        }
        if !self.passphrase.cost.is_acceptable() || !self.recovery.cost.is_acceptable() {
            return Err(
                "The keys on this device were changed so that they would be easy to guess. Kith does not use them. Ask your IT team; your hand-off files are not concerned."
                    .to_owned(),
            );
        }
        Ok(())
    }
}

/// The second copy of a ring. It says by a digest whether it is whole; the first copy is as older versions read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RingCopy {
    ring: Ring,
    sha256: String,
}

impl RingCopy {
    fn digest(ring: &Ring) -> String {
        // A ring is plain data; were it not to be written, the empty text would fit no copy that was.
        sha256_hex(&serde_json::to_vec(ring).unwrap_or_default())
    }

    /// The copy of a ring.
    #[must_use]
    pub fn of(ring: Ring) -> Self {
        let sha256 = Self::digest(&ring);
        Self { ring, sha256 }
    }

    /// The ring, when the copy is whole.
    #[must_use]
    pub fn sound(self) -> Option<Ring> {
        (Self::digest(&self.ring) == self.sha256).then_some(self.ring)
    }
}
