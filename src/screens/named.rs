//! Under a form of the practice: that somebody of a case is named in it, where it is to name nobody.

use crate::{
    browser::{memo::memo, task::OfScreen},
    case::Case,
    edit::wording,
    forms::{Form, Sheet},
    reports::named::NamesOfCases,
    workbench::Bench,
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Says which names of the cases on this device stand in the words of a form. A hint: nothing is stopped by it.
pub fn view(bench: Bench, form: &'static Form, id: StoredValue<String>) -> AnyView {
    let known: RwSignal<Option<Arc<NamesOfCases>>> = RwSignal::new(None);
    OfScreen::here().start(async move {
        let _ = known.try_set(Some(Arc::new(bench.names_of_cases().await)));
    });
    let words = bench.open.slice(move |case: &Case| {
        let said = |id: &String| {
            let sheet = Sheet { form, id };
            form.questions().map(|question| wording::bare(sheet.answer(case, question))).collect::<Vec<_>>()
        };
        id.with_value(said)
    });
    let found = memo(move || {
        let Some(known) = known.get() else { return BTreeSet::new() };
        words.with(|words| words.iter().flatten().flat_map(|words| known.found(words)).collect())
    });
    let shown = move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let names = found.into_iter().collect::<Vec<_>>().join(", ");
            view! {
                <p class="govuk-inset-text">
                    <strong>{names}</strong>
                    " stands here, and in a case on this device. Your practice names nobody: write it without the name. Kith looks for every name in your cases."
                </p>
            }
        })
    };
    view! { <div role="status" aria-label="Names of people in your cases">{shown}</div> }.into_any()
}
