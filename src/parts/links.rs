//! Another thing of the case, chosen from what is there; and somebody, chosen or typed.

use super::{
    Button, Kept, Look, Select, TextBox,
    wiring::{Typed, Wiring},
};
use crate::browser::memo::memo;
use crate::case::Value;
use leptos::prelude::*;

type Described = Signal<Option<String>>;

/// One of what is offered, as a select.
pub fn link(id: &str, wiring: Wiring, described: Described) -> AnyView {
    let chosen = move || {
        wiring.value.with(|value| match value {
            Value::Link(to) => to.clone(),
            _ => String::new(),
        })
    };
    let take = move |id: String| {
        wiring.answer.run(if id.is_empty() { Value::Empty } else { Value::Link(id) });
    };
    Select::new(id, wiring.offered, take)
        .none("Not chosen")
        .chosen(chosen)
        .class("govuk-select kith-link")
        .described(described)
        .view()
}

/// Somebody of the family or the network, or a name that is typed.
pub fn person(id: &str, wiring: Wiring, described: Described) -> AnyView {
    let typed = Signal::derive(move || {
        wiring.value.with(|value| match value {
            Value::Text(words) => words.clone(),
            _ => String::new(),
        })
    });
    let other = format!("{id}-other");
    let said = move |words: String| wiring.answer.run(Value::text(&words));
    let add = wiring.typed.map(|Typed { name, add }| {
        let is_named = memo(move || name.with(Option::is_some));
        move || {
            is_named.get().then(|| {
                Button::new(Look::Link, ("Add ", move || name.get(), " to the family"), move || add.run(()))
                    .class("kith-touch kith-no-print")
                    .view()
            })
        }
    });
    view! {
        {link(id, wiring, described)}
        <label class="govuk-label kith-person__other" for=other.clone()>"Or somebody else, by name"</label>
        {TextBox::new("line", Kept::InRecord, other, typed, said).view()}
        {add}
    }
    .into_any()
}
