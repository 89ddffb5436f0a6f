//! The reviews of a period of work: as many as happen, each typed, in order.

use super::{shell::heading, withdraw::WithdrawButton};
use crate::{
    browser::clock,
    case::{Case, Key, Value},
    edit::{Edit, wording},
    forms,
    pathway::{clocks, reviews},
    workbench::{Place, bench::use_bench, place::CasePlace},
};
use leptos::prelude::*;

#[derive(Clone, PartialEq)]
struct Line {
    id: String,
    kind: String,
    date: String,
    outcome: String,
    next: String,
}

fn lines(case: &Case, episode: &str) -> Vec<Line> {
    let line = |id: String| {
        let said =
            |slug: &str| wording::answer(forms::review::FORM.question(slug), case.field("review", &id, slug));
        let (kind, date, outcome, next) = (said("type"), said("date"), said("outcome"), said("next-review"));
        Line { id, kind, date, outcome, next }
    };
    reviews(case, episode).into_iter().map(line).collect()
}

/// The type that the next review most likely has.
fn likely_type(case: &Case, episode: &str) -> &'static str {
    let all = reviews(case, episode);
    let has = |kind: &str| all.iter().any(|id| case.field("review", id, "type").chooses(kind));
    if !has("initial") {
        "initial"
    } else if !has("formal") && clocks(case, episode).dues.iter().any(|due| due.seed == "P20") {
        "formal"
    } else {
        "interim"
    }
}

/// The screen.
#[must_use]
pub fn screen(case: &str, episode: &str) -> AnyView {
    let bench = use_bench();
    let shown = {
        let episode = episode.to_owned();
        bench.slice(move |case: &Case| lines(case, &episode))
    };
    let place = {
        let case = case.to_owned();
        move |id: String| Place::Case(case.clone(), CasePlace::Form("review".to_owned(), id))
    };
    let add = {
        let (episode, place) = (episode.to_owned(), place.clone());
        move |_| {
            let kind = bench.peek(|s| likely_type(s.case(), &episode)).unwrap_or("interim");
            let name = bench.preferences.with_untracked(|p| p.name.clone());
            let id = clock::new_id();
            let fields = [
                ("episode", Value::Link(episode.clone())),
                ("type", Value::choice(kind)),
                ("practitioner", Value::text(&name)),
            ];
            if bench.attempt(Edit::add(Key::thing("review", &id), &fields)) {
                bench.go(place(id));
            }
        }
    };
    let list = move || {
        let lines = shown.get().unwrap_or_default();
        if lines.is_empty() {
            return view! {
                <div class="kith-empty">
                    <p class="govuk-body govuk-!-margin-bottom-0">
                        "No reviews yet. An initial review comes within 4 weeks of the commencement; a formal review when the work is still open 16 weeks after the referral."
                    </p>
                </div>
            }
            .into_any();
        }
        let line = |(index, line): (usize, Line)| {
            let or = |words: String, none: &str| if words.is_empty() { none.to_owned() } else { words };
            let title = format!("Review {}: {}", index + 1, or(line.kind, "type not chosen").to_lowercase());
            let row = |name: &'static str, words: String| {
                (!words.is_empty()).then(|| {
                    view! {
                        <div class="govuk-summary-list__row">
                            <dt class="govuk-summary-list__key">{name}</dt>
                            <dd class="govuk-summary-list__value">{words}</dd>
                        </div>
                    }
                })
            };
            view! {
                <li class="kith-card">
                    <h2 class="govuk-heading-m">
                        <a class="govuk-link" href=bench.link(place(line.id.clone()))>{title.clone()}</a>
                    </h2>
                    <dl class="govuk-summary-list govuk-summary-list--no-border">
                        {row("Date", or(line.date, "No date yet"))}
                        {row("Outcome", line.outcome)}
                        {row("Next agreed review", line.next)}
                    </dl>
                    <WithdrawButton thing=Key::thing("review", &line.id) what=format!("review {}", index + 1)/>
                </li>
            }
        };
        view! { <ol class="kith-cards">{lines.into_iter().enumerate().map(line).collect_view()}</ol> }
            .into_any()
    };
    view! {
        <span class="govuk-caption-l">"Appendix 3"</span>
        {heading("Reviews")}
        <button type="button" class="govuk-button" on:click=add>"Add a review"</button>
        {list}
    }
    .into_any()
}
