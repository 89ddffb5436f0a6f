//! The part of a long table that is on the screen: rows far away are two blank rows of their height.

use crate::browser::page;
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast as _;

/// A table with no more rows than this is shown whole.
const WHOLE: usize = 160;
/// How far beyond the screen rows are made ready, in pixels.
const BEYOND: f64 = 900.0;
/// The height of a row that was never on the screen, in pixels.
const USUAL: f64 = 84.0;

/// Which rows are there, with the heights of those that are not.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    /// The first row.
    pub from: usize,
    /// The row after the last.
    pub to: usize,
    /// The height of the rows before, in pixels.
    pub above: f64,
    /// The height of the rows after, in pixels.
    pub below: f64,
}

/// A window over so many rows.
#[derive(Clone, Copy)]
pub struct Window {
    pub range: RwSignal<Range>,
    pub body: NodeRef<html::Tbody>,
    heights: StoredValue<Vec<f64>>,
    is_waiting: StoredValue<bool>,
}

impl Window {
    /// A window that follows the scrolling of the page for as long as the screen is there.
    pub fn new() -> Self {
        let window = Self {
            range: RwSignal::new(Range::default()),
            body: NodeRef::new(),
            heights: StoredValue::new(Vec::new()),
            is_waiting: StoredValue::new(false),
        };
        for handle in [
            window_event_listener_untyped("scroll", move |_| window.soon()),
            window_event_listener_untyped("resize", move |_| window.soon()),
        ] {
            on_cleanup(move || handle.remove());
        }
        window
    }

    /// Whether not all rows are there.
    pub fn is_partial(count: usize) -> bool {
        count > WHOLE
    }

    /// Takes note of how many rows there are now; heights that were measured are forgotten, as the rows are others.
    pub fn reset(self, count: usize) {
        if Self::is_partial(count) {
            self.heights.set_value(vec![USUAL; count]);
            self.update();
        } else {
            self.heights.set_value(Vec::new());
            self.range.set(Range { from: 0, to: count, above: 0.0, below: 0.0 });
        }
    }

    /// Looks again with the next frame, however often it is asked.
    fn soon(self) {
        let is_long = self.heights.try_with_value(|heights| !heights.is_empty()).unwrap_or(false);
        if is_long && self.is_waiting.try_update_value(|is| std::mem::replace(is, true)) == Some(false) {
            request_animation_frame(move || {
                let _ = self.is_waiting.try_update_value(|is| *is = false);
                self.update();
            });
        }
    }

    /// Reads the heights of the rows that are there.
    fn measure(self, range: Range) {
        let Some(body) = self.body.get_untracked() else { return };
        let rows = body.query_selector_all("tr[aria-rowindex]").ok();
        let Some(rows) = rows else { return };
        self.heights.update_value(|heights| {
            for nth in 0..rows.length() {
                let row = rows.get(nth).and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok());
                let place = range.from + usize::try_from(nth).unwrap_or_default();
                if let (Some(row), Some(height)) = (row, heights.get_mut(place)) {
                    *height = f64::from(row.offset_height());
                }
            }
        });
    }

    /// Works out which rows are in sight.
    fn update(self) {
        let Some(before) = self.range.try_get_untracked() else { return };
        self.measure(before);
        let top =
            self.body.try_get_untracked().flatten().map_or(0.0, |body| body.get_bounding_client_rect().top());
        let height = page::height();
        let (start, end) = (-top - BEYOND, -top + height + BEYOND);
        let found = self.heights.try_with_value(|heights| {
            let mut range = Range::default();
            let mut at = 0.0;
            for (place, height) in heights.iter().enumerate() {
                if at + height < start {
                    range.from = place + 1;
                    range.above = at + height;
                }
                if at <= end {
                    range.to = place + 1;
                    range.below = 0.0;
                } else {
                    range.below += height;
                }
                at += height;
            }
            // However far the page was thrown, a row stays for the next look.
            range.from = range.from.min(heights.len().saturating_sub(1));
            range.to = range.to.max(range.from + 1).min(heights.len());
            range
        });
        let Some(found) = found else { return };
        // A few rows more or fewer are not worth drawing again, but for the first and the last.
        let count = self.heights.try_with_value(Vec::len).unwrap_or_default();
        let is_near = before.to > before.from
            && before.to <= count
            && found.from.abs_diff(before.from) < 6
            && found.to.abs_diff(before.to) < 6;
        let reaches_an_end =
            (found.from == 0 && before.from != 0) || (found.to == count && before.to != count);
        if !is_near || reaches_an_end {
            let _ = self.range.try_set(found);
        }
    }
}
