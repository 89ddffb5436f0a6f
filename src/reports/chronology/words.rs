//! The words of an entry, cut and folded so that rules can be asked of them.

use std::collections::BTreeSet;

/// Words that carry no meaning of their own when two entries are compared.
const EMPTY_WORDS: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have", "he",
    "her", "him", "his", "in", "into", "is", "it", "its", "no", "not", "now", "of", "off", "on", "or", "out",
    "s", "she", "so", "that", "the", "their", "them", "then", "there", "they", "this", "to", "today", "up",
    "was", "were", "when", "who", "with", "whom", "which", "after", "before",
];

/// Forms that no ending explains.
const IRREGULAR: &[(&str, &str)] = &[
    ("fell", "fall"),
    ("fallen", "fall"),
    ("went", "go"),
    ("goes", "go"),
    ("gone", "go"),
    ("rang", "ring"),
    ("rung", "ring"),
    ("held", "hold"),
    ("began", "begin"),
    ("begun", "begin"),
    ("left", "leave"),
    ("found", "find"),
    ("drunk", "drink"),
    ("drank", "drink"),
    ("withdrew", "withdraw"),
    ("withdrawn", "withdraw"),
    ("put", "fit"),
    ("fitted", "fit"),
    ("dies", "die"),
    ("died", "die"),
    ("gave", "give"),
    ("given", "give"),
    ("took", "take"),
    ("taken", "take"),
    ("brought", "bring"),
    ("came", "come"),
    ("back", "return"),
];

/// Small letters with straight apostrophes.
#[must_use]
pub fn fold(text: &str) -> String {
    text.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'")
}

/// The words of a text, with how each begins: most phrases begin like none of them, and are not looked for any further.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    words: Vec<String>,
    begin: Vec<u16>,
    /// A bit for each way in which one of them begins.
    begins: [u64; 16],
}

impl Words {
    fn push(&mut self, word: &str) {
        let begin = beginning(word);
        if let Some(bits) = self.begins.get_mut(usize::from(begin >> 6)) {
            *bits |= 1 << (begin & 63);
        }
        self.begin.push(begin);
        self.words.push(word.to_owned());
    }

    /// All words of these texts, one after the other.
    #[must_use]
    pub fn joined(parts: &[Self]) -> Self {
        let mut all = Self::default();
        parts.iter().flat_map(|part| part.iter()).for_each(|word| all.push(word));
        all
    }

    fn has_beginning(&self, begin: u16) -> bool {
        self.begins.get(usize::from(begin >> 6)).is_some_and(|bits| bits & (1 << (begin & 63)) != 0)
    }
}

impl std::ops::Deref for Words {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.words
    }
}

/// The first two letters in ten bits; other letters may share them, the same letters always do.
fn beginning(word: &str) -> u16 {
    let mut letters = word.bytes().take_while(|letter| *letter != b' ').map(|letter| u16::from(letter & 31));
    letters.next().unwrap_or(0) << 5 | letters.next().unwrap_or(0)
}

/// The words of a text in order, in small letters; hyphens part them, an apostrophe ends them.
#[must_use]
pub fn tokens(text: &str) -> Words {
    let folded = fold(text);
    let words = folded.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '&' | '£')));
    let bare = words.map(|word| match word.trim_matches('\'') {
        "can't" => ("cannot", false),
        "won't" => ("will", true),
        "there's" => ("there", false),
        word => match word.strip_suffix("n't") {
            Some(verb) => (verb, true),
            None => (word.split('\'').next().unwrap_or(word), false),
        },
    });
    let mut all = Words::default();
    for (word, is_denied) in bare.filter(|(word, _)| !word.is_empty()) {
        all.push(word);
        if is_denied {
            all.push("not");
        }
    }
    all
}

/// The words as they are written, with their capitals.
#[must_use]
pub fn written(text: &str) -> Vec<&str> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|word| !word.is_empty()).collect()
}

