//! A text as it is compared: its words in folded letters, each with its place in the text as it was written.

use super::letters::{folded, is_apostrophe, is_dash, is_ignorable, is_mark, is_note, is_unspaced};

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
    /// Whether nothing parts it from the word before: it was written as one with it.
    pub is_glued: bool,
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
    starts_capital: bool,
    is_glued: bool,
    /// Where what is written in one begins: several words may come of it.
    token: usize,
    last: char,
    /// The letters since the last digit.
    run: usize,
}

impl Open {
    /// Whether another word begins at a letter, though nothing parts it from this one: "Clarissa1944", "MrsWexmoor", "Amy²".
    fn ends_before(&self, source: &str, from: usize, letter: char, by_capitals: bool) -> bool {
        if is_note(self.last) != is_note(letter) {
            return true;
        }
        let mut next = source
            .get(from..)
            .unwrap_or_default()
            .chars()
            .filter(|one| !is_mark(*one) && !is_ignorable(*one));
        let ends = match (self.last.is_numeric(), letter.is_numeric()) {
            // "B12", "2nd" and the halves of a postcode are one word.
            (false, true) => self.run > 2,
            (true, false) => {
                let (_, second, third) = (next.next(), next.next(), next.next());
                let is_word = |(second, third): (char, char)| {
                    second.is_alphabetic()
                        && third.is_alphabetic()
                        && second.is_uppercase() == third.is_uppercase()
                };
                second.zip(third).is_some_and(is_word)
            }
            (true, true) => false,
            (false, false) if self.last.is_uppercase() => {
                by_capitals
                    && letter.is_uppercase()
                    && next.skip(1).take(2).filter(|one| one.is_lowercase()).count() == 2
            }
            (false, false) => by_capitals && letter.is_uppercase() && self.last.is_lowercase(),
        };
        ends && !is_random(source.get(self.token..).unwrap_or_default())
    }
}

/// Whether what begins a text changes between letters and digits, small and large, more often than people write: a digest,
/// an id, a key.
fn is_random(text: &str) -> bool {
    let (mut digits, mut capitals, mut last) = (0, 0, ' ');
    for one in text.chars().take_while(|one| one.is_alphanumeric() || is_mark(*one) || is_ignorable(*one)) {
        digits += usize::from(last != ' ' && one.is_numeric() != last.is_numeric());
        capitals += usize::from(last.is_lowercase() && one.is_uppercase());
        last = one;
    }
    digits > 3 || capitals > 4
}

impl<'a> Text<'a> {
    /// Reads a text.
    pub fn new(source: &'a str) -> Self {
        Self::read(source, false)
    }

    /// Reads a text in which capitals may part words that were run together: "MrsWexmoor".
    pub fn run_together(source: &'a str) -> Self {
        Self::read(source, true)
    }

    fn read(source: &'a str, by_capitals: bool) -> Self {
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
                let word =
                    Word { from, to, at, end: text.folded.len(), shape: Shape::Capital, is_glued: false };
                text.words.push(word);
                continue;
            }
            let mut glued = None;
            if let Some(before) = open.take_if(|open| open.ends_before(source, from, letter, by_capitals)) {
                glued = Some(before.token);
                text.close(Some(before));
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
            let open = open.get_or_insert_with(|| {
                let token = glued.unwrap_or(from);
                Open { from, at, token, is_glued: glued.is_some(), ..Open::default() }
            });
            open.to = to;
            let is_capital = letter.is_uppercase();
            open.starts_capital |= open.letters == 0 && !letter.is_lowercase();
            open.letters += 1;
            open.capitals += usize::from(is_capital);
            open.small += usize::from(letter.is_lowercase());
            open.run = if letter.is_numeric() { 0 } else { open.run + 1 };
            open.last = letter;
        }
        text.close(open.take());
        text
    }

    fn close(&mut self, open: Option<Open>) {
        let Some(Open { from, to, at, is_glued, starts_capital, capitals, small, .. }) = open else { return };
        let shape = match (starts_capital, capitals > 1 && small == 0) {
            (true, true) => Shape::Upper,
            (true, false) => Shape::Capital,
            _ => Shape::Small,
        };
        self.words.push(Word { from, to, at, end: self.folded.len(), shape, is_glued });
    }

    /// Whether nothing parts a word from the one before, or the one that it ends before from it.
    pub fn is_cut(&self, from: usize, to: usize) -> bool {
        [from, to].into_iter().any(|at| self.words.get(at).is_some_and(|word| word.is_glued))
    }

    /// Whether a line may end within a word after this place, as it is pasted from a page: "Wex-", and the rest below.
    pub fn is_broken(&self, place: usize) -> bool {
        let (from, to) = (self.words.get(place), self.words.get(place + 1));
        let between =
            from.zip(to).and_then(|(from, to)| self.source.get(from.to..to.from)).unwrap_or_default();
        let rest = between.strip_prefix(|one| is_dash(one) || one == '\u{ad}').unwrap_or_default();
        !rest.is_empty() && rest.len() < 5 && rest.chars().all(char::is_whitespace)
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
