//! The drawing as plain data: what is painted, in which order, and the sentence that each thing is read out as.

use super::geometry::{Point, circle, path};
use std::collections::BTreeMap;

/// What a line or a surface is painted with. The meaning is never in the colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// The colour of text.
    #[default]
    Line,
    /// Paler, for what stands back.
    Quiet,
    /// Good: closeness, harmony.
    Good,
    /// Bad: conflict, abuse.
    Bad,
    /// The colour of the ground.
    Paper,
}

/// How a line is broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dash {
    /// It is not.
    #[default]
    Solid,
    /// Dashes.
    Dashed,
    /// Long dashes.
    Long,
    /// Short dashes.
    Short,
    /// Dots.
    Dotted,
    /// Dots and dashes.
    DotDash,
}

/// How a surface is filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fill {
    /// Not at all.
    #[default]
    None,
    /// In one ink.
    Ink(Ink),
    /// With one of the patterns.
    Pattern(Pattern),
}

/// Patterns, told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// Diagonals: suspected.
    Hatch,
    /// Level lines: in recovery.
    Level,
    /// Upright lines.
    Upright,
    /// Diagonals the other way.
    Back,
    /// Crossed diagonals.
    Cross,
    /// A grid.
    Grid,
    /// Dots.
    Dots,
    /// Large dots.
    Spots,
    /// Waves.
    Waves,
}

impl Pattern {
    /// Every one.
    pub const ALL: &'static [Self] = &[
        Self::Hatch,
        Self::Level,
        Self::Upright,
        Self::Back,
        Self::Cross,
        Self::Grid,
        Self::Dots,
        Self::Spots,
        Self::Waves,
    ];

    /// The pattern for the n-th of several things, beginning again after the last.
    #[must_use]
    pub fn nth(place: usize) -> Self {
        Self::ALL.iter().copied().cycle().nth(place % Self::ALL.len()).unwrap_or(Self::Hatch)
    }

    /// The end of its id in a drawing.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Hatch => "hatch",
            Self::Level => "level",
            Self::Upright => "upright",
            Self::Back => "back",
            Self::Cross => "cross",
            Self::Grid => "grid",
            Self::Dots => "dots",
            Self::Spots => "spots",
            Self::Waves => "waves",
        }
    }

    /// The path inside a tile of 6 by 6, and whether it is filled and not stroked.
    #[must_use]
    pub const fn tile(self) -> (&'static str, bool) {
        match self {
            Self::Hatch => ("M-1 1L1 -1M0 6L6 0M5 7L7 5", false),
            Self::Level => ("M0 1.5H6M0 4.5H6", false),
            Self::Upright => ("M1.5 0V6M4.5 0V6", false),
            Self::Back => ("M-1 5L1 7M0 0L6 6M5 -1L7 1", false),
            Self::Cross => ("M0 6L6 0M0 0L6 6", false),
            Self::Grid => ("M0 3H6M3 0V6", false),
            Self::Dots => ("M2 3a1 1 0 1 0 2 0a1 1 0 1 0 -2 0Z", true),
            Self::Spots => ("M1 3a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z", true),
            Self::Waves => ("M0 3Q1.5 0 3 3T6 3", false),
        }
    }
}

/// Where a text's point lies in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// At its beginning.
    Start,
    /// In its middle.
    #[default]
    Middle,
    /// At its end.
    End,
}

/// Something painted.
#[derive(Clone, Debug, PartialEq)]
pub enum Paint {
    /// A line or a surface.
    Path {
        /// In the notation of an SVG path.
        steps: String,
        /// What it is drawn with; nothing for a bare surface.
        stroke: Option<Stroke>,
        /// What it is filled with.
        fill: Fill,
    },
    /// Words.
    Text {
        /// On the base line.
        at: Point,
        /// One line of them.
        words: String,
        /// The height of the letters, in the drawing's units.
        size: f64,
        /// Where the point lies in the text.
        anchor: Anchor,
        /// Whether they are bold.
        bold: bool,
        /// The colour.
        ink: Ink,
    },
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stroke {
    /// With what.
    pub ink: Ink,
    /// How wide.
    pub width: f64,
    /// How broken.
    pub dash: Dash,
}

impl Stroke {
    /// The common line.
    pub const PLAIN: Self = Self { ink: Ink::Line, width: 1.6, dash: Dash::Solid };
    /// The outline of a symbol.
    pub const OUTLINE: Self = Self { ink: Ink::Line, width: 2.0, dash: Dash::Solid };

