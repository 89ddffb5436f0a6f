//! What is said when the storage of this browser is damaged: on the list of the cases, and in place of the whole program where
//! the keys cannot be read. Every way from here leads to the rescue page or to a hand-off file.

use super::waiting::{self, Later};
use crate::parts::{Button, Look, disclosure, heading::heading};
use crate::workbench::{
    Place,
    bench::use_bench,
    state::{Amiss, What},
};
use leptos::prelude::*;

fn rescue_link() -> AnyView {
    view! { <a class="govuk-link" href="./rescue.html">"rescue page"</a> }.into_any()
}

/// The page in place of the program: why, and what can be done.
#[must_use]
pub fn broken(words: String) -> AnyView {
    view! {
        {heading("Kith cannot open what is kept on this device")}
        <div role="alert">
            <p class="govuk-body">{words}</p>
        </div>
        <p class="govuk-body">"Nothing was changed. What you can do, in this order:"</p>
        <ol class="govuk-list govuk-list--number">
            <li>"Save everything as it lies here, encrypted, on the " {rescue_link()} ". Give the file to your IT team: what is damaged may be mended from an older one."</li>
            <li>"If you have an older rescue file of this device, bring it back on another device, or here after the next step."</li>
            <li>"To begin anew here, remove everything that this device keeps, set it up again, and open your last hand-off files."</li>
        </ol>
        {disclosure("", "Begin anew on this device", waiting::screen(Later::Wipe))}
    }
    .into_any()
}

fn name(amiss: &Amiss) -> String {
    if amiss.name.is_empty() { "A case without a name".to_owned() } else { amiss.name.clone() }
}

/// What cannot be shown in the list of the cases.
#[must_use]
pub fn cases() -> AnyView {
    let bench = use_bench();
    let file =
        move || view! { <a class="govuk-link" href=bench.link(Place::OpenFile)>"Open a hand-off file"</a> };
    let item = move |amiss: Amiss| {
        let id = amiss.id.clone();
        let go_on = move || bench.go_on_without_case(&id);
        let go_on = (!amiss.id.is_empty()).then(|| {
            view! { " " {Button::new(Look::Link, "Go on without it", go_on).view()} }
        });
        let words = match amiss.what {
            What::Gone => view! {
                <strong>{name(&amiss)}</strong> ": this case was on this device and is missing from the browser\u{2019}s storage. Nobody has removed it in Kith. "
                {file()} " of it to have it back." {go_on}
            }
            .into_any(),
            What::Unreadable => view! {
                <strong>{name(&amiss)}</strong> ": nothing of this case can be read, because its storage is damaged. "
                {file()} " of it to have it back." {go_on}
            }
            .into_any(),
            What::Foreign => "Something in this browser\u{2019}s storage was put there by another program, unencrypted. Kith does not use it. Tell your IT team.".into_any(),
            What::ListGone => "The list of the cases that were on this device is missing, so that Kith cannot tell whether one of them is. Compare the list below with what you expect.".into_any(),
        };
        view! { <li>{words}</li> }
    };
    view! {
        <section class="moj-alert moj-alert--error" role="alert" aria-label="The storage is not as Kith left it">
            <div class="moj-alert__content">
                <h2 class="moj-alert__heading">"The storage is not as Kith left it"</h2>
                <ul class="govuk-list govuk-list--bullet">{move || bench.caseload.amiss.get().into_iter().map(item).collect_view()}</ul>
                <p class="govuk-body govuk-!-margin-bottom-0">"The other cases are not concerned. To save everything as it lies here, use the " {rescue_link()} "."</p>
            </div>
        </section>
    }
    .into_any()
}
