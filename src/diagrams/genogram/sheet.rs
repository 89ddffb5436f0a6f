//! The contact sheet: every sign of the notation on one page, as the documents show it.

use super::geometry::Point;
use super::scene::{Anchor, Ink, Item, ItemKind, Paint, Reach, Scene};
use super::sign::Sign;
use crate::diagrams::key::entry;

const COLUMN: f64 = 240.0;
const ROW: f64 = 62.0;
const COLUMNS: usize = 4;
const HEADINGS: [&str; 7] = [
    "People",
    "Couples",
    "Children and households",
    "Emotional lines",
    "The ten kinds of abuse",
    "What stands behind a line of abuse",
    "Roles",
];

/// Every sign with its words, by parts.
#[must_use]
pub fn contact_sheet() -> Scene {
    let mut scene = Scene { title: "Signs of the genogram".to_owned(), ..Scene::default() };
    let signs = Sign::all();
    let mut y = 16.0;
    for (part, heading) in HEADINGS.iter().enumerate() {
        let words = Paint::Text {
            at: Point::new(16.0, y + 16.0),
            words: (*heading).to_owned(),
            size: 16.0,
            anchor: Anchor::Start,
            bold: true,
            ink: Ink::Line,
        };
        scene.items.push(Item {
            kind: ItemKind::Heading,
            id: part.to_string(),
            facts: vec![format!("{heading}.")],
            paint: vec![words],
            reach: Reach::None,
        });
        y += 26.0;
        let of_part: Vec<&Sign> = signs.iter().filter(|sign| sign.part() == part).collect();
        for (index, sign) in of_part.iter().enumerate() {
            let corner =
                Point::new(16.0 + COLUMN * (index % COLUMNS) as f64, y + ROW * (index / COLUMNS) as f64);
            scene.items.push(Item {
                kind: ItemKind::Legend,
                id: sign.slug(),
                facts: vec![format!("{}.", sign.words())],
                paint: entry(&sign.entry(), corner, 1.0),
                reach: Reach::None,
            });
        }
        y += ROW * of_part.len().div_ceil(COLUMNS) as f64 + 14.0;
    }
    (scene.width, scene.height) = (32.0 + COLUMN * COLUMNS as f64, y);
    scene
}
