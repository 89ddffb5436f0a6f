//! What the controller of a hand-over does with what it hears.

use super::{Change, Controller, Effect, Ticket};
use crate::case::Case;
use crate::handoff::release::{Departure, Outcome, Release, Way, choices::overwrite, making::Locked};
use std::sync::Arc;

impl Controller {
    pub(super) fn ticket(&mut self) -> Ticket {
        self.tickets += 1;
        self.tickets
    }

    pub(super) fn choose(&mut self, change: Change, effects: &mut Vec<Effect>) {
        let before = self.choices.clone();
        match change {
            Change::Case(id, true) => {
                self.choices.cases.insert(id);
            }
            Change::Case(id, false) => {
                self.choices.cases.remove(&id);
            }
            Change::Part(is_part) => self.choices.is_part = is_part,
            Change::Which(part) => self.choices.part = *part,
            Change::Answer(slug, value) => {
                self.choices.answers.insert(slug, value);
            }
            Change::Passphrase(words) => {
                // What is being made must not take the place of what was typed.
                self.wording = None;
                overwrite(&mut self.choices.passphrase);
                self.choices.passphrase = words;
            }
        }
        if self.choices == before {
            return;
        }
        self.version += 1;
        self.is_over = false;
        self.lacks_purpose &= !self.choices.has_purpose();
        let is_same_file =
            before.cases == self.choices.cases && before.redaction() == self.choices.redaction();
        if !is_same_file
            || before.is_locked() != self.choices.is_locked()
            || before.passphrase != self.choices.passphrase
        {
            self.gone = None;
            self.stop_locking(effects);
        }
        if !is_same_file {
            self.refresh(effects);
        }
        if self.choices.is_locked() {
            self.need_words(effects);
        } else {
            self.choices.forget_passphrase();
            self.wording = None;
        }
    }

    /// What was made goes, and what is missing for the next is asked for.
    pub(super) fn refresh(&mut self, effects: &mut Vec<Effect>) {
        self.version += 1;
        self.stop_locking(effects);
        self.making = None;
        if let Some(made) = self.made.take() {
            self.last = Some(made);
        }
        let cases = self.choices.cases.clone();
        self.loaded.retain(|id, _| cases.contains(id));
        self.loading.retain(|id, _| cases.contains(id));
        for id in &cases {
            if !self.loaded.contains_key(id) && !self.loading.contains_key(id) {
                let ticket = self.ticket();
                self.loading.insert(id.clone(), ticket);
                effects.push(Effect::Load(ticket, id.clone()));
            }
        }
        self.make(effects);
    }

    /// Reads cases once more; until they are here, what was made of them is gone.
    pub(super) fn reload(&mut self, cases: impl IntoIterator<Item = String>, effects: &mut Vec<Effect>) {
        for id in cases {
            let ticket = self.ticket();
            self.loading.insert(id.clone(), ticket);
            effects.push(Effect::Load(ticket, id));
        }
        self.refresh(effects);
    }

    /// Asks for the file, once every case that is chosen is here.
    pub(super) fn make(&mut self, effects: &mut Vec<Effect>) {
        if self.choices.cases.is_empty() || !self.loading.is_empty() {
            return;
        }
        if self.loaded.keys().ne(self.choices.cases.iter()) {
            return;
        }
        let ticket = self.ticket();
        self.making = Some(ticket);
        let cases = self.loaded.iter().map(|(id, case)| (id.clone(), case.clone())).collect();
        effects.push(Effect::Make(ticket, Release::new(cases, self.choices.redaction().cloned())));
    }

