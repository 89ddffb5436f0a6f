//! Passphrases, of a device and of a file alike: one way to write them, so that another keyboard types the same, and one rule
//! for what is too easy to guess.
//!
//! Nothing here is a score. A passphrase will do, or a sentence says what to do instead. What is already in use is never judged.

use std::collections::BTreeSet;

/// The fewest visible characters of a passphrase: three short words are longer.
pub const FEWEST: usize = 12;
/// The fewest parts that cannot be guessed from one another, counted in halves.
const FEWEST_HALVES: usize = 8;
/// A run of letters longer than this is more than one word.
const LONGEST_WORD: usize = 20;

/// Of 49,233 passwords that were found most often in lists of stolen ones, those of twelve characters and more; after an empty
/// line the commonest words in all of them, with the months, days and words of this work.
const COMMON: &str = include_str!("common.txt");

/// Rows and columns of a keyboard, along which people walk.
const WALKS: [&str; 12] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "azertyuiop",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "1q2w3e4r5t6y7u8i9o0p",
    "zaqxswcdevfrbgtnhymjukilop",
    "147258369",
];

/// What a person sees of a text: nothing that takes no room.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// The text without what takes no room. It goes before the text is composed: a mark between two halves keeps them apart, and
/// an accent that stands alone, which is typed for an apostrophe, would come apart.
#[must_use]
pub fn visible(typed: &str) -> String {
    let letters = typed.chars().filter(|letter| !is_invisible(*letter));
    letters.map(|letter| if letter == '\u{b4}' { '\'' } else { letter }).collect()
}

/// A passphrase in the one way in which it is used. `composed` is what is [`visible`] of it in Unicode's form NFKC, which the
/// browser makes. Apostrophes and quotation marks become straight, dashes hyphens, gaps of any kind one space.
#[must_use]
pub fn normalise(composed: &str) -> String {
    let plain = |letter: char| match letter {
        '\u{2018}'..='\u{201b}'
        | '\u{2b9}'
        | '\u{2bb}'
        | '\u{2bc}'
        | '\u{2bd}'
        | '\u{2032}'
        | '\u{60}'
        | '\u{b4}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{fe58}' | '\u{58a}' | '\u{5be}' => '-',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    };
    let plain: String = visible(composed).chars().map(plain).collect();
    let mut words: Vec<&str> = Vec::new();
    words.extend(plain.split(' ').filter(|word| !word.is_empty()));
    words.join(" ")
}

/// The ways in which a passphrase may have been used by an earlier version or another program, each once, the present one
/// first. `compose` puts a text into one of Unicode's forms, by its name.
pub fn spellings(typed: &str, compose: impl Fn(&str, &str) -> String) -> Vec<String> {
    let trimmed = typed.trim();
    let mut all: Vec<String> = Vec::new();
    let mut add = |spelling: String| {
        if !spelling.is_empty() && !all.contains(&spelling) {
            all.push(spelling);
        }
    };
    let present = normalise(&compose(&visible(typed), "NFKC"));
    let curly = present.replace('\'', "\u{2019}");
    add(present.clone());
    add(compose(trimmed, "NFKC"));
    add(trimmed.to_owned());
    add(typed.to_owned());
    add(compose(trimmed, "NFC"));
    add(compose(trimmed, "NFD"));
    // A tablet types the curly apostrophe unasked, and other programs keep what was typed.
    add(compose(&curly, "NFD"));
    add(compose(&present, "NFD"));
    add(curly);
    all
}

