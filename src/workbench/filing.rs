//! What taking a file in and taking it back have in common: each case of the file is decided over, made ready and written
//! with all the others in one transaction, and only then shown.

use super::{bench::Bench, realm::Realm};
use crate::{
    browser::{
        clock,
        locks::Lock,
        store::{Arrival, Failure, FileStep, NotWritten, Store},
        task::{Pace, pause},
    },
    case::{Case, Operation, Subject},
    edit::{Change, Edit, Refusal, Session},
    handoff::{imports::Imports, pieces},
    reports::caseload::Indexed,
};
use js_sys::Uint8Array;
use leptos::prelude::*;

/// So long a step waits for what is being saved: 200 times 25 milliseconds.
const PATIENCE: usize = 200;
/// So often a step is written again when another tab has taken a number of it.
const TRIES: usize = 3;

/// What a case of a file is decided over: the open case, or one that is read for this alone.
pub(super) enum Over {
    /// The open one.
    Open,
    /// One that is not open.
    Apart(Box<Session>),
}

impl Over {
    /// Decides an edit and changes nothing. Answers the case as it stands, and what the edit comes to.
    pub(super) fn decide(&mut self, bench: Bench, id: &str, edit: Edit) -> Result<(Case, Change), Refusal> {
        let occasion = bench.occasion();
        let decide = |session: &mut Session| {
            // What is being typed ends here, so that the file comes behind it.
            session.close_typing();
            session.decide(edit, &occasion).map(|change| (session.case().clone(), change))
        };
        match self {
            Self::Apart(session) => decide(session),
            Self::Open => {
                let mut decided = Err(Refusal::NotThere);
                bench.open.session.update_untracked(|session| {
                    if let Some(session) = session.as_mut().filter(|session| session.id() == id) {
                        decided = decide(session);
                    }
                });
                decided
            }
        }
    }
}

/// A case of a file, made ready.
pub(super) struct Ready {
    pub over: Over,
    pub change: Change,
    pub arrival: Arrival,
}

impl Bench {
    /// The right to write all these cases for one step over a file.
    pub(super) async fn hold_all(self, ids: &[String]) -> Result<Vec<(String, Lock)>, String> {
        self.hold_for_file(ids).await.map_err(|id| {
            let name = self.name_of(&id);
            format!("{name} is open in another window of Kith. Nothing was changed. Close it there, then try again here.")
        })
    }

    /// What a case is called on Home.
    #[must_use]
    pub fn name_of(self, id: &str) -> String {
        if Subject::of(id) == Subject::Practice {
            return "My practice".to_owned();
        }
        let name = self.caseload.cases.with_untracked(|all| {
            all.iter().find(|summary| summary.id == id).map(|summary| summary.name.clone())
        });
        match name {
            Some(name) if name.is_empty() => "A case with no name yet".to_owned(),
            Some(name) => name,
            None => "A case that is not on this device".to_owned(),
        }
    }

    /// Tells how far a step over a file is, from 0 to 1.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "percent")]
    pub(super) fn tell_taken(self, part: f64) {
        let percent = (part * 100.0).clamp(0.0, 100.0) as u32;
        self.taking.update(|taking| {
            if let Some(taking) = taking {
                taking.percent = percent;
            }
        });
    }

    /// The case that a step is decided over, once nothing of it is being saved any more.
    pub(super) async fn over(self, realm: Realm, id: &str) -> Result<Over, String> {
        if !self.settle(id).await {
            return Err(format!(
                "Something in {} is not saved on this device yet ({}). Nothing was changed. Try again when the line at the bottom says that everything is saved.",
                self.name_of(id),
                self.saver.why_not_saved(id)
            ));
        }
        if self.open.peek(|session| session.id() == id) == Some(true) {
            return Ok(Over::Open);
        }
        let away = || {
            "You went to other cases or from them while the file was being looked at. Nothing was changed. Go back and try again.".to_owned()
        };
        if self.present_realm() != realm {
            return Err(away());
        }
        let case = self.read_case(id).await.map_err(|words| {
            let words = words.trim_end_matches('.').to_owned();
            format!("{} could not be read ({words}). Nothing was changed.", self.name_of(id))
        })?;
        if self.present_realm() != realm {
            return Err(away());
        }
        let device = self.device().ok_or("The storage is not open. Nothing was changed.")?;
        Ok(Over::Apart(Box::new(Session::new(id, case, device, clock::now()))))
    }

    /// What is written of a case; its first number is set when it is written.
    pub(super) fn arrival(
        self,
        id: &str,
        after: &Case,
        pieces: Vec<Uint8Array>,
        imports: Imports,
    ) -> Arrival {
        let known =
            self.caseload.cases.with_untracked(|all| all.iter().find(|summary| summary.id == id).cloned());
        let indexed = Indexed::of(id, after, known.and_then(|summary| summary.handed_off));
        Arrival { case: id.to_owned(), first: 0, pieces, indexed, imports }
    }

