//! Redaction: a copy of a case with parts, people, names or earlier answers left out, as a new set of operations.
//!
//! What leaves is made in four ways, and all four are safe to merge back, whatever was done to the copy meanwhile:
//!
//! - An operation that may leave as it is leaves as it is, sealed.
//! - A thing that is left out as a whole (a note, a chronology entry, a person, a relationship, anything withdrawn or
//!   marked private) leaves no operation behind: no key, no date, no author. Neither do earlier answers, when the history
//!   stays here. A merge is a union, so that what is missing takes nothing away.
//! - A field of a form that is left out keeps its frame and says `withheld`. Its salt is dropped, so that the digest, of
//!   sixteen unknown random bytes and the value, cannot be tried against guesses. The reason goes with the value.
//! - A value in which a name was replaced, or a new thing some of whose fields are left out, keeps its frame and digest
//!   too, says the shareable words instead, and has no salt. By that a **stand-in** is known. It ranks between `withheld`
//!   and the sealed value of the same stamp: back home it loses to the true words, and is never taken for damage or for a
//!   later answer.
//!
//! Where a device has only a stand-in or nothing, [`crate::edit::decide`] refuses to answer over it, and nothing said there
//! supersedes it. An edited copy therefore brings home exactly the new entries of others, and the true text stays.
//!
//! Files with stand-ins are of version 2 of the format: an older program shows their readable part and applies nothing.
//! The readable part is made of the redacted case and of nothing else.

mod escapes;
mod gone;
mod heads;
pub mod names;
mod parts;
mod plan;
pub mod scan;
mod search;
mod wording;

pub use names::{Instead, Known};
pub use parts::{
    CHRONOLOGY, FAMILY, HAND_OVERS, HEALTH, NOTES, OTHER, PRIVATE_LIFE, Part, TIES, holds_anything, parts,
};
pub use scan::{Hit, Scan};

use crate::case::Case;
use crate::reports::{self, Document};
use plan::Plan;
use std::collections::{BTreeMap, BTreeSet};

/// What leaves, and what does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The parts that stay here, by their slugs: `note`, `consultation`, `consultation/issues`.
    pub parts_left_out: BTreeSet<String>,
    /// The ids of the people who stay here, with their relationships. The client cannot be left out.
    pub people_left_out: BTreeSet<String>,
    /// The ids of the people who leave by their initials.
    pub people_by_initials: BTreeSet<String>,
    /// Whether everybody leaves by initials, the client too.
    pub initials_for_all: bool,
    /// Whether earlier answers stay here, so that only what each field says now leaves.
    pub history_left_out: bool,
    /// What stands in the place of a name in free text, by the words of its [`names::Pattern`]. A name that is not in it
    /// is a gap where all who bear it are left out, initials where they leave by initials, and stays else.
    pub names: BTreeMap<String, Instead>,
    /// The [`Occurrence::id`]s at which a word stays, as it names nobody there.
    pub spared: BTreeSet<String>,
    /// The [`Occurrence::id`]s at which a word that may be an ordinary one is somebody's name.
    pub named: BTreeSet<String>,
    /// Whether a word that may be a name is taken for one unasked, where nobody can be asked: it is replaced.
    pub doubtful_are_names: bool,
    /// Whether names in the words that leave stay as they were written, of people who do not leave themselves too: a
    /// referral without the daughter's name is no use to whoever takes it.
    pub names_as_written: bool,
    /// Whether numbers and contact details stay here: telephone, e-mail, postcode, address, NHS and other numbers, the
    /// client's date of birth. They are left out of words too.
    pub numbers_left_out: bool,
}

impl Choice {
    /// The choice to begin with when a part is shared: no working notes, private lives, odds and ends, or earlier answers.
    #[must_use]
    pub fn usual() -> Self {
        let left_out = [NOTES, PRIVATE_LIFE, OTHER].map(str::to_owned);
        let mut choice = Self { history_left_out: true, ..Self::default() };
        choice.parts_left_out.extend(left_out);
        choice
    }

    /// Everybody by initials, and nothing else changed.
    #[must_use]
    pub fn initials() -> Self {
        Self { initials_for_all: true, history_left_out: true, doubtful_are_names: true, ..Self::default() }
    }

    /// Whether names leave as they are although everybody, or somebody, leaves by initials or is left out.
    #[must_use]
    pub fn keeps_names(&self) -> bool {
        let is_any_meant =
            self.initials_for_all || !self.people_by_initials.is_empty() || !self.people_left_out.is_empty();
        is_any_meant && self.names.values().any(|instead| *instead == Instead::Kept)
    }

