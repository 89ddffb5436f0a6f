//! Names with which something else is written as one: "clarissawexmoor@", "#wexmoorfamily", "wexmoorclarissa".

use super::finder::{Facts, Finder, Match, Way};
use super::fold::Text;
use super::lists::TITLES;
use super::manner::Manner;
use super::spelling::key;

impl Finder {
    /// Names within the part of an e-mail address before the at sign, and in what follows an at sign or a hash by itself.
    pub(super) fn in_addresses(&self, text: &Text<'_>) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        let is_part = |one: char| one.is_alphanumeric() || "._%+-".contains(one);
        for (at, sign) in text.source.match_indices(['@', '#']) {
            let before = text.source.get(..at).unwrap_or_default();
            let begin = before.trim_end_matches(is_part).len();
            let is_address = sign == "@" && begin < at;
            let rest = text.source.get(at + 1..).unwrap_or_default();
            let length = rest.find(|one: char| !is_part(one)).unwrap_or(rest.len());
            let length = rest.get(..length).unwrap_or_default().trim_end_matches(['.', '-']).len();
            let (from, to) = if is_address { (begin, at) } else { (at + 1, at + 1 + length) };
            let is_taken = found.last().is_some_and(|last| from < last.to);
            if from == to || is_taken || (!is_address && begin < at) {
                continue;
            }
            let first = text.words.partition_point(|word| word.from < from);
            let inside = text.words.iter().skip(first).take_while(|word| word.to <= to);
            let letters: String = inside.map(|word| text.letters(word)).collect();
            let is_within = |facts: &&(usize, &Facts)| {
                let (_, facts) = facts;
                // After a hash stand colours as well, of few letters.
                let is_long = facts.letters.len() > 3
                    || (is_address && facts.letters.len() > 2 && letters.starts_with(&facts.letters));
                is_long && letters.contains(facts.letters.as_str())
            };
            let longest = self
                .facts
                .iter()
                .enumerate()
                .filter(|one| is_within(&one))
                .max_by_key(|(_, facts)| facts.letters.len());
            if let Some((pattern, _)) = longest {
                let is_asked = !is_address && self.manner(pattern) != Manner::Plain;
                found.push(Match { pattern, from, to, is_asked });
            }
        }
        found
    }

    /// Whether a name with what stands against its front may be another name: "McDonald" is not "Donald".
    pub(super) fn is_another(&self, text: &Text<'_>, at: usize, pattern: usize) -> bool {
        let Some(place) = at.checked_sub(1) else { return false };
        let before = text.at(place);
        let is_word = before.chars().count() > 1 && !before.contains(char::is_numeric);
        is_word && !TITLES.has(before) && !self.shares(text, place, pattern)
    }

    /// Two names of one person that were written as one word, in any order: "wexmoorclarissa".
    pub(super) fn in_one(&self, text: &Text<'_>, at: usize, each: &mut dyn FnMut(usize, usize, usize)) {
        let Some(word) = text.words.get(at) else { return };
        let letters = text.letters(word);
        let of = |letters: &str| self.ways.get(&key(letters)).map(Vec::as_slice).unwrap_or_default();
        let plain = |way: &Way| self.facts.get(way.pattern).filter(|facts| facts.manner == Manner::Plain);
        for (cut, _) in letters.char_indices().skip(3) {
            let Some((first, rest)) = letters.split_at_checked(cut) else { return };
            if rest.len() < 3 || letters.len() < 8 || !self.may_go_on(first) {
                return;
            }
            for way in of(first) {
                let mut others = of(rest).iter().filter_map(plain);
                let is_theirs = |facts: &Facts| others.any(|other| !other.owners.is_disjoint(&facts.owners));
                if plain(way).is_some_and(is_theirs) {
                    each(at + 1, way.pattern, word.from);
                }
            }
        }
    }
}
