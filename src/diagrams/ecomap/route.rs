//! Where ties run: from a member's symbol, or the rim of the sun, straight to the edge of a circle, in a bow round what is in the way.

use crate::diagrams::geometry::{Bounds, Point, bow, distance, distance_to_stretch, length, part, stretches};

/// How far the middle of a line may lie beside the straight way, in the order in which it is tried.
const BOWS: [f64; 9] = [0.0, 16.0, -16.0, 34.0, -34.0, 60.0, -60.0, 95.0, -95.0];

/// What each unit of a bow costs.
const ASIDE: f64 = 0.05;

/// A round thing: where a tie begins or ends, or what it must not run over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Round {
    /// The middle.
    pub at: Point,
    /// From the middle to the edge.
    pub radius: f64,
}

impl Round {
    /// Whether it is the same thing.
    fn is(&self, other: &Self) -> bool {
        distance(self.at, other.at) < 1.0
    }
}

/// The lines that were drawn before, each as its stretches.
pub type Drawn = Vec<Vec<Point>>;

/// The best way from one round thing to another; what is drawn is remembered.
pub fn route(from: Round, to: Round, others: &[Round], drawn: &mut Drawn) -> Vec<Point> {
    let others: Vec<&Round> = others.iter().filter(|other| !other.is(&from) && !other.is(&to)).collect();
    let mut best: Option<(f64, Vec<Point>)> = None;
    for by in BOWS {
        // Further out no bow can be better than the best so far.
        let most = best.as_ref().map_or(f64::MAX, |(least, _)| *least);
        if by.abs() * ASIDE >= most {
            break;
        }
        let whole = bow(from.at, to.at, by);
        let reach = length(&whole);
        // Two that touch have a line between their middles all the same.
        let end = (reach - to.radius).max(reach * 0.1);
        let line = part(&whole, from.radius.min(end - 4.0).max(0.0), end);
        let cost = cost(&line, by, most, &others, drawn);
        if cost < most {
            best = Some((cost, line));
        }
    }
    let line = best.map(|(_, line)| line).unwrap_or_default();
    drawn.push(line.clone());
    line
}

/// What a way costs; as soon as it is known to cost the `most` that it may, that is answer enough.
fn cost(line: &[Point], by: f64, most: f64, others: &[&Round], drawn: &Drawn) -> f64 {
    let mut cost = by.abs() * ASIDE;
    let whole = Bounds::of(line);
    for other in others {
        let near = other.radius + 6.0;
        let is_over = whole.is_near(other.at, near)
            && stretches(line).any(|(from, to)| distance_to_stretch(other.at, from, to) < near);
        cost += if is_over { 40.0 } else { 0.0 };
    }
    for other in drawn {
        if cost >= most {
            break;
        }
        cost += if whole.meets(Bounds::of(other)) && crosses(line, other) { 12.0 } else { 0.0 };
    }
    cost
}

/// Whether two lines cross, or run over each other.
#[must_use]
pub fn crosses(one: &[Point], other: &[Point]) -> bool {
    stretches(one).any(|(a, b)| stretches(other).any(|(c, d)| do_cross(a, b, c, d)))
}

fn do_cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    let (one, two) = (side(a, b, c), side(a, b, d));
    let (three, four) = (side(c, d, a), side(c, d, b));
    if one.abs() < 1e-6 && two.abs() < 1e-6 {
        // On one line: they lie over each other when their boxes meet.
        let meet = |p: f64, q: f64, r: f64, s: f64| p.min(q) < r.max(s) + 1e-6 && r.min(s) < p.max(q) + 1e-6;
        return meet(a.x, b.x, c.x, d.x) && meet(a.y, b.y, c.y, d.y);
    }
    one * two < 0.0 && three * four < 0.0
}
