//! How safe this browser keeps what it is given: as an installed app or in a tab, promised or not, in a private window.

use super::by_name::{call, member, promised};
use wasm_bindgen::JsValue;

/// The kinds of device that install a page in different ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An iPad or an iPhone: any browser on it is Safari underneath.
    Apple,
    /// A tablet or a telephone with Android.
    Android,
    /// Anything else.
    Desktop,
}

/// What is known of how this browser keeps things. All of it is the browser's own word, or a guess from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoragePersistence {
    /// The kind of device.
    pub kind: Kind,
    /// Whether the page runs as an app of its own, from the home screen.
    pub is_installed: bool,
    /// Whether the browser has promised to keep what is stored; none when it cannot say.
    pub is_promised: Option<bool>,
    /// Whether this looks like a private window, whose storage goes with it.
    pub is_private: bool,
}

fn kind(navigator: &JsValue) -> Kind {
    let agent = member(navigator, "userAgent").as_string().unwrap_or_default();
    let touches = member(navigator, "maxTouchPoints").as_f64().unwrap_or_default();
    // An iPad says that it is a Macintosh, and no Macintosh has a touch screen.
    if ["iPad", "iPhone"].iter().any(|name| agent.contains(name))
        || (agent.contains("Macintosh") && touches > 1.0)
    {
        Kind::Apple
    } else if agent.contains("Android") {
        Kind::Android
    } else {
        Kind::Desktop
    }
}

fn is_installed(window: &web_sys::Window, navigator: &JsValue) -> bool {
    let asked =
        "(display-mode: standalone), (display-mode: fullscreen), (display-mode: window-controls-overlay)";
    let matches = call(window, "matchMedia", &[asked.into()]);
    matches.is_ok_and(|found| found.is_some_and(|found| member(&found, "matches").is_truthy()))
        || member(navigator, "standalone").is_truthy()
}

/// The kind of device, and whether the page runs as an app of its own: what is known at once.
#[must_use]
pub fn device() -> Option<(Kind, bool)> {
    let window = web_sys::window()?;
    let navigator = JsValue::from(window.navigator());
    Some((kind(&navigator), is_installed(&window, &navigator)))
}

/// Looks how this browser keeps things, and first asks it to keep them for good where `asks` is set.
pub async fn look(asks: bool) -> Option<StoragePersistence> {
    let window = web_sys::window()?;
    let navigator = JsValue::from(window.navigator());
    let storage = member(&navigator, "storage");
    let verb = if asks { "persist" } else { "persisted" };
    let is_promised = promised(&storage, verb, &[]).await.ok().flatten().map(|answer| answer.is_truthy());
    // Private windows keep no files (Safari, Firefox) or no programs; only Chromium's cannot be told from others.
    let has_programs = !member(&navigator, "serviceWorker").is_undefined();
    let keeps_files = member(&storage, "getDirectory").is_undefined() && !storage.is_undefined()
        || promised(&storage, "getDirectory", &[]).await.is_ok_and(|there| there.is_some());
    let is_private = !keeps_files || !has_programs;
    let (kind, is_installed) = device()?;
    Some(StoragePersistence { kind, is_installed, is_promised, is_private })
}
