//! Where everything stands: people in the sun, systems in slots around it, at all times, so that no date moves a circle.

use super::settings::Settings;
use super::slots::{self, GAP, LARGEST, Slot, apart, radius, turn_of};
use super::sun::Sun;
use crate::case::family::Family;
use crate::case::network::{Network, System};
use crate::diagrams::edits::UNIT;
use crate::diagrams::geometry::{Point, distance};
use std::collections::BTreeMap;

/// A direction this near is as good as another.
const NEAR: f64 = 1e-6;

/// The places of a drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// The sun with its people.
    pub sun: Sun,
    /// The middle of each system's circle, about the sun's.
    pub places: BTreeMap<String, Point>,
    /// What cannot be drawn as it should be, in sentences.
    pub findings: Vec<String>,
}

/// The slots that were given away.
struct Taken {
    sun: f64,
    slots: Vec<Slot>,
}

impl Taken {
    /// The free slot of the innermost ring with room that lies nearest a direction, or furthest from all others.
    fn next(&self, wanted: Option<f64>, is_blocked: &dyn Fn(Point) -> bool) -> Slot {
        let mut ring = 0;
        loop {
            let is_free = |slot: &Slot| !self.slots.iter().any(|one| one == slot) && !is_blocked(slot.at);
            // Of two that are as good, the first from the top clockwise.
            let mut best: Option<(f64, Slot)> = None;
            for slot in slots::of_ring(ring, self.sun).filter(is_free) {
                let of_ring = self.slots.iter().filter(|one| one.ring == ring);
                let alone = of_ring.map(|one| apart(one.turn, slot.turn)).fold(1.0, f64::min);
                let cost = wanted.map_or(-alone, |wanted| apart(wanted, slot.turn));
                if best.is_none_or(|(least, _)| cost < least - NEAR) {
                    best = Some((cost, slot));
                }
            }
            if let Some((_, slot)) = best {
                return slot;
            }
            ring += 1;
        }
    }
}

/// Arranges the world around a family. Whoever has a previous place keeps it while the sun stays as large.
#[must_use]
pub fn arrange(
    family: &Family,
    network: &Network,
    settings: &Settings,
    previous: &BTreeMap<String, Point>,
) -> Arrangement {
    let sun = Sun::of(family, network, settings);
    let mut found = Arrangement { findings: sun.arrangement.findings.clone(), sun, places: BTreeMap::new() };
    let reach = found.sun.radius;
    let pinned: BTreeMap<&str, Point> = crate::case::order::map(
        network.systems.iter().filter_map(|system| Some((system.id.as_str(), pin_of(system, reach)?))),
    );
    let is_pinned_over = |at: Point| pinned.values().any(|other| distance(*other, at) < 2.0 * LARGEST + GAP);
    let mut taken = Taken { sun: reach, slots: Vec::new() };
    // A slot is kept by its place: while the sun stays as large, nobody who stood in one leaves it.
    let all: Vec<Slot> = (0..RINGS).flat_map(|ring| slots::of_ring(ring, reach)).collect();
    let slot_at = |place: &Point| all.iter().copied().find(|slot| distance(slot.at, *place) < 1.0);
    let mut kept: BTreeMap<&str, Slot> = BTreeMap::new();
    for system in &network.systems {
        if let Some(slot) = previous.get(&system.id).and_then(slot_at).filter(|slot| !is_pinned_over(slot.at))
        {
            kept.insert(&system.id, slot);
            taken.slots.push(slot);
        }
    }
    for system in &network.systems {
        let slot = kept.get(system.id.as_str()).copied().unwrap_or_else(|| {
            let slot = taken.next(wanted(network, system, &found.sun), &|_| false);
            taken.slots.push(slot);
            slot
        });
        let place = match pinned.get(system.id.as_str()) {
            Some(place) => *place,
            None if is_pinned_over(slot.at) => {
                let other = taken.next(wanted(network, system, &found.sun), &is_pinned_over);
                taken.slots.push(other);
                other.at
            }
            None => slot.at,
        };
        found.places.insert(system.id.clone(), place);
    }
    findings(network, &pinned, &mut found.findings);
    found
}

/// Rings in which a former place is looked for: more systems than fill them nobody draws.
const RINGS: usize = 6;

/// In which direction a system is wanted: that of the member to whom its first tie leads.
fn wanted(network: &Network, system: &System, sun: &Sun) -> Option<f64> {
    let first = network.ties_of(&system.id).next()?;
    let at = sun.place(first.member.as_deref()?)?;
    (at.x.hypot(at.y) > 1.0).then(|| turn_of(at))
}

/// Where a system was put, never inside the sun.
fn pin_of(system: &System, sun: f64) -> Option<Point> {
    // A pin a thousand symbols away was made by a broken file and would make the drawing unreadable.
    let limit = 100_000;
    let (x, y) = system.pin.filter(|(x, y)| x.abs() <= limit && y.abs() <= limit)?;
    let at = Point::new(x as f64 / 100.0 * UNIT, y as f64 / 100.0 * UNIT);
    let (far, least) = (at.x.hypot(at.y), sun + radius(system.importance) + GAP / 2.0);
    Some(match far {
        far if far >= least => at,
        far if far < 1e-9 => Point::new(0.0, -least),
        far => Point::new(at.x / far * least, at.y / far * least),
    })
}

/// Says which of the systems that were put somewhere lie over each other.
fn findings(network: &Network, pinned: &BTreeMap<&str, Point>, findings: &mut Vec<String>) {
    let placed: Vec<(&System, Point)> = network
        .systems
        .iter()
        .filter_map(|system| Some((system, *pinned.get(system.id.as_str())?)))
        .collect();
    for (index, (one, at)) in placed.iter().enumerate() {
        for (other, there) in placed.iter().skip(index + 1) {
            if distance(*at, *there) < radius(one.importance) + radius(other.importance) {
                findings.push(format!(
                    "{} and {} were put on the same place. Move one of them.",
                    one.shown_name(),
                    other.shown_name()
                ));
            }
        }
    }
}
