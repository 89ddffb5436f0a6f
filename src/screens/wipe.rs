//! Removing a case or everything from this device: a page of its own words, and a word to type. What it came to is told by the
//! workbench, whoever looks on.

use crate::{
    case::subject::PRACTICE,
    parts::{Button, Kept, Labelled, Look, TextBox, disclosure},
    workbench::bench::use_bench,
};
use leptos::prelude::*;

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
    let label = view! { "Type " <strong>{word}</strong> " to confirm" };
    let said = move |words| typed.set(words);
    let field = TextBox::new("confirming-word", Kept::No("a word that confirms"), id, typed, said)
        .class("govuk-input govuk-input--width-10")
        .view();
    view! {
        <form on:submit=go novalidate>
            {Labelled::new(id, label).view(field)}
            {Button::submit(Look::Warning, button).disabled(move || !is_meant()).view()}
        </form>
    }
    .into_any()
}

/// Removes everything that Kith keeps in this browser.
#[component]
pub fn DeviceWipe() -> impl IntoView {
    let bench = use_bench();
    let wipe = move || bench.wipe_device();
    view! {
        <p class="govuk-body">"Removes every case, the record of your practice, the keys, the training case, your details and the copy of the program for use with no signal. It cannot be undone. Hand over what is still needed first."</p>
        {confirm("wipe-device", "remove everything", "Remove everything from this device", wipe)}
    }
}

/// The removal of one record, folded away until it is asked for.
fn folded(summary: &'static str, words: &'static str, confirm: AnyView) -> AnyView {
    let inner = view! {
        <p class="govuk-body">"Its key is destroyed first, then everything that was sealed with it. It cannot be undone. " {words}</p>
        {confirm}
    };
    disclosure("kith-no-print", summary, inner.into_any())
}

/// Removes one case from this device.
#[component]
pub fn CaseWipe(
    /// The case.
    id: String,
) -> impl IntoView {
    let bench = use_bench();
    let wipe = move || bench.wipe_case(id.clone());
    folded(
        "Remove this case from this device",
        "Copies that were handed over are not concerned: hand the case over first if it is still needed.",
        confirm("wipe-case", "remove", "Remove this case", wipe),
    )
}

/// Removes the record of the practice from this device.
#[component]
pub fn PracticeWipe() -> impl IntoView {
    let bench = use_bench();
    let wipe = move || bench.wipe_case(PRACTICE.to_owned());
    folded(
        "Remove my practice from this device",
        "Your cases stay. Save a copy first if you still need it.",
        confirm("wipe-practice", "remove", "Remove my practice", wipe),
    )
}
