//! Two dates side by side: what came, what went, what changed, and what came and went in between.

use super::facts;
use super::world::World;
use crate::case::network::{System, SystemTie};
use chrono::NaiveDate;

/// How something differs between two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Transition {
    /// It is there on the later day alone.
    Came,
    /// It is there on the earlier day alone.
    Went,
    /// It is there on both and says something else.
    Changed,
    /// It is there on neither, and was there between them.
    CameAndWent,
}

impl Transition {
    /// Every one, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Came, Self::Went, Self::Changed, Self::CameAndWent];

    /// The heading over those of this kind.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Came => "Came",
            Self::Went => "Went",
            Self::Changed => "Changed",
            Self::CameAndWent => "Came and went in between",
        }
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// How it differs.
    pub transition: Transition,
    /// The system that it is about, by id.
    pub system: String,
    /// In a sentence.
    pub words: String,
}

/// Every difference of a world between two dates, the earlier one first, in the order of the systems.
#[must_use]
pub fn compare(world: &World<'_>, one: NaiveDate, other: NaiveDate) -> Vec<Difference> {
    let (before, after) = (world.at(one.min(other)), world.at(one.max(other)));
    let mut found = Vec::new();
    for system in &world.network.systems {
        let ties = ends(world, system);
        let start = found.len();
        for member in ties {
            let of = |world: &World<'_>| {
                let ties = world.ties();
                ties.into_iter().find(|tie| tie.system == system.id && tie.member == member).cloned()
            };
            found.extend(of_tie(
                world,
                system,
                member.as_deref(),
                (of(&before), of(&after)),
                (&before, &after),
            ));
        }
        // Without a tie there is only the circle: a resource that is missed, or was.
        let is_there = |world: &World<'_>| world.network.is_there(system, world.date);
        if found.len() == start && is_there(&before) != is_there(&after) {
            let (transition, words) = if is_there(&after) {
                (Transition::Came, "is drawn from then on")
            } else {
                (Transition::Went, "is drawn no longer")
            };
            let words = format!("{} {words}.", world.system_name(system));
            found.push(Difference { transition, system: system.id.clone(), words });
        }
    }
    found
}

/// Whose ties lead to a system, each once.
fn ends(world: &World<'_>, system: &System) -> Vec<Option<String>> {
    let mut ends: Vec<Option<String>> = Vec::new();
    for tie in world.network.ties_of(&system.id) {
        if !ends.contains(&tie.member) {
            ends.push(tie.member.clone());
        }
    }
    ends
}

fn of_tie(
    world: &World<'_>,
    system: &System,
    member: Option<&str>,
    (old, new): (Option<SystemTie>, Option<SystemTie>),
    (before, after): (&World<'_>, &World<'_>),
) -> Option<Difference> {
    let head = format!("{} and {}", world.member_name(member), world.system_name(system));
    let head = crate::case::family::relations::capital(&head);
    let (transition, words) = match (old, new) {
        (None, None) => {
            let between = world.network.ties_of(&system.id).find(|tie| {
                let is_between = |day: NaiveDate| before.date < day && day <= after.date;
                tie.member.as_deref() == member && tie.first_day().is_some_and(is_between)
            })?;
            (Transition::CameAndWent, format!("{head}: {}.", facts::qualities(between)))
        }
        (None, Some(new)) => (Transition::Came, format!("{head}: {}.", facts::qualities(&new))),
        (Some(old), None) => (Transition::Went, format!("{head}: {}.", facts::qualities(&old))),
        (Some(old), Some(new)) if old.is_like(&new) => return None,
        (Some(old), Some(new)) => (
            Transition::Changed,
            format!("{head}: {}; before, {}.", facts::qualities(&new), facts::qualities(&old)),
        ),
    };
    Some(Difference { transition, system: system.id.clone(), words })
}
