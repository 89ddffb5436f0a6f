//! The panel's other sides: everything as text, what is not known yet, how the family is shown, the key to the signs.

use super::{
    bar::sample,
    desk::{Chosen, Desk, Side},
    fields::ticked,
};
use crate::{
    browser::page,
    diagrams::genogram::{Fills, Inside, ItemKind, NonBinary, Order, Settings, gaps, outline},
    diagrams::key::KeySign,
};
use leptos::prelude::*;

/// The family as text: each entry chooses what it speaks of, so that the same commands work on it.
#[component]
pub fn Outline(
    /// What the parts of the screen share.
    desk: Desk,
) -> impl IntoView {
    let parts = Memo::new(move |_| {
        desk.painted.with(|scene| {
            let entry = |item: &crate::diagrams::genogram::Item| {
                (Chosen { kind: item.kind, id: item.id.clone() }, item.label())
            };
            let part = |part: outline::Part<'_>| {
                (part.heading, part.entries.into_iter().map(entry).collect::<Vec<_>>())
            };
            outline::outline(scene).into_iter().map(part).collect::<Vec<_>>()
        })
    });
    let entry = move |(one, words): (Chosen, String)| {
        let is_plain = matches!(one.kind, ItemKind::Heading | ItemKind::Legend);
        let here = one.clone();
        let current = move || desk.chosen.with(|chosen| chosen.contains(&here)).then_some("true");
        if is_plain {
            return view! { <li>{words}</li> }.into_any();
        }
        view! {
            <li>
                <button type="button" class="kith-link-button kith-line-button" aria-current=current on:click=move |_| {
                    desk.chosen.set(vec![one.clone()]);
                    if one.kind == ItemKind::Person {
                        desk.show(&one.id);
                    }
                }>{words}</button>
            </li>
        }
        .into_any()
    };
    let part = move |(heading, entries): (&'static str, Vec<(Chosen, String)>)| {
        view! {
            <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{heading}</h3>
            <ul class="govuk-list">{entries.into_iter().map(entry).collect_view()}</ul>
        }
    };
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"The family in words"</h2>
        <p class="govuk-body">{move || desk.scene.with(|scene| scene.title.clone())} "."</p>
        <p class="govuk-hint">"An entry chosen here is chosen in the drawing; the commands under the drawing work on it."</p>
        {move || parts.get().into_iter().map(part).collect_view()}
    }
}

/// Prompts for the next conversation.
#[component]
pub fn Prompts(
    /// What the parts of the screen share.
    desk: Desk,
) -> impl IntoView {
    let all = Memo::new(move |_| {
        desk.painted.track();
        untrack(|| desk.with_view(gaps::gaps))
    });
    let one = move |gap: gaps::Gap| {
        let first = gap.people.first().cloned();
        let act = first.map(|id| {
            let words = if gap.people.len() == 1 { "Go there".to_owned() } else { format!("Go to the first of {}", gap.people.len()) };
            view! {
                <button type="button" class="kith-link-button" on:click=move |_| desk.choose(Chosen::person(&id))>
                    {words} <span class="govuk-visually-hidden">": " {gap.words.clone()}</span>
                </button>
            }
        });
        view! { <li class="kith-prompt"><p class="govuk-body govuk-!-margin-bottom-1">{gap.words.clone()}</p>{act}</li> }
    };
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"To ask next"</h2>
        <p class="govuk-hint">"Prompts, not errors: a family need not be complete."</p>
        <ul class="govuk-list">{move || all.get().into_iter().map(one).collect_view()}</ul>
        {move || all.with(Vec::is_empty).then(|| view! { <p class="govuk-body">"Nothing comes to mind."</p> })}
    }
}

type Switch = (&'static str, &'static str, fn(&mut Settings) -> &mut bool);

const SWITCHES: &[Switch] = &[
    ("emotional", "Emotional lines", |all| &mut all.emotional),
    ("abuse", "Abuse and neglect", |all| &mut all.abuse),
    ("roles", "Carers, attorneys and other roles", |all| &mut all.roles),
    ("households", "Households", |all| &mut all.households),
    ("health", "Health and substances", |all| &mut all.health),
    ("details", "Occupation, place, income, migration", |all| &mut all.details),
    ("judgements", "Professional judgements and suspicions", |all| &mut all.judgements),
    ("private", "What is kept back from shared copies", |all| &mut all.private),
    ("sources", "Who said so", |all| &mut all.sources),
    ("initials", "Initials instead of names", |all| &mut all.initials),
    ("trans", "Trans, where the person asked for it", |all| &mut all.trans),
    ("orientation", "Orientation", |all| &mut all.orientation),
    ("abortions", "Ended pregnancies", |all| &mut all.abortions),
    ("secrets", "Family secrets", |all| &mut all.secrets),
    ("smokers", "S for who smokes", |all| &mut all.smokers),
    ("interpreters", "L for who needs an interpreter", |all| &mut all.interpreters),
];

