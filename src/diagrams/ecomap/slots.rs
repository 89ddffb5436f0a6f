//! The slots that systems stand in: rings about the sun, far enough apart for the largest circles whichever are taken.

use crate::case::network::Importance;
use crate::diagrams::geometry::Point;

/// The radius of a circle.
#[must_use]
pub const fn radius(importance: Importance) -> f64 {
    match importance {
        Importance::Small => 32.0,
        Importance::Middle => 40.0,
        Importance::Large => LARGEST,
    }
}

/// The largest circle.
pub const LARGEST: f64 = 46.0;
/// Between two circles at least, and between a circle and the sun.
pub const GAP: f64 = 40.0;
/// From the sun's rim to the middle of the first ring: room for a line with its marks.
const FIRST: f64 = GAP + LARGEST + 20.0;
/// The first ring is no narrower than this, or the fourth would be too narrow for its circles.
const NARROWEST: f64 = 200.0;
/// From the first ring to the next ones, each as near as its circles may be to those further in; then from ring to ring.
const FURTHER: [f64; 4] = [0.0, 76.0, 180.0, 306.0];
const STEP: f64 = 122.0;

/// One slot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// Counted from 0, the innermost.
    pub ring: usize,
    /// In turns, from the top clockwise.
    pub turn: f64,
    /// Its middle, about the sun's.
    pub at: Point,
}

/// How many slots a ring has, and by which part of a slot it is turned against the one further in.
const fn ring(number: usize) -> (usize, f64) {
    match number {
        // Six systems stand in one ring, twelve in two; a line from further out passes between them.
        0 => (6, 0.0),
        1 => (6, 0.5),
        2 => (12, 0.5),
        odd if odd % 2 == 1 => (24, 0.5),
        _ => (24, 0.0),
    }
}

/// The slots of a ring about a sun of this radius.
pub fn of_ring(number: usize, sun: f64) -> impl Iterator<Item = Slot> {
    let (count, turned) = ring(number);
    let further = FURTHER.get(number).copied().unwrap_or(306.0 + STEP * (number as f64 - 3.0));
    let reach = (sun + FIRST).max(NARROWEST) + further;
    (0..count).map(move |place| {
        let turn = (place as f64 + turned) / count as f64;
        let angle = (turn - 0.25) * std::f64::consts::TAU;
        Slot { ring: number, turn, at: Point::new(reach * angle.cos(), reach * angle.sin()) }
    })
}

/// How far two directions lie apart, in turns: half a turn at most.
#[must_use]
pub fn apart(one: f64, other: f64) -> f64 {
    let far = (one - other).abs().fract();
    far.min(1.0 - far)
}

/// The direction of a point seen from the middle, in turns.
#[must_use]
pub fn turn_of(point: Point) -> f64 {
    (point.y.atan2(point.x) / std::f64::consts::TAU + 0.25).rem_euclid(1.0)
}