    /// Writes a step, under numbers that nobody has taken, and answers the first number of each case. What is typed meanwhile
    /// waits until the step has come to its end, so that batches land in the order of their numbers.
    pub(super) async fn write_step(self, store: &Store, step: FileStep) -> Result<Vec<u64>, NotWritten> {
        let cases: Vec<String> = step.arrivals.iter().map(|arrival| arrival.case.clone()).collect();
        for case in &cases {
            self.saver.keeping.update_value(|keeping| keeping.hold(case));
        }
        let written = self.write_held(store, step, &cases).await;
        for case in &cases {
            let effects = self.saver.keeping.try_update_value(|keeping| keeping.release(case));
            self.perform(case, effects.unwrap_or_default());
        }
        written
    }

    async fn write_held(
        self,
        store: &Store,
        mut step: FileStep,
        cases: &[String],
    ) -> Result<Vec<u64>, NotWritten> {
        let is_flying =
            || self.saver.keeping.with_value(|keeping| cases.iter().any(|case| keeping.is_flying(case)));
        for _ in 0..PATIENCE {
            if !is_flying() {
                break;
            }
            pause(25).await;
        }
        if is_flying() {
            let words = "what was typed last is still being saved".to_owned();
            return Err(NotWritten::Nothing(Failure::Other(words)));
        }
        let count = |arrival: &Arrival| arrival.pieces.len() as u64;
        let mut tries = 1;
        loop {
            for arrival in &mut step.arrivals {
                let first = self
                    .saver
                    .keeping
                    .try_update_value(|keeping| keeping.reserve(&arrival.case, count(arrival)));
                arrival.first = first.unwrap_or_default();
            }
            let written = store.write_file(&step).await;
            if written.is_err() {
                for arrival in &step.arrivals {
                    self.saver.keeping.update_value(|keeping| {
                        keeping.give_back(&arrival.case, arrival.first, count(arrival));
                    });
                }
            }
            match written {
                Ok(()) => return Ok(step.arrivals.iter().map(|arrival| arrival.first).collect()),
                Err(NotWritten::Nothing(Failure::Taken)) if tries < TRIES => {
                    for arrival in &step.arrivals {
                        let next = store.next_batch(&arrival.case).await?;
                        self.saver.keeping.update_value(|keeping| keeping.seen(&arrival.case, next));
                    }
                }
                // It was removed in another window, and its key is forgotten by now: it is sealed by a new one.
                Err(NotWritten::Nothing(Failure::Removed)) if tries < TRIES => {}
                Err(not) => return Err(not),
            }
            tries += 1;
        }
    }

    /// Shows what is on the device by now: in the open case when it is this one, and in the list of the cases.
    pub(super) fn arrived_as(self, realm: Realm, ready: &mut Ready) -> Result<(), String> {
        let Ready { over, change, arrival } = ready;
        let id = arrival.case.clone();
        let mut outcome = Ok(());
        if let Over::Apart(session) = over {
            outcome = session.arrive(change.clone());
        }
        let mut is_open = false;
        self.open.session.maybe_update(|session| {
            if let Some(session) = session.as_mut().filter(|session| session.id() == id) {
                is_open = true;
                outcome = session.arrive(change.clone());
            }
            is_open
        });
        let next = arrival.first + arrival.pieces.len() as u64;
        self.saver.keeping.update_value(|keeping| keeping.seen(&id, next));
        if is_open {
            self.open.wake_all();
        }
        self.broadcast_written(&id);
        if is_open {
            self.check(&id);
        }
        self.list(realm, arrival.indexed.summary.clone());
        outcome.map_err(|_| "What the file brought is on this device, but cannot be shown together with what was entered meanwhile. Reload the page.".to_owned())
    }
}

/// The case with everything of the change, as it will be read back from the device.
pub(super) fn case_after(base: Case, change: &Change) -> Result<Case, String> {
    let mut case = change.arrived.as_ref().map_or(base, |arrived| arrived.case.clone());
    for operation in &change.operations {
        case.admit(operation.clone()).map_err(|corruption| Refusal::Corrupt(corruption).to_string())?;
    }
    Ok(case)
}

/// Entries as bodies of a size that the storage takes quickly.
pub(super) async fn in_pieces<'a>(
    operations: impl IntoIterator<Item = &'a Operation>,
    pace: &mut Pace,
) -> Vec<Uint8Array> {
    let mut bodies = Vec::new();
    for piece in pieces::of(operations.into_iter()) {
        bodies.push(Uint8Array::from(piece.as_slice()));
        pace.breathe().await;
    }
    bodies
}

/// What is told of a step that was not written: "kept" or "taken back".
pub(super) fn why_not(what: &str, not: &NotWritten) -> String {
    match not {
        NotWritten::Nothing(failure) => {
            format!(
                "The file could not be {what} on this device ({failure}). Nothing was changed. Try again."
            )
        }
        NotWritten::Unknown(failure) => format!(
            "Kith cannot find out whether the file was {what} ({failure}). It was {what} as a whole or not at all: reload the page, and look at the list of files on \u{201c}Open a file\u{201d}."
        ),
    }
}

/// What is told when the storage does not say which files a case received.
pub(super) fn not_listed(failure: Failure) -> String {
    format!(
        "The list of the files that a case received could not be read ({failure}). Nothing was changed. Reload the page, then try again."
    )
}
