//! Taking an import back, days later: what stood before is said again, and what was edited since is left alone.

use super::{Refusal, Reversal, Writer};
use crate::case::{Act, Case, Key, Operation, Stamp, Value, WITHDRAWN, family::CLIENT};
use crate::edit::Brought;
use crate::forms::person;
use std::collections::{BTreeMap, BTreeSet};

const WHY: &str = "An import was taken back";

/// What taking an import back comes to.
#[derive(Debug, Default)]
struct Plan {
    /// Things that the import added and nobody has touched since.
    withdraw: Vec<Key>,
    /// Values to say again, each over these entries.
    say: Vec<(Key, Value, Vec<Stamp>)>,
    /// What was edited since, and stays as it is.
    left: Vec<Key>,
}

/// What taking an import back would leave as it is, since somebody has edited it after the import.
#[must_use]
pub fn left_alone(case: &Case, brought: &Brought) -> Vec<Key> {
    plan(case, brought).left
}

/// Writes the operations that take an import back.
///
/// # Errors
/// When there is nothing left of it to take back.
pub(super) fn take_back(writer: &mut Writer<'_>, brought: &Brought) -> Result<(), Refusal> {
    writer.act = Act::Undo;
    let plan = plan(writer.case, brought);
    for thing in plan.withdraw {
        writer.say(thing.sibling(WITHDRAWN), Value::choice("yes"), Some(WHY.to_owned()));
    }
    for (key, value, replaces) in plan.say {
        let before = writer.case.value(&key).clone();
        if before != value {
            writer.reversals.push(Reversal::Field { key: key.clone(), before, after: value.clone() });
        }
        writer.record(key, super::sayable(value), replaces, Some(WHY.to_owned()));
    }
    if writer.operations.is_empty() { Err(Refusal::NothingNew) } else { Ok(()) }
}

fn plan(case: &Case, brought: &Brought) -> Plan {
    let mut keys = BTreeSet::new();
    let theirs = case.operations().filter(|operation| brought.holds(operation.stamp));
    keys.extend(theirs.map(|operation| operation.key.clone()));
    let mut owners = BTreeSet::new();
    owners.extend(keys.iter().map(Key::owner));
    let without = case.part(|operation| {
        let concerned = keys.contains(&operation.key) || owners.contains(&operation.key);
        concerned && !brought.holds(operation.stamp)
    });
    let mut plan = Plan::default();
    let since = Since::of(case, brought);
    for key in &keys {
        let thing = key.owner();
        let is_added = keys.contains(&thing) && !without.operation_exists(&thing);
        if !is_added {
            plan.restore(case, &without, key, brought, &since);
        } else if *key == thing && !case.is_withdrawn(thing.noun(), thing.id()) {
            let touched =
                |key: &Key| case.history(key).iter().any(|operation| !brought.holds(operation.stamp));
            let is_touched = since.ids.contains(thing.id()) || case.keys_of(&thing).any(touched);
            if is_touched { plan.left.push(thing) } else { plan.withdraw.push(thing) }
        }
    }
    plan
}

/// What was entered after an import.
struct Since {
    /// Whether there is anything.
    is_any: bool,
    /// The things that it hangs on: a form's answer on its period, a rating on its concern, a tie on its ends. Withdrawn, they
    /// would hide it.
    ids: BTreeSet<String>,
}

impl Since {
    fn of(case: &Case, brought: &Brought) -> Self {
        let mut since = Self { is_any: false, ids: BTreeSet::new() };
        for operation in case.operations().filter(|operation| brought.is_before(operation.stamp)) {
            since.is_any = true;
            since.ids.extend(operation.key.id().split('.').map(str::to_owned));
            since.note(&operation.value);
        }
        since
    }

    fn note(&mut self, value: &Value) {
        match value {
            Value::Link(id) => {
                self.ids.insert(id.clone());
            }
            Value::Choices(ids) => self.ids.extend(ids.iter().cloned()),
            Value::Whole(fields) => fields.values().for_each(|value| self.note(value)),
            _ => {}
        }
    }
}

