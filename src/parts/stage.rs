//! The stage on which a diagram is shown: one tab stop, pan, pinch and wheel, taps and drags, for every kind of scene.

use crate::browser::painter::{Painter, define_patterns};
use crate::diagrams::{
    gesture::{Gesture, Intent, Touch},
    layout::Point,
    scene::{Item, Scene},
    viewport::{Area, Viewport},
};
use leptos::{ev, html, prelude::*, svg};
use std::sync::Arc;
use wasm_bindgen::{JsCast as _, prelude::Closure};
use web_sys::{Element, ResizeObserver};

/// How much one notch of a wheel enlarges.
const WHEEL: f64 = 1.0015;

/// What a stage shares with its screen. It is a handle: copying it copies no drawing.
#[derive(Clone, Copy)]
pub struct Seen {
    /// What part is seen.
    pub viewport: RwSignal<Viewport>,
    /// The stage's width and height in pixels.
    pub window: RwSignal<(f64, f64)>,
    /// How many pixels of its lower edge lie under the bar.
    pub covered: RwSignal<f64>,
    /// Whether the drawing is kept in full view as it grows, until somebody pans or zooms.
    pub is_fitted: RwSignal<bool>,
    /// What is being dragged, by its item's id, and by how many pixels.
    pub dragged: RwSignal<Option<(String, Point)>>,
}

impl Seen {
    /// Nothing seen yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            viewport: RwSignal::new(Viewport::default()),
            window: RwSignal::new((0.0, 0.0)),
            covered: RwSignal::new(0.0),
            is_fitted: RwSignal::new(true),
            dragged: RwSignal::new(None),
        }
    }

    /// Shows the whole drawing, and keeps it so.
    pub fn fit(self, scene: &Scene) {
        self.is_fitted.set(true);
        let area = Area { left: scene.left, top: scene.top, width: scene.width, height: scene.height };
        let window = self.open();
        if window.0 > 0.0 {
            self.viewport.set(Viewport::fitting(area, window));
        }
    }

    /// The part of the window that nothing lies over.
    fn open(self) -> (f64, f64) {
        let (width, height) = self.window.get_untracked();
        (width, height - self.covered.get_untracked())
    }

    /// Enlarges about the middle of the stage.
    pub fn zoom(self, times: f64) {
        self.is_fitted.set(false);
        let (width, height) = self.open();
        let middle = Point::new(width / 2.0, height / 2.0);
        self.viewport.update(|seen| *seen = seen.zoomed(middle, times));
    }

    /// Brings a point of the drawing into view.
    pub fn show(self, point: Point) {
        let window = self.open();
        let seen = self.viewport.get_untracked();
        let shown = seen.showing(point, window, 90.0);
        if shown != seen {
            self.viewport.set(shown);
        }
    }
}

impl Default for Seen {
    fn default() -> Self {
        Self::new()
    }
}

fn has_room(viewport: Viewport, scene: &Scene, window: (f64, f64)) -> bool {
    let corner = viewport.pixels_of(Point::new(scene.left, scene.top));
    let far = viewport.pixels_of(Point::new(scene.left + scene.width, scene.top + scene.height));
    corner.x >= 0.0 && corner.y >= 0.0 && far.x <= window.0 && far.y <= window.1
}

/// How much of the stage's lower edge lies under the bar of commands. What opens in the bar for a moment may lie over
/// more.
fn covered(stage: &Element) -> f64 {
    const MOST: f64 = 84.0;
    crate::browser::page::element("diagram-bar").map_or(0.0, |bar| {
        let over = stage.get_bounding_client_rect().bottom() - bar.get_bounding_client_rect().top();
        over.clamp(0.0, MOST)
    })
}

/// What lies under an event: a handle, or an item of the drawing.
fn target(event: &web_sys::Event) -> Option<String> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let found = element.closest("[data-item]").ok().flatten()?;
    found.get_attribute("data-item")
}

