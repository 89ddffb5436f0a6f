//! The tools above any diagram, and the keys that every diagram has.

use crate::{
    browser::{memo::memo, page},
    diagrams::{genogram::walk::Way, layout::Point, scene::Scene},
    edit::Edit,
    parts::{
        Button, Look, Seen,
        diagram::{sign_tool, tool},
    },
    screens::undoing::use_undoing,
    workbench::Bench,
};
use leptos::{ev::KeyboardEvent, prelude::*};
use std::sync::Arc;

/// How far one key moves something, in the drawing's units.
const STEP: f64 = 20.0;

/// The tools in their row; those of one diagram alone stand before the last.
#[must_use]
pub fn tools(bench: Bench, scene: Memo<Arc<Scene>>, seen: Seen, own: AnyView, tidy: Callback<()>) -> AnyView {
    let can_undo =
        memo(move || bench.open.with_session(|s| s.history().last_done().is_some()).unwrap_or(false));
    let undoing = use_undoing();
    let undo = move || undoing.attempt(Edit::Undo);
    view! {
        {Button::new(Look::Tool, "Undo", undo).disabled(move || !can_undo.get()).view()}
        {sign_tool("+", "Closer", move || seen.zoom(1.25))}
        {sign_tool("\u{2212}", "Further", move || seen.zoom(0.8))}
        {tool("Fit", move || scene.with_untracked(|scene| seen.fit(scene)))}
        {own}
        {tool("Tidy", move || tidy.run(()))}
    }
    .into_any()
}

/// Which way an arrow key points.
#[must_use]
pub fn way_of(key: &str) -> Option<Way> {
    match key {
        "ArrowUp" => Some(Way::Up),
        "ArrowDown" => Some(Way::Down),
        "ArrowLeft" => Some(Way::Left),
        "ArrowRight" => Some(Way::Right),
        _ => None,
    }
}

/// By how much a key that way moves something.
#[must_use]
pub fn step(way: Way) -> Point {
    match way {
        Way::Up => Point::new(0.0, -STEP),
        Way::Down => Point::new(0.0, STEP),
        Way::Left => Point::new(-STEP, 0.0),
        Way::Right => Point::new(STEP, 0.0),
    }
}

/// Does what a key does to the view of any drawing; answers whether it is such a key.
#[must_use]
pub fn view_key(key: &str, scene: Memo<Arc<Scene>>, seen: Seen) -> bool {
    match key {
        "+" | "=" => seen.zoom(1.25),
        "-" => seen.zoom(0.8),
        "0" => scene.with_untracked(|scene| seen.fit(scene)),
        _ => return false,
    }
    true
}

/// What a key does in the panel. Names and dates are typed one after the other: Enter goes on to the next field, as on a
/// form; Escape goes back to the drawing.
#[must_use]
pub fn panel_key() -> Callback<KeyboardEvent> {
    Callback::new(|event: KeyboardEvent| match event.key().as_str() {
        "Enter" if page::focus_next_field("panel") => event.prevent_default(),
        "Escape" => page::focus_quietly("stage"),
        _ => {}
    })
}
