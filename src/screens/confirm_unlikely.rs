//! The card that asks about what is unlikely before a form is marked complete; whoever means it goes on.

use crate::{
    browser::soon,
    parts::{Button, Look},
    pathway::Unlikely,
};
use leptos::prelude::*;

/// The card; it takes the focus as soon as it is there.
#[component]
pub fn ConfirmUnlikely(
    /// What is asked about.
    found: Vec<Unlikely>,
    /// Called to change it.
    back: Callback<()>,
    /// Called when it is right as it is.
    go_on: Callback<()>,
) -> impl IntoView {
    Effect::new(|_| soon::focus("interruption"));
    let item = |one: Unlikely| view! { <li><strong>{one.words}</strong> " " {one.rule}</li> };
    view! {
        <section class="moj-interruption-card kith-slips" aria-labelledby="interruption">
            <div class="moj-interruption-card__content">
                <h2 class="govuk-heading-m moj-interruption-card__heading" id="interruption" tabindex="-1">"Is this right?"</h2>
                <div class="moj-interruption-card__body">
                    <ul class="govuk-list govuk-list--bullet">{found.into_iter().map(item).collect_view()}</ul>
                </div>
                <div class="govuk-button-group moj-interruption-card__actions">
                    {Button::new(Look::Inverse, "Go back and change it", move || back.run(())).view()}
                    {Button::new(Look::Inverse, "It is right: continue", move || go_on.run(())).view()}
                </div>
            </div>
        </section>
    }
}
