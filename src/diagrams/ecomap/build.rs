//! Puts the ecomap together: the sun, the genogram in it, ties, circles, and the legend.

use super::arrange::Arrangement;
use super::legend::{MISSING, RIM};
use super::route::{Drawn, Round, route};
use super::sign::Sign;
use super::slots::radius;
use super::sun;
use super::world::World;
use super::{facts, tie_line};
use crate::case::date::day_in_words;
use crate::case::family::CLIENT;
use crate::case::network::{Importance, System};
use crate::diagrams::compose::Unfinished;
use crate::diagrams::genogram::{self, View};
use crate::diagrams::geometry::{Point, distance, moved, path, shifted};
use crate::diagrams::key::{broken, shifted_all};
use crate::diagrams::scene::{Anchor, Fill, Ink, Item, ItemKind, Paint, Reach, Scene, Stroke};
use std::collections::{BTreeMap, BTreeSet};

/// The id of the sun in the drawing.
pub const SUN: &str = "household";
/// The height of the letters in a circle, and from line to line.
const LETTERS: f64 = 13.0;
const LINE: f64 = 14.0;

/// Builds the drawing of the world around a family at a date from its arrangement.
#[must_use]
pub fn build(world: &World<'_>, arrangement: &Arrangement) -> Scene {
    let origin = Point::new(0.0, 0.0);
    let sun = &arrangement.sun;
    let here = sun::members_at(world.family, &sun.members, world.settings, world.date);
    let inner = inner_scene(world, arrangement, &here);
    let mut signs: BTreeSet<Sign> = BTreeSet::from([Sign::Sun]);
    let mut drawing = Unfinished {
        title: format!("The world around {} on {}", world.client(), day_in_words(world.date)),
        heading: world.settings.family.heading,
        legend: world.settings.family.legend,
        findings: arrangement.findings.clone(),
        ..Unfinished::default()
    };
    // A square inside the sun, so that a tap between the people means them all.
    let inside = sun.radius * 0.7;
    drawing.items.push(Item {
        kind: ItemKind::Sun,
        id: SUN.to_owned(),
        facts: facts::sun(&here, world),
        paint: vec![Paint::circle(origin, sun.radius, Some(RIM), Fill::None)],
        reach: Reach::Area(-inside, -inside, inside * 2.0, inside * 2.0),
    });
    drawing.extent.extend([-1.0, 1.0].map(|side| Point::new(side * sun.radius, side * sun.radius)));
    let shift = sun.shift();
    for item in inner.items {
        let reach = match item.reach {
            Reach::Area(left, top, width, height) => {
                Reach::Area(left + shift.x, top + shift.y, width, height)
            }
            Reach::Along(steps) => Reach::Along(shifted(&steps, shift)),
            Reach::None => Reach::None,
        };
        drawing.items.push(Item { paint: shifted_all(item.paint, shift), reach, ..item });
    }
    let people: BTreeMap<String, Point> = crate::case::order::map(
        inner.places.into_iter().map(|(id, place)| (id, moved(place, shift.x, shift.y))),
    );
    let circle = |system: &System| {
        arrangement.places.get(&system.id).map(|at| Round { at: *at, radius: radius(system.importance) })
    };
    let systems: Vec<(&System, Round)> =
        world.systems().filter_map(|system| Some((system, circle(system)?))).collect();
    ties(world, arrangement, &people, &systems, &mut drawing, &mut signs);
    for (system, round) in &systems {
        if system.is_missing {
            signs.insert(Sign::Missing);
        }
        if system.importance != Importance::Middle {
            signs.insert(Sign::Sizes);
        }
        drawing
            .extent
            .extend([-1.0, 1.0].map(|side| moved(round.at, side * round.radius, side * round.radius)));
        drawing.places.insert(system.id.clone(), round.at);
        let (Round { at, radius }, side) = (*round, round.radius * 2.0);
        drawing.items.push(Item {
            kind: ItemKind::System,
            id: system.id.clone(),
            facts: facts::system(system, world),
            paint: paint_system(system, &world.system_name(system), *round),
            reach: Reach::Area(at.x - radius, at.y - radius, side, side),
        });
    }
    drawing.places.extend(people);
    drawing.signs = signs.into_iter().map(Sign::entry).collect();
    drawing.signs.extend(inner.signs);
    drawing.finish()
}

