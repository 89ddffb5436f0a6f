//! The lines of the drawing as points: from partner to partner, and from the middle of a couple down to
//! each child. Lines that would run into each other side by side get lanes of their own.

use super::family::{Kinship, ParentKind, Point};
use crate::case::order::by;

/// From the middle of a symbol to its edge.
const EDGE: f64 = 0.5;
/// How far under its symbols the line of two partners runs when it cannot run straight.
const UNDER: f64 = 0.3;
/// How far above the children the lowest lane is, and how much room all lanes have.
const ABOVE_CHILDREN: f64 = 0.25;
const LANES: f64 = 0.9;
const LANE: f64 = 0.2;

/// The lines of one union.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnionLines {
    /// The index of the union in the family.
    pub union: usize,
    /// From partner to partner; empty where one partner is unknown.
    pub partners: Vec<Point>,
    /// Where dates are written and the lines to the children begin.
    pub middle: Option<Point>,
    /// The lines to those children that have one.
    pub children: Vec<ChildLine>,
}

/// The line to one child.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildLine {
    /// The index of the child.
    pub child: usize,
    /// How the child belongs to the union.
    pub kind: ParentKind,
    /// From the middle of the couple to the top of the child's symbol.
    pub route: Vec<Point>,
}

/// The places that a line passes between its couple and its child.
pub(crate) struct Passage {
    pub couple: usize,
    pub child: usize,
    pub points: Vec<Point>,
}

/// A stretch of horizontal line at one height that wants a lane.
struct Stretch {
    couple: usize,
    height: f64,
    from: f64,
    to: f64,
    lane: usize,
}

pub(crate) fn draw(kinship: &Kinship, places: &[Point], passages: &[Passage]) -> Vec<UnionLines> {
    let row_is_clear = Rows::new(places);
    let mut unions: Vec<UnionLines> = Vec::with_capacity(kinship.couples.len());
    for (union, couple) in kinship.couples.iter().enumerate() {
        let mut lines = UnionLines { union, ..UnionLines::default() };
        match couple.partners[..] {
            [] => {}
            [only] => lines.middle = Some(Point::new(places[only].x, places[only].y + EDGE)),
            [first, second, ..] => {
                lines.partners = partner_line(places[first], places[second], &row_is_clear);
                let count = lines.partners.len();
                // The middle of a line that dips under others is the middle of its level part.
                let (one, other) = (lines.partners[(count - 1) / 2], lines.partners[count / 2]);
                lines.middle = Some(Point::new((one.x + other.x) / 2.0, one.y));
            }
        }
        unions.push(lines);
    }
    let stretches = lanes(stretches(kinship, places, &unions, passages));
    for (union, couple) in kinship.couples.iter().enumerate() {
        let Some(middle) = unions[union].middle else {
            continue;
        };
        for link in &couple.links {
            let child = places[link.child];
            let top = Point::new(child.x, child.y - EDGE);
            let through = passage(passages, union, link.child);
            let mut route = vec![middle];
            for &point in through.iter().chain([&Point::new(meeting(kinship, places, union, link), child.y)])
            {
                let height = lane_height(&stretches, union, point.y);
                if let Some(&last) = route.last()
                    && height > last.y
                {
                    route.push(Point::new(last.x, height));
                    route.push(Point::new(point.x, height));
                }
            }
            route.push(top);
            route.dedup();
            unions[union].children.push(ChildLine { child: link.child, kind: link.kind, route });
        }
    }
    unions
}

/// Who stands where in each height, to see whether two partners have anybody between them.
struct Rows {
    places: Vec<Point>,
}

impl Rows {
    fn new(places: &[Point]) -> Rows {
        let mut places = places.to_vec();
        by(&mut places, |one, other| one.y.total_cmp(&other.y).then(one.x.total_cmp(&other.x)));
        Rows { places }
    }

    fn is_clear(&self, left: Point, right: Point) -> bool {
        let first =
            self.places.partition_point(|place| place.y < left.y || (place.y == left.y && place.x <= left.x));
        self.places.get(first).is_none_or(|next| next.y > left.y || next.x >= right.x)
    }
}

