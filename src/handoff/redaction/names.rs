//! Names in the words: whose names a case knows, where they stand in free text, and initials or a gap in their place.
//!
//! A name is found as whole words, in capitals or small letters, before a possessive too: "Frank" in "Frank's" and in
//! "FRANK", never in "frankly".

use crate::case::network::SystemKind;
use crate::case::{Case, Key, Value, order};
use crate::edit::wording;
use crate::forms::CLIENT;
use crate::reports::chronology::names::initials;
use std::collections::{BTreeMap, BTreeSet};

/// Said in the place of a name that is withheld.
pub const GAP: &str = "[name withheld]";

/// What stands in the place of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// "F. A." for "Frank Amos".
    Initials,
    /// [`GAP`].
    Gap,
    /// The name itself.
    Kept,
}

/// Somebody whose name the case knows: a person of the family, or a contact who is only named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The id of the person, or nothing for a contact.
    pub id: String,
    /// The name that they are shown by.
    pub shown: String,
    /// Every name that they go by: in full, preferred.
    pub names: Vec<String>,
}

/// Everybody whose name the case knows, the client first; withdrawn people too, as their names may stand in what is shared.
#[must_use]
pub fn known(case: &Case) -> Vec<Known> {
    let mut ids: Vec<&str> = case.all_things("person").filter(|id| *id != CLIENT).collect();
    ids.insert(0, CLIENT);
    let mut all: Vec<Known> = ids.into_iter().filter_map(|id| person(case, id)).collect();
    let mut names = BTreeSet::new();
    for known in &all {
        names.extend(known.names.iter().map(|name| name.to_lowercase()));
    }
    // A practitioner is named by their own entries, and stays so.
    names.extend(case.operations().map(|operation| operation.by.name.to_lowercase()));
    let mut add = |name: &str| {
        let name = name.trim();
        if is_a_name(name) && names.insert(name.to_lowercase()) {
            all.push(Known { id: String::new(), shown: name.to_owned(), names: vec![name.to_owned()] });
        }
    };
    for key in case.keys().filter(|key| key.noun() == "consultation") {
        if key.field_name() == Some("referrer-name") {
            add(case.value(key).words());
        }
    }
    // A circle of the ecomap is often somebody: "Emeka Okafor, neighbour".
    for id in case.all_things("system") {
        let kind = SystemKind::of_slug(case.field("system", id, "kind").words());
        if kind.is_some_and(SystemKind::is_informal) {
            add(case.field("system", id, "name").words().split(',').next().unwrap_or_default());
        }
    }
    for id in case.all_things("chronology") {
        case.field("chronology", id, "people").words().split(';').for_each(&mut add);
    }
    all
}

/// Two to five words, each with a capital: "the neighbour" is nobody's name, and neither is "Home care".
fn is_a_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=5).contains(&words.len())
        && words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
}

fn person(case: &Case, id: &str) -> Option<Known> {
    let mut names: Vec<String> = Vec::new();
    for field in ["name", "preferred-name"] {
        // Earlier spellings stand in free text as well.
        for operation in case.history(&Key::field("person", id, field)) {
            let words = match &operation.value {
                Value::Whole(fields) => fields.get(field).map_or("", Value::words),
                value => value.words(),
            };
            let words = words.trim();
            if !words.is_empty() && !names.iter().any(|name| name == words) {
                names.push(words.to_owned());
            }
        }
    }
    let current = |field: &str| case.field("person", id, field).words().trim().to_owned();
    let shown =
        Some(current("name")).filter(|name| !name.is_empty()).unwrap_or_else(|| current("preferred-name"));
    (!names.is_empty()).then(|| Known { id: id.to_owned(), shown, names })
}

/// A word of a text: where it begins and ends in bytes, in small letters.
struct Word {
    from: usize,
    to: usize,
    small: String,
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut from = None;
    let ends = text.char_indices().chain(std::iter::once((text.len(), ' ')));
    for (at, letter) in ends {
        match (letter.is_alphanumeric(), from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                let small = text.get(start..at).unwrap_or_default().to_lowercase();
                words.push(Word { from: start, to: at, small });
                from = None;
            }
            _ => {}
        }
    }
    words
}

/// Words that stand in names and name nobody by themselves.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lady", "lord", "rev", "the", "de", "van", "von",
    "of", "and", "not", "known",
];

/// A name as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Its words in small letters, joined by spaces: by this it is chosen.
    pub words: String,
    /// As it is written where the name is entered.
    pub shown: String,
    /// Places in the list of the known: everybody who goes by it.
    pub owners: BTreeSet<usize>,
}

