//! Supports that are there and that the plan does not name: neighbours, friends, relatives, clubs, places of worship.

use super::{Found, Pattern, RuleContext};
use crate::case::{When, date::day_in_words};
use crate::reports::chronology::{
    analysed::AnalysedEntry,
    entry::Valence,
    words::{any, is_empty_word, is_one, stem, tokens, written},
};
use std::collections::{BTreeMap, BTreeSet};

/// The rule in words.
pub const RULE: &str = "An informal tie that is or was strong or close, or an entry in which somebody outside the services helps or takes part regularly, and that the plan does not name. A tie that is also strained or in conflict is left out.";

/// The rows that this file carries out: positives, strengths and hidden supports beside the concerns.
pub const SOURCE_ROWS: &[&str] = &["K29", "K35"];

/// A tie of the map or the genogram, as the diagrams hand it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// With whom or what.
    pub name: String,
    /// What it is: `family`, `friend`, `neighbour`, `faith`, `club`, `leisure`, `community`, `pet`; anything else is a service.
    pub kind: String,
    /// Whether the tie is or was strong, close or good.
    pub is_good: bool,
    /// Whether it is strained, stressful, broken or in conflict as well.
    pub is_strained: bool,
    /// Since when and until when, if that is known.
    pub when: Option<When>,
}

const INFORMAL: &[&str] = &["family", "friend", "neighbour", "faith", "club", "leisure", "community", "pet"];

/// Words for people who help without being a service.
const HELPERS: &[&str] = &[
    "neighbour",
    "neighbours",
    "friend",
    "friends",
    "granddaughter",
    "grandson",
    "niece",
    "nephew",
    "cousin",
    "godson",
    "goddaughter",
    "volunteer",
    "volunteers",
    "befriender",
    "landlady",
];

/// Places and circles that hold a person.
const PLACES: &[&str] = &[
    "chapel",
    "church",
    "mosque",
    "temple",
    "synagogue",
    "gurdwara",
    "choir",
    "club",
    "society",
    "allotment",
    "allotments",
    "bowls",
    "bingo",
    "library",
    "congregation",
    "parish",
    "lodge",
    "legion",
];

/// What helpers do, and what people do who belong.
const DOES: &[&str] = &[
    "bring~",
    "help~",
    "visit~",
    "ring~",
    "look~",
    "goes",
    "going",
    "come",
    "comes",
    "shop~",
    "sit~",
    "sing~",
    "drive~",
    "walk~",
    "cook~",
    "call~ in",
    "taken",
    "takes",
    "attend~",
    "collect~",
    "keep~",
    "check~",
    "play~",
    "belong~",
    "join~",
    "back at",
    "return~",
    "weekly",
    "every",
    "each",
    "holds",
    "pop~",
    "puts",
    "does",
    "feed~",
    "mow~",
    "monthly",
    "key",
    "hosts",
    "invite~",
    "accompan~",
];

/// What makes an entry about something else.
const UNLESS: &[&str] = &[
    "report~",
    "complain~",
    "falls out",
    "quarrel~",
    "shout~",
    "hears",
    "heard",
    "die",
    "dies",
    "died",
    "funeral",
    "closes",
    "police",
    "argument",
    "stops",
    "stopped",
    "ends",
    "emigrate~",
    "by post",
    "no longer",
    "refuse~",
];

/// A name that stands for a place: the words around it that are part of it.
fn place(words: &[String]) -> Option<String> {
    let at = words.iter().position(|word| PLACES.contains(&word.as_str()))?;
    let is_part =
        |word: &&String| !is_empty_word(word) && !is_one(word, DOES) && word.chars().all(char::is_alphabetic);
    let before: Vec<&String> = words.get(..at)?.iter().rev().take_while(is_part).take(2).collect();
    let after = words.get(at..)?.iter().take_while(is_part).take(3);
    let name: Vec<&str> = before.into_iter().rev().chain(after).map(String::as_str).collect();
    Some(name.join(" "))
}

