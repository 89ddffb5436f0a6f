//! The line between two partners with its dates and slashes, and the lines down to children.

use super::dates;
use super::geometry::{Point, along, between, length, moved, parallel};
use super::person::Drawn;
use super::scene::{Anchor, Dash, Fill, Ink, Paint, Stroke};
use super::sign::Sign;
use crate::case::family::{ParentKind, Status, Twins, Union, UnionForm};
use chrono::NaiveDate;

const SMALL: f64 = 10.0;
/// Slashes stand beside the middle, where the line to the children begins.
const ASIDE: f64 = 9.0;

/// The word before the date at which a union began.
const fn opening(form: UnionForm) -> &'static str {
    match form {
        UnionForm::Married => "m",
        UnionForm::CivilPartnership => "CP",
        UnionForm::Cohabiting => "LT",
        UnionForm::ApartTogether => "LAT",
        UnionForm::Engaged => "eng",
        UnionForm::Affair => "aff",
        UnionForm::Committed | UnionForm::Dating | UnionForm::NeverTogether | UnionForm::NotKnown => "",
    }
}

/// What is written on the line at a date, one entry a line.
fn writing(union: &Union, date: NaiveDate) -> Vec<String> {
    let mut lines = Vec::new();
    let events = union.events_by(date);
    if events.iter().all(|event| event.status != Status::Started) {
        // How they live is told by the line; these forms are told by letters too.
        let tag = opening(union.form);
        if !matches!(union.form, UnionForm::Married) && !tag.is_empty() {
            lines.push(tag.to_owned());
        }
    }
    for event in events {
        let tag = match event.status {
            Status::Started => opening(union.form),
            Status::Separated => "s",
            Status::Reconciled => "rec",
            Status::Divorced => "d",
            Status::Remarried => "remar",
            Status::Annulled => "ANN",
            // The cross in the symbol says it.
            Status::Widowed => continue,
        };
        let year = event.when.map_or_else(|| "?".to_owned(), dates::years);
        lines.push(format!("{tag} {year}").trim().to_owned());
    }
    lines
}

/// Where the words on the line of a couple stand, so that other lines can keep away.
#[must_use]
pub fn texts(union: &Union, middle: Point, date: NaiveDate) -> Vec<Point> {
    let lines = writing(union, date).len();
    (0..lines)
        .flat_map(|line| [-12.0, 0.0, 12.0].map(|x| moved(middle, x, -9.0 - 11.0 * line as f64)))
        .collect()
}

/// How the line of a form is drawn; some are two lines.
#[must_use]
pub fn strokes(form: UnionForm) -> Vec<(f64, Stroke)> {
    let plain = Stroke::PLAIN;
    match form {
        UnionForm::Married | UnionForm::CivilPartnership => vec![(0.0, plain)],
        UnionForm::Cohabiting => vec![(0.0, plain.dashed(Dash::Dashed))],
        UnionForm::Committed => vec![(-2.0, plain), (2.0, plain.dashed(Dash::Dashed))],
        UnionForm::ApartTogether | UnionForm::Engaged => vec![(0.0, plain.dashed(Dash::Long))],
        UnionForm::Dating => vec![(0.0, plain.dashed(Dash::Short))],
        UnionForm::Affair => vec![(0.0, plain.dashed(Dash::DotDash))],
        UnionForm::NeverTogether => vec![(0.0, plain.dashed(Dash::Dotted))],
        UnionForm::NotKnown => vec![(0.0, plain.inked(Ink::Quiet).wide(1.2))],
    }
}

