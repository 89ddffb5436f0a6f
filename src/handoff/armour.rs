//! Locked files as they come back from the road: in a mail, quoted, with a signature behind them, saved by an editor with marks
//! of its own or in UTF-16. What was put around the armour is taken off once, for recognising a file and for opening it.

use std::borrow::Cow;

const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const END: &str = "-----END AGE ENCRYPTED FILE-----";
/// How a file begins that is locked and not written as text.
const BINARY: &[u8] = b"age-encryption.org/v1";
/// So far into a file its armour may begin: behind a mail's heading and a few lines.
const FURTHEST: usize = 16 * 1024;

/// The bytes as text, when they are text: UTF-8 or, with its mark or by its nuls, UTF-16. An odd byte at the end is left out.
fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let wide = |order: fn([u8; 2]) -> u16, bytes: &[u8]| {
        let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok().map(order));
        Cow::Owned(char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => Some(wide(u16::from_le_bytes, rest)),
        [0xfe, 0xff, rest @ ..] => Some(wide(u16::from_be_bytes, rest)),
        [b'-', 0, ..] => Some(wide(u16::from_le_bytes, bytes)),
        [0, b'-', ..] => Some(wide(u16::from_be_bytes, bytes)),
        _ => {
            // The beginning of a file may end within a letter, and what follows an armour is nobody's concern.
            let valid = bytes.utf8_chunks().next().map(|chunk| chunk.valid())?;
            Some(Cow::Borrowed(valid.strip_prefix('\u{feff}').unwrap_or(valid)))
        }
    }
}

/// Where the armour begins in a text, when it begins near enough and on a line of its own but for marks of quoting.
fn beginning(text: &str) -> Option<usize> {
    let at = text.find(BEGIN).filter(|at| *at <= FURTHEST)?;
    let line = text.get(..at)?.rsplit(['\n', '\r']).next()?;
    line.chars().all(|mark| mark.is_whitespace() || mark == '>' || mark == '|').then_some(at)
}

/// Whether a file that begins so is locked with a passphrase, in the age format: as text, or as it is.
#[must_use]
pub fn is_locked(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(BINARY) || text(bytes).is_some_and(|text| beginning(&text).is_some())
}

/// A locked file without what was put around it on the road. A file that is not armoured, or has no end, is left as it is.
#[must_use]
pub fn strip(content: &[u8]) -> Cow<'_, [u8]> {
    let stripped = text(content).and_then(|text| {
        let from = beginning(&text)?;
        let until = text.get(from..)?.find(END)? + from + END.len();
        let armour = text.get(from..until)?;
        let mark = |letter: char| letter.is_whitespace() || letter == '>' || letter == '|';
        let mut clean = String::with_capacity(armour.len());
        for line in armour.lines().map(|line| line.trim_matches(mark)).filter(|line| !line.is_empty()) {
            clean.push_str(line);
            clean.push('\n');
        }
        Some(clean.into_bytes())
    });
    stripped.map_or_else(|| Cow::Borrowed(content), Cow::Owned)
}
