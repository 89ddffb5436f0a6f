//! The practitioner's own details and the mailboxes of the areas. Nothing about a client is kept here.

use crate::parts::heading::heading;
use crate::{
    browser::memo::memo,
    browser::preferences::{Mailbox, Preferences},
    parts::{Button, Kept, Labelled, Look, TextBox, TickBox},
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
        bench.notify_error(&words);
    }
}

/// Whether spelling is checked and words are suggested, with what that risks.
fn spelling(bench: Bench) -> AnyView {
    let is_on = memo(move || bench.preferences.with(|p| p.spelling));
    let toggle = move |is_on| change(bench, |p| p.spelling = is_on);
    let tick = TickBox::new("spelling", "Check spelling and suggest words while I type", is_on, toggle);
    view! {
        <h2 class="govuk-heading-m">"Spelling"</h2>
        <div class="govuk-form-group">
            {tick.described("spelling-hint").alone("")}
            <div class="govuk-hint" id="spelling-hint">
                "It is off until you turn it on, because some browsers and keyboards send what you type to a company on the internet to check it or to suggest words. Kith cannot see whether yours does, and cannot stop it once this is on. Turn it on only if whoever looks after this device says that it checks spelling on the device itself."
            </div>
        </div>
    }
    .into_any()
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
        let value = memo(move || bench.preferences.with(get));
        let label = Labelled::new(id, label).bold().hint(hint);
        let take = move |words| change(bench, |p| set(p, words));
        let field = TextBox::new("own-details", Kept::InSettings, id, value, take)
            .marks()
            .class("govuk-input govuk-input--width-20")
            .described(label.described())
            .list((id == "role").then_some("roles"))
            .view();
        label.view(field)
    };
    let count = memo(move || bench.preferences.with(|p| p.mailboxes.len()));
    let mailbox = move |index: usize| {
        let field = move |name: &'static str,
                          label: String,
                          get: fn(&Mailbox) -> String,
                          set: fn(&mut Mailbox, String)| {
            let id = format!("mailbox-{index}-{name}");
            let value =
                memo(move || bench.preferences.with(|p| p.mailboxes.get(index).map(get).unwrap_or_default()));
            let take = move |words: String| {
                change(bench, |p| {
                    if let Some(mailbox) = p.mailboxes.get_mut(index) {
                        set(mailbox, words);
                    }
                });
            };
            view! {
                <div>
                    <label class="govuk-label" for=id.clone()>{label}</label>
                    {TextBox::new("mailbox", Kept::InSettings, id, value, take).marks().view()}
                </div>
            }
        };
        let remove = move || {
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
                {Button::new(Look::Link, format!("Remove area {}", index + 1), remove).view()}
            </li>
        }
    };
    let add = move || change(bench, |p| p.mailboxes.push(Mailbox::default()));
    view! {
        {heading("Your details")}
        <p class="govuk-body"><a class="govuk-link kith-touch" href=bench.link(crate::workbench::Place::Protection)>"Protection of this device"</a>": passphrase, recovery code, locking, removing everything."</p>
        <p class="govuk-body">"Your name and role stand beside everything you write. They stay in this browser until you hand a case over."</p>
        {line("name", "Your name", "As it should stand in the record.", |p| p.name.clone(), |p, words| p.name = words)}
        {line("role", "Your role", "For example, Social Worker or Senior Practitioner.", |p| p.role.clone(), |p, words| p.role = words)}
        <datalist id="roles">{ROLES.into_iter().map(|role| view! { <option value=role></option> }).collect_view()}</datalist>
        {line("team", "Your team", "The team or area that you work in.", |p| p.team.clone(), |p, words| p.team = words)}
        {spelling(bench)}
        <h2 class="govuk-heading-m">"Area mailboxes"</h2>
        <p class="govuk-body">"Where consultations are sent: the social work mailbox of each area."</p>
        <ul class="kith-list">{move || (0..count.get()).map(mailbox).collect_view()}</ul>
        {Button::new(Look::Secondary, "Add an area", add).view()}
    }
    .into_any()
}
