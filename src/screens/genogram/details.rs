//! What is known of what is chosen, to read and to change: a person, a couple, a link to parents, a tie, a household.

use super::{
    desk::{Chosen, Desk, Tool},
    lines,
};
use crate::{
    browser::{memo::memo, soon},
    case::{
        Key,
        family::{CLIENT, Family, MarkKind, MarkState, Parents, Tie, nouns},
    },
    diagrams::genogram::{ItemKind, announce, edits, facts, geometry::Point},
    forms::family as asked,
    parts::{Button, Look},
    screens::diagram::{fields::fields, more},
    screens::withdraw::WithdrawButton,
};
use leptos::prelude::*;

/// How far one tap on an arrow moves somebody, in the drawing's units.
const STEP: f64 = 20.0;

/// The panel for what is chosen.
#[component]
pub fn Details(
    /// What the parts of the screen share.
    desk: Desk,
) -> impl IntoView {
    let chosen = memo(move || desk.told.get());
    // What was opened for one is not open for the next: each has a panel of its own.
    let key = |chosen: &Vec<Chosen>| chosen.iter().map(Chosen::anchor).collect::<Vec<_>>();
    let panel = move |chosen: Vec<Chosen>| {
        match chosen.as_slice() {
        [one] => match one.kind {
            ItemKind::Person => person(desk, &one.id),
            ItemKind::Couple => lines::couple(desk, &one.id),
            ItemKind::Child => lines::child(desk, &one.id),
            ItemKind::Tie => lines::tie(desk, &one.id),
            ItemKind::Household => lines::household(desk, &one.id),
            _ => ().into_any(),
        },
        [] => view! {
            <h2 class="govuk-heading-m">"Nobody is chosen"</h2>
            <p class="govuk-body">"Tap a person or a line in the drawing to see what is known, and to change it."</p>
        }
        .into_any(),
        several => {
            let count = several.len();
            let ids: Vec<String> = several.iter().map(|one| one.id.clone()).collect();
            let names = move || facts::list(&ids.iter().map(|id| desk.name(id)).collect::<Vec<_>>());
            view! {
                <h2 class="govuk-heading-m">{count} " people are chosen"</h2>
                <p class="govuk-body">{names}</p>
            }
            .into_any()
        }
    }
    };
    view! { <For each=move || [chosen.get()] key=key children=panel/> }
}

/// Lines of the drawing as buttons that choose them.
fn choices(desk: Desk, all: Memo<Vec<(Chosen, String)>>) -> AnyView {
    let line = move |(one, words): (Chosen, String)| {
        view! {
            <li>{Button::new(Look::Link, words, move || desk.choose(one.clone())).class("kith-line-button").view()}</li>
        }
    };
    view! { <ul class="govuk-list">{move || all.get().into_iter().map(line).collect_view()}</ul> }.into_any()
}

fn person(desk: Desk, id: &str) -> AnyView {
    let of = |id: &str| {
        let id = id.to_owned();
        desk.slice(move |family| {
            let person = family.person(&id)?;
            let name = person.shown_name().to_owned();
            Some((name, announce::relation(family, person), person.pin.is_some()))
        })
    };
    let known = of(id);
    let head = move || {
        known.get().map(|(name, relation, _)| {
            view! {
                <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id="panel-title" tabindex="-1">{name}</h2>
                {relation.map(|words| view! { <p class="govuk-hint govuk-!-margin-bottom-2">{words}</p> })}
            }
        })
    };
    let owned = id.to_owned();
    let related = {
        let id = id.to_owned();
        desk.slice(move |family| lines_of(family, &id))
    };
    let withdraw = (id != CLIENT)
        .then(|| view! { <WithdrawButton thing=Key::thing(nouns::PERSON, id) what="this person from the drawing"/> });
    view! {
        {head}
        {fields(nouns::PERSON, id, asked::FIRST)}
        {more("Health and substances", marks(desk, id))}
        {more("Couples, parents, relationships, homes", choices(desk, related))}
        {more("More about this person", fields(nouns::PERSON, id, asked::MORE))}
        {more("Sensitive, shown only where switched on", fields(nouns::PERSON, id, asked::SENSITIVE))}
        {more("Move in the drawing", moving(desk, owned))}
        <p class="kith-actions">{withdraw}</p>
    }
    .into_any()
}

