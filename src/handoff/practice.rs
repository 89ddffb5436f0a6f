//! The file of a practice, version 1: what a practitioner takes from one of their devices to another. It has a format of its own,
//! so that no program mistakes it for a case, and nobody opens it among cases.

use super::envelope::{checksum_of, indented};
use crate::case::{Author, Case, Operation};
use crate::reports::{self, Document};
use serde::{Deserialize, Serialize};

/// What the file calls itself.
pub const FORMAT: &str = "kith-practice";
/// The version that is written, and the newest that this program can apply.
pub const VERSION: u64 = 1;
/// Said in the file itself, for whoever opens it without the program.
pub const NOTICE: &str = "This is a practitioner's own record of their practice, from Kith. It holds no case. It is \
readable by anyone who holds it.";

/// The file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PracticeFile {
    /// Always [`FORMAT`].
    pub format: String,
    /// The version of the format.
    pub version: u64,
    /// The version of the program that wrote it.
    pub app: String,
    /// What a person who finds the file should know.
    pub notice: String,
    /// When it was written, in Coordinated Universal Time.
    pub exported_at: String,
    /// Who exported it.
    pub exported_by: Author,
    /// The practice.
    pub practice: Record,
    /// SHA-256 of the practice in canonical JSON: keys sorted, no white space.
    pub sha256: String,
}

/// The practice in the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The practice as people read it. It is made from the operations and never read back, but by a program too old for them.
    pub readable: Vec<Document>,
    /// Every operation, in the order of the stamps.
    pub operations: Vec<Operation>,
}

impl Record {
    /// A practice ready to be written.
    #[must_use]
    pub fn of(practice: &Case) -> Self {
        Self {
            readable: reports::forms::whole(practice),
            operations: practice.operations().cloned().collect(),
        }
    }
}

/// Writes the file, indented so that a text editor shows it.
///
/// # Errors
/// When the practice cannot be written as JSON, which plain data always can.
pub fn write(practice: Record, exported_at: &str, exported_by: &Author) -> Result<String, serde_json::Error> {
    let sha256 = checksum_of(&practice)?;
    let file = PracticeFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        app: env!("CARGO_PKG_VERSION").to_owned(),
        notice: NOTICE.to_owned(),
        exported_at: exported_at.to_owned(),
        exported_by: exported_by.clone(),
        practice,
        sha256,
    };
    serde_json::to_string(&file).map(|compact| indented(&compact))
}
