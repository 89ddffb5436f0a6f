//! A small drawing of every sign of the ecomap.

use super::sign::Sign;
use super::tie_line;
use crate::case::family::{Quality, TieKind};
use crate::case::network::SystemTie;
use crate::diagrams::geometry::{Point, moved};
use crate::diagrams::key::SAMPLE;
use crate::diagrams::scene::{Dash, Fill, Ink, KeySign, Paint, Stroke};

/// How what ought to be there is outlined.
pub const MISSING: Stroke = Stroke { ink: Ink::Line, width: 1.8, dash: Dash::Short };
/// The rim of the sun.
pub const RIM: Stroke = Stroke { ink: Ink::Quiet, width: 1.8, dash: Dash::Solid };

impl Sign {
    /// The tie that shows nothing but this.
    #[must_use]
    pub fn tie(self) -> SystemTie {
        let mut tie = SystemTie::new("sample", None, "sample");
        match self {
            Self::Strength(strength) => tie.strength = Some(strength),
            Self::Stressful => tie.quality = Some(Quality::Stressful),
            Self::Broken => tie.kind = TieKind::Cutoff,
            Self::Impact(impact) => tie.impact = Some(impact),
            Self::Direction(way) => tie.direction = Some(way),
            Self::Sun | Self::Sizes | Self::Missing | Self::InTouch => {}
        }
        tie
    }

    /// The sign as an entry of a key.
    #[must_use]
    pub fn entry(self) -> KeySign {
        KeySign { slug: self.slug(), words: self.words().to_owned(), sample: self.sample() }
    }

    /// The sign drawn small, its top left corner at nought.
    #[must_use]
    pub fn sample(self) -> Vec<Paint> {
        let middle = Point::new(SAMPLE.0 / 2.0, SAMPLE.1 / 2.0);
        let circle = |x: f64, radius: f64, stroke: Stroke| {
            Paint::circle(moved(middle, x, 0.0), radius, Some(stroke), Fill::None)
        };
        match self {
            Self::Sun => vec![
                circle(0.0, 20.0, RIM),
                Paint::area(
                    &crate::diagrams::geometry::rectangle(middle, 6.0, 6.0),
                    Some(Stroke::PLAIN),
                    Fill::None,
                ),
            ],
            Self::Sizes => vec![circle(-18.0, 9.0, Stroke::OUTLINE), circle(14.0, 17.0, Stroke::OUTLINE)],
            Self::Missing => vec![circle(0.0, 17.0, MISSING)],
            line @ (Self::InTouch
            | Self::Strength(_)
            | Self::Stressful
            | Self::Broken
            | Self::Impact(_)
            | Self::Direction(_)) => {
                let ends = [moved(middle, -34.0, 0.0), moved(middle, 34.0, 0.0)];
                tie_line::paint(&line.tie(), &ends).0
            }
        }
    }
}
