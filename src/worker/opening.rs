//! Opens a hand-off file: unlocked if it is locked, read, checked against its seal, and cut into pieces.

use super::locking;
use crate::handoff::pieces;
use crate::sealing::request::WRONG_PASSPHRASE;
use js_sys::{Array, JsString, Uint8Array};

/// What a locked file holds, opened with the first of the spellings that fits.
fn unlocked(passphrases: &[String], content: &[u8]) -> Result<Vec<u8>, String> {
    let mut outcome = Err(WRONG_PASSPHRASE.to_owned());
    for passphrase in passphrases {
        outcome = locking::unlock(passphrase, content);
        if outcome.as_ref().err().is_none_or(|reason| reason != WRONG_PASSPHRASE) {
            break;
        }
    }
    outcome
}

/// The heading of a file as JSON, and for each of its cases the pieces of its entries.
///
/// # Errors
/// As [`locking::unlock`]; a file that cannot be read says so in its heading.
pub fn open(
    content: Vec<u8>,
    passphrases: &[String],
    tell: &dyn Fn(u32),
    transfer: &Array,
) -> Result<Array, String> {
    tell(5);
    let content = if passphrases.is_empty() { content } else { unlocked(passphrases, &content)? };
    tell(20);
    let (heading, files) = pieces::open(&content);
    drop(content);
    tell(80);
    let cases = Array::new();
    for file in files {
        let case = Array::new();
        for piece in pieces::of(file.operations.iter()) {
            let piece = Uint8Array::from(piece.as_slice());
            // Handed over and not copied: the page is not kept waiting by the size of the file.
            transfer.push(&piece.buffer());
            case.push(&piece);
        }
        cases.push(&case);
    }
    tell(100);
    let heading = serde_json::to_string(&heading).map_err(|error| error.to_string())?;
    Ok(Array::of2(&JsString::from(heading), &cases))
}
