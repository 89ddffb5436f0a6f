//! The browser's own things: time, randomness, storage, files and preferences. Knows the record, nothing of screens.

pub mod by_name;
pub mod canary;
pub mod clock;
pub mod deadline;
pub mod files;
pub mod focus;
pub mod keys;
pub mod locks;
pub mod memo;
pub mod offline;
pub mod page;
pub mod painter;
pub mod persistence;
pub mod picture;
pub mod preferences;
pub mod soon;
pub mod store;
pub mod task;
pub mod windows;
pub mod worker;

/// What a JavaScript error says of itself.
#[must_use]
pub fn words_of(error: &wasm_bindgen::JsValue) -> String {
    use wasm_bindgen::JsCast as _;
    let words = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    words.or_else(|| error.as_string()).unwrap_or_else(|| "the browser gives no reason".to_owned())
}
