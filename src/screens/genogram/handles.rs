//! The handles around who is chosen: a tap on one begins to add a relative there.

use super::desk::{Bar, Desk, Tool};
use crate::browser::memo::memo;
use crate::diagrams::{
    genogram::{relatives::Handle, symbol::RADIUS},
    layout::Point,
};
use leptos::prelude::*;

/// From the edge of the symbol to the middle of a handle, in pixels.
const AWAY: f64 = 18.0;
/// Below the symbol stands the name, in the drawing's units.
const NAME: f64 = 32.0;

/// The handles, as large at any enlargement. Keys and screen readers find the same commands in the bar below.
#[component]
pub fn Handles(
    /// What the parts of the screen share.
    desk: Desk,
) -> impl IntoView {
    let shown = memo(move || {
        let is_idle = desk.tool.get() == Tool::Choose && desk.bar.get() == Bar::Handles;
        let person = desk.person().filter(|_| is_idle)?;
        let place = desk.scene.with(|scene| scene.places.get(&person).copied())?;
        let is_dragged = desk.seen.dragged.with(Option::is_some);
        let seen = desk.seen.viewport.get();
        let is_alone = desk.scene.with(|scene| scene.places.len() == 1);
        (!is_dragged).then(|| (seen.pixels_of(place), seen.scale, is_alone))
    });
    let one = move |handle: Handle, at: Point, is_alone: bool| {
        let words = is_alone.then(|| {
            let (x, y, anchor) = match handle {
                Handle::Partner => (18.0, 5.0, "start"),
                Handle::Sibling => (-18.0, 5.0, "end"),
                Handle::Child => (0.0, 32.0, "middle"),
                _ => (0.0, -20.0, "middle"),
            };
            view! { <text class="kith-handle__words" x=x y=y text-anchor=anchor>{handle.words()}</text> }
        });
        view! {
            <g class="kith-handle" data-item=format!("handle-{}", handle.slug()) transform=format!("translate({:.1} {:.1})", at.x, at.y)>
                <circle class="kith-handle__reach" r="22"></circle>
                <circle class="kith-handle__disc" r="11"></circle>
                <path class="kith-handle__plus" d="M-5 0H5M0 -5V5"></path>
                {words}
            </g>
        }
    };
    move || {
        shown.get().map(|(at, scale, is_alone)| {
            let edge = (RADIUS + 4.0) * scale + AWAY;
            let below = (RADIUS + NAME) * scale + AWAY * 0.6;
            let moved = |x: f64, y: f64| Point::new(at.x + x, at.y + y);
            view! {
                <g class="kith-handles">
                    {one(Handle::Parents, moved(0.0, -edge - 6.0), is_alone)}
                    {one(Handle::Partner, moved(edge, 0.0), is_alone)}
                    {one(Handle::Child, moved(0.0, below), is_alone)}
                    {one(Handle::Sibling, moved(-edge, 0.0), is_alone)}
                </g>
            }
        })
    }
}
