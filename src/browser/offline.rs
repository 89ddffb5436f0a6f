//! Work with no signal: the service worker (page/sw.js) that keeps one build of the program on the device. It never sees a
//! record, and it never takes over by itself.

use super::page;
use js_sys::{Array, Promise, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    EventTarget, MessageChannel, MessageEvent, RegistrationOptions, ServiceWorkerContainer,
    ServiceWorkerRegistration, ServiceWorkerUpdateViaCache,
};

/// What happens to the program on this device while it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The first build is whole on this device.
    Kept,
    /// Another build is whole on this device and waits until it is told to take over.
    Waiting,
    /// Another build has taken over, because this window or another one told it to.
    TookOver,
}

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
        self.ask().await.unwrap_or(false)
    }

    async fn ask(&self) -> Option<bool> {
        let worker = self.0.active()?;
        let channel = MessageChannel::new().ok()?;
        let answer = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
        worker.post_message_with_transferable(&"IS_COMPLETE".into(), &Array::of1(&channel.port2())).ok()?;
        let event: MessageEvent = JsFuture::from(answer).await.ok()?.unchecked_into();
        let field = |name: &str| Reflect::get(&event.data(), &JsValue::from_str(name)).unwrap_or_default();
        Some(field("build").as_string() == build() && field("complete").as_bool() == Some(true))
    }

    /// Asks the place where the program came from whether there is a newer build.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub async fn look_for_newer(&self) -> Result<(), JsValue> {
        JsFuture::from(self.0.update()?).await.map(|_| ())
    }
}