/// Paints the line of a couple as it stood at a date.
#[must_use]
pub fn paint(union: &Union, line: &[Point], middle: Point, is_related: bool, date: NaiveDate) -> Drawn {
    let mut drawn = Drawn { paint: Vec::new(), signs: vec![Sign::Union(union.form)] };
    for (by, stroke) in strokes(union.form) {
        drawn.paint.push(Paint::line(&parallel(line, by), stroke));
    }
    if is_related {
        drawn.paint.push(Paint::line(&parallel(line, 4.0), Stroke::PLAIN));
        drawn.signs.push(Sign::Related);
    }
    let aside = moved(middle, ASIDE, 0.0);
    let slash = |x: f64, back: f64| {
        Paint::line(&[moved(aside, x - 4.0 * back, 8.0), moved(aside, x + 4.0 * back, -8.0)], Stroke::PLAIN)
    };
    let status = union.status_on(date);
    let slashes: &[(f64, f64)] = match status {
        Status::Separated => &[(0.0, 1.0)],
        Status::Divorced | Status::Annulled => &[(0.0, 1.0), (6.0, 1.0)],
        Status::Reconciled => &[(0.0, 1.0), (0.0, -1.0)],
        Status::Remarried => &[(0.0, 1.0), (6.0, 1.0), (3.0, -1.0)],
        Status::Started | Status::Widowed => &[],
    };
    drawn.paint.extend(slashes.iter().map(|(x, back)| slash(*x, *back)));
    if !slashes.is_empty() {
        drawn.signs.push(Sign::Status(status));
    }
    if union.form == UnionForm::Engaged {
        let ring = moved(middle, -ASIDE, 0.0);
        drawn.paint.push(Paint::circle(ring, 3.5, Some(Stroke::PLAIN), Fill::Ink(Ink::Paper)));
    }
    let lines = writing(union, date);
    let first = middle.y
        - 5.0
        - 11.0 * (lines.len().saturating_sub(1)) as f64
        - if slashes.is_empty() { 0.0 } else { 5.0 };
    for (index, words) in lines.iter().enumerate() {
        let at = Point::new(middle.x, first + 11.0 * index as f64);
        drawn.paint.push(Paint::text(at, words, SMALL, Anchor::Middle));
    }
    drawn
}

/// Paints the line to a child.
#[must_use]
pub fn paint_child(kind: ParentKind, route: &[Point]) -> Drawn {
    let plain = Stroke::PLAIN;
    let mut drawn = Drawn { paint: Vec::new(), signs: vec![Sign::Child(kind)] };
    let (stroke, letters) = match kind {
        ParentKind::Birth | ParentKind::Adopted => (plain, ""),
        ParentKind::Fostered => (plain.dashed(Dash::Dotted), ""),
        ParentKind::Kinship => (plain.dashed(Dash::Dotted), "K"),
        ParentKind::Step => (plain.dashed(Dash::Dashed), "step"),
        ParentKind::Donor => (plain.dashed(Dash::Dotted), "D"),
        ParentKind::Surrogate => (plain.dashed(Dash::Dotted), "S"),
    };
    drawn.paint.push(Paint::line(route, stroke));
    if kind == ParentKind::Adopted {
        drawn.paint.push(Paint::line(&parallel(route, 4.0), plain.dashed(Dash::Dashed)));
    }
    if !letters.is_empty() {
        // Near the child, where the line belongs to nobody else.
        let (at, _) = along(route, (length(route) - 16.0).max(0.0));
        drawn.paint.push(Paint::text(moved(at, -4.0, 4.0), letters, SMALL, Anchor::End));
    }
    drawn
}

/// Paints the bar between two twins of one egg, or the question mark of twins whose kind nobody knows.
#[must_use]
pub fn paint_twins(kind: Twins, one: &[Point], other: &[Point]) -> Drawn {
    let mut drawn = Drawn { paint: Vec::new(), signs: vec![Sign::Twins(kind)] };
    let half_way = |route: &[Point]| match route {
        [.., meeting, top] => Some(between(*meeting, *top, 0.55)),
        _ => None,
    };
    if let (Some(from), Some(to)) = (half_way(one), half_way(other)) {
        match kind {
            Twins::Identical => drawn.paint.push(Paint::line(&[from, to], Stroke::PLAIN)),
            Twins::Fraternal => {}
            Twins::NotKnown => {
                let at = moved(between(from, to, 0.5), 0.0, 5.0);
                drawn.paint.push(Paint::text(at, "?", 12.0, Anchor::Middle));
            }
        }
    }
    drawn
}
