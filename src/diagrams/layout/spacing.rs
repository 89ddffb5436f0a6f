//! Distances in the drawing, in symbol widths, near those measured in genograms drawn by hand.

/// How far apart everything stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spacing {
    /// Between the middles of two partners.
    pub partners: f64,
    /// Between the middles of any other two neighbours in a row.
    pub neighbours: f64,
    /// Between the heights of two generations.
    pub generations: f64,
    /// Between two lines that run side by side.
    pub lines: f64,
    /// The least space between the edges of two symbols, and of a symbol and a line.
    pub clearance: f64,
    /// Between two families that are not related to each other.
    pub families: f64,
}

impl Default for Spacing {
    fn default() -> Spacing {
        Spacing {
            partners: 2.2,
            neighbours: 1.75,
            generations: 3.0,
            lines: 0.6,
            clearance: 0.3,
            families: 2.5,
        }
    }
}

impl Spacing {
    /// The least distance between the middles of two symbols in one row.
    pub fn slot(&self) -> f64 {
        1.0 + self.clearance
    }
}
