//! Finishes a drawing: the edges from what it reaches, the heading with the date, the key to its signs under it.

use super::geometry::{Point, moved};
use super::key;
use super::scene::KeySign;
use super::scene::{Anchor, Ink, Item, ItemKind, Paint, Reach, Scene};
use std::collections::BTreeMap;

/// Round all that is painted.
const MARGIN: f64 = 10.0;
/// Room for the heading above it.
const HEADING: f64 = 30.0;
/// A column of the legend, and a row of it.
const COLUMN: f64 = 222.0;
const ROW: f64 = 60.0;
/// The sheet that a drawing with its legend is to fill: A4 lying.
const SHEET: (f64, f64) = (280.0, 180.0);
/// The most columns of a legend.
const COLUMNS: usize = 8;

/// Where the legend stands: under the drawing or to the right of it, in so many columns.
#[derive(Clone, Copy)]
struct KeyPlace {
    is_beside: bool,
    columns: usize,
    /// How wide a column is.
    column: f64,
}

impl KeyPlace {
    /// The place that leaves the drawing largest on a sheet.
    fn best(signs: usize, column: f64, width: f64, height: f64) -> Self {
        let all = [false, true].into_iter();
        let all =
            all.flat_map(|is_beside| (1..=COLUMNS).map(move |columns| Self { is_beside, columns, column }));
        let scale = |place: &Self| {
            let (width, height) = place.size(signs, width, height);
            (SHEET.0 / width).min(SHEET.1 / height)
        };
        // Of places that are as good, the first one, so that the same drawing comes out the same.
        all.reduce(|best, next| if scale(&next) > scale(&best) + 1e-9 { next } else { best })
            .unwrap_or(Self { is_beside: false, columns: 1, column })
    }

    /// The column and the row of a sign: beside the drawing they run down, under it across.
    fn cell(self, index: usize, signs: usize) -> (usize, usize) {
        let rows = signs.div_ceil(self.columns).max(1);
        if self.is_beside {
            (index / rows, index % rows)
        } else {
            (index % self.columns, index / self.columns)
        }
    }

    /// How large drawing and legend are together.
    fn size(self, signs: usize, width: f64, height: f64) -> (f64, f64) {
        let rows = ROW * signs.div_ceil(self.columns) as f64 + 12.0;
        let columns = self.column * self.columns as f64;
        if self.is_beside {
            (width + columns, height.max(rows + HEADING))
        } else {
            (width.max(columns + 32.0), height + rows)
        }
    }
}

/// What a drawing is made of before its edges are known.
#[derive(Clone, Debug)]
pub struct Unfinished {
    /// What it shows.
    pub title: String,
    /// In the order of painting.
    pub items: Vec<Item>,
    /// Points that the drawing reaches.
    pub extent: Vec<Point>,
    /// Where what can be chosen by arrows has its middle.
    pub places: BTreeMap<String, Point>,
    /// What cannot be drawn as it should be, in sentences.
    pub findings: Vec<String>,
    /// The signs in use that have to be explained.
    pub signs: Vec<KeySign>,
    /// Whether the heading is part of the drawing.
    pub heading: bool,
    /// Whether the legend is part of the drawing.
    pub legend: bool,
    /// How many times as large as on the screen its words are.
    pub words: f64,
}

impl Default for Unfinished {
    fn default() -> Self {
        Self {
            title: String::new(),
            items: Vec::new(),
            extent: Vec::new(),
            places: BTreeMap::new(),
            findings: Vec::new(),
            signs: Vec::new(),
            heading: false,
            legend: false,
            words: 1.0,
        }
    }
}

impl Unfinished {
    /// The drawing.
    #[must_use]
    pub fn finish(mut self) -> Scene {
        self.extent.extend(self.items.iter().flat_map(|item| &item.paint).filter_map(corners).flatten());
        let bound = |of: fn(&Point) -> f64, pick: fn(f64, f64) -> f64| {
            self.extent.iter().map(of).reduce(pick).unwrap_or(0.0)
        };
        let left = bound(|p| p.x, f64::min) - MARGIN;
        let mut right = bound(|p| p.x, f64::max) + MARGIN;
        let heading = if self.heading { HEADING } else { 0.0 };
        let top = bound(|p| p.y, f64::min) - MARGIN - heading;
        let mut bottom = bound(|p| p.y, f64::max) + MARGIN;
        let mut items = self.items;
        let mut add = |kind: ItemKind, id: &str, fact: String, paint: Vec<Paint>| {
            items.push(Item { kind, id: id.to_owned(), facts: vec![fact], paint, reach: Reach::None });
        };
        if self.heading {
            let heading = Paint::Text {
                at: Point::new(left + 16.0, top + 26.0),
                words: self.title.clone(),
                size: 16.0,
                anchor: Anchor::Start,
                bold: true,
                ink: Ink::Line,
            };
            add(ItemKind::Heading, "title", format!("{}.", self.title), vec![heading]);
        }
        if self.legend {
            let (count, width, height) = (self.signs.len(), right - left, bottom - top);
            // A third of a column is the sample, which stays as it is.
            let place = KeyPlace::best(count, COLUMN * (2.0 * self.words + 1.0) / 3.0, width, height);
            let first = if place.is_beside {
                Point::new(right, top + heading)
            } else {
                Point::new(left + 16.0, bottom)
            };
            for (index, sign) in self.signs.iter().enumerate() {
                let (column, row) = place.cell(index, count);
                let corner = moved(first, place.column * column as f64, ROW * row as f64);
                let words = format!("Key: {}.", sign.words);
                add(ItemKind::Legend, &sign.slug, words, key::entry(sign, corner, self.words));
            }
            let (wide, high) = place.size(count, width, height);
            (right, bottom) = (left + wide, (top + high).max(bottom));
        }
        Scene {
            title: self.title,
            items,
            left,
            top,
            width: right - left,
            height: bottom - top,
            places: self.places,
            findings: self.findings,
            signs: self.signs,
        }
    }
}

/// The corners of some words, about as wide as they will be; lines count by their points.
fn corners(paint: &Paint) -> Option<[Point; 2]> {
    let Paint::Text { at, words, size, anchor, .. } = paint else { return None };
    let width = words.chars().count() as f64 * size * 0.56;
    let before = match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => width / 2.0,
        Anchor::End => width,
    };
    Some([moved(*at, -before, -size), moved(*at, width - before, size * 0.3)])
}
