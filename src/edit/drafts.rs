//! Keeping drafts as a pure state machine: what was typed into a box that still needs a tap is on the device, or is said not to be.
//!
//! A draft is no part of the record: nobody has said it. It lies beside the case on this device, and leaves in no file.

use std::collections::BTreeMap;

/// A draft is written this long after the last key.
pub const PAUSE_MILLIS: u64 = 300;
/// However long someone types on, it is written this long after the first key that is not on the device.
pub const MOST_MILLIS: u64 = 1_500;
/// After a failure it is tried again after this long.
pub const RETRY_MILLIS: u64 = 3_000;

/// The words of one box from two pages that did not know of each other: nothing of either is lost.
#[must_use]
pub fn together(earlier: &str, later: &str) -> String {
    if later.contains(earlier) {
        later.to_owned()
    } else if earlier.contains(later) {
        earlier.to_owned()
    } else {
        format!("{earlier} {later}")
    }
}

/// The box that a draft was typed into.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The case, with the database that it is in: the training case and a live one may bear one id.
    pub case: (String, String),
    /// The box's name within the case.
    pub name: String,
}

/// What the workbench does for the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put these words in this place, or remove what is there when there are none; then say `written` or `failed`. Words that
    /// went into the record are removed only once the record itself is on the device.
    Write {
        /// Where.
        place: Place,
        /// What; nothing removes the draft.
        words: String,
        /// Which state of the draft this is.
        revision: u64,
    },
    /// Say `woke` at this time.
    Wake {
        /// Milliseconds since 1970.
        at: u64,
    },
}

/// Whether the drafts are on the device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DraftStatus {
    /// All of them.
    #[default]
    Kept,
    /// Some are not yet.
    Waiting,
    /// Some could not be written. They are kept in memory and tried again.
    Failed(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Held {
    words: String,
    /// Counts the states of this draft.
    revision: u64,
    /// The state that is on the device.
    kept: u64,
    /// The state that is being written.
    flying: Option<u64>,
    /// The words of that state.
    flown: String,
    /// The words that are on the device.
    on_device: String,
}

/// The machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    held: BTreeMap<Place, Held>,
    /// Over all drafts, so that one which was forgotten and begun anew is never taken for its older self.
    revisions: u64,
    first_at: Option<u64>,
    due_at: Option<u64>,
    trouble: Option<String>,
}

impl Drafts {
    /// The words in a box, as they were last typed; nothing where none were.
    #[must_use]
    pub fn words(&self, place: &Place) -> Option<&str> {
        self.held.get(place).map(|held| held.words.as_str())
    }

    /// Takes in what an earlier page left on the device. What was typed meanwhile is not overwritten: it follows after it.
    pub fn found(&mut self, place: Place, words: String, now: u64) -> Vec<Effect> {
        let is_older = self.held.get(&place).is_some_and(|held| held.kept > 0 && held.on_device == words);
        match self.held.get(&place).map(|held| held.words.clone()) {
            None => {
                let (revision, on_device) = (self.next_revision(), words.clone());
                let held =
                    Held { words, revision, kept: revision, flying: None, flown: String::new(), on_device };
                self.held.insert(place, held);
                Vec::new()
            }
            // What was typed here came after these very words.
            Some(_) if is_older => Vec::new(),
            Some(typed) if typed.is_empty() || typed.contains(&words) => Vec::new(),
            Some(typed) => self.typed(place, &format!("{words} {typed}"), now),
        }
    }

    /// The words in a box have changed.
    pub fn typed(&mut self, place: Place, words: &str, now: u64) -> Vec<Effect> {
        let known = self.held.get(&place).map_or("", |held| &held.words);
        if known == words {
            return Vec::new();
        }
        let revision = self.next_revision();
        let held = self.held.entry(place).or_insert_with(|| Held {
            words: String::new(),
            revision,
            kept: 0,
            flying: None,
            flown: String::new(),
            on_device: String::new(),
        });
        held.revision = revision;
        words.clone_into(&mut held.words);
        let first = *self.first_at.get_or_insert(now);
        let at = (now + PAUSE_MILLIS).min(first + MOST_MILLIS);
        self.due_at = Some(at);
        vec![Effect::Wake { at }]
    }

    fn next_revision(&mut self) -> u64 {
        self.revisions += 1;
        self.revisions
    }

