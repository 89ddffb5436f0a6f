//! Question 5 of the involvement: the concerns, who rates them, and the ratings of one occasion.

use super::{
    field::{answering, value},
    withdraw::WithdrawButton,
};
use crate::{
    browser::{clock, soon},
    case::{Case, Key, Value},
    edit::{Edit, wording},
    forms::{CLIENT, Form, Question, Sheet, person},
    parts::{
        Kept, RatingsView, TextBox,
        ratings::{Cell, Row},
    },
    reports::ratings::{self, ALLOCATION, RATERS, SCALE, WHOSE, of_episode},
    workbench::{Bench, bench::use_bench},
};
use leptos::prelude::*;

fn add(bench: Bench, noun: &str, episode: &str, more: &[(&str, Value)]) -> Option<String> {
    let id = clock::new_id();
    let mut fields = vec![("episode", Value::Link(episode.to_owned()))];
    fields.extend_from_slice(more);
    bench.attempt(Edit::add(Key::thing(noun, &id), &fields)).then_some(id)
}

/// The concerns with their ratings: edited on the involvement form, rated anew on a review.
#[component]
pub fn Concerns(
    /// The involvement form or the review form.
    form: &'static Form,
    /// The question.
    question: &'static Question,
    /// The id of the period of work, or of the review.
    id: String,
) -> impl IntoView {
    let bench = use_bench();
    let is_review = form.many().is_some();
    let sheet = Sheet { form, id: &id };
    let episode = bench.peek(|s| sheet.period(s.case()).to_owned()).unwrap_or_default();
    let occasion = sheet.occasion().to_owned();
    let before = {
        let (episode, occasion) = (episode.clone(), occasion.clone());
        move |case: &Case| {
            let all = crate::pathway::reviews(case, &episode);
            let at = all.iter().position(|review| *review == occasion)?;
            Some(
                at.checked_sub(1)
                    .and_then(|at| all.get(at).cloned())
                    .unwrap_or_else(|| ALLOCATION.to_owned()),
            )
        }
    };
    let things = {
        let episode = episode.clone();
        bench.slice(move |case: &Case| {
            (
                of_episode(case, "concern", &episode),
                of_episode(case, "rater", &episode),
                before(case).filter(|_| is_review),
            )
        })
    };
    let table = move || {
        let (concerns, raters, before) = things.get().unwrap_or_default();
        if concerns.is_empty() || raters.is_empty() {
            let words = if is_review {
                "The concerns and who rates them are listed in question 5 of the involvement plan."
            } else {
                "List a concern and who rates it. The ratings then appear here."
            };
            return view! { <p class="govuk-hint">{words}</p> }.into_any();
        }
        table(bench, question.label, &concerns, &raters, &occasion, before.as_deref())
    };
    let lists = (!is_review).then(|| view! { <Lists episode=episode.clone() things/> });
    view! {
        <div class="govuk-form-group" id=format!("{}-{}", form.noun, question.slug)>
            <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{question.label}</h3>
            <p class="govuk-hint">{if question.hint.is_empty() { SCALE } else { question.hint }}</p>
            {super::undecided::list(|_, key| matches!(key.noun(), "concern" | "rater" | "rating"))}
            {lists}
            {table}
        </div>
    }
}

fn text_of(
    bench: Bench,
    noun: &'static str,
    id: &str,
    field: &'static str,
    unnamed: &'static str,
) -> Signal<String> {
    let key = Key::field(noun, id, field);
    let words = bench.watch(key.clone(), move |case: &Case| wording::bare(case.value(&key)));
    Signal::derive(move || {
        words.get().filter(|words| !words.is_empty()).unwrap_or_else(|| unnamed.to_owned())
    })
}

fn table(
    bench: Bench,
    caption: &'static str,
    concerns: &[String],
    raters: &[String],
    occasion: &str,
    before: Option<&str>,
) -> AnyView {
    let names: Vec<Signal<String>> =
        raters.iter().map(|id| text_of(bench, "rater", id, "name", "No name yet")).collect();
    let row = |concern: &String| {
        let words = text_of(bench, "concern", concern, "text", "No words yet");
        let cell = |(rater, name): (&String, &Signal<String>)| {
            let (key, name) = (ratings::key(concern, rater, occasion), *name);
            let earlier = before.and_then(|before| {
                bench.peek(|s| ratings::rating(s.case(), concern, rater, before)).flatten()
            });
            Cell {
                id: format!("rating-{concern}-{rater}"),
                label: Signal::derive(move || format!("{}, rated by {}", words.get(), name.get())),
                value: value(bench, key.clone()),
                before: earlier,
                answer: answering(bench, key),
            }
        };
        Row { concern: words, cells: raters.iter().zip(&names).map(cell).collect() }
    };
    let rows = concerns.iter().map(row).collect::<Vec<_>>();
    view! { <RatingsView caption raters=names rows/> }.into_any()
}

