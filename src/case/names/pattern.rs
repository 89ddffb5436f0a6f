//! A name as it is looked for: whole, in every run of its words, and each word that tells who it is.

use super::fold::plain;
use super::letters::{is_han, is_unspaced};
use super::lists::{DOUBLE_SURNAMES, HONORIFICS};
use super::manner::{Manner, Piece, manner, pieces};
use crate::case::order;
use std::collections::{BTreeMap, BTreeSet};

/// Names of more words than this are looked for whole and by their words alone.
const LONGEST: usize = 8;

/// Somebody whose name the case knows: a person of the family, or a contact who is only named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The id of the person, or nothing for a contact.
    pub id: String,
    /// The name that they are shown by.
    pub shown: String,
    /// Every name that they go by: in full, preferred.
    pub names: Vec<String>,
}

/// A name as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Its words in folded letters, joined by spaces: by this it is chosen.
    pub words: String,
    /// As it is written where the name is entered.
    pub shown: String,
    /// Places in the list of the known: everybody who goes by it.
    pub owners: BTreeSet<usize>,
    pub(super) manner: Manner,
    /// Written before this, a surname of one character is a name.
    pub(super) before: &'static str,
    /// Whether its words are written as one too.
    pub(super) is_run_together: bool,
}

impl Pattern {
    /// Whether it is a word as well, so that a place where it stands may have to be asked about.
    #[must_use]
    pub const fn is_word_too(&self) -> bool {
        !matches!(self.manner, Manner::Plain)
    }
}

/// Whether two names are one and the same but for how they are spelt.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    let letters = |name: &str| pieces(name).into_iter().map(|piece| piece.letters).collect::<String>();
    let (one, other) = (letters(one), letters(other));
    !one.is_empty() && one == other
}

/// The words of a name that tell who it is, in folded letters.
#[must_use]
pub fn telling(name: &str) -> Vec<String> {
    let pieces = pieces(name);
    let tells = |at: &usize| manner(&pieces, *at).is_some();
    let places: Vec<usize> = (0..pieces.len()).filter(tells).collect();
    places.into_iter().filter_map(|at| pieces.get(at)).map(|piece| piece.letters.clone()).collect()
}

struct Gathered {
    all: BTreeMap<String, Pattern>,
    owner: usize,
}

impl Gathered {
    fn add(&mut self, words: String, shown: &str, manner: Manner, before: &'static str) -> &mut Pattern {
        let pattern = self.all.entry(format!("{words}{before}")).or_insert_with(|| Pattern {
            words,
            shown: shown.to_owned(),
            owners: BTreeSet::new(),
            manner,
            before,
            is_run_together: false,
        });
        pattern.owners.insert(self.owner);
        pattern.manner = pattern.manner.min(manner);
        pattern
    }

    fn name(&mut self, name: &str) {
        let pieces = pieces(name);
        let manners: Vec<Option<Manner>> = (0..pieces.len()).map(|at| manner(&pieces, at)).collect();
        let telling = |at: usize| manners.get(at).copied().flatten();
        let any = manners.iter().any(Option::is_some);
        let run = |from: usize, to: usize| {
            let some = pieces.get(from..to).unwrap_or_default();
            let words = some.iter().map(|piece| piece.letters.as_str()).collect::<Vec<_>>().join(" ");
            let shown = some.first().zip(some.last()).and_then(|(a, b)| name.get(a.from..b.to));
            (words, shown.unwrap_or_default().to_owned())
        };
        let of_run = |from: usize, to: usize| {
            let are_words = (from..to).all(|at| telling(at) != Some(Manner::Plain));
            if are_words { Manner::Several } else { Manner::Plain }
        };
        // A name is run together from its beginning, and so are "Wexmoor-Jones" and "de la Cruz"; but what comes of other
        // words of it, as "Alison" of "Sam Ali Son", is another name.
        let is_one_word = |from: usize, to: usize| {
            let rest = pieces.get(from + 1..to).unwrap_or_default();
            is_particle(&pieces, from) || rest.iter().all(|piece| piece.is_joined)
        };
        if !any {
            if pieces.len() > 1 {
                let (words, shown) = run(0, pieces.len());
                self.add(words, &shown, Manner::Several, "").is_run_together = true;
            }
            return;
        }
        let most = pieces.len();
        // Every pair of words of a long one would be as many as its length squared.
        let last_begin = if most > LONGEST { 1 } else { most };
        for from in 0..last_begin {
            let first_end = if most > LONGEST { most } else { from + 2 };
            for to in first_end..=most {
                let tells = (from..to).any(|at| telling(at).is_some());
                let begins = telling(from).is_some() || (from + 1 < to && is_particle(&pieces, from));
                if tells && begins && telling(to - 1).is_some() {
                    let (words, shown) = run(from, to);
                    let pattern = self.add(words, &shown, of_run(from, to), "");
                    pattern.is_run_together |= from == 0 || is_one_word(from, to);
                }
            }
        }
        for at in 0..most {
            if let Some(manner) = telling(at) {
                let (words, shown) = run(at, at + 1);
                if words.starts_with(is_unspaced) {
                    self.unspaced(&shown, manner);
                } else {
                    self.add(words, &shown, manner, "");
                }
            }
        }
    }

    /// A name in characters: whole, the given name of two or more, and the surname where a title follows.
    fn unspaced(&mut self, shown: &str, manner: Manner) {
        let folded = |part: &str| pieces(part).into_iter().map(|piece| piece.letters).collect::<String>();
        self.add(folded(shown), shown, manner, "");
        let places: Vec<usize> = shown.char_indices().map(|(at, _)| at).chain([shown.len()]).collect();
        let count = places.len() - 1;
        let slice =
            |from: usize, to: usize| Some(shown.get(*places.get(from)?..*places.get(to)?)?.to_owned());
        let is_of_characters = shown.chars().all(is_han) || shown.chars().all(is_syllable);
        if !is_of_characters || !(2..=4).contains(&count) {
            return;
        }
        let has_double = slice(0, 2).is_some_and(|first| DOUBLE_SURNAMES.has(&first));
        let surname = if has_double || (count == 4 && shown.chars().all(is_han)) { 2 } else { 1 };
        if let Some(given) = slice(surname, count).filter(|given| given.chars().count() > 1) {
            self.add(folded(&given), &given, Manner::Plain, "");
        }
        if let Some(surname) = slice(0, surname) {
            for honorific in HONORIFICS.all() {
                self.add(folded(&surname), &surname, Manner::Plain, honorific);
            }
        }
    }
}

const fn is_syllable(letter: char) -> bool {
    matches!(letter, '\u{ac00}'..='\u{d7a3}')
}

fn is_particle(pieces: &[Piece], at: usize) -> bool {
    pieces.get(at).is_some_and(|piece| super::lists::PARTICLES.has(&piece.letters))
}

/// Every name and every part of one, the longest first, so that none is left half replaced.
#[must_use]
pub fn patterns(known: &[Known]) -> Vec<Pattern> {
    let mut gathered = Gathered { all: BTreeMap::new(), owner: 0 };
    for (place, one) in known.iter().enumerate() {
        gathered.owner = place;
        for name in one.names.iter().filter(|name| plain(name) != super::GAP) {
            gathered.name(name);
        }
    }
    let mut patterns: Vec<Pattern> = gathered.all.into_values().collect();
    order::by_key(&mut patterns, |pattern| {
        std::cmp::Reverse((pattern.words.split(' ').count(), pattern.words.len()))
    });
    patterns
}
