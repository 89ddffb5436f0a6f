//! While somebody is dragged: the lines that touch them, as they would run to where they are now.

use super::arrange::{Arrangement, UnionRoute};
use super::geometry::{Point, between, distance, moved};
use crate::case::family::{Family, Parents};

/// What is left of an arrangement when only the lines of one person count, who stands at this point.
#[must_use]
pub fn following(arrangement: &Arrangement, family: &Family, id: &str, at: Point) -> Arrangement {
    let Some(from) = arrangement.places.get(id).copied() else { return Arrangement::default() };
    let by = Point::new(at.x - from.x, at.y - from.y);
    let mut left = Arrangement { places: arrangement.places.clone(), ..Arrangement::default() };
    left.places.insert(id.to_owned(), at);
    for lines in &arrangement.unions {
        let is_parent = match &lines.parents {
            Parents::Union(union) => {
                family.union(union).is_some_and(|union| union.partners.iter().any(|one| one == id))
            }
            Parents::Single(one) => one == id,
        };
        if is_parent {
            left.unions.push(with_parent(lines, from, by));
        } else if lines.children.iter().any(|line| line.child == id) {
            let mut lines = lines.clone();
            for line in lines.children.iter_mut().filter(|line| line.child == id) {
                bend(&mut line.route, Point::new(0.0, 0.0), by);
            }
            left.unions.push(lines);
        }
    }
    left
}

/// The lines of a couple of whom one has moved, straight from one to the other; those to the children begin between them.
fn with_parent(lines: &UnionRoute, from: Point, by: Point) -> UnionRoute {
    let mut lines = lines.clone();
    let old = lines.middle;
    if let (Some(first), Some(last)) = (lines.partners.first().copied(), lines.partners.last().copied()) {
        let share = distance(first, old) / (distance(first, old) + distance(old, last)).max(1e-9);
        let is_first = distance(first, from) < distance(last, from);
        let ends = if is_first { [moved(first, by.x, by.y), last] } else { [first, moved(last, by.x, by.y)] };
        lines.middle = between(ends[0], ends[1], share);
        lines.partners = ends.to_vec();
    } else {
        lines.middle = moved(old, by.x, by.y);
    }
    let by = Point::new(lines.middle.x - old.x, lines.middle.y - old.y);
    for line in &mut lines.children {
        bend(&mut line.route, by, Point::new(0.0, 0.0));
    }
    lines
}

/// Moves the two ends of a route; what ran upright from an end still does.
fn bend(route: &mut [Point], start: Point, end: Point) {
    fn move_end<'a>(mut points: impl Iterator<Item = &'a mut Point>, by: Point) {
        let Some(last) = points.next() else { return };
        let before = *last;
        *last = moved(before, by.x, by.y);
        if let Some(next) = points.next().filter(|next| (next.x - before.x).abs() < 0.5) {
            next.x += by.x;
        }
    }
    if route.len() > 2 {
        move_end(route.iter_mut(), start);
        move_end(route.iter_mut().rev(), end);
    } else {
        move_end(route.iter_mut().take(1), start);
        move_end(route.iter_mut().rev().take(1), end);
    }
}
