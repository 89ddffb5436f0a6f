//! Web Locks: which of several tabs may write a case. A browser without them lets every tab write.

use super::{by_name::member, task};
use js_sys::{Function, Object, Promise, Reflect};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// How a lock is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Only when nobody holds it.
    IfFree,
    /// Taken from whoever holds it.
    ByForce,
}

/// A lock that is held until it is released or taken by force.
#[derive(Debug)]
pub struct Lock {
    release: Option<Function>,
}

impl Lock {
    /// Lets go of it.
    pub fn release(self) {
        if let Some(release) = self.release {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// Asks for a lock; none when another tab holds it. `lost` is called when it is taken by force.
pub async fn request(name: &str, way: Way, lost: impl Fn() + 'static) -> Option<Lock> {
    let navigator = web_sys::window()?.navigator();
    let locks = member(&navigator, "locks");
    let Ok(request) = member(&locks, "request").dyn_into::<Function>() else {
        return Some(Lock { release: None });
    };
    let options = Object::new();
    let option = if way == Way::IfFree { "ifAvailable" } else { "steal" };
    Reflect::set(&options, &option.into(), &JsValue::TRUE).ok()?;
    let mut done = None;
    let asked = Promise::new(&mut |got, _| {
        // The lock is held for as long as the promise that this answers is open.
        let hold = Closure::once_into_js(move |lock: JsValue| -> Promise {
            if lock.is_null() {
                let _ = got.call1(&JsValue::NULL, &JsValue::NULL);
                return Promise::resolve(&JsValue::NULL);
            }
            let release: Rc<RefCell<Option<Function>>> = Rc::default();
            let keep = release.clone();
            let held = Promise::new(&mut move |resolve, _| {
                keep.replace(Some(resolve));
            });
            let release = release.take().map_or(JsValue::NULL, JsValue::from);
            let _ = got.call1(&JsValue::NULL, &release);
            held
        });
        done = request.call3(&locks, &name.into(), &options, &hold).ok();
    });
    let got = JsFuture::from(asked).await.ok()?;
    let release = got.dyn_into::<Function>().ok()?;
    if let Some(done) = done.and_then(|done| done.dyn_into::<Promise>().ok()) {
        task::of_app(async move {
            // The request ends well when the lock is released, and badly when it is taken by force.
            if JsFuture::from(done).await.is_err() {
                lost();
            }
        });
    }
    Some(Lock { release: Some(release) })
}
