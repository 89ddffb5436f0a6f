//! The worker asked from the page: one at a time, started when it is first needed, ended to cancel.
//!
//! Its script and its wasm are fetched with the integrity that the page names, so that neither can have been changed.

use crate::handoff::pieces::Heading;
use crate::sealing::{Cost, passphrase, request};
use js_sys::{Array, Function, Promise, Uint8Array, WebAssembly};
use std::{cell::RefCell, collections::BTreeMap, fmt, rc::Rc};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, MessageEvent, RequestInit, Response, Url};

/// Why the worker could not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The passphrase does not open it.
    WrongPassphrase,
    /// The file is not one that was locked with a passphrase.
    NotLocked,
    /// The file is a locked one, but not whole.
    Damaged,
    /// The file asks for more work than any honest file does.
    TooHard,
    /// It was cancelled.
    Cancelled,
    /// Something else, in words.
    Failed(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongPassphrase => f.write_str(
                "This passphrase does not open the file. Check each word with whoever gave it to you, then try again.",
            ),
            Self::NotLocked => f.write_str(
                "This file is not locked with a passphrase. Choose the file that was made with \u{201c}Hand over\u{201d}.",
            ),
            Self::Damaged => f.write_str(
                "This locked file is damaged or was not copied completely. Copy it again, or ask for it to be exported again.",
            ),
            Self::TooHard => f.write_str(
                "This file asks for more work than Kith allows, so it was not made by Kith. Ask who sent it how it was made.",
            ),
            Self::Cancelled => f.write_str("It was cancelled. Nothing was changed."),
            Self::Failed(words) => write!(f, "Kith could not do this ({words}). Close other pages, then try again."),
        }
    }
}

impl From<JsValue> for Trouble {
    fn from(error: JsValue) -> Self {
        match error.as_string().as_deref() {
            Some(request::WRONG_PASSPHRASE) => Self::WrongPassphrase,
            Some(request::NOT_LOCKED) => Self::NotLocked,
            Some(request::DAMAGED) => Self::Damaged,
            Some(request::TOO_HARD) => Self::TooHard,
            Some(CANCELLED) => Self::Cancelled,
            Some(words) => Self::Failed(words.to_owned()),
            None => Self::Failed(super::words_of(&error)),
        }
    }
}

const CANCELLED: &str = "cancelled";

type Waiting = Rc<RefCell<BTreeMap<u32, (Function, Function)>>>;

/// Hears how far the worker is, in percent.
pub type Tell = Box<dyn Fn(f64)>;

/// The running worker.
struct Running {
    worker: web_sys::Worker,
    waiting: Waiting,
    next: u32,
}

thread_local! {
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
    static PROGRESS: RefCell<Option<Tell>> = const { RefCell::new(None) };
}

/// What the page says of a file of the worker: its address and its integrity.
fn named(name: &str) -> Result<(String, String), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let tag = document.query_selector(&format!("meta[name=\"{name}\"]"))?;
    let tag = tag.ok_or_else(|| JsValue::from("the page is not complete: reload it"))?;
    let read = |name: &str| tag.get_attribute(name).unwrap_or_default();
    Ok((read("content"), read("data-integrity")))
}

async fn fetch(name: &str) -> Result<Response, JsValue> {
    let (address, integrity) = named(name)?;
    let options = RequestInit::new();
    js_sys::Reflect::set(&options, &"integrity".into(), &integrity.into())?;
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Response =
        JsFuture::from(window.fetch_with_str_and_init(&address, &options)).await?.unchecked_into();
    if response.ok() {
        Ok(response)
    } else {
        Err("a part of the program is missing: connect once and reload".into())
    }
}

/// Starts the worker and waits until it hears.
async fn start() -> Result<Running, JsValue> {
    let script = JsFuture::from(fetch("kith-worker-script").await?.text()?).await?;
    // The wasm is compiled here, from bytes whose integrity the browser has checked, and handed over.
    let bytes = JsFuture::from(fetch("kith-worker-wasm").await?.array_buffer()?).await?;
    let module: WebAssembly::Module = JsFuture::from(WebAssembly::compile(&bytes)).await?.unchecked_into();
    let begin = "\nonmessage=e=>{onmessage=null;wasm_bindgen({module_or_path:e.data})}";
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of2(&script, &begin.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let worker = web_sys::Worker::new(&address);
    let worker = worker?;
    let ready = Promise::new(&mut |hears, fails| {
        worker.set_onmessage(Some(&hears));
        worker.set_onerror(Some(&fails));
    });
    worker.post_message(&module)?;
    let ready = JsFuture::from(ready).await;
    Url::revoke_object_url(&address)?;
    ready?;
    let waiting = Waiting::default();
    let answered = waiting.clone();
    let answer = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let Ok(answer) = event.data().dyn_into::<Array>() else { return };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the number that was sent"
        )]
        let number = answer.get(0).as_f64().unwrap_or_default() as u32;
        if answer.get(1).is_null() {
            // Not the answer yet, but how far it is.
            let _ = PROGRESS.with_borrow(|told| {
                told.as_ref().map(|tell| tell(answer.get(2).as_f64().unwrap_or_default()))
            });
            return;
        }
        let known = answered.borrow_mut().remove(&number);
        if let Some((done, failed)) = known {
            let tell = if answer.get(1).is_truthy() { done } else { failed };
            let _ = tell.call1(&JsValue::NULL, &answer.get(2));
        }
    });
    worker.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    let broken = waiting.clone();
    let failed = Closure::<dyn Fn()>::new(move || {
        // What broke it may be the size of one file: the next request gets a new worker.
        RUNNING.with_borrow_mut(Option::take);
        for (_, (_, failed)) in std::mem::take(&mut *broken.borrow_mut()) {
            let _ = failed.call1(&JsValue::NULL, &"the device has not enough memory for it".into());
        }
    });
    worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
    failed.forget();
    Ok(Running { worker, waiting, next: 0 })
}

