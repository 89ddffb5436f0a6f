//! The layout alone as a wasm for the bench: it hands two functions to the page, and is no part of the app.
//!
//! `kithRead(text)` reads a family of the benchmark; `kithLayOut(write)` lays it out and answers the layout as JSON, or
//! nothing when it is only timed.

use js_sys::{Reflect, global};
use kith::diagrams::benchmark::{NamedFamily, read_family, write_layout};
use kith::diagrams::layout::{Spacing, lay_out};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsValue, closure::Closure};

fn main() {
    let family: Rc<RefCell<Option<NamedFamily>>> = Rc::default();
    let read = {
        let family = Rc::clone(&family);
        Closure::<dyn Fn(String) -> Option<String>>::new(move |text: String| match read_family(&text) {
            Ok(named) => {
                *family.borrow_mut() = Some(named);
                None
            }
            Err(words) => Some(words),
        })
    };
    let lay = Closure::<dyn Fn(bool) -> Option<String>>::new(move |write: bool| {
        let family = family.borrow();
        let named = family.as_ref()?;
        let layout = lay_out(&named.family, &Spacing::default());
        if write { write_layout(&named.ids, &layout).ok() } else { None }
    });
    for (name, function) in [("kithRead", read.into_js_value()), ("kithLayOut", lay.into_js_value())] {
        let _ = Reflect::set(&global(), &JsValue::from_str(name), &function);
    }
}
