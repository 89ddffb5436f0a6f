//! One tie to a system drawn along a line: strength by weight, strain by hatches, a break by a gap, giving and taking by a sign.

use super::sign::Sign;
use crate::case::family::{Impact, Quality, Strength};
use crate::case::network::SystemTie;
use crate::diagrams::geometry::{Point, along, length, moved};
use crate::diagrams::scene::{Dash, Fill, Ink, Paint, Stroke};
use crate::diagrams::stroke::{self, Head};

/// The disc with the sign of what a tie gives or takes.
const DISC: f64 = 8.0;

/// What a tie is painted with. Colour only repeats what weight, dashes and marks say.
#[must_use]
pub fn pen(tie: &SystemTie) -> Stroke {
    let ink = match (tie.is_broken(), tie.quality, tie.impact) {
        (true, ..) | (_, Some(Quality::Stressful), _) | (.., Some(Impact::Draining)) => Ink::Bad,
        (_, Some(Quality::Easy), _) | (.., Some(Impact::Providing)) => Ink::Good,
        _ => Ink::Line,
    };
    let (width, dash) = match tie.strength {
        Some(Strength::Strong) => (5.0, Dash::Solid),
        Some(Strength::Weak) => (1.8, Dash::Dashed),
        Some(Strength::Tenuous) => (2.2, Dash::Dotted),
        None => (1.8, Dash::Solid),
    };
    Stroke { ink, width, dash }
}

/// Paints a tie along a line that goes from the family to the system, with the signs that the legend has to explain.
#[must_use]
pub fn paint(tie: &SystemTie, line: &[Point]) -> (Vec<Paint>, Vec<Sign>) {
    let pen = pen(tie);
    let mut signs = vec![tie.strength.map_or(Sign::InTouch, Sign::Strength)];
    let (at_end, at_start) = stroke::heads(Head::None, tie.direction);
    let filled = |head: Head| if head == Head::Open { Head::Filled } else { head };
    let ends = (filled(at_end), filled(at_start));
    let body = stroke::body(line, ends);
    let pieces = if tie.is_broken() { stroke::pieces(&body) } else { vec![body.clone()] };
    let mut paint: Vec<Paint> = pieces.iter().map(|piece| Paint::line(piece, pen)).collect();
    if tie.quality == Some(Quality::Stressful) {
        paint.extend(stroke::hatches(&body, 4.0 + pen.width / 2.0, pen.ink));
        signs.push(Sign::Stressful);
    }
    if tie.is_broken() {
        paint.extend(stroke::gap_bars(&body, pen.ink));
        signs.push(Sign::Broken);
    }
    // What a mark says is not said by the bare line under it.
    if signs.len() > 1 {
        signs.retain(|sign| *sign != Sign::InTouch);
    }
    paint.extend(stroke::arrows(line, ends, pen.ink));
    if ends != (Head::None, Head::None) {
        signs.extend(tie.direction.map(Sign::Direction));
    }
    if let Some(impact) = tie.impact.filter(|impact| *impact != Impact::None) {
        // Beside a gap the disc would close it.
        let share = if tie.is_broken() { 0.78 } else { 0.5 };
        paint.extend(disc(along(&body, length(&body) * share).0, impact, pen.ink));
        signs.push(Sign::Impact(impact));
    }
    (paint, signs)
}

/// A plus for what gives strength, a minus for what takes it.
fn disc(at: Point, impact: Impact, ink: Ink) -> Vec<Paint> {
    let thin = Stroke { ink, width: 1.4, dash: Dash::Solid };
    let thick = thin.wide(2.2);
    let mut paint = vec![Paint::circle(at, DISC, Some(thin), Fill::Ink(Ink::Paper))];
    paint.push(Paint::line(&[moved(at, -4.0, 0.0), moved(at, 4.0, 0.0)], thick));
    if impact == Impact::Providing {
        paint.push(Paint::line(&[moved(at, 0.0, -4.0), moved(at, 0.0, 4.0)], thick));
    }
    paint
}
