//! Reads a file that may be broken, foreign, damaged or newer, and says which in the user's words. Applies nothing.

use super::canonical::compact;
use super::envelope::{CaseFile, Envelope, FORMAT, VERSION, WHOLE, checksum};
use super::{canonical, limits, newer, practice};
use crate::case::{Key, Operation, Stamp, Subject, Value, operation::sha256_hex, subject::PRACTICE};
use crate::reports::Document;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 100 * 1024 * 1024;

/// A file that could be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// It can be reviewed and applied.
    Current(Envelope),
    /// It was written by a newer version: shown, never applied.
    Newer {
        /// The version of the program that wrote it.
        app: String,
        /// Its cases as people read them.
        cases: Vec<Vec<Document>>,
    },
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unreadable {
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// It is empty.
    Empty,
    /// It is not text.
    NotText,
    /// It is not JSON, from this line on.
    NotJson(usize),
    /// It ends before it is complete.
    CutShort,
    /// It is JSON of another program.
    Foreign,
    /// It is ours, but not as it was written.
    Damaged(String),
    /// It holds more of something than any record does.
    TooMuch(limits::TooMuch),
    /// It holds no case.
    NoCase,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str(
                "This file is larger than 100 MB, which is more than Kith opens. Ask for the cases to be exported one at a time.",
            ),
            Self::Empty => f.write_str("This file is empty. Ask for it to be exported again."),
            Self::NotText => f.write_str(
                "This is not a Kith file: it is not text. Choose the file that was exported from Kith; its name begins with \u{201c}kith-\u{201d}.",
            ),
            Self::NotJson(line) => write!(
                f,
                "This is not a Kith file, or it was changed by another program (line {line}). Choose the file that was exported from Kith, or ask for it again."
            ),
            Self::CutShort => f.write_str(
                "This file ends too soon: it was not copied or downloaded completely. Copy it again, or ask for it to be exported again.",
            ),
            Self::Foreign => f.write_str(
                "This file comes from another program. Choose the file that was exported from Kith; its name begins with \u{201c}kith-\u{201d}.",
            ),
            Self::Damaged(what) => {
                write!(f, "This file was changed or damaged after Kith wrote it: {what}. Ask for it to be exported again.")
            }
            Self::TooMuch(what) => {
                write!(f, "This file holds more than Kith opens: {what}. Ask whoever made it to divide or shorten that, and to export it anew.")
            }
            Self::NoCase => f.write_str("There is no case in this file. Ask for it to be exported again."),
        }
    }
}

fn damaged(what: impl fmt::Display) -> Unreadable {
    Unreadable::Damaged(what.to_string())
}

/// Whether a text that is no JSON was one of our files once. Another program may have put its parts in another order, so
/// that what the file calls itself was cut off with its end.
fn is_ours(text: &str) -> bool {
    let parts = || ["\"cases\"", "\"operations\""].iter().all(|part| text.contains(part));
    let is_named = [FORMAT, practice::FORMAT].iter().any(|format| text.contains(format));
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{') && (is_named || parts())
}

/// Reads a file.
///
/// # Errors
/// See [`Unreadable`].
pub fn read(bytes: &[u8]) -> Result<Opened, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        // A file may be cut in the middle of a letter.
        let whole = bytes.get(..error.valid_up_to()).and_then(|whole| std::str::from_utf8(whole).ok());
        let ours = whole.is_some_and(is_ours);
        if error.error_len().is_none() && ours { Unreadable::CutShort } else { Unreadable::NotText }
    })?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    if let Some(envelope) = sound(text) {
        return Ok(Opened::Current(envelope));
    }
    // Something is wrong with it, or unusual: what that is takes longer to tell.
    let json: Json = serde_json::from_slice(text.as_bytes()).map_err(|error| {
        if error.is_eof() && is_ours(text) { Unreadable::CutShort } else { Unreadable::NotJson(error.line()) }
    })?;
    match json.get("format").and_then(Json::as_str) {
        Some(FORMAT) => {}
        Some(practice::FORMAT) => return of_practice(json),
        _ => return Err(Unreadable::Foreign),
    }
    if version(&json)? > VERSION {
        let (app, cases) = newer::newer(&json, newer::list(json.get("cases")));
        return Ok(Opened::Newer { app, cases });
    }
    fits_its_checksum(&json, "cases")?;
    checked(text).map(Opened::Current)
}

/// The version that a file says it has.
fn version(json: &Json) -> Result<u64, Unreadable> {
    let version = json.get("version").and_then(Json::as_u64).filter(|version| *version > 0);
    version.ok_or_else(|| damaged("it does not say its version"))
}

/// Whether what a file holds under this name is what its checksum was made of.
fn fits_its_checksum(json: &Json, contents: &str) -> Result<(), Unreadable> {
    let written = json.get("sha256").and_then(Json::as_str).unwrap_or_default();
    if checksum(json.get(contents).ok_or(Unreadable::NoCase)?) == written {
        Ok(())
    } else {
        Err(damaged("its contents do not match its seal"))
    }
}

/// A file of this version that is whole and was written as Kith writes: most files are.
fn sound(text: &str) -> Option<Envelope> {
    let mut members = canonical::members(text)?;
    let written = members.remove("sha256")?;
    let is_current = members.get("format")? == &compact(&FORMAT)
        && (WHOLE..=VERSION).any(|version| members.get("version") == Some(&compact(&version)));
    let checksum = compact(&sha256_hex(members.get("cases")?.as_bytes()));
    drop(members);
    if is_current && checksum == written { checked(text).ok() } else { None }
}

