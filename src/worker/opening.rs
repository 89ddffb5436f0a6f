//! Opens a hand-off file: unlocked if it is locked, read, checked against its seal, and cut into pieces.

use super::locking;
use crate::handoff::pieces;
use js_sys::{Array, JsString, Uint8Array};

/// The heading of a file as JSON, and for each of its cases the pieces of its entries.
///
/// # Errors
/// As [`locking::unlock`]; a file that cannot be read says so in its heading.
pub fn open(
    content: Vec<u8>,
    passphrase: Option<&str>,
    tell: &dyn Fn(u32),
    transfer: &Array,
) -> Result<Array, String> {
    tell(5);
    let content = match passphrase {
        Some(passphrase) => locking::unlock(passphrase, &content)?,
        None => content,
    };
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
