//! Files in and out, and the clipboard: each only on the practitioner's own command.

use super::by_name::{call, member};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Where a file went that was offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Went {
    /// To the browser's downloads.
    Downloads,
    /// To the list of the device's programs, which asks where it shall go.
    Programs,
}

impl Went {
    /// What is said of it behind the file's name.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Downloads => "It is in the browser\u{2019}s downloads.",
            Self::Programs => "It went where you chose in the list of programs: it is nowhere else.",
        }
    }
}

/// Why a file did not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotGiven {
    /// The practitioner closed the list of programs.
    Cancelled,
    /// The browser did not allow it.
    Refused,
}

impl From<JsValue> for NotGiven {
    fn from(error: JsValue) -> Self {
        if member(&error, "name").as_string().as_deref() == Some("AbortError") {
            Self::Cancelled
        } else {
            Self::Refused
        }
    }
}

/// Offers a file for download under a name that says nothing of a person, and answers where it went. The browser is asked
/// at once, not when this is awaited.
pub fn download(name: &str, content: &str) -> impl Future<Output = Result<Went, NotGiven>> + use<> {
    let options = BlobPropertyBag::new();
    options.set_type(kind(name));
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &options);
    let asked = blob.and_then(|blob| ask(name, &blob));
    answered(asked)
}

/// Offers a blob for download under a name that says nothing of a person. An app on the home screen of an iPad has no
/// downloads: there its list of programs takes the file, "Save to Files" among them. The browser is asked at once.
pub fn offer(name: &str, blob: &Blob) -> impl Future<Output = Result<Went, NotGiven>> + use<> {
    let asked = ask(name, blob);
    answered(asked)
}

async fn answered(asked: Result<Option<js_sys::Promise>, JsValue>) -> Result<Went, NotGiven> {
    match asked? {
        // Only once the list is closed it is known whether the file went anywhere.
        Some(list) => JsFuture::from(list).await.map(|_| Went::Programs).map_err(NotGiven::from),
        None => Ok(Went::Downloads),
    }
}

/// Asks the browser to take a file: the list of programs that has opened, or nothing where it is downloaded.
fn ask(name: &str, blob: &Blob) -> Result<Option<js_sys::Promise>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    // Only Apple's tablets and telephones know the word.
    let is_app = member(&window.navigator(), "standalone").is_truthy();
    if is_app
        && let Ok(data) = shared(name, blob, &blob.type_())
        && ask_navigator("canShare", &data).is_ok_and(|answer| answer.is_truthy())
    {
        return Ok(Some(ask_navigator("share", &data)?.unchecked_into()));
    }
    let url = Url::create_object_url_with_blob(blob)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The download holds the bytes by itself once it has begun.
    leptos::prelude::set_timeout(
        move || {
            let _ = Url::revoke_object_url(&url);
        },
        std::time::Duration::from_secs(60),
    );
    Ok(None)
}

fn unreadable(_: JsValue) -> String {
    "The browser could not read this file. It may have been moved or deleted: choose it again.".to_owned()
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("txt") => "text/plain",
        Some("csv") => "text/csv",
        Some("svg") => "image/svg+xml",
        _ => "application/json",
    }
}

/// What the list of programs of the device is given. It refuses JSON, which is then the same bytes called text.
fn shared(name: &str, content: &JsValue, kind: &str) -> Result<Object, JsValue> {
    let (name, kind) = match name.strip_suffix(".json") {
        Some(stem) => (format!("{stem}.txt"), "text/plain"),
        None => (name.to_owned(), kind),
    };
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &kind.into())?;
    let maker: Function = Reflect::get(&js_sys::global(), &"File".into())?.dyn_into()?;
    let parts = Array::of3(&Array::of1(content), &name.into(), &options);
    let file = Reflect::construct(&maker, &parts)?;
    let data = Object::new();
    Reflect::set(&data, &"files".into(), &Array::of1(&file))?;
    Ok(data)
}

fn ask_navigator(verb: &str, data: &Object) -> Result<JsValue, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    call(&navigator, verb, &[data.into()])?.ok_or(JsValue::NULL)
}

fn shared_text(name: &str, content: &str) -> Result<Object, JsValue> {
    shared(name, &content.into(), "text/plain")
}

/// Whether the device can hand this file to another program.
#[must_use]
pub fn can_share(name: &str, content: &str) -> bool {
    shared_text(name, content)
        .and_then(|data| ask_navigator("canShare", &data))
        .is_ok_and(|answer| answer.is_truthy())
}

/// Hands a file to another program. It must be called soon after the tap: the browser is asked at once, not when this is
/// awaited.
pub fn share(name: &str, content: &str) -> impl Future<Output = Result<(), NotGiven>> + use<> {
    let asked = shared_text(name, content).and_then(|data| ask_navigator("share", &data));
    async move {
        let promise: js_sys::Promise = asked?.unchecked_into();
        JsFuture::from(promise).await?;
        Ok(())
    }
}

/// Reads a file that was chosen. Its bytes stay outside the wasm's memory.
///
/// # Errors
/// When the browser cannot read it, for example because it was moved meanwhile.
pub async fn read(file: &File) -> Result<Uint8Array, String> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
    Ok(Uint8Array::new(&buffer))
}

/// So much of a file tells what it is: an armour may stand behind the heading of a mail.
const BEGINNING: f64 = 20_000.0;

/// Reads how a file begins, which tells what it is.
///
/// # Errors
/// As [`read`].
pub async fn beginning(file: &File) -> Result<Vec<u8>, String> {
    let part = file.slice_with_f64_and_f64(0.0, BEGINNING).map_err(unreadable)?;
    let buffer = JsFuture::from(part.array_buffer()).await.map_err(unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Puts text on the clipboard.
///
/// # Errors
/// When the browser does not allow it.
pub async fn copy(text: &str) -> Result<(), String> {
    let window = web_sys::window().ok_or_else(String::new)?;
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.map(|_| ()).map_err(|_| {
        "The browser did not allow copying. Select the text below and copy it yourself.".to_owned()
    })
}

/// Reads a file that was shipped with the program, from its own folder.
///
/// # Errors
/// When it is not there.
pub async fn fetch(path: &str) -> Result<Uint8Array, String> {
    let failed = |_| {
        "The file could not be read. Connect once so that the program is complete on this device, then try again.".to_owned()
    };
    let window = web_sys::window().ok_or_else(String::new)?;
    let response: web_sys::Response =
        JsFuture::from(window.fetch_with_str(path)).await.map_err(failed)?.unchecked_into();
    if !response.ok() {
        return Err(failed(JsValue::NULL));
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(failed)?).await.map_err(failed)?;
    Ok(Uint8Array::new(&buffer))
}