async fn ask(kind: &str, arguments: &[JsValue]) -> Result<JsValue, Trouble> {
    if RUNNING.with_borrow(Option::is_none) {
        let started = start().await?;
        RUNNING.with_borrow_mut(|running| running.get_or_insert(started).next);
    }
    let answer = RUNNING.with_borrow_mut(|running| {
        let running = running.as_mut()?;
        running.next += 1;
        let number = running.next;
        let request = Array::of2(&number.into(), &kind.into());
        for argument in arguments {
            request.push(argument);
        }
        let waiting = running.waiting.clone();
        let answer = Promise::new(&mut |done, failed| {
            waiting.borrow_mut().insert(number, (done, failed));
        });
        running.worker.post_message(&request).ok()?;
        Some(answer)
    });
    let answer = answer.ok_or(Trouble::Cancelled)?;
    JsFuture::from(answer).await.map_err(Trouble::from)
}

/// Ends what the worker is doing. Whoever waits for it hears that it was cancelled.
pub fn cancel() {
    if let Some(running) = RUNNING.with_borrow_mut(Option::take) {
        running.worker.terminate();
        for (_, (_, failed)) in std::mem::take(&mut *running.waiting.borrow_mut()) {
            let _ = failed.call1(&JsValue::NULL, &CANCELLED.into());
        }
    }
}

/// The key of a passphrase. It stays outside the wasm's memory; whoever imports it wipes the bytes.
///
/// # Errors
/// When the cost is below the floor, or more than the device has memory for.
pub async fn derive(passphrase: &str, salt: &[u8], cost: Cost) -> Result<Uint8Array, Trouble> {
    let cost: [JsValue; 3] = [cost.memory_kib.into(), cost.passes.into(), cost.lanes.into()];
    let [memory, passes, lanes] = cost;
    let arguments = [passphrase.into(), Uint8Array::from(salt).into(), memory, passes, lanes];
    ask(request::DERIVE, &arguments).await.map(JsValue::unchecked_into)
}

/// The cost that this device bears.
///
/// # Errors
/// When the worker cannot be started.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the worker answers whole numbers"
)]
pub async fn calibrate() -> Result<Cost, Trouble> {
    let answer: Array = ask(request::CALIBRATE, &[]).await?.unchecked_into();
    let number = |index| answer.get(index).as_f64().unwrap_or_default() as u32;
    Ok(Cost { memory_kib: number(0), passes: number(1), lanes: number(2) })
}

fn compose(text: &str, form: &str) -> String {
    js_sys::JsString::from(text).normalize(form).into()
}

/// A passphrase as it is used, and is to be shown where it is told to somebody.
#[must_use]
pub fn normalised(typed: &str) -> String {
    passphrase::normalise(&compose(&passphrase::visible(typed), "NFKC"))
}

/// The ways in which a passphrase may have been used, the present one first.
#[must_use]
pub fn spellings(typed: &str) -> Vec<String> {
    passphrase::spellings(typed, compose)
}

/// A file that only this passphrase opens, as text. The passphrase is used as [`normalised`] writes it.
///
/// # Errors
/// When it was cancelled, or the device has not the memory for it.
pub async fn lock_file(typed: &str, content: Vec<u8>) -> Result<String, Trouble> {
    let content = Uint8Array::from(content.as_slice());
    let answer = ask(request::LOCK_FILE, &[normalised(typed).into(), content.into()]).await?;
    Ok(answer.as_string().unwrap_or_default())
}

/// A hand-off file as the worker has read it.
pub struct Reading {
    /// What is said of the file.
    pub heading: Heading,
    /// For each case the pieces of its entries, which stay outside the wasm's memory.
    pub cases: Vec<Vec<Uint8Array>>,
}

/// Reads a hand-off file, with its passphrase when it is locked. `tell` hears how far it is, in percent.
///
/// # Errors
/// See [`Trouble`]; a file that cannot be read says so in its heading.
pub async fn open_file(content: Uint8Array, typed: Option<&str>, tell: Tell) -> Result<Reading, Trouble> {
    PROGRESS.set(Some(tell));
    let spellings = typed.map(spellings).unwrap_or_default();
    let spellings: Array = spellings.into_iter().map(JsValue::from).collect();
    let answer = ask(request::OPEN_FILE, &[content.into(), spellings.into()]).await;
    PROGRESS.set(None);
    let answer: Array = answer?.unchecked_into();
    let heading = answer.get(0).as_string().unwrap_or_default();
    let heading =
        serde_json::from_slice(heading.as_bytes()).map_err(|error| Trouble::Failed(error.to_string()))?;
    let pieces = |case: JsValue| case.unchecked_into::<Array>().iter().map(JsValue::unchecked_into).collect();
    let cases = answer.get(1).unchecked_into::<Array>().iter().map(pieces).collect();
    Ok(Reading { heading, cases })
}

/// A passphrase of some random words.
///
/// # Errors
/// When the worker cannot be started.
pub async fn passphrase_words(count: u32) -> Result<String, Trouble> {
    Ok(ask(request::WORDS, &[count.into()]).await?.as_string().unwrap_or_default())
}
