//! One tie drawn along a line: parallels, zigzags, bars, arrows and the badge that names an abuse or a role.

use super::geometry::{Point, along, bow, length, moved, parallel, rectangle, wave, zigzag};
use super::person::Drawn;
use super::scene::{Anchor, Dash, Fill, Ink, Paint, Stroke};
use super::sign::Sign;
use crate::case::family::{AllegationStatus, Tie, TieGroup, TieKind};
use crate::diagrams::stroke::{self, Head};
use chrono::NaiveDate;

/// Half the height of a zigzag, and the length of one of its strokes.
const HEIGHT: f64 = 4.0;
const TOOTH: f64 = 5.0;
/// Between parallels.
const APART: f64 = 3.2;

/// How a kind of tie is drawn.
struct Style {
    ink: Ink,
    /// Straight lines, by how far each lies from the middle.
    straight: &'static [f64],
    dash: Dash,
    width: f64,
    zigzag: bool,
    wave: bool,
    head: Head,
}

const fn style(kind: TieKind) -> Style {
    const NONE: &[f64] = &[];
    const ONE: &[f64] = &[0.0];
    const TWO: &[f64] = &[-APART, APART];
    const THREE: &[f64] = &[-APART * 1.4, 0.0, APART * 1.4];
    const WIDE: &[f64] = &[-7.0, 7.0];
    const WIDE_THREE: &[f64] = &[-7.0, 0.0, 7.0];
    let (ink, straight, dash, width, zigzag, head) = match kind {
        TieKind::Plain => (Ink::Line, ONE, Dash::Solid, 1.4, false, Head::None),
        TieKind::Harmony => (Ink::Good, ONE, Dash::Solid, 2.6, false, Head::None),
        TieKind::Close => (Ink::Good, TWO, Dash::Solid, 1.6, false, Head::None),
        TieKind::VeryClose => (Ink::Good, THREE, Dash::Solid, 1.6, false, Head::None),
        TieKind::Fused => (Ink::Bad, THREE, Dash::Solid, 2.6, false, Head::None),
        TieKind::Distant => (Ink::Quiet, ONE, Dash::Dashed, 1.6, false, Head::None),
        TieKind::Indifferent => (Ink::Quiet, ONE, Dash::Dotted, 1.8, false, Head::None),
        TieKind::Strained | TieKind::Cutoff | TieKind::CutoffRepaired => {
            (Ink::Bad, ONE, Dash::Solid, 1.6, false, Head::None)
        }
        TieKind::Conflict => (Ink::Bad, NONE, Dash::Solid, 1.6, true, Head::None),
        TieKind::CloseHostile => (Ink::Bad, WIDE, Dash::Solid, 1.4, true, Head::None),
        TieKind::FusedHostile => (Ink::Bad, WIDE_THREE, Dash::Solid, 1.4, true, Head::None),
        TieKind::DistantHostile => (Ink::Bad, NONE, Dash::Dotted, 1.8, true, Head::None),
        TieKind::FocusedOn => (Ink::Line, ONE, Dash::Solid, 1.6, false, Head::Filled),
        TieKind::FocusedOnNegatively => (Ink::Bad, ONE, Dash::Solid, 1.2, true, Head::Filled),
        TieKind::Distrust | TieKind::NeverMet => (Ink::Quiet, ONE, Dash::Dotted, 1.6, false, Head::None),
        TieKind::Controlling => (Ink::Bad, ONE, Dash::Solid, 1.8, false, Head::Filled),
        TieKind::Manipulative => (Ink::Bad, NONE, Dash::Solid, 1.6, false, Head::Filled),
        TieKind::Jealous => (Ink::Bad, NONE, Dash::Short, 1.6, true, Head::Open),
        TieKind::PhysicalAbuse => (Ink::Bad, NONE, Dash::Solid, 2.0, true, Head::Filled),
        TieKind::DomesticAbuse => (Ink::Bad, ONE, Dash::Solid, 2.0, true, Head::Filled),
        TieKind::SexualAbuse => (Ink::Bad, WIDE, Dash::Solid, 1.6, true, Head::Filled),
        TieKind::PsychologicalAbuse => (Ink::Bad, NONE, Dash::Solid, 2.0, true, Head::Open),
        TieKind::FinancialAbuse => (Ink::Bad, TWO, Dash::Dashed, 1.6, false, Head::Filled),
        TieKind::ModernSlavery => (Ink::Bad, THREE, Dash::Dashed, 1.6, false, Head::Filled),
        TieKind::DiscriminatoryAbuse => (Ink::Bad, ONE, Dash::DotDash, 2.0, false, Head::Open),
        TieKind::OrganisationalAbuse => (Ink::Bad, TWO, Dash::DotDash, 1.6, false, Head::Filled),
        TieKind::Neglect | TieKind::SelfNeglect => (Ink::Bad, ONE, Dash::Dotted, 1.8, false, Head::Open),
        TieKind::NoContact => (Ink::Bad, ONE, Dash::Long, 1.8, false, Head::None),
        TieKind::InformalCarer | TieKind::PaidCarer => {
            (Ink::Line, ONE, Dash::Solid, 1.4, false, Head::Filled)
        }
        TieKind::Lpa
        | TieKind::Deputy
        | TieKind::Appointee
        | TieKind::NearestRelative
        | TieKind::NextOfKin
        | TieKind::KeyHolder => (Ink::Line, ONE, Dash::Short, 1.2, false, Head::Open),
    };
    let wave = matches!(kind, TieKind::Manipulative);
    Style { ink, straight, dash, width, zigzag, wave, head }
}

