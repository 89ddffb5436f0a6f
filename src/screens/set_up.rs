//! The first start on a device: a passphrase, and a recovery code to print. Says plainly what a forgotten passphrase means.

use crate::parts::{Button, Look, TickBox, heading::heading};
use crate::{
    browser::{clock, page, soon, store::NewRing, task::OfScreen, worker},
    sealing::{Cost, RecoveryCode, passphrase},
    workbench::{Bench, bench::use_bench},
};
use leptos::prelude::*;

/// What is wrong with a new passphrase, in the user's words; nothing when it will do. `own` is what others know of the
/// practitioner.
#[must_use]
pub fn fault(typed: &str, again: &str, own: &str) -> Option<&'static str> {
    let used = worker::normalised(typed);
    passphrase::fault(&used, own).or_else(|| {
        (used != worker::normalised(again))
            .then_some("The two passphrases are not the same. Type it once more.")
    })
}

/// What others know of the practitioner, which no passphrase may be made of.
#[must_use]
pub fn own_words(bench: Bench) -> String {
    bench.preferences.with_untracked(|own| format!("{} {} {}", own.name, own.role, own.team))
}

/// The error summary of a form with one problem; it takes the focus.
#[must_use]
pub fn problem(words: String, field: &'static str) -> AnyView {
    soon::focus("problem");
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        page::focus(field);
    };
    view! {
        <div class="govuk-error-summary" id="problem" tabindex="-1" role="alert" aria-labelledby="problem-title">
            <h2 class="govuk-error-summary__title" id="problem-title">"There is a problem"</h2>
            <ul class="govuk-list govuk-error-summary__list">
                <li><a href=format!("#{field}") on:click=go>{words}</a></li>
            </ul>
        </div>
    }
    .into_any()
}

/// A passphrase field that can show what is typed.
#[must_use]
pub fn passphrase_field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    is_shown: RwSignal<bool>,
    complete: &'static str,
) -> AnyView {
    let hint_id = format!("{id}-hint");
    let hint = (!hint.is_empty()).then(|| view! { <div class="govuk-hint" id=hint_id.clone()>{hint}</div> });
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label govuk-label--s" for=id>{label}</label>
            {hint}
            {crate::parts::TextBox::new("passphrase", crate::parts::Kept::No("a secret"), id, value, move |words| value.set(words))
                .kind(Signal::derive(move || if is_shown.get() { "text" } else { "password" }))
                .complete(complete)
                .class("govuk-input kith-passphrase")
                .described(Some(hint_id))
                .view()}
        </div>
    }
    .into_any()
}

/// Shows or hides what is typed in the fields above it.
#[must_use]
pub fn show_toggle(is_shown: RwSignal<bool>) -> AnyView {
    check("show-passphrase", "Show the passphrase", is_shown)
}

/// A checkbox.
#[must_use]
pub fn check(id: &'static str, label: &'static str, value: RwSignal<bool>) -> AnyView {
    TickBox::new(id, label, value, move |is_on| value.set(is_on)).alone("govuk-!-margin-bottom-4")
}

/// A recovery code in large letters, with a button to print it.
#[must_use]
pub fn recovery_sheet(code: &RecoveryCode) -> AnyView {
    let today = crate::case::date::day_in_words(clock::today());
    view! {
        <div class="govuk-panel kith-recovery" data-paper="">
            <h2 class="govuk-heading-m">"Recovery code for Kith"</h2>
            <p class="kith-recovery__code" aria-label="Recovery code">{code.to_string()}</p>
            <p class="govuk-body govuk-!-margin-bottom-0">"Made on " {today} ". Keep it apart from the device, where your team keeps keys."</p>
        </div>
        {Button::new(Look::Secondary, "Print this page", move || { page::print(); }).class("kith-no-print").view()}
    }
    .into_any()
}

