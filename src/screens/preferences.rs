//! The practitioner's own details and the mailboxes of the areas. Nothing about a client is kept here.

use super::shell::heading;
use crate::{
    browser::preferences::{Mailbox, Preferences},
    workbench::{Bench, bench::use_bench},
};
use leptos::prelude::*;

/// The roles of the framework's practitioners (F2).
const ROLES: [&str; 6] = [
    "Social Worker",
    "Senior Practitioner",
    "Team Manager",
    "Occupational Therapist",
    "Nurse",
    "Case Officer",
];

fn change(bench: Bench, set: impl FnOnce(&mut Preferences)) {
    bench.preferences.update(set);
    if let Err(words) = bench.preferences.with_untracked(Preferences::save) {
        bench.trouble(&words);
    }
}

/// The screen.
#[must_use]
pub fn screen() -> AnyView {
    let bench = use_bench();
    let line = move |id: &'static str,
                     label: &'static str,
                     hint: &'static str,
                     get: fn(&Preferences) -> String,
                     set: fn(&mut Preferences, String)| {
        let value = Memo::new(move |_| bench.preferences.with(get));
        view! {
            <div class="govuk-form-group">
                <label class="govuk-label govuk-label--s" for=id>{label}</label>
                <div class="govuk-hint" id=format!("{id}-hint")>{hint}</div>
                <input class="govuk-input govuk-input--width-20" id=id type="text" autocomplete="off"
                    aria-describedby=format!("{id}-hint")
                    list=(id == "role").then_some("roles")
                    prop:value=move || value.get()
                    on:input=move |event| change(bench, |p| set(p, event_target_value(&event)))/>
            </div>
        }
    };
    let count = Memo::new(move |_| bench.preferences.with(|p| p.mailboxes.len()));
    let mailbox = move |index: usize| {
        let field = move |name: &'static str,
                          label: String,
                          get: fn(&Mailbox) -> String,
                          set: fn(&mut Mailbox, String)| {
            let id = format!("mailbox-{index}-{name}");
            let value = Memo::new(move |_| {
                bench.preferences.with(|p| p.mailboxes.get(index).map(get).unwrap_or_default())
            });
            view! {
                <div>
                    <label class="govuk-label" for=id.clone()>{label}</label>
                    <input class="govuk-input" id=id type="text" autocomplete="off"
                        prop:value=move || value.get()
                        on:input=move |event| {
                            let words = event_target_value(&event);
                            change(bench, |p| if let Some(mailbox) = p.mailboxes.get_mut(index) { set(mailbox, words) });
                        }/>
                </div>
            }
        };
        let remove = move |_| {
            change(bench, |p| {
                if index < p.mailboxes.len() {
                    p.mailboxes.remove(index);
                }
            })
        };
        view! {
            <li class="kith-list__item kith-list__item--row">
                {field("area", format!("Area {}", index + 1), |m| m.area.clone(), |m, words| m.area = words)}
                {field("address", format!("Mailbox of area {}", index + 1), |m| m.address.clone(), |m, words| m.address = words)}
                <button type="button" class="kith-link-button" on:click=remove>"Remove area " {index + 1}</button>
            </li>
        }
    };
    let add = move |_| change(bench, |p| p.mailboxes.push(Mailbox::default()));
    view! {
        {heading("Your details")}
        <p class="govuk-body"><a class="govuk-link kith-touch" href=bench.link(crate::workbench::Place::Protection)>"Protection of this device"</a>": passphrase, recovery code, locking, removing everything."</p>
        <p class="govuk-body">"Your name and role stand beside everything you write. They stay in this browser until you hand a case over."</p>
        {line("name", "Your name", "As it should stand in the record.", |p| p.name.clone(), |p, words| p.name = words)}
        {line("role", "Your role", "For example, Social Worker or Senior Practitioner.", |p| p.role.clone(), |p, words| p.role = words)}
        <datalist id="roles">{ROLES.into_iter().map(|role| view! { <option value=role></option> }).collect_view()}</datalist>
        {line("team", "Your team", "The team or area that you work in.", |p| p.team.clone(), |p, words| p.team = words)}
        <h2 class="govuk-heading-m">"Area mailboxes"</h2>
        <p class="govuk-body">"Where consultations are sent: the social work mailbox of each area."</p>
        <ul class="kith-list">{move || (0..count.get()).map(mailbox).collect_view()}</ul>
        <button type="button" class="govuk-button govuk-button--secondary" on:click=add>"Add an area"</button>
    }
    .into_any()
}
