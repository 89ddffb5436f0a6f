//! What is known of what is chosen, to read and to change: a system with its ties, one tie, somebody in the middle.

use super::desk::{Desk, Doing};
use crate::{
    browser::memo::memo,
    case::{
        Key,
        family::nouns::TIE,
        network::{Network, nouns},
    },
    diagrams::{ecomap::facts, layout::Point, scene::ItemKind},
    forms::{family::WORD, network as asked},
    parts::{Button, Look},
    screens::{
        diagram::{Chosen, button, fields::fields, more},
        withdraw::WithdrawButton,
    },
};
use leptos::prelude::*;

/// How far one tap on an arrow moves a system, in the drawing's units.
const STEP: f64 = 20.0;

/// The panel for what is chosen.
#[must_use]
pub fn details(desk: Desk) -> AnyView {
    // What was opened for one is not open for the next: each has a panel of its own.
    let key = |one: &Option<Chosen>| one.as_ref().map(Chosen::anchor);
    let panel = move |one: Option<Chosen>| {
        match one {
        Some(one) => match one.kind {
            ItemKind::System => system(desk, &one.id),
            ItemKind::SystemTie => tie(desk, &one.id),
            ItemKind::Person => member(desk, Some(one.id)),
            _ => member(desk, None),
        },
        None => view! {
            <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"Nothing is chosen"</h2>
            <p class="govuk-body">"Tap a circle, a line or somebody in the middle to see what is known, and to change it."</p>
            {not_there(desk)}
        }
        .into_any(),
    }
    };
    view! { <For each=move || [desk.chosen.get()] key=key children=panel/> }.into_any()
}

/// A slice of the world that wakes only when it changes.
fn slice<T: PartialEq + Send + Sync + 'static>(
    desk: Desk,
    look: impl Fn(&Network) -> T + Send + Sync + 'static,
) -> Memo<T> {
    memo(move || desk.network.with(|network| look(network)))
}

/// Ties as buttons that choose them.
fn ties(desk: Desk, all: Memo<Vec<(String, String)>>) -> AnyView {
    let one = move |(id, words): (String, String)| {
        let one = Chosen { kind: ItemKind::SystemTie, id };
        view! { <li>{Button::new(Look::Link, words, move || desk.choose(one.clone())).class("kith-line-button").view()}</li> }
    };
    view! { <ul class="govuk-list">{move || all.get().into_iter().map(one).collect_view()}</ul> }.into_any()
}

fn system(desk: Desk, id: &str) -> AnyView {
    let of_system = {
        let id = id.to_owned();
        slice(desk, move |network| {
            let all = network.ties_of(&id);
            all.map(|tie| (tie.id.clone(), tie.member.clone(), facts::qualities(tie))).collect::<Vec<_>>()
        })
    };
    let told = memo(move || {
        let one = |(id, member, words): (String, Option<String>, String)| {
            (id, format!("{}: {words}", desk.member_name(member.as_deref())))
        };
        of_system.get().into_iter().map(one).collect::<Vec<_>>()
    });
    let (name, owned, other) = (id.to_owned(), id.to_owned(), id.to_owned());
    view! {
        <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id="panel-title" tabindex="-1">{move || desk.system_name(&name)}</h2>
        {fields(nouns::SYSTEM, id, asked::SYSTEM)}
        <h3 class="govuk-heading-s govuk-!-margin-bottom-1">"Ties"</h3>
        {ties(desk, told)}
        <div class="kith-bar__choices">{button("Another tie".to_owned(), move || desk.tie_to(&other))}</div>
        {more("More about this system", fields(nouns::SYSTEM, id, asked::MORE))}
        {more("Move in the drawing", moving(desk, owned))}
        <p class="kith-actions"><WithdrawButton thing=Key::thing(nouns::SYSTEM, id) what="this system"/></p>
    }
    .into_any()
}