/// A person's name beside a word for a helper: "neighbour Emeka Okafor", "Malcolm next door".
fn helper(text: &str) -> Option<String> {
    let words = written(text);
    let is_name = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase);
    for (at, word) in words.iter().enumerate() {
        if HELPERS.contains(&word.to_lowercase().as_str()) {
            let name: Vec<&str> = words.get(at + 1..)?.iter().take_while(is_name).take(3).copied().collect();
            if !name.is_empty() {
                return Some(name.join(" "));
            }
        }
        if *word == "next" && words.get(at + 1) == Some(&"door") {
            let before = words.get(..at)?;
            return before.last().filter(|name| is_name(name)).map(|name| (*name).to_owned());
        }
    }
    None
}

/// The support that an entry tells of.
#[must_use]
pub fn told(entry: &AnalysedEntry<'_>) -> Option<String> {
    entry.seen.support.get_or_init(|| reads_as_support(entry)).clone()
}

fn reads_as_support(entry: &AnalysedEntry<'_>) -> Option<String> {
    let words = entry.words();
    if any(words, UNLESS) || !any(words, DOES) {
        return None;
    }
    // A named helper can stand in a bad entry: lost in town, and brought home by a neighbour.
    if let Some(name) = helper(&entry.incident) {
        return Some(name);
    }
    let is_good = matches!(entry.sign, Some(Valence::Positive) | None);
    place(words).filter(|_| is_good)
}

fn stems_of(name: &str) -> BTreeSet<String> {
    let common = ["famil", "neighbour", "friend", "lunch", "club", "group", "s", "next", "door"];
    tokens(name)
        .iter()
        .map(|word| stem(word))
        .filter(|stem| !common.contains(&stem.as_str()) && !is_empty_word(stem))
        .collect()
}

/// Every support that the plan does not name, each once.
#[must_use]
pub fn find(rows: &[&AnalysedEntry<'_>], scene: &RuleContext<'_>) -> Vec<Pattern> {
    struct Known {
        name: String,
        stems: BTreeSet<String>,
        rows: Vec<String>,
        ended: Option<String>,
    }
    let planned: BTreeSet<String> = tokens(scene.plan).iter().map(|word| stem(word)).collect();
    let mut known: Vec<Known> = Vec::new();
    for support in scene.supports {
        let (first, last) = support.when.map_or((None, None), |when| when.bounds());
        let is_begun = first.is_none_or(|first| first <= scene.as_of);
        if !support.is_good || support.is_strained || !is_begun || !INFORMAL.contains(&support.kind.as_str())
        {
            continue;
        }
        let stems = stems_of(&support.name);
        let ended = last.filter(|last| *last <= scene.as_of).map(day_in_words);
        match known.iter_mut().find(|known| !known.stems.is_disjoint(&stems)) {
            Some(known) => known.stems.extend(stems),
            None => known.push(Known { name: support.name.clone(), stems, rows: Vec::new(), ended }),
        }
    }
    // Which of them has a stem first, as a long record names many.
    let mut by_stem: BTreeMap<String, usize> = BTreeMap::new();
    for (at, known) in known.iter().enumerate() {
        for stem in &known.stems {
            by_stem.entry(stem.clone()).or_insert(at);
        }
    }
    for row in rows {
        let Some(name) = told(row) else { continue };
        let stems = stems_of(&name);
        let at = stems.iter().filter_map(|stem| by_stem.get(stem)).min().copied();
        match at.and_then(|at| known.get_mut(at)) {
            Some(known) => known.rows.push(row.id.clone()),
            None => {
                for stem in &stems {
                    by_stem.entry(stem.clone()).or_insert(known.len());
                }
                known.push(Known { name, stems, rows: vec![row.id.clone()], ended: None });
            }
        }
    }
    known.retain(|support| support.stems.is_disjoint(&planned));
    let pattern = |support: Known| {
        let words = support.ended.map_or_else(
            || format!("{} is a support that the plan does not name", support.name),
            |on| format!("{} was a strong tie until {on}, and the plan does not name it", support.name),
        );
        Pattern { found: Found::Positive { name: support.name }, rows: support.rows, words, rule: RULE }
    };
    known.into_iter().map(pattern).collect()
}
