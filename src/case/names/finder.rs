//! Finds names in a text, the longest first.

use super::fold::{Shape, Text};
use super::letters::{is_apostrophe, is_dash, is_unspaced, joins_after, joins_before};
use super::lists::{ARTICLES, PARTICLES, SMALL, WEAK};
use super::manner::{Manner, Verdict};
use super::pattern::Pattern;
use super::spelling::{bare, key};
use std::collections::{BTreeMap, BTreeSet};

/// A name found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Which of the patterns.
    pub pattern: usize,
    /// Where it begins, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// Whether it may be an ordinary word there, so that somebody has to say.
    pub is_asked: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub manner: Manner,
    pub owners: BTreeSet<usize>,
    is_single: bool,
    pub letters: String,
}

/// One way of writing a pattern.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub pattern: usize,
    /// Where its words end, counted in bare letters.
    ends: Vec<usize>,
    /// How many words at the end are not the name's own.
    besides: usize,
    is_run_together: bool,
}

/// Looks for names, the longest first.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    pub(super) facts: Vec<Facts>,
    pub(super) ways: BTreeMap<String, Vec<Way>>,
    /// How they begin, sorted: a text is read on only while one of them may still come of it.
    begins: Vec<String>,
    /// How each begins, in a bit: most words of a text begin like none of them.
    first: Vec<u64>,
    /// The first letters of the words of each owner.
    initials: BTreeMap<usize, BTreeSet<char>>,
}

const fn spread(first: char, second: char) -> u32 {
    (first as u32).wrapping_mul(31).wrapping_add(second as u32) % 2048
}

fn begin(letters: &str) -> (char, Option<char>) {
    let mut letters = letters.chars();
    (letters.next().unwrap_or(' '), letters.next())
}

/// "This" is no plural of "Thi".
fn is_ordinary(word: &str) -> bool {
    [&SMALL, &WEAK, &ARTICLES].into_iter().any(|list| list.has(word))
}

impl Finder {
    /// A finder of these patterns; they are in order, the longest first.
    #[must_use]
    pub fn new(patterns: &[Pattern]) -> Self {
        let mut finder = Self { first: vec![0; 64], ..Self::default() };
        for (place, pattern) in patterns.iter().enumerate() {
            let besides = pattern.before.chars().count();
            let mut letters = String::new();
            let mut ends = Vec::new();
            for word in pattern.words.split(' ') {
                letters.push_str(word);
                ends.push(bare(&letters).len());
                for owner in &pattern.owners {
                    finder.initials.entry(*owner).or_default().extend(word.chars().next());
                }
            }
            finder.facts.push(Facts {
                manner: pattern.manner,
                owners: pattern.owners.clone(),
                is_single: ends.len() == 1 && besides == 0,
                letters: letters.clone(),
            });
            letters.push_str(pattern.before);
            let begins = [bare(&letters), bare(&key(&letters))];
            for begins in begins {
                finder.mark(&begins);
                finder.begins.push(begins);
            }
            if let Some(rest) = letters.strip_prefix("mc") {
                let other = bare(&format!("mac{rest}"));
                finder.mark(&other);
                finder.begins.push(other);
            }
            finder.ways.entry(key(&letters)).or_default().push(Way {
                pattern: place,
                ends,
                besides,
                is_run_together: pattern.is_run_together,
            });
        }
        finder.begins.sort_unstable();
        finder.begins.dedup();
        finder
    }

    fn mark(&mut self, letters: &str) {
        let (first, second) = begin(letters);
        let mut set = |bit: u32| {
            if let Some(bits) = self.first.get_mut((bit / 32) as usize) {
                *bits |= 1 << (bit % 32);
            }
        };
        match second {
            Some(second) => set(spread(first, second)),
            None => (0..2048).for_each(set),
        }
    }

    fn may_begin(&self, letters: &str) -> bool {
        let (first, second) = begin(letters);
        // A word of one letter may go on in the next; "ae" and its like are written as one.
        let Some(second) = second else { return true };
        let is_pair = matches!((first, second), ('a' | 'o' | 'u', 'e') | ('a', 'a') | ('d', 'j'));
        let bit = spread(first, second);
        is_pair || self.first.get((bit / 32) as usize).is_some_and(|bits| bits & (1 << (bit % 32)) != 0)
    }

    pub(super) fn may_go_on(&self, letters: &str) -> bool {
        let bare = bare(letters);
        let at = self.begins.partition_point(|one| one.as_str() < bare.as_str());
        self.begins.get(at).is_some_and(|one| one.starts_with(&bare))
    }

    pub(super) fn manner(&self, pattern: usize) -> Manner {
        self.facts.get(pattern).map_or(Manner::Plain, |facts| facts.manner)
    }

