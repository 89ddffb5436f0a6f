//! How this device is protected: another passphrase, another recovery code, when Kith locks, and wiping.

use super::{
    set_up::{check, fault, own_words, passphrase_field, problem, recovery_sheet, show_toggle},
    shell::heading,
    wipe::DeviceWipe,
};
use crate::{
    browser::{clock, keys::Secret, preferences::Preferences},
    sealing::RecoveryCode,
    workbench::{Realm, bench::use_bench, lock},
};
use leptos::{prelude::*, task::spawn_local};

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
    let set = move |event| {
        let minutes = event_target_value(&event).parse::<u8>().ok();
        bench.preferences.update(|preferences| preferences.lock_minutes = minutes);
        if let Err(words) = bench.preferences.with_untracked(Preferences::save) {
            bench.trouble(&words);
        }
    };
    let option = move |value: u8| {
        let words = if value == 1 { "1 minute".to_owned() } else { format!("{value} minutes") };
        view! { <option value=value.to_string() selected=move || minutes() == value.to_string()>{words}</option> }
    };
    view! {
        <h2 class="govuk-heading-m">"When Kith locks"</h2>
        <p class="govuk-body">"It locks when you choose \u{201c}Lock\u{201d} (Ctrl+Alt+L), when it was hidden for 5 minutes, and when nobody has touched it for as long as you choose here. It warns a minute before."</p>
        <div class="govuk-form-group">
            <label class="govuk-label govuk-label--s" for="lock-minutes">"Lock without a touch after"</label>
            <select class="govuk-select" id="lock-minutes" on:change=set>
                {[1, 2, 5, 10, 15].into_iter().map(option).collect_view()}
            </select>
        </div>
        {check("visit", "I am on a visit: wait 30 minutes, until Kith is next locked", bench.is_visit)}
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
        spawn_local(async move {
            let new = Secret::Passphrase(passphrase.get_untracked());
            match bench.change_secret(secret, new).await {
                Ok(()) => {
                    for field in [present, passphrase, again] {
                        let _ = field.try_set(String::new());
                    }
                    bench.tell("The passphrase was changed. The old one opens nothing any more; the recovery code stays good.");
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
            <button type="submit" class="govuk-button govuk-button--secondary" prop:disabled=move || is_busy.get()>"Change the passphrase"</button>
            <p class="govuk-body" role="status">{move || is_busy.get().then_some("Changing it\u{2026}")}</p>
        </form>
    }
    .into_any()
}

fn new_code() -> AnyView {
    let bench = use_bench();
    let present = RwSignal::new(String::new());
    let is_busy = RwSignal::new(false);
    let wrong: RwSignal<Option<String>> = RwSignal::new(None);
    let made: RwSignal<Option<RecoveryCode>> = RwSignal::new(None);
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = present.get_untracked();
        if typed.trim().is_empty() {
            return wrong.set(Some("Enter the passphrase of this device.".to_owned()));
        }
        wrong.set(None);
        is_busy.set(true);
        spawn_local(async move {
            let code = RecoveryCode::new(clock::random());
            match bench.change_secret(Secret::Passphrase(typed), Secret::Recovery(code.clone())).await {
                Ok(()) => {
                    let _ = present.try_set(String::new());
                    let _ = made.try_set(Some(code));
                }
                Err(words) => {
                    let _ = wrong.try_set(Some(words));
                }
            }
            let _ = is_busy.try_set(false);
        });
    };
    let shown = RwSignal::new(false);
    view! {
        <h2 class="govuk-heading-m">"Make a new recovery code"</h2>
        <p class="govuk-body">"The old code opens nothing any more as soon as the new one is made."</p>
        {move || wrong.get().map(|words| problem(words, "code-passphrase"))}
        <form on:submit=make novalidate>
            {passphrase_field("code-passphrase", "Your passphrase", "", present, shown, "current-password")}
            <button type="submit" class="govuk-button govuk-button--secondary" prop:disabled=move || is_busy.get()>"Make a new code"</button>
        </form>
        <div role="status">{move || made.get().map(|code| recovery_sheet(&code))}</div>
    }
    .into_any()
}
