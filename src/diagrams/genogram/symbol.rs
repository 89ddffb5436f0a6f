//! The symbols themselves: outlines by gender and kind, and the fills that speak of health or culture.

use super::geometry::{Point, circle, clipped, moved, path, rectangle};
use super::scene::{Fill, Ink, Paint, Pattern, Stroke};
use super::settings::NonBinary;
use crate::case::family::{FigureKind, Gender, MarkState};

/// How many of the drawing's units a symbol is wide; the layout counts in symbols.
pub use crate::diagrams::edits::UNIT;
/// From the middle of a symbol to its edge.
pub const RADIUS: f64 = 20.0;

/// The outline of a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outline {
    /// A man.
    Square,
    /// A woman.
    Circle,
    /// Non-binary.
    Dome,
    /// A pet, or by choice non-binary.
    Diamond,
    /// Gender not known.
    Rounded,
    /// An unborn child.
    Triangle,
    /// An institution.
    Wide,
}

/// The outline for a gender.
#[must_use]
pub const fn outline_of(gender: Gender, figure: FigureKind, non_binary: NonBinary) -> Outline {
    match (figure, gender, non_binary) {
        (FigureKind::Pet, ..) => Outline::Diamond,
        (FigureKind::Institution, ..) => Outline::Wide,
        (_, Gender::Man, _) => Outline::Square,
        (_, Gender::Woman, _) => Outline::Circle,
        (_, Gender::NonBinary, NonBinary::Dome) => Outline::Dome,
        (_, Gender::NonBinary, NonBinary::Diamond) => Outline::Diamond,
        (_, Gender::Unknown, _) => Outline::Rounded,
    }
}

/// An arc as points, from one angle to another in degrees, nought to the right and clockwise.
fn arc(middle: Point, radius: f64, from: f64, to: f64) -> Vec<Point> {
    const STEPS: u32 = 24;
    (0..=STEPS)
        .map(|step| {
            let angle = (from + (to - from) * f64::from(step) / f64::from(STEPS)).to_radians();
            moved(middle, radius * angle.cos(), radius * angle.sin())
        })
        .collect()
}

impl Outline {
    /// The corners, a circle as many of them: what fills are cut from.
    #[must_use]
    pub fn points(self, middle: Point, radius: f64) -> Vec<Point> {
        match self {
            Self::Square => rectangle(middle, radius * 0.95, radius * 0.95),
            Self::Wide => rectangle(middle, radius * 1.4, radius * 0.75),
            Self::Circle => {
                let mut points = arc(middle, radius, 0.0, 180.0);
                points.extend(arc(middle, radius, 180.0, 360.0).into_iter().skip(1));
                points.pop();
                points
            }
            Self::Dome => {
                let mut points = arc(middle, radius, 180.0, 360.0);
                points.push(moved(middle, radius, radius * 0.95));
                points.push(moved(middle, -radius, radius * 0.95));
                points
            }
            Self::Diamond => [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]
                .into_iter()
                .map(|(x, y)| moved(middle, x * radius * 1.15, y * radius * 1.15))
                .collect(),
            Self::Rounded => {
                let (side, round) = (radius * 0.95, radius * 0.4);
                let corner = |x: f64, y: f64, from: f64| {
                    arc(moved(middle, x * (side - round), y * (side - round)), round, from, from + 90.0)
                };
                [
                    corner(1.0, 1.0, 0.0),
                    corner(-1.0, 1.0, 90.0),
                    corner(-1.0, -1.0, 180.0),
                    corner(1.0, -1.0, 270.0),
                ]
                .concat()
            }
            Self::Triangle => [(0.0, -1.0), (1.0, 0.8), (-1.0, 0.8)]
                .into_iter()
                .map(|(x, y)| moved(middle, x * radius, y * radius))
                .collect(),
        }
    }

    /// The outline as a path, with true curves.
    #[must_use]
    pub fn steps(self, middle: Point, radius: f64) -> String {
        if self == Self::Circle { circle(middle, radius) } else { path(&self.points(middle, radius), true) }
    }

    /// The outline painted.
    #[must_use]
    pub fn paint(self, middle: Point, radius: f64, stroke: Option<Stroke>, fill: Fill) -> Paint {
        Paint::Path { steps: self.steps(middle, radius), stroke, fill }
    }

    /// How far the outline reaches from the middle in a direction of length one.
    #[must_use]
    pub fn reach(self, radius: f64, direction: Point) -> f64 {
        let (x, y) = (direction.x.abs().max(1e-9), direction.y.abs().max(1e-9));
        let boxed = |half_width: f64, half_height: f64| (half_width / x).min(half_height / y);
        match self {
            Self::Circle | Self::Triangle => radius,
            Self::Square | Self::Rounded => boxed(radius, radius),
            Self::Wide => boxed(radius * 1.4, radius * 0.8),
            Self::Dome if direction.y < 0.0 => radius,
            Self::Dome => boxed(radius, radius),
            Self::Diamond => radius * 1.15 / (x + y),
        }
    }
}

/// A part of a symbol: all points where each `x * a + y * b` is at most nought, seen from the middle.
pub type Region = Vec<(f64, f64)>;

/// The left half.
#[must_use]
pub fn left_half() -> Region {
    vec![(1.0, 0.0)]
}

/// The bottom half.
#[must_use]
pub fn bottom_half() -> Region {
    vec![(0.0, -1.0)]
}

/// The part for one of several things: all, halves, two quarters and the bottom, quarters, or wedges.
#[must_use]
pub fn share(place: usize, count: usize) -> Region {
    let (left, right, top, bottom) = ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0));
    match (count, place) {
        (0 | 1, _) => vec![],
        (2, 0) => vec![left],
        (2, _) => vec![right],
        (3 | 4, 0) => vec![left, top],
        (3 | 4, 1) => vec![right, top],
        (3, _) => vec![bottom],
        (4, 2) => vec![left, bottom],
        (4, _) => vec![right, bottom],
        _ => {
            let angle = |place: usize| std::f64::consts::TAU * place as f64 / count as f64;
            let (from, to) = (angle(place), angle(place + 1));
            // Clockwise from the top: behind the first ray and before the second.
            vec![(-from.cos(), -from.sin()), (to.cos(), to.sin())]
        }
    }
}

/// Fills a part of a symbol.
#[must_use]
pub fn fill_part(outline: Outline, middle: Point, radius: f64, region: &Region, fill: Fill) -> Option<Paint> {
    let mut points = outline.points(middle, radius);
    for (a, b) in region {
        points = clipped(&points, *a, *b, middle.x * a + middle.y * b);
    }
    (points.len() > 2).then(|| Paint::area(&points, None, fill))
}

/// How a condition's state is painted: filled, hatched or lined.
#[must_use]
pub const fn fill_of(state: MarkState) -> Fill {
    match state {
        MarkState::Present => Fill::Ink(Ink::Quiet),
        MarkState::Suspected => Fill::Pattern(Pattern::Hatch),
        MarkState::Recovery => Fill::Pattern(Pattern::Level),
    }
}

/// The two strokes of a cross.
#[must_use]
pub fn cross(middle: Point, radius: f64, stroke: Stroke) -> [Paint; 2] {
    let stroke_from = |x: f64| {
        Paint::line(&[moved(middle, -radius * x, -radius), moved(middle, radius * x, radius)], stroke)
    };
    [stroke_from(1.0), stroke_from(-1.0)]
}
