//! What has left of the open case: when, by whom, what and in which form, what for, and what was left out.

use crate::{
    handoff::release::entry::{self, Earlier},
    screens::field::who_when,
    workbench::Bench,
};
use leptos::prelude::*;

/// The list, once there is anything in it.
pub fn view(bench: Bench) -> AnyView {
    let all = bench.open.slice(entry::earlier);
    let item = |one: Earlier| {
        let lines = std::iter::once(one.what).chain(one.rest).filter(|words| !words.is_empty());
        view! {
            <li class="kith-history__item">
                <p class="kith-history__who">{who_when(&one.added)}</p>
                {lines.map(|words| view! { <p class="kith-plain">{words}</p> }).collect_view()}
            </li>
        }
    };
    let shown = move || {
        let all = all.get().unwrap_or_default();
        (!all.is_empty()).then(|| {
            view! {
                <section aria-label="Earlier hand-overs">
                    <h2 class="govuk-heading-m">"Earlier hand-overs"</h2>
                    <p class="govuk-hint">"Everything of this record that has left this device: files, prints, copied text, tables and drawings."</p>
                    <ul class="govuk-list kith-history">{all.into_iter().map(item).collect_view()}</ul>
                </section>
            }
        })
    };
    shown.into_any()
}
