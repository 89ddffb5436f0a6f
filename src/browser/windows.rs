//! The other windows of Kith in this browser: which there are, what is said to them, and the last order to all of them, which a
//! window that slept finds when it wakes. A browser without broadcasts tells by its storage, and one without locks counts by it.

use super::{
    by_name::{member, promised},
    deadline::within,
    locks, page, task,
};
use js_sys::Array;
use std::cell::Cell;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "kith-windows";
/// Where the last order stands.
const ORDER: &str = "kith-order";
/// Where anything else is said in a browser without broadcasts; it is gone as soon as it was told.
const SAID: &str = "kith-said";
/// What each window holds for as long as it is there, as a lock or as an item of the storage.
const THERE: &str = "kith-window/";
/// A browser that does not say within so many milliseconds which locks are held does not say it at all.
const PATIENCE: i32 = 1_000;

thread_local! {
    static IS_SHUT: Cell<bool> = const { Cell::new(false) };
}

/// Lets nothing open the storage any more, for as long as this page lives: everything in it is being removed.
pub fn shut() {
    IS_SHUT.set(true);
}

/// Whether the storage may not be opened any more.
#[must_use]
pub fn is_shut() -> bool {
    IS_SHUT.get()
}

/// The line between the windows.
#[derive(Debug)]
pub struct Line {
    id: String,
    channel: Option<BroadcastChannel>,
}

fn locks_of_browser() -> JsValue {
    web_sys::window().map_or(JsValue::UNDEFINED, |window| member(&window.navigator(), "locks"))
}

fn counts_by_locks() -> bool {
    member(&locks_of_browser(), "query").is_function()
}

fn listen(event: &str, act: impl Fn(JsValue) + 'static) {
    let closure = Closure::<dyn Fn(JsValue)>::new(act);
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    }
    // It listens for as long as the page lives.
    closure.forget();
}

/// Whether an order to all windows can be found by one that slept.
#[must_use]
pub fn is_remembered() -> bool {
    page::storage().is_some()
}

/// The last order to all windows, as text.
#[must_use]
pub fn last_order() -> Option<String> {
    page::storage()?.get_item(ORDER).ok().flatten()
}

/// The last order, and the first one where none stands: without it a window that slept through a removal, which clears the
/// storage, could not tell that anything was ordered. `first` is the text of an order that nobody has to follow any more.
#[must_use]
pub fn orders_begun(first: impl FnOnce() -> String) -> Option<String> {
    let storage = page::storage().filter(|_| !is_shut())?;
    if last_order().is_none() {
        let _ = storage.set_item(ORDER, &first());
    }
    last_order()
}

impl Line {
    /// Opens the line of this window, which has a random name. `heard` hears what the others say.
    pub fn open(id: &str, heard: impl Fn(String) + Clone + 'static) -> Self {
        let tell = heard.clone();
        listen("storage", move |event| {
            let key = member(&event, "key").as_string().unwrap_or_default();
            if let Some(words) = member(&event, "newValue").as_string()
                && (key == ORDER || key == SAID)
            {
                tell(words);
            }
        });
        let channel = BroadcastChannel::new(CHANNEL).ok();
        if let Some(channel) = &channel {
            let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(words) = event.data().as_string() {
                    heard(words);
                }
            });
            channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
            hear.forget();
        }
        let name = format!("{THERE}{id}");
        if counts_by_locks() {
            task::of_app(async move {
                // Never released: it ends with the page, however that ends.
                let _ = locks::request(&name, locks::Way::IfFree, || {}).await;
            });
        } else {
            let keep = move |is_there: bool| {
                if let Some(storage) = page::storage().filter(|_| !is_shut()) {
                    let _ = if is_there { storage.set_item(&name, "") } else { storage.remove_item(&name) };
                }
            };
            keep(true);
            let again = keep.clone();
            listen("pagehide", move |_| keep(false));
            listen("pageshow", move |_| again(true));
        }
        Self { id: id.to_owned(), channel }
    }

    /// The name of this window.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Says something to the windows that are awake.
    pub fn broadcast(&self, words: &str) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&words.into());
        } else if let Some(storage) = page::storage() {
            let _ = storage.set_item(SAID, words);
            let _ = storage.remove_item(SAID);
        }
    }

    /// Gives an order to all windows, those that sleep too.
    pub fn order(&self, words: &str) {
        if let Some(storage) = page::storage() {
            let _ = storage.set_item(ORDER, words);
        }
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&words.into());
        }
    }
}

/// The names of the windows that are there, asleep or awake, but for this one.
pub async fn others(id: &str) -> Vec<String> {
    let names = if counts_by_locks() { held().await } else { stored() };
    let others = names.into_iter().filter_map(|name| Some(name.strip_prefix(THERE)?.to_owned()));
    others.filter(|other| other != id).collect()
}

async fn held() -> Vec<String> {
    let locks = locks_of_browser();
    let held = match within(PATIENCE, promised(&locks, "query", &[])).await {
        Some(Ok(Some(answer))) => member(&answer, "held"),
        _ => return Vec::new(),
    };
    let name = |lock: JsValue| member(&lock, "name").as_string();
    held.dyn_into::<Array>().map(|held| held.iter().filter_map(name).collect()).unwrap_or_default()
}

fn stored() -> Vec<String> {
    let Some(storage) = page::storage() else { return Vec::new() };
    (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten()).collect()
}

const UNANSWERED: &str = "kith-unanswered";

/// Leaves words for the page after this one in this window, or nothing.
pub fn leave_for_next_page(words: Option<&str>) {
    let storage = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    if let Some(storage) = storage {
        let _ = match words {
            Some(words) => storage.set_item(UNANSWERED, words),
            None => storage.remove_item(UNANSWERED),
        };
    }
}

/// What the page before this one in this window has left; it is told once.
#[must_use]
pub fn left_by_last_page() -> Option<String> {
    let storage = web_sys::window()?.session_storage().ok().flatten()?;
    let words = storage.get_item(UNANSWERED).ok().flatten();
    let _ = storage.remove_item(UNANSWERED);
    words
}
