//! What the escapes of JSON and the entities of XML stand for, so that a name written by them is found as well.

use std::borrow::Cow;

/// A text with its escapes and entities as the letters that they stand for; one without any is given back as it is.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains(['\\', '&']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let read = if from.starts_with('&') { entity(from) } else { escape(from) };
        if let Some((letter, length)) = read {
            out.push(letter);
            rest = from.get(length..).unwrap_or_default();
        } else {
            out.push_str(from.get(..1).unwrap_or_default());
            rest = from.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The letter that an entity at the beginning stands for, and how long it is.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(11).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "shy" => '\u{ad}',
        _ => {
            let number = name.strip_prefix('#')?;
            let hexadecimal = number.strip_prefix(['x', 'X']);
            let code =
                hexadecimal.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
            char::from_u32(code)?
        }
    };
    Some((letter, end + 1))
}

/// The letter that an escape at the beginning stands for, and how long it is; two halves of one letter are joined.
fn escape(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let escaped = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(escaped, 16).ok()
    };
    match text.get(1..2)? {
        "n" | "r" | "t" => Some((' ', 2)),
        "\"" => Some(('"', 2)),
        "/" => Some(('/', 2)),
        "\\" => Some(('\\', 2)),
        "u" => {
            let first = unit(0)?;
            let both = [first, unit(6).unwrap_or_default()];
            match char::decode_utf16(both).next()? {
                Ok(letter) => Some((letter, if letter.len_utf16() == 2 { 12 } else { 6 })),
                Err(_) => None,
            }
        }
        _ => None,
    }
}
