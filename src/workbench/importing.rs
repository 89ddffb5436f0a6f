//! Taking files in: read by the worker, held against the cases in slices that keep the screen alive, and on the device as a
//! whole, all cases of a file in one transaction, before anything of it is shown.

use super::{
    bench::Bench,
    filing::{Over, Ready, case_after, in_pieces, not_listed, why_not},
    place::{CasePlace, Place},
    state::{Hold, Taking},
};
use crate::{
    browser::{
        clock,
        store::{FileStep, Store},
        task::{self, Pace},
    },
    case::{Author, Key, Value},
    edit::{Brought, Edit, Refusal},
    handoff::{
        Comparison, Finding,
        imports::{Import, Part, TakenFile},
        pieces,
        twins::Twins,
    },
};
use js_sys::Uint8Array;
use leptos::prelude::*;

/// So many fields are looked at before the clock is.
const FIELDS: usize = 100;

/// A case of a file as it was read, before it is taken in.
#[derive(Clone)]
pub struct Incoming {
    /// What it would bring.
    pub finding: Finding,
    /// The pieces as they came, when every entry in them is new: they need not be written as JSON again.
    pieces: Option<Vec<Uint8Array>>,
    /// Another device bears this one's number: how many of its entries bear a stamp of this device's own.
    twin: Option<usize>,
}

/// A case of a file, with what its conflicts are to say.
pub type Decided = (Incoming, Vec<(Key, Value)>);

impl Bench {
    /// Holds a case of a file against the one on this device. `tell` hears how far it is, from 0 to 1.
    ///
    /// # Errors
    /// In the user's words; nothing is changed, whatever comes.
    pub async fn hold_against(
        self,
        id: &str,
        pieces: Vec<Uint8Array>,
        tell: &dyn Fn(f64),
    ) -> Result<Incoming, String> {
        self.settle(id).await;
        self.open.close_typing();
        let open = self.open.peek(|session| (session.id() == id).then(|| session.case().clone())).flatten();
        let local = match open {
            Some(case) => case,
            None => self.read_case(id).await?,
        };
        let corrupt = |corruption| Refusal::Corrupt(corruption).to_string();
        let mut pace = Pace::begin();
        let mut comparison =
            Comparison::begin((!local.is_empty()).then_some(&local), id, clock::now()).on(self.device());
        let mut is_all_new = true;
        let mut twins = Twins::of(self.device().ok_or("the storage is not open")?);
        let count = share(pieces.len());
        for (at, piece) in pieces.iter().enumerate() {
            let entries = pieces::entries(&piece.to_vec()).map_err(|error| error.to_string())?;
            let in_piece = entries.len();
            let entries = twins.part(&local, entries);
            is_all_new &= !twins.has_changed();
            is_all_new &= comparison.take(entries).map_err(corrupt)? == in_piece;
            tell(share(at) / count * 0.7);
            pace.breathe().await;
        }
        while !comparison.look(FIELDS) {
            pace.breathe().await;
        }
        comparison.note_beside(twins.beside());
        tell(1.0);
        let twin = (twins.is_shared() || twins.collided() > 0).then(|| twins.collided());
        Ok(Incoming { finding: comparison.finish(), pieces: is_all_new.then_some(pieces), twin })
    }

    /// Takes a file in with the choices that were made, whoever looks on, and tells what came of it. Whoever still waits
    /// for it is led to what it brought.
    pub fn apply_file(self, cases: Vec<Decided>, exported: (Author, String)) {
        if self.taking.get_untracked().is_some() {
            return;
        }
        self.taking.set(Some(Taking::default()));
        task::of_app(async move {
            let came = self.take_in_file(cases, exported).await;
            match &came {
                Ok(ids) => self.tell_applied(ids),
                Err(words) => self.notify_error(words),
            }
            self.taking.set(None);
            let is_awaited = Self::bound_for().place == self.present_realm().door();
            match came.as_deref() {
                Ok([one]) if is_awaited => self.go(Place::Case(one.clone(), CasePlace::Overview)),
                Ok(_) if is_awaited => self.go(Place::Home),
                _ => {}
            }
        });
    }

    /// Takes the file of the training case in, which nobody reviews.
    pub fn apply_training(self, cases: Vec<Incoming>, exported: (Author, String)) {
        if self.taking.get_untracked().is_some() {
            return;
        }
        self.taking.set(Some(Taking::default()));
        task::of_app(async move {
            let cases = cases.into_iter().map(|incoming| (incoming, Vec::new())).collect();
            if let Err(words) = self.take_in_file(cases, exported).await {
                self.notify_error(&words);
            }
            self.taking.set(None);
        });
    }

    fn tell_applied(self, ids: &[String]) {
        let has_undo = matches!(ids, [one] if self.open.peek(|session| session.id() == one) == Some(true));
        match ids {
            [_] if has_undo => self.notify("The file was applied. One \u{201c}Undo\u{201d} takes it back, and for 30 days \u{201c}Files received\u{201d} does."),
            [_] => self.notify_with_way(
                "The file was applied. For 30 days it can be taken back.",
                ("Take this file back", self.present_realm().door()),
            ),
            several => self.notify_with_way(
                &format!(
                    "The file was applied. It brought something to {} cases. For 30 days it can be taken back from all of them at once.",
                    several.len()
                ),
                ("Take this file back", Place::OpenFile),
            ),
        }
    }

