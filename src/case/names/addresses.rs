//! Names within the addresses that people go by on the net: "clarissawexmoor@", in which no space parts them.

use super::finder::{Facts, Finder, Match};
use super::fold::Text;

impl Finder {
    /// Names within the part of an e-mail address before the at sign, and in the names that people go by on the net.
    pub(super) fn in_addresses(&self, text: &Text<'_>) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        let is_part = |one: char| one.is_alphanumeric() || "._%+-".contains(one);
        for (at, _) in text.source.match_indices('@') {
            let before = text.source.get(..at).unwrap_or_default();
            let from = before.trim_end_matches(is_part).len();
            if from == at {
                continue;
            }
            let first = text.words.partition_point(|word| word.from < from);
            let inside = text.words.iter().skip(first).take_while(|word| word.to <= at);
            let letters: String = inside.map(|word| text.letters(word)).collect();
            let is_within = |facts: &&(usize, &Facts)| {
                let (_, facts) = facts;
                let is_long = facts.letters.len() > 3
                    || (facts.letters.len() > 2 && letters.starts_with(&facts.letters));
                is_long && letters.contains(facts.letters.as_str())
            };
            let longest = self
                .facts
                .iter()
                .enumerate()
                .filter(|one| is_within(&one))
                .max_by_key(|(_, facts)| facts.letters.len());
            if let Some((pattern, _)) = longest {
                found.push(Match { pattern, from, to: at, is_asked: false });
            }
        }
        found
    }
}
