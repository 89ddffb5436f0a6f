//! The one way to start asynchronous work. It either ends with its screen, or belongs to the app and knows no screen.
//!
//! A screen that is left is disposed of, and work that wakes later and reads one of its signals stops the whole app. So a
//! screen starts its work with [`OfScreen::start`], and none of it runs once the screen is gone. What must be finished
//! whoever looks on (a write, a note of what left) is a method of the workbench, started with [`of_app`], that holds no
//! signal of a screen. `tests/tidy/tasks.rs` refuses any other way.

use super::clock;
use leptos::prelude::*;
use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

/// Starts work that belongs to the app: it is finished even when every screen has changed meanwhile. It may touch the
/// signals of the workbench, which live as long as the page, and none of a screen.
#[track_caller]
pub fn of_app(work: impl Future<Output = ()> + 'static) {
    leptos::task::spawn_local(watched(work));
}

/// Does something after a while, whatever screen is shown by then. It may touch no signal of a screen.
pub fn later(wait: Duration, act: impl FnOnce() + 'static) {
    set_timeout(act, wait);
}

/// Does something once the next frame is drawn, whatever screen is shown by then. It may touch no signal of a screen.
pub(super) fn on_next_frame(act: impl FnOnce() + 'static) {
    request_animation_frame(act);
}

/// Waits for some milliseconds.
pub async fn pause(millis: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// In a development build the console says which work began and ended, by its place in the source: the journey that leaves
/// all work midway sees by it that there is none which it does not know.
#[cfg(debug_assertions)]
#[track_caller]
fn watched<T>(work: impl Future<Output = T>) -> impl Future<Output = T> {
    let at = std::panic::Location::caller();
    leptos::logging::log!("kith-task begins {}:{}", at.file(), at.line());
    async move {
        let answer = work.await;
        leptos::logging::log!("kith-task ended {}:{}", at.file(), at.line());
        answer
    }
}

#[cfg(not(debug_assertions))]
fn watched<T>(work: impl Future<Output = T>) -> impl Future<Output = T> {
    work
}

/// Work that ends with the screen it was started from. Made while the screen is built, then copied into its handlers.
#[derive(Clone, Copy)]
pub struct OfScreen {
    /// Disposed of with the screen.
    alive: StoredValue<()>,
}

impl OfScreen {
    /// Work of the screen, or of the part of it, that is being built.
    #[must_use]
    pub fn here() -> Self {
        Self { alive: StoredValue::new(()) }
    }

    /// Whether the screen has gone.
    #[must_use]
    pub fn is_gone(self) -> bool {
        self.alive.is_disposed()
    }

    /// Starts work of which no line runs once the screen has gone.
    #[track_caller]
    pub fn start(self, work: impl Future<Output = ()> + 'static) {
        leptos::task::spawn_local(WhileThere { screen: self, work: Box::pin(watched(work)) });
    }

    /// Does something once the next frame is drawn, unless the screen has gone.
    pub fn next_frame(self, act: impl FnOnce() + 'static) {
        request_animation_frame(move || {
            if !self.is_gone() {
                act();
            }
        });
    }

    /// Does something after a while, unless the screen has gone.
    pub fn after(self, wait: Duration, act: impl FnOnce() + 'static) {
        set_timeout(
            move || {
                if !self.is_gone() {
                    act();
                }
            },
            wait,
        );
    }
}

/// Work that is looked at only while its screen is there.
struct WhileThere {
    screen: OfScreen,
    work: Pin<Box<dyn Future<Output = ()>>>,
}

impl Future for WhileThere {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.screen.is_gone() {
            return Poll::Ready(());
        }
        self.work.as_mut().poll(context)
    }
}

/// Work on thousands of things gives the page back after so many milliseconds: one frame.
const SLICE_MILLIS: u64 = 16;
/// Fewer things than this are not worth a pause.
const FEW: usize = 300;

/// Long work in slices, between which the browser draws and takes what is asked of it.
pub struct Pace {
    since: u64,
}

impl Pace {
    /// The first slice begins.
    #[must_use]
    pub fn begin() -> Self {
        Self { since: clock::now() }
    }

