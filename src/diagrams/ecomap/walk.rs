//! Walking over the ecomap by arrow keys: to the nearest person or system that way.

use crate::diagrams::genogram::walk::Way;
use crate::diagrams::geometry::Point;
use std::collections::BTreeMap;

/// What an arrow leads to from something; from nothing it leads to what is nearest the middle.
#[must_use]
pub fn step(places: &BTreeMap<String, Point>, from: Option<&str>, way: Way) -> Option<String> {
    let here = from.and_then(|id| places.get(id).copied());
    let Some(here) = here else {
        let far = |at: &Point| at.x.hypot(at.y);
        return places
            .iter()
            .min_by(|one, other| far(one.1).total_cmp(&far(other.1)))
            .map(|(id, _)| id.clone());
    };
    let cost = |at: &Point| {
        let (x, y) = (at.x - here.x, at.y - here.y);
        let (ahead, aside) = match way {
            Way::Up => (-y, x),
            Way::Down => (y, x),
            Way::Left => (-x, y),
            Way::Right => (x, y),
        };
        // Within an arrow's quarter, straight ahead counts before aside.
        (ahead > 1.0 && aside.abs() <= ahead * 1.8).then(|| ahead + aside.abs() * 1.5)
    };
    let reached = places.iter().filter_map(|(id, at)| Some((cost(at)?, id)));
    reached.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, id)| id.clone())
}