/// The ids of the concerns, of the raters, and of the occasion before.
type Listed = (Vec<String>, Vec<String>, Option<String>);

/// The lists of concerns and raters, to write, add to and withdraw from.
#[component]
fn Lists(episode: String, things: Memo<Option<Listed>>) -> impl IntoView {
    let bench = use_bench();
    let episode = StoredValue::new(episode);
    let add_concern = move |_| {
        let raters = things.with_untracked(|things| things.as_ref().map_or(0, |things| things.1.len()));
        if raters == 0 {
            // The client's own rating is always asked for (I17), so the client is the first rater.
            let name = bench
                .peek(|s| wording::bare(s.case().field(person::NOUN, CLIENT, person::NAME)))
                .unwrap_or_default();
            episode.with_value(|e| {
                add(bench, "rater", e, &[("name", Value::text(&name)), ("kind", Value::choice("client"))])
            });
        }
        if let Some(id) = episode.with_value(|episode| add(bench, "concern", episode, &[])) {
            soon::focus(format!("concern-{id}"));
        }
    };
    let add_rater = move |_| {
        if let Some(id) = episode.with_value(|episode| add(bench, "rater", episode, &[])) {
            soon::focus(format!("rater-{id}"));
        }
    };
    let concerns =
        Memo::new(move |_| things.with(|things| things.as_ref().map(|t| t.0.clone()).unwrap_or_default()));
    let raters =
        Memo::new(move |_| things.with(|things| things.as_ref().map(|t| t.1.clone()).unwrap_or_default()));
    let concern = move |(index, id): (usize, String)| {
        let n = index + 1;
        let words = value(bench, Key::field("concern", &id, "text"));
        let answer = answering(bench, Key::field("concern", &id, "text"));
        view! {
            <li class="kith-list__item">
                <label class="govuk-label" for=format!("concern-{id}")>"Concern " {n}</label>
                {TextBox::new("concern", Kept::InRecord, format!("concern-{id}"), Signal::derive(move || words.with(wording::bare)), move |words| answer.run(Value::text(&words)))
                    .rows(2)
                    .class("govuk-textarea govuk-!-margin-bottom-2")
                    .view()}
                {pick(bench, "concern", &id, "whose", format!("Whose is concern {n}?"), WHOSE)}
                <WithdrawButton thing=Key::thing("concern", &id) what=format!("concern {n}")/>
            </li>
        }
    };
    let rater = move |(index, id): (usize, String)| {
        let n = index + 1;
        let words = value(bench, Key::field("rater", &id, "name"));
        let answer = answering(bench, Key::field("rater", &id, "name"));
        view! {
            <li class="kith-list__item kith-list__item--row">
                <div>
                    <label class="govuk-label" for=format!("rater-{id}")>"Rater " {n}</label>
                    {TextBox::new("rater", Kept::InRecord, format!("rater-{id}"), Signal::derive(move || words.with(wording::bare)), move |words| answer.run(Value::text(&words))).view()}
                </div>
                {pick(bench, "rater", &id, "kind", format!("Rater {n} is"), RATERS)}
                <WithdrawButton thing=Key::thing("rater", &id) what=format!("rater {n}")/>
            </li>
        }
    };
    view! {
        <ol class="kith-list">{move || concerns.get().into_iter().enumerate().map(concern).collect_view()}</ol>
        <button type="button" class="govuk-button govuk-button--secondary" on:click=add_concern>"Add a concern"</button>
        <ol class="kith-list">{move || raters.get().into_iter().enumerate().map(rater).collect_view()}</ol>
        <button type="button" class="govuk-button govuk-button--secondary" on:click=add_rater>"Add a rater"</button>
    }
}

/// One of a few words, as a select with its own label.
fn pick(
    bench: Bench,
    noun: &'static str,
    id: &str,
    field: &'static str,
    label: String,
    offered: &'static [(&'static str, &'static str)],
) -> AnyView {
    let key = Key::field(noun, id, field);
    let (chosen, answer) = (value(bench, key.clone()), answering(bench, key));
    let id = format!("{noun}-{field}-{id}");
    let option = move |(slug, words): &'static (&'static str, &'static str)| {
        view! { <option value=*slug prop:selected=move || chosen.with(|value| value.chooses(slug))>{*words}</option> }
    };
    let take = move |event| {
        let slug = event_target_value(&event);
        answer.run(if slug.is_empty() { Value::Empty } else { Value::Choice(slug) });
    };
    view! {
        <div>
            <label class="govuk-label" for=id.clone()>{label}</label>
            <select class="govuk-select govuk-!-margin-bottom-2" id=id on:change=take>
                <option value="">"Choose"</option>
                {offered.iter().map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}