/// Letters and what people write in their place.
fn bare(letter: char) -> char {
    match letter {
        '@' | '4' => 'a',
        '3' => 'e',
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '$' | '5' => 's',
        '7' => 't',
        other => other,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Mark,
    Gap,
}

fn class(letter: char) -> Class {
    match letter {
        ' ' => Class::Gap,
        // Within a word: "o'clock".
        '\'' => Class::Letter,
        letter if letter.is_alphabetic() => Class::Letter,
        letter if letter.is_numeric() => Class::Digit,
        _ => Class::Mark,
    }
}

/// Runs of letters, of digits, of marks.
fn runs(text: &str) -> Vec<(Class, String)> {
    let mut all: Vec<(Class, String)> = Vec::new();
    for letter in text.chars() {
        let class = class(letter);
        match all.last_mut() {
            Some((last, run)) if *last == class => run.push(letter),
            _ => all.push((class, letter.to_string())),
        }
    }
    all.retain(|(class, _)| *class != Class::Gap);
    all
}

/// Whether one letter follows from the last: the same again, or the next or the last along a walk.
fn follows(before: char, letter: char) -> bool {
    before == letter
        || WALKS.iter().any(|walk| {
            let mut pairs = walk.chars().zip(walk.chars().skip(1));
            pairs.any(|(a, b)| (a, b) == (before, letter) || (b, a) == (before, letter))
        })
}

/// Whether most of a run follows from itself, as "aaaa", "1234", "qwer" and "bbbbcde" do.
fn is_a_walk(run: &str) -> bool {
    let letters: Vec<char> = run.chars().collect();
    let steps = letters.iter().zip(letters.iter().skip(1)).filter(|(a, b)| follows(**a, **b)).count();
    letters.len() > 2 && steps * 4 >= (letters.len() - 1) * 3
}

/// How many parts a text has that cannot be guessed from one another, in halves.
fn halves(text: &str, common: &BTreeSet<&str>, own: &BTreeSet<String>) -> usize {
    let runs = runs(text);
    let words = runs.iter().filter(|(class, run)| *class == Class::Letter && run.chars().count() > 2).count();
    let mut seen = BTreeSet::new();
    let mut count = 0;
    for (class, run) in &runs {
        if !seen.insert(run.clone()) || own.contains(run) {
            continue;
        }
        let length = run.chars().count();
        let is_dense = run.chars().any(|letter| {
            ('\u{3040}'..='\u{9fff}').contains(&letter) || ('\u{ac00}'..='\u{d7a3}').contains(&letter)
        });
        count += match class {
            Class::Letter if is_dense => length,
            // One of the commonest words is a guess of its own only among several others.
            Class::Letter if is_a_walk(run) || (words < 4 && common.contains(run.as_str())) => 1,
            Class::Letter if length > LONGEST_WORD => 2 * length.div_ceil(5),
            Class::Letter if length > 2 => (2 * length.div_ceil(5)).min(6),
            Class::Letter => 1,
            Class::Digit if length > 6 && !is_a_walk(run) => length / 2,
            Class::Digit | Class::Mark => 1,
            Class::Gap => 0,
        };
    }
    count
}

/// What is wrong with a new passphrase, written as [`normalise`] writes it, in the user's words; nothing when it will do. `own`
/// is what others know of whoever chooses it: name, role, team.
#[must_use]
pub fn fault(passphrase: &str, own: &str) -> Option<&'static str> {
    if passphrase.chars().count() < FEWEST {
        return Some(
            "Enter a passphrase of at least 12 characters. Four or five words that do not belong together are best.",
        );
    }
    let small = passphrase.to_lowercase();
    let (long, words) = COMMON.split_once("\n\n").unwrap_or_default();
    let joined: String = small.chars().filter(|letter| *letter != ' ').collect();
    if long.lines().any(|known| known == small || known == joined) {
        return Some(
            "This passphrase is among the commonest of all, and is tried first by whoever guesses. Use four or five words that do not belong together.",
        );
    }
    let mut common = BTreeSet::new();
    common.extend(words.lines());
    let mut known = BTreeSet::new();
    known.extend(own.to_lowercase().split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned));
    let plain: String = small.chars().map(bare).collect();
    // Backwards it is as easy to guess.
    let back: String = small.chars().rev().collect();
    let least = [&small, &plain, &back].into_iter().map(|text| halves(text, &common, &known)).min();
    (least < Some(FEWEST_HALVES)).then_some(
        "This passphrase is easy to guess: it has too few words, or repeats and counts on. Use four or five words that do not belong together.",
    )
}
