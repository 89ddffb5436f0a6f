//! Everything that is chosen of a hand-over: which cases, what of them, who can open the file, why, and for whom.

use crate::case::{Value, subject::PRACTICE};
use crate::forms::{Need, consultation, handover, person, threshold};
use crate::handoff::redaction::{self, Choice};
use std::collections::{BTreeMap, BTreeSet};

/// What is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The cases that leave.
    pub cases: BTreeSet<String>,
    /// Whether only a part leaves.
    pub is_part: bool,
    /// Which part, when it is one.
    pub part: Choice,
    /// The answers to the questions of the hand-over, by their slugs.
    pub answers: BTreeMap<&'static str, Value>,
    /// The passphrase of the file, when it is locked.
    pub passphrase: String,
}

impl Choices {
    /// The choices to begin with: locked, whole, and these cases.
    #[must_use]
    pub fn new(cases: impl IntoIterator<Item = String>) -> Self {
        let mut choices = Self { part: Choice::usual(), ..Self::default() };
        choices.cases.extend(cases);
        choices.answers.insert("lock", Value::choice("locked"));
        choices
    }

    /// For the area mailbox: the consultation and the person alone, locked, and said what for.
    #[must_use]
    pub fn mailbox(case: &str, to: &str) -> Self {
        let mut choices = Self::new([case.to_owned()]);
        choices.is_part = true;
        choices.part = mailbox_part(false);
        choices.answers.insert("purpose", Value::choice(handover::MAILBOX));
        choices.answers.insert("to", Value::text(to));
        choices
    }

    /// The practitioner's practice, whole and locked. Why it leaves need not be asked: it goes to another device of theirs, or
    /// to whoever they choose.
    #[must_use]
    pub fn practice() -> Self {
        let mut choices = Self::new([PRACTICE.to_owned()]);
        choices.answers.insert("purpose", Value::choice("another"));
        choices.answers.insert("other-purpose", Value::text("A copy of my own"));
        choices
    }

    /// An answer, or nothing.
    #[must_use]
    pub fn answer(&self, slug: &str) -> Value {
        self.answers.get(slug).cloned().unwrap_or(Value::Empty)
    }

    /// Whether the file needs a passphrase: it does unless it is said that it does not.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        !self.answer("lock").chooses("plain")
    }

    /// Whether it was said what for.
    #[must_use]
    pub fn has_purpose(&self) -> bool {
        handover::FORM.questions().all(|question| {
            let is_shown = match question.shown {
                crate::forms::Shown::Always => true,
                crate::forms::Shown::If(slug, offered) => {
                    offered.iter().any(|one| self.answer(slug).chooses(one))
                }
            };
            !is_shown || question.need == Need::Optional || !self.answer(question.slug).is_blank()
        })
    }

    /// What is left out, or nothing when whole cases leave.
    #[must_use]
    pub fn redaction(&self) -> Option<&Choice> {
        self.is_part.then_some(&self.part)
    }

    /// The passphrase is no longer needed: it goes, and its letters are written over where they stood.
    pub fn forget_passphrase(&mut self) {
        overwrite(&mut self.passphrase);
    }
}

/// Empties a text, whose letters are written over first.
pub fn overwrite(words: &mut String) {
    let mut bytes = std::mem::take(words).into_bytes();
    bytes.fill(0);
    // Without this the writing over is left out, for nobody reads it.
    std::hint::black_box(&bytes);
}

/// The part of a case that the area mailbox gets: what it asks for and no more.
#[must_use]
pub fn mailbox_part(with_threshold: bool) -> Choice {
    let mut choice = Choice { history_left_out: true, names_as_written: true, ..Choice::default() };
    let shared = |slug: &str| {
        matches!(slug, person::NOUN | consultation::NOUN) || (with_threshold && slug == threshold::NOUN)
    };
    let others = redaction::parts().into_iter().map(|part| part.slug).filter(|slug| !shared(slug));
    choice.parts_left_out.extend(others);
    choice
}