/// The file as its types say it, when each of its cases is sound in itself.
fn checked(text: &str) -> Result<Envelope, Unreadable> {
    // From the text once more and not from what was read of it, so that the types are read in one way only.
    let envelope: Envelope =
        serde_json::from_slice(text.as_bytes()).map_err(|error| damaged(in_words(&error)))?;
    if envelope.cases.is_empty() {
        return Err(Unreadable::NoCase);
    }
    let version = envelope.version;
    if version == WHOLE && envelope.left_out.is_some() {
        return Err(damaged("it says what was left out, and that nothing was"));
    }
    // The id of the practice names no case.
    if envelope.cases.iter().any(|file| Subject::of(&file.id) != Subject::Case) {
        return Err(damaged("a case has no proper id"));
    }
    envelope.cases.iter().try_for_each(|file| check(file, version))?;
    envelope.cases.iter().try_for_each(within_limits)?;
    let mut ids = BTreeSet::new();
    ids.extend(envelope.cases.iter().map(|file| &file.id));
    if ids.len() < envelope.cases.len() {
        return Err(damaged("one case is in it twice"));
    }
    Ok(envelope)
}

fn within_limits(file: &CaseFile) -> Result<(), Unreadable> {
    limits::exceeded(file).map_or(Ok(()), |what| Err(Unreadable::TooMuch(what)))
}

/// Reads a file that calls itself one of a practice. What comes after it, the review and the taking in, is what comes after any
/// file: so it is answered as a file of one record, under the id that every practice has.
fn of_practice(json: Json) -> Result<Opened, Unreadable> {
    if version(&json)? > practice::VERSION {
        let records = json.get("practice").map_or(&[][..], std::slice::from_ref);
        let (app, cases) = newer::newer(&json, records);
        return Ok(Opened::Newer { app, cases });
    }
    fits_its_checksum(&json, "practice")?;
    let envelope = as_of_cases(json).ok_or_else(|| damaged("it is not made as Kith makes it"))?;
    let envelope: Envelope =
        serde_json::from_slice(compact(&envelope).as_bytes()).map_err(|error| damaged(in_words(&error)))?;
    // There is no redacted copy of a practice, as there is none of a case in its first version.
    envelope.cases.iter().try_for_each(|record| check(record, WHOLE))?;
    envelope.cases.iter().try_for_each(within_limits)?;
    Ok(Opened::Current(envelope))
}

/// The file of a practice as one of a case would say it, so that both are read by the same types; nothing where it says what only
/// one of a case does.
fn as_of_cases(json: Json) -> Option<Json> {
    let Json::Object(mut members) = json else { return None };
    let Some(Json::Object(mut record)) = members.remove("practice") else { return None };
    if record.insert("id".to_owned(), PRACTICE.into()).is_some() || members.contains_key("left_out") {
        return None;
    }
    let cases = Json::Array(vec![Json::Object(record)]);
    members.insert("cases".to_owned(), cases).is_none().then_some(Json::Object(members))
}

/// What the reader of JSON met, without its own words, which are for programmers.
fn in_words(error: &serde_json::Error) -> String {
    let (words, line) = (error.to_string(), error.line());
    let name: String = words.split('`').nth(1).unwrap_or_default().chars().take(40).collect();
    if words.starts_with("unknown field") {
        format!("there is a part called \u{201c}{name}\u{201d} in line {line} that Kith does not write")
    } else if words.starts_with("missing field") {
        format!("the part called \u{201c}{name}\u{201d} is not there before line {line}")
    } else {
        format!("what stands in line {line} is not as Kith writes it")
    }
}

/// Whether a case of the file is sound in itself.
fn check(file: &CaseFile, version: u64) -> Result<(), Unreadable> {
    let is_proper = Key::parse(&format!("case/{}", file.id)).is_ok_and(|key| key.field_name().is_none());
    if !is_proper {
        return Err(damaged("a case has no proper id"));
    }
    for operation in &file.operations {
        // Only a redacted copy may say something without the salt that it was sealed with.
        if version == WHOLE && operation.is_redacted() && !operation.value.is_marker() {
            return Err(damaged(format!(
                "an entry is not as it was when it was written ({})",
                operation.stamp
            )));
        }
        if let Value::Whole(fields) = &operation.value {
            let nested = fields.values().any(|value| matches!(value, Value::Whole(_)));
            let named =
                fields.keys().all(|name| Key::parse(&format!("{}/{name}", operation.key.owner())).is_ok());
            if nested || !named || operation.key.field_name().is_some() {
                return Err(damaged(format!("an entry is not made as Kith makes it ({})", operation.stamp)));
            }
        }
    }
    let mut known: BTreeMap<Stamp, &Operation> = BTreeMap::new();
    for operation in &file.operations {
        if !operation.is_intact() {
            return Err(damaged(format!(
                "an entry is not as it was when it was written ({})",
                operation.stamp
            )));
        }
        let earlier = known.insert(operation.stamp, operation);
        if earlier.is_some_and(|earlier| !earlier.agrees_with(operation)) {
            return Err(damaged(format!(
                "two different entries claim to be the same one ({})",
                operation.stamp
            )));
        }
    }
    Ok(())
}
