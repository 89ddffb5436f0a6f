//! Exactly what leaves: how much is left out, what stops it, and the documents to read.

use super::Handing;
use crate::{
    case::Case,
    handoff::redaction::{self, Counts},
    parts::PaperView,
    reports::{self, Document},
};
use leptos::prelude::*;

/// The counts, the reasons why it cannot leave, and the documents once they are opened.
pub fn view(handing: Handing) -> AnyView {
    let is_open = RwSignal::new(false);
    let counts = move || {
        let copies =
            handing.made.with(|made| made.as_ref().map(|made| made.copies.clone())).unwrap_or_default();
        (!copies.is_empty()).then(|| {
            let sum =
                |count: fn(&Counts) -> usize| copies.iter().map(|copy| count(&copy.counts)).sum::<usize>();
            let rows = [
                ("Answers withheld", sum(|counts| counts.fields)),
                ("People, entries and notes left out", sum(|counts| counts.things)),
                ("Earlier answers left out", sum(|counts| counts.earlier)),
                ("Names replaced in the text", sum(|counts| counts.names)),
            ];
            let row = |(term, count): (&'static str, usize)| {
                view! {
                    <div class="govuk-summary-list__row">
                        <dt class="govuk-summary-list__key">{term}</dt>
                        <dd class="govuk-summary-list__value">{count}</dd>
                    </div>
                }
            };
            view! {
                <section aria-label="What stays here">
                    <dl class="govuk-summary-list">{rows.into_iter().map(row).collect_view()}</dl>
                </section>
            }
        })
    };
    let hits = move || {
        let hits = handing.made.with(|made| made.as_ref().map(|made| made.hits.clone())).unwrap_or_default();
        (!hits.is_empty()).then(|| {
            view! {
                <div class="govuk-error-summary" role="alert">
                    <h2 class="govuk-error-summary__title">"This cannot leave yet"</h2>
                    <div class="govuk-error-summary__body">
                        <p>"Kith looked through the file before offering it, and found what you withheld."</p>
                        <ul class="govuk-list govuk-error-summary__list">
                            {hits.into_iter().take(20).map(|hit| view! { <li>{hit}</li> }).collect_view()}
                        </ul>
                    </div>
                </div>
            }
        })
    };
    let documents = move || {
        is_open.get().then(|| {
            all(handing)
                .into_iter()
                .map(|document| {
                    view! {
                        <h2 class="govuk-heading-m">{document.title.clone()}</h2>
                        <PaperView document/>
                    }
                    .into_any()
                })
                .collect_view()
        })
    };
    view! {
        {counts}
        {hits}
        <details class="govuk-details" on:toggle=move |_| is_open.set(true)>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">"Read exactly what leaves"</span>
            </summary>
            <div class="govuk-details__text">{documents}</div>
        </details>
    }
    .into_any()
}

fn all(handing: Handing) -> Vec<Document> {
    let mut documents = Vec::new();
    let copies = handing.made.with(|made| made.as_ref().map(|made| made.copies.clone())).unwrap_or_default();
    if copies.is_empty() {
        let whole = |case: &Case| reports::forms::whole(case);
        handing.loaded.with(|cases| documents.extend(cases.iter().flat_map(|(_, case)| whole(case))));
    }
    documents.extend(copies.iter().flat_map(|copy| redaction::readable(copy)));
    documents
}
