//! What holds at the end of every history, whoever handed what to whom.

use super::{
    generator::{Mode, Plan},
    model::{Model, with_marker},
    tally::Tally,
    world::World,
};
use crate::support::Dice;
use kith::case::{Case, Corruption, Operation, Value};

/// Merging is admitting each operation of the other; a refusal leaves nothing behind.
fn merge(a: &Case, b: &Case) -> Result<Case, Corruption> {
    let mut merged = a.clone();
    for operation in b.operations() {
        merged.admit(operation.clone())?;
    }
    Ok(merged)
}

pub fn hold(plan: &Plan) -> Result<Tally, String> {
    let mut world = World::new(plan);
    world.live(plan, &mut ())?;
    let mut dice = Dice::new(plan.seed ^ 0xd1ce);
    match plan.mode {
        Mode::Cloned => forks_are_recognised(&world)?,
        Mode::Honest | Mode::Forged | Mode::Oracle => {
            merging_has_its_laws(&world, &mut dice)?;
            everything_arrives(&mut world, &mut dice)?;
        }
    }
    Ok(world.tally)
}

fn merging_has_its_laws(world: &World, dice: &mut Dice) -> Result<(), String> {
    let mut any = || &world.parties[dice.below(world.parties.len())].case;
    let (a, b, c) = (any(), any(), any());
    let refused = |corruption: Corruption| format!("{corruption}: refused in a world without forks");
    let ab = merge(a, b).map_err(refused)?;
    if ab != merge(b, a).map_err(refused)? {
        return Err("merging depends on who takes in whom".to_owned());
    }
    let bc = merge(b, c).map_err(refused)?;
    if merge(&ab, c).map_err(refused)? != merge(a, &bc).map_err(refused)? {
        return Err("merging three depends on which two come first".to_owned());
    }
    if merge(a, a).map_err(refused)? != *a || merge(&ab, b).map_err(refused)? != ab {
        return Err("merging what is there already changes something".to_owned());
    }
    Ok(())
}

fn everything_arrives(world: &mut World, dice: &mut Dice) -> Result<(), String> {
    let mut model = Model::default();
    for operation in &world.made {
        model.take(operation);
        if world.erased.contains(&operation.stamp) {
            model.take(&with_marker(operation, Value::Erased));
        }
    }
    // One device on its own, with what has reached it so far, already tells all that it holds.
    let alone = &world.parties[dice.below(world.parties.len())].case;
    let mut part = Model::default();
    alone.operations().for_each(|operation| part.take(operation));
    part.is_told_by(alone)?;

    // Everything that anybody holds, markers of redacted copies too, with repeats and in any order.
    let mut all: Vec<Operation> = Vec::new();
    for party in &world.parties {
        for operation in party.case.operations() {
            all.push(operation.clone());
            match dice.below(4) {
                0 => all.push(operation.clone()),
                1 if operation.value != Value::Erased => all.push(with_marker(operation, Value::Withheld)),
                _ => {}
            }
        }
    }
    let told = Case::from_operations(model.0.values().cloned()).map_err(|error| error.to_string())?;
    for _ in 0..2 {
        dice.shuffle(&mut all);
        let shuffled = Case::from_operations(all.iter().cloned()).map_err(|error| error.to_string())?;
        if shuffled != told {
            return Err("another order of the same operations tells another case".to_owned());
        }
    }
    world.tally.conflicts += model.is_told_by(&told)?;
    for to in 0..world.parties.len() {
        world.take_in(to, &all)?;
        if world.parties[to].case != told {
            return Err(format!("device {to} has everything and tells another case"));
        }
    }
    // Writing it all down and reading it back is slow, so that not every history pays for it.
    if dice.chance(5) {
        let written = serde_json::to_string(&told.operations().collect::<Vec<_>>())
            .map_err(|error| error.to_string())?;
        let read: Vec<Operation> = serde_json::from_str(&written).map_err(|error| error.to_string())?;
        if Case::from_operations(read).as_ref() != Ok(&told) {
            return Err("what was written down and read back tells another case".to_owned());
        }
    }
    things_stand_as_they_were_left(&told)?;
    the_past_stays_as_it_was(world, &told, &model)
}

/// The case at a moment shows what was a head among all that had been made by then, and a later moment only adds to it.
fn the_past_stays_as_it_was(world: &World, told: &Case, model: &Model) -> Result<(), String> {
    let mut dice = Dice::new(world.made.len() as u64 ^ told.len() as u64);
    if !dice.chance(20) || world.made.is_empty() {
        return Ok(());
    }
    let mut moment = || world.made[dice.below(world.made.len())].stamp.millis;
    let (a, b) = (moment(), moment());
    for moment in [a, a - 1, b] {
        let by_then = model.0.iter().filter(|(stamp, _)| stamp.millis <= moment);
        let past = Model(by_then.map(|(stamp, operation)| (*stamp, operation.clone())).collect());
        past.is_told_by(&told.at(moment))?;
    }
    if told.at(u64::MAX) != *told || !told.at(0).is_empty() || told.at(a).at(b) != told.at(a.min(b)) {
        return Err("the past depends on from when it is looked at".to_owned());
    }
    Ok(())
}

/// A withdrawn thing is hidden and never gone.
fn things_stand_as_they_were_left(case: &Case) -> Result<(), String> {
    for operation in case.operations().filter(|operation| operation.key.field_name().is_none()) {
        let (noun, id) = (operation.key.noun(), operation.key.id());
        if !case.all_things(noun).any(|other| other == id) {
            return Err(format!("{} was added and is not among all things", operation.key));
        }
        let withdrawn = *case.field(noun, id, kith::case::WITHDRAWN) == Value::choice("yes");
        if case.things(noun).any(|other| other == id) == withdrawn || case.is_withdrawn(noun, id) != withdrawn
        {
            return Err(format!("{} stands and is withdrawn at once, or neither", operation.key));
        }
    }
    Ok(())
}

/// With cloned ids two cases may contradict each other: then each refuses the other, and else they merge alike.
fn forks_are_recognised(world: &World) -> Result<(), String> {
    for a in &world.parties {
        let mut own = Model::default();
        a.case.operations().for_each(|operation| own.take(operation));
        own.is_told_by(&a.case)?;
        for b in &world.parties {
            let contradiction = a.case.operations().any(|operation| {
                b.case
                    .operation(operation.stamp)
                    .is_some_and(|other| super::model::contradict(operation, other))
            });
            match (merge(&a.case, &b.case), merge(&b.case, &a.case)) {
                (Ok(ab), Ok(ba)) if !contradiction && ab == ba => {}
                (Err(_), Err(_)) if contradiction => {}
                _ => return Err(
                    "a fork was taken in, or a file without one refused, or the merge depends on who merges"
                        .to_owned(),
                ),
            }
        }
    }
    Ok(())
}
