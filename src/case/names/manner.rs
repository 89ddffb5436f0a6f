//! The words of a name, and what else each of them is: "Will" is a name, and a word too.

use super::fold::{Shape, Text};
use super::letters::is_unspaced;
use super::lists::{
    COMMON, CONNECTORS, KIN, LOCALES, MONTHS, PARTICLES, SELDOM, SMALL, TITLES, TRADES, WEAK,
};

/// A word of a name.
pub(super) struct Piece {
    pub from: usize,
    pub to: usize,
    pub letters: String,
    pub is_capital: bool,
    /// Whether a hyphen or an apostrophe alone parts it from the word before.
    pub is_joined: bool,
}

/// The words of a name; characters that stand together without spaces are one.
pub(super) fn pieces(name: &str) -> Vec<Piece> {
    let text = Text::new(name);
    let mut pieces: Vec<Piece> = Vec::new();
    for word in &text.words {
        let letters = text.letters(word);
        let is_run = letters.starts_with(is_unspaced);
        let pieces_end = pieces.last().map(|last| last.to);
        match pieces.last_mut() {
            Some(last) if is_run && last.to == word.from && last.letters.starts_with(is_unspaced) => {
                last.to = word.to;
                last.letters.push_str(letters);
            }
            _ => pieces.push(Piece {
                from: word.from,
                to: word.to,
                letters: letters.to_owned(),
                is_capital: word.shape != Shape::Small,
                is_joined: pieces_end.is_some_and(|end| {
                    let between = name.get(end..word.from).unwrap_or_default();
                    between.chars().count() == 1 && !between.contains(char::is_whitespace)
                }),
            }),
        }
    }
    pieces
}

/// What else a word of a name is, the least doubtful first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Manner {
    /// Nothing else.
    Plain,
    /// Several words, each of which is an ordinary one too.
    Several,
    /// A word that in this work is most often a name.
    Seldom,
    /// A place too.
    Locale,
    /// An ordinary word too.
    Common,
    /// A month or a season too.
    Month,
    /// One of the smallest words of the language.
    Weak,
    /// A title, kin or trade, in the place of a surname.
    Titled,
}

/// What a word that was found is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A name.
    Name,
    /// One cannot tell.
    Asked,
    /// No name.
    Word,
}

/// What else a word of a name is, or nothing where it tells nobody by itself.
pub(super) fn manner(pieces: &[Piece], at: usize) -> Option<Manner> {
    let piece = pieces.get(at)?;
    let word = piece.letters.as_str();
    let has_capitals = pieces.iter().any(|piece| piece.is_capital);
    let is_last = at + 1 == pieces.len();
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    if letters < 2 || CONNECTORS.has(word) || word.contains(|letter: char| letter.is_numeric()) {
        return None;
    }
    let is_small = has_capitals && !piece.is_capital;
    let is_said_of_many = PARTICLES.has(word) || SMALL.has(word) || KIN.has(word) || TRADES.has(word);
    if is_small && !piece.is_joined && (is_said_of_many || letters <= 3) {
        return None;
    }
    if TITLES.has(word) {
        return match (at, pieces.len()) {
            (_, 1) => Some(Manner::Common),
            (0, _) => None,
            _ => Some(Manner::Titled),
        };
    }
    if PARTICLES.has(word) && at > 0 && !is_last {
        return None;
    }
    let listed = [
        (&SELDOM, Manner::Seldom),
        (&LOCALES, Manner::Locale),
        (&MONTHS, Manner::Month),
        (&WEAK, Manner::Weak),
        (&COMMON, Manner::Common),
    ];
    if let Some((_, manner)) = listed.into_iter().find(|(list, _)| list.has(word)) {
        // "Baby", "Mother" and "Friend" in front of nothing, or of a surname, are what somebody is.
        return (at > 0 || !KIN.has(word)).then_some(manner);
    }
    if KIN.has(word) || TRADES.has(word) {
        return (at > 0).then_some(Manner::Titled);
    }
    Some(if SMALL.has(word) { Manner::Weak } else { Manner::Plain })
}