    /// The time that was asked for has come, or may have.
    pub fn woke(&mut self, now: u64) -> Vec<Effect> {
        match self.due_at {
            // A time that lies further ahead than any that was ever asked for: the clock was put back.
            Some(at) if now >= at || at - now > RETRY_MILLIS => self.flush(),
            Some(at) => vec![Effect::Wake { at }],
            None => Vec::new(),
        }
    }

    /// Writes at once what is not written. One that is being written goes out again when it has landed.
    pub fn flush(&mut self) -> Vec<Effect> {
        (self.first_at, self.due_at) = (None, None);
        let waiting =
            self.held.iter_mut().filter(|(_, held)| held.revision != held.kept && held.flying.is_none());
        let write = |(place, held): (&Place, &mut Held)| {
            held.flying = Some(held.revision);
            held.flown.clone_from(&held.words);
            Effect::Write { place: place.clone(), words: held.words.clone(), revision: held.revision }
        };
        waiting.map(write).collect()
    }

    /// Which state of itself a draft is in.
    #[must_use]
    pub fn revision(&self, place: &Place) -> Option<u64> {
        self.held.get(place).map(|held| held.revision)
    }

    /// Whether a draft of this case is being written.
    #[must_use]
    pub fn is_flying(&self, case: &(String, String)) -> bool {
        self.held.iter().any(|(place, held)| place.case == *case && held.flying.is_some())
    }

    /// Whether this state of a draft is still the one to be kept: a case that was removed has none any more.
    #[must_use]
    pub fn is_wanted(&self, place: &Place, revision: u64) -> bool {
        self.held.get(place).is_some_and(|held| held.revision == revision)
    }

    /// The write of this state completed.
    pub fn written(&mut self, place: &Place, revision: u64) -> Vec<Effect> {
        let Some(held) = self.held.get_mut(place).filter(|held| held.flying == Some(revision)) else {
            return Vec::new();
        };
        (held.flying, held.kept) = (None, revision);
        held.on_device = std::mem::take(&mut held.flown);
        if self.held.values().all(|held| held.revision == held.kept) {
            self.trouble = None;
        }
        if self.due_at.is_some() { Vec::new() } else { self.flush() }
    }

    /// The write of this state did not complete.
    pub fn failed(&mut self, place: &Place, revision: u64, words: &str, now: u64) -> Vec<Effect> {
        let Some(held) = self.held.get_mut(place).filter(|held| held.flying == Some(revision)) else {
            return Vec::new();
        };
        held.flying = None;
        self.trouble = Some(words.to_owned());
        let at = now + RETRY_MILLIS;
        self.due_at = Some(at);
        vec![Effect::Wake { at }]
    }

    /// Forgets what is on the device of a case's drafts, since another window may have changed it there. What is not on the
    /// device stays, and so does what was typed since the reading began (`since`, of [`Drafts::revisions`]).
    pub fn forget_kept(&mut self, case: &(String, String), since: u64) {
        let is_kept =
            |held: &Held| held.revision == held.kept && held.flying.is_none() && held.revision <= since;
        self.held.retain(|place, held| place.case != *case || !is_kept(held));
    }

    /// How many states there were of all drafts.
    #[must_use]
    pub const fn revisions(&self) -> u64 {
        self.revisions
    }

    /// The drafts of a case, in words.
    #[must_use]
    pub fn of_case(&self, case: &(String, String)) -> BTreeMap<String, String> {
        let own = self.held.iter().filter(|(place, held)| place.case == *case && !held.words.is_empty());
        own.map(|(place, held)| (place.name.clone(), held.words.clone())).collect()
    }

    /// Forgets the drafts of a case that is removed from the device.
    pub fn forget(&mut self, case: &(String, String)) {
        self.held.retain(|place, _| place.case != *case);
    }

    /// Forgets everything, since nothing is kept on the device any more.
    pub fn forget_all(&mut self) {
        *self = Self { revisions: self.revisions, ..Self::default() };
    }

    /// What is not on the device, for a page that is being left.
    #[must_use]
    pub fn unkept(&self) -> Vec<(Place, u64)> {
        let waiting = self.held.iter().filter(|(_, held)| held.revision != held.kept);
        waiting.map(|(place, held)| (place.clone(), held.revision)).collect()
    }

    /// Whether the drafts are on the device.
    #[must_use]
    pub fn status(&self) -> DraftStatus {
        match &self.trouble {
            Some(words) => DraftStatus::Failed(words.clone()),
            None if self.held.values().all(|held| held.revision == held.kept) => DraftStatus::Kept,
            None => DraftStatus::Waiting,
        }
    }
}
