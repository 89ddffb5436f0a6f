//! What lines of every diagram are made of: arrowheads, bars across, hatches of strain, the gap of what is broken.

use super::geometry::{Point, along, length, moved, part};
use super::scene::{Dash, Fill, Ink, Paint, Stroke};
use crate::case::family::Direction;

/// Half of the gap in a broken line.
const GAP: f64 = 5.0;

/// The head of an arrow at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// None.
    None,
    /// Filled.
    Filled,
    /// Open.
    Open,
}

/// The heads at the end and at the start of a line that has this head by its kind, and whose energy flows this way.
#[must_use]
pub const fn heads(head: Head, direction: Option<Direction>) -> (Head, Head) {
    match (head, direction) {
        (Head::None, Some(Direction::Out)) => (Head::Open, Head::None),
        (Head::None, Some(Direction::In)) => (Head::None, Head::Open),
        (Head::None, Some(Direction::Both)) => (Head::Open, Head::Open),
        (head, Some(Direction::Both)) => (head, head),
        (head, _) => (head, Head::None),
    }
}

/// The line without the room that its arrows take, so that no zigzag sticks out beside them.
#[must_use]
pub fn body(line: &[Point], (at_end, at_start): (Head, Head)) -> Vec<Point> {
    let whole = length(line);
    let room = |head: Head| -> f64 { if matches!(head, Head::None) { 0.0 } else { 6.0 } };
    part(line, room(at_start).min(whole / 3.0), whole - room(at_end).min(whole / 3.0))
}

/// The two pieces of a line that is broken in its middle.
#[must_use]
pub fn pieces(body: &[Point]) -> Vec<Vec<Point>> {
    let whole = length(body);
    vec![part(body, 0.0, whole / 2.0 - GAP), part(body, whole / 2.0 + GAP, whole)]
}

/// A bar across a line, so far along it.
#[must_use]
pub fn bar(body: &[Point], way: f64, half: f64, stroke: Stroke) -> Paint {
    let (at, direction) = along(body, way);
    let end = |by: f64| moved(at, direction.y * by, -direction.x * by);
    Paint::line(&[end(-half), end(half)], stroke)
}

/// The stroke of marks on a line.
#[must_use]
pub const fn mark(ink: Ink) -> Stroke {
    Stroke { ink, width: 1.8, dash: Dash::Solid }
}

/// The two bars at the gap of a broken line.
#[must_use]
pub fn gap_bars(body: &[Point], ink: Ink) -> [Paint; 2] {
    let middle = length(body) / 2.0;
    [bar(body, middle - GAP, 8.0, mark(ink)), bar(body, middle + GAP, 8.0, mark(ink))]
}

/// Short hatches all along a line under strain, each so far to both sides of it.
#[must_use]
pub fn hatches(body: &[Point], half: f64, ink: Ink) -> Vec<Paint> {
    let whole = length(body);
    let count = (whole / 12.0).floor().clamp(2.0, 60.0);
    let mut way = whole / count / 2.0;
    let mut paint = Vec::new();
    while way < whole {
        paint.push(bar(body, way, half, mark(ink)));
        way += whole / count;
    }
    paint
}

/// The arrowheads of a line.
#[must_use]
pub fn arrows(line: &[Point], (at_end, at_start): (Head, Head), ink: Ink) -> Vec<Paint> {
    let ends = [(at_end, length(line), 1.0), (at_start, 0.0, -1.0)];
    let one = |(head, way, forward): (Head, f64, f64)| {
        let fill = match head {
            Head::None => return None,
            Head::Filled => Fill::Ink(ink),
            Head::Open => Fill::Ink(Ink::Paper),
        };
        let (tip, direction) = along(line, way);
        let (x, y) = (direction.x * forward, direction.y * forward);
        let corner = |side: f64| moved(tip, -x * 9.0 - y * 5.0 * side, -y * 9.0 + x * 5.0 * side);
        let stroke = Stroke { ink, width: 1.6, dash: Dash::Solid };
        Some(Paint::area(&[corner(-1.0), tip, corner(1.0)], Some(stroke), fill))
    };
    ends.into_iter().filter_map(one).collect()
}
