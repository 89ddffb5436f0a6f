//! The file of a hand-over: a snapshot of cases and of what is chosen of them, the file made of it, and the offer.

use super::{Choices, Content, Form, Offered, entry};
use crate::case::{Author, Case, Subject, Value, operation::sha256_hex, subject::PRACTICE};
use crate::forms::handover;
use crate::handoff::redaction::{Choice, Redacted, scan::is_random};
use std::sync::Arc;

/// The cases as they stood when they were asked for, and what is to leave of them. It is never changed: another choice is
/// another release.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    cases: Vec<(String, Arc<Case>)>,
    part: Option<Choice>,
}

impl Release {
    /// A release of these cases, whole, or as the choice leaves them.
    #[must_use]
    pub const fn new(cases: Vec<(String, Arc<Case>)>, part: Option<Choice>) -> Self {
        Self { cases, part }
    }

    /// The ids of the cases, in their order.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        self.cases.iter().map(|(id, _)| id.clone()).collect()
    }

    /// The cases themselves.
    #[must_use]
    pub fn cases(&self) -> &[(String, Arc<Case>)] {
        &self.cases
    }

    /// Which part leaves of them; none where they leave whole.
    #[must_use]
    pub(super) const fn part(&self) -> Option<&Choice> {
        self.part.as_ref()
    }
}

/// A file that was made of a release, and looked through.
#[derive(Clone, Debug)]
pub struct Made {
    release: Release,
    text: Arc<str>,
    inside: Inside,
    copies: Vec<Arc<Redacted>>,
    hits: Vec<String>,
}

/// What a locked file was locked from, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Locked {
    pub(super) text: Arc<str>,
    pub(super) passphrase: String,
}

/// When and where a file is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The day, as it stands in the file's name.
    pub day: String,
    /// Whether the case is the fictional one.
    pub is_training: bool,
}

impl Made {
    /// What was written, read back from the text itself: what is recorded is compared with it.
    ///
    /// # Errors
    /// When the text is no file, in words.
    pub(super) fn read_back(
        release: Release,
        text: String,
        copies: Vec<Arc<Redacted>>,
        hits: Vec<String>,
    ) -> Result<Self, String> {
        let inside = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        Ok(Self { release, text: text.into(), inside, copies, hits })
    }

    /// What it was made of.
    #[must_use]
    pub const fn release(&self) -> &Release {
        &self.release
    }

    /// The file, not locked.
    #[must_use]
    pub const fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The redacted copies in it; none when whole cases leave.
    #[must_use]
    pub fn copies(&self) -> &[Arc<Redacted>] {
        &self.copies
    }

    /// What stands in it that was left out: then it is not offered.
    #[must_use]
    pub fn hits(&self) -> &[String] {
        &self.hits
    }

    /// The file as it may leave, with its name and its entry. It must be the file of what is chosen: the cases, what is left
    /// out of them and whether it is locked are compared with what stands in the text itself.
    ///
    /// # Errors
    /// When it is not, or when something that was left out was found in it.
    pub(super) fn offer(
        &self,
        choices: &Choices,
        locked: Option<&Locked>,
        occasion: &Occasion,
        version: u64,
    ) -> Result<Offered, &'static str> {
        const OTHER: &str =
            "The file is not the one that was chosen. Nothing has left this device: make it again.";
        let ids: Vec<String> = choices.cases.iter().cloned().collect();
        let is_chosen = self.release.ids() == ids
            && self.release.part.as_ref() == choices.redaction()
            && self.inside.ids().eq(ids.iter().map(String::as_str))
            && self.inside.left_out == choices.redaction().map(Choice::in_words);
        if !is_chosen || locked.is_some() != choices.is_locked() {
            return Err(OTHER);
        }
        if locked.is_some_and(|locked| locked.passphrase != choices.passphrase.trim()) {
            return Err(OTHER);
        }
        if !self.hits.is_empty() {
            return Err("What was left out still stands in the file. Nothing has left this device.");
        }
        let form = if locked.is_some() { Form::LockedFile } else { Form::File };
        let what = match (is_practice(&ids), choices.is_part) {
            (true, _) => handover::PRACTICE,
            (_, true) => handover::PART,
            _ => handover::WHOLE,
        };
        let mut entry = entry::of(what, form, choices.redaction());
        for (slug, value) in choices.answers.iter().filter(|(_, value)| !value.is_blank()) {
            entry.insert((*slug).to_owned(), value.clone());
        }
        Ok(Offered {
            name: name(&ids, form, occasion),
            content: Content::Text(locked.map_or(&self.text, |locked| &locked.text).clone()),
            says: says(&ids, choices),
            cases: ids,
            entry,
            version,
            counts: false,
        })
    }
}

