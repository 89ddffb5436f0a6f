//! The worker: slow key derivation and locked files, in a wasm of its own beside the app.
//!
//! A request is an array: a number, a kind of [`crate::sealing::request`], and its arguments. The answer is the number,
//! whether it went well, and the result or the reason.

mod deriving;
mod locking;
mod opening;

use crate::sealing::{Cost, request};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Begins to answer requests.
pub fn begin() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let answer = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let request: Array = event.data().unchecked_into();
        // How far a long request is comes without a verdict.
        let tell = |percent: u32| {
            let _ = answering.post_message(&Array::of3(&request.get(0), &JsValue::NULL, &percent.into()));
        };
        let transfer = Array::new();
        let (good, result) = match answer(&request, &tell, &transfer) {
            Ok(result) => (true, result),
            Err(reason) => (false, reason.into()),
        };
        let answer = Array::of3(&request.get(0), &good.into(), &result);
        let _ = answering.post_message_with_transfer(&answer, &transfer);
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    // Whoever made the worker waits for this: before it, nothing would have heard a request.
    let _ = scope.post_message(&Array::new());
}

fn text(request: &Array, index: u32) -> Result<String, String> {
    request.get(index).as_string().ok_or_else(|| "the request is not complete".to_owned())
}

fn bytes(request: &Array, index: u32) -> Result<Vec<u8>, String> {
    let value = request.get(index);
    value
        .dyn_ref::<Uint8Array>()
        .map(Uint8Array::to_vec)
        .ok_or_else(|| "the request is not complete".to_owned())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the app sends small whole numbers"
)]
fn number(request: &Array, index: u32) -> Result<u32, String> {
    request
        .get(index)
        .as_f64()
        .map(|number| number as u32)
        .ok_or_else(|| "the request is not complete".to_owned())
}

fn answer(request: &Array, tell: &dyn Fn(u32), transfer: &Array) -> Result<JsValue, String> {
    match text(request, 1)?.as_str() {
        request::DERIVE => {
            let cost = Cost {
                memory_kib: number(request, 4)?,
                passes: number(request, 5)?,
                lanes: number(request, 6)?,
            };
            deriving::derive(&text(request, 2)?, &bytes(request, 3)?, cost)
                .map(|key| Uint8Array::from(key.as_slice()).into())
        }
        request::CALIBRATE => {
            let cost = deriving::calibrate()?;
            Ok(Array::of3(&cost.memory_kib.into(), &cost.passes.into(), &cost.lanes.into()).into())
        }
        request::LOCK_FILE => locking::lock(&text(request, 2)?, &bytes(request, 3)?).map(JsValue::from),
        request::OPEN_FILE => {
            let spellings = request.get(3).dyn_into::<Array>().unwrap_or_default();
            let spellings: Vec<String> = spellings.iter().filter_map(|one| one.as_string()).collect();
            Ok(opening::open(bytes(request, 2)?, &spellings, tell, transfer)?.into())
        }
        request::WORDS => locking::words(number(request, 2)?).map(JsValue::from),
        other => Err(format!("nothing is known of \u{201c}{other}\u{201d}")),
    }
}
