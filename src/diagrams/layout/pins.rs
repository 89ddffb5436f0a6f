//! People whom the user has put somewhere stay there; everybody else in the way steps to the right.

use super::family::{Kinship, Point};
use super::spacing::Spacing;
use crate::case::order::by;

/// Pairs of pinned people whose symbols overlap, which only the user can put right.
pub(crate) fn overlapping(kinship: &Kinship) -> Vec<(usize, usize)> {
    let mut pins: Vec<(usize, Point)> = (0..kinship.people.len())
        .filter_map(|person| kinship.pin_of(person).map(|pin| (person, pin)))
        .collect();
    by(&mut pins, |one, other| one.1.x.total_cmp(&other.1.x).then(one.0.cmp(&other.0)));
    let mut overlapping = Vec::new();
    for (index, &(person, pin)) in pins.iter().enumerate() {
        for &(other, other_pin) in &pins[index + 1..] {
            if other_pin.x - pin.x >= 1.0 {
                break;
            }
            if (other_pin.y - pin.y).abs() < 1.0 {
                overlapping.push((person.min(other), person.max(other)));
            }
        }
    }
    overlapping.sort_unstable();
    overlapping
}

/// Puts pinned people at their pins and moves others in the same height aside.
pub(crate) fn settle(kinship: &Kinship, places: &mut [Point], spacing: &Spacing) {
    let mut pinned: Vec<Point> = Vec::new();
    let mut free: Vec<usize> = Vec::new();
    for (person, place) in places.iter_mut().enumerate() {
        match kinship.pin_of(person) {
            Some(pin) => {
                *place = pin;
                pinned.push(pin);
            }
            None => free.push(person),
        }
    }
    if pinned.is_empty() {
        return;
    }
    by(&mut pinned, |one, other| one.x.total_cmp(&other.x));
    by(&mut free, |&one, &other| {
        let (one_place, other_place) = (places[one], places[other]);
        one_place.y.total_cmp(&other_place.y).then(one_place.x.total_cmp(&other_place.x))
    });
    let slot = spacing.slot();
    let heights: Vec<f64> = places.iter().map(|place| place.y).collect();
    for row in free.chunk_by(|&one, &other| heights[one] == heights[other]) {
        let height = heights[row[0]];
        let in_the_way: Vec<f64> =
            pinned.iter().filter(|pin| (pin.y - height).abs() < slot).map(|pin| pin.x).collect();
        let mut obstacles = in_the_way.iter().peekable();
        let mut least = f64::NEG_INFINITY;
        for &person in row {
            let mut x = places[person].x.max(least);
            while let Some(&&obstacle) = obstacles.peek() {
                if obstacle <= x - slot {
                    obstacles.next();
                } else if obstacle < x + slot {
                    x = obstacle + slot;
                    obstacles.next();
                } else {
                    break;
                }
            }
            places[person].x = x;
            least = x + slot;
        }
    }
}