/// Cases whole and not locked, as they leave when they cannot be saved.
///
/// # Errors
/// When it cannot be written, in words.
pub fn copy_now(
    cases: Vec<(String, Arc<Case>)>,
    exported_at: &str,
    by: &Author,
    occasion: &Occasion,
) -> Result<Offered, String> {
    let mut choices = Choices::new(cases.iter().map(|(id, _)| id.clone()));
    choices.answers.insert("lock", Value::choice("plain"));
    choices.answers.insert("purpose", Value::choice(handover::NOT_SAVED));
    let made = Release::new(cases, None).make(exported_at, by)?;
    made.offer(&choices, None, occasion, 0).map_err(str::to_owned)
}

/// Whether what leaves is the practitioner's practice.
pub(super) fn is_practice(ids: &[String]) -> bool {
    ids.iter().any(|id| Subject::of(id) == Subject::Practice)
}

/// What a file is, in words, as its button says it.
fn says(ids: &[String], choices: &Choices) -> String {
    let what = match (ids.len(), choices.is_part) {
        _ if is_practice(ids) => "Your practice".to_owned(),
        (1, false) => "The whole case".to_owned(),
        (1, true) => "A part of the case".to_owned(),
        (several, false) => format!("{several} whole cases"),
        (several, true) => format!("Parts of {several} cases"),
    };
    let lock = if choices.is_locked() { "locked" } else { "not locked" };
    let left = choices.redaction().map(Choice::in_words).unwrap_or_default();
    format!("{what}, {lock}. {left}").trim_end().to_owned()
}

/// What the file is called: nothing of a person.
fn name(ids: &[String], form: Form, occasion: &Occasion) -> String {
    let day = &occasion.day;
    let training = if occasion.is_training { "training-" } else { "" };
    let ending = if form == Form::LockedFile { "txt" } else { "json" };
    match ids {
        _ if is_practice(ids) => format!("kith-practice-{day}.{ending}"),
        [one] => {
            // The training case's own id begins with the name of its realm.
            let id = if one.starts_with("training-") { "case".to_owned() } else { short(one) };
            format!("kith-{training}{id}-{day}.{ending}")
        }
        several => format!("kith-{training}{}-cases-{day}.{ending}", several.len()),
    }
}

/// Six letters by which the files of one case are known. An id that was not made at random may be somebody's name, as
/// another program or hand may have written it: of that the letters come from its digest.
fn short(id: &str) -> String {
    if is_random(id) {
        return id.chars().take(6).collect();
    }
    let digest = sha256_hex(id.as_bytes());
    digest.bytes().take(6).map(|one| char::from(b'a' + one % 16)).collect()
}

/// What stands in the text of a file: the ids of its cases, and what it says was left out.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
struct Inside {
    #[serde(default)]
    left_out: Option<String>,
    #[serde(default)]
    cases: Vec<OfCase>,
    #[serde(default)]
    practice: Option<serde::de::IgnoredAny>,
}

impl Inside {
    fn ids(&self) -> impl Iterator<Item = &str> {
        let practice = self.practice.map(|_| PRACTICE);
        self.cases.iter().map(|case| case.id.as_str()).chain(practice)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
struct OfCase {
    id: String,
}
