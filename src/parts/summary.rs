//! The error summary of "Mark complete": what is wrong, each line a way to its field.

use crate::browser::{page, soon};
use leptos::prelude::*;

/// A field with something to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problemed {
    /// The id of the control to go to.
    pub id: String,
    /// What to do.
    pub words: &'static str,
}

/// The summary; it takes the focus as soon as it is there.
#[component]
pub fn ErrorSummary(
    /// What is wrong, in the order of the questions.
    problems: Vec<Problemed>,
) -> impl IntoView {
    Effect::new(|_| soon::focus("error-summary"));
    let item = |problem: Problemed| {
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            page::focus(&problem.id);
            // A group of choices or of date fields takes the focus in its first control.
            page::focus_first(&format!("fieldset#{} input", problem.id));
        };
        view! { <li><a href="#error-summary" on:click=go>{problem.words}</a></li> }
    };
    view! {
        <div class="govuk-error-summary" id="error-summary" tabindex="-1" role="alert">
            <h2 class="govuk-error-summary__title">"There is a problem"</h2>
            <div class="govuk-error-summary__body">
                <ul class="govuk-list govuk-error-summary__list">{problems.into_iter().map(item).collect_view()}</ul>
            </div>
        </div>
    }
}
