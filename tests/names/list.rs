//! The committed list: how many of the names in its sentences are found, and how much of what is found is a name.

use kith::case::names::{Finder, Known, Match, Pattern, patterns};
use std::collections::BTreeMap;

/// Recall and precision that the list asks for.
const RECALL: f64 = 0.99;
const PRECISION: f64 = 0.95;

struct People {
    keys: BTreeMap<String, usize>,
    patterns: Vec<Pattern>,
    finder: Finder,
}

fn people() -> People {
    let mut known: Vec<Known> = Vec::new();
    let mut keys = BTreeMap::new();
    for line in include_str!("people.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (key, names) = (cells.next().unwrap(), cells.nth(1).unwrap());
        keys.insert(key.to_owned(), known.len());
        let names: Vec<String> = names.split('|').map(str::to_owned).collect();
        known.push(Known { id: key.to_owned(), shown: names[0].clone(), names });
    }
    assert!(known.len() >= 120, "{}", known.len());
    let patterns = patterns(&known);
    let finder = Finder::new(&patterns);
    People { keys, patterns, finder }
}

/// A sentence without its marks, and whose names stand where in it.
fn read(line: &str) -> (String, Vec<(usize, usize, String)>) {
    let (mut text, mut names, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (marked, left) = after.split_once('}').unwrap();
        let (key, name) = marked.split_once(':').unwrap();
        names.push((text.len(), text.len() + name.len(), key.to_owned()));
        text.push_str(name);
        rest = left;
    }
    text.push_str(rest);
    (text, names)
}

#[derive(Default)]
struct Tally {
    sentences: usize,
    names: usize,
    found: usize,
    whose: usize,
    marked: usize,
    right: usize,
    asked: usize,
    asked_right: usize,
    misses: Vec<String>,
}

impl Tally {
    fn recall(&self) -> f64 {
        self.found as f64 / self.names as f64
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.marked as f64
    }
}

/// A name is found when none of its words of two letters or more is left; a title or a small word before it may be.
fn is_covered(text: &str, from: usize, to: usize, found: &[Match]) -> bool {
    let mut ends: Vec<usize> = text[from..to]
        .char_indices()
        .filter(|(_, letter)| {
            !letter.is_alphanumeric() && !"\u{ad}\u{300}\u{301}\u{302}\u{308}".contains(*letter)
        })
        .flat_map(|(at, letter)| [from + at, from + at + letter.len_utf8()])
        .collect();
    ends.insert(0, from);
    ends.push(to);
    ends.chunks(2).all(|pair| {
        let (a, b) = (pair[0], pair[1]);
        let word = &text[a..b];
        let is_small = matches!(
            word.to_lowercase().as_str(),
            "mr" | "de" | "da" | "dos" | "van" | "der" | "la" | "el" | "al" | "di" | "bin" | "ben" | "d"
        );
        word.chars().count() < 2 || is_small || found.iter().any(|one| one.from <= a && b <= one.to)
    })
}

fn count(list: &str) -> Tally {
    let people = people();
    let mut tally = Tally::default();
    for line in list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (text, names) = read(line);
        let found = people.finder.find(&text);
        tally.sentences += 1;
        for (from, to, key) in &names {
            tally.names += 1;
            let is_found = is_covered(&text, *from, *to, &found);
            tally.found += usize::from(is_found);
            let owner = people.keys.get(key).unwrap_or_else(|| panic!("{key} is nobody: {line}"));
            let is_theirs = |one: &&Match| one.from < *to && *from < one.to;
            let whose =
                found.iter().filter(is_theirs).any(|one| people.patterns[one.pattern].owners.contains(owner));
            tally.whose += usize::from(is_found && whose);
            if !is_found {
                tally.misses.push(format!("missed {}: {text}", &text[*from..*to]));
            }
        }
        for one in &found {
            let is_right = names.iter().any(|(from, to, _)| one.from < *to && *from < one.to);
            tally.marked += 1;
            tally.right += usize::from(is_right);
            tally.asked += usize::from(one.is_asked);
            tally.asked_right += usize::from(one.is_asked && is_right);
            if !is_right {
                let how = if one.is_asked { "asked" } else { "taken" };
                tally.misses.push(format!("{how} {}: {text}", &text[one.from..one.to]));
            }
        }
    }
    tally
}

fn check(name: &str, list: &str, least: usize) {
    let tally = count(list);
    for miss in &tally.misses {
        println!("{miss}");
    }
    println!(
        "{name}: {} sentences, {} names; recall {:.4} ({} found, {} of them as whose they are); precision {:.4} ({} of {}); asked {}, of which {} were names",
        tally.sentences,
        tally.names,
        tally.recall(),
        tally.found,
        tally.whose,
        tally.precision(),
        tally.right,
        tally.marked,
        tally.asked,
        tally.asked_right
    );
    assert!(tally.sentences >= least);
    assert!(tally.recall() >= RECALL, "recall {:.4}", tally.recall());
    assert!(tally.precision() >= PRECISION, "precision {:.4}", tally.precision());
    assert!(tally.whose * 100 >= tally.found * 99, "{} of {}", tally.whose, tally.found);
}

#[test]
fn names_in_four_hundred_sentences_are_found_and_words_are_left() {
    check("the list", include_str!("sentences.txt"), 400);
}

/// Written after the engine stood; what it said the first time is kept in its first line.
#[test]
fn names_in_sentences_written_afterwards_are_found_too() {
    check("the second list", include_str!("afterwards.txt"), 150);
}
