//! A newer version of the program: the banner that offers it, and what "About" says of the copy on this device.

use crate::{
    browser::{memo::memo, offline},
    parts::{Button, Look},
    workbench::update::{Offline, Update, Updates, use_updates},
};
use leptos::prelude::*;

fn button(updates: Updates) -> AnyView {
    let is_busy = move || updates.update.get() == Update::Asked;
    Button::new(
        Look::Secondary,
        move || if is_busy() { "Updating\u{2026}" } else { "Update now" },
        move || updates.take(),
    )
    .class("govuk-!-margin-bottom-0")
    .disabled(is_busy)
    .view()
}

/// The banner above every screen. It stays until the practitioner takes the update or puts it off until the next start.
#[must_use]
pub fn banner() -> AnyView {
    let updates = use_updates();
    let is_put_off = RwSignal::new(false);
    let words = move || match updates.update.get() {
        Update::InPlace => {
            "Kith was updated in another window. This window still runs the older version until you update it too."
        }
        _ => {
            "A newer version of Kith is on this device. Everything is saved first; then the page opens again, and you unlock it."
        }
    };
    let is_shown = memo(move || updates.update.get() != Update::None && !is_put_off.get());
    let view = move || {
        is_shown.get().then(|| view! {
            <section class="moj-alert moj-alert--information kith-no-print kith-update" aria-label="Update ready">
                <div role="status">
                    <p class="govuk-body govuk-!-margin-bottom-1"><strong>"Update ready. "</strong>{words}</p>
                    {move || updates.refusal.get().map(|words| view! { <p class="govuk-body govuk-!-margin-bottom-1">{words}</p> })}
                </div>
                <div class="kith-update__actions">
                    {button(updates)}
                    {Button::new(Look::Link, "Later", move || is_put_off.set(true)).view()}
                </div>
            </section>
        })
    };
    view.into_any()
}

/// The version, the build, and whether this device can open it with no signal.
#[must_use]
pub fn this_copy() -> AnyView {
    let updates = use_updates();
    // The keeper tells once it has begun and on each change; what it said before may have changed on the disk since.
    updates.check();
    let offline = move || match updates.offline.get() {
        Offline::Unknown => "Checking\u{2026}",
        Offline::Ready => "Ready to work without a signal",
        Offline::NotYet => {
            "Not ready yet: the program is not whole on this device. Stay connected and look here again in a moment."
        }
        Offline::Impossible => {
            "Not possible here: this browser, or this private window, does not keep programs. You need a signal to open Kith."
        }
    };
    let newer = move || match (updates.update.get(), updates.offline.get()) {
        (Update::None, Offline::Impossible) => "Reload the page to get it".into_any(),
        (Update::None, _) => {
            Button::new(Look::Link, "Look for a newer version", move || updates.look()).view()
        }
        _ => button(updates),
    };
    let row = |name: &'static str, value: AnyView| {
        view! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{name}</dt>
                <dd class="govuk-summary-list__value">{value}</dd>
            </div>
        }
    };
    let build = offline::build().unwrap_or_else(|| "development".to_owned());
    view! {
        <h2 class="govuk-heading-m" id="this-copy">"This copy of Kith"</h2>
        <dl class="govuk-summary-list" aria-labelledby="this-copy">
            {row("Version", env!("CARGO_PKG_VERSION").into_any())}
            {row("Build", build.into_any())}
            {row("Kept on this device", super::install::kept())}
            {row("Without a signal", view! { <span role="status">{offline}</span> }.into_any())}
            {row("Newer version", view! {
                {newer}
                <p class="govuk-body govuk-!-margin-bottom-0" role="status">{move || updates.looked.get().map(str::to_owned).or_else(|| updates.refusal.get())}</p>
            }.into_any())}
        </dl>
    }
    .into_any()
}
