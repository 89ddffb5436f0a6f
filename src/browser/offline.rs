//! Work with no signal: the service worker (page/sw.js) that keeps one build of the program on the device. It never sees a
//! record, and it never takes over by itself; one that does is none of ours.

use super::{by_name::member, deadline::within, page};
use crate::sealing::takeover;
use js_sys::{Array, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    EventTarget, MessageChannel, MessageEvent, RegistrationOptions, RequestCache, RequestInit, Response,
    ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerUpdateViaCache,
};

/// What happens to the program on this device while it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The first build is whole on this device.
    Kept,
    /// Another build is whole on this device and waits until it is told to take over.
    Waiting,
    /// Another build has taken over: because this window or another one told it to, or by itself.
    TookOver,
}

/// What looking for a newer build came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The browser has looked; what is new is told as it arrives.
    Looked,
    /// What is offered there brings another keeper, and was left alone.
    Strange,
}

/// What a build says of itself.
struct Answer {
    build: String,
    is_complete: bool,
}

/// Where the build that was asked for last is noted.
const ASKED: &str = "kith-asked";
/// The milliseconds within which a keeper has read every file that it keeps.
const PATIENCE: i32 = 15_000;

/// The keeper of the program on this device.
#[derive(Clone, Debug)]
pub struct Keeper(ServiceWorkerRegistration);

/// What names the build that runs. A development build that is being served has none, and nothing keeps it.
#[must_use]
pub fn build() -> Option<String> {
    page::meta("kith-build", "content").filter(|build| !build.is_empty())
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    // Without https, and in some private windows, there is none.
    let has = Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    has.then(|| navigator.service_worker())
}

/// Listens for as long as the page lives.
fn listen(target: &EventTarget, event: &str, act: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(act);
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

impl Keeper {
    /// Lets the browser keep the program, and tells of it from now on. Nothing when the browser cannot keep it.
    pub async fn begin(told: impl Fn(News) + 'static) -> Option<Self> {
        build()?;
        let container = container()?;
        let options = RegistrationOptions::new();
        options.set_scope("./");
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registered = JsFuture::from(container.register_with_options("./sw.js", &options)).await.ok()?;
        let registration: ServiceWorkerRegistration = registered.unchecked_into();
        let told = Rc::new(told);

        let is_first = std::cell::Cell::new(registration.active().is_none());
        let tell = told.clone();
        listen(&container, "controllerchange", move || {
            tell(if is_first.replace(false) { News::Kept } else { News::TookOver });
        });

        let known = registration.clone();
        let tell: Rc<dyn Fn()> = Rc::new(move || {
            if known.waiting().is_some() && known.active().is_some() {
                told(News::Waiting);
            }
        });
        tell();
        let watch = {
            let known = registration.clone();
            move || {
                if let Some(worker) = known.installing() {
                    let tell = tell.clone();
                    listen(&worker, "statechange", move || tell());
                }
            }
        };
        // It may have begun before anybody listened.
        watch();
        listen(&registration, "updatefound", watch);
        Some(Self(registration))
    }

    /// Tells the build that waits to take over; `controllerchange` follows. False when none waits.
    #[must_use]
    pub fn let_it_take_over(&self) -> bool {
        self.0.waiting().is_some_and(|worker| worker.post_message(&"SKIP_WAITING".into()).is_ok())
    }

    /// Whether every file of the build that runs is on this device with the right bytes: they are read and compared now.
    pub async fn is_complete(&self) -> bool {
        let answer = Self::ask(self.0.active()).await;
        answer.is_some_and(|answer| Some(answer.build) == build() && answer.is_complete)
    }

    /// What the build that waits calls itself.
    pub async fn waiting_build(&self) -> Option<String> {
        Some(Self::ask(self.0.waiting()).await?.build)
    }

    /// What the build that has taken over calls itself.
    pub async fn build_in_place(&self) -> Option<String> {
        let worker = container().and_then(|container| container.controller()).or_else(|| self.0.active());
        Some(Self::ask(worker).await?.build)
    }

    async fn ask(worker: Option<ServiceWorker>) -> Option<Answer> {
        let channel = MessageChannel::new().ok()?;
        let answer = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
        let ports = Array::of1(&channel.port2());
        worker?.post_message_with_transferable(&"IS_COMPLETE".into(), &ports).ok()?;
        let event = within(PATIENCE, JsFuture::from(answer)).await?.ok()?;
        let event: MessageEvent = event.unchecked_into();
        let field = |name: &str| member(&event.data(), name);
        // Whoever answers may be a stranger: a name is short and plain, or it is none.
        let build = field("build").as_string()?;
        let is_name =
            !build.is_empty() && build.len() <= 64 && build.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_name.then(|| Answer { build, is_complete: field("complete").as_bool() == Some(true) })
    }

    /// Asks the place where the program came from whether there is a newer build. The browser is told to fetch it only when
    /// its keeper is word for word the one that this version knows: another one could take over by itself.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub async fn look_for_newer(&self) -> Result<Found, JsValue> {
        let known = page::meta("kith-keeper", "content").unwrap_or_default();
        let options = RequestInit::new();
        options.set_cache(RequestCache::NoStore);
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let answer: Response =
            JsFuture::from(window.fetch_with_str_and_init("./sw.js", &options)).await?.unchecked_into();
        if !answer.ok() {
            return Err(JsValue::NULL);
        }
        let text = JsFuture::from(answer.text()?).await?.as_string().unwrap_or_default();
        if takeover::keeper(&text, &known) == takeover::Keeper::Strange {
            return Ok(Found::Strange);
        }
        JsFuture::from(self.0.update()?).await?;
        Ok(Found::Looked)
    }
}

/// Notes, for every window of this device, which build the practitioner has asked for.
pub fn note_asked_for(build: &str) {
    if let Some(storage) = page::storage() {
        let _ = storage.set_item(ASKED, build);
    }
}

/// The build that the practitioner asked for last, in any window.
#[must_use]
pub fn asked_for() -> Option<String> {
    page::storage()?.get_item(ASKED).ok().flatten()
}