fn pick<T: Copy + PartialEq + Send + Sync + 'static>(
    desk: Desk,
    id: &'static str,
    label: &'static str,
    offered: &'static [(T, &'static str)],
    of: fn(&mut Settings) -> &mut T,
) -> AnyView {
    let present = move || desk.settings.with(|all| *of(&mut all.clone()));
    let option = move |(at, (value, words)): (usize, &'static (T, &'static str))| {
        view! { <option value=at.to_string() prop:selected=move || present() == *value>{*words}</option> }
    };
    let take = move |event| {
        let at: usize = event_target_value(&event).parse().unwrap_or(0);
        if let Some((value, _)) = offered.get(at) {
            desk.settings.update(|all| *of(all) = *value);
        }
    };
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label govuk-label--s" for=id>{label}</label>
            <select class="govuk-select" id=id on:change=take>{offered.iter().enumerate().map(option).collect_view()}</select>
        </div>
    }
    .into_any()
}

/// How the family is shown.
#[component]
pub fn Show(
    /// What the parts of the screen share.
    desk: Desk,
) -> impl IntoView {
    let switch = move |(slug, label, of): &'static Switch| {
        ticked(
            format!("show-{slug}"),
            label,
            move || desk.settings.with(|all| *of(&mut all.clone())),
            move |event| {
                let on = event_target_checked(&event);
                desk.settings.update(|all| *of(all) = on);
            },
        )
    };
    let whole =
        move |settings: Settings| desk.settings.set(Settings { legend: false, heading: false, ..settings });
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"What is shown"</h2>
        <div class="kith-bar__choices">
            <button type="button" class="govuk-button govuk-button--secondary kith-bar__button" on:click=move |_| whole(Settings::for_client())>"As for the client"</button>
            <button type="button" class="govuk-button govuk-button--secondary kith-bar__button" on:click=move |_| whole(Settings::default())>"As for the worker"</button>
        </div>
        {SWITCHES.iter().map(switch).collect_view()}
        {pick(desk, "show-fills", "The fills of the symbols speak of", &[(Fills::Health, "Health, in halves"), (Fills::Conditions, "Each condition, numbered"), (Fills::Culture, "Culture and heritage")], |all| &mut all.fills)}
        {pick(desk, "show-inside", "Inside a symbol", &[(Inside::Age, "The age"), (Inside::BirthDate, "The date of birth")], |all| &mut all.inside)}
        {pick(desk, "show-order", "Couples", &[(Order::ManLeft, "Man left, woman right"), (Order::AgeOrder, "Elder left")], |all| &mut all.order)}
        {pick(desk, "show-non-binary", "Non-binary people", &[(NonBinary::Dome, "Dome"), (NonBinary::Diamond, "Diamond")], |all| &mut all.non_binary)}
    }
}

/// The key to the signs that are in use.
#[component]
pub fn KeyToSigns(
    /// What the parts of the screen share.
    desk: Desk,
) -> impl IntoView {
    let signs = Memo::new(move |_| desk.painted.with(|scene| scene.signs.clone()));
    let one = |one: KeySign| {
        view! { <li class="kith-key__sign">{sample(one.sample)}<span>{one.words}</span></li> }
    };
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"Key to the signs"</h2>
        <p class="govuk-hint">"The signs that this drawing uses. It is drawn on every copy that is saved or printed."</p>
        <ul class="kith-key"><For each=move || signs.get() key=|one| one.slug.clone() children=one/></ul>
    }
}

/// The buttons that turn the panel.
#[component]
pub fn Sides(
    /// What the parts of the screen share.
    desk: Desk,
) -> impl IntoView {
    const ALL: [(Side, &str); 6] = [
        (Side::Details, "Details"),
        (Side::Outline, "In words"),
        (Side::Prompts, "Prompts"),
        (Side::Key, "Key"),
        (Side::Show, "Show"),
        (Side::Out, "Save and print"),
    ];
    let one = move |(side, words): (Side, &'static str)| {
        let pressed = move || (desk.side.get() == side).to_string();
        let turn = move |_| {
            desk.side.set(side);
            page::focus_quietly("panel-title");
        };
        view! { <button type="button" class="kith-side-button" aria-pressed=pressed on:click=turn>{words}</button> }
    };
    view! { <div class="kith-sides" role="group" aria-label="Panel">{ALL.into_iter().map(one).collect_view()}</div> }
}
