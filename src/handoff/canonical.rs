//! Canonical JSON straight from a text, for the checksum: sorted keys, no white space, and no tree of a hundred megabytes.
//!
//! It knows only the plain ways of writing JSON. Whatever is unusual it leaves to the slower reader, which knows them all.

use serde::Serialize;
use std::collections::BTreeMap;

/// No file of ours nests deeper.
const DEEPEST: usize = 64;

/// The one way in which JSON is written: every other would be the same code once more.
pub(super) fn compact<T: Serialize>(value: &T) -> String {
    // Plain data can always be written; were it not, the empty text would fit no checksum.
    serde_json::to_string(value).unwrap_or_default()
}

/// The members of the object that the text is, each value in canonical JSON. Nothing when the text is anything else, or
/// is written in an unusual way.
#[must_use]
pub fn members(text: &str) -> Option<BTreeMap<String, String>> {
    let mut reader = Reader { text, at: 0 };
    let mut members = BTreeMap::new();
    reader.blanks();
    reader.object(DEEPEST, &mut |reader, key| {
        let mut value = String::new();
        reader.value(&mut value, DEEPEST)?;
        members.insert(key, value).is_none().then_some(())
    })?;
    reader.blanks();
    (reader.at == text.len()).then_some(members)
}

/// A text in canonical JSON. Nothing when it is written in an unusual way.
#[must_use]
pub fn of_text(text: &str) -> Option<String> {
    let mut reader = Reader { text, at: 0 };
    let mut canonical = String::with_capacity(text.len());
    reader.value(&mut canonical, DEEPEST)?;
    (reader.at == text.len()).then_some(canonical)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while self.next().is_some_and(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        if self.next() != Some(byte) {
            return None;
        }
        self.at += 1;
        Some(())
    }

    /// The text of a string between its quotes, and whether it is escaped.
    fn raw(&mut self) -> Option<(&'a str, bool)> {
        self.take(b'"')?;
        let start = self.at;
        let mut is_escaped = false;
        loop {
            match self.next()? {
                b'"' => break,
                b'\\' => {
                    is_escaped = true;
                    self.at += 2;
                }
                0..=0x1f => return None,
                _ => self.at += 1,
            }
        }
        let raw = self.text.get(start..self.at)?;
        self.at += 1;
        Some((raw, is_escaped))
    }

    fn string(&mut self) -> Option<String> {
        let (raw, is_escaped) = self.raw()?;
        if is_escaped {
            serde_json::from_slice(format!("\"{raw}\"").as_bytes()).ok()
        } else {
            Some(raw.to_owned())
        }
    }

    fn value(&mut self, to: &mut String, deeper: usize) -> Option<()> {
        let deeper = deeper.checked_sub(1)?;
        match self.next()? {
            b'"' => {
                let start = self.at;
                match self.raw()? {
                    (_, false) => to.push_str(self.text.get(start..self.at)?),
                    (raw, true) => {
                        let words: String = serde_json::from_slice(format!("\"{raw}\"").as_bytes()).ok()?;
                        to.push_str(&compact(&words));
                    }
                }
            }
            b'{' => {
                let from = to.len();
                // Each member as its key and where its value ends; they are put in order when all are known.
                let mut ends: Vec<(String, usize)> = Vec::new();
                self.object(deeper, &mut |reader, key| {
                    reader.value(to, deeper)?;
                    ends.push((key, to.len()));
                    Some(())
                })?;
                in_order(to, from, &ends)?;
            }
            b'[' => {
                self.at += 1;
                to.push('[');
                self.blanks();
                if self.take(b']').is_none() {
                    loop {
                        self.blanks();
                        self.value(to, deeper)?;
                        self.blanks();
                        if self.take(b',').is_none() {
                            break;
                        }
                        to.push(',');
                    }
                    self.take(b']')?;
                }
                to.push(']');
            }
            b'-' | b'0'..=b'9' => {
                let start = self.at;
                self.at += 1;
                while self.next().is_some_and(|byte| byte.is_ascii_digit()) {
                    self.at += 1;
                }
                let number = self.text.get(start..self.at)?;
                // A whole number is written in one way only; any other is left to whoever knows how it is rounded.
                let is_plain = number.len() < 18 && number.parse::<i64>().ok()?.to_string() == number;
                if !is_plain || matches!(self.next(), Some(b'.' | b'e' | b'E')) {
                    return None;
                }
                to.push_str(number);
            }
            _ => {
                let rest = self.text.get(self.at..)?;
                let word = ["true", "false", "null"].into_iter().find(|word| rest.starts_with(word))?;
                self.at += word.len();
                to.push_str(word);
            }
        }
        Some(())
    }

    fn object(
        &mut self,
        deeper: usize,
        member: &mut dyn FnMut(&mut Self, String) -> Option<()>,
    ) -> Option<()> {
        deeper.checked_sub(1)?;
        self.take(b'{')?;
        self.blanks();
        if self.take(b'}').is_some() {
            return Some(());
        }
        loop {
            self.blanks();
            let key = self.string()?;
            self.blanks();
            self.take(b':')?;
            self.blanks();
            member(self, key)?;
            self.blanks();
            if self.take(b',').is_none() {
                return self.take(b'}');
            }
        }
    }
}

/// Puts the values that were written behind `from` in the order of their keys, with the keys. A key twice is unusual.
fn in_order(to: &mut String, from: usize, ends: &[(String, usize)]) -> Option<()> {
    let mut sorted: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut start = from;
    for (key, end) in ends {
        if sorted.insert(key, (start, *end)).is_some() {
            return None;
        }
        start = *end;
    }
    let mut object = String::with_capacity(to.len() - from + 16 * ends.len());
    object.push('{');
    for (index, (key, (start, end))) in sorted.into_iter().enumerate() {
        if index > 0 {
            object.push(',');
        }
        object.push_str(&compact(&key));
        object.push(':');
        object.push_str(to.get(start..end)?);
    }
    object.push('}');
    to.truncate(from);
    to.push_str(&object);
    Some(())
}
