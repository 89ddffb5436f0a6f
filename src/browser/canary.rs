//! A mark in two places outside the database that this device was set up, by which storage that the browser has cleared
//! is told from storage that was never used. It says nothing else.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

const NAME: &str = "kith-set-up";

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

async fn call(of: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = Reflect::get(of, &method.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = method.apply(of, &arguments.iter().collect()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn caches() -> Option<JsValue> {
    let window = web_sys::window()?;
    Reflect::get(&window, &"caches".into()).ok().filter(|caches| !caches.is_undefined())
}

/// Leaves the mark.
pub async fn leave() {
    if let Some(storage) = storage() {
        let _ = storage.set_item(NAME, "yes");
    }
    if let Some(caches) = caches() {
        // An empty cache of this name is the mark: there is nothing in it to read.
        let _ = call(&caches, "open", &[NAME.into()]).await;
    }
}

/// Whether the mark is in either place.
pub async fn is_there() -> bool {
    let kept = storage().and_then(|storage| storage.get_item(NAME).ok().flatten());
    if kept.is_some() {
        return true;
    }
    match caches() {
        Some(caches) => call(&caches, "has", &[NAME.into()]).await.is_some_and(|has| has.is_truthy()),
        None => false,
    }
}