/// Paints a tie along a line that goes from the one who acts to the other, with its badge at a share of the way, so many times
/// as large as on the screen.
#[must_use]
pub fn paint(tie: &Tie, line: &[Point], (badge_at, large): (f64, f64), date: NaiveDate) -> Drawn {
    let style = style(tie.kind);
    let is_over = tie.kind.group() == TieGroup::Abuse && tie.is_historic(date);
    let mut drawn = Drawn { paint: Vec::new(), signs: vec![Sign::Tie(tie.kind)] };
    let pen = Stroke { ink: style.ink, width: style.width, dash: style.dash };
    let whole = length(line);
    let ends = stroke::heads(style.head, tie.direction);
    let body = stroke::body(line, ends);
    for by in style.straight {
        for piece in pieces(tie.kind, &body) {
            drawn.paint.push(Paint::line(&parallel(&piece, *by), pen));
        }
    }
    if style.zigzag {
        drawn.paint.push(Paint::line(&zigzag(&body, HEIGHT, TOOTH), pen));
    }
    if style.wave {
        drawn.paint.push(Paint::line(&wave(&body, HEIGHT, 14.0), pen));
    }
    marks(&mut drawn, tie.kind, &body, style.ink);
    drawn.paint.extend(stroke::arrows(line, ends, style.ink));
    badge(&mut drawn, tie, along(line, whole * badge_at).0, is_over, large);
    drawn
}

/// A cut-off line is broken in its middle; others are whole.
fn pieces(kind: TieKind, body: &[Point]) -> Vec<Vec<Point>> {
    let is_cut = matches!(kind, TieKind::Cutoff | TieKind::CutoffRepaired);
    if is_cut { stroke::pieces(body) } else { vec![body.to_vec()] }
}

