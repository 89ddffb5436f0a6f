//! Where ties run: from symbol to symbol in a straight line or a bow, round people and other lines where that can be.

use super::geometry::{
    Bounds, Point, along, bow, distance, distance_to_stretch, length, part, resampled, stretches,
};

/// How far the middle of a line may lie beside the straight way, in the order in which it is tried.
const BOWS: [f64; 11] = [0.0, 13.0, -13.0, 24.0, -24.0, 38.0, -38.0, 55.0, -55.0, 78.0, -78.0];
/// Nearer than this to the middle of somebody else's symbol a line touches it.
const SYMBOL: f64 = 27.0;
/// Two lines side by side are told apart from here on.
const BESIDE: f64 = 11.0;

/// What each unit of a bow costs.
const ASIDE: f64 = 0.6;

/// Whether two points are nearer than this, without a root.
fn is_within(one: Point, other: Point, near: f64) -> bool {
    let (x, y) = (one.x - other.x, one.y - other.y);
    x * x + y * y < near * near
}

/// Whether a point lies in the box about a stretch; outside it, it is further away for certain.
fn may_touch(point: Point, one: Point, other: Point, near: f64) -> bool {
    point.x >= one.x.min(other.x) - near
        && point.x <= one.x.max(other.x) + near
        && point.y >= one.y.min(other.y) - near
        && point.y <= one.y.max(other.y) + near
}

/// What stands in the way of ties.
#[derive(Clone, Debug, Default)]
pub struct Obstacles {
    /// The middles of the symbols.
    pub symbols: Vec<Point>,
    /// Middles of texts that can be crossed, but had better not be.
    pub texts: Vec<Point>,
    /// The lines of couples and children.
    pub lines: Vec<(Point, Point)>,
    /// The badges that were put on ties before.
    pub badges: Vec<Point>,
    /// The ties that were drawn before.
    pub ties: Vec<Vec<Point>>,
}

/// One end of a tie.
#[derive(Clone, Copy, Debug)]
pub struct End {
    /// The middle of the symbol.
    pub at: Point,
    /// How far from the middle the line begins.
    pub radius: f64,
}

/// The best way for a tie from one symbol to another; drawn ties are remembered as obstacles.
pub fn route(from: End, to: End, obstacles: &mut Obstacles) -> Vec<Point> {
    let (left, right) = (from.at.x.min(to.at.x) - 160.0, from.at.x.max(to.at.x) + 160.0);
    let (top, bottom) = (from.at.y.min(to.at.y) - 160.0, from.at.y.max(to.at.y) + 160.0);
    let is_near = |point: &Point| (left..=right).contains(&point.x) && (top..=bottom).contains(&point.y);
    let is_end = |point: &Point| distance(*point, from.at) < 1.0 || distance(*point, to.at) < 1.0;
    let symbols: Vec<Point> =
        obstacles.symbols.iter().copied().filter(|point| is_near(point) && !is_end(point)).collect();
    let texts: Vec<Point> = obstacles.texts.iter().copied().filter(is_near).collect();
    let lines: Vec<(Point, Point)> =
        obstacles.lines.iter().copied().filter(|(one, other)| is_near(one) || is_near(other)).collect();
    let ties: Vec<(Bounds, &[Point])> = obstacles
        .ties
        .iter()
        .filter(|tie| tie.iter().any(is_near))
        .map(|tie| (Bounds::of(tie), tie.as_slice()))
        .collect();
    let mut best: Option<(f64, Vec<Point>)> = None;
    for by in BOWS {
        // A wider bow than the best way is worth is not tried at all.
        let most = best.as_ref().map_or(f64::MAX, |(least, _)| *least);
        if by.abs() * ASIDE >= most {
            continue;
        }
        let whole = bow(from.at, to.at, by);
        let reach = length(&whole);
        let (start, end) = (from.radius.min(reach * 0.45), reach - to.radius.min(reach * 0.45));
        let line = part(&whole, start, end);
        let cost = cost(&line, by, most, &symbols, &texts, &lines, &ties);
        if cost < most {
            best = Some((cost, line));
        }
    }
    let line = best.map(|(_, line)| line).unwrap_or_default();
    obstacles.ties.push(resampled(&line, 8.0));
    line
}

/// What a way costs; as soon as it is known to cost the `most` that it may, that is answer enough.
fn cost(
    line: &[Point],
    by: f64,
    most: f64,
    symbols: &[Point],
    texts: &[Point],
    lines: &[(Point, Point)],
    ties: &[(Bounds, &[Point])],
) -> f64 {
    let mut cost = by.abs() * ASIDE;
    for point in resampled(line, 6.0) {
        if cost >= most {
            return cost;
        }
        let hits = |others: &[Point], near: f64| {
            others.iter().filter(|other| is_within(point, **other, near)).count()
        };
        cost += hits(symbols, SYMBOL) as f64 * 60.0;
        cost += hits(texts, 13.0) as f64 * 4.0;
        // Along a line of the family a tie cannot be told from it; across it is no harm.
        let beside = lines
            .iter()
            .filter(|(one, other)| may_touch(point, *one, *other, 9.0))
            .filter(|(one, other)| distance_to_stretch(point, *one, *other) < 9.0)
            .count();
        cost += beside as f64 * 4.0;
        // Only where its box is near can a tie be.
        for (_, tie) in ties.iter().filter(|(bounds, _)| bounds.is_near(point, BESIDE)) {
            let is_beside = stretches(tie)
                .filter(|(one, other)| may_touch(point, *one, *other, BESIDE))
                .any(|(one, other)| distance_to_stretch(point, one, other) < BESIDE);
            cost += if is_beside { 6.0 } else { 0.0 };
        }
    }
    cost
}

/// Where on a line its badge covers least, as a share of the way; the badge is remembered as an obstacle.
pub fn badge_share(line: &[Point], obstacles: &mut Obstacles) -> f64 {
    let whole = length(line);
    let cost = |share: f64| {
        let at = along(line, whole * share).0;
        let near = |others: &[Point], reach: f64| {
            others.iter().filter(|other| distance(at, **other) < reach).count()
        };
        let beside = |limit: f64| {
            let stretches = obstacles.lines.iter();
            stretches.filter(|(one, other)| distance_to_stretch(at, *one, *other) < limit).count()
        };
        let ties = obstacles
            .ties
            .iter()
            .filter(|tie| stretches(tie).any(|(one, other)| distance_to_stretch(at, one, other) < 9.0));
        // The line's own way is among the ties, for every share alike.
        (share - 0.5).abs() * 4.0
            + near(&obstacles.symbols, 38.0) as f64 * 6.0
            + near(&obstacles.texts, 22.0) as f64 * 3.0
            + near(&obstacles.badges, 30.0) as f64 * 8.0
            + beside(9.0) as f64 * 2.0
            + ties.count() as f64 * 2.0
    };
    let shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
    let best = shares.into_iter().min_by(|one, other| cost(*one).total_cmp(&cost(*other))).unwrap_or(0.5);
    obstacles.badges.push(along(line, whole * best).0);
    best
}