    /// Whether a word beside is another name of somebody who bears this one.
    pub(super) fn shares(&self, text: &Text<'_>, place: usize, pattern: usize) -> bool {
        let Some(facts) = self.facts.get(pattern) else { return false };
        let ways = self.ways.get(&key(text.at(place))).map(Vec::as_slice).unwrap_or_default();
        ways.iter().any(|way| {
            way.pattern != pattern
                && self.facts.get(way.pattern).is_some_and(|other| !other.owners.is_disjoint(&facts.owners))
        })
    }

    /// Every name in the text, from its beginning to its end; none lies within another.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Match> {
        self.found(text, false)
    }

    /// The same in a field that holds nothing but names: no word in it is an ordinary one.
    #[must_use]
    pub fn find_in_names(&self, text: &str) -> Vec<Match> {
        self.found(text, true)
    }

    /// Which patterns stand anywhere in a text, those within others too.
    #[must_use]
    pub fn all_in(&self, text: &str) -> BTreeSet<usize> {
        let mut all = BTreeSet::new();
        if self.facts.is_empty() {
            return all;
        }
        let text = Text::run_together(text);
        for at in 0..text.words.len() {
            self.each_at(&text, at, &mut |_, pattern, _| {
                all.insert(pattern);
            });
        }
        all
    }

    fn found(&self, source: &str, are_names: bool) -> Vec<Match> {
        if self.facts.is_empty() {
            return Vec::new();
        }
        let text = Text::run_together(source);
        let mut found: Vec<Match> = Vec::new();
        let mut addresses = self.in_addresses(&text).into_iter().peekable();
        let mut at = 0;
        while let Some(word) = text.words.get(at) {
            if let Some(address) = addresses.next_if(|address| address.from <= word.from) {
                at = text.words.partition_point(|word| word.from < address.to).max(at + 1);
                found.push(address);
                continue;
            }
            let mut best: Option<(usize, usize, usize)> = None;
            self.each_at(&text, at, &mut |end, pattern, from| {
                // Of the ways to read one run, the pattern that stands first is the one of most words.
                if best.is_none_or(|(longest, known, _)| end > longest || (end == longest && pattern < known))
                {
                    best = Some((end, pattern, from));
                }
            });
            let Some((end, pattern, from)) = best else {
                at += 1;
                continue;
            };
            let mut verdict = if are_names { Verdict::Name } else { self.judge(&text, at, end, pattern) };
            if verdict == Verdict::Name && word.is_glued && self.is_another(&text, at, pattern) {
                verdict = Verdict::Asked;
            }
            if verdict != Verdict::Word {
                let to = text.words.get(end - 1).map_or(from, |word| word.to);
                let from = self.with_initials(&text, at, pattern).unwrap_or(from);
                let from = from.max(found.last().map_or(0, |last| last.to));
                found.push(Match { pattern, from, to, is_asked: verdict == Verdict::Asked });
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }

    /// Each way in which a name begins at a word: the word after it, the pattern, and where it begins in the text.
    fn each_at(&self, text: &Text<'_>, at: usize, each: &mut dyn FnMut(usize, usize, usize)) {
        let Some(word) = text.words.get(at) else { return };
        let letters = text.letters(word);
        if self.may_begin(letters) {
            self.read_on(text, at, letters, word.from, each);
            self.in_one(text, at, each);
        }
        let mut rest = letters.chars();
        if let Some(first) = rest.next().filter(|first| joins_before(*first)) {
            let is_joined =
                "\u{648}\u{641}\u{628}\u{644}\u{643}\u{5d5}\u{5dc}\u{5d1}\u{5de}\u{5e9}\u{5d4}\u{5db}"
                    .contains(first);
            let rest = rest.as_str();
            if is_joined && rest.chars().count() > 1 && self.may_begin(rest) {
                let begins = text.source.get(word.from..).and_then(|source| source.chars().next());
                self.read_on(text, at, rest, word.from + begins.map_or(0, char::len_utf8), each);
            }
        }
    }

    fn read_on(
        &self,
        text: &Text<'_>,
        at: usize,
        first: &str,
        from: usize,
        each: &mut dyn FnMut(usize, usize, usize),
    ) {
        let mut letters = first.to_owned();
        // Where words of the text end within the letters, with whether a name's own word may be parted there.
        let mut joins: Vec<(usize, bool)> = Vec::new();
        let mut end = at + 1;
        loop {
            self.try_letters(text, (at, end), &letters, &joins, from, each);
            let last = end - 1;
            if !self.may_go_on(&letters) || end >= text.words.len() || joins.len() > 12 {
                return;
            }
            let Some(within) = self.join(text, last, end == at + 1) else { return };
            joins.push((bare(&letters).len(), within));
            letters.push_str(text.at(end));
            end += 1;
        }
    }

    /// Whether a word stands together with the next as those of a name do, and whether one word may be parted so.
    fn join(&self, text: &Text<'_>, last: usize, is_first: bool) -> Option<bool> {
        if text.is_broken(last) {
            return Some(true);
        }
        let between: Vec<char> = text.between(last).collect();
        let can_join =
            |one: &char| one.is_whitespace() || is_dash(*one) || is_apostrophe(*one) || ".,_".contains(*one);
        if between.len() > 3 || !between.iter().all(can_join) || between.contains(&',') {
            return None;
        }
        let is_tight = between.len() <= 1 && between.iter().all(|one| is_dash(*one) || is_apostrophe(*one));
        let next = text.words.get(last + 1)?;
        // "Frank's" is Frank; and what is left of "don't" and "he'll" begins no name.
        let (word, after) = (text.at(last), text.letters(next));
        if is_tight
            && matches!(after, "s" | "t" | "d" | "m" | "ll" | "re" | "ve")
            && between.iter().any(|one| is_apostrophe(*one))
        {
            return None;
        }
        // "w e x m o o r".
        let is_spaced = between.len() == 1 && [word, after].iter().all(|one| one.chars().count() == 1);
        let is_run = is_spaced || word.starts_with(is_unspaced) || after.starts_with(is_unspaced);
        let is_capital =
            next.shape != Shape::Small && text.words.get(last).is_some_and(|one| one.shape != Shape::Small);
        let is_particle = is_first && PARTICLES.has(word);
        Some(is_tight || is_run || (word.chars().count() > 1 && (is_capital || is_particle)))
    }

    fn try_letters(
        &self,
        text: &Text<'_>,
        (at, end): (usize, usize),
        letters: &str,
        joins: &[(usize, bool)],
        from: usize,
        each: &mut dyn FnMut(usize, usize, usize),
    ) {
        self.try_key(text, &key(letters), (at, end), joins, from, each);
        let last = text.at(end - 1);
        if last.len() > 2 && last.is_ascii() && last.ends_with('s') && !is_ordinary(last) {
            // "The Wexmoors", "Joneses": a name of two letters has no plural that could be told from another word.
            for ending in ["s", "es"] {
                if let Some(stem) = letters.strip_suffix(ending).filter(|stem| stem.len() > 2) {
                    self.try_key(text, &key(stem), (at, end), joins, from, each);
                }
            }
        }
        if last.starts_with(joins_after) {
            let places: Vec<usize> = letters.char_indices().map(|(place, _)| place).skip(3).collect();
            for place in places.into_iter().rev() {
                if let Some(stem) =
                    letters.get(..place).filter(|stem| stem.len() > letters.len() - last.len())
                {
                    self.try_key(text, stem, (at, end), joins, from, each);
                }
            }
        }
    }

    fn try_key(
        &self,
        text: &Text<'_>,
        key: &str,
        (at, end): (usize, usize),
        joins: &[(usize, bool)],
        from: usize,
        each: &mut dyn FnMut(usize, usize, usize),
    ) {
        for way in self.ways.get(key).map(Vec::as_slice).unwrap_or_default() {
            let parts_well = joins.iter().all(|(place, within)| *within || way.ends.contains(place));
            // "Clarissawexmoor" is a name, "also" is not "Al So".
            let is_one_word = way.ends.len() > 1 && joins.is_empty();
            let is_too_short = key.len() < 5 && key.is_ascii();
            let is_another = is_one_word && (is_too_short || !way.is_run_together);
            // "JoAnne" is not "Jo", and "j o" may be anybody's initials.
            let letters = key.chars().count();
            let is_doubtful = (letters < 3 && text.is_cut(at, end))
                || (letters < 4 && key.is_ascii() && joins.len() + 1 == letters && letters > 1);
            if parts_well && !is_another && !is_doubtful && end > at + way.besides {
                each(end - way.besides, way.pattern, from);
            }
        }
    }

    /// Where "C. Wexmoor" begins, if the letter before the name is the first of another of that person's names.
    fn with_initials(&self, text: &Text<'_>, at: usize, pattern: usize) -> Option<usize> {
        let facts = self.facts.get(pattern).filter(|facts| facts.is_single)?;
        let mut begins = None;
        let mut place = at;
        while let Some(before) = place.checked_sub(1) {
            let letter = text.at(before);
            let mut between = text.between(before);
            let is_close = between.by_ref().take(3).all(|one| one.is_whitespace() || one == '.')
                && between.next().is_none();
            let Some(first) = letter.chars().next().filter(|_| letter.chars().count() == 1) else { break };
            let is_theirs = facts
                .owners
                .iter()
                .any(|owner| self.initials.get(owner).is_some_and(|letters| letters.contains(&first)));
            let Some(word) = text.words.get(before) else { break };
            if !is_close || !is_theirs || word.shape == Shape::Small || first.is_numeric() {
                break;
            }
            begins = Some(word.from);
            place = before;
        }
        begins
    }
}
