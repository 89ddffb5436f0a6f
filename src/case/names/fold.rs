//! A text as it is compared: its words in folded letters, each with its place in the text as it was written.

use super::letters::{folded, is_apostrophe, is_dash, is_ignorable, is_mark, is_unspaced};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// In small letters.
    Small,
    /// With a capital in front, or in writing that has no capitals.
    Capital,
    /// In capitals, two or more.
    Upper,
}

/// A word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Where it begins in the text, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    at: usize,
    end: usize,
    /// How it is written.
    pub shape: Shape,
}

/// A text with its words.
pub(super) struct Text<'a> {
    /// As it was written.
    pub source: &'a str,
    folded: String,
    /// In their order.
    pub words: Vec<Word>,
}

#[derive(Default)]
struct Open {
    from: usize,
    to: usize,
    at: usize,
    letters: usize,
    capitals: usize,
    small: usize,
    digits: bool,
    others: bool,
    starts_capital: bool,
}

impl<'a> Text<'a> {
    /// Reads a text.
    pub fn new(source: &'a str) -> Self {
        let mut text = Self { source, folded: String::with_capacity(source.len()), words: Vec::new() };
        let mut open: Option<Open> = None;
        for (from, letter) in source.char_indices() {
            let to = from + letter.len_utf8();
            if is_mark(letter) {
                if let Some(open) = open.as_mut() {
                    open.to = to;
                } else if let Some(last) = text.words.last_mut().filter(|last| last.to == from) {
                    last.to = to;
                }
                continue;
            }
            if is_ignorable(letter) {
                continue;
            }
            if is_apostrophe(letter) || is_dash(letter) {
                text.close(open.take());
                continue;
            }
            if is_unspaced(letter) {
                text.close(open.take());
                let at = text.folded.len();
                folded(letter, &mut |one| text.folded.push(one));
                let word = Word { from, to, at, end: text.folded.len(), shape: Shape::Capital };
                text.words.push(word);
                continue;
            }
            let at = text.folded.len();
            let mut alone = true;
            folded(letter, &mut |one| {
                alone &= one.is_alphanumeric();
                text.folded.push(one);
            });
            if !alone || text.folded.len() == at {
                text.folded.truncate(at);
                text.close(open.take());
                continue;
            }
            let open = open.get_or_insert_with(|| Open { from, at, ..Open::default() });
            open.to = to;
            let is_capital = letter.is_uppercase();
            open.starts_capital |= open.letters == 0 && !letter.is_lowercase();
            open.letters += 1;
            open.capitals += usize::from(is_capital);
            open.small += usize::from(letter.is_lowercase());
            open.digits |= letter.is_numeric();
            open.others |= !letter.is_numeric();
        }
        text.close(open.take());
        text
    }

    fn close(&mut self, open: Option<Open>) {
        let Some(open) = open else { return };
        let shape = match (open.starts_capital, open.capitals > 1 && open.small == 0) {
            (true, true) => Shape::Upper,
            (true, false) => Shape::Capital,
            _ => Shape::Small,
        };
        let mut word = Word { from: open.from, to: open.to, at: open.at, end: self.folded.len(), shape };
        if open.digits && open.others {
            self.strip_digits(&mut word);
        }
        self.words.push(word);
    }

    /// "Clarissa1944" is looked at as "Clarissa": but a few letters among many digits are no name.
    fn strip_digits(&self, word: &mut Word) {
        let letters = self.folded.get(word.at..word.end).unwrap_or_default();
        let is_digit = |letter: char| letter.is_ascii_digit();
        let bare = letters.trim_matches(is_digit);
        if bare.chars().count() < 4 || bare.contains(char::is_numeric) {
            return;
        }
        let before = letters.len() - letters.trim_start_matches(is_digit).len();
        let after = letters.len() - letters.trim_end_matches(is_digit).len();
        // Digits that are one byte each in the text as well; others are left to stand.
        let raw = self.source.get(word.from..word.to).unwrap_or_default();
        let raw_before = raw.len() - raw.trim_start_matches(is_digit).len();
        let raw_after = raw.len() - raw.trim_end_matches(is_digit).len();
        if (raw_before, raw_after) == (before, after) {
            word.at += before;
            word.from += before;
            word.end -= after;
            word.to -= after;
        }
    }

    /// The folded letters of a word.
    pub fn letters(&self, word: &Word) -> &str {
        self.folded.get(word.at..word.end).unwrap_or_default()
    }

    /// The folded letters of the word at a place, or nothing.
    pub fn at(&self, place: usize) -> &str {
        self.words.get(place).map(|word| self.letters(word)).unwrap_or_default()
    }

    /// What stands between a word and the next, without what is not seen.
    pub fn between(&self, place: usize) -> impl Iterator<Item = char> + use<'a> {
        let from = self.words.get(place).map_or(0, |word| word.to);
        let to = self.words.get(place + 1).map_or(self.source.len(), |word| word.from);
        self.source.get(from..to).unwrap_or_default().chars().filter(|letter| !is_ignorable(*letter))
    }
}

/// The whole text in folded letters: spaces of every kind as one, hyphens, apostrophes and quotation marks of every kind as
/// the plain ones. By this any words, and not names alone, are looked for.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_apostrophe(letter) {
            out.push('\'');
        } else if is_dash(letter) {
            out.push('-');
        } else if letter.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if matches!(letter, '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}') {
            out.push('"');
        } else {
            folded(letter, &mut |one| out.push(one));
        }
    }
    out
}
