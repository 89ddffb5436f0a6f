//! A mark in two places outside the database that this device was set up, by which storage that the browser has cleared
//! is told from storage that was never used. It says nothing else.

use super::{
    by_name::{member, promised},
    page::storage,
};
use wasm_bindgen::JsValue;

const NAME: &str = "kith-set-up";

fn caches() -> JsValue {
    web_sys::window().map_or(JsValue::UNDEFINED, |window| member(&window, "caches"))
}

/// Leaves the mark.
pub async fn leave() {
    if let Some(storage) = storage() {
        let _ = storage.set_item(NAME, "yes");
    }
    // An empty cache of this name is the mark: there is nothing in it to read.
    let _ = promised(&caches(), "open", &[NAME.into()]).await;
}

/// Whether the mark is in either place.
pub async fn is_there() -> bool {
    let kept = storage().and_then(|storage| storage.get_item(NAME).ok().flatten());
    if kept.is_some() {
        return true;
    }
    let has = promised(&caches(), "has", &[NAME.into()]).await;
    has.ok().flatten().is_some_and(|has| has.is_truthy())
}
