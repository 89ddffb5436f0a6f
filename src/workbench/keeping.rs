//! Autosave of every case that has something unsaved: one saving machine a case, asked and told by the workbench.

use super::realm::Realm;
use crate::case::Operation;
use crate::edit::saving::{Effect, Rest, Saving, Status};
use std::collections::BTreeMap;

/// The saving machines by case.
#[derive(Debug, Default)]
pub struct Keeping {
    machines: BTreeMap<String, Saving>,
    realms: BTreeMap<String, Realm>,
}

impl Keeping {
    /// A case was opened whose next batch has this number. One with unsaved work keeps its machine.
    pub fn begin(&mut self, case: &str, realm: Realm, next_batch: u64) {
        self.realms.insert(case.to_owned(), realm);
        // A step over a file keeps it too: the numbers that were set aside are known to it alone.
        let is_held = self.machines.get(case).is_some_and(Saving::is_held);
        if self.is_settled(case) && !is_held {
            self.machines.insert(case.to_owned(), Saving::new(next_batch));
        }
    }

    /// The realm that a case belongs to, wherever the screens have gone meanwhile.
    pub fn realm(&self, case: &str) -> Realm {
        self.realms.get(case).copied().unwrap_or_default()
    }

    /// Whether everything of a case is on the device.
    pub fn is_settled(&self, case: &str) -> bool {
        self.machines.get(case).is_none_or(Saving::is_settled)
    }

    /// Whether waiting for a case is of use.
    pub fn rest(&self, case: &str) -> Rest {
        self.machines.get(case).map_or(Rest::Settled, Saving::rest)
    }

    /// Why a case is not on the device, in the browser's words; for whoever was told that it is not.
    pub fn why(&self, case: &str) -> String {
        let trouble = self.machines.get(case).and_then(Saving::trouble);
        trouble.unwrap_or("the storage of this browser does not answer").trim_end_matches('.').to_owned()
    }

    /// What is not on the device of a case.
    pub fn unsaved(&self, case: &str) -> Vec<Operation> {
        self.machines.get(case).map(Saving::unsaved).unwrap_or_default()
    }

    /// The cases of which something is not on the device, each with its realm.
    pub fn unsaved_cases(&self) -> Vec<(String, Realm)> {
        let unsaved = self.machines.iter().filter(|(_, machine)| !machine.is_settled());
        unsaved.map(|(case, _)| (case.clone(), self.realm(case))).collect()
    }

    /// As [`Saving::upto`].
    pub fn upto(&self, case: &str, batch: u64) -> u64 {
        self.machines.get(case).map_or(batch + 1, |machine| machine.upto(batch))
    }

    /// As [`Saving::hold`].
    pub fn hold(&mut self, case: &str) {
        self.machine(case).hold();
    }

    /// Whether a batch of a case is on its way.
    pub fn is_flying(&self, case: &str) -> bool {
        self.machines.get(case).is_some_and(Saving::is_flying)
    }

    /// Whether a step over a file goes on in a case: it is not folded meanwhile.
    pub fn is_held(&self, case: &str) -> bool {
        self.machines.get(case).is_some_and(Saving::is_held)
    }

    /// As [`Saving::release`].
    pub fn release(&mut self, case: &str) -> Vec<Effect> {
        self.machines.get_mut(case).map(Saving::release).unwrap_or_default()
    }

    /// Sets so many batch numbers of a case aside, and answers the first.
    pub fn reserve(&mut self, case: &str, count: u64) -> u64 {
        self.machine(case).reserve(count)
    }

    /// Gives numbers back that were set aside and under which nothing was written.
    pub fn give_back(&mut self, case: &str, first: u64, count: u64) {
        self.machine(case).give_back(first, count);
    }

    /// An edit was made.
    pub fn edited(&mut self, case: &str, operations: Vec<Operation>, now: u64) -> Vec<Effect> {
        self.machine(case).edited(operations, now)
    }

    /// A time that was asked for has come.
    pub fn woke(&mut self, case: &str, now: u64) -> Vec<Effect> {
        self.machine(case).woke(now)
    }

    /// A batch is on the device.
    pub fn written(&mut self, case: &str, batch: u64, now: u64) -> Vec<Effect> {
        self.machine(case).written(batch, now)
    }

    /// The number of a batch was taken by another tab; the next free one is told.
    pub fn taken(&mut self, case: &str, batch: u64, next: u64) -> Vec<Effect> {
        self.machine(case).taken(batch, next)
    }

    /// Another tab has written batches of a case up to this number.
    pub fn seen(&mut self, case: &str, next: u64) {
        self.machine(case).seen(next);
    }

    /// What the next flush of a case would write.
    pub fn coming(&self, case: &str) -> Option<(u64, Vec<Operation>)> {
        self.machines.get(case)?.coming()
    }

    /// The number that the next batch of a case gets.
    pub fn next_batch(&self, case: &str) -> u64 {
        self.machines.get(case).map_or(0, Saving::next_batch)
    }

    /// Whether everything of every case is on the device.
    pub fn is_all_settled(&self) -> bool {
        self.machines.values().all(Saving::is_settled)
    }

    /// Forgets a case that was removed from the device.
    pub fn forget(&mut self, case: &str) {
        self.machines.remove(case);
        self.realms.remove(case);
    }

    /// A batch could not be written.
    pub fn failed(&mut self, case: &str, batch: u64, words: &str, now: u64) -> Vec<Effect> {
        self.machine(case).failed(batch, words, now)
    }

    /// Writes at once what is not written, for every case.
    pub fn flush(&mut self) -> Vec<(String, Vec<Effect>)> {
        self.machines.iter_mut().map(|(case, machine)| (case.clone(), machine.flush())).collect()
    }

    /// What the status line says: a failure before unsaved work, unsaved work before saved. What it counts is of all cases,
    /// whichever is open.
    pub fn status(&self) -> Status {
        let mut saved = None;
        let mut saving = false;
        for machine in self.machines.values() {
            match machine.status() {
                Status::Failed { words, .. } => {
                    let unsaved = self.machines.values().map(|machine| machine.unsaved().len()).sum();
                    return Status::Failed { words, unsaved };
                }
                Status::Saving => saving = true,
                Status::Saved { at } => saved = saved.max(at),
            }
        }
        if saving { Status::Saving } else { Status::Saved { at: saved } }
    }

    fn machine(&mut self, case: &str) -> &mut Saving {
        self.machines.entry(case.to_owned()).or_insert_with(|| Saving::new(0))
    }
}
