//! The ecomap: the household drawn as the sun, the systems around it, the ties between, at any date.
//!
//! The people in the sun are the genogram's own, drawn by it; what is new here are rings, circles and ties on three axes.

pub mod announce;
pub mod arrange;
mod build;
pub mod compare;
pub mod edits;
pub mod facts;
pub mod legend;
pub mod narrative;
pub mod privacy;
pub mod reading;
pub mod route;
pub mod settings;
pub mod sign;
pub mod slots;
pub mod sun;
pub mod tie_line;
pub mod walk;
pub mod world;

pub use arrange::{Arrangement, arrange};
pub use build::{SUN, build, follow};
pub use settings::{Middle, Settings};
pub use sign::Sign;
pub use world::World;

use super::scene::Scene;
use crate::case::{Case, family::Family, network::Network};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The rows that this room carries out: the genogram as the sun, the quality and the strength of ties, and what they show.
pub const SOURCE_ROWS: &[&str] = &["K24", "K25", "K26", "K27"];

/// Draws the world around the family of a case at a date, laid out from the beginning.
#[must_use]
pub fn draw(case: &Case, settings: &Settings, date: NaiveDate) -> Scene {
    let (family, network) = settings.visible(&Family::read(case), &Network::read(case));
    let arrangement = arrange(&family, &network, settings, &BTreeMap::new());
    build(&World { family: &family, network: &network, settings, date }, &arrangement)
}
