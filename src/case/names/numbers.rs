//! Numbers by which somebody is found: telephone, e-mail, postcode, NHS and other numbers, dates of birth, an address.

use super::fold::Text;
use super::shapes::{Solid as _, emails, is_insurance, is_nhs, is_year, month_of, postcodes};
use crate::case::When;
use chrono::{Datelike as _, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

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

/// What is looked for beside what can be told by its shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Numbers that the case knows, in bare letters and digits.
    known: BTreeSet<String>,
    born: BTreeSet<NaiveDate>,
    /// The lines of addresses, by their first words.
    addresses: BTreeMap<String, Vec<Vec<String>>>,
}

/// No number that is looked for has more digits.
const MOST_DIGITS: usize = 24;
/// Nor does it take more room, in bytes, with all that parts it.
const LONGEST: usize = 120;
/// The lines of an address that are looked for.
const MOST_LINES: usize = 20;

/// Digits that stand together in a run, with the letters that stand against them at its ends.
struct Group {
    /// Where it begins, in letters of the text.
    from: usize,
    /// Where it ends.
    to: usize,
    /// The digits of the run up to here.
    count: usize,
}

/// Groups of digits that nothing but spaces, hyphens, dots and brackets part.
struct Run<'a> {
    source: &'a str,
    groups: &'a [Group],
    /// All its digits, in plain ones.
    digits: &'a str,
    /// Where the letters end that stand against the last group.
    tail: usize,
}

