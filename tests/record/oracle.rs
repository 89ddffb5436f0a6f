//! Automerge lives the same history: what it calls concurrent must be exactly what we keep as heads.

use super::{
    generator::Plan,
    tally::Tally,
    world::{Witness, World},
};
use crate::support::Dice;
use automerge::{ActorId, AutoCommit, ROOT, ReadDoc, transaction::Transactable};
use kith::case::{Case, Operation};
use std::collections::BTreeSet;

struct Oracle {
    documents: Vec<AutoCommit>,
    conflicts: usize,
}

impl Oracle {
    fn new(plan: &Plan) -> Self {
        let mut dice = Dice::new(plan.seed ^ 0xac70);
        let mut first = AutoCommit::new();
        let documents = (0..plan.devices).map(|_| {
            let mut document = first.fork();
            document.set_actor(ActorId::from(dice.roll().to_be_bytes()));
            document
        });
        Self { documents: documents.collect(), conflicts: 0 }
    }

    /// Each value is written as the stamp of its operation: automerge takes no notice of the same value said again.
    fn compare(&mut self, at: usize, case: &Case) -> Result<(), String> {
        let document = &self.documents[at];
        let theirs: BTreeSet<String> = document.keys(ROOT).collect();
        let ours: BTreeSet<String> = case.keys().map(|key| key.to_string()).collect();
        if theirs != ours {
            return Err(format!("device {at} knows {ours:?}, and automerge {theirs:?}"));
        }
        for key in case.keys() {
            let values = document.get_all(ROOT, key.as_str()).map_err(|error| error.to_string())?;
            let theirs: BTreeSet<String> =
                values.iter().filter_map(|(value, _)| value.as_str()).map(str::to_owned).collect();
            let ours: BTreeSet<String> = case.heads(key).iter().map(|head| head.stamp.to_string()).collect();
            if theirs != ours || values.len() != ours.len() {
                return Err(format!("{key}: our heads are {ours:?}, and automerge's {theirs:?}"));
            }
            self.conflicts += usize::from(ours.len() > 1);
        }
        Ok(())
    }
}

impl Witness for Oracle {
    fn wrote(&mut self, device: usize, operation: &Operation) -> Result<(), String> {
        let put = self.documents[device].put(ROOT, operation.key.as_str(), operation.stamp.to_string());
        put.map_err(|error| error.to_string())
    }

    fn handed_over(&mut self, from: usize, to: usize, case: &Case) -> Result<(), String> {
        let mut file = self.documents[from].fork();
        self.documents[to].merge(&mut file).map_err(|error| error.to_string())?;
        self.compare(to, case)
    }
}

pub fn agree(plan: &Plan) -> Result<Tally, String> {
    let mut world = World::new(plan);
    let mut oracle = Oracle::new(plan);
    world.live(plan, &mut oracle)?;
    for (at, party) in world.parties.iter().enumerate() {
        oracle.compare(at, &party.case)?;
    }
    // At last all of them hand everything to the first.
    for from in 1..plan.devices {
        let file: Vec<Operation> = world.parties[from].case.operations().cloned().collect();
        world.take_in(0, &file)?;
        oracle.handed_over(from, 0, &world.parties[0].case)?;
    }
    world.tally.oracle_conflicts += oracle.conflicts;
    Ok(world.tally)
}
