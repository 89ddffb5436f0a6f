//! The list of the cases as Home shows it.

use super::state::Amiss;
use crate::reports::caseload::Summary;
use leptos::prelude::*;

/// The list of the cases as Home shows it. It is a handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct Caseload {
    /// The cases on this device, the most pressing first.
    pub cases: RwSignal<Vec<Summary>>,
    /// Whether they have been read.
    pub is_ready: RwSignal<bool>,
    /// How many entries of the list have been made anew, of how many, while that goes on.
    pub renewed: RwSignal<Option<(usize, usize)>>,
    /// What cannot be shown in the list, and why.
    pub amiss: RwSignal<Vec<Amiss>>,
}

impl Caseload {
    /// Nothing has been read yet.
    pub(super) fn unread() -> Self {
        Self {
            cases: RwSignal::new(Vec::new()),
            is_ready: RwSignal::new(false),
            renewed: RwSignal::new(None),
            amiss: RwSignal::new(Vec::new()),
        }
    }
}
