//! The page around the screens: focus, title, address, printing.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The element with this id.
#[must_use]
pub fn element(id: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// What the browser keeps for this page by name; none where it keeps nothing.
#[must_use]
pub fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Whether the element with this id has the focus.
#[must_use]
pub fn is_focused(id: &str) -> bool {
    let active = web_sys::window().and_then(|window| window.document()?.active_element());
    active.is_some_and(|active| active.id() == id)
}

/// Moves the focus to the element with this id and brings it into view.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
        element.scroll_into_view();
    }
}

/// Moves the focus from a line of text to the next one inside the element with this id; false when there is none.
#[must_use]
pub fn focus_next_field(inside: &str) -> bool {
    let next = || {
        let fields = element(inside)?.query_selector_all("input[type=text]").ok()?;
        let active = web_sys::window()?.document()?.active_element()?;
        let is_active = |at: &u32| fields.item(*at).is_some_and(|node| node.is_same_node(Some(&active)));
        let at = (0..fields.length()).find(is_active)?;
        let visible = |node: web_sys::Node| {
            let field = node.dyn_into::<HtmlElement>().ok()?;
            field.offset_parent().is_some().then_some(field)
        };
        (at + 1..fields.length()).filter_map(|at| fields.item(at)).find_map(visible)
    };
    next().is_some_and(|field| field.focus().is_ok())
}

/// Moves the focus to the element with this id without scrolling the page.
pub fn focus_quietly(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Moves the focus to the first element that fits the selector.
pub fn focus_first(selector: &str) {
    let found =
        web_sys::window().and_then(|w| w.document()).and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(element) = found {
        // Marks of a drawing take the focus like controls of a form; the name of the type is all that differs.
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// Sets the title, which names the screen and never the client.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// The part of the address behind the `#`, which never reaches a server.
#[must_use]
pub fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to another screen.
pub fn go(hash: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(hash);
    }
}

/// Begins the screen at its top.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Does something once the next frame is painted, so that what was asked for is seen first.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let later = move || {
        super::task::of_app(async move {
            super::task::pause(0).await;
            act();
        });
    };
    leptos::prelude::request_animation_frame(later);
}

thread_local! {
    static IS_PRINTING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Opens the browser's own print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        IS_PRINTING.set(true);
        let _ = window.print();
        IS_PRINTING.set(false);
    }
}

/// Whether the page is printed by [`print`], and not by the browser's own command.
#[must_use]
pub fn is_printing() -> bool {
    IS_PRINTING.get()
}

/// Marks what is printed: nothing else of the page is (`style/_print.scss`).
pub const PAPER: &str = "[data-paper]";
/// Stands on paper nowhere, though it stands within what is printed.
const NO_PRINT: &str = "kith-no-print";

/// The words of the page as it is printed, one text a line.
#[must_use]
pub fn printed() -> String {
    fn words(node: &web_sys::Node, to: &mut String) {
        if let Some(element) = node.dyn_ref::<web_sys::Element>()
            && element.class_list().contains(NO_PRINT)
        {
            return;
        }
        if node.node_type() == web_sys::Node::TEXT_NODE {
            to.push_str(&node.text_content().unwrap_or_default());
            to.push('\n');
        }
        let children = node.child_nodes();
        for child in (0..children.length()).filter_map(|at| children.item(at)) {
            words(&child, to);
        }
    }
    let mut text = String::new();
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(papers) = document.and_then(|document| document.query_selector_all(PAPER).ok()) {
        for paper in (0..papers.length()).filter_map(|at| papers.item(at)) {
            words(&paper, &mut text);
        }
    }
    text
}

/// An attribute of what was tapped, or of what holds it.
#[must_use]
pub fn attribute(event: &web_sys::Event, name: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// Whether the page is hidden: behind another tab, or about to be left.
#[must_use]
pub fn is_hidden() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}

/// What the page's head says of itself: an attribute of the `meta` of this name.
#[must_use]
pub fn meta(name: &str, attribute: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.query_selector(&format!("meta[name='{name}']")).ok()??.get_attribute(attribute)
}

/// Removes the static first page, which the mounted app replaces.
pub fn remove_first_page() {
    if let Some(first) = element("app-boot") {
        first.remove();
    }
}

/// Makes the whole page blank, or lets it be seen again.
pub fn cover(is_covered: bool) {
    let root =
        web_sys::window().and_then(|window| window.document()).and_then(|page| page.document_element());
    if let Some(root) = root {
        let _ = root.class_list().toggle_with_force("kith-covered", is_covered);
    }
}

/// Loads the page anew, which drops everything that it has in memory. What stands in its fields and on the screen goes
/// before, and page/start.js overwrites the memory of the program at the very end.
pub fn reload() {
    let Some(window) = web_sys::window() else { return };
    if let Some(body) = window.document().and_then(|document| document.body()) {
        for field in all_of(&body, "input, textarea") {
            let _ = js_sys::Reflect::set(&field, &"value".into(), &"".into());
        }
        body.set_text_content(None);
    }
    let _ = js_sys::Reflect::set(&window, &"kithForgets".into(), &wasm_bindgen::JsValue::TRUE);
    let _ = window.location().reload();
}

fn all_of(body: &HtmlElement, selector: &str) -> Vec<web_sys::Node> {
    let Ok(found) = body.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)).collect()
}

/// How far the page is scrolled down, in pixels.
#[must_use]
pub fn scrolled() -> f64 {
    web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// How high the window is, in pixels.
#[must_use]
pub fn height() -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok());
    height.and_then(|height| height.as_f64()).unwrap_or(800.0)
}

/// Listens to an event of the document for as long as the page lives.
pub fn on_document(event: &str, act: impl Fn() + 'static) {
    use wasm_bindgen::{JsCast as _, closure::Closure};
    let closure = Closure::<dyn Fn()>::new(act);
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        let _ = document.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    }
    closure.forget();
}
