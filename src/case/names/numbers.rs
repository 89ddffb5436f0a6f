//! Numbers by which somebody is found: telephone, e-mail, postcode, NHS and other numbers, dates of birth, an address.

use super::fold::{Text, plain};
use super::letters::is_ignorable;
use super::lists::PLACE_WORDS;
pub use super::shapes::{Kind, Place};
use super::shapes::{emails, insurance, is_insurance, is_nhs, is_year, month_of, postcodes};
use crate::case::When;
use chrono::{Datelike as _, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// What is looked for beside what can be told by its shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Numbers that the case knows, in bare letters and digits.
    known: BTreeSet<String>,
    /// Telephone numbers without what is dialled before them: the nought, the area.
    local: BTreeSet<String>,
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

/// The fewest digits of a number that is found with letters against it.
const TELLING: usize = 6;

/// Digits that stand together in a run, with the letters that stand against them at its ends.
struct Group {
    /// Where it begins, in letters of the text.
    from: usize,
    /// Where its digits begin.
    begin: usize,
    /// Where it ends.
    to: usize,
    /// The digits of the run up to here.
    count: usize,
    /// Whether what parts it from the group before parts numbers too, and days: a stroke or a comma.
    is_apart: bool,
}

/// Groups of digits that nothing but spaces, hyphens, dots, brackets and the like part.
struct Run<'a> {
    source: &'a str,
    groups: &'a [Group],
    /// All its digits, in plain ones.
    digits: &'a str,
    /// Where the letters end that stand against the last group.
    tail: usize,
}

fn letters_of(text: &str) -> String {
    plain(text).chars().filter(|one| one.is_alphanumeric()).collect()
}

impl Numbers {
    /// Looks for this number too, and for a telephone number without what is dialled before it.
    pub fn add_number(&mut self, words: &str) {
        for place in self.find(words).into_iter().filter(|place| place.kind == Kind::Telephone) {
            let mut digits = letters_of(words.get(place.from..place.to).unwrap_or_default());
            digits.retain(|one| one.is_ascii_digit());
            let whole = digits.trim_start_matches('0').trim_start_matches("44").trim_start_matches('0');
            let tails = [6, 7, 8, whole.len()].into_iter().filter_map(|count| whole.len().checked_sub(count));
            self.local.extend(tails.filter_map(|from| whole.get(from..)).map(str::to_owned));
        }
        let letters = letters_of(words);
        // "Swift 6049172": the number is known without what is said of it.
        let parts = letters.split(|one: char| !one.is_ascii_digit());
        let parts = parts.filter(|part| (TELLING..MOST_DIGITS).contains(&part.len()));
        self.known.extend(parts.map(str::to_owned));
        let is_number = letters.contains(|one: char| one.is_ascii_digit());
        if letters.len() > 3 && is_number && letters.len() < MOST_DIGITS {
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
            let mut words: Vec<String> =
                text.words.iter().map(|word| text.letters(word).to_owned()).collect();
            let is_number = |word: &String| word.starts_with(|one: char| one.is_ascii_digit());
            let numbers = words.iter().take_while(|word| is_number(word)).count();
            // A street is looked for with its number and without: "Cobb Lane".
            if let Some(end) =
                words.iter().rposition(|word| PLACE_WORDS.has(word)).filter(|end| *end > numbers)
            {
                words.truncate(end + 1);
                words.drain(..numbers);
            } else if words.len() < 2 || !words.iter().any(is_number) {
                continue;
            }
            let first = words.first().cloned().unwrap_or_default();
            let lines = self.addresses.entry(first).or_default();
            if lines.len() < MOST_LINES && !lines.contains(&words) {
                lines.push(words);
            }
        }
    }

