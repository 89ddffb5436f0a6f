//! How this device is protected: another passphrase, another recovery code, when Kith locks, and wiping.

use super::{
    set_up::{check, fault, own_words, passphrase_field, problem, recovery_sheet, show_toggle},
    wipe::DeviceWipe,
};
use crate::parts::{Button, Labelled, Look, Select, heading::heading, select::options};
use crate::{
    browser::{clock, keys::Secret, preferences::Preferences, soon, store::Successor, task::OfScreen},
    sealing::RecoveryCode,
    workbench::{Realm, bench::use_bench, lock},
};
use leptos::prelude::*;

/// The screen.
#[must_use]
pub fn screen() -> AnyView {
    let bench = use_bench();
    if bench.realm() == Realm::Training {
        return view! {
            {heading("Protection of this device")}
            <p class="govuk-body">"The training case is not protected, since everyone in it is invented. Leave training to protect your cases."</p>
        }
        .into_any();
    }
    view! {
        {heading("Protection of this device")}
        <p class="govuk-body">"The cases on this device are encrypted. Kith asks for the passphrase each time it starts."</p>
        {locking()}
        {new_passphrase()}
        {new_code()}
        <h2 class="govuk-heading-m">"Remove everything from this device"</h2>
        <DeviceWipe/>
    }
    .into_any()
}

/// When Kith locks by itself.
fn locking() -> AnyView {
    let bench = use_bench();
    let minutes = move || {
        let set = bench.preferences.with(|preferences| preferences.lock_minutes);
        set.map_or(lock::IDLE_MINUTES, u64::from).to_string()
    };
    let set = move |minutes: String| {
        let minutes = minutes.parse::<u8>().ok();
        bench.preferences.update(|preferences| preferences.lock_minutes = minutes);
        if let Err(words) = bench.preferences.with_untracked(Preferences::save) {
            bench.notify_error(&words);
        }
    };
    let option = move |value: u8| {
        let words = if value == 1 { "1 minute".to_owned() } else { format!("{value} minutes") };
        (value.to_string(), words)
    };
    let offered = options([1, 2, 5, 10, 15].map(option));
    let select = Select::new("lock-minutes", offered, set).chosen(minutes).view();
    view! {
        <h2 class="govuk-heading-m">"When Kith locks"</h2>
        <p class="govuk-body">"It locks when you choose \u{201c}Lock\u{201d} (Ctrl+Alt+L), when it was hidden for 5 minutes, and when nobody has touched it for as long as you choose here. It warns a minute before."</p>
        {Labelled::new("lock-minutes", "Lock without a touch after").bold().view(select)}
        {check("visit", "I am on a visit: wait 30 minutes, until Kith is next locked", bench.locking.is_visit)}
    }
    .into_any()
}

fn new_passphrase() -> AnyView {
    let bench = use_bench();
    let present = RwSignal::new(String::new());
    let passphrase = RwSignal::new(String::new());
    let again = RwSignal::new(String::new());
    let is_shown = RwSignal::new(false);
    let is_busy = RwSignal::new(false);
    let by_code = RwSignal::new(false);
    let wrong: RwSignal<Option<(String, &'static str)>> = RwSignal::new(None);
    let work = OfScreen::here();
    let change = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = present.get_untracked();
        let secret = if by_code.get_untracked() {
            RecoveryCode::parse(&typed).map(Secret::Recovery).map_err(|fault| fault.to_string())
        } else if typed.trim().is_empty() {
            Err("Enter the present passphrase.".to_owned())
        } else {
            Ok(Secret::Passphrase(typed))
        };
        let secret =
            match (secret, fault(&passphrase.get_untracked(), &again.get_untracked(), &own_words(bench))) {
                (Err(words), _) => return wrong.set(Some((words, "present"))),
                (_, Some(words)) => return wrong.set(Some((words.to_owned(), "new-passphrase"))),
                (Ok(secret), None) => secret,
            };
        wrong.set(None);
        is_busy.set(true);
        let new = Secret::Passphrase(passphrase.get_untracked());
        // Made and tried first. Whoever leaves before it is put in place goes on with the old one.
        work.start(async move {
            let done = match bench.successor(secret, new).await {
                Ok(successor) => bench.succeed(successor).await,
                Err(words) => Err(words),
            };
            match done {
                Ok(()) => {
                    for field in [present, passphrase, again] {
                        let _ = field.try_set(String::new());
                    }
                    bench.notify("The passphrase was changed. The old one opens nothing any more; the recovery code stays good.");
                }
                Err(words) => {
                    let _ = wrong.try_set(Some((words, "present")));
                }
            }
            let _ = is_busy.try_set(false);
        });
    };
    let label = move || {
        let (label, shown) = if by_code.get() {
            ("Recovery code", RwSignal::new(true))
        } else {
            ("Present passphrase", is_shown)
        };
        passphrase_field("present", label, "", present, shown, "current-password")
    };
    view! {
        <h2 class="govuk-heading-m">"Change the passphrase"</h2>
        {move || wrong.get().map(|(words, field)| problem(words, field))}
        <form on:submit=change novalidate>
            {label}
            {check("present-by-code", "I have forgotten it: use the recovery code", by_code)}
            {passphrase_field("new-passphrase", "New passphrase", "At least 12 characters.", passphrase, is_shown, "new-password")}
            {passphrase_field("new-again", "Type the new passphrase again", "", again, is_shown, "new-password")}
            {show_toggle(is_shown)}
            {Button::submit(Look::Secondary, "Change the passphrase").disabled(move || is_busy.get()).view()}
            <p class="govuk-body" role="status">{move || is_busy.get().then_some("Changing it\u{2026}")}</p>
        </form>
    }
    .into_any()
}