/// A word without its ending: enough to see that "fitted" and "fit" are one.
#[must_use]
pub fn stem(word: &str) -> String {
    if let Some((_, root)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return (*root).to_owned();
    }
    let mut root = word;
    for ending in ["ments", "ment", "ings", "ing", "ers", "er", "ied", "ies", "ed", "es", "s"] {
        if let Some(rest) = root.strip_suffix(ending)
            && rest.len() >= 3
        {
            root = rest;
            break;
        }
    }
    let mut letters: Vec<char> = root.chars().collect();
    // "stopped" and "stop", "signe" and "sign", "carry" and "carri".
    if let [.., a, b] = letters.as_slice()
        && a == b
        && letters.len() > 4
    {
        letters.pop();
    }
    if letters.len() > 3 && matches!(letters.last(), Some('e' | 'y')) {
        letters.pop();
    }
    letters.into_iter().collect()
}

/// The stems that carry the meaning of a text.
#[must_use]
pub fn stems(text: &str) -> BTreeSet<String> {
    stems_of(&tokens(text))
}

/// The stems that carry the meaning of some words.
#[must_use]
pub fn stems_of(words: &Words) -> BTreeSet<String> {
    words.iter().filter(|word| !EMPTY_WORDS.contains(&word.as_str())).map(|word| stem(word)).collect()
}

/// Whether the word carries no meaning of its own.
#[must_use]
pub fn is_empty_word(word: &str) -> bool {
    EMPTY_WORDS.contains(&word)
}

/// Where a phrase stands in the words. `~` at a word's end stands for any ending; `*` for up to two words or none.
#[must_use]
pub fn position(words: &Words, phrase: &str) -> Option<usize> {
    let begins_here = |start: &usize| begins(words.get(*start..).unwrap_or_default(), phrase);
    if phrase.starts_with('*') || phrase.as_bytes().get(1) == Some(&b'~') {
        return (0..words.len()).find(begins_here);
    }
    let begin = beginning(phrase);
    if !words.has_beginning(begin) {
        return None;
    }
    let may_begin = words.begin.iter().enumerate().filter(|(_, word)| **word == begin);
    may_begin.map(|(start, _)| start).find(begins_here)
}

/// Whether the words begin with the phrase. It is asked of hundreds of phrases at each key, so that nothing is kept for it.
fn begins(words: &[String], phrase: &str) -> bool {
    let (part, others) = phrase.split_once(' ').map_or((phrase, None), |(part, rest)| (part, Some(rest)));
    let go_on = |rest: &[String]| others.is_none_or(|others| begins(rest, others));
    if part == "*" {
        return (0..=2).any(|skip| words.get(skip..).is_some_and(go_on));
    }
    words.split_first().is_some_and(|(word, rest)| fits(word, part) && go_on(rest))
}

fn fits(word: &str, part: &str) -> bool {
    part.strip_suffix('~').map_or(word == part, |start| word.starts_with(start))
}

/// Whether one of the phrases stands in the words.
#[must_use]
pub fn any(words: &Words, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| position(words, phrase).is_some())
}

/// Whether a word by itself is one of the phrases.
#[must_use]
pub fn is_one(word: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| fits(word, phrase))
}

/// Whether the words begin with one of the phrases.
#[must_use]
pub fn opens(words: &[String], phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| begins(words, phrase))
}

/// How alike two texts are: the share of the shorter one's meaning that the other has, with how many stems that is.
#[must_use]
pub fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>) -> (f64, usize) {
    let shared = a.intersection(b).count();
    let shorter = a.len().min(b.len()).max(1);
    // Both are small numbers of words, which a float holds exactly.
    #[allow(clippy::cast_precision_loss)]
    let share = shared as f64 / shorter as f64;
    (share, shared)
}

/// The sentences and clauses of a text.
pub fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', ';', '\n']).map(str::trim).filter(|clause| !clause.is_empty())
}
