//! What can be told of a number by its shape: an e-mail address, a postcode, a day, an NHS number.

use super::fold::Text;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A telephone number.
    Telephone,
    /// An e-mail address.
    Email,
    /// A postcode.
    Postcode,
    /// An NHS number, a National Insurance number, or the number that a council's record uses.
    Number,
    /// A date of birth.
    Birth,
    /// A line of an address.
    Address,
}

impl Kind {
    /// Said in its place.
    #[must_use]
    pub const fn gap(self) -> &'static str {
        match self {
            Self::Telephone => "[telephone withheld]",
            Self::Email => "[e-mail withheld]",
            Self::Postcode => "[postcode withheld]",
            Self::Number => "[number withheld]",
            Self::Birth => "[date of birth withheld]",
            Self::Address => "[address withheld]",
        }
    }
}

/// A number where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub kind: Kind,
    /// Where it begins, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

pub(super) fn month_of(word: &str) -> Option<u32> {
    if let Ok(number) = word.parse::<u32>() {
        return Some(number);
    }
    let place = MONTHS.iter().position(|month| word.len() > 2 && (month.starts_with(word) || word == "sept"));
    u32::try_from(if word == "sept" { 8 } else { place? }).ok().map(|place| place + 1)
}

pub(super) fn is_year(word: &str, year: i32) -> bool {
    let four = format!("{year:04}");
    word == four || (word.len() == 2 && four.ends_with(word))
}

pub(super) fn is_nhs(digits: &str) -> bool {
    let digits: Vec<u32> = digits.chars().filter_map(|one| one.to_digit(10)).collect();
    let sum: u32 = digits.iter().take(9).zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    let check = (11 - sum % 11) % 11;
    check != 10 && digits.get(9) == Some(&check) && digits.iter().any(|digit| *digit > 0)
}

pub(super) fn is_insurance(letters: &str) -> bool {
    let bytes = letters.as_bytes();
    bytes.len() == 9
        && bytes.iter().take(2).all(u8::is_ascii_lowercase)
        && bytes.iter().skip(2).take(6).all(u8::is_ascii_digit)
        && bytes.last().is_some_and(|last| (b'a'..=b'd').contains(last))
}

/// "QQ 12 34 56 C".
pub(super) fn insurance(text: &Text<'_>, found: &mut Vec<Place>) {
    for (at, first) in text.words.iter().enumerate() {
        let mut letters = String::new();
        for (end, word) in text.words.iter().enumerate().skip(at).take(5) {
            letters.push_str(text.letters(word));
            if is_insurance(&letters) {
                found.push(Place { kind: Kind::Number, from: first.from, to: word.to });
            }
            let is_near = text.between(end).take_while(|one| one.is_whitespace()).count() <= 1;
            if letters.len() > 9 || !is_near {
                break;
            }
        }
    }
}

pub(super) fn emails(source: &str, found: &mut Vec<Place>) {
    let is_part = |one: char| one.is_alphanumeric() || "._%+-".contains(one);
    for (at, _) in source.match_indices('@') {
        let from = source.get(..at).unwrap_or_default().trim_end_matches(is_part).len();
        let rest = source.get(at + 1..).unwrap_or_default();
        let length = rest.find(|one: char| !is_part(one)).unwrap_or(rest.len());
        let domain = rest.get(..length).unwrap_or_default().trim_end_matches(['.', '-']);
        if from < at && domain.contains('.') {
            found.push(Place { kind: Kind::Email, from, to: at + 1 + domain.len() });
        }
    }
}

/// The two halves of a postcode, or both as one word.
pub(super) fn postcodes(text: &Text<'_>, found: &mut Vec<Place>) {
    let is_inward = |word: &str| {
        let bytes = word.as_bytes();
        bytes.len() == 3
            && bytes.first().is_some_and(u8::is_ascii_digit)
            && bytes.iter().skip(1).all(|one| one.is_ascii_lowercase() && !b"cikmov".contains(one))
    };
    let is_outward = |word: &str| {
        let letters = word.bytes().take_while(u8::is_ascii_lowercase).count();
        let rest = word.get(letters..).unwrap_or_default();
        (1..=2).contains(&letters)
            && (1..=2).contains(&rest.len())
            && rest.starts_with(|one: char| one.is_ascii_digit())
    };
    for (at, word) in text.words.iter().enumerate() {
        let letters = text.letters(word);
        if letters.len() > 4 && letters.is_ascii() {
            let (outward, inward) = letters.split_at(letters.len() - 3);
            if is_outward(outward) && is_inward(inward) {
                found.push(Place { kind: Kind::Postcode, from: word.from, to: word.to });
            }
        }
        let next = text.at(at + 1);
        let is_next_small = text
            .words
            .get(at + 1)
            .and_then(|word| text.source.get(word.from..word.to))
            .is_some_and(|word| word.contains(|one: char| one.is_lowercase()));
        let is_ordinal =
            is_next_small && ["st", "nd", "rd", "th"].iter().any(|ending| next.ends_with(ending));
        let is_near = text.between(at).all(char::is_whitespace) && text.between(at).count() <= 2;
        if let Some(last) = text
            .words
            .get(at + 1)
            .filter(|_| is_near && is_outward(letters) && is_inward(next) && !is_ordinal)
        {
            found.push(Place { kind: Kind::Postcode, from: word.from, to: last.to });
        }
    }
}