fn letters_of(text: &str) -> String {
    text.chars().filter(|one| one.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Numbers {
    /// Looks for this number too.
    pub fn add_number(&mut self, words: &str) {
        let letters = letters_of(words);
        if letters.len() > 3 && letters.contains(|one: char| one.is_ascii_digit()) && letters.len() < 24 {
            self.known.insert(letters);
        }
    }

    /// Looks for this day of birth, however it is written.
    pub fn add_birth(&mut self, when: When) {
        self.born.extend(when.exact());
    }

    /// Looks for the lines of this address.
    pub fn add_address(&mut self, words: &str) {
        for line in words.split(['\n', ',', ';']).take(MOST_LINES) {
            let text = Text::new(line);
            let words: Vec<String> = text.words.iter().map(|word| text.letters(word).to_owned()).collect();
            if words.len() > 1 && words.iter().any(|word| word.starts_with(|one: char| one.is_ascii_digit()))
            {
                let first = words.first().cloned().unwrap_or_default();
                let lines = self.addresses.entry(first).or_default();
                if lines.len() < MOST_LINES && !lines.contains(&words) {
                    lines.push(words);
                }
            }
        }
    }

    /// Every number in the text, from its beginning to its end; none lies within another.
    #[must_use]
    pub fn find(&self, source: &str) -> Vec<Place> {
        let mut found = Vec::new();
        emails(source, &mut found);
        let text = Text::new(source);
        self.births(&text, &mut found);
        self.addresses(&text, &mut found);
        self.runs(source, &mut found);
        postcodes(&text, &mut found);
        found.sort_unstable_by_key(|place| (place.from, std::cmp::Reverse(place.to)));
        let mut done = 0;
        found.retain(|place| {
            let is_free = place.from >= done;
            done = if is_free { place.to } else { done };
            is_free
        });
        found
    }

    /// The text with every number left out.
    #[must_use]
    pub fn left_out(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for place in self.find(text) {
            out.push_str(text.get(done..place.from).unwrap_or_default());
            out.push_str(place.kind.gap());
            done = place.to;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }

    /// Runs of digits, parted by spaces, hyphens, dots and brackets.
    fn runs(&self, source: &str, found: &mut Vec<Place>) {
        let letters: Vec<(usize, char)> = source.char_indices().collect();
        let digit = |place: usize| {
            letters
                .get(place)
                .and_then(|(_, one)| super::fold::plain(one.encode_utf8(&mut [0; 4])).chars().next())
                .filter(char::is_ascii_digit)
        };
        let parts = |place: usize| {
            letters.get(place).is_some_and(|(_, one)| {
                one.is_whitespace() && *one != '\n' || "-.()\u{2011}\u{2013}".contains(*one)
            })
        };
        let mut at = 0;
        while at < letters.len() {
            if digit(at).is_none() {
                at += 1;
                continue;
            }
            // Letters that stand against the digits belong to the number: "SW123456".
            let back = |from: usize, belongs: fn(char) -> bool| {
                let mut begin = from;
                while let Some(before) = begin.checked_sub(1)
                    && letters.get(before).is_some_and(|(_, one)| belongs(*one))
                {
                    begin = before;
                }
                begin
            };
            let opened = back(at, |one| "+(".contains(one));
            let begin = if opened < at { opened } else { back(at, char::is_alphanumeric) };
            let (mut end, mut digits) = (at, String::new());
            let mut groups = Vec::new();
            loop {
                let from = end;
                while let Some(one) = digit(end) {
                    digits.push(one);
                    end += 1;
                }
                groups.push(Group { from, to: end, count: digits.len() });
                let gap = (1..=2)
                    .find(|width| (0..*width).all(|step| parts(end + step)) && digit(end + width).is_some());
                let Some(width) = gap else { break };
                end += width;
            }
            let mut tail = end;
            while letters.get(tail).is_some_and(|(_, one)| one.is_alphanumeric()) {
                tail += 1;
            }
            if let Some(first) = groups.first_mut() {
                first.from = begin;
            }
            let byte = |place: usize| letters.get(place).map_or(source.len(), |(at, _)| *at);
            let run = Run { source, groups: &groups, digits: &digits, tail };
            self.of_run(&run, byte, found);
            at = tail.max(end).max(at + 1);
        }
        self.insurance(source, found);
    }

    /// The numbers of a run, one after the other: "01632 960144 (07700 900123)" is two, and before "In 2019 01632 960144"
    /// stands a year. Where it can be read in two ways, all digits that belong to a number in either go.
    fn of_run(&self, run: &Run<'_>, byte: impl Fn(usize) -> usize, found: &mut Vec<Place>) {
        let mut all: Vec<(Place, usize)> = Vec::new();
        let mut skipped = 0;
        for (at, first) in run.groups.iter().enumerate() {
            let near = run.groups.iter().enumerate().skip(at);
            for (last, group) in near.take_while(|(_, group)| group.count <= skipped + MOST_DIGITS) {
                let with_letters = if last + 1 == run.groups.len() { run.tail } else { group.to };
                let (from, to, tail) = (byte(first.from), byte(group.to), byte(with_letters));
                if to - from > LONGEST {
                    break;
                }
                let whole = run.source.get(from..tail).unwrap_or_default();
                let solid = if tail - from > LONGEST { String::new() } else { letters_of(whole) };
                let is_whole = self.known.contains(&solid) || is_insurance(&solid);
                let digits = run.digits.get(skipped..group.count).unwrap_or_default();
                let is_international = whole.starts_with(['+', '(']) && whole.contains('+');
                let kind = match whole.starts_with(char::is_alphabetic) {
                    _ if is_whole => Some(Kind::Number),
                    true => None,
                    false => self.kind_of(digits, is_international),
                };
                let Some(kind) = kind else { continue };
                let to = if is_whole { tail } else { to };
                match all.last_mut() {
                    Some((place, end)) if *end >= at => {
                        place.to = place.to.max(to);
                        *end = last.max(*end);
                    }
                    _ => all.push((Place { kind, from, to }, last)),
                }
            }
            skipped = first.count;
        }
        found.extend(all.into_iter().map(|(place, _)| place));
    }

    fn kind_of(&self, digits: &str, is_international: bool) -> Option<Kind> {
        if self.known.contains(digits) {
            return Some(Kind::Number);
        }
        let is_telephone = match digits.len() {
            10 | 11 => digits.starts_with('0'),
            12..=15 => is_international || digits.starts_with("00"),
            _ => false,
        };
        if is_telephone || (is_international && digits.len() > 8) {
            return Some(Kind::Telephone);
        }
        (digits.len() == 10 && is_nhs(digits)).then_some(Kind::Number)
    }

    /// "QQ 12 34 56 C".
    fn insurance(&self, source: &str, found: &mut Vec<Place>) {
        let text = Text::new(source);
        for (at, _) in text.words.iter().enumerate() {
            let mut letters = String::new();
            for (end, word) in text.words.iter().enumerate().skip(at).take(5) {
                letters.push_str(text.letters(word));
                if is_insurance(&letters) {
                    let from = text.words.get(at).map_or(0, |word| word.from);
                    found.push(Place { kind: Kind::Number, from, to: word.to });
                }
                let is_near = text.between(end).take_while(|one| one.is_whitespace()).count() <= 1;
                if letters.len() > 9 || !is_near {
                    break;
                }
            }
        }
    }

    fn births(&self, text: &Text<'_>, found: &mut Vec<Place>) {
        if self.born.is_empty() {
            return;
        }
        for at in 0..text.words.len() {
            let near = |place: usize| text.between(place).count() <= 3;
            let word = |step: usize| text.at(at + step);
            let close = near(at) && near(at + 1);
            let is_it = |day: &str, month: &str, year: &str| {
                let month = month_of(month);
                let day = day.trim_end_matches(|one: char| one.is_alphabetic()).parse::<u32>().ok();
                self.born.iter().any(|born| {
                    Some(born.day()) == day && Some(born.month()) == month && is_year(year, born.year())
                })
            };
            let solid = word(0);
            let is_solid = solid.len() == 8
                && self
                    .born
                    .iter()
                    .any(|born| solid == born.format_solid() || solid == born.format_solid_backwards());
            let words = (text.words.get(at), text.words.get(at + 2));
            let (Some(first), third) = words else { continue };
            if is_solid {
                found.push(Place { kind: Kind::Birth, from: first.from, to: first.to });
            } else if let Some(third) = third.filter(|_| close) {
                let orders = [(0, 1, 2), (1, 0, 2), (2, 1, 0)];
                if orders.into_iter().any(|(d, m, y)| is_it(word(d), word(m), word(y))) {
                    found.push(Place { kind: Kind::Birth, from: first.from, to: third.to });
                }
            }
            // "The 17th of May 1944".
            if word(1) == "of" && near(at + 2) && is_it(word(0), word(2), word(3)) {
                let to = text.words.get(at + 3).map_or(first.to, |word| word.to);
                found.push(Place { kind: Kind::Birth, from: first.from, to });
            }
        }
    }

    fn addresses(&self, text: &Text<'_>, found: &mut Vec<Place>) {
        if self.addresses.is_empty() {
            return;
        }
        for at in 0..text.words.len() {
            for line in self.addresses.get(text.at(at)).into_iter().flatten() {
                let fits = line.iter().enumerate().all(|(step, word)| text.at(at + step) == word);
                let ends = (text.words.get(at), text.words.get(at + line.len() - 1));
                if let (true, (Some(first), Some(last))) = (fits, ends) {
                    found.push(Place { kind: Kind::Address, from: first.from, to: last.to });
                }
            }
        }
    }
}

/// How old somebody was on a day, for the place of a date of birth: "aged 81", or nothing where the day is not known.
#[must_use]
pub fn age_in_words(born: When, on: NaiveDate) -> Option<String> {
    let day = born.exact()?;
    let years = on.years_since(day)?;
    Some(format!("aged {years}"))
}
