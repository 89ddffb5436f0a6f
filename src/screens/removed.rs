//! Everything that Kith keeps in this browser is removed: what is said in the window that does it, and in each other one.

use crate::parts::{Button, Look, heading::heading};
use crate::{
    browser::page,
    workbench::{Bench, bench::use_bench, second::second, state::Gate},
};
use leptos::prelude::*;

/// The screen at this gate.
#[must_use]
pub fn screen(gate: Gate) -> AnyView {
    let bench = use_bench();
    match gate {
        Gate::Removed => view! {
            {heading("Everything was removed from this device")}
            <p class="govuk-body">"Kith has looked: nothing of it is left in this browser."</p>
            <p class="govuk-body">"Close this window. Or set Kith up again here, with nothing in it."</p>
            {Button::new(Look::Secondary, "Begin anew", begin_anew).view()}
        }
        .into_any(),
        Gate::PartlyRemoved(words) => view! {
            {heading("Something is left on this device")}
            <section class="moj-alert moj-alert--error" role="alert" aria-label="Not everything was removed">
                <div class="moj-alert__content">{words}</div>
            </section>
            {Button::new(Look::Warning, "Remove what is left", move || wipe_again(bench)).view()}
        }
        .into_any(),
        gate => {
            let words = if gate == (Gate::BeingRemoved { is_here: true }) {
                "Keep this window open until it says that everything was removed."
            } else {
                "Another window removes everything that Kith kept in this browser. Nothing of it can be seen in this one any more: close it."
            };
            view! {
                {heading("Kith is being removed from this device")}
                <p class="govuk-body" role="status">{words}</p>
            }
            .into_any()
        }
    }
}

/// This window has tried before, so that the second file is there.
fn wipe_again(bench: Bench) {
    if let Some(second) = second() {
        second.wipe_device(bench);
    }
}

fn begin_anew() {
    page::go("#/");
    page::reload();
}
