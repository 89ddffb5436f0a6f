//! The case as it stood at the end of a day: its documents to read and to print, and nothing to change.

use super::door::{PrintButton, Sheet};
use crate::parts::heading::heading;
use crate::{
    browser::{clock, memo::memo, soon},
    case::{Value, date::day_in_words},
    forms::Question,
    handoff::redaction::Scan,
    parts::{Button, Look, PaperView, QuestionView, Wiring},
    reports::{self, Document},
    workbench::{Bench, bench::use_bench},
};
use chrono::NaiveDate;
use leptos::prelude::*;

static DAY: Question = Question::day("date", "Show the case as it stood at the end of")
    .hint("For example, 4 11 2025. It shows what had been entered by then on any device, also what came here in a file later.");

/// The screen.
#[must_use]
pub fn screen() -> AnyView {
    let bench = use_bench();
    let typed = RwSignal::new(Value::Empty);
    let error: RwSignal<Option<&'static str>> = RwSignal::new(None);
    let shown: RwSignal<Option<NaiveDate>> = RwSignal::new(None);
    let wiring = Wiring {
        value: memo(move || typed.get()),
        error: error.into(),
        answer: Callback::new(move |value| typed.set(value)),
        today: clock::today(),
        offered: Signal::stored(Vec::new()),
        typed: None,
    };
    let show = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let day = typed.get_untracked().date().and_then(|when| when.exact());
        let (day, wrong) = match day {
            Some(day) if day > clock::today() => (None, Some("Enter today\u{2019}s date or an earlier one")),
            Some(day) => (Some(day), None),
            None => (None, Some("Enter a real date with a day, a month and a year, such as 4 11 2025")),
        };
        error.set(wrong);
        shown.set(day);
        // The answer, or the first field to mend, takes the focus as soon as it is there.
        let next = if day.is_some() { "#past" } else { "fieldset#past-day input" };
        soon::focus_first(next);
    };
    view! {
        {heading("The case at a date")}
        <form novalidate class="kith-no-print" on:submit=show>
            <QuestionView question=&DAY id="past-day".to_owned() wiring/>
            {Button::submit(Look::Primary, "Show the case").view()}
        </form>
        {move || shown.get().map(|day| standing(bench, day))}
    }
    .into_any()
}

fn standing(bench: Bench, day: NaiveDate) -> AnyView {
    let (_, end) = clock::span(day);
    let (documents, first) = bench
        .open
        .peek(|session| {
            let first = session.case().operations().next().map(|operation| operation.stamp.millis);
            (reports::forms::whole(&session.case().at(end)), first)
        })
        .unwrap_or_default();
    let words = day_in_words(day);
    if documents.is_empty() {
        let first = first.map(|at| format!(" The first entry is of {}.", clock::in_words(at)));
        return view! {
            <div class="govuk-inset-text" id="past" tabindex="-1" role="status">
                {format!("Nothing had been entered in this case by the end of {words}.")} {first}
            </div>
        }
        .into_any();
    }
    let document = |document: Document| {
        let title = document.title.clone();
        view! { <h2 class="govuk-heading-l kith-past__document">{title}</h2> <PaperView document/> }
    };
    view! {
        <section class="kith-past" aria-label="The case at a date">
            <Sheet what="past".to_owned() scan=Signal::stored(None::<Scan>)>
            <div class="govuk-inset-text kith-past__banner" id="past" tabindex="-1">
                <p class="govuk-body">
                    <strong>{format!("This is the case as it stood at the end of {words}.")}</strong> " It cannot be changed here."
                </p>
                <p class="govuk-body kith-no-print">
                    "What was erased for ever since then is not shown. Times are those of the devices that made the entries."
                </p>
                <PrintButton what="past".to_owned() scan=Signal::stored(None::<Scan>)/>
            </div>
            {documents.into_iter().map(document).collect_view()}
            </Sheet>
        </section>
    }
    .into_any()
}
