//! Walking through the family by arrow keys: up to parents, down to children, sideways to partners and siblings.

use super::geometry::Point;
use crate::case::family::{CLIENT, Family, relations::Kin};
use std::collections::BTreeMap;

/// Which way an arrow points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the parents.
    Up,
    /// To the children.
    Down,
    /// To partners and siblings on the left.
    Left,
    /// To those on the right.
    Right,
}

/// Symbols whose middles are no further apart than this stand in one row.
const LEVEL: f64 = 30.0;

/// Whom an arrow leads to from somebody; from nobody it leads to the client. Only those who are drawn have a place.
#[must_use]
pub fn step(
    family: &Family,
    places: &BTreeMap<String, Point>,
    from: Option<&str>,
    way: Way,
) -> Option<String> {
    let Some((from, at)) = from.and_then(|from| Some((from, *places.get(from)?))) else {
        return places
            .contains_key(CLIENT)
            .then(|| CLIENT.to_owned())
            .or_else(|| places.keys().next().cloned());
    };
    let placed = |kin: Kin<'_>| places.get(kin.id).map(|place| (kin.id.to_owned(), *place));
    let nearest = |others: Vec<(String, Point)>| {
        let far = |(_, place): &(String, Point)| (place.x - at.x).abs();
        others.into_iter().min_by(|one, other| far(one).total_cmp(&far(other))).map(|(id, _)| id)
    };
    match way {
        Way::Up => {
            // Of the first pair of parents the one on the left, so that the way back is the same each time.
            let mut parents: Vec<_> = Kin::parents(family, from).into_iter().filter_map(placed).collect();
            parents.truncate(2);
            parents.into_iter().min_by(|one, other| one.1.x.total_cmp(&other.1.x)).map(|(id, _)| id)
        }
        Way::Down => {
            let children = Kin::children(family, from).into_iter().filter_map(placed);
            children.min_by(|one, other| one.1.x.total_cmp(&other.1.x)).map(|(id, _)| id)
        }
        Way::Left | Way::Right => {
            let is_there = |place: &Point| if way == Way::Left { place.x < at.x } else { place.x > at.x };
            let kin = Kin::partners(family, from).into_iter().chain(Kin::siblings(family, from));
            let kin: Vec<_> = kin.filter_map(placed).filter(|(_, place)| is_there(place)).collect();
            nearest(kin).or_else(|| {
                // Who is related to nobody here is reached along the row.
                let row =
                    places.iter().filter(|(_, place)| (place.y - at.y).abs() < LEVEL && is_there(place));
                nearest(row.map(|(id, place)| (id.clone(), *place)).collect())
            })
        }
    }
}
