//! What a single letter is: a mark that is not seen, an apostrophe, a hyphen, writing that parts no words.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// Letters that are not seen and may stand within a word: soft hyphens, zero widths, marks of direction, variants.
pub(super) const fn is_ignorable(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2be}' | '\u{2bf}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// An accent, a vowel point, a ring around a letter: what is left out when letters are compared.
pub(super) fn is_mark(letter: char) -> bool {
    // What encloses a letter has no place above or below it, and so no class.
    let encloses = matches!(letter,
        '\u{488}' | '\u{489}' | '\u{1abe}' | '\u{20dd}'..='\u{20e0}' | '\u{20e2}'..='\u{20e4}'
        | '\u{a670}'..='\u{a672}');
    !letter.is_ascii() && (encloses || canonical_combining_class(letter) != 0)
}

/// A raised, lowered or circled letter or digit: against others it is the mark of a note, and no part of their word.
pub(super) const fn is_note(letter: char) -> bool {
    matches!(letter,
        '\u{aa}' | '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{ba}' | '\u{2b0}'..='\u{2b8}' | '\u{2e0}'..='\u{2e4}'
        | '\u{1d2c}'..='\u{1d6a}' | '\u{1d78}' | '\u{1d9b}'..='\u{1dbf}' | '\u{2070}'..='\u{209c}' | '\u{2120}'
        | '\u{2122}' | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}')
}

/// The noughts of the writings whose digits are in use beside the plain ones.
const NOUGHTS: [u16; 27] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xabf0,
];

/// The plain digit of a digit of any writing.
fn digit(letter: char) -> Option<char> {
    let value = |nought: &u16| (letter as u32).checked_sub(u32::from(*nought)).filter(|value| *value < 10);
    char::from_digit(NOUGHTS.iter().find_map(value)?, 10)
}

/// Whatever is typed for an apostrophe.
pub(super) const fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`'
            | '\u{b4}'
            | '\u{2b9}'
            | '\u{2bb}'
            | '\u{2bc}'
            | '\u{2bd}'
            | '\u{2c8}'
            | '\u{55a}'
            | '\u{5f3}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{201b}'
            | '\u{2032}'
            | '\u{ff07}'
    )
}

/// Whatever is typed for a hyphen.
pub(super) const fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{b7}' | '\u{58a}' | '\u{5be}' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{30fb}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// Writing that puts no spaces between words: a name is found within it.
pub(super) const fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30fa}' | '\u{30fc}'..='\u{318f}' | '\u{31a0}'..='\u{31bf}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// The character of a Chinese name, of which the first is most often the surname.
pub(super) const fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Arabic and Hebrew, where "and", "to" and "of" are joined to the word that follows.
pub(super) const fn joins_before(letter: char) -> bool {
    matches!(letter, '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{6ff}')
}

/// The writings of India, where endings are joined to a name.
pub(super) const fn joins_after(letter: char) -> bool {
    matches!(letter, '\u{900}'..='\u{dff}')
}

/// A letter as it is compared: decomposed, small, without marks; some become two, and unseen ones none.
pub(super) fn folded(letter: char, out: &mut impl FnMut(char)) {
    if letter.is_ascii() {
        out(letter.to_ascii_lowercase());
        return;
    }
    if is_ignorable(letter) {
        return;
    }
    decompose_compatible(letter, |part| {
        if is_mark(part) || is_ignorable(part) {
            return;
        }
        let mut add = |letters: &str| letters.chars().for_each(&mut *out);
        match part {
            '\u{df}' | '\u{1e9e}' => add("ss"),
            '\u{e6}' | '\u{c6}' => add("ae"),
            '\u{153}' | '\u{152}' => add("oe"),
            '\u{f8}' | '\u{d8}' => add("o"),
            '\u{111}' | '\u{110}' | '\u{f0}' | '\u{d0}' | '\u{256}' | '\u{189}' => add("d"),
            '\u{142}' | '\u{141}' => add("l"),
            '\u{fe}' | '\u{de}' => add("th"),
            '\u{131}' => add("i"),
            '\u{127}' | '\u{126}' => add("h"),
            '\u{167}' | '\u{166}' => add("t"),
            '\u{14b}' | '\u{14a}' => add("ng"),
            '\u{253}' | '\u{181}' => add("b"),
            '\u{257}' | '\u{18a}' => add("d"),
            '\u{199}' | '\u{198}' => add("k"),
            '\u{1b4}' | '\u{1b3}' => add("y"),
            '\u{259}' | '\u{18f}' => add("e"),
            '\u{3c2}' => add("\u{3c3}"),
            '\u{649}' | '\u{6cc}' => add("\u{64a}"),
            '\u{629}' | '\u{6be}' | '\u{6c1}' => add("\u{647}"),
            '\u{6a9}' => add("\u{643}"),
            other if other.is_numeric() => out(digit(other).unwrap_or(other)),
            other => other.to_lowercase().filter(|one| !is_mark(*one)).for_each(&mut *out),
        }
    });
}