/// A new recovery code, as far as its making has come.
#[derive(Clone, PartialEq)]
struct Offered {
    code: RecoveryCode,
    successor: Successor,
}

fn new_code() -> AnyView {
    let bench = use_bench();
    let work = OfScreen::here();
    let present = RwSignal::new(String::new());
    let is_busy = RwSignal::new(false);
    let is_kept = RwSignal::new(false);
    let wrong: RwSignal<Option<(String, &'static str)>> = RwSignal::new(None);
    let offered: RwSignal<Option<Offered>> = RwSignal::new(None);
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = present.get_untracked();
        if typed.trim().is_empty() {
            return wrong.set(Some(("Enter the passphrase of this device.".to_owned(), "code-passphrase")));
        }
        wrong.set(None);
        is_busy.set(true);
        work.start(async move {
            let code = RecoveryCode::new(clock::random());
            match bench.successor(Secret::Passphrase(typed), Secret::Recovery(code.clone())).await {
                Ok(successor) => {
                    let _ = present.try_set(String::new());
                    let _ = is_kept.try_set(false);
                    let _ = offered.try_set(Some(Offered { code, successor }));
                    soon::focus("new-code");
                }
                Err(words) => {
                    let _ = wrong.try_set(Some((words, "code-passphrase")));
                }
            }
            let _ = is_busy.try_set(false);
        });
    };
    let put_in_place = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !is_kept.get_untracked() {
            return wrong.set(Some((
                "Print the new recovery code or write it down, then confirm that you have.".to_owned(),
                "new-code-kept",
            )));
        }
        let Some(Offered { successor, .. }) = offered.get_untracked() else { return };
        wrong.set(None);
        is_busy.set(true);
        work.start(async move {
            match bench.succeed(successor).await {
                Ok(()) => {
                    let _ = offered.try_set(None);
                    bench.notify("The new recovery code is in use. The old one opens nothing any more: destroy its print.");
                }
                Err(words) => {
                    let _ = wrong.try_set(Some((words, "new-code-kept")));
                }
            }
            let _ = is_busy.try_set(false);
        });
    };
    let shown = RwSignal::new(false);
    let ask = move || {
        view! {
            <form on:submit=make novalidate>
                {passphrase_field("code-passphrase", "Your passphrase", "", present, shown, "current-password")}
                {Button::submit(Look::Secondary, "Make a new code").disabled(move || is_busy.get()).view()}
                <p class="govuk-body" role="status">{move || is_busy.get().then_some("Making it\u{2026}")}</p>
            </form>
        }
        .into_any()
    };
    let confirm = move |code: RecoveryCode| {
        view! {
            <div id="new-code" tabindex="-1">{recovery_sheet(&code)}</div>
            <form class="kith-no-print" on:submit=put_in_place novalidate>
                <p class="govuk-body">"This code is not in use yet, and is shown only now. The old one stays good until you confirm; leave this page and nothing is changed."</p>
                {check("new-code-kept", "I have printed the new recovery code or written it down", is_kept)}
                <div class="govuk-button-group">
                    {Button::submit(Look::Primary, "Use the new code from now on")
                        .disabled(move || is_busy.get())
                        .view()}
                    {Button::new(Look::Secondary, "Keep the old code", move || offered.set(None))
                        .disabled(move || is_busy.get())
                        .view()}
                </div>
            </form>
        }
        .into_any()
    };
    view! {
        <h2 class="govuk-heading-m kith-no-print">"Make a new recovery code"</h2>
        <p class="govuk-body kith-no-print">"You print the new code first. The old one opens nothing any more once you have confirmed that you did."</p>
        {move || wrong.get().map(|(words, field)| problem(words, field))}
        {move || match offered.get() {
            None => ask(),
            Some(Offered { code, .. }) => confirm(code),
        }}
    }
    .into_any()
}
