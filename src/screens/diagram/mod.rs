//! What the screens of both diagrams share: what is chosen, fields, outline, key, ways out, the slider through time.

pub mod fields;
pub mod out;
pub mod side;
pub mod time;
pub mod tools;

use crate::{
    browser::painter,
    diagrams::{
        key::SAMPLE,
        layout::Point,
        scene::{ItemKind, Paint, Scene},
    },
    parts::{Button, Look, Seen},
};
use leptos::{prelude::*, svg};
use std::sync::Arc;

/// One thing of the drawing that is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// What it is.
    pub kind: ItemKind,
    /// Its id in the record.
    pub id: String,
}

impl Chosen {
    /// A person.
    #[must_use]
    pub fn person(id: &str) -> Self {
        Self { kind: ItemKind::Person, id: id.to_owned() }
    }

    /// Its id in the drawing.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("kith-{}-{}", self.kind.slug(), self.id)
    }

    /// What stands in a drawing under this id.
    #[must_use]
    pub fn of_anchor(scene: &Scene, anchor: &str) -> Option<Self> {
        let item = scene.items.iter().find(|item| item.anchor() == anchor)?;
        Some(Self { kind: item.kind, id: item.id.clone() })
    }
}

/// Sets a signal that says something else already; whoever reads it is not woken for nothing.
pub fn set_if_changed<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|present| *present != value) {
        signal.set(value);
    }
}

/// What has its middle near some pixels: a finger is less exact than a symbol is small.
#[must_use]
pub fn near(scene: Memo<Arc<Scene>>, seen: Seen, at: Point) -> Option<String> {
    const REACH: f64 = 30.0;
    let seen = seen.viewport.get_untracked();
    scene.with_untracked(|scene| {
        let far = |place: &Point| {
            let pixels = seen.pixels_of(*place);
            (pixels.x - at.x).hypot(pixels.y - at.y)
        };
        let all = scene.places.iter().map(|(id, place)| (id, far(place))).filter(|(_, far)| *far < REACH);
        all.min_by(|one, other| one.1.total_cmp(&other.1)).map(|(id, _)| id.clone())
    })
}

/// Paint in a drawing of its own, as large as its area says.
#[must_use]
pub fn painted(area: String, class: &'static str, label: Option<String>, paint: Vec<Vec<Paint>>) -> AnyView {
    let node: NodeRef<svg::Svg> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(drawing) = node.get() {
            let root: &web_sys::Element = drawing.as_ref();
            root.set_text_content(None);
            for one in &paint {
                painter::paint_into(root, one);
            }
        }
    });
    // Without a name it is a picture of the words that stand beside it, which say the same.
    let hidden = label.is_none().then_some("true");
    let role = label.is_some().then_some("img");
    view! { <svg class=class viewBox=area role=role aria-label=label aria-hidden=hidden node_ref=node></svg> }
        .into_any()
}

/// A sample of a drawing's key, beside its words.
#[must_use]
pub fn sample(paint: Vec<Paint>) -> AnyView {
    let node: NodeRef<svg::Svg> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(drawing) = node.get() {
            let root: &web_sys::Element = drawing.as_ref();
            root.set_text_content(None);
            painter::paint_into(root, &paint);
        }
    });
    let area = format!("0 0 {} {}", SAMPLE.0, SAMPLE.1);
    // It is a picture of the words that stand beside it, which say the same.
    view! { <svg class="kith-sign" viewBox=area width=SAMPLE.0 height=SAMPLE.1 aria-hidden="true" node_ref=node></svg> }.into_any()
}

/// A command in a bar or a panel.
#[must_use]
pub fn button(words: String, act: impl Fn() + 'static) -> AnyView {
    Button::new(Look::Command, words, act).view()
}

/// Something that can be drawn, offered by its sign and its words.
#[must_use]
pub fn offer(sign: AnyView, words: &'static str, act: impl FnMut() + 'static) -> AnyView {
    Button::new(Look::Offer, (sign, view! { <span>{words}</span> }), act).view()
}

/// Something that opens on demand.
#[must_use]
pub fn more(summary: &'static str, inner: AnyView) -> AnyView {
    view! {
        <details class="kith-more">
            <summary class="kith-more__summary">{summary}</summary>
            <div class="kith-more__inner">{inner}</div>
        </details>
    }
    .into_any()
}
