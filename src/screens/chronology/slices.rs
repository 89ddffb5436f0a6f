//! Work on thousands of entries in slices, between which the browser draws and takes what is asked of it.

use crate::browser::{clock, task::pause};
use leptos::prelude::*;

/// A slice of work takes no longer than this, in milliseconds.
const SLICE_MILLIS: u64 = 16;
/// Fewer entries than this are not worth a pause.
const FEW: usize = 300;

/// Work that is begun anew whenever what it works on has changed; the last beginning counts, and leaving the screen ends it.
#[derive(Clone, Copy)]
pub struct Slices {
    generation: StoredValue<u32>,
}

/// One of these beginnings.
pub struct Slice {
    slices: Slices,
    generation: u32,
    since: u64,
    is_long: bool,
}

impl Slices {
    pub fn new() -> Self {
        Self { generation: StoredValue::new(0) }
    }

    /// Begins to work on so many entries; what was begun before is given up at its next step.
    pub fn begin(self, count: usize) -> Slice {
        let next = self.generation.try_update_value(|generation| {
            *generation = generation.wrapping_add(1);
            *generation
        });
        Slice {
            slices: self,
            generation: next.unwrap_or_default(),
            since: clock::now(),
            is_long: count > FEW,
        }
    }
}

impl Slice {
    /// Lets the browser draw when the slice is over, after saying how far the work is; answers whether it is still wanted.
    pub async fn breathe<T: Send + Sync + 'static>(&mut self, far: RwSignal<T>, now: T) -> bool {
        if self.is_long && clock::now().abs_diff(self.since) >= SLICE_MILLIS {
            if self.is_wanted() {
                let _ = far.try_set(now);
            }
            pause(0).await;
            self.since = clock::now();
        }
        self.is_wanted()
    }

    /// Whether nothing was begun since, and the screen is still there.
    pub fn is_wanted(&self) -> bool {
        self.slices.generation.try_get_value() == Some(self.generation)
    }
}
