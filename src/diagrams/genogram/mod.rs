//! The genogram: a family at a date as plain data, with its text outline, narrative, gaps and edits.
//!
//! [`draw`] goes from a case to a [`Scene`] without a browser, a clock or randomness; what the settings leave out is
//! taken from the family before anything else sees it.

pub mod announce;
pub mod arrange;
mod build;
pub mod couple;
pub mod dates;
pub mod edits;
pub mod facts;
mod follow;
pub mod gaps;
pub mod household;
pub mod legend;
pub mod narrative;
pub mod person;
pub mod privacy;
pub mod relatives;
pub mod settings;
pub mod sheet;
pub mod sign;
pub mod symbol;
pub mod tie_line;
pub mod tie_route;
pub mod view;
pub mod walk;

pub use super::{geometry, outline, scene, svg};
pub use arrange::{Arrangement, arrange};
pub use build::{build, follow};
pub use scene::{Item, ItemKind, Scene};
pub use settings::{Fills, Inside, NonBinary, Order, Settings};
pub use sign::Sign;
pub use view::View;

use crate::case::{Case, family::Family};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The rows that this room carries out: the genogram, and what it reveals.
pub const SOURCE_ROWS: &[&str] = &["K22", "K23"];

/// Draws the family of a case at a date, laid out from the beginning.
#[must_use]
pub fn draw(case: &Case, settings: &Settings, date: NaiveDate) -> Scene {
    let family = settings.visible(&Family::read(case));
    let arrangement = arrange(&family, settings, &BTreeMap::new());
    build(&View::new(&family, settings, date), &arrangement)
}