    /// Takes all cases of a file in: on the device first, as a whole or not at all, then in the open case as one change that
    /// one undo takes back. Answers the cases to which it brought something.
    async fn take_in_file(
        self,
        cases: Vec<Decided>,
        exported: (Author, String),
    ) -> Result<Vec<String>, String> {
        let mut cases = cases;
        cases.retain(|(incoming, _)| !incoming.finding.is_nothing_new());
        let ids: Vec<String> = cases.iter().map(|(incoming, _)| incoming.finding.id.clone()).collect();
        let mut locks = self.hold_all(&ids).await?;
        let came = self.take_in_held(cases, &ids, exported).await;
        // The only case of the file becomes the open one, so that one undo takes the file back.
        let is_awaited = Self::bound_for().place == self.present_realm().door();
        let came = came.map(|mut ready| {
            if let [Ready { over: Over::Apart(session), arrival, .. }] = ready.as_mut_slice()
                && is_awaited
                && self.open.peek(|open| open.id() == arrival.case) != Some(true)
            {
                let (id, case) = (session.id().to_owned(), (**session).clone());
                if let Some((_, lock)) = locks.pop() {
                    self.keep_hold(&id, lock);
                }
                self.flush();
                self.open.hold.set(Hold::Ours);
                self.open.session.set(Some(case));
                self.open.wake_all();
                self.check(&id);
            }
        });
        locks.into_iter().for_each(|(_, lock)| lock.release());
        came.map(|()| ids)
    }

    async fn take_in_held(
        self,
        cases: Vec<Decided>,
        ids: &[String],
        exported: (Author, String),
    ) -> Result<Vec<Ready>, String> {
        let realm = self.present_realm();
        let (store, _) = self.store_of(realm).ok_or("The storage is not open. Nothing was changed.")?;
        let occasion = self.occasion();
        let (exported_by, exported_at) = exported;
        let file = TakenFile {
            id: clock::new_id(),
            at: occasion.now,
            by: occasion.author.clone(),
            exported_by,
            exported_at,
            cases: ids.to_vec(),
            taken_back: None,
        };
        // Another device that bears this one's number: this one takes a new number once the file was applied.
        let twin = cases.iter().filter_map(|(incoming, _)| incoming.twin).reduce(|sum, more| sum + more);
        let count = share(cases.len());
        let mut ready = Vec::with_capacity(cases.len());
        for (at, (incoming, choices)) in cases.into_iter().enumerate() {
            let over = self.over(realm, &incoming.finding.id).await?;
            ready.push(self.made_ready(&store, over, incoming, choices, &file).await?);
            self.tell_taken(share(at + 1) / count * 0.9);
        }
        let outdated = store.files().await.unwrap_or_default();
        let outdated = outdated.into_iter().filter(|known| !known.is_recent(occasion.now));
        let step = FileStep {
            arrivals: ready.iter().map(|ready| ready.arrival.clone()).collect(),
            going: Vec::new(),
            file: Some(file),
            outdated: outdated.map(|known| known.id).collect(),
        };
        let firsts = self.write_step(&store, step).await.map_err(|not| why_not("kept", &not))?;
        self.tell_taken(1.0);
        for (ready, first) in ready.iter_mut().zip(firsts) {
            ready.arrival.first = first;
            self.arrived_as(realm, ready)?;
        }
        if let Some(collided) = twin {
            self.part_from_twin(collided).await;
        }
        Ok(ready)
    }

    /// Decides what a case of the file comes to, and makes everything ready that is to be written of it.
    async fn made_ready(
        self,
        store: &Store,
        mut over: Over,
        incoming: Incoming,
        choices: Vec<(Key, Value)>,
        file: &TakenFile,
    ) -> Result<Ready, String> {
        let Incoming { finding, pieces, twin: _ } = incoming;
        let id = finding.id.clone();
        if finding.known {
            // The case as it is before the file, whole in a snapshot of its own, whatever the import does.
            store.compact(&id).await.map_err(|failure| {
                format!("The case could not be copied before the import ({failure}). Nothing was changed. Make room on the device, then try again.")
            })?;
        }
        let mut stamps = finding.new_stamps();
        let edit = Edit::Import { admission: Box::new(finding.admission), choices };
        let (base, change) = over.decide(self, &id, edit).map_err(|refusal| refusal.to_string())?;
        let mut pace = Pace::begin();
        let after = case_after(base, &change)?;
        pace.breathe().await;
        let mut bodies = pieces.unwrap_or_default();
        if bodies.is_empty() {
            let arrived = change.arrived.iter().flat_map(|arrived| &arrived.operations);
            bodies = in_pieces(arrived.map(AsRef::as_ref), &mut pace).await;
        }
        bodies.extend(in_pieces(change.operations.iter(), &mut pace).await);
        let mut imports = store.imports(&id).await.map_err(not_listed)?;
        stamps.extend(change.operations.iter().map(|operation| operation.stamp));
        let at = clock::now();
        let import = Import {
            // The moment from which on what is entered is later than this file.
            at,
            by: file.by.clone(),
            exported_by: file.exported_by.clone(),
            exported_at: file.exported_at.clone(),
            brought: Brought::of(&after, stamps, at),
            part_of: Some(Part { file: file.id.clone(), cases: file.cases.len() }),
            taken_back: None,
        };
        imports.note(&after, import);
        pace.breathe().await;
        let arrival = self.arrival(&id, &after, bodies, imports);
        pace.breathe().await;
        Ok(Ready { over, change, arrival })
    }
}

#[expect(clippy::cast_precision_loss, reason = "a count of pieces")]
const fn share(count: usize) -> f64 {
    count as f64
}
