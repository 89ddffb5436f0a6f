//! Whose names stand in a field that is made for them: "Kevin and Lorraine", "Mrs Achieng next door", "Dr Patelski, GP".

use super::letters::{is_apostrophe, is_ignorable};
use super::lists::{
    COMMON, CONNECTORS, KIN, LOCALES, PARTICLES, PLACE_WORDS, SELDOM, SERVICES, SMALL, TITLES, TRADES, WEAK,
};
use super::{GAP, Instead, fold::plain, stand_in};

/// What a field holds of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words in which somebody may be named like anywhere else.
    Words,
    /// The name of one person.
    Name,
    /// The names of people, one after the other.
    Names,
    /// A name among other words, or in their place: who said so, which service.
    Among,
}

impl Holds {
    /// Whether the field is made for names and for nothing else.
    #[must_use]
    pub const fn is_of_names(self) -> bool {
        matches!(self, Self::Name | Self::Names)
    }
}

/// A word as it stands in the field.
struct Word<'a> {
    from: usize,
    to: usize,
    written: &'a str,
    letters: String,
    /// What parts it from the word before.
    is_parted: bool,
}

impl Word<'_> {
    fn is_capital(&self) -> bool {
        self.written.chars().find(|one| one.is_alphabetic()).is_some_and(|one| !one.is_lowercase())
    }

    /// "GP", "CPR", "NHS": letters for words.
    fn is_short_for_words(&self) -> bool {
        let count = self.written.chars().count();
        self.written.is_ascii()
            && (2..=5).contains(&count)
            && self.written.chars().all(|one| one.is_ascii_uppercase() || one.is_ascii_digit())
    }

    fn is_said_of_many(&self) -> bool {
        let word = self.letters.as_str();
        [&KIN, &TRADES, &SMALL, &CONNECTORS].into_iter().any(|list| list.has(word)) || self.has_digits()
    }

    /// "Will", "May", "Said": one of the smallest words, and somebody's name as well.
    fn may_be_name(&self) -> bool {
        let word = self.letters.as_str();
        COMMON.has(word) && !KIN.has(word) && !TRADES.has(word)
    }

    fn has_digits(&self) -> bool {
        self.letters.contains(char::is_numeric)
    }

    fn is_title(&self) -> bool {
        TITLES.has(&self.letters)
    }
}

/// The words of a field; an apostrophe or a hyphen parts none, and an s that an apostrophe parts belongs to none.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut from = None;
    let mut is_parted = true;
    let mut done = 0;
    let joins = |one: char| is_apostrophe(one) || "-\u{2010}\u{2011}.".contains(one) || is_ignorable(one);
    for (at, one) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_mark = super::letters::is_mark(one);
        let is_letter = one.is_alphanumeric() || is_mark;
        let goes_on = from.is_some()
            && joins(one)
            && text
                .get(at + one.len_utf8()..)
                .and_then(|rest| rest.chars().next())
                .is_some_and(char::is_alphanumeric);
        match (is_letter || goes_on, from) {
            (true, None) => {
                let between = text.get(done..at).unwrap_or_default();
                is_parted |= between.contains(|one: char| !one.is_whitespace() && !joins(one))
                    || between.contains('\n');
                from = Some(at);
            }
            (false, Some(start)) => {
                let mut written = text.get(start..at).unwrap_or_default();
                for possessive in ["\u{2019}s", "'s", "\u{2019}S", "'S", "\u{2bc}s"] {
                    written = written.strip_suffix(possessive).unwrap_or(written);
                }
                let letters = plain(written);
                words.push(Word { from: start, to: start + written.len(), written, letters, is_parted });
                // What belongs to somebody is not they.
                is_parted = start + written.len() < at;
                done = at;
                from = None;
            }
            _ => {}
        }
        if matches!(one, ';' | ',' | '/' | '&' | '(' | ')' | '[' | ']' | '+' | '|' | ':' | '"') {
            is_parted = true;
        }
    }
    words
}