    fn is_over(&self) -> bool {
        clock::now().abs_diff(self.since) >= SLICE_MILLIS
    }

    /// Lets the screen draw and the keys be heard when the slice has lasted long enough.
    pub async fn breathe(&mut self) {
        if self.is_over() {
            pause(0).await;
            self.since = clock::now();
        }
    }
}

/// Work that is begun anew whenever what it works on has changed: the last beginning counts, and leaving the screen ends all.
#[derive(Clone, Copy)]
pub struct Newest {
    begun: StoredValue<u64>,
}

impl Newest {
    /// Nothing begun yet, for the screen that is being built.
    #[must_use]
    pub fn here() -> Self {
        Self { begun: StoredValue::new(0) }
    }

    /// Begins anew; what was begun before is given up at its next step.
    #[must_use]
    pub fn begin(self) -> Turn {
        let number = self.begun.try_update_value(|begun| {
            *begun += 1;
            *begun
        });
        Turn { of: self, number, is_long: true, pace: Pace::begin() }
    }

    /// As [`Self::begin`], for work on so many things: few are worked on in one go, so that they are there at once.
    #[must_use]
    pub fn begin_on(self, count: usize) -> Turn {
        Turn { is_long: count > FEW, ..self.begin() }
    }

    /// What was begun is given up at its next step.
    pub fn give_up(self) {
        let _ = self.begin();
    }

    /// Does something after a while, unless it is asked for again before, or the screen has gone.
    pub fn after(self, wait: Duration, act: impl FnOnce() + 'static) {
        let turn = self.begin();
        set_timeout(
            move || {
                if turn.is_wanted() {
                    act();
                }
            },
            wait,
        );
    }
}

/// One of the beginnings of a [`Newest`].
pub struct Turn {
    of: Newest,
    number: Option<u64>,
    is_long: bool,
    pace: Pace,
}

impl Turn {
    /// Whether nothing newer was begun, and the screen is there.
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        self.number.is_some() && self.of.begun.try_get_value() == self.number
    }

    /// Lets the browser draw when the slice is over, after saying how far the work is; answers whether it is still wanted.
    pub async fn breathe(&mut self, tell: impl FnOnce()) -> bool {
        if self.is_long && self.pace.is_over() {
            if self.is_wanted() {
                tell();
            }
            self.pace.breathe().await;
        }
        self.is_wanted()
    }
}

/// A result that work begun later overtakes: only the newest work may say what it came to, and only while the screen is
/// there. It is the one way to set what a choice of the user has made stale meanwhile.
pub struct Latest<T: Send + Sync + 'static> {
    result: RwSignal<Option<T>>,
    newest: Newest,
}

impl<T: Send + Sync + 'static> Clone for Latest<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Latest<T> {}

impl<T: Send + Sync + 'static> Latest<T> {
    /// Nothing begun yet.
    #[must_use]
    pub fn new() -> Self {
        Self { result: RwSignal::new(None), newest: Newest::here() }
    }

    /// What the newest work has come to; nothing while it goes on.
    #[must_use]
    pub const fn result(self) -> RwSignal<Option<T>> {
        self.result
    }

    /// Begins anew: what was there goes, and what older work comes to is dropped.
    #[must_use]
    pub fn begin(self) -> Ticket<T> {
        let turn = self.newest.begin();
        let _ = self.result.try_set(None);
        Ticket { of: self, turn }
    }

    /// What was there goes, and so does what is on its way.
    pub fn forget(self) {
        let _ = self.begin();
    }
}

impl<T: Send + Sync + 'static> Default for Latest<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// The right to say what one piece of work came to.
pub struct Ticket<T: Send + Sync + 'static> {
    of: Latest<T>,
    turn: Turn,
}

impl<T: Send + Sync + 'static> Ticket<T> {
    /// Whether nothing newer was begun, and the screen is there.
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        self.turn.is_wanted()
    }

    /// Says what the work came to; answers whether anybody still wanted it.
    pub fn set(self, result: T) -> bool {
        let is_wanted = self.is_wanted();
        if is_wanted {
            let _ = self.of.result.try_set(Some(result));
        }
        is_wanted
    }
}