/// A diagram on a stage.
#[component]
pub fn Stage(
    /// What is drawn.
    scene: Memo<Arc<Scene>>,
    /// What the diagram is, and how it is used by keys.
    #[prop(into)]
    label: Signal<String>,
    /// The chosen items, by their ids in the drawing.
    chosen: Memo<Vec<String>>,
    /// What is seen of it.
    seen: Seen,
    /// Whether an item may be dragged; the second value says whether a finger does it.
    may_drag: Callback<(String, bool), bool>,
    /// The lines that touch an item which stands elsewhere for the time being: by so many of the drawing's units.
    follow: Callback<(String, Point), Vec<Item>>,
    /// Called with taps and drops.
    on_intent: Callback<Intent>,
    /// Called with keys.
    on_key: Callback<ev::KeyboardEvent>,
    /// What lies over the drawing, in pixels: the handles.
    children: Children,
) -> impl IntoView {
    let node: NodeRef<html::Div> = NodeRef::new();
    let group: NodeRef<svg::G> = NodeRef::new();
    let painter: StoredValue<Option<Painter>, LocalStorage> = StoredValue::new_local(None);
    let gesture = StoredValue::new(Gesture::default());
    let measure = move || {
        let Some(stage) = node.get_untracked() else { return };
        let size = (f64::from(stage.client_width()), f64::from(stage.client_height()));
        if size != seen.window.get_untracked() {
            seen.covered.set(covered(&stage));
            seen.window.set(size);
            if seen.is_fitted.get_untracked() {
                scene.with_untracked(|scene| seen.fit(scene));
            }
        }
    };
    // The stage has what the rest of the screen leaves, so it is watched itself and not the window.
    let watched = Closure::<dyn Fn()>::new(measure);
    let observer = ResizeObserver::new(watched.as_ref().unchecked_ref()).ok();
    let observer = StoredValue::new_local(observer.map(|observer| (observer, watched)));
    Effect::new(move |_| {
        if let Some(stage) = node.get() {
            observer.with_value(|all| all.iter().for_each(|(observer, _)| observer.observe(&stage)));
        }
    });
    on_cleanup(move || observer.with_value(|all| all.iter().for_each(|(observer, _)| observer.disconnect())));
    Effect::new(move |_| {
        let Some(root) = group.get() else { return };
        painter.update_value(|painter| {
            if painter.is_none() {
                let root: &Element = root.as_ref();
                if let Some(parent) = root.parent_element() {
                    define_patterns(&parent);
                }
                *painter = Some(Painter::new(root.clone()));
            }
            if let Some(painter) = painter {
                scene.with(|scene| painter.paint(scene));
            }
        });
        let fits = scene.with_untracked(|scene| has_room(seen.viewport.get_untracked(), scene, seen.open()));
        if seen.is_fitted.get_untracked() && !fits {
            scene.with_untracked(|scene| seen.fit(scene));
        }
    });
    Effect::new(move |_| {
        let chosen = chosen.get();
        let _ = scene.get();
        painter.update_value(|painter| {
            if let Some(painter) = painter {
                painter.choose(chosen.into_iter().collect());
            }
        });
    });
    Effect::new(move |before: Option<Option<String>>| {
        let dragged = seen.dragged.get();
        let scale = seen.viewport.with_untracked(|seen| seen.scale);
        painter.update_value(|painter| {
            let Some(painter) = painter else { return };
            let what = dragged.as_ref().map(|(what, _)| what);
            if let Some(before) = before.flatten().filter(|before| Some(before) != what) {
                painter.shift(&before, None);
                // The lines that followed go back, unless they have found new ways already.
                scene.with_untracked(|scene| painter.paint(scene));
            }
            if let Some((what, by)) = &dragged {
                let by = Point::new(by.x / scale, by.y / scale);
                painter.shift(what, Some((by.x, by.y)));
                painter.follow(untrack(|| follow.run((what.clone(), by))));
            }
        });
        dragged.map(|(what, _)| what)
    });
    let point = move |x: i32, y: i32| {
        let corner = node.get_untracked().map(|stage| stage.get_bounding_client_rect());
        let (left, top) = corner.map_or((0.0, 0.0), |corner| (corner.left(), corner.top()));
        Point::new(f64::from(x) - left, f64::from(y) - top)
    };
    let act = move |touch: Touch| {
        let Some(intent) = gesture.try_update_value(|gesture| gesture.take(touch)).flatten() else { return };
        match &intent {
            Intent::Pan { .. } | Intent::Zoom { .. } => {
                seen.is_fitted.set(false);
                seen.viewport.update(|seen| *seen = seen.after(&intent));
            }
            Intent::Drag { what, by } => seen.dragged.set(Some((what.clone(), *by))),
            Intent::Return => seen.dragged.set(None),
            Intent::Drop { .. } => {
                on_intent.run(intent);
                seen.dragged.set(None);
            }
            Intent::Tap { .. } => on_intent.run(intent),
        }
    };
    let down = move |event: ev::PointerEvent| {
        if event.button() != 0 {
            return;
        }
        let at = point(event.client_x(), event.client_y());
        let on = target(&event);
        let may_drag =
            on.as_ref().is_some_and(|on| may_drag.run((on.clone(), event.pointer_type() == "touch")));
        if let Some(stage) = node.get_untracked() {
            let _ = stage.set_pointer_capture(event.pointer_id());
        }
        act(Touch::Down { pointer: event.pointer_id(), at, on, may_drag });
    };
    let moved = move |event: ev::PointerEvent| {
        let at = point(event.client_x(), event.client_y());
        act(Touch::Move { pointer: event.pointer_id(), at });
    };
    let up = move |event: ev::PointerEvent| {
        let at = point(event.client_x(), event.client_y());
        act(Touch::Up { pointer: event.pointer_id(), at });
    };
    let cancel = move |event: ev::PointerEvent| act(Touch::Cancel { pointer: event.pointer_id() });
    let wheel = move |event: ev::WheelEvent| {
        // The wheel enlarges, a sideways wheel or a touchpad pans; the page scrolls beside the stage.
        event.prevent_default();
        seen.is_fitted.set(false);
        let about = point(event.client_x(), event.client_y());
        if event.ctrl_key() || event.delta_mode() != 0 || event.delta_x() == 0.0 {
            seen.viewport.update(|seen| *seen = seen.zoomed(about, WHEEL.powf(-event.delta_y())));
        } else {
            let by = Point::new(-event.delta_x(), -event.delta_y());
            seen.viewport.update(|seen| *seen = seen.panned(by));
        }
    };
    let active = move || chosen.with(|chosen| chosen.last().cloned());
    let title = move || scene.with(|scene| scene.title.clone());
    // In pixels once they are known: with a share of the stage, the browser measures every word of the drawing anew
    // whenever the panel beside it grows.
    let size = move |of: fn((f64, f64)) -> f64| match of(seen.window.get()) {
        0.0 => "100%".to_owned(),
        pixels => pixels.to_string(),
    };
    view! {
        <div
            class="kith-stage"
            id="stage"
            role="application"
            tabindex="0"
            node_ref=node
            aria-label=move || label.get()
            aria-activedescendant=active
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=cancel
            on:wheel=wheel
            on:keydown=move |event| on_key.run(event)
        >
            <svg class="kith-stage__drawing" role="graphics-document" aria-label=title width=move || size(|of| of.0) height=move || size(|of| of.1)>
                <g node_ref=group transform=move || seen.viewport.with(|seen| seen.transform())></g>
                {children()}
            </svg>
        </div>
    }
}