/// The places of the names in a field.
fn places(text: &str, holds: Holds) -> Vec<(usize, usize)> {
    if holds == Holds::Words || plain(text).contains(GAP) && text.trim() == GAP {
        return Vec::new();
    }
    let text_without_gaps = text.replace(GAP, &" ".repeat(GAP.len()));
    let words = words(&text_without_gaps);
    // Many words are a tale, in which only what is surely a name is taken for one.
    let holds = if words.len() > 24 { Holds::Among } else { holds };
    let mut segments: Vec<Vec<&Word<'_>>> = Vec::new();
    for word in &words {
        let is_and = matches!(word.letters.as_str(), "and" | "or" | "with" | "plus");
        if word.is_parted || is_and || segments.is_empty() {
            segments.push(Vec::new());
        }
        if let Some(segment) = segments.last_mut().filter(|_| !is_and) {
            segment.push(word);
        }
    }
    // "de la Cruz, Ana": where one person is named, a comma parts no two of them.
    let mut all = Vec::new();
    for segment in &segments {
        let has_capitals = segment.iter().any(|word| word.is_capital());
        all.extend(if has_capitals {
            with_capitals(segment, holds)
        } else {
            in_small_letters(segment, holds)
        });
    }
    all
}

fn with_capitals(segment: &[&Word<'_>], holds: Holds) -> Vec<(usize, usize)> {
    let is_service =
        |word: &Word<'_>| TRADES.has(&word.letters) && !TITLES.has(&word.letters) && !KIN.has(&word.letters);
    let mut all = Vec::new();
    let mut at = 0;
    while at < segment.len() {
        // In a list of names "Will" is somebody where nothing stands beside it but more of a name.
        let is_first_name = |place: usize| {
            let is_before_a_name = segment
                .get(place + 1)
                .is_some_and(|next| next.is_capital() && !next.is_title() && !next.is_said_of_many());
            let may_be = segment.get(place).is_some_and(|word| word.may_be_name());
            holds.is_of_names() && may_be && (segment.len() == 1 || is_before_a_name)
        };
        let is_name_word = |place: usize| {
            segment.get(place).is_some_and(|word| {
                word.is_capital()
                    && !word.is_title()
                    && (!word.is_said_of_many() || is_first_name(place))
                    && !word.is_short_for_words()
                    && word.letters.chars().filter(|one| one.is_alphabetic()).count() > 0
            })
        };
        let is_particle = |place: usize| {
            segment
                .get(place)
                .is_some_and(|word| PARTICLES.has(&word.letters) && !word.letters.starts_with("and"))
        };
        // A title in front makes even a trade a name: "Mr Baker", "Dr Ward".
        let is_titled =
            at.checked_sub(1).and_then(|before| segment.get(before)).is_some_and(|word| word.is_title());
        let is_titled_word = is_titled
            && segment
                .get(at)
                .is_some_and(|word| word.is_capital() && !word.has_digits() && !word.is_title());
        let mut from = at;
        while is_particle(at) && !is_name_word(at) {
            at += 1;
        }
        if !is_name_word(at) && !is_titled_word {
            at = from + 1;
            continue;
        }
        if is_titled_word {
            at = from;
        }
        let first = at;
        let mut last = at;
        at += 1;
        loop {
            let mut next = at;
            while is_particle(next) && !is_name_word(next) {
                next += 1;
            }
            // A surname may be a trade where the first name stands before it: "Ruth Hill".
            let is_surname = segment.get(next).is_some_and(|word| {
                word.is_capital()
                    && COMMON.has(&word.letters)
                    && next == first + 1
                    && next + 1 == segment.len()
            });
            if is_name_word(next) || (is_surname && holds != Holds::Among) {
                last = next;
                at = next + 1;
            } else {
                break;
            }
        }
        let count = last + 1 - first;
        let is_of_a_service = segment
            .iter()
            .enumerate()
            .any(|(place, word)| !(first..=last).contains(&place) && is_service(word));
        let is_alone = segment.iter().enumerate().all(|(place, word)| {
            (first..=last).contains(&place)
                || KIN.has(&word.letters)
                || SMALL.has(&word.letters)
                || word.is_title()
                || place < first
        });
        let is_other_writing = segment
            .get(first)
            .is_some_and(|word| !word.written.contains(|one: char| one.is_lowercase() || one.is_uppercase()));
        let is_ordinary = count == 1 && segment.get(first).is_some_and(|word| COMMON.has(&word.letters));
        let takes = match holds {
            Holds::Words => false,
            Holds::Name | Holds::Names => is_titled || !is_of_a_service,
            Holds::Among => {
                is_titled
                    || (!is_of_a_service && (count > 1 || (is_alone && !is_ordinary) || is_other_writing))
            }
        };
        // A saint is a church, a school or a street.
        let is_saint = segment.get(from).is_some_and(|word| word.letters == "st") && holds == Holds::Among;
        if takes && count <= 6 && !is_saint {
            if from + 1 < first && !is_titled {
                from = first;
            }
            let begin = if is_particle(from) { from } else { first };
            if let (Some(a), Some(b)) = (segment.get(begin), segment.get(last)) {
                all.push((a.from, b.to));
            }
        }
    }
    all
}

/// "mrs hegarty", "parveen": what is left of a short list once all is taken out that is said of many.
fn in_small_letters(segment: &[&Word<'_>], holds: Holds) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut is_titled = false;
    let mut count = 0;
    for word in segment {
        let is_particle = open.is_some() && PARTICLES.has(&word.letters);
        let is_alone = segment.len() == 1 && word.may_be_name();
        let is_of_many = word.is_said_of_many() && !is_alone;
        let tells = !word.is_title() && !is_of_many && (word.letters.chars().count() > 1);
        if tells || is_particle {
            count += 1;
            let takes = holds.is_of_names() || is_titled;
            open = Some((open.map_or(word.from, |(from, _)| from), word.to)).filter(|_| takes);
        } else {
            is_titled = word.is_title();
            all.extend(open.take().filter(|_| count <= 3));
            count = 0;
        }
    }
    all.extend(open.filter(|_| count <= 3));
    all
}

/// What the name of a service holds that is often called by somebody's: "patelski" is a name, "chiropody" is a word.
#[must_use]
pub fn of_service(name: &str) -> Holds {
    let words = words(name);
    let is_name = |word: &Word<'_>| {
        let letters = word.letters.as_str();
        let is_word =
            [&COMMON, &SELDOM, &WEAK, &LOCALES, &PLACE_WORDS, &SERVICES].iter().any(|list| list.has(letters));
        // "Cardiology", "nursing", "pharmacist": words for what is done and for who does it.
        let endings =
            ["ogy", "apy", "ody", "ry", "ics", "ing", "ist", "ment", "tion", "sis", "al", "ism", "ts"];
        let is_made = endings
            .iter()
            .any(|ending| letters.trim_end_matches('s').ends_with(ending) || letters.ends_with(ending));
        !word.is_capital()
            && !word.is_title()
            && !word.is_said_of_many()
            && !is_word
            && !is_made
            && letters.len() > 3
    };
    if (1..=2).contains(&words.len()) && words.iter().all(is_name) { Holds::Names } else { Holds::Among }
}

/// The names of people in a field, as they are written.
#[must_use]
pub fn people(text: &str, holds: Holds) -> Vec<&str> {
    let cut = |(from, to): (usize, usize)| text.get(from..to).map(str::trim);
    places(text, holds)
        .into_iter()
        .filter_map(cut)
        .filter(|name| name.contains(char::is_alphabetic))
        .collect()
}

/// A label with initials for the names in it: "E. O., neighbour".
#[must_use]
pub fn shortened_label(text: &str, holds: Holds) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (from, to) in places(text, holds) {
        out.push_str(text.get(done..from).unwrap_or_default());
        let after = text.get(to..).unwrap_or_default();
        out.push_str(&stand_in(text.get(from..to).unwrap_or_default(), Instead::Initials, after));
        done = to;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}
