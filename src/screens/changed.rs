//! The program on this device was changed, and nobody here has asked for it. It says so, says how to check, and asks for nothing.

use crate::parts::{Button, Look, heading::heading};
use crate::{
    browser::{offline, page},
    workbench::{bench::use_bench, update::use_updates},
};
use leptos::prelude::*;

/// The screen. `is_kept` says that something that could not be saved is still in memory.
#[must_use]
pub fn screen(is_kept: bool) -> AnyView {
    let bench = use_bench();
    let updates = use_updates();
    let ours = offline::build().unwrap_or_default();
    let other = move || {
        updates.stranger.get().flatten().unwrap_or_else(|| "it does not say which build it is".to_owned())
    };
    let row = |name: &'static str, value: AnyView| {
        view! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{name}</dt>
                <dd class="govuk-summary-list__value">{value}</dd>
            </div>
        }
    };
    view! {
        {heading("The program was changed without you")}
        <div role="alert">
            <p class="govuk-body">"The place that Kith comes from has put another program on this device, and it has taken over without a tap of yours. A new version of Kith never does that by itself. This window still runs the program that you had. Kith is locked, and everything you typed is kept."</p>
            <p class="govuk-body"><strong>"Do not reload this page, and do not type your passphrase into any window that was opened after this, before you have checked."</strong></p>
        </div>
        <dl class="govuk-summary-list">
            {row("Build of this window", ours.into_any())}
            {row("Build that took over", view! { {other} }.into_any())}
        </dl>
        <h2 class="govuk-heading-m">"How to check"</h2>
        <p class="govuk-body">"Ask the people who give you Kith, by telephone or in person, whether they have put this build there. Its name also stands under \u{201c}About\u{201d} on a colleague\u{2019}s device, and their list of check sums (SHA256SUMS) has the sum of each of its files. A program with ill intent can claim any name: only those people know."</p>
        {is_kept.then(|| view! {
            <div class="govuk-inset-text">"Something you typed could not be saved. It is still in the memory of this window: go on here, then download a copy. Do not close it."</div>
        })}
        <div class="govuk-button-group">
            {Button::new(Look::Primary, "Go on in this window with the program that you had", move || bench.go_on_unchanged()).view()}
            {(!is_kept).then(|| Button::new(Look::Secondary, "I have checked it: open the other program", page::reload).view())}
        </div>
        <p class="govuk-body">"The program that you had checks each file that it still loads, so you can hand over the open cases from this window. Once it is closed or loaded again, the other program opens in its place."</p>
    }
    .into_any()
}
