//! The passphrase is asked for. Nothing of a case is in memory behind this screen, unless it could not be saved.

use super::set_up::{passphrase_field, problem, show_toggle};
use crate::parts::{Button, Look, disclosure, heading::heading};
use crate::{
    browser::{keys::Secret, soon, task::OfScreen},
    sealing::RecoveryCode,
    workbench::{bench::use_bench, orders},
};
use leptos::prelude::*;
use zeroize::{Zeroize, Zeroizing};

/// Overwrites what was typed, since the memory of a text that is dropped keeps its letters.
fn forget(typed: RwSignal<String>) {
    let _ = typed.try_update_untracked(Zeroize::zeroize);
}

/// The screen. `is_covered` says that something in memory could not be saved before the lock.
#[must_use]
pub fn screen(is_covered: bool) -> AnyView {
    let bench = use_bench();
    let here = OfScreen::here();
    let typed = RwSignal::new(String::new());
    let is_shown = RwSignal::new(false);
    let by_code = RwSignal::new(false);
    let wrong: RwSignal<Option<String>> = RwSignal::new(None);
    let is_busy = RwSignal::new(false);
    soon::focus("passphrase");
    let unlock = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        let words = Zeroizing::new(typed.get_untracked());
        let secret = if words.trim().is_empty() {
            Err("Enter the passphrase of this device.".to_owned())
        } else if by_code.get_untracked() {
            RecoveryCode::parse(&words).map(Secret::Recovery).map_err(|fault| fault.to_string())
        } else {
            Ok(Secret::Passphrase(words.to_string()))
        };
        wrong.set(None);
        match secret {
            Err(words) => wrong.set(Some(words)),
            Ok(secret) => {
                is_busy.set(true);
                here.start(async move {
                    // What comes after is the workbench's: this screen goes when it opens.
                    let done = bench.unlock(secret).await;
                    let _ = is_busy.try_set(false);
                    if let Err(words) = done {
                        let _ = wrong.try_set(Some(words));
                    }
                });
            }
        }
    };
    on_cleanup(move || forget(typed));
    let other = move || {
        by_code.update(|by_code| *by_code = !*by_code);
        forget(typed);
        typed.set(String::new());
        wrong.set(None);
        soon::focus("passphrase");
    };
    let field = move || {
        if by_code.get() {
            passphrase_field(
                "passphrase",
                "Recovery code",
                "The seven groups of four letters and digits on your print.",
                typed,
                RwSignal::new(true),
                "off",
            )
        } else {
            passphrase_field("passphrase", "Passphrase", "", typed, is_shown, "current-password")
        }
    };
    let neither = view! {
        <p class="govuk-body">"Then the cases on this device cannot be opened by anyone. Your hand-off files are not concerned. To begin anew on this device, remove everything that it keeps."</p>
        {super::waiting::screen(super::waiting::Later::Wipe)}
    };
    view! {
        {heading("Kith is locked")}
        {move || wrong.get().map(|words| problem(words, "passphrase"))}
        {move || orders::silence_in_words(bench.locking.unanswered.get()).map(|words| view! {
            <section class="moj-alert moj-alert--warning" role="alert" aria-label="Another window did not answer">
                <div class="moj-alert__content">{words} " It may still show what it had open. When it wakes, it locks before it shows anything."</div>
            </section>
        })}
        {is_covered.then(|| view! {
            <div class="govuk-inset-text">"Something you typed could not be saved before Kith locked. It is still in memory: unlock, then download a copy. Do not close this page."</div>
        })}
        <form on:submit=unlock novalidate>
            {field}
            {move || (!by_code.get()).then(|| show_toggle(is_shown))}
            {Button::submit(Look::Primary, "Unlock").disabled(move || is_busy.get()).view()}
            <p class="govuk-body" role="status">{move || is_busy.get().then_some("Unlocking\u{2026}")}</p>
        </form>
        <p class="govuk-body">
            {Button::new(Look::Link, move || if by_code.get() { "Use the passphrase" } else { "Use the recovery code" }, other).view()}
        </p>
        {disclosure("", "I have neither of them", neither.into_any())}
    }
    .into_any()
}
