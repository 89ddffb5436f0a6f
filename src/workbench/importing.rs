//! Taking files in: read by the worker, held against the case in slices that keep the screen alive, and on the device as
//! a whole before anything of it is shown.

use super::{bench::Bench, opening::pause, tabs::Hold};
use crate::{
    browser::clock,
    case::{Author, Case, Key, Value},
    edit::{Brought, Change, Edit, Refusal},
    handoff::{
        Comparison, Finding,
        imports::{Import, Imports},
        pieces,
        twins::Twins,
    },
    reports::caseload::Summary,
};
use js_sys::Uint8Array;
use leptos::prelude::*;

/// A slice of work on the page takes no longer than this, in milliseconds.
const SLICE_MILLIS: u64 = 16;
/// So many fields are looked at before the clock is.
const FIELDS: usize = 100;
/// The name under which the files that were taken into a case are noted beside it.
const IMPORTS: &str = "imports";

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

/// Lets the screen draw and the keys be heard whenever a slice has lasted long enough.
struct Slices {
    since: u64,
}

impl Slices {
    fn begin() -> Self {
        Self { since: clock::now() }
    }

    async fn breathe(&mut self) {
        if clock::now().abs_diff(self.since) >= SLICE_MILLIS {
            pause(0).await;
            self.since = clock::now();
        }
    }
}

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
        self.seal();
        let open = self.peek(|session| (session.id() == id).then(|| session.case().clone())).flatten();
        let local = match open {
            Some(case) => case,
            None => self.read_case(id).await?,
        };
        let corrupt = |corruption| Refusal::Corrupt(corruption).to_string();
        let mut slices = Slices::begin();
        let mut comparison =
            Comparison::begin((!local.is_empty()).then_some(&local), id, clock::now()).on(self.device());
        let mut is_all_new = true;
        let mut twins = Twins::of(self.device().ok_or("the storage is not open")?);
        let count = share(pieces.len());
        for (at, piece) in pieces.iter().enumerate() {
            let entries = pieces::entries(&piece.to_vec()).map_err(|error| error.to_string())?;
            let in_piece = entries.len();
            let entries = twins.part(&local, entries);
            is_all_new &= twins.collided() == 0;
            is_all_new &= comparison.take(entries).map_err(corrupt)? == in_piece;
            tell(share(at) / count * 0.7);
            slices.breathe().await;
        }
        while !comparison.look(FIELDS) {
            slices.breathe().await;
        }
        tell(1.0);
        let twin = (twins.is_shared() || twins.collided() > 0).then(|| twins.collided());
        Ok(Incoming { finding: comparison.finish(), pieces: is_all_new.then_some(pieces), twin })
    }

    /// Takes a case of a file in with the choices that were made: on the device first, as a whole or not at all, then in
    /// the open case as one change that one undo takes back.
    ///
    /// # Errors
    /// In the user's words; nothing is changed then.
    pub async fn take_in(
        self,
        incoming: Incoming,
        choices: Vec<(Key, Value)>,
        exported: (Author, String),
        tell: &dyn Fn(f64),
    ) -> Result<(), String> {
        let Incoming { finding, pieces, twin } = incoming;
        let id = finding.id.clone();
        let realm = self.present_realm();
        self.settle(&id).await;
        if self.peek(|session| session.id() == id) != Some(true) {
            let case = self.read_case(&id).await?;
            self.hold_case(&id, case);
        }
        if self.hold.get_untracked() == Hold::Elsewhere {
            return Err(Refusal::Elsewhere.to_string());
        }
        let (store, _) = self.store_of(realm).ok_or("the storage is not open")?;
        if finding.known {
            // The case as it is before the file, whole in a snapshot of its own, whatever the import does.
            store.compact(&id).await.map_err(|failure| {
                format!("The case could not be copied before the import ({failure}). Nothing was changed. Make room on the device, then try again.")
            })?;
        }
        let mut occasion = self.occasion();
        let mut stamps = finding.new_stamps();
        let edit = Edit::Import { admission: Box::new(finding.admission), choices };
        let mut decided = Err(Refusal::NotThere);
        self.session.update_untracked(|session| {
            if let Some(session) = session.as_mut().filter(|session| session.id() == id) {
                decided = session.decide(edit, &occasion);
            }
        });
        let change = decided.map_err(|refusal| refusal.to_string())?;
        let mut slices = Slices::begin();
        slices.breathe().await;
        let mut bodies = pieces.unwrap_or_default();
        if bodies.is_empty() {
            let arrived = change.arrived.iter().flat_map(|arrived| &arrived.operations);
            for piece in pieces::of(arrived.map(AsRef::as_ref)) {
                bodies.push(Uint8Array::from(piece.as_slice()));
                slices.breathe().await;
            }
        }
        bodies.extend(pieces::of(change.operations.iter()).map(|piece| Uint8Array::from(piece.as_slice())));
        tell(0.4);
        let after = after(&change)?;
        slices.breathe().await;
        let mut imports = store.local::<Imports>(&id, IMPORTS).await?.unwrap_or_default();
        stamps.extend(change.operations.iter().map(|operation| operation.stamp));
        occasion.now = clock::now();
        let brought = Brought::of(&after, stamps, occasion.now);
        let (exported_by, exported_at) = exported;
        let (at, by) = (occasion.now, occasion.author.clone());
        imports.note(&after, Import { at, by, exported_by, exported_at, brought, taken_back: None });
        slices.breathe().await;
        let known = self.caseload.with_untracked(|all| all.iter().find(|summary| summary.id == id).cloned());
        let handed_off = known.and_then(|summary| summary.handed_off);
        let summary = Summary::of(&id, &after, handed_off);
        slices.breathe().await;
        let count = bodies.len() as u64;
        let first = self.keeping.try_update_value(|keeping| keeping.reserve(&id, count)).unwrap_or_default();
        store
            .write_import(&id, first, &bodies, &summary, (IMPORTS, &imports))
            .await
            .map_err(|words| format!("The file could not be kept on this device ({words}). Nothing was changed. Make room on the device, then try again."))?;
        tell(0.9);
        self.arrived_as(&id, change)?;
        self.say_written(&id);
        self.check(&id);
        self.list(realm, summary);
        if let Some(collided) = twin {
            self.part_from_twin(collided).await;
        }
        Ok(())
    }

    /// Shows what is on the device by now, when its case is still the open one.
    fn arrived_as(self, id: &str, change: Change) -> Result<(), String> {
        let mut outcome = Ok(());
        self.session.maybe_update(|session| {
            let open = session.as_mut().filter(|session| session.id() == id);
            let is_open = open.is_some();
            if let Some(session) = open {
                outcome = session.arrive(change);
            }
            is_open
        });
        self.wake_all();
        outcome.map_err(|refusal| refusal.to_string())
    }

    /// The files that were taken into a case on this device.
    pub async fn imports(self, id: &str) -> Imports {
        let Some(store) = self.store() else { return Imports::default() };
        match store.local(id, IMPORTS).await {
            Ok(imports) => imports.unwrap_or_default(),
            Err(words) => {
                self.trouble(&format!("The list of imports could not be read ({words}). Reload the page."));
                Imports::default()
            }
        }
    }

    /// Takes an import of the open case back, but for what was edited since, and notes that it was.
    pub async fn take_import_back(self, id: &str, at: usize) -> Result<(), String> {
        let mut imports = self.imports(id).await;
        let import = imports.all.get_mut(at).ok_or("that import is not known here")?;
        match self.dispatch(Edit::TakeBack { brought: import.brought.clone() }) {
            Ok(()) | Err(Refusal::NothingNew) => {}
            Err(refusal) => return Err(refusal.to_string()),
        }
        self.flush();
        import.taken_back = Some(clock::now());
        let store = self.store().ok_or("the storage is not open")?;
        store.keep_local(id, IMPORTS, &imports).await
    }
}

/// The case with everything of the change, as it will be read back from the device.
fn after(change: &Change) -> Result<Case, String> {
    let mut case = change.arrived.as_ref().map(|arrived| arrived.case.clone()).unwrap_or_default();
    for operation in &change.operations {
        case.admit(operation.clone()).map_err(|corruption| corruption.to_string())?;
    }
    Ok(case)
}

#[expect(clippy::cast_precision_loss, reason = "a count of pieces")]
const fn share(count: usize) -> f64 {
    count as f64
}
