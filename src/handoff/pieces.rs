//! A file that was read, in pieces small enough to be taken in one by one while the screen stays alive.

use super::{Envelope, Opened, Unreadable, envelope::CaseFile, read};
use crate::case::{Author, Operation};
use crate::reports::Document;
use serde::{Deserialize, Serialize};

/// A piece holds no more entries than this.
const MOST: usize = 500;
/// A piece is closed once it has grown past this many bytes.
const FULL: usize = 200 * 1024;

/// What is said of a file before its entries come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Heading {
    /// It can be reviewed and applied.
    Current {
        /// When it was exported, as the file says it.
        exported_at: String,
        /// Who exported it.
        exported_by: Author,
        /// What was left out, in the file's words, where it is a part.
        left_out: Option<String>,
        /// The id of each case, and how many entries it has.
        cases: Vec<(String, usize)>,
    },
    /// It was written by a newer version: shown, never applied.
    Newer {
        /// The version of the program that wrote it.
        app: String,
        /// Its cases as people read them.
        cases: Vec<Vec<Document>>,
    },
    /// It cannot be read, for this reason.
    Refused(Unreadable),
}

/// The heading of a file, and the cases whose entries follow it.
#[must_use]
pub fn open(bytes: &[u8]) -> (Heading, Vec<CaseFile>) {
    match read(bytes) {
        Ok(Opened::Current(Envelope { exported_at, exported_by, left_out, cases, .. })) => {
            let counts = cases.iter().map(|case| (case.id.clone(), case.operations.len())).collect();
            (Heading::Current { exported_at, exported_by, left_out, cases: counts }, cases)
        }
        Ok(Opened::Newer { app, cases }) => (Heading::Newer { app, cases }, Vec::new()),
        Err(unreadable) => (Heading::Refused(unreadable), Vec::new()),
    }
}

/// Entries as pieces of JSON, each a list of entries as a saved batch is.
pub fn of<'a>(operations: impl Iterator<Item = &'a Operation>) -> impl Iterator<Item = Vec<u8>> {
    let mut left = operations.peekable();
    std::iter::from_fn(move || {
        left.peek()?;
        let mut piece = vec![b'['];
        let mut count = 0;
        while count < MOST
            && piece.len() < FULL
            && let Some(operation) = left.next()
        {
            if count > 0 {
                piece.push(b',');
            }
            // Plain data can always be written.
            piece.extend(serde_json::to_vec(operation).unwrap_or_default());
            count += 1;
        }
        piece.push(b']');
        Some(piece)
    })
}

/// Reads a piece back.
///
/// # Errors
/// When it is not a piece, which is a mistake of the program.
pub fn entries(piece: &[u8]) -> Result<Vec<Operation>, Unreadable> {
    serde_json::from_slice(piece)
        .map_err(|_| Unreadable::Damaged("a part of it could not be read back".to_owned()))
}
