//! The frame of a diagram's screen: everything about the drawing in one row, the drawing as large as the window, a panel beside it.

use super::{Button, Look};
use leptos::prelude::*;

/// A tool above a drawing, or a command in the panel's head.
#[must_use]
pub fn tool(words: &'static str, act: impl Fn() + 'static) -> AnyView {
    Button::new(Look::Tool, words, act).view()
}

/// A tool of which only a sign is seen; its words are read out.
#[must_use]
pub fn sign_tool(sign: &'static str, words: &'static str, act: impl Fn() + 'static) -> AnyView {
    Button::new(Look::Tool, sign, act).class("kith-tool--sign").called(words).view()
}

/// The screen of a diagram. The head, the drawing with the bar over its lower edge, and the panel are the caller's.
#[component]
pub fn DiagramFrame(
    /// The heading of the screen.
    title: &'static str,
    /// The tools of the drawing, in one row.
    tools: AnyView,
    /// What else the head holds, such as a slider through time.
    head: AnyView,
    /// The stage.
    stage: AnyView,
    /// The commands for what is chosen; they lie over the lower edge of the drawing where there is little room.
    bar: AnyView,
    /// What has to be said about the drawing; it lies over its upper edge.
    notes: AnyView,
    /// What stands in the panel.
    #[prop(into)]
    panel: ViewFn,
    /// Called with the keys that are pressed in the panel.
    on_panel_key: Callback<leptos::ev::KeyboardEvent>,
) -> impl IntoView {
    let is_full = RwSignal::new(false);
    let is_panel_open = RwSignal::new(true);
    let class = move || match (is_full.get(), is_panel_open.get()) {
        (true, true) => "kith-diagram kith-diagram--full",
        (true, false) => "kith-diagram kith-diagram--full kith-diagram--alone",
        (false, true) => "kith-diagram",
        (false, false) => "kith-diagram kith-diagram--alone",
    };
    let turn_panel = move || if is_panel_open.get() { "Hide panel" } else { "Show panel" };
    let turn_full = move || if is_full.get() { "Leave full screen" } else { "Full screen" };
    let panel = move || {
        let panel = panel.clone();
        is_panel_open.get().then(move || {
            view! {
                <section class="kith-panel kith-no-print" id="panel" aria-label="Panel" on:keydown=move |event| on_panel_key.run(event)>
                    {panel.run()}
                </section>
            }
        })
    };
    view! {
        <div class=class>
            <div class="kith-diagram__head kith-no-print">
                <h1 class="kith-diagram__title" id="page-title" tabindex="-1">{title}</h1>
                <div class="kith-tools" role="toolbar" aria-label="Drawing">{tools}</div>
                {head}
                <div class="kith-tools kith-tools--end" role="toolbar" aria-label="Screen">
                    {Button::new(Look::Tool, turn_panel, move || is_panel_open.update(|open| *open = !*open)).view()}
                    {Button::new(Look::Tool, turn_full, move || is_full.update(|full| *full = !*full))
                        .class("kith-tool--full")
                        .view()}
                </div>
            </div>
            <div class="kith-diagram__canvas">
                {stage}
                {notes}
                <section class="kith-bar kith-no-print" id="diagram-bar" aria-label="Commands">{bar}</section>
            </div>
            {panel}
        </div>
    }
}
