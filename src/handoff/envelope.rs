//! The hand-off file, versions 1 and 2: an envelope around cases, each readable by people and complete with its operations.

use super::canonical::{self, compact};
use crate::case::{Author, Case, Operation, operation::sha256_hex, order};
use crate::reports::{self, Document};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// What the file calls itself.
pub const FORMAT: &str = "kith-handoff";
/// The newest version that this program can apply. It is written for redacted copies only, which version 1 did not know:
/// their operations may stand in for others, and the envelope says what was left out.
pub const VERSION: u64 = 2;
/// The version that whole cases are written in, as they always were.
pub const WHOLE: u64 = 1;
/// Said in the file itself, for whoever opens it without the program.
pub const NOTICE: &str = "This is a working copy from Kith, not the council's record. It holds personal data about \
living people and is readable by anyone who holds it.";

/// The file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Envelope {
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
    /// What was left out of a redacted copy, in words that name nobody; a whole case has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<String>,
    /// The cases.
    pub cases: Vec<CaseFile>,
    /// SHA-256 of the cases in canonical JSON: keys sorted, no white space.
    pub sha256: String,
}

/// One case in the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// The case's id.
    pub id: String,
    /// The case as people read it. It is made from the operations and never read back, but by a program too old for them.
    pub readable: Vec<Document>,
    /// Every operation, in the order of the stamps.
    pub operations: Vec<Operation>,
}

impl CaseFile {
    /// A case ready to be written.
    #[must_use]
    pub fn of(id: &str, case: &Case) -> Self {
        Self {
            id: id.to_owned(),
            readable: reports::forms::whole(case),
            operations: case.operations().cloned().collect(),
        }
    }
}

/// JSON with sorted keys and no white space, whatever the reader's library keeps of their order.
#[must_use]
pub fn canonical(json: &Json) -> String {
    let mut text = String::new();
    write_canonical(json, &mut text);
    text
}

fn write_canonical(json: &Json, text: &mut String) {
    match json {
        Json::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write_canonical(item, text);
            }
            text.push(']');
        }
        Json::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            order::by_key(&mut fields, |field| field.0.as_str());
            text.push('{');
            for (index, (name, value)) in fields.into_iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                text.push_str(&compact(name));
                text.push(':');
                write_canonical(value, text);
            }
            text.push('}');
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => text.push_str(&compact(json)),
    }
}

/// The checksum over the cases.
#[must_use]
pub fn checksum(cases: &Json) -> String {
    sha256_hex(canonical(cases).as_bytes())
}

/// The checksum over what is about to be written. The canonical text is made of the plain one where that is possible,
/// without a tree of all that stands in it.
///
/// # Errors
/// When it cannot be written as JSON, which plain data always can.
pub(super) fn checksum_of<T: Serialize>(written: &T) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string(written)?;
    match canonical::of_text(&text) {
        Some(canonical) => Ok(sha256_hex(canonical.as_bytes())),
        None => Ok(checksum(&serde_json::from_str(&text)?)),
    }
}

/// Writes a file of whole cases, indented so that a text editor shows it.
///
/// # Errors
/// When the cases cannot be written as JSON, which plain data always can.
pub fn write(
    cases: Vec<CaseFile>,
    exported_at: &str,
    exported_by: &Author,
) -> Result<String, serde_json::Error> {
    write_with(cases, exported_at, exported_by, None)
}

/// Writes a file of redacted copies when it is said what was left out, and of whole cases otherwise. A case that this
/// device has as a redacted copy only is never written as a whole one.
///
/// # Errors
/// When the cases cannot be written as JSON, which plain data always can.
pub fn write_with(
    cases: Vec<CaseFile>,
    exported_at: &str,
    exported_by: &Author,
    left_out: Option<String>,
) -> Result<String, serde_json::Error> {
    Envelope::with_checksum(cases, exported_at, exported_by, left_out)?.in_text()
}

impl Envelope {
    /// The file of these cases with its checksum.
    ///
    /// # Errors
    /// When the cases cannot be written as JSON, which plain data always can.
    pub fn with_checksum(
        cases: Vec<CaseFile>,
        exported_at: &str,
        exported_by: &Author,
        left_out: Option<String>,
    ) -> Result<Self, serde_json::Error> {
        let sha256 = checksum_of(&cases)?;
        let stands_in = |operation: &Operation| {
            (operation.is_redacted() && !operation.value.is_marker()) || operation.is_trimmed()
        };
        let is_partial = cases.iter().any(|case| case.operations.iter().any(stands_in));
        Ok(Self {
            format: FORMAT.to_owned(),
            version: if left_out.is_some() || is_partial { VERSION } else { WHOLE },
            app: env!("CARGO_PKG_VERSION").to_owned(),
            notice: NOTICE.to_owned(),
            exported_at: exported_at.to_owned(),
            exported_by: exported_by.clone(),
            left_out,
            cases,
            sha256,
        })
    }

    /// The file as a text, indented.
    ///
    /// # Errors
    /// As [`Envelope::with_checksum`].
    pub fn in_text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self).map(|compact| indented(&compact))
    }
}

/// Compact JSON with each member on a line of its own, two spaces deeper than what holds it.
#[must_use]
pub fn indented(compact: &str) -> String {
    let mut text = String::with_capacity(compact.len() * 2);
    let mut depth = 0_usize;
    let (mut is_text, mut is_escaped) = (false, false);
    let mut letters = compact.chars().peekable();
    while let Some(letter) = letters.next() {
        if is_text {
            text.push(letter);
            is_text = letter != '"' || is_escaped;
            is_escaped = letter == '\\' && !is_escaped;
            continue;
        }
        if matches!(letter, '}' | ']') {
            depth = depth.saturating_sub(1);
            new_line(&mut text, depth);
        }
        text.push(letter);
        match letter {
            '"' => is_text = true,
            ':' => text.push(' '),
            ',' => new_line(&mut text, depth),
            '{' | '[' => match letters.next_if(|next| matches!(next, '}' | ']')) {
                Some(end) => text.push(end),
                None => {
                    depth += 1;
                    new_line(&mut text, depth);
                }
            },
            _ => {}
        }
    }
    text
}

fn new_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n("  ", depth));
}
