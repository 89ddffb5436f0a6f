//! One field of a thing of a diagram in the panel: the question's control, long lists as a select, with conflicts and history.

use crate::{
    case::{Key, Value},
    forms::{Choice, Kind, Question},
    parts::question::{called, label_of},
    parts::{Select, TickBox, select::options},
    screens::field::{Conflict, Field, HistoryButton, answering, value},
    workbench::bench::use_bench,
};
use leptos::prelude::*;

/// A list longer than this is a select.
const RADIOS: usize = 4;

/// The fields of a thing, one under the other.
#[must_use]
pub fn fields(noun: &'static str, id: &str, questions: &'static [Question]) -> AnyView {
    questions.iter().map(|question| field(noun, id, question)).collect_view().into_any()
}

/// One field.
#[must_use]
pub fn field(noun: &'static str, id: &str, question: &'static Question) -> AnyView {
    let key = Key::field(noun, id, question.slug);
    let control = format!("{noun}-{id}-{}", question.slug);
    match question.kind {
        Kind::One(offered) if offered.len() > RADIOS => {
            select(key, control, question.label.to_owned(), String::new(), offered)
        }
        Kind::Many(offered) if offered.len() == 1 => tick(key, control, question.label),
        Kind::Line
        | Kind::Paragraph(_)
        | Kind::Day
        | Kind::When
        | Kind::Time
        | Kind::One(_)
        | Kind::Many(_)
        | Kind::Number(_)
        | Kind::Words(_)
        | Kind::Scale(_)
        | Kind::Link(_)
        | Kind::Person
        | Kind::Signature(_)
        | Kind::Rows(_)
        | Kind::Rated(_) => view! { <Field question key id=control error=Signal::stored(None)/> }.into_any(),
    }
}

/// One of a long list, or of a few where there is little room; `of` is what it is asked of, where it is asked of several.
#[must_use]
pub fn select(key: Key, id: String, label: String, of: String, offered: &'static [Choice]) -> AnyView {
    let bench = use_bench();
    let (chosen, answer) = (value(bench, key.clone()), answering(bench, key.clone()));
    let take = move |slug: String| {
        answer.run(if slug.is_empty() { Value::Empty } else { Value::Choice(slug) });
    };
    let slug = move || {
        let is_chosen = |value: &Value| offered.iter().find(|choice| value.chooses(choice.slug));
        chosen.with(is_chosen).map(|choice| choice.slug.to_owned()).unwrap_or_default()
    };
    let offered = options(offered.iter().map(|choice| (choice.slug, choice.label)));
    view! {
        <div class="govuk-form-group">
            <HistoryButton key=key.clone() label=label_of(&label, &of)/>
            <label class="govuk-label govuk-label--s" for=id.clone()>{called(label, &of)}</label>
            <Conflict key/>
            {Select::new(id, offered, take).none("Not said").chosen(slug).view()}
        </div>
    }
    .into_any()
}

fn tick(key: Key, id: String, label: &'static str) -> AnyView {
    let bench = use_bench();
    let (said, answer) = (value(bench, key.clone()), answering(bench, key));
    let is_ticked = move || said.with(|value| value.chooses("yes"));
    let take = move |is_on: bool| {
        answer.run(if is_on { Value::choice("yes") } else { Value::Empty });
    };
    ticked(id, label, Signal::derive(is_ticked), take)
}

/// A switch of some settings: its slug, its words, and where in them it stands.
pub type Switch<S> = (&'static str, &'static str, fn(&mut S) -> &mut bool);

/// Checkboxes that switch settings on and off.
#[must_use]
pub fn switches<S: Clone + Send + Sync + 'static>(
    all: &'static [Switch<S>],
    settings: RwSignal<S>,
) -> AnyView {
    let one = move |(slug, label, of): &'static Switch<S>| {
        ticked(
            format!("show-{slug}"),
            label,
            Signal::derive(move || settings.with(|all| *of(&mut all.clone()))),
            move |is_on| settings.update(|all| *of(all) = is_on),
        )
    };
    all.iter().map(one).collect_view().into_any()
}

/// A checkbox with its label.
#[must_use]
pub fn ticked(
    id: String,
    label: &'static str,
    is_ticked: Signal<bool>,
    take: impl FnMut(bool) + 'static,
) -> AnyView {
    TickBox::new(id, label, is_ticked, take).alone("kith-tick")
}