/// The ties of a system that stands at this point for the time being, past all other circles.
#[must_use]
pub fn follow(world: &World<'_>, arrangement: &Arrangement, id: &str, at: Point) -> Vec<Item> {
    let Some(system) = world.network.system(id) else { return Vec::new() };
    let sun = &arrangement.sun;
    let here = sun::members_at(world.family, &sun.members, world.settings, world.date);
    let people = here.into_iter().filter_map(|id| sun.place(&id).map(|place| (id, place))).collect();
    let systems = [(system, Round { at, radius: radius(system.importance) })];
    let mut drawing = Unfinished::default();
    ties(world, arrangement, &people, &systems, &mut drawing, &mut BTreeSet::new());
    drawing.items
}

/// The genogram of those who are in the sun at the date, without what stands around it.
fn inner_scene(world: &World<'_>, arrangement: &Arrangement, here: &BTreeSet<String>) -> Scene {
    let family = sun::family_of(world.family, here);
    // The sun is the boundary of the household; the key stands with that of the ties.
    let settings = genogram::Settings {
        heading: false,
        legend: false,
        households: false,
        ..world.settings.family.clone()
    };
    genogram::build(&View::new(&family, &settings, world.date), &arrangement.sun.arrangement)
}

fn ties(
    world: &World<'_>,
    arrangement: &Arrangement,
    people: &BTreeMap<String, Point>,
    systems: &[(&System, Round)],
    drawing: &mut Unfinished,
    signs: &mut BTreeSet<Sign>,
) {
    let end = |id: &str| {
        let person = world.family.person(id)?;
        let client = if id == CLIENT { 4.0 } else { 0.0 };
        let reach = genogram::person::symbol_of(person, &world.settings.family).1;
        Some(Round { at: *people.get(id)?, radius: reach + client + 4.0 })
    };
    let rim = Round { at: Point::new(0.0, 0.0), radius: arrangement.sun.radius };
    let mut others: Vec<Round> = systems.iter().map(|(_, round)| *round).collect();
    others.extend(people.values().map(|at| Round { at: *at, radius: genogram::symbol::RADIUS }));
    let mut drawn: Drawn = Vec::new();
    let mut all: Vec<_> = world
        .ties()
        .into_iter()
        .filter_map(|tie| {
            let (_, round) = systems.iter().find(|(system, _)| system.id == tie.system)?;
            let from = tie.member.as_deref().and_then(end);
            Some((tie, from, *round))
        })
        .collect();
    // Those that end at the rim have only one way to run; then the short ones choose first.
    crate::case::order::by(&mut all, |one, other| {
        let far =
            |(_, from, to): &(_, Option<Round>, Round)| from.map_or(0.0, |from| distance(from.at, to.at));
        far(one).total_cmp(&far(other))
    });
    for (tie, from, to) in all {
        let line = match from {
            Some(from) => route(from, to, &others, &mut drawn),
            // The people in the sun are behind the rim, where the line has ended.
            None => {
                let circles: Vec<Round> = systems.iter().map(|(_, round)| *round).collect();
                route(rim, to, &circles, &mut drawn)
            }
        };
        let (paint, used) = tie_line::paint(tie, &line);
        signs.extend(used);
        drawing.extent.extend(line.iter().copied());
        drawing.items.push(Item {
            kind: ItemKind::SystemTie,
            id: tie.id.clone(),
            facts: facts::tie(tie, world),
            paint,
            reach: Reach::Along(path(&line, false)),
        });
    }
}

/// A circle with its name inside.
fn paint_system(system: &System, name: &str, Round { at, radius }: Round) -> Vec<Paint> {
    let stroke = if system.is_missing { MISSING } else { Stroke::OUTLINE };
    let mut paint = vec![Paint::circle(at, radius, Some(stroke), Fill::Ink(Ink::Paper))];
    let lines = broken(name, if radius < 36.0 { 8 } else { 10 });
    let first = at.y + LETTERS * 0.35 - LINE * (lines.len().saturating_sub(1)) as f64 / 2.0;
    for (index, words) in lines.iter().enumerate() {
        let at = Point::new(at.x, first + LINE * index as f64);
        paint.push(Paint::text(at, words, LETTERS, Anchor::Middle));
    }
    paint
}
