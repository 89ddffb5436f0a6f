//! What each thing of the ecomap says, in sentences: the accessible name, the outline and the narrative all come from here.

use super::world::World;
use crate::case::network::{Importance, System, SystemTie};
use crate::diagrams::genogram::facts::{axes, list, provenance, span};
use std::collections::BTreeSet;

/// What qualifies a tie, each part after a comma.
#[must_use]
pub fn qualities(tie: &SystemTie) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(tie.is_broken().then(|| "broken off".to_owned()));
    parts.extend(axes(tie.strength, tie.impact, tie.quality));
    parts.extend(tie.direction.map(|way| flow(way).to_owned()));
    if parts.is_empty() {
        parts.push("in touch".to_owned());
    }
    parts.extend(provenance(tie.since, tie.until, &tie.word, &tie.note));
    parts.join(", ")
}

/// Which way energy flows, seen from the family.
const fn flow(way: crate::case::family::Direction) -> &'static str {
    use crate::case::family::Direction;
    match way {
        Direction::Out => "energy flows from the family",
        Direction::In => "energy flows to the family",
        Direction::Both => "energy flows both ways",
        Direction::None => "energy flows neither way",
    }
}

/// A tie.
#[must_use]
pub fn tie(tie: &SystemTie, world: &World<'_>) -> Vec<String> {
    let member = crate::case::family::relations::capital(&world.member_name(tie.member.as_deref()));
    vec![format!("{member} and {}: {}.", world.name_of(&tie.system), qualities(tie))]
}

/// A system with its ties at the date.
#[must_use]
pub fn system(system: &System, world: &World<'_>) -> Vec<String> {
    let name = world.system_name(system);
    let mut facts = vec![format!("{name}.")];
    let mut say = |words: String| facts.push(format!("{words}."));
    if system.is_missing {
        say("Missing: ought to be there".to_owned());
    }
    if name != system.kind.words() {
        say(system.kind.words().to_owned());
    }
    if system.importance != Importance::Middle {
        say(format!("Matters {}", system.importance.words()));
    }
    let of_person = system.person.as_deref().and_then(|id| world.family.person(id));
    if let Some(person) = of_person.filter(|person| person.shown_name() != name) {
        say(format!("In the genogram: {}", person.shown_name()));
    }
    let span = span(system.since, system.until);
    if !span.is_empty() {
        say(format!("There {span}"));
    }
    if !system.contact.is_empty() {
        say(format!("Contact {}", system.contact));
    }
    if !system.note.is_empty() {
        say(system.note.clone());
    }
    let ties = world.ties();
    let of_system: Vec<&&SystemTie> = ties.iter().filter(|tie| tie.system == system.id).collect();
    if of_system.is_empty() && !system.is_missing {
        say("No tie is drawn".to_owned());
    }
    for tie in of_system {
        say(format!("To {}: {}", world.member_name(tie.member.as_deref()), qualities(tie)));
    }
    facts
}

/// The sun.
#[must_use]
pub fn sun(members: &BTreeSet<String>, world: &World<'_>) -> Vec<String> {
    let names: Vec<String> = world
        .family
        .people
        .iter()
        .filter(|person| members.contains(&person.id))
        .map(|person| person.shown_name().to_owned())
        .collect();
    let ties = world.ties().iter().filter(|tie| tie.member.is_none()).count();
    let count = match ties {
        0 => "No tie is the whole household\u{2019}s.".to_owned(),
        1 => "1 tie is the whole household\u{2019}s.".to_owned(),
        several => format!("{several} ties are the whole household\u{2019}s."),
    };
    vec![format!("The household: {}.", list(&names)), count]
}
