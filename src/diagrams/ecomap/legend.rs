//! Every sign of the ecomap with its words and a small drawing of itself.

use super::tie_line;
use crate::case::family::{Direction, Impact, Quality, Strength, TieKind};
use crate::case::network::SystemTie;
use crate::diagrams::geometry::{Point, moved};
use crate::diagrams::key::{KeySign, SAMPLE};
use crate::diagrams::scene::{Dash, Fill, Ink, Paint, Stroke};

/// A sign of the ecomap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// The sun.
    Sun,
    /// How large the circles are.
    Sizes,
    /// What ought to be there.
    Missing,
    /// A tie of which no strength was said.
    InTouch,
    /// A tie's strength.
    Strength(Strength),
    /// A strain.
    Stressful,
    /// Broken off.
    Broken,
    /// What it gives or takes.
    Impact(Impact),
    /// Which way energy flows.
    Direction(Direction),
}

/// How what ought to be there is outlined.
pub const MISSING: Stroke = Stroke { ink: Ink::Line, width: 1.8, dash: Dash::Short };
/// The rim of the sun.
pub const RIM: Stroke = Stroke { ink: Ink::Quiet, width: 1.8, dash: Dash::Solid };

impl Sign {
    /// Every one.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all = vec![Self::Sun, Self::Sizes, Self::Missing, Self::InTouch];
        all.extend(Strength::ALL.iter().rev().map(|strength| Self::Strength(*strength)));
        all.extend([Self::Stressful, Self::Broken]);
        all.extend([Impact::Providing, Impact::Draining].map(Self::Impact));
        all.extend([Direction::Out, Direction::In, Direction::Both].map(Self::Direction));
        all
    }

    /// A name for files and tests.
    #[must_use]
    pub fn slug(self) -> String {
        match self {
            Self::Sun => "sun".to_owned(),
            Self::Sizes => "sizes".to_owned(),
            Self::Missing => "missing".to_owned(),
            Self::InTouch => "in-touch".to_owned(),
            Self::Strength(strength) => strength.slug().to_owned(),
            Self::Stressful => "stressful".to_owned(),
            Self::Broken => "broken".to_owned(),
            Self::Impact(impact) => impact.slug().to_owned(),
            Self::Direction(way) => format!("energy-{}", way.slug()),
        }
    }

    /// What it means.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Sun => "In the sun: the household",
            Self::Sizes => "Larger circle: matters more",
            Self::Missing => "Missing: ought to be there",
            Self::InTouch => "In touch; how strong was not said",
            Self::Strength(Strength::Strong) => "Strong",
            Self::Strength(Strength::Weak) => "Weak",
            Self::Strength(Strength::Tenuous) => "Tenuous",
            Self::Stressful => "Stressful",
            Self::Broken => "Broken off",
            Self::Impact(Impact::Providing) => "Gives strength",
            Self::Impact(Impact::Draining) => "Draining",
            Self::Impact(Impact::None) => "Neither gives nor takes",
            Self::Direction(Direction::Out) => "Energy flows from the family",
            Self::Direction(Direction::In) => "Energy flows to the family",
            Self::Direction(Direction::Both) => "Energy flows both ways",
            Self::Direction(Direction::None) => "Energy flows neither way",
        }
    }

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