    /// Whether a part stays here.
    #[must_use]
    pub fn leaves_out(&self, part: &str) -> bool {
        let whole = part.split('/').next().unwrap_or_default();
        self.parts_left_out.contains(part) || self.parts_left_out.contains(whole)
    }

    /// What is left out, in words that name nobody: for the record of the hand-over and for the file.
    #[must_use]
    pub fn in_words(&self) -> String {
        let mut said = Vec::new();
        for part in parts() {
            if self.parts_left_out.contains(&part.slug) {
                said.push(part.label.clone());
                continue;
            }
            let left = part.sections.iter().filter(|(slug, _)| self.parts_left_out.contains(slug));
            said.extend(left.map(|(_, heading)| format!("{}: {heading}", part.label)));
        }
        match self.people_left_out.len() {
            0 => {}
            1 => said.push("one person".to_owned()),
            several => said.push(format!("{several} people")),
        }
        if self.history_left_out {
            said.push("earlier answers".to_owned());
        }
        let mut words =
            if said.is_empty() { String::new() } else { format!("Left out: {}.", said.join("; ")) };
        let mut add = |more: &str| {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(more);
        };
        if self.initials_for_all {
            add("Initials instead of names.");
        } else if !self.people_by_initials.is_empty() {
            add("Initials instead of some names.");
        }
        if self.keeps_names() {
            add("Some names stay in the text as they are.");
        }
        if self.numbers_left_out {
            add("Numbers and contact details are left out.");
        }
        add("What was withdrawn or marked private is left out.");
        words
    }
}

/// A name where it stands in free text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Names this place in [`Choice::spared`].
    pub id: String,
    /// Which field.
    pub place: String,
    /// The words around it.
    pub excerpt: String,
    /// Whether it stays although the name is replaced elsewhere.
    pub is_spared: bool,
    /// Whether it may be an ordinary word there: "Will" in front of a sentence.
    pub may_be_word: bool,
    /// Whether somebody has to say whether it is a name, before anything leaves.
    pub is_asked: bool,
}

/// A name that stands in free text of what would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Names it in [`Choice::names`].
    pub words: String,
    /// As it is written where the name is entered.
    pub shown: String,
    /// Who goes by it.
    pub owners: Vec<String>,
    /// What stands in its place.
    pub instead: Instead,
    /// Where it stands.
    pub places: Vec<Occurrence>,
}

/// How much is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Fields that say that they were withheld.
    pub fields: usize,
    /// Things left out as a whole: people, entries, notes, relationships.
    pub things: usize,
    /// Earlier answers that stay here.
    pub earlier: usize,
    /// Names that were replaced in what each field says now.
    pub names: usize,
}

/// A redacted copy.
#[derive(Clone, Debug)]
pub struct Redacted {
    /// The case that leaves.
    pub case: Case,
    /// How much is left out of it.
    pub counts: Counts,
    /// Names in free text, those with the most owners' trouble first: as they were entered.
    pub found: Vec<Found>,
    /// What every output of this copy is scanned for before it leaves.
    pub scan: Scan,
}

/// Makes the redacted copy of a case. The case itself is not touched. `id` is the case's own, which always leaves.
#[must_use]
pub fn redact(id: &str, case: &Case, choice: &Choice) -> Redacted {
    Plan::new(case, choice).carry_out(id)
}

/// Every name that the case knows, for choosing people.
#[must_use]
pub fn people(case: &Case) -> Vec<Known> {
    let stands = |known: &Known| {
        !known.id.is_empty()
            && (known.id == crate::forms::CLIENT
                || case.things(crate::forms::person::NOUN).any(|id| id == known.id))
    };
    names::known(case).into_iter().filter(stands).collect()
}

/// The documents of a redacted copy, scanned: what leaves on paper or by the clipboard.
///
/// # Errors
/// When something withheld still stands in one of them; nothing may leave then.
pub fn checked(redacted: &Redacted, documents: &[Document]) -> Result<(), Vec<Hit>> {
    let mut hits = BTreeSet::new();
    for document in documents {
        hits.extend(
            redacted
                .scan
                .check(document.to_text().as_bytes())
                .into_iter()
                .map(|hit| Hit { place: format!("the document \u{2018}{}\u{2019}", document.title), ..hit }),
        );
    }
    if hits.is_empty() { Ok(()) } else { Err(hits.into_iter().collect()) }
}

/// The whole redacted case as people read it.
#[must_use]
pub fn readable(redacted: &Redacted) -> Vec<Document> {
    reports::forms::whole(&redacted.case)
}
