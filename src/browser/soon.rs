//! Moving the focus once the next frame is drawn: what is to take it is there by then. None of it knows a signal, so it may
//! come when the screen that asked for it has gone.

use super::{
    page,
    task::{later, on_next_frame},
};
use std::time::Duration;

/// To the element with this id, which is brought into view.
pub fn focus(id: impl Into<String>) {
    let id = id.into();
    on_next_frame(move || page::focus(&id));
}

/// To the element with this id, without scrolling the page.
pub fn focus_quietly(id: impl Into<String>) {
    let id = id.into();
    on_next_frame(move || page::focus_quietly(&id));
}

/// To the first element that fits the selector.
pub fn focus_first(selector: &'static str) {
    on_next_frame(move || page::focus_first(selector));
}

/// To the first element that fits the selector, on a page that begins at its top.
pub fn begin_at(selector: &'static str) {
    on_next_frame(move || {
        page::scroll_to_top();
        page::focus_first(selector);
    });
}

/// To the element with this id, which another screen or part draws first.
pub fn focus_after(wait: Duration, id: &'static str) {
    later(wait, move || page::focus(id));
}
