//! Looks through what is about to leave for what was withheld: in its decoded texts and in its bytes, however it is spelt.

use super::Found;
use super::names::{Finder, Pattern};
use super::search::Search;
use crate::case::names::plain;
use serde_json::Value as Json;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

/// The shortest withheld string that is looked for; names are looked for whatever their length.
pub const SHORTEST: usize = 4;

/// Fields that no person wrote.
const MACHINE_MADE: &[&str] = &["stamp", "replaces", "salt", "digest", "sha256", "exported_at"];

fn is_machine_made(letter: char) -> bool {
    letter.is_ascii_hexdigit() || matches!(letter, '-' | ':' | '.')
}

/// Where a name stands that cannot be taken away: cases are merged by their ids.
const OWN_ID: &str = "the case\u{2019}s own id";

/// Whether an id is as this program makes them, in which a name could stand by chance alone.
pub(crate) fn is_random(id: &str) -> bool {
    id.len() == 16
        && id.bytes().all(|one| matches!(one, b'a'..=b'z' | b'2'..=b'7'))
        && id.contains(|one: char| one.is_ascii_digit())
}

/// Something withheld that was found in what was about to leave.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// What was found.
    pub what: String,
    /// Whether it is a name.
    pub is_name: bool,
    /// Whether nobody has said yet if it is a name.
    pub is_asked: bool,
    /// Where.
    pub place: String,
}

impl fmt::Display for Hit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.what.is_empty() {
            return write!(
                f,
                "Something in {} cannot be read as text, so that it cannot be searched for names. Leave that part out.",
                self.place
            );
        }
        let what: String = self.what.chars().take(60).collect();
        let rest = if self.what.chars().count() > 60 { "\u{2026}" } else { "" };
        if self.is_asked {
            return write!(
                f,
                "In {} stands \u{201c}{what}{rest}\u{201d}, which may be a name or a word. Say which it is.",
                self.place
            );
        }
        if self.place == OWN_ID {
            return write!(
                f,
                "This case came from a file in which its id is \u{201c}{what}{rest}\u{201d}, which names somebody. The id has to stay in a file. Share this on paper or as text, or share the file with names."
            );
        }
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
    /// Withheld strings in folded letters.
    strings: Search,
    names: Vec<Pattern>,
    finder: Finder,
    /// What is said anyway, such as the case's random id, and is looked past.
    but: String,
    /// What nobody has decided yet.
    asked: Vec<Hit>,
    /// Whether numbers and contact details were left out of what it was made for.
    pub(super) numbers_left_out: bool,
}

impl Scan {
    /// A scan for withheld strings, given as they were written, but for those that the shared words hold as well; and for
    /// names. `shared` is every shared text.
    #[must_use]
    pub fn new(withheld: &BTreeSet<String>, shared: &str, names: &[Pattern], but: &str) -> Self {
        let shown: BTreeSet<String> = names.iter().map(|name| plain(&name.shown)).collect();
        let mut all = BTreeSet::new();
        for text in withheld {
            all.insert(plain(text.trim()));
            all.extend(text.lines().map(|line| plain(line.trim())));
        }
        all.retain(|text| text.chars().count() >= SHORTEST && !shown.contains(text));
        let every = Search::new(all.iter().cloned());
        let said = every.all_in(&plain(shared));
        Self {
            strings: Search::new(all.into_iter().filter(|text| !said.contains(text.as_str()))),
            names: names.to_vec(),
            finder: Finder::new(names),
            but: but.to_lowercase(),
            asked: Vec::new(),
            numbers_left_out: false,
        }
    }

    /// Whether numbers and contact details were left out of what it was made for, as the record of it says.
    #[must_use]
    pub const fn leaves_out_numbers(&self) -> bool {
        self.numbers_left_out
    }

    /// Stops whatever leaves until it has been said of these words whether they are names.
    pub fn ask(&mut self, found: &[Found]) {
        for one in found {
            let asked = one.places.iter().filter(|place| place.is_asked);
            self.asked.extend(asked.map(|place| Hit {
                what: place.excerpt.clone(),
                is_name: true,
                is_asked: true,
                place: format!("\u{2018}{}\u{2019}", place.place),
            }));
        }
    }

    /// No longer looks for names that are those of somebody who signs what leaves.
    pub fn allow(&mut self, signer: &str) {
        let signed = self.finder.all_in(signer);
        let mut place = 0;
        self.names.retain(|_| {
            place += 1;
            !signed.contains(&(place - 1))
        });
        self.finder = Finder::new(&self.names);
    }

    /// How many strings and names are looked for.
    #[must_use]
    pub fn len(&self) -> usize {
        self.strings.len() + self.names.len()
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is found in an output: in its bytes as they are, in every text of it when it is JSON, and in what its escapes
    /// and entities stand for when it is not. What nobody has decided yet is found in any output.
    #[must_use]
    pub fn check(&self, output: &[u8]) -> Vec<Hit> {
        let mut hits: BTreeSet<Hit> = crate::case::order::set(self.asked.iter().cloned());
        if self.is_empty() {
            return hits.into_iter().collect();
        }
        let Ok(text) = std::str::from_utf8(output) else {
            let place = "the file".to_owned();
            hits.insert(Hit { what: String::new(), is_name: false, is_asked: false, place });
            return hits.into_iter().collect();
        };
        let is_named = !is_random(&self.but) && !self.finder.find_in_names(&self.but).is_empty();
        if is_named && text.contains(&self.but) {
            let (what, place) = (self.but.clone(), OWN_ID.to_owned());
            hits.insert(Hit { what, is_name: true, is_asked: false, place });
        }
        let mut raw = BTreeSet::new();
        match serde_json::from_slice::<Json>(output) {
            Ok(json) => self.walk(&json, "the file", &mut hits),
            Err(_) => {
                if let Cow::Owned(decoded) = super::escapes::decoded(text) {
                    self.look(&decoded, "the file", &mut raw);
                }
            }
        }
        // The bytes come last: what has been found in a named place need not be said again.
        self.look(text, "the file", &mut raw);
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
            Json::Null | Json::Bool(_) | Json::Number(_) => {}
        }
    }

    fn look(&self, text: &str, place: &str, hits: &mut BTreeSet<Hit>) {
        let without = match self.but.is_empty() || !text.contains(&self.but) {
            true => Cow::Borrowed(text),
            false => Cow::Owned(text.replace(&self.but, " ")),
        };
        for found in self.finder.find(&without) {
            let Some(name) = self.names.get(found.pattern) else { continue };
            // A word that is an ordinary one too is known for a name by what stands before it: other words, or nothing,
            // where a text or a line begins as it began when its names were replaced. Of the marks of a file one cannot tell.
            let before = without.get(..found.from).unwrap_or_default().trim_end_matches([' ', '.']);
            let begins = before.is_empty() || before.ends_with('\n');
            let goes_on = before.ends_with(char::is_alphanumeric);
            let is_name = begins || (!found.is_asked && (goes_on || !name.is_word_too()));
            if !is_name {
                continue;
            }
            let what = name.shown.clone();
            hits.insert(Hit { what, is_name: true, is_asked: false, place: place.to_owned() });
        }
        if self.strings.len() > 0 {
            for what in self.strings.all_in(&plain(&without)) {
                let what = what.to_owned();
                hits.insert(Hit { what, is_name: false, is_asked: false, place: place.to_owned() });
            }
        }
    }
}
