//! The sides of the panel that any diagram has: everything as text, the key to the signs, the buttons that turn it.

use super::{Chosen, sample};
use crate::{
    browser::{memo::memo, page},
    diagrams::{outline, scene::ItemKind, scene::KeySign, scene::Scene},
    parts::{Button, Look},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The drawing as text: each entry chooses what it speaks of, so that the same commands work on it.
#[must_use]
pub fn outline(
    heading: &'static str,
    scene: Signal<Arc<Scene>>,
    is_chosen: Callback<Chosen, bool>,
    choose: Callback<Chosen>,
) -> AnyView {
    let parts = memo(move || {
        scene.with(|scene| {
            let entry = |item: &crate::diagrams::scene::Item| {
                (Chosen { kind: item.kind, id: item.id.clone() }, item.label())
            };
            let part = |part: outline::Part<'_>| {
                (part.heading, part.entries.into_iter().map(entry).collect::<Vec<_>>())
            };
            outline::outline(scene).into_iter().map(part).collect::<Vec<_>>()
        })
    });
    let entry = move |(one, words): (Chosen, String)| {
        if matches!(one.kind, ItemKind::Heading | ItemKind::Legend) {
            return view! { <li>{words}</li> }.into_any();
        }
        let here = one.clone();
        let current = move || is_chosen.run(here.clone()).then(|| "true".to_owned());
        let button = Button::new(Look::Link, words, move || choose.run(one.clone()))
            .class("kith-line-button")
            .attribute("aria-current", current);
        view! { <li>{button.view()}</li> }.into_any()
    };
    let part = move |(heading, entries): (&'static str, Vec<(Chosen, String)>)| {
        view! {
            <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{heading}</h3>
            <ul class="govuk-list">{entries.into_iter().map(entry).collect_view()}</ul>
        }
    };
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">{heading}</h2>
        <p class="govuk-body">{move || scene.with(|scene| scene.title.clone())} "."</p>
        <p class="govuk-hint">"An entry chosen here is chosen in the drawing; the commands under the drawing work on it."</p>
        {move || parts.get().into_iter().map(part).collect_view()}
    }
    .into_any()
}

/// The key to the signs that are in use.
#[must_use]
pub fn key(scene: Signal<Arc<Scene>>) -> AnyView {
    let signs = memo(move || scene.with(|scene| scene.signs.clone()));
    let one = |one: KeySign| {
        view! { <li class="kith-key__sign">{sample(one.sample)}<span>{one.words}</span></li> }
    };
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"Key to the signs"</h2>
        <p class="govuk-hint">"The signs that this drawing uses. It is drawn on every copy that is saved or printed."</p>
        <ul class="kith-key"><For each=move || signs.get() key=|one| one.slug.clone() children=one/></ul>
    }
    .into_any()
}

/// The buttons that turn the panel, each with its number.
#[must_use]
pub fn sides(all: &'static [&'static str], current: Signal<usize>, show: Callback<usize>) -> AnyView {
    let one = move |(place, words): (usize, &'static &'static str)| {
        let pressed = move || current.get() == place;
        let show = move || {
            show.run(place);
            page::focus_quietly("panel-title");
        };
        Button::new(Look::Side, *words, show).pressed(pressed).view()
    };
    view! { <div class="kith-sides" role="group" aria-label="Panel">{all.iter().enumerate().map(one).collect_view()}</div> }
        .into_any()
}

/// What cannot be drawn as it should be.
#[must_use]
pub fn findings(scene: Signal<Arc<Scene>>) -> AnyView {
    let findings = memo(move || scene.with(|scene| scene.findings.clone()));
    let one = |words: String| view! { <li>{words}</li> };
    let list = move || {
        let findings = findings.get();
        (!findings.is_empty()).then(|| {
            view! {
                <div class="govuk-inset-text kith-findings" role="status">
                    <ul class="govuk-list govuk-!-margin-bottom-0">{findings.into_iter().map(one).collect_view()}</ul>
                </div>
            }
        })
    };
    list.into_any()
}
