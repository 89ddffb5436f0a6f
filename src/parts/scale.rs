//! A scale as buttons of which one is pressed, both ends always said.

use super::{choices::clearing, wiring::Wiring};
use crate::case::Value;
use crate::forms::question::Scale;
use leptos::prelude::*;

/// The numbers of a scale. A number once chosen can be taken back.
pub fn scale(id: &str, wiring: Wiring, scale: &'static Scale) -> AnyView {
    let name = id.to_owned();
    let step = move |number: i64| {
        let id = format!("{name}-{number}");
        let is_chosen = move || wiring.value.with(|value| *value == Value::Number(number));
        let label = scale.in_words(number);
        view! {
            <div class="kith-scale__step">
                <input
                    class="kith-scale__input"
                    id=id.clone()
                    name=name.clone()
                    type="radio"
                    aria-label=label
                    prop:checked=is_chosen
                    on:change=move |_| wiring.answer.run(Value::Number(number))
                />
                <label class="kith-scale__number" for=id>{number}</label>
            </div>
        }
    };
    // A number beside the scale, or words that are none, is still shown.
    let other = move || {
        wiring.value.with(|value| match value {
            Value::Number(number) if scale.holds(*number) => None,
            value if value.is_blank() => None,
            value => Some(view! { <p class="kith-plain">{crate::edit::wording::bare(value)}</p> }),
        })
    };
    let (lowest, highest) = scale.ends;
    view! {
        <div class="kith-scale">
            <div class="kith-scale__steps">{(scale.from..=scale.to).map(step).collect_view()}</div>
            <p class="kith-scale__ends">
                <span>{scale.from} " is " {lowest}</span>
                <span>{scale.to} " is " {highest}</span>
            </p>
        </div>
        {other}
        {clearing(wiring)}
    }
    .into_any()
}
