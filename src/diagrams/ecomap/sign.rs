//! Every sign of the ecomap, with its words.

use crate::case::family::{Direction, Impact, Strength};

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
}