fn tie(desk: Desk, id: &str) -> AnyView {
    let ends = {
        let id = id.to_owned();
        slice(desk, move |network| network.tie(&id).map(|tie| (tie.member.clone(), tie.system.clone())))
    };
    let people = move || {
        ends.get().map(|(member, system)| {
            let of_member = member.as_ref().map_or_else(
                || Chosen { kind: ItemKind::Sun, id: crate::diagrams::ecomap::SUN.to_owned() },
                |id| Chosen::person(id),
            );
            let of_system = Chosen { kind: ItemKind::System, id: system.clone() };
            let one = |chosen: Chosen, words: String| {
                view! { <li>{Button::new(Look::Link, words, move || desk.choose(chosen.clone())).view()}</li> }
            };
            view! {
                <ul class="govuk-list kith-inline-list" aria-label="Ends of this tie">
                    {one(of_member, desk.member_name(member.as_deref()))}
                    {one(of_system, desk.system_name(&system))}
                </ul>
            }
        })
    };
    let owned = id.to_owned();
    view! {
        <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id="panel-title" tabindex="-1">"Tie"</h2>
        {people}
        <p class="govuk-hint">"A change is told by a line of its own: it begins on a day, and what was before stays."</p>
        <div class="kith-bar__choices">{button("It changed".to_owned(), move || desk.doing.set(Doing::Changing(owned.clone())))}</div>
        {fields(TIE, id, asked::SYSTEM_TIE)}
        {more("Who said so", fields(TIE, id, WORD))}
        <p class="kith-actions"><WithdrawButton thing=Key::thing(TIE, id) what="this tie"/></p>
    }
    .into_any()
}

fn member(desk: Desk, id: Option<String>) -> AnyView {
    let name = desk.member_name(id.as_deref());
    let own = memo(move || {
        desk.with_world(|world| {
            let ties = world.ties();
            let own = ties.iter().filter(|tie| tie.member == id);
            own.map(|tie| {
                (tie.id.clone(), format!("{}: {}", world.name_of(&tie.system), facts::qualities(tie)))
            })
            .collect::<Vec<_>>()
        })
    });
    view! {
        <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id="panel-title" tabindex="-1">{name}</h2>
        <p class="govuk-hint">"Whoever is chosen in the middle has the next tie that is added. What is known of people stands in the genogram."</p>
        {ties(desk, own)}
        {not_there(desk)}
    }
    .into_any()
}

/// The systems that are not drawn on the day, so that they can still be reached.
#[must_use]
pub fn not_there(desk: Desk) -> AnyView {
    let all = memo(move || {
        desk.with_world(|world| {
            let absent = world.network.systems.iter().filter(|one| !world.network.is_there(one, world.date));
            absent.map(|one| (one.id.clone(), world.system_name(one))).collect::<Vec<_>>()
        })
    });
    let one = move |(id, words): (String, String)| {
        let one = Chosen { kind: ItemKind::System, id };
        view! { <li>{Button::new(Look::Link, words, move || desk.choose(one.clone())).class("kith-line-button").view()}</li> }
    };
    let list = move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            view! {
                <h3 class="govuk-heading-s govuk-!-margin-bottom-1">"Not there on this day"</h3>
                <ul class="govuk-list">{all.into_iter().map(one).collect_view()}</ul>
            }
        })
    };
    list.into_any()
}

/// The tap twin of dragging.
fn moving(desk: Desk, id: String) -> AnyView {
    let arrow = |words: &'static str, x: f64, y: f64| {
        let id = id.clone();
        button(words.to_owned(), move || desk.shift(&id, Point::new(x * STEP, y * STEP)))
    };
    view! {
        <p class="govuk-hint">"What is moved stays there. \u{201c}Tidy\u{201d} lets everything go."</p>
        <div class="kith-bar__choices">
            {arrow("Left", -1.0, 0.0)} {arrow("Right", 1.0, 0.0)} {arrow("Up", 0.0, -1.0)} {arrow("Down", 0.0, 1.0)}
        </div>
    }
    .into_any()
}
