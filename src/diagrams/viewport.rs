//! What part of a drawing is seen, and how large: panned, zoomed about a point, fitted to a window. Plain numbers.

use super::layout::Point;

/// The least and the greatest enlargement.
const SCALES: (f64, f64) = (0.08, 4.0);
/// A drawing is never blown up beyond this to fill a window: one person alone need not be a giant.
const LARGEST_FIT: f64 = 1.5;
/// Room left around a fitted drawing, in pixels.
const RIM: f64 = 8.0;

/// A rectangle: left, top, width, height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f64,
    /// Its top edge.
    pub top: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// How a drawing's points become pixels of the window: first enlarged, then moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Pixels from the left edge of the window to the drawing's nought.
    pub x: f64,
    /// Pixels from the top edge.
    pub y: f64,
    /// Pixels for each of the drawing's units.
    pub scale: f64,
}

impl Default for Viewport {
    fn default() -> Self {
        Self { x: 0.0, y: 0.0, scale: 1.0 }
    }
}

impl Viewport {
    /// Shows the whole of an area in a window of this width and height in pixels.
    #[must_use]
    pub fn fitting(area: Area, window: (f64, f64)) -> Self {
        let (width, height) = (area.width.max(1.0), area.height.max(1.0));
        let room = |pixels: f64| (pixels - 2.0 * RIM).max(1.0);
        let scale = (room(window.0) / width).min(room(window.1) / height).clamp(SCALES.0, LARGEST_FIT);
        let x = (window.0 - width * scale) / 2.0 - area.left * scale;
        let y = (window.1 - height * scale) / 2.0 - area.top * scale;
        Self { x, y, scale }
    }

    /// Moved by so many pixels.
    #[must_use]
    pub fn panned(self, by: Point) -> Self {
        Self { x: self.x + by.x, y: self.y + by.y, ..self }
    }

    /// Enlarged so many times, with the point under these pixels staying where it is.
    #[must_use]
    pub fn zoomed(self, about: Point, times: f64) -> Self {
        let scale = (self.scale * times).clamp(SCALES.0, SCALES.1);
        let times = scale / self.scale;
        Self { x: about.x - (about.x - self.x) * times, y: about.y - (about.y - self.y) * times, scale }
    }

    /// The point of the drawing under some pixels.
    #[must_use]
    pub fn point_at(self, pixels: Point) -> Point {
        Point::new((pixels.x - self.x) / self.scale, (pixels.y - self.y) / self.scale)
    }

    /// The pixels over a point of the drawing.
    #[must_use]
    pub fn pixels_of(self, point: Point) -> Point {
        Point::new(point.x * self.scale + self.x, point.y * self.scale + self.y)
    }

    /// Moved as little as may be, so that a point stands at least this far inside the window.
    #[must_use]
    pub fn showing(self, point: Point, window: (f64, f64), inside: f64) -> Self {
        let pixels = self.pixels_of(point);
        let by = |pixels: f64, room: f64| {
            let (least, most) = (inside.min(room / 2.0), (room - inside).max(room / 2.0));
            pixels.clamp(least, most) - pixels
        };
        self.panned(Point::new(by(pixels.x, window.0), by(pixels.y, window.1)))
    }

    /// As an SVG transform.
    #[must_use]
    pub fn transform(self) -> String {
        format!("translate({:.2} {:.2}) scale({:.4})", self.x, self.y, self.scale)
    }
}