fn partner_line(first: Point, second: Point, rows: &Rows) -> Vec<Point> {
    let (left, right) = if first.x <= second.x { (first, second) } else { (second, first) };
    if left.y == right.y && rows.is_clear(left, right) {
        return vec![Point::new(left.x + EDGE, left.y), Point::new(right.x - EDGE, right.y)];
    }
    // Longer lines run lower, so that partners of one person on the same side do not share a line.
    let reach = ((right.x - left.x) / 12.0).min(0.4);
    let under = left.y.max(right.y) + EDGE + UNDER + reach;
    vec![
        Point::new(left.x, left.y + EDGE),
        Point::new(left.x, under),
        Point::new(right.x, under),
        Point::new(right.x, right.y + EDGE),
    ]
}

fn passage(passages: &[Passage], couple: usize, child: usize) -> &[Point] {
    let found = passages.binary_search_by_key(&(couple, child), |one| (one.couple, one.child));
    found.map_or(&[], |index| &passages[index].points)
}

/// The x at which the line to a child leaves the level: its own, or that of all twins together.
fn meeting(kinship: &Kinship, places: &[Point], couple: usize, link: &super::family::DrawnLink) -> f64 {
    let place = places[link.child];
    let Some(group) = link.twins else {
        return place.x;
    };
    let links = &kinship.couples[couple].links;
    let twins = links.iter().filter(|other| other.twins == Some(group));
    let xs: Vec<f64> =
        twins.map(|twin| places[twin.child]).filter(|twin| twin.y == place.y).map(|twin| twin.x).collect();
    xs.iter().sum::<f64>() / xs.len().max(1) as f64
}

/// The level stretch of each couple above each height at which it has children or passages.
fn stretches(
    kinship: &Kinship,
    places: &[Point],
    unions: &[UnionLines],
    passages: &[Passage],
) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (couple, lines) in unions.iter().enumerate() {
        let Some(middle) = lines.middle else { continue };
        let begin = stretches.len();
        for link in &kinship.couples[couple].links {
            let mut x = middle.x;
            let end = Point::new(meeting(kinship, places, couple, link), places[link.child].y);
            for &point in passage(passages, couple, link.child).iter().chain([&end]) {
                let (from, to) = (x.min(point.x), x.max(point.x));
                x = point.x;
                let known = stretches[begin..].iter_mut().find(|other| other.height == point.y);
                match known {
                    Some(known) => {
                        known.from = known.from.min(from);
                        known.to = known.to.max(to);
                    }
                    None => stretches.push(Stretch { couple, height: point.y, from, to, lane: 0 }),
                }
            }
        }
    }
    stretches
}

/// Gives stretches that overlap at one height different lanes, counted from below.
fn lanes(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    by(&mut stretches, |one, other| {
        let by_height = one.height.total_cmp(&other.height);
        by_height.then(one.from.total_cmp(&other.from)).then(one.couple.cmp(&other.couple))
    });
    for row in stretches.chunk_by_mut(|one, other| one.height == other.height) {
        let mut ends: Vec<f64> = Vec::new();
        for stretch in row {
            let free = ends.iter().position(|&end| end < stretch.from);
            let lane = free.unwrap_or_else(|| {
                ends.push(0.0);
                ends.len() - 1
            });
            ends[lane] = stretch.to;
            stretch.lane = lane;
        }
    }
    by(&mut stretches, |one, other| one.couple.cmp(&other.couple).then(one.height.total_cmp(&other.height)));
    stretches
}

fn lane_height(stretches: &[Stretch], couple: usize, height: f64) -> f64 {
    let found = stretches.binary_search_by(|one| one.couple.cmp(&couple).then(one.height.total_cmp(&height)));
    let lane = found.map_or(0, |index| stretches[index].lane) as f64;
    // Beyond a handful of lanes they share the room there is.
    let above = if lane * LANE <= LANES { lane * LANE } else { LANES * (1.0 - 1.0 / (lane + 2.0)) };
    height - EDGE - ABOVE_CHILDREN - above
}
