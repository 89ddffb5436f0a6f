//! The screen of a hand-over without a screen: what is chosen, what was made of it, and what is to be done next.
//!
//! Every step that takes time is asked for with a ticket, and only the newest ticket of its kind is heard. A change of what
//! is chosen takes away, in the same breath, all that was made of the choice before: a file that was made, one that is being
//! made, one that is being locked. What may be handed out is worked out anew from what is left, and bears the version of the
//! choices; a tap on a button of another version does nothing.

mod acting;

use super::{
    Choices, Departure, Made, Offered, Outcome, Release, Way,
    making::{Locked, Occasion},
};
use crate::case::{Case, Value};
use crate::handoff::redaction::Choice;
use std::{collections::BTreeMap, sync::Arc};

/// Names a step that was asked for; each has its own.
pub type Ticket = u64;

/// Something was chosen or typed.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A case was ticked, or is ticked no more.
    Case(String, bool),
    /// Everything, or a part of it.
    Part(bool),
    /// Which part.
    Which(Box<Choice>),
    /// A question of the hand-over was answered.
    Answer(&'static str, Value),
    /// The passphrase was typed.
    Passphrase(String),
}

/// What the controller hears.
#[derive(Debug)]
pub enum Input {
    /// A choice.
    Choose(Change),
    /// A case has changed since it was read.
    CaseChanged(String),
    /// A case was read.
    Loaded(Ticket, String, Result<Arc<Case>, String>),
    /// The file was made.
    Made(Ticket, Box<Result<Made, String>>),
    /// Another passphrase is asked for.
    NewWords,
    /// A passphrase was made.
    Words(Ticket, Result<String, String>),
    /// The file is to be locked.
    Lock,
    /// It is not to be locked after all.
    CancelLock,
    /// The file was locked; words that are empty mean that it was cancelled.
    Locked(Ticket, Result<Arc<str>, String>),
    /// The button of this version was tapped.
    Give(u64, Way),
    /// What left has left, or has not.
    Ended(Ticket, Outcome),
    /// The passphrase was told to whoever gets the file.
    Told,
    /// The screen is left, or Kith locks.
    Forget,
}

/// What is to be done.
#[derive(Debug)]
pub enum Effect {
    /// Read a case; then say `Loaded`.
    Load(Ticket, String),
    /// Make the file; then say `Made`. What is no longer [`Controller::wants`] need not be begun.
    Make(Ticket, Release),
    /// Make a passphrase; then say `Words`.
    Words(Ticket),
    /// Lock this text with this passphrase; then say `Locked`.
    Lock(Ticket, Arc<str>, String),
    /// Stop locking.
    CancelLock,
    /// Let it leave, whoever looks on; then say `Ended`.
    Leave(Ticket, Departure),
    /// The question why is to be answered first.
    AskWhy,
    /// Tell that something went wrong.
    Trouble(String),
}

/// What is being done, for whoever waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Nothing.
    Nothing,
    /// The cases are being read.
    Reading,
    /// The file is being made.
    Making,
    /// It is being locked.
    Locking,
    /// It is leaving.
    Leaving,
}

/// The controller.
#[derive(Debug)]
pub struct Controller {
    choices: Choices,
    version: u64,
    tickets: Ticket,
    loading: BTreeMap<String, Ticket>,
    loaded: BTreeMap<String, Arc<Case>>,
    making: Option<Ticket>,
    made: Option<Made>,
    last: Option<Made>,
    wording: Option<Ticket>,
    locking: Option<(Ticket, String)>,
    locked: Option<Locked>,
    leaving: Option<(Ticket, bool)>,
    /// The name of the locked file that has left, until its passphrase was told.
    gone: Option<String>,
    is_over: bool,
    lacks_purpose: bool,
    occasion: Occasion,
}

impl Controller {
    /// Begins with these choices, and says what is to be read for them.
    #[must_use]
    pub fn new(choices: Choices, day: &str, is_training: bool) -> (Self, Vec<Effect>) {
        let mut controller = Self {
            choices,
            version: 0,
            tickets: 0,
            loading: BTreeMap::new(),
            loaded: BTreeMap::new(),
            making: None,
            made: None,
            last: None,
            wording: None,
            locking: None,
            locked: None,
            leaving: None,
            gone: None,
            is_over: false,
            lacks_purpose: false,
            occasion: Occasion { day: day.to_owned(), is_training },
        };
        let mut effects = Vec::new();
        controller.refresh(&mut effects);
        controller.need_words(&mut effects);
        (controller, effects)
    }

    /// What is chosen.
    #[must_use]
    pub const fn choices(&self) -> &Choices {
        &self.choices
    }

    /// The cases that are chosen and read.
    #[must_use]
    pub const fn loaded(&self) -> &BTreeMap<String, Arc<Case>> {
        &self.loaded
    }

