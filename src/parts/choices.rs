//! Radios and checkboxes.

use super::wiring::Wiring;
use super::{Button, Look, TickBox};
use crate::browser::memo::memo;
use crate::case::Value;
use crate::forms::Choice;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// One of these. A choice once made can be taken back, since a draft is never forced to say something.
pub fn one(id: &str, wiring: Wiring, offered: &'static [Choice]) -> AnyView {
    let name = id.to_owned();
    let item = move |choice: &'static Choice| {
        let id = format!("{name}-{}", choice.slug);
        let is_chosen = move || wiring.value.with(|value| value.chooses(choice.slug));
        let choose = move || wiring.answer.run(Value::choice(choice.slug));
        TickBox::one_of(name.as_str(), id, choice.label, is_chosen, choose).hint(choice.hint).view()
    };
    let short =
        offered.len() <= 3 && offered.iter().all(|choice| choice.label.len() <= 16 && choice.hint.is_empty());
    let class = if short {
        "govuk-radios govuk-radios--small govuk-radios--inline"
    } else {
        "govuk-radios govuk-radios--small"
    };
    let items = offered.iter().map(item).collect_view();
    view! {
        <div class=class>{items}</div>
        {clearing(wiring)}
    }
    .into_any()
}

/// Takes the answer back, while there is one.
pub fn clearing(wiring: Wiring) -> AnyView {
    let is_chosen = memo(move || wiring.value.with(|value| !value.is_blank()));
    let clear = move || wiring.answer.run(Value::Empty);
    let button = move || Button::new(Look::Link, "Clear this answer", clear).class("kith-clear").view();
    view! { {move || is_chosen.get().then(button)} }.into_any()
}

/// Any of these.
pub fn many(id: &str, wiring: Wiring, offered: &'static [Choice]) -> AnyView {
    let name = id.to_owned();
    let item = move |choice: &'static Choice| {
        let id = format!("{name}-{}", choice.slug);
        let toggle = move |on: bool| {
            let mut chosen: BTreeSet<String> = match wiring.value.get_untracked() {
                Value::Choices(chosen) => chosen,
                _ => BTreeSet::new(),
            };
            if on {
                chosen.insert(choice.slug.to_owned());
            } else {
                chosen.remove(choice.slug);
            }
            wiring.answer.run(if chosen.is_empty() { Value::Empty } else { Value::Choices(chosen) });
        };
        let is_ticked = Signal::derive(move || wiring.value.with(|value| value.chooses(choice.slug)));
        TickBox::new(id, choice.label, is_ticked, toggle).hint(choice.hint).view()
    };
    let items = offered.iter().map(item).collect_view();
    view! { <div class="govuk-checkboxes govuk-checkboxes--small">{items}</div> }.into_any()
}