/// Every line that somebody is part of, in words.
fn lines_of(family: &Family, id: &str) -> Vec<(Chosen, String)> {
    let name = |id: &str| family.person(id).map_or("somebody", |person| person.shown_name()).to_owned();
    let mut all = Vec::new();
    for union in family.unions_of(id) {
        let other = union.other(id).map_or_else(|| "somebody not known".to_owned(), name);
        let chosen = Chosen { kind: ItemKind::Couple, id: union.id.clone() };
        all.push((chosen, format!("Couple with {other}: {}", union.form.words().to_lowercase())));
    }
    let parents = |parents: &Parents| match parents {
        Parents::Single(parent) => name(parent),
        Parents::Union(union) => {
            let partners = family.union(union).map(|union| union.partners.clone()).unwrap_or_default();
            facts::list(&partners.iter().map(|id| name(id)).collect::<Vec<_>>())
        }
    };
    for link in family.parentages_of(id) {
        let chosen = Chosen { kind: ItemKind::Child, id: link.id.clone() };
        all.push((chosen, format!("{} {}", link.kind.words(), parents(&link.parents))));
    }
    let is_of = |tie: &&Tie| tie.from == id || tie.to.as_deref() == Some(id);
    for tie in family.ties.iter().filter(is_of) {
        let (forward, backward) = tie.kind.phrases();
        let words = match &tie.to {
            Some(to) if tie.from == id => format!("{forward} {}", name(to)),
            Some(_) => format!("{backward} {}", name(&tie.from)),
            None => forward.to_owned(),
        };
        all.push((Chosen { kind: ItemKind::Tie, id: tie.id.clone() }, words));
    }
    for home in family.households.iter().filter(|home| home.residences.iter().any(|one| one.person == id)) {
        let called = if home.name.is_empty() { "without a name" } else { &home.name };
        let chosen = Chosen { kind: ItemKind::Household, id: home.id.clone() };
        all.push((chosen, format!("Household {called}")));
    }
    all
}

/// The tap twin of dragging.
fn moving(desk: Desk, id: String) -> AnyView {
    let arrow = |words: &'static str, x: f64, y: f64| {
        let id = id.clone();
        Button::new(Look::Command, words, move || desk.shift(&id, Point::new(x * STEP, y * STEP))).view()
    };
    view! {
        <p class="govuk-hint">"Whoever is moved stays there. \u{201c}Tidy\u{201d} lets everybody go."</p>
        <div class="kith-bar__choices">
            {arrow("Left", -1.0, 0.0)} {arrow("Right", 1.0, 0.0)} {arrow("Up", 0.0, -1.0)} {arrow("Down", 0.0, 1.0)}
        </div>
    }
    .into_any()
}

fn marks(desk: Desk, person: &str) -> AnyView {
    let all = {
        let person = person.to_owned();
        desk.slice(move |family| {
            let marks = family.person(&person).map(|person| &person.marks);
            marks.into_iter().flatten().map(|mark| mark.id.clone()).collect::<Vec<_>>()
        })
    };
    let person = person.to_owned();
    let add = move |kind: MarkKind| {
        let person = person.clone();
        let add = move || {
            let edit = edits::add_mark(&person, kind, MarkState::Present, "", &mut desk.ids());
            // What it is comes next, so the cursor waits there.
            let field = edits::added(&edit).map(|key| format!("mark-{}-words", key.id()));
            if let (true, Some(field)) = (desk.bench.attempt(edit), field) {
                soon::focus(field);
            }
        };
        Button::new(Look::Command, kind.words(), add).view()
    };
    let one = |id: String| {
        view! {
            <div class="kith-card">
                {fields(nouns::MARK, &id, asked::MARK)}
                {more("Who said so", fields(nouns::MARK, &id, asked::WORD))}
                <WithdrawButton thing=Key::thing(nouns::MARK, &id) what="this mark"/>
            </div>
        }
    };
    view! {
        <For each=move || all.get() key=Clone::clone children=one/>
        <p class="govuk-body govuk-!-margin-bottom-1">"Add:"</p>
        <div class="kith-bar__choices">{MarkKind::ALL.iter().copied().map(add).collect_view()}</div>
    }
    .into_any()
}

/// Begins to choose several people.
pub fn several(desk: Desk) {
    desk.chosen.set(Vec::new());
    desk.tool.set(Tool::Several);
}
