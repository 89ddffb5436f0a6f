//! Members and methods by their names, for what only some browsers have: nothing is there until it is asked for.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A member of an object; undefined where this browser does not have it.
#[must_use]
pub fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Calls a method; none where this browser does not have it.
///
/// # Errors
/// What the method throws.
pub fn call(of: &JsValue, method: &str, arguments: &[JsValue]) -> Result<Option<JsValue>, JsValue> {
    let Ok(method) = member(of, method).dyn_into::<Function>() else { return Ok(None) };
    method.apply(of, &arguments.iter().collect::<Array>()).map(Some)
}

/// Calls a method that answers a promise, and waits for it; none where this browser does not have it.
///
/// # Errors
/// What the method throws, or the reason for which the promise is broken.
pub async fn promised(of: &JsValue, method: &str, arguments: &[JsValue]) -> Result<Option<JsValue>, JsValue> {
    match call(of, method, arguments)? {
        Some(promise) => JsFuture::from(Promise::resolve(&promise)).await.map(Some),
        None => Ok(None),
    }
}
