//! Removing a case or everything from this device: a page of its own words, a word to type, and a look at what is left.

use crate::workbench::{Bench, Place, bench::use_bench};
use leptos::{prelude::*, task::spawn_local};

fn outcome(bench: Bench, what: &str, left: Result<Vec<String>, String>) -> bool {
    match left {
        Ok(left) if left.is_empty() => {
            bench.tell(&format!(
                "{what} was removed. Kith has looked: nothing of it is left in this browser."
            ));
            true
        }
        Ok(left) => {
            bench.trouble(&format!(
                "{what} cannot be read any more, since its keys are destroyed. The browser still holds: {}. Clear the browsing data of this page.",
                left.join(", ")
            ));
            true
        }
        Err(words) => {
            bench.trouble(&format!(
                "Not everything could be removed ({words}). Close other tabs with Kith, then try again."
            ));
            false
        }
    }
}

fn confirm(id: &'static str, word: &'static str, button: &'static str, act: impl Fn() + 'static) -> AnyView {
    let typed = RwSignal::new(String::new());
    let is_busy = RwSignal::new(false);
    let is_meant = move || typed.with(|typed| typed.trim().eq_ignore_ascii_case(word)) && !is_busy.get();
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_meant() {
            is_busy.set(true);
            act();
        }
    };
    view! {
        <form on:submit=go novalidate>
            <div class="govuk-form-group">
                <label class="govuk-label" for=id>"Type " <strong>{word}</strong> " to confirm"</label>
                {crate::parts::TextBox::new("confirming-word", crate::parts::Kept::No("a word that confirms"), id, typed, move |words| typed.set(words))
                    .class("govuk-input govuk-input--width-10")
                    .view()}
            </div>
            <button type="submit" class="govuk-button govuk-button--warning" prop:disabled=move || !is_meant()>{button}</button>
        </form>
    }
    .into_any()
}

/// Removes everything that Kith keeps in this browser.
#[component]
pub fn DeviceWipe() -> impl IntoView {
    let bench = use_bench();
    let wipe = move || {
        spawn_local(async move {
            let left = bench.wipe_device().await;
            if outcome(bench, "Everything", left) {
                // A moment to read it, then a page that has nothing in memory.
                crate::workbench::opening::pause(4_000).await;
                bench.go(Place::Home);
                crate::browser::page::reload();
            }
        });
    };
    view! {
        <p class="govuk-body">"Removes every case, the keys, the training case, your details and the copy of the program for use with no signal. It cannot be undone. Hand over what is still needed first."</p>
        {confirm("wipe-device", "remove everything", "Remove everything from this device", wipe)}
    }
}

/// Removes one case from this device.
#[component]
pub fn CaseWipe(
    /// The case.
    id: String,
) -> impl IntoView {
    let bench = use_bench();
    let wipe = move || {
        let id = id.clone();
        spawn_local(async move {
            let left = bench.wipe_case(&id).await;
            if outcome(bench, "The case", left) {
                bench.go(Place::Home);
            }
        });
    };
    view! {
        <details class="govuk-details kith-no-print">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">"Remove this case from this device"</span></summary>
            <div class="govuk-details__text">
                <p class="govuk-body">"Its key is destroyed first, then everything that was sealed with it. It cannot be undone. Copies that were handed over are not concerned: hand the case over first if it is still needed."</p>
                {confirm("wipe-case", "remove", "Remove this case", wipe)}
            </div>
        </details>
    }
}
