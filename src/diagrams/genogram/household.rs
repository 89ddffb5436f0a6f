//! The boundary of a household: one closed line round all who live in it, and round nobody else.

use super::geometry::{Point, distance, distance_to_stretch};
use std::collections::BTreeMap;

/// How far outside a member's middle the boundary runs: the symbol, its years and its name lie within.
const AROUND: f64 = 46.0;
/// How near to a stranger's middle it may come.
const STRANGER: f64 = 29.0;
/// The side of a square of the grid on which the boundary is found.
const STEP: f64 = 8.0;
/// A household of people far apart is looked at on a coarser grid, of no more squares than this.
const SQUARES: f64 = 40_000.0;

/// A side of a square of the grid: the column and row of its first corner, and whether it is level.
type Side = (usize, usize, bool);

/// The shortest stretches that join all members: each is joined to the nearest that was joined before.
fn joined(members: &[Point]) -> Vec<(Point, Point)> {
    let mut waiting: Vec<Point> = members.to_vec();
    let mut inside: Vec<Point> = Vec::new();
    let mut found = Vec::new();
    if let Some(first) = waiting.pop() {
        inside.push(first);
        found.push((first, first));
    }
    while !waiting.is_empty() {
        let pairs = waiting
            .iter()
            .enumerate()
            .flat_map(|(index, one)| inside.iter().map(move |other| (index, *one, *other)));
        let nearest =
            pairs.min_by(|one, other| distance(one.1, one.2).total_cmp(&distance(other.1, other.2)));
        let Some((index, one, other)) = nearest else { break };
        found.push((one, other));
        inside.push(one);
        waiting.remove(index);
    }
    found
}

/// Above nought inside the boundary.
fn depth(point: Point, joints: &[(Point, Point)], members: &[Point], strangers: &[Point]) -> f64 {
    // A name hangs below its symbol, so the boundary reaches further down than up.
    let lower = Point::new(point.x, point.y - 8.0);
    let near_member = members.iter().map(|member| distance(lower, *member)).fold(f64::MAX, f64::min);
    let on_the_way =
        joints.iter().map(|(from, to)| distance_to_stretch(point, *from, *to)).fold(f64::MAX, f64::min);
    let inside = (AROUND - near_member).max(AROUND * 0.6 - on_the_way);
    let away =
        strangers.iter().map(|stranger| distance(point, *stranger)).fold(f64::MAX, f64::min) - STRANGER;
    inside.min(away)
}

/// The closed lines of the boundary; more than one where strangers stand between.
#[must_use]
pub fn boundary(members: &[Point], strangers: &[Point]) -> Vec<Vec<Point>> {
    let bound = |of: fn(&Point) -> f64, pick: fn(f64, f64) -> f64, start: f64| {
        members.iter().map(of).fold(start, pick)
    };
    let (left, right) = (bound(|p| p.x, f64::min, f64::MAX), bound(|p| p.x, f64::max, f64::MIN));
    let (top, bottom) = (bound(|p| p.y, f64::min, f64::MAX), bound(|p| p.y, f64::max, f64::MIN));
    if members.is_empty() {
        return Vec::new();
    }
    let margin = AROUND + 3.0 * STEP;
    let (left, top) = (left - margin, top - margin);
    let (width, height) = (right - left + margin, bottom - top + margin + 8.0);
    let step = STEP.max((width * height / SQUARES).sqrt());
    let (columns, rows) = ((width / step).ceil() as usize, (height / step).ceil() as usize);
    let joints = joined(members);
    let near = AROUND + STRANGER;
    let strangers: Vec<Point> = strangers
        .iter()
        .copied()
        .filter(|p| {
            p.x > left - near && p.x < left + width + near && p.y > top - near && p.y < top + height + near
        })
        .collect();
    let corner = |column: usize, row: usize| Point::new(left + column as f64 * step, top + row as f64 * step);
    let grid: Vec<Vec<f64>> = (0..=rows)
        .map(|row| {
            (0..=columns).map(|column| depth(corner(column, row), &joints, members, &strangers)).collect()
        })
        .collect();
    let value =
        |column: usize, row: usize| grid.get(row).and_then(|line| line.get(column)).copied().unwrap_or(-1.0);
    // Each square whose corners are partly inside gives a piece of the line from one of its sides to another.
    let mut pieces: BTreeMap<Side, Vec<Side>> = BTreeMap::new();
    for row in 0..rows {
        for column in 0..columns {
            let is_in = |x: usize, y: usize| value(column + x, row + y) > 0.0;
            // The sides in turn: above, right, below, left; each is named by its first corner and whether it is level.
            let sides = [
                ((column, row, true), is_in(0, 0), is_in(1, 0)),
                ((column + 1, row, false), is_in(1, 0), is_in(1, 1)),
                ((column, row + 1, true), is_in(1, 1), is_in(0, 1)),
                ((column, row, false), is_in(0, 1), is_in(0, 0)),
            ];
            let entries: Vec<_> = sides.iter().filter(|side| !side.1 && side.2).map(|side| side.0).collect();
            let exits: Vec<_> = sides.iter().filter(|side| side.1 && !side.2).map(|side| side.0).collect();
            for (entry, exit) in entries.iter().zip(&exits) {
                pieces.entry(*exit).or_default().push(*entry);
            }
        }
    }
    let crossing = |(column, row, is_level): Side| {
        let (next_column, next_row) = if is_level { (column + 1, row) } else { (column, row + 1) };
        let (here, there) = (value(column, row), value(next_column, next_row));
        let share = if here == there { 0.5 } else { here / (here - there) };
        super::geometry::between(corner(column, row), corner(next_column, next_row), share.clamp(0.0, 1.0))
    };
    let mut lines = Vec::new();
    while let Some((start, _)) = pieces.first_key_value() {
        let mut side = *start;
        let mut line = Vec::new();
        while let Some(nexts) = pieces.get_mut(&side) {
            let next = nexts.pop();
            if nexts.is_empty() {
                pieces.remove(&side);
            }
            let Some(next) = next else { break };
            line.push(crossing(side));
            side = next;
        }
        if line.len() > 3 {
            lines.push(smoothed(&line));
        }
    }
    lines
}

/// Takes the grid's corners out of a closed line.
fn smoothed(line: &[Point]) -> Vec<Point> {
    let mut points = line.to_vec();
    for _ in 0..3 {
        let before = points.iter().copied().cycle().skip(points.len().saturating_sub(1));
        let after = points.iter().copied().cycle().skip(1);
        let mean = |((here, before), after): ((&Point, Point), Point)| {
            Point::new((before.x + 2.0 * here.x + after.x) / 4.0, (before.y + 2.0 * here.y + after.y) / 4.0)
        };
        points = points.iter().zip(before).zip(after).map(mean).collect();
    }
    points
}