/// The small marks on a line: bars at a break, hatches of strain, crosses of distrust.
fn marks(drawn: &mut Drawn, kind: TieKind, body: &[Point], ink: Ink) {
    let whole = length(body);
    let mark = stroke::mark(ink);
    let bar = |way: f64, half: f64| stroke::bar(body, way, half, mark);
    match kind {
        TieKind::Cutoff | TieKind::CutoffRepaired => {
            drawn.paint.extend(stroke::gap_bars(body, ink));
            if kind == TieKind::CutoffRepaired {
                let (at, _) = along(body, whole / 2.0);
                drawn.paint.push(Paint::circle(at, 3.4, Some(mark.wide(1.4)), Fill::Ink(Ink::Paper)));
            }
        }
        TieKind::Strained => drawn.paint.extend(stroke::hatches(body, 4.0, ink)),
        TieKind::Distrust => {
            for share in [0.25, 0.5, 0.75] {
                let (at, _) = along(body, whole * share);
                for tilt in [1.0, -1.0] {
                    let ends = [moved(at, -3.5, -3.5 * tilt), moved(at, 3.5, 3.5 * tilt)];
                    drawn.paint.push(Paint::line(&ends, mark.wide(1.4)));
                }
            }
        }
        TieKind::NeverMet => {
            let (at, _) = along(body, whole / 2.0);
            drawn.paint.push(Paint::circle(at, 4.0, Some(mark.wide(1.4)), Fill::Ink(Ink::Paper)));
        }
        TieKind::Controlling => drawn.paint.push(bar((whole - 8.0).max(0.0), 8.0)),
        TieKind::NoContact => {
            drawn.paint.push(bar(whole * 0.15, 7.0));
            drawn.paint.push(bar(whole * 0.85, 7.0));
        }
        TieKind::Plain
        | TieKind::Harmony
        | TieKind::Close
        | TieKind::VeryClose
        | TieKind::Fused
        | TieKind::Distant
        | TieKind::Indifferent
        | TieKind::Conflict
        | TieKind::CloseHostile
        | TieKind::FusedHostile
        | TieKind::DistantHostile
        | TieKind::FocusedOn
        | TieKind::FocusedOnNegatively
        | TieKind::Manipulative
        | TieKind::Jealous
        | TieKind::PhysicalAbuse
        | TieKind::DomesticAbuse
        | TieKind::SexualAbuse
        | TieKind::PsychologicalAbuse
        | TieKind::FinancialAbuse
        | TieKind::ModernSlavery
        | TieKind::DiscriminatoryAbuse
        | TieKind::OrganisationalAbuse
        | TieKind::Neglect
        | TieKind::SelfNeglect
        | TieKind::InformalCarer
        | TieKind::PaidCarer
        | TieKind::Lpa
        | TieKind::Deputy
        | TieKind::Appointee
        | TieKind::NearestRelative
        | TieKind::NextOfKin
        | TieKind::KeyHolder => {}
    }
}

/// The badge: letters for the kind, filled when substantiated, with a question mark when alleged, dashed when over.
fn badge(drawn: &mut Drawn, tie: &Tie, at: Point, is_over: bool, large: f64) {
    let mut words = tie.kind.badge().to_owned();
    if words.is_empty() {
        return;
    }
    let has = |status: AllegationStatus| tie.allegation.contains(&status);
    let is_abuse = tie.kind.group() == TieGroup::Abuse;
    let is_shown = is_abuse && has(AllegationStatus::Substantiated);
    if let (false, Some(hours)) = (is_abuse, tie.hours) {
        words.push_str(&format!(" {hours} h"));
    }
    if is_abuse && has(AllegationStatus::Alleged) {
        words.push('?');
        drawn.signs.push(Sign::AllegationStatus(AllegationStatus::Alleged));
    }
    if is_shown {
        drawn.signs.push(Sign::AllegationStatus(AllegationStatus::Substantiated));
    }
    if is_over {
        drawn.signs.push(Sign::AllegationStatus(AllegationStatus::Historic));
    }
    let ink = if is_abuse { Ink::Bad } else { Ink::Line };
    let half = words.chars().count() as f64 * 3.1 + 4.0;
    let stroke = Stroke { ink, width: 1.4, dash: if is_over { Dash::Short } else { Dash::Solid } };
    let ground = if is_shown { Fill::Ink(ink) } else { Fill::Ink(Ink::Paper) };
    drawn.paint.push(Paint::area(&rectangle(at, half * large, 7.0 * large), Some(stroke), ground));
    drawn.paint.push(Paint::Text {
        at: moved(at, 0.0, 3.6 * large),
        words,
        size: 10.0 * large,
        anchor: Anchor::Middle,
        bold: true,
        ink: if is_shown { Ink::Paper } else { ink },
    });
}

/// The loop beside a symbol for what a person does to themselves.
#[must_use]
pub fn loop_beside(at: Point, radius: f64) -> Vec<Point> {
    let from = moved(at, radius * 0.72, -radius * 0.72);
    let to = moved(at, radius * 0.85, radius * 0.6);
    bow(from, to, 24.0)
}
