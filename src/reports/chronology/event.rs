//! What the case says happened, before anybody has written an entry of it.

use super::entry::{Group, Valence};
use crate::case::When;

/// Something that the case says happened, here or on a diagram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The answer or thing that says so, as an address: one event for each.
    pub origin: String,
    /// When it was.
    pub when: When,
    /// What happened.
    pub incident: String,
    /// Which record says so.
    pub source: String,
    /// Which of the four groups it belongs to.
    pub group: Group,
    /// Whether it was good or bad, where that goes without saying.
    pub sign: Option<Valence>,
}
