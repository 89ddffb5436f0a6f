//! The one question view: label, help, control, earlier answers, values in conflict and the way to the history.

use super::{choices, dates, described_by, error_id, lines};
use crate::case::Value;
use crate::forms::{Kind, Question};
use chrono::NaiveDate;
use leptos::prelude::*;

/// What a question needs from its screen.
#[derive(Clone, Copy)]
pub struct Wiring {
    /// The answer as the case has it.
    pub value: Memo<Value>,
    /// What to do about it, after "Mark complete".
    pub error: Signal<Option<&'static str>>,
    /// Called with every new answer.
    pub answer: Callback<Value>,
    /// The day that "12/3" is read by.
    pub today: NaiveDate,
}

/// Whether its control is several controls under one legend.
const fn is_group(kind: Kind) -> bool {
    match kind {
        Kind::Day | Kind::One(_) | Kind::Many(_) => true,
        Kind::Line | Kind::Paragraph(_) | Kind::Time | Kind::Number(_) | Kind::When | Kind::Ratings => false,
    }
}

/// A question with its control. What belongs around it (conflict, earlier answers, history) comes as children.
#[component]
pub fn QuestionView(
    /// The question.
    question: &'static Question,
    /// The id of its control.
    id: String,
    /// Its answer and what changes it.
    wiring: Wiring,
    /// The history button, beside the label.
    #[prop(optional, into)]
    aside: Option<AnyView>,
    /// Earlier answers and values in conflict, above the control.
    #[prop(optional, into)]
    above: Option<AnyView>,
) -> impl IntoView {
    let group_class = move || {
        if wiring.error.get().is_some() {
            "govuk-form-group govuk-form-group--error"
        } else {
            "govuk-form-group"
        }
    };
    let hint = (!question.hint.is_empty()).then(|| {
        view! { <div id=format!("{id}-hint") class="govuk-hint">{question.hint}</div> }
    });
    let has_hint = hint.is_some();
    let described = {
        let id = id.clone();
        Signal::derive(move || described_by(&id, has_hint, wiring.error.get().is_some()))
    };
    let error = {
        let id = error_id(&id);
        move || {
            wiring.error.get().map(|words| {
                view! {
                    <p id=id.clone() class="govuk-error-message">
                        <span class="govuk-visually-hidden">"Error: "</span>
                        {words}
                    </p>
                }
            })
        }
    };
    let is_group = is_group(question.kind);
    let control = match question.kind {
        Kind::Line => lines::line(&id, wiring, described),
        Kind::Paragraph(rows) => lines::paragraph(&id, wiring, described, rows),
        Kind::Time => lines::time(&id, wiring, described),
        Kind::Number(unit) => lines::number(&id, wiring, described, unit),
        Kind::When => dates::when(&id, wiring, described),
        Kind::Day => dates::day(&id, wiring),
        Kind::One(offered) => choices::one(&id, wiring, offered),
        Kind::Many(offered) => choices::many(&id, wiring, offered),
        // The ratings are a table of their own, which the screen puts in this place.
        Kind::Ratings => ().into_any(),
    };
    if is_group {
        view! {
            <div class=group_class>
                {aside}
                <fieldset class="govuk-fieldset" id=id.clone() aria-describedby=move || described.get()>
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{question.label}</legend>
                    {hint}
                    {error}
                    {above}
                    {control}
                </fieldset>
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class=group_class>
                {aside}
                <label class="govuk-label govuk-label--s" for=id.clone()>{question.label}</label>
                {hint}
                {error}
                {above}
                {control}
            </div>
        }
        .into_any()
    }
}