/// The screen. `was_cleared` says that this device was set up before and the browser has removed what it kept.
#[must_use]
pub fn screen(was_cleared: bool) -> AnyView {
    let bench = use_bench();
    let work = OfScreen::here();
    let passphrase = RwSignal::new(String::new());
    let again = RwSignal::new(String::new());
    let is_shown = RwSignal::new(false);
    let is_understood = RwSignal::new(false);
    let is_kept = RwSignal::new(false);
    let wrong: RwSignal<Option<(String, &'static str)>> = RwSignal::new(None);
    let code: RwSignal<Option<RecoveryCode>> = RwSignal::new(None);
    let is_busy = RwSignal::new(false);
    let suggest = move || {
        work.start(async move {
            match worker::passphrase_words(5).await {
                Ok(words) => {
                    let _ = is_shown.try_set(true);
                    let _ = passphrase.try_set(words);
                    let _ = again.try_set(String::new());
                }
                Err(trouble) => bench.notify_error(&trouble.to_string()),
            }
        });
    };
    let go_on = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let fault = fault(&passphrase.get_untracked(), &again.get_untracked(), &own_words(bench));
        wrong.set(match fault {
            Some(words) => Some((words.to_owned(), "passphrase")),
            None if !is_understood.get_untracked() => Some((
                "Confirm that you have read what a forgotten passphrase means.".to_owned(),
                "understood",
            )),
            None => None,
        });
        if wrong.with_untracked(Option::is_none) {
            code.set(Some(RecoveryCode::new(clock::random())));
            soon::focus("page-title");
        }
    };
    let finish = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !is_kept.get_untracked() {
            wrong.set(Some((
                "Print the recovery code or write it down, then confirm that you have.".to_owned(),
                "kept",
            )));
            return;
        }
        let Some(recovery) = code.get_untracked() else { return };
        wrong.set(None);
        is_busy.set(true);
        let new = NewRing { passphrase: passphrase.get_untracked(), recovery, cost: Cost::USUAL };
        work.start(async move {
            if let Err(words) = bench.set_up_device(new).await {
                let _ = wrong.try_set(Some((words, "kept")));
                let _ = is_busy.try_set(false);
            }
        });
    };
    let summary = move || wrong.get().map(|(words, field)| problem(words, field));
    let first = move || {
        view! {
            {heading("Protect the cases on this device")}
            {super::install::advice()}
            {was_cleared.then(|| view! {
                <div class="moj-alert moj-alert--error" role="alert" aria-label="The storage was cleared">
                    <div class="moj-alert__content">
                        <h2 class="moj-alert__heading">"The browser has removed what Kith kept here"</h2>
                        <p class="govuk-body govuk-!-margin-bottom-0">"Cases were kept on this device, and its storage was cleared: by the browser, by someone who cleared the browsing data, or because the page was not opened for long. Set the device up again, then open your last hand-off files. Tell your IT team if nobody here cleared it."</p>
                    </div>
                </div>
            })}
            {summary}
            <p class="govuk-body">"Everything that Kith keeps on this device is encrypted. Only the passphrase that you choose now opens it; Kith asks for it each time it starts and after a few minutes without a touch."</p>
            <form on:submit=go_on novalidate>
                {passphrase_field("passphrase", "Choose a passphrase", "At least 12 characters. Four or five words that do not belong together are easy to keep in mind and hard to guess.", passphrase, is_shown, "new-password")}
                {Button::new(Look::Secondary, "Suggest five words", suggest).view()}
                {passphrase_field("again", "Type the passphrase again", "", again, is_shown, "new-password")}
                {show_toggle(is_shown)}
                <div class="govuk-warning-text">
                    <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
                    <strong class="govuk-warning-text__text">
                        <span class="govuk-visually-hidden">"Warning: "</span>
                        "If you forget the passphrase, only the recovery code on the next page opens the cases. If you lose both, what is on this device is gone for good: nobody can open it, not the makers of Kith, not your IT team."
                    </strong>
                </div>
                {check("understood", "I have read what a forgotten passphrase means", is_understood)}
                {Button::submit(Look::Primary, "Go on").view()}
            </form>
            <h2 class="govuk-heading-m">"Only looking around?"</h2>
            <p class="govuk-body">"The training case needs no passphrase: everyone in it is invented. "
                <a class="govuk-link" href="#/training/">"Open the training case"</a></p>
            <h2 class="govuk-heading-m">"Bringing a rescue file back?"</h2>
            <p class="govuk-body">"It restores the cases of another device as they were kept there. "
                <a class="govuk-link" href="./rescue.html">"Open the rescue page"</a></p>
        }
        .into_any()
    };
    let second = move |recovery: RecoveryCode| {
        view! {
            {heading("Print the recovery code")}
            {summary}
            <p class="govuk-body kith-no-print">"Should you forget the passphrase, this code opens the cases on this device. It is shown only now and is kept nowhere. Whoever holds it and the device can read the cases."</p>
            {recovery_sheet(&recovery)}
            <form class="kith-no-print" on:submit=finish novalidate>
                {check("kept", "I have printed the recovery code or written it down", is_kept)}
                <div class="govuk-button-group">
                    {Button::submit(Look::Primary, "Protect this device").disabled(move || is_busy.get()).view()}
                    {Button::new(Look::Secondary, "Go back", move || code.set(None))
                        .disabled(move || is_busy.get())
                        .view()}
                </div>
                <p class="govuk-body" role="status">{move || is_busy.get().then_some("Making the keys. This takes a few seconds\u{2026}")}</p>
            </form>
        }
        .into_any()
    };
    (move || match code.get() {
        None => first(),
        Some(recovery) => second(recovery),
    })
    .into_any()
}
