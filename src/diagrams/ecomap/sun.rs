//! Who stands in the sun: the household of the client, the client alone, or everybody, with places that no date changes.

use super::settings::{Middle, Settings};
use crate::case::family::{
    CLIENT, Family,
    time::{had_ended, was_so},
};
use crate::case::network::Network;
use crate::diagrams::genogram::{self, symbol::RADIUS};
use crate::diagrams::geometry::{Point, distance};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Room for the name under the outermost symbol.
const NAMES: f64 = 28.0;
/// The smallest sun, and the steps in which it grows: a name more must not move every circle.
const LEAST: f64 = 80.0;
const STEP: f64 = 20.0;

/// The people of the sun at all times.
#[must_use]
pub fn members(family: &Family, network: &Network, middle: Middle) -> BTreeSet<String> {
    let mut found = BTreeSet::from([CLIENT.to_owned()]);
    match middle {
        Middle::Client => {}
        Middle::Everybody => found.extend(family.people.iter().map(|person| person.id.clone())),
        Middle::Household => {
            let with_client = family
                .households
                .iter()
                .filter(|home| home.residences.iter().any(|residence| residence.person == CLIENT));
            found.extend(
                with_client.flat_map(|home| home.residences.iter().map(|residence| residence.person.clone())),
            );
            if found.len() == 1 {
                // No household is known: whoever has a tie of their own is in the middle.
                found.extend(network.ties.iter().filter_map(|tie| tie.member.clone()));
            }
        }
    }
    found.retain(|id| family.person(id).is_some());
    found
}

/// Those of the members who live there at a date.
#[must_use]
pub fn members_at(
    family: &Family,
    members: &BTreeSet<String>,
    settings: &Settings,
    date: NaiveDate,
) -> BTreeSet<String> {
    let lives_elsewhere = |id: &String| {
        let stays: Vec<_> = family
            .households
            .iter()
            .flat_map(|home| &home.residences)
            .filter(|one| one.person == *id)
            .collect();
        let is_here = |since, known, until| was_so(since, known, date) && !had_ended(until, date);
        !stays.is_empty() && !stays.iter().any(|one| is_here(one.since, one.known_since, one.until))
    };
    let is_out = |id: &String| {
        settings.middle == Middle::Household
            && id != CLIENT
            && (lives_elsewhere(id) || family.person(id).is_some_and(|person| person.had_died(date)))
    };
    members.iter().filter(|id| !is_out(id)).cloned().collect()
}

/// The family of some of its people alone. Where they stand in the genogram does not count in the sun.
#[must_use]
pub fn family_of(family: &Family, members: &BTreeSet<String>) -> Family {
    let mut left = family.keeping(|person| members.contains(&person.id), |_| true, |_| true);
    // The sun itself is the boundary of the household.
    left.households.clear();
    for person in &mut left.people {
        person.pin = None;
    }
    left
}

/// Where the people of the sun stand about its middle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sun {
    /// The genogram's own arrangement of them.
    pub arrangement: genogram::Arrangement,
    /// What lies in the sun's middle, in the genogram's places.
    pub middle: Option<Point>,
    /// From the middle to the rim.
    pub radius: f64,
    /// Who is in it, at all times.
    pub members: BTreeSet<String>,
}

impl Sun {
    /// Lays the members out.
    #[must_use]
    pub fn of(family: &Family, network: &Network, settings: &Settings) -> Self {
        let members = members(family, network, settings.middle);
        let inner = family_of(family, &members);
        let arrangement = genogram::arrange(&inner, &settings.family, &std::collections::BTreeMap::new());
        let places = || arrangement.places.values();
        let bound =
            |of: fn(&Point) -> f64, pick: fn(f64, f64) -> f64| places().map(of).reduce(pick).unwrap_or(0.0);
        let middle = |low: f64, high: f64| f64::midpoint(low, high);
        // The name hangs below, so that the middle lies a little lower than the symbols do.
        let at = Point::new(
            middle(bound(|p| p.x, f64::min), bound(|p| p.x, f64::max)),
            middle(bound(|p| p.y, f64::min), bound(|p| p.y, f64::max)) + 10.0,
        );
        let far = places().map(|place| distance(*place, at)).fold(0.0, f64::max);
        let radius = ((far + RADIUS + NAMES) / STEP).ceil() * STEP;
        Self { arrangement, middle: Some(at), radius: radius.max(LEAST), members }
    }

    /// What has to be added to a place of the genogram to come to its place about the sun's middle.
    #[must_use]
    pub fn shift(&self) -> Point {
        self.middle.map_or(Point::new(0.0, 0.0), |middle| Point::new(-middle.x, -middle.y))
    }

    /// Where a member stands about the middle.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<Point> {
        let (place, shift) = (self.arrangement.places.get(id)?, self.shift());
        Some(Point::new(place.x + shift.x, place.y + shift.y))
    }
}
