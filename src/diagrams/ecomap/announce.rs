//! What a screen reader hears after an edit of the world around the family.

use super::facts;
use super::world::World;
use crate::case::network::SystemTie;

fn tie(tie: &SystemTie, world: &World<'_>) -> String {
    format!(
        "tie of {} to {}, {}",
        world.member_name(tie.member.as_deref()),
        world.name_of(&tie.system),
        facts::qualities(tie)
    )
}

/// The sentence about what came, went and changed; nothing when only words did.
#[must_use]
pub fn change(before: &World<'_>, after: &World<'_>) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    for system in &after.network.systems {
        match before.network.system(&system.id) {
            None => said.push(format!("{} added", after.system_name(system))),
            Some(old) if old.pin != system.pin => said.push(format!("{} moved", after.system_name(system))),
            Some(_) => {}
        }
    }
    for system in before.network.systems.iter().filter(|one| after.network.system(&one.id).is_none()) {
        said.push(format!("{} removed from the drawing", before.system_name(system)));
    }
    for one in &after.network.ties {
        match before.network.tie(&one.id) {
            None => said.push(format!("{} added", tie(one, after))),
            Some(old) if !old.is_like(one) || old.member != one.member => {
                said.push(format!("{} now", tie(one, after)));
            }
            Some(_) => {}
        }
    }
    let gone = |one: &&SystemTie| {
        after.network.tie(&one.id).is_none() && after.network.system(&one.system).is_some()
    };
    said.extend(before.network.ties.iter().filter(gone).map(|one| format!("{} removed", tie(one, before))));
    let said: Vec<String> =
        said.into_iter().map(|words| crate::case::family::relations::capital(&words)).collect();
    (!said.is_empty()).then(|| format!("{}.", said.join(". ")))
}
