//! A drawing on a sheet of paper: how large its words come out there, and how they are made larger beside the rest.

use super::geometry::{Point, moved};
use super::scene::{Paint, Scene};

/// The room for a drawing on a lying sheet, in millimetres: what the style sheet for print leaves it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// What it is called.
    pub name: &'static str,
    /// How wide it is inside its rim.
    pub width: f64,
    /// How high the drawing may be.
    pub height: f64,
}

/// 297 by 210 mm.
pub const A4: Sheet = Sheet { name: "A4", width: 281.0, height: 180.0 };
/// 420 by 297 mm.
pub const A3: Sheet = Sheet { name: "A3", width: 400.0, height: 265.0 };
/// Smaller words than this, in points, are hard to read.
pub const LEGIBLE: f64 = 6.0;

impl Sheet {
    /// How high letters come out, in points, that are so many of the drawing's units high.
    #[must_use]
    pub fn points(&self, scene: &Scene, size: f64) -> f64 {
        (self.width / scene.width).min(self.height / scene.height) * size * 72.0 / 25.4
    }

    /// How high the smallest words of a drawing come out, in points.
    #[must_use]
    pub fn smallest(&self, scene: &Scene) -> f64 {
        let sizes = scene.items.iter().flat_map(|item| &item.paint).filter_map(|paint| match paint {
            Paint::Text { size, .. } => Some(*size),
            Paint::Path { .. } => None,
        });
        self.points(scene, sizes.fold(f64::MAX, f64::min))
    }
}

/// Whether every word of a drawing can be read on A4.
#[must_use]
pub fn is_legible(scene: &Scene) -> bool {
    A4.smallest(scene) >= LEGIBLE
}

/// What is to be known before a drawing is printed on A4; nothing when all of it can be read there.
#[must_use]
pub fn warning(scene: &Scene) -> Option<String> {
    let (small, large) = (A4.smallest(scene), A3.smallest(scene));
    let advice = if large < LEGIBLE {
        "Even A3 is too small for so large a family: hide what is not needed, or save the drawing."
    } else {
        "Print on A3."
    };
    (!is_legible(scene)).then(|| {
        format!("On A4 the smallest words would be {small:.1} points high, on A3 {large:.1}. {advice}")
    })
}

/// Enlarges words, line by line away from the lowest of them.
pub fn enlarge(paint: &mut [Paint], times: f64) {
    let lowest = |paint: &[Paint]| -> Option<Point> {
        let places = paint.iter().filter_map(|one| match one {
            Paint::Text { at, .. } => Some(*at),
            Paint::Path { .. } => None,
        });
        places.max_by(|one, other| one.y.total_cmp(&other.y))
    };
    let Some(from) = lowest(paint) else { return };
    for one in paint {
        if let Paint::Text { at, size, .. } = one {
            *at = moved(*at, 0.0, (at.y - from.y) * (times - 1.0));
            *size *= times;
        }
    }
}