    /// Every number in the text, from its beginning to its end; none lies within another.
    #[must_use]
    pub fn find(&self, source: &str) -> Vec<Place> {
        let mut found = Vec::new();
        emails(source, &mut found);
        let text = Text::run_together(source);
        self.births(&text, &mut found);
        self.addresses(&text, &mut found);
        self.runs(source, &mut found);
        insurance(&text, &mut found);
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

    /// Runs of digits, parted by spaces, hyphens, dots, brackets, and by a stroke or a comma alone.
    fn runs(&self, source: &str, found: &mut Vec<Place>) {
        let letters: Vec<(usize, char)> =
            source.char_indices().filter(|(_, one)| !is_ignorable(*one)).collect();
        let digit = |place: usize| {
            letters
                .get(place)
                .and_then(|(_, one)| plain(one.encode_utf8(&mut [0; 4])).chars().next())
                .filter(char::is_ascii_digit)
        };
        let parts = |place: usize| {
            letters.get(place).is_some_and(|(_, one)| {
                one.is_whitespace() && *one != '\n' || "-.()\u{2011}\u{2013}".contains(*one)
            })
        };
        let parts_numbers = |place: usize| letters.get(place).is_some_and(|(_, one)| ",/".contains(*one));
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
            let (mut end, mut digits, mut is_apart) = (at, String::new(), false);
            let mut groups = Vec::new();
            loop {
                let from = end;
                while let Some(one) = digit(end) {
                    digits.push(one);
                    end += 1;
                }
                groups.push(Group { from, begin: from, to: end, count: digits.len(), is_apart });
                is_apart = parts_numbers(end) && digit(end + 1).is_some();
                let gap = (1..=2)
                    .find(|width| (0..*width).all(|step| parts(end + step)) && digit(end + width).is_some());
                let Some(width) = gap.or(is_apart.then_some(1)) else { break };
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
    }

    /// The numbers of a run, one after the other: "01632 960144 (07700 900123)" is two, and before "In 2019 01632 960144"
    /// stands a year. Where it can be read in two ways, all digits that belong to a number in either go.
    fn of_run(&self, run: &Run<'_>, byte: impl Fn(usize) -> usize, found: &mut Vec<Place>) {
        let mut all: Vec<(Place, usize)> = Vec::new();
        let mut skipped = 0;
        for (at, first) in run.groups.iter().enumerate() {
            let near = run.groups.iter().enumerate().skip(at);
            for (last, group) in near.take_while(|(_, group)| group.count <= skipped + MOST_DIGITS) {
                let end = if last + 1 == run.groups.len() { run.tail } else { group.to };
                if group.to - first.from > LONGEST {
                    break;
                }
                let whole = run.source.get(byte(first.from)..byte(end)).unwrap_or_default();
                let solid = if end - first.from > LONGEST { String::new() } else { letters_of(whole) };
                let is_whole = self.known.contains(&solid) || is_insurance(&solid);
                let digits = run.digits.get(skipped..group.count).unwrap_or_default();
                let is_known = self.known.contains(digits) && digits.len() >= TELLING;
                let groups = run.groups.get(at..=last).unwrap_or_default();
                let shortest = groups.iter().map(|group| group.to - group.begin).min().unwrap_or_default();
                // Days and amounts have short groups: "12/03/2025", "1,250".
                let is_number = shortest > 2 || !groups.iter().skip(1).any(|group| group.is_apart);
                let opening = first.to - first.begin;
                let told = if is_number || is_known { self.kind_of(digits, whole, opening) } else { None };
                let kind = told.or(is_whole.then_some(Kind::Number));
                // Of letters that are not the number's own, a word may be made: "NHS9434765919".
                let is_own = is_whole || whole.starts_with(['+', '(']);
                let from = byte(if is_own { first.from } else { first.begin });
                let to = byte(if is_whole { end } else { group.to });
                let Some(kind) = kind else { continue };
                match all.last_mut() {
                    Some((place, reached)) if *reached >= at => {
                        place.to = place.to.max(to);
                        *reached = last.max(*reached);
                    }
                    _ => all.push((Place { kind, from, to }, last)),
                }
            }
            skipped = first.count;
        }
        found.extend(all.into_iter().map(|(place, _)| place));
    }

    /// What these digits are, of which so many open the number as it is written.
    fn kind_of(&self, digits: &str, written: &str, opening: usize) -> Option<Kind> {
        let is_international = written.starts_with(['+', '(']) && written.contains('+');
        let is_telephone = match digits.len() {
            // A spreadsheet takes the nought away.
            10 if opening > 3 && digits.starts_with('7') => true,
            10 | 11 => digits.starts_with('0'),
            12..=15 => is_international || digits.starts_with("00"),
            _ => false,
        };
        let is_long = is_international && digits.len() > 8;
        if is_telephone || is_long || self.local.contains(digits) {
            return Some(Kind::Telephone);
        }
        let is_alone = digits.len() >= TELLING || !written.contains(char::is_alphabetic);
        let is_known = is_alone && self.known.contains(digits);
        (is_known || (digits.len() == 10 && is_nhs(digits))).then_some(Kind::Number)
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
                // "17thmay1944" is cut where its digits end.
                let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|ending| month.strip_prefix(ending));
                let month = month_of(ordinal.unwrap_or(month));
                let day = day.trim_end_matches(|one: char| one.is_alphabetic()).parse::<u32>().ok();
                self.born.iter().any(|born| {
                    Some(born.day()) == day && Some(born.month()) == month && is_year(year, born.year())
                })
            };
            let solid = word(0);
            let part = |from: usize, to: usize| solid.get(from..to).unwrap_or_default();
            let year = solid.len().saturating_sub(4);
            let is_solid = matches!(year, 2 | 4)
                && (is_it(part(0, 2), part(2, 4), part(4, solid.len()))
                    || is_it(part(2, 4), part(0, 2), part(4, solid.len()))
                    || is_it(part(year + 2, solid.len()), part(year, year + 2), part(0, year)));
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
                // The number of the house stands before it, as it is entered or not.
                let house = at.checked_sub(1).filter(|place| {
                    let is_number = text.at(*place).starts_with(|one: char| one.is_ascii_digit());
                    is_number && text.between(*place).count() <= 2
                });
                let house = house.and_then(|place| text.words.get(place));
                if let (true, (Some(first), Some(last))) = (fits, ends) {
                    let from = house.unwrap_or(first).from;
                    found.push(Place { kind: Kind::Address, from, to: last.to });
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
