//! What a file brings, case by case: the counts, the changes by section, the conflicts, and "Apply".

use super::{Found, Opening, asked, asked::told, changes, conflict, conflict::Choices};
use crate::{
    browser::{clock, memo::memo, page},
    case::{Key, Subject, Value},
    handoff::{
        Finding,
        review::{self, Take},
    },
    parts::{Button, Look},
};
use leptos::prelude::*;

impl Found {
    /// What a screen reader is told of it.
    pub(super) fn in_words(&self) -> String {
        let sum =
            |count: fn(&Finding) -> usize| self.cases.iter().map(|case| count(&case.finding)).sum::<usize>();
        format!(
            "The file was read: {} new, {} changed, {} conflicting. Nothing is applied yet.",
            sum(|finding| finding.new),
            sum(|finding| finding.changed),
            sum(|finding| finding.conflicts.len())
        )
    }
}

pub(super) fn view(opening: Opening, found: Found) -> AnyView {
    let Found { by, at, left_out, cases } = found;
    let part = left_out.map(|words| {
        view! {
            <p class="govuk-inset-text">"This file holds a part of the case, not all of it. " {words}</p>
        }
    });
    let day = at.get(..10).and_then(|day| day.parse::<chrono::NaiveDate>().ok());
    let day = day.map_or_else(|| at.clone(), crate::case::date::day_in_words);
    let who = by.in_words();
    let nothing_new = cases.iter().all(|case| case.finding.is_nothing_new());
    let choices: Vec<Choices> =
        cases.iter().map(|case| RwSignal::new(vec![Take::Open; case.finding.conflicts.len()])).collect();
    let list = cases
        .iter()
        .zip(&choices)
        .map(|(case, choices)| finding_view(&case.finding, *choices, &by.in_words()))
        .collect_view();
    let bench = opening.bench;
    let is_busy = memo(move || bench.taking.with(Option::is_some));
    let cases = StoredValue::new_local(cases);
    let is_tried = StoredValue::new(false);
    let apply = move || {
        is_tried.set_value(true);
        let cases = cases.get_value();
        let takes = cases
            .iter()
            .zip(&choices)
            .map(|(case, choices)| decided(&case.finding, &choices.get_untracked()));
        let takes: Vec<Vec<(Key, Value)>> = takes.collect();
        bench.apply_file(cases.into_iter().zip(takes).collect(), (by.clone(), at.clone()));
    };
    let buttons = if nothing_new {
        view! { <p class="govuk-body"><strong>"There is nothing new in this file."</strong></p> }.into_any()
    } else {
        let put_away = move || {
            opening.stands(None);
            // After a try that failed the notice says what is so; it may be that nobody knows.
            let words = match is_tried.get_value() {
                true => "The file was put away.",
                false => "The file was not applied. Nothing was changed.",
            };
            opening.announcement.set(words.to_owned());
            page::focus("hand-off-file");
        };
        view! {
            <div class="govuk-button-group">
                {Button::new(Look::Primary, "Apply", apply).disabled(move || is_busy.get()).view()}
                {Button::new(Look::Secondary, "Do not apply", put_away).disabled(move || is_busy.get()).view()}
            </div>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="review-title">
            <h2 class="govuk-heading-m" id="review-title" tabindex="-1">"What the file brings"</h2>
            <p class="govuk-body">"Made by " {who} " on " {day} "."</p>
            {part}
            {list}
            {buttons}
        </section>
    }
    .into_any()
}

/// What the conflicts are to say, as far as something was chosen.
fn decided(finding: &Finding, takes: &[Take]) -> Vec<(Key, Value)> {
    let chosen = finding.conflicts.iter().zip(takes);
    chosen
        .filter_map(|(contested, take)| {
            review::chosen(contested, *take, &clock::in_words).map(|value| (contested.key.clone(), value))
        })
        .collect()
}

fn finding_view(finding: &Finding, choices: Choices, who: &str) -> AnyView {
    let (name, known) = match (Subject::of(&finding.id), finding.known) {
        (Subject::Practice, true) => {
            ("My practice".to_owned(), "What it brings is added to your practice on this device.")
        }
        (Subject::Practice, false) => {
            ("My practice".to_owned(), "Your practice on this device holds nothing yet.")
        }
        (Subject::Case, is_known) => {
            let name = if finding.name.is_empty() { "No name yet".to_owned() } else { finding.name.clone() };
            let known = match is_known {
                true => "This case is on this device already.",
                false => "This case is new on this device.",
            };
            (name, known)
        }
    };
    let stranger = (finding.shares_nothing() && Subject::of(&finding.id) == Subject::Practice).then(|| {
        view! {
            <p class="govuk-inset-text">
                "Nothing in this file is from the practice on this device. It was made by " {who.to_owned()}
                ". If that is not you, choose \u{201c}Do not apply\u{201d}: a colleague\u{2019}s practice does not belong in yours."
            </p>
        }
    });
    let row = |name: &'static str, count: usize| {
        view! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{name}</dt>
                <dd class="govuk-summary-list__value">{count}</dd>
            </div>
        }
    };
    let older = finding.is_older().then(|| {
        view! {
            <p class="govuk-body">
                "The file is older than what is here: this device has " {finding.only_here}
                {if finding.only_here == 1 { " entry" } else { " entries" }}
                " that the file does not know yet."
            </p>
        }
    });
    let ahead = (finding.far_ahead > 0).then(|| view! {
        <p class="govuk-body">{finding.far_ahead} " entries bear a time that has not come yet: the other device\u{2019}s clock may be wrong."</p>
    });
    view! {
        <h3 class="govuk-heading-s">{name}</h3>
        <p class="govuk-body">{known}</p>
        {stranger}
        {older}
        <dl class="govuk-summary-list kith-counts">
            {row("New", finding.new)} {row("Changed", finding.changed)}
            {row("Same", finding.same)} {row("Conflicting", finding.conflicts.len())}
        </dl>
        {ahead}
        {told(finding)}
        {asked::view(finding, who)}
        {changes::view(&finding.sections, finding.admission.before(), finding.admission.merged(), 4)}
        {conflict::view(finding, choices, who)}
    }
    .into_any()
}