    /// What was made of what is chosen now.
    #[must_use]
    pub const fn made(&self) -> Option<&Made> {
        self.made.as_ref()
    }

    /// What was made last, perhaps of an earlier choice: for rows that keep their place while the next one is made, and
    /// never for anything that leaves.
    #[must_use]
    pub fn last(&self) -> Option<&Made> {
        self.made.as_ref().or(self.last.as_ref())
    }

    /// Whether the question why was left open when the file was asked for.
    #[must_use]
    pub const fn lacks_purpose(&self) -> bool {
        self.lacks_purpose
    }

    /// The locked file that has left and whose passphrase is still to be told.
    #[must_use]
    pub fn gone(&self) -> Option<&str> {
        self.gone.as_deref()
    }

    /// Whether the file has left and its passphrase was told.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.is_over
    }

    /// Whether a step is still waited for.
    #[must_use]
    pub fn wants(&self, ticket: Ticket) -> bool {
        self.making == Some(ticket)
            || self.wording == Some(ticket)
            || self.locking.as_ref().is_some_and(|(known, _)| *known == ticket)
            || self.loading.values().any(|known| *known == ticket)
    }

    /// What is being done.
    #[must_use]
    pub fn doing(&self) -> Doing {
        match () {
            () if self.leaving.is_some() => Doing::Leaving,
            () if self.locking.is_some() => Doing::Locking,
            () if !self.loading.is_empty() => Doing::Reading,
            () if self.making.is_some() => Doing::Making,
            () => Doing::Nothing,
        }
    }

    /// What may be handed out now; nothing while anything of it is missing, stale or on its way.
    #[must_use]
    pub fn offered(&self) -> Option<Offered> {
        if self.leaving.is_some() || self.is_over {
            return None;
        }
        let locked = if self.choices.is_locked() { Some(self.locked.as_ref()?) } else { None };
        self.made.as_ref()?.offer(&self.choices, locked, &self.occasion, self.version).ok()
    }

    /// Whether the file of what is chosen now is locked.
    #[must_use]
    pub const fn has_locked_file(&self) -> bool {
        self.locked.is_some()
    }

    /// Whether there is a file that waits to be locked.
    #[must_use]
    pub fn may_lock(&self) -> bool {
        self.choices.is_locked()
            && !self.is_over
            && self.locked.is_none()
            && self.locking.is_none()
            && self.made.as_ref().is_some_and(|made| made.hits().is_empty())
    }

    /// Hears something, and says what is to be done.
    pub fn hear(&mut self, input: Input) -> Vec<Effect> {
        let mut effects = Vec::new();
        match input {
            Input::Choose(change) => self.choose(change, &mut effects),
            Input::CaseChanged(id) => {
                // While something leaves, its own entry changes the case.
                if self.choices.cases.contains(&id) && self.leaving.is_none() && self.gone.is_none() {
                    self.reload([id], &mut effects);
                }
            }
            Input::Loaded(ticket, id, outcome) => self.was_loaded(ticket, id, outcome, &mut effects),
            Input::Made(ticket, outcome) if self.making == Some(ticket) => {
                self.making = None;
                match *outcome {
                    Ok(made) => self.made = Some(made),
                    Err(words) => effects.push(Effect::Trouble(format!(
                        "The file could not be made: {words}. Nothing has left this device."
                    ))),
                }
                self.version += 1;
            }
            Input::NewWords => {
                if std::mem::take(&mut self.is_over) {
                    // The next file holds the entry of the one that has left.
                    self.reload(self.choices.cases.clone(), &mut effects);
                }
                self.ask_for_words(&mut effects);
            }
            Input::Words(ticket, outcome) if self.wording == Some(ticket) => {
                self.wording = None;
                match outcome {
                    Ok(words) => {
                        self.stop_locking(&mut effects);
                        self.choices.forget_passphrase();
                        self.choices.passphrase = words;
                    }
                    Err(words) if words.is_empty() => {}
                    Err(words) => effects.push(Effect::Trouble(format!("No passphrase was made. {words}"))),
                }
                self.version += 1;
            }
            Input::Lock => self.lock(&mut effects),
            Input::CancelLock => self.stop_locking(&mut effects),
            Input::Locked(ticket, outcome) => self.was_locked(ticket, outcome, &mut effects),
            Input::Give(version, way) => self.give(version, way, &mut effects),
            Input::Ended(ticket, outcome) => self.ended(ticket, &outcome, &mut effects),
            Input::Told => {
                self.is_over = self.gone.take().is_some();
                self.forget(&mut effects);
            }
            Input::Forget => {
                self.gone = None;
                self.forget(&mut effects);
            }
            Input::Made(..) | Input::Words(..) => {}
        }
        effects
    }
}

impl Drop for Controller {
    fn drop(&mut self) {
        self.choices.forget_passphrase();
        self.stop_locking(&mut Vec::new());
    }
}