    /// The same, broken.
    #[must_use]
    pub const fn dashed(self, dash: Dash) -> Self {
        Self { dash, ..self }
    }

    /// The same in another ink.
    #[must_use]
    pub const fn inked(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The same in another width.
    #[must_use]
    pub const fn wide(self, width: f64) -> Self {
        Self { width, ..self }
    }
}

impl Paint {
    /// A line through some points.
    #[must_use]
    pub fn line(points: &[Point], stroke: Stroke) -> Self {
        Self::Path { steps: path(points, false), stroke: Some(stroke), fill: Fill::None }
    }

    /// A closed outline.
    #[must_use]
    pub fn area(points: &[Point], stroke: Option<Stroke>, fill: Fill) -> Self {
        Self::Path { steps: path(points, true), stroke, fill }
    }

    /// A circle.
    #[must_use]
    pub fn circle(middle: Point, radius: f64, stroke: Option<Stroke>, fill: Fill) -> Self {
        Self::Path { steps: circle(middle, radius), stroke, fill }
    }

    /// Words about a point.
    #[must_use]
    pub fn text(at: Point, words: &str, size: f64, anchor: Anchor) -> Self {
        Self::Text { at, words: words.to_owned(), size, anchor, bold: false, ink: Ink::Line }
    }
}

/// What an item of the drawing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKind {
    /// The heading with the date.
    Heading,
    /// The boundary of a household.
    Household,
    /// A couple.
    Couple,
    /// A child's link to parents.
    Child,
    /// A tie.
    Tie,
    /// A person.
    Person,
    /// The household that an ecomap is about, as a whole.
    Sun,
    /// A system around it.
    System,
    /// A tie of the household, or of one of its people, to a system.
    SystemTie,
    /// An entry of the legend.
    Legend,
}

impl ItemKind {
    /// What its class and its id begin with.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Household => "household",
            Self::Couple => "couple",
            Self::Child => "child",
            Self::Tie => "tie",
            Self::Person => "person",
            Self::Sun => "sun",
            Self::System => "system",
            Self::SystemTie => "system-tie",
            Self::Legend => "legend",
        }
    }
}

/// Where a finger or a pointer meets an item.
#[derive(Clone, Debug, PartialEq)]
pub enum Reach {
    /// Nowhere.
    None,
    /// In a rectangle: left, top, width, height.
    Area(f64, f64, f64, f64),
    /// Along a line, in a wide invisible stroke.
    Along(String),
}

/// One thing of the drawing that can be named, pointed at and read out.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// The id of the thing in the record that it shows.
    pub id: String,
    /// The sentences that it is read out as.
    pub facts: Vec<String>,
    /// What is painted, in order.
    pub paint: Vec<Paint>,
    /// Where it is met.
    pub reach: Reach,
}

impl Item {
    /// Its accessible name: the facts as one text.
    #[must_use]
    pub fn label(&self) -> String {
        self.facts.join(" ")
    }

    /// An id that is its own in the drawing.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("kith-{}-{}", self.kind.slug(), self.id)
    }
}

/// A sign that a drawing uses and a legend has to explain.
#[derive(Clone, Debug, PartialEq)]
pub struct KeySign {
    /// A name for lists, files and tests.
    pub slug: String,
    /// What it means.
    pub words: String,
    /// The sign drawn small, its top left corner at nought.
    pub sample: Vec<Paint>,
}

/// A whole drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// What it shows, for a heading and for the drawing's own name.
    pub title: String,
    /// In the order of painting.
    pub items: Vec<Item>,
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Where each person’s symbol, and each system, has its middle.
    pub places: BTreeMap<String, Point>,
    /// What cannot be drawn as it should be, in sentences.
    pub findings: Vec<String>,
    /// The signs in use that a legend has to explain, whether or not it is part of the drawing.
    pub signs: Vec<KeySign>,
}

impl Scene {
    /// The items of one kind.
    pub fn of_kind(&self, kind: ItemKind) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.kind == kind)
    }
}