/// Whose case it is.
fn is_name(key: &Key) -> bool {
    (key.noun(), key.id(), key.field_name()) == (person::NOUN, CLIENT, Some(person::NAME))
}

impl Plan {
    fn restore(&mut self, case: &Case, without: &Case, key: &Key, brought: &Brought, since: &Since) {
        let Some(current) = case.current(key) else { return };
        let heads = case.heads(key);
        let stamps = |heads: &[&Operation]| heads.iter().map(|head| head.stamp).collect::<Vec<Stamp>>();
        let (theirs, others): (Vec<&Operation>, Vec<&Operation>) =
            heads.iter().copied().partition(|head| brought.holds(head.stamp));
        if !brought.holds(current.stamp) {
            if resting(case, key, brought).contains(&current.stamp) {
                self.leave(case, key, brought);
            } else if !theirs.is_empty() {
                // What is shown was never theirs: saying it again settles the conflict that they brought.
                let mut replaces = stamps(&theirs);
                replaces.push(current.stamp);
                self.say.push((key.clone(), current.value.clone(), replaces));
            }
            return;
        }
        let shown = without.value(key).clone();
        // What was erased for ever does not come back.
        if current.value == Value::Erased || (current.value == shown && case.conflict(key).is_empty()) {
            return;
        }
        // What was entered since must not be left without a name.
        if is_name(key) && shown.is_blank() && since.is_any {
            self.left.push(key.clone());
            return;
        }
        if key.field_name() == Some(WITHDRAWN) && shown.chooses("yes") {
            // They put it back, and somebody has worked on it since: withdrawing it again would hide that.
            let thing = key.owner();
            let is_later = |operation: &&Operation| brought.is_before(operation.stamp);
            if case.keys_of(&thing).any(|key| case.history(key).iter().any(is_later)) {
                self.left.push(thing);
                return;
            }
        }
        let before = without.conflict(key);
        if before.is_empty() {
            self.say.push((key.clone(), shown, stamps(&heads)));
            return;
        }
        // A conflict that they settled is open again, with the value last that was shown before.
        let last = before.last().copied();
        let earlier = before.iter().take(before.len() - 1);
        let stands = |operation: &Operation| others.iter().any(|head| head.stamp == operation.stamp);
        for operation in earlier.filter(|operation| !stands(operation)) {
            self.say.push((key.clone(), operation.value.clone(), stamps(&theirs)));
        }
        let mut replaces = stamps(&theirs);
        replaces.extend(last.filter(|operation| stands(operation)).map(|operation| operation.stamp));
        self.say.push((key.clone(), shown, replaces));
    }

    /// Notes a field that was edited since, unless it says what it said before the import.
    fn leave(&mut self, case: &Case, key: &Key, brought: &Brought) {
        let owner = key.owner();
        let mut resting = resting(case, key, brought);
        if owner != *key {
            resting.extend(self::resting(case, &owner, brought));
        }
        let before = case.part_of(&[key, &owner], |operation| {
            !brought.holds(operation.stamp) && !resting.contains(&operation.stamp)
        });
        if before.value(key) != case.value(key) {
            self.left.push(key.clone());
        }
    }
}

/// The entries of a key that were made over what the import brought, or over such an entry: one walk, however long the way
/// from one to the other is.
fn resting(case: &Case, key: &Key, brought: &Brought) -> BTreeSet<Stamp> {
    let of_key = case.history(key).into_iter().filter(|operation| operation.key == *key);
    let mut over: BTreeMap<Stamp, Vec<Stamp>> = BTreeMap::new();
    let mut open = Vec::new();
    for operation in of_key {
        for earlier in &operation.replaces {
            over.entry(*earlier).or_default().push(operation.stamp);
            open.extend(brought.holds(*earlier).then_some(operation.stamp));
        }
    }
    let mut resting = BTreeSet::new();
    while let Some(stamp) = open.pop() {
        if resting.insert(stamp) {
            open.extend(over.get(&stamp).into_iter().flatten());
        }
    }
    resting
}