    pub(super) fn was_loaded(
        &mut self,
        ticket: Ticket,
        id: String,
        outcome: Result<Arc<Case>, String>,
        effects: &mut Vec<Effect>,
    ) {
        if self.loading.get(&id) != Some(&ticket) {
            return;
        }
        self.loading.remove(&id);
        self.version += 1;
        match outcome {
            Ok(case) => {
                self.loaded.insert(id, case);
            }
            Err(words) => {
                self.loaded.remove(&id);
                effects.push(Effect::Trouble(format!(
                    "The file could not be made: {words}. Nothing has left this device."
                )));
            }
        }
        self.make(effects);
    }

    pub(super) fn need_words(&mut self, effects: &mut Vec<Effect>) {
        if self.choices.is_locked() && self.choices.passphrase.is_empty() && self.wording.is_none() {
            self.ask_for_words(effects);
        }
    }

    pub(super) fn ask_for_words(&mut self, effects: &mut Vec<Effect>) {
        let ticket = self.ticket();
        self.wording = Some(ticket);
        effects.push(Effect::Words(ticket));
    }

    pub(super) fn lock(&mut self, effects: &mut Vec<Effect>) {
        // Whether it is too easy to guess was judged before this could be tapped (`sealing::passphrase`).
        if !self.may_lock() || self.choices.passphrase.trim().is_empty() {
            return;
        }
        if !self.choices.has_purpose() {
            self.lacks_purpose = true;
            return effects.push(Effect::AskWhy);
        }
        let Some(text) = self.made.as_ref().map(|made| made.text().clone()) else { return };
        let passphrase = self.choices.passphrase.trim().to_owned();
        let ticket = self.ticket();
        self.locking = Some((ticket, passphrase.clone()));
        effects.push(Effect::Lock(ticket, text, passphrase));
    }

    /// What is being locked, and what is locked, goes.
    pub(super) fn stop_locking(&mut self, effects: &mut Vec<Effect>) {
        if let Some((_, mut passphrase)) = self.locking.take() {
            overwrite(&mut passphrase);
            effects.push(Effect::CancelLock);
        }
        if let Some(mut locked) = self.locked.take() {
            overwrite(&mut locked.passphrase);
        }
    }

    pub(super) fn was_locked(
        &mut self,
        ticket: Ticket,
        outcome: Result<Arc<str>, String>,
        effects: &mut Vec<Effect>,
    ) {
        let Some((_, passphrase)) = self.locking.take_if(|(known, _)| *known == ticket) else { return };
        self.version += 1;
        match outcome {
            Ok(text) => self.locked = Some(Locked { text, passphrase }),
            Err(words) if words.is_empty() => {}
            Err(words) => effects.push(Effect::Trouble(format!("The file was not locked. {words}"))),
        }
    }

    pub(super) fn give(&mut self, version: u64, way: Way, effects: &mut Vec<Effect>) {
        let Some(offered) = self.offered().filter(|offered| offered.version() == version) else { return };
        if !self.choices.has_purpose() {
            self.lacks_purpose = true;
            return effects.push(Effect::AskWhy);
        }
        let ticket = self.ticket();
        self.leaving = Some((ticket, self.choices.is_locked()));
        self.gone = None;
        effects.push(Effect::Leave(ticket, Departure::new(Arc::new(offered), way)));
    }

    pub(super) fn ended(&mut self, ticket: Ticket, outcome: &Outcome, effects: &mut Vec<Effect>) {
        let Some((_, was_locked)) = self.leaving.take_if(|(known, _)| *known == ticket) else { return };
        self.version += 1;
        if let Outcome::Stayed(_) = outcome {
            return;
        }
        let is_same = self.offered().is_some() && self.choices.is_locked() == was_locked;
        match self.offered() {
            Some(offered) if is_same && was_locked => self.gone = Some(offered.name().to_owned()),
            _ => {
                // The next file holds the entry of this one.
                self.reload(self.choices.cases.clone(), effects);
            }
        }
    }

    pub(super) fn forget(&mut self, effects: &mut Vec<Effect>) {
        self.version += 1;
        self.wording = None;
        self.stop_locking(effects);
        self.choices.forget_passphrase();
    }
}
