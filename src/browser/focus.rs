//! The focus is never lost: when what had it goes from the page, whatever stood around it takes it, so that the next Tab goes
//! on from there and a screen reader stays where it was.

use super::task::later;
use leptos::prelude::window_event_listener_untyped;
use std::{cell::RefCell, time::Duration};
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement};

/// After a tap, until what it brings is on the page.
const DRAWN: Duration = Duration::from_millis(60);

thread_local! {
    /// What had the focus last, and all that it stood in, from the inside out.
    static PATH: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Notes where the focus is.
fn note() {
    let Some(active) = document().and_then(|document| document.active_element()) else { return };
    let path = std::iter::successors(Some(active), |element| element.parent_element()).collect();
    PATH.with_borrow_mut(|noted| *noted = path);
}

/// Gives the focus to the nearest thing around what had it, when that has gone from the page and nothing else took it.
fn mend() -> Option<()> {
    let document = document()?;
    let nowhere = document.active_element().is_none_or(|active| active.tag_name() == "BODY");
    let around = PATH.with_borrow(|path| {
        let is_gone = path.first().is_some_and(|last| !last.is_connected());
        let stands = |element: &&Element| element.is_connected() && element.tag_name() != "BODY";
        (nowhere && is_gone).then(|| path.iter().find(stands).cloned()).flatten()
    })?;
    if !around.has_attribute("tabindex") {
        let _ = around.set_attribute("tabindex", "-1");
        let _ = around.set_attribute("data-kept-focus", "");
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = around.unchecked_into::<HtmlElement>().focus_with_options(&options);
    Some(())
}

/// Watches the focus from now on.
pub fn keep() {
    window_event_listener_untyped("focusin", |_| note());
    // What a tap brings is drawn in the frame after it; what takes longer is mended at the next key.
    window_event_listener_untyped("click", |_| {
        later(DRAWN, || {
            mend();
        });
    });
    window_event_listener_untyped("keydown", |_| {
        mend();
    });
}
