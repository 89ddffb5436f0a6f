//! Handing cases over as one file: what leaves, who can open it, why, and exactly what is in it.

mod asked;
mod earlier;
mod handing;
mod last;
mod leaving;
mod locking;
pub mod mailbox;
mod people;
mod preview;

use crate::parts::heading::heading;
use crate::{
    browser::{clock, memo::memo, preferences::Preferences},
    case::{Subject, Value, subject},
    forms::{Need, Question, handover},
    handoff::release::{Change, Choices, making},
    parts::{QuestionView, TickBox, Wiring},
    reports::caseload::Summary,
    workbench::{Bench, Realm, bench::use_bench},
};
use handing::Handing;
use leptos::prelude::*;

/// The screen, for one case or for several.
#[must_use]
pub fn screen(only: Option<String>) -> AnyView {
    let bench = use_bench();
    if only.as_deref().map(Subject::of) == Some(Subject::Practice) {
        return practice(bench);
    }
    let handing = Handing::begin(bench, Choices::new(only.clone()));
    let choice = only.is_none().then(|| cases(handing));
    let earlier = only.is_some().then(|| earlier::view(bench));
    let received = only.as_deref().map(|id| super::open_file::received_link(bench, id));
    let is_another = memo(move || handing.read(|now| now.choices().answer("purpose").chooses("another")));
    view! {
        {heading("Hand over")}
        <p class="govuk-body">
            "Makes one file. The other device opens it with \u{201c}Open a file\u{201d}. The file\u{2019}s name says nothing of a person."
        </p>
        {choice}
        {leaving::view(handing)}
        {locking::view(handing)}
        {question(handing, "purpose")}
        {move || is_another.get().then(|| question(handing, "other-purpose"))}
        {question(handing, "to")}
        {preview::view(handing)}
        {last::view(handing)}
        {earlier}
        {received}
    }
    .into_any()
}

/// The practitioner's practice, which leaves as a whole.
fn practice(bench: Bench) -> AnyView {
    let handing = Handing::begin(bench, Choices::practice());
    view! {
        {heading("Save a copy of my practice")}
        <p class="govuk-body">
            "Makes one file of everything in your practice, with its history. Another device of yours opens it under \u{201c}My practice\u{201d}. It holds no case."
        </p>
        {locking::view(handing)}
        {question(handing, "to")}
        {preview::view(handing)}
        {last::view(handing)}
        {earlier::view(bench)}
        {super::open_file::received_link(bench, subject::PRACTICE)}
    }
    .into_any()
}

fn cases(handing: Handing) -> AnyView {
    let item = move |summary: Summary| {
        let stage = summary.stage_in_words();
        let id = summary.id;
        let control = format!("hand-over-{id}");
        let name = if summary.name.is_empty() { "No name yet".to_owned() } else { summary.name };
        let is_chosen = {
            let id = id.clone();
            Signal::derive(move || handing.read(|now| now.choices().cases.contains(&id)))
        };
        let toggle = Callback::new(move |on: bool| handing.choose(Change::Case(id.clone(), on)));
        tick(control, format!("{name}, {stage}"), is_chosen, toggle)
    };
    // What else changes in the list of the cases, such as the entry of what has just left, draws no row anew.
    let listed = memo(move || {
        let row = |one: &Summary| (one.id.clone(), one.name.clone(), one.stage);
        handing.bench.caseload.cases.with(|all| all.iter().map(row).collect::<Vec<_>>())
    });
    let rows = move || {
        listed.track();
        untrack(|| handing.bench.caseload.cases.get()).into_iter().map(item).collect_view()
    };
    view! {
        <fieldset class="govuk-fieldset govuk-!-margin-bottom-6">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">"Which cases?"</legend>
            <div class="govuk-checkboxes govuk-checkboxes--small">{rows}</div>
        </fieldset>
    }
    .into_any()
}

/// One checkbox.
fn tick(id: String, label: String, on: Signal<bool>, changed: Callback<bool>) -> AnyView {
    TickBox::new(id, label, on, move |is_on| changed.run(is_on)).view()
}

/// A question of the hand-over, asked here and kept when the file leaves.
fn question(handing: Handing, slug: &'static str) -> Option<AnyView> {
    let question: &'static Question = handover::FORM.question(slug)?;
    let error = Signal::derive(move || {
        let Need::Required(words) = question.need else { return None };
        handing.read(|now| now.lacks_purpose() && now.choices().answer(slug).is_blank()).then_some(words)
    });
    let wiring = Wiring {
        value: memo(move || handing.answer(slug)),
        error,
        answer: Callback::new(move |value: Value| {
            // A file is locked unless it is said that it is not.
            let value = if slug == "lock" && value.is_blank() { Value::choice("locked") } else { value };
            handing.choose(Change::Answer(slug, value));
        }),
        today: clock::today(),
        offered: Signal::stored(Vec::new()),
        typed: None,
    };
    Some(view! { <QuestionView question id=format!("hand-over-{slug}") wiring/> }.into_any())
}

/// Downloads the cases of which something is in this window only, whole and not locked: a copy is worth more than a question.
pub fn download_unsaved(bench: Bench) {
    bench.open.close_typing();
    let by = bench.preferences.with_untracked(Preferences::author);
    let day = crate::case::date::iso(clock::today());
    bench.copy_now(move |realm, cases| {
        let occasion = making::Occasion { day, is_training: realm == Realm::Training };
        making::copy_now(cases, &clock::utc(clock::now()), &by, &occasion)
            .map_err(|words| format!("The file could not be made: {words}."))
    });
}