/// Every name and every part of one, the longest first, so that none is left half replaced.
#[must_use]
pub fn patterns(known: &[Known]) -> Vec<Pattern> {
    let mut all: BTreeMap<String, Pattern> = BTreeMap::new();
    for (place, one) in known.iter().enumerate() {
        for name in &one.names {
            let parts = words(name);
            let is_telling = |word: &&Word| {
                word.small.chars().filter(|letter| letter.is_alphabetic()).count() > 1
                    && !TITLES.contains(&word.small.as_str())
            };
            let telling: Vec<&Word> = parts.iter().filter(is_telling).collect();
            let whole = || parts.iter().map(|word| word.small.as_str()).collect::<Vec<_>>().join(" ");
            let mut add = |words: String, shown: &str| {
                let shown = shown.to_owned();
                let pattern =
                    all.entry(words.clone()).or_insert(Pattern { words, shown, owners: BTreeSet::new() });
                pattern.owners.insert(place);
            };
            if parts.len() > 1 && !telling.is_empty() {
                add(whole(), name);
            }
            for word in telling {
                add(word.small.clone(), name.get(word.from..word.to).unwrap_or_default());
            }
        }
    }
    let mut patterns: Vec<Pattern> = all.into_values().collect();
    order::by_key(&mut patterns, |pattern| {
        std::cmp::Reverse((pattern.words.split(' ').count(), pattern.words.len()))
    });
    patterns
}

/// A name found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Which of the patterns.
    pub pattern: usize,
    /// Where it begins, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
}

/// Looks for names, the longest first.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    patterns: Vec<(usize, Vec<String>)>,
    first: BTreeMap<String, Vec<usize>>,
}

impl Finder {
    /// A finder of these patterns; they are in order, the longest first.
    #[must_use]
    pub fn new(patterns: &[Pattern]) -> Self {
        let mut finder = Self::default();
        for (place, pattern) in patterns.iter().enumerate() {
            let words: Vec<String> = pattern.words.split(' ').map(str::to_owned).collect();
            let first = words.first().cloned().unwrap_or_default();
            finder.first.entry(first).or_default().push(finder.patterns.len());
            finder.patterns.push((place, words));
        }
        finder
    }

    /// Every name in the text, from its beginning to its end; none lies within another.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Match> {
        if self.patterns.is_empty() {
            return Vec::new();
        }
        let words = words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let candidates = self.first.get(&word.small).map(Vec::as_slice).unwrap_or_default();
            let fit = candidates.iter().find_map(|candidate| {
                let (pattern, wanted) = self.patterns.get(*candidate)?;
                let run = words.get(at..at + wanted.len())?;
                let is_it = run.iter().zip(wanted).all(|(word, wanted)| word.small == *wanted)
                    && run.windows(2).all(|pair| is_joined(text, pair));
                is_it.then_some((*pattern, wanted.len(), run.last()?.to))
            });
            if let Some((pattern, count, to)) = fit {
                found.push(Match { pattern, from: word.from, to });
                at += count;
            } else {
                at += 1;
            }
        }
        found
    }
}

/// Whether two words stand together as those of a name do: parted by spaces, a hyphen, an apostrophe, a full stop.
fn is_joined(text: &str, pair: &[Word]) -> bool {
    let [before, after] = pair else { return false };
    let between = text.get(before.to..after.from).unwrap_or_default();
    between.chars().count() <= 3
        && between
            .chars()
            .all(|letter| letter.is_whitespace() || "-\u{2010}\u{2011}'\u{2019}.".contains(letter))
}

/// What stands in the place of a name that was found, so that "F. A.." does not end a sentence.
#[must_use]
pub fn stand_in(name: &str, instead: Instead, after: &str) -> String {
    match instead {
        Instead::Kept => name.to_owned(),
        Instead::Gap => GAP.to_owned(),
        Instead::Initials => {
            let is_start = |letter: char| letter.is_whitespace() || "-\u{2010}\u{2011}".contains(letter);
            let first = |part: &str| part.chars().find(|letter| letter.is_alphanumeric());
            let letters: Vec<String> = name.split(is_start).filter_map(first).map(String::from).collect();
            let short = initials(&letters.join(" "));
            let ends = after.starts_with('.');
            if ends { short.strip_suffix('.').unwrap_or(&short).to_owned() } else { short }
        }
    }
}

/// Where a value stands, as [`crate::edit::wording`] calls it.
#[must_use]
pub fn place(key: &Key) -> String {
    let thing = wording::noun(key.noun());
    let field = wording::key(key);
    if field.starts_with(thing) { field } else { format!("{thing}: {field}") }
}

/// The words around a name, so that one can tell whether it is one.
#[must_use]
pub fn excerpt(text: &str, found: &Match) -> String {
    let before: Vec<char> = text.get(..found.from).unwrap_or_default().chars().rev().take(30).collect();
    let after: String = text.get(found.to..).unwrap_or_default().chars().take(30).collect();
    let before: String = before.into_iter().rev().collect();
    let name = text.get(found.from..found.to).unwrap_or_default();
    let excerpt = format!("{before}{name}{after}");
    excerpt.split_whitespace().collect::<Vec<_>>().join(" ")
}
