//! The one question view: label, help, control, earlier answers, values in conflict and the way to the history.

use super::{choices, dates, described_by, error_view, lines, links, scale, wiring::Wiring};
use crate::browser::memo::memo;
use crate::forms::{Kind, Question};
use leptos::prelude::*;

/// Whether its control is several controls under one legend.
const fn is_group(kind: Kind) -> bool {
    match kind {
        Kind::Day | Kind::One(_) | Kind::Many(_) | Kind::Scale(_) => true,
        Kind::Line
        | Kind::Paragraph(_)
        | Kind::Words(_)
        | Kind::Time
        | Kind::Number(_)
        | Kind::When
        | Kind::Link(_)
        | Kind::Person
        | Kind::Signature(_)
        | Kind::Rows(_)
        | Kind::Rated(_) => false,
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
    /// What it is called here, where that is not its title.
    #[prop(optional, into)]
    label: Option<String>,
    /// What it is asked of, for whoever hears it apart from what stands around it.
    #[prop(optional, into)]
    of: String,
) -> impl IntoView {
    let label = label.unwrap_or_else(|| question.title().into_owned());
    let label = called(label, &of);
    let voice = match question.kind {
        Kind::Words(voice) => format!(" kith-voice kith-voice--{}", voice.slug()),
        Kind::Line
        | Kind::Paragraph(_)
        | Kind::Day
        | Kind::When
        | Kind::Time
        | Kind::One(_)
        | Kind::Many(_)
        | Kind::Number(_)
        | Kind::Scale(_)
        | Kind::Link(_)
        | Kind::Person
        | Kind::Signature(_)
        | Kind::Rows(_)
        | Kind::Rated(_) => String::new(),
    };
    let group_class = move || {
        let wrong = if wiring.error.get().is_some() { " govuk-form-group--error" } else { "" };
        format!("govuk-form-group{wrong}{voice}")
    };
    let limit = (question.limit > 0).then(|| limit(question, wiring));
    let hint = (!question.hint.is_empty()).then(|| {
        view! { <div id=format!("{id}-hint") class="govuk-hint">{question.hint}</div> }
    });
    let has_hint = hint.is_some();
    let described = {
        let id = id.clone();
        Signal::derive(move || described_by(&id, has_hint, wiring.error.get().is_some()))
    };
    let error = error_view(&id, wiring.error);
    let is_group = is_group(question.kind);
    let control = match question.kind {
        Kind::Line => lines::line(&id, wiring, described),
        Kind::Paragraph(rows) => lines::paragraph(&id, wiring, described, rows),
        Kind::Words(_) => lines::paragraph(&id, wiring, described, 4),
        Kind::Time => lines::time(&id, wiring, described),
        Kind::Number(unit) => lines::number(&id, wiring, described, unit),
        Kind::When => dates::when(&id, wiring, described),
        Kind::Day => dates::day(&id, wiring),
        Kind::One(offered) => choices::one(&id, wiring, offered),
        Kind::Many(offered) => choices::many(&id, wiring, offered),
        Kind::Scale(of) => scale::scale(&id, wiring, of),
        Kind::Link(_) => links::link(&id, wiring, described),
        Kind::Person => links::person(&id, wiring, described),
        // The screen puts several controls in the place of these.
        Kind::Signature(_) | Kind::Rows(_) | Kind::Rated(_) => ().into_any(),
    };
    if is_group {
        view! {
            <div class=group_class>
                {aside}
                <fieldset class="govuk-fieldset" id=id.clone() aria-describedby=move || described.get()>
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
                    {hint}
                    {error}
                    {above}
                    {control}
                    {limit}
                </fieldset>
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class=group_class>
                {aside}
                <label class="govuk-label govuk-label--s" for=id.clone()>{label}</label>
                {hint}
                {error}
                {above}
                {control}
                {limit}
            </div>
        }
        .into_any()
    }
}

/// What a control is called: a reader of the screen hears of what it is asked too, in one sentence; who sees it, sees where it
/// stands.
#[must_use]
pub fn called(label: String, of: &str) -> AnyView {
    if of.is_empty() {
        return label.into_any();
    }
    let whole = label_of(&label, of);
    view! { <span aria-hidden="true">{label}</span> <span class="govuk-visually-hidden">{whole}</span> }
        .into_any()
}

/// What a control is called in one sentence.
#[must_use]
pub fn label_of(label: &str, of: &str) -> String {
    if of.is_empty() { label.to_owned() } else { format!("{label}, {of}") }
}

/// How many letters are left, once few are. What is typed is never cut. Each number is seen; only that there are too many is
/// spoken, so that nobody hears a number at every key.
fn limit(question: &'static Question, wiring: Wiring) -> AnyView {
    let left = memo(move || wiring.value.with(|value| question.left(value.words())));
    let counted = move || {
        let words = left.get().map(|left| match left {
            0.. => format!("{left} letters are left of the {} that fit.", question.limit),
            _ => format!("{} letters more than the {} that fit.", left.unsigned_abs(), question.limit),
        });
        view! { <p class="kith-limit" class:kith-limit--over=left.get().is_some_and(|left| left < 0)>{words}</p> }
    };
    let is_over = memo(move || left.get().is_some_and(|left| left < 0));
    let spoken = move || is_over.get().then(|| format!("More letters than the {} that fit.", question.limit));
    view! {
        {move || left.get().is_some().then(counted)}
        <p class="govuk-visually-hidden" aria-live="polite">{spoken}</p>
    }
    .into_any()
}
