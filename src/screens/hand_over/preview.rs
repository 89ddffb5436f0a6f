//! Exactly what leaves: how much is left out, what stops it, and the documents to read.

use super::Handing;
use crate::{
    browser::memo::memo,
    case::Case,
    handoff::{
        redaction::{self, Counts, Redacted},
        release::Made,
    },
    parts::PaperView,
    reports::{self, Document},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The counts, the reasons why it cannot leave, and the documents once they are opened.
pub fn view(handing: Handing) -> AnyView {
    let is_open = RwSignal::new(false);
    let copies = copies(handing);
    // What is read is always what would leave now.
    let is_making = memo(move || handing.read(|now| now.made().is_none()));
    let counts = move || {
        let copies = copies.get();
        (!copies.is_empty()).then(|| {
            let sum =
                |count: fn(&Counts) -> usize| copies.iter().map(|copy| count(&copy.0.counts)).sum::<usize>();
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
    let hits =
        memo(move || handing.read(|now| now.made().map(|made| made.hits().to_vec()).unwrap_or_default()));
    let hits = move || {
        let hits = hits.get();
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
            if is_making.get() {
                return view! { <p class="govuk-body" role="status">"The copy is being made\u{2026}"</p> }
                    .into_any();
            }
            let all = untrack(|| all(handing, &copies.get()));
            let one = |document: Document| {
                view! {
                    <h2 class="govuk-heading-m">{document.title.clone()}</h2>
                    <PaperView document/>
                }
            };
            all.into_iter().map(one).collect_view().into_any()
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

/// The redacted copies of what is chosen now; none while it is being made, and of whole cases.
fn copies(handing: Handing) -> Memo<Vec<Copied>> {
    memo(move || {
        let copied = |copy: &Arc<Redacted>| Copied(copy.clone());
        handing
            .read(|now| now.made().map(|made| made.copies().iter().map(copied).collect()).unwrap_or_default())
    })
}

/// A copy that is another one once it was made anew.
#[derive(Clone)]
struct Copied(Arc<Redacted>);

impl PartialEq for Copied {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

fn all(handing: Handing, copies: &[Copied]) -> Vec<Document> {
    if copies.is_empty() {
        let whole = |(_, case): &(String, Arc<Case>)| reports::forms::whole(case);
        let of = |made: &Made| made.release().cases().iter().flat_map(whole).collect();
        return handing.read(|now| now.made().map(of).unwrap_or_default());
    }
    copies.iter().flat_map(|copy| redaction::readable(&copy.0)).collect()
}
