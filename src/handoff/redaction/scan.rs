//! Looks through what is about to leave for what was withheld: in its decoded texts and in its bytes, in any capitals.

use super::names::{Finder, Pattern};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The shortest withheld string that is looked for; names are looked for whatever their length.
pub const SHORTEST: usize = 4;

/// Fields that no person wrote.
const MACHINE_MADE: &[&str] = &["stamp", "replaces", "salt", "digest", "sha256", "exported_at"];

fn is_machine_made(letter: char) -> bool {
    letter.is_ascii_hexdigit() || matches!(letter, '-' | ':' | '.')
}

/// Something withheld that was found in what was about to leave.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// What was found.
    pub what: String,
    /// Whether it is a name.
    pub is_name: bool,
    /// Where.
    pub place: String,
}

impl fmt::Display for Hit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what: String = self.what.chars().take(60).collect();
        let rest = if self.what.chars().count() > 60 { "\u{2026}" } else { "" };
        write!(f, "\u{201c}{what}{rest}\u{201d} still stands in {}. ", self.place)?;
        f.write_str(if self.is_name {
            "Choose what stands in the place of this name, or leave that part out."
        } else {
            "Leave that part out as well, or share where it comes from."
        })
    }
}

/// What must not leave.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Withheld strings in small letters, under their first four bytes.
    strings: BTreeMap<[u8; SHORTEST], Vec<String>>,
    count: usize,
    names: Vec<Pattern>,
    finder: Finder,
    /// What is said anyway, such as the case's random id, and is looked past.
    but: String,
}

impl Scan {
    /// A scan for withheld strings, given as they were written, but for those that the shared words hold as well; and for
    /// names. `shared` is every shared text in small letters.
    #[must_use]
    pub fn new(withheld: &BTreeSet<String>, shared: &str, names: &[Pattern], but: &str) -> Self {
        let mut scan = Self { finder: Finder::new(names), but: but.to_lowercase(), ..Self::default() };
        scan.names = names.to_vec();
        let mut small = BTreeSet::new();
        for text in withheld {
            small.insert(text.trim().to_lowercase());
            small.extend(text.lines().map(|line| line.trim().to_lowercase()));
        }
        for text in small {
            let is_name = names.iter().any(|name| name.shown.to_lowercase() == text);
            if is_name || text.chars().count() < SHORTEST || shared.contains(&text) {
                continue;
            }
            let Some(first) = text.as_bytes().first_chunk::<SHORTEST>().copied() else { continue };
            scan.strings.entry(first).or_default().push(text);
            scan.count += 1;
        }
        scan
    }

    /// No longer looks for names that are those of somebody who signs what leaves.
    pub fn allow(&mut self, signer: &str) {
        self.names.retain(|name| Finder::new(std::slice::from_ref(name)).find(signer).is_empty());
        self.finder = Finder::new(&self.names);
    }

    /// How many strings and names are looked for.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count + self.names.len()
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is found in an output: in its bytes as they are, and in every text of it when it is JSON.
    #[must_use]
    pub fn check(&self, output: &[u8]) -> Vec<Hit> {
        let mut hits = BTreeSet::new();
        if self.is_empty() {
            return Vec::new();
        }
        if let Ok(json) = serde_json::from_slice::<Json>(output) {
            self.walk(&json, "the file", &mut hits);
        }
        // The bytes come last: what has been found in a named place need not be said again.
        let mut raw = BTreeSet::new();
        self.look(&String::from_utf8_lossy(output), "the file", &mut raw);
        for hit in raw {
            // A digest may hold any few hexadecimal digits by chance.
            let is_chance = !hit.is_name && hit.what.len() < 8 && hit.what.chars().all(is_machine_made);
            if !is_chance && !hits.iter().any(|known| known.what == hit.what) {
                hits.insert(hit);
            }
        }
        hits.into_iter().collect()
    }

    fn walk(&self, json: &Json, place: &str, hits: &mut BTreeSet<Hit>) {
        match json {
            Json::String(text) => self.look(text, place, hits),
            Json::Array(items) => {
                for item in items {
                    self.walk(item, place, hits);
                }
            }
            Json::Object(fields) => {
                let key = fields.get("key").and_then(Json::as_str);
                let key = key.and_then(|key| crate::case::Key::parse(key).ok());
                let named = key.map(|key| format!("\u{2018}{}\u{2019}", super::names::place(&key)));
                let title = fields.get("title").and_then(Json::as_str);
                let titled = title.map(|title| format!("the document \u{2018}{title}\u{2019}"));
                let place = named.or(titled).unwrap_or_else(|| place.to_owned());
                for (name, value) in fields.iter().filter(|(name, _)| !MACHINE_MADE.contains(&name.as_str()))
                {
                    self.look(name, &place, hits);
                    self.walk(value, &place, hits);
                }
            }
            _ => {}
        }
    }

    fn look(&self, text: &str, place: &str, hits: &mut BTreeSet<Hit>) {
        let mut small = text.to_lowercase();
        if !self.but.is_empty() && small.contains(&self.but) {
            small = small.replace(&self.but, " ");
        }
        for found in self.finder.find(&small) {
            let what = self.names.get(found.pattern).map(|name| name.shown.clone()).unwrap_or_default();
            hits.insert(Hit { what, is_name: true, place: place.to_owned() });
        }
        if self.strings.is_empty() {
            return;
        }
        for (at, window) in small.as_bytes().windows(SHORTEST).enumerate() {
            let Some(candidates) = window.first_chunk().and_then(|first| self.strings.get(first)) else {
                continue;
            };
            let rest = small.as_bytes().get(at..).unwrap_or_default();
            for what in candidates.iter().filter(|one| rest.starts_with(one.as_bytes())) {
                hits.insert(Hit { what: what.clone(), is_name: false, place: place.to_owned() });
            }
        }
    }
}
