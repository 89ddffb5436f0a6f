//! The chronology, first form: a sorted table in the source's template, and one entry open for writing.

use super::{form::FormView, print::CopyButton, shell::heading, withdraw::WithdrawButton};
use crate::{
    browser::{clock, page},
    case::Key,
    edit::Edit,
    forms,
    reports::chronology::{COLUMNS, Entry, document, entries},
    workbench::{
        Place,
        bench::use_bench,
        place::{CasePlace, Paper},
    },
};
use leptos::prelude::*;

/// The screen.
#[must_use]
pub fn screen(case: &str) -> AnyView {
    let bench = use_bench();
    let shown = bench.slice(entries);
    let open: RwSignal<Option<String>> = RwSignal::new(None);
    let is_newest_first = RwSignal::new(false);
    let begin = move |id: String| {
        open.set(Some(id));
        request_animation_frame(|| page::focus("chronology-date"));
    };
    let add = move |_| {
        let id = clock::new_id();
        if bench.attempt(Edit::add(Key::thing("chronology", &id), &[])) {
            begin(id);
        }
    };
    let editor = move || {
        open.get().map(|id| {
            let still = {
                let id = id.clone();
                bench.slice(move |case| !case.is_withdrawn("chronology", &id))
            };
            let thing = Key::thing("chronology", &id);
            move || {
                let (id, thing) = (id.clone(), thing.clone());
                still.get().unwrap_or(false).then(move || view! {
                    <section class="kith-editor" aria-label="Open entry">
                        <FormView form=&forms::chronology::FORM id=id/>
                        <p class="kith-actions">
                            <button type="button" class="kith-link-button" on:click=add>"Add another entry"</button>
                            <button type="button" class="kith-link-button" on:click=move |_| open.set(None)>"Put this entry away"</button>
                            <WithdrawButton thing=thing what="this entry"/>
                        </p>
                    </section>
                })
            }
        })
    };
    let ordered = move || {
        let mut entries = shown.get().unwrap_or_default();
        if is_newest_first.get() {
            entries.reverse();
        }
        entries
    };
    let row = move |entry: Entry| {
        let or = |words: String, none: &'static str| if words.is_empty() { none.to_owned() } else { words };
        let id = entry.id.clone();
        let date = or(entry.date, "No date yet");
        view! {
            <tr class="govuk-table__row" role="row">
                <th scope="row" class="govuk-table__header kith-chronology__date" role="rowheader">
                    <button type="button" class="kith-link-button" on:click=move |_| begin(id.clone())>
                        <span class="govuk-visually-hidden">"Open the entry of "</span>{date}
                    </button>
                </th>
                <td class="govuk-table__cell kith-plain-cell" role="cell" data-label="Incident">{or(entry.incident, "Not written yet")}</td>
                <td class="govuk-table__cell" role="cell" data-label="Source">{or(entry.source, "No source yet")}</td>
                <td class="govuk-table__cell" role="cell" data-label="Significance">{entry.significance}</td>
            </tr>
        }
    };
    let count = Memo::new(move |_| shown.with(|entries| entries.as_ref().map_or(0, Vec::len)));
    let head = move |(index, column): (usize, &'static str)| {
        if index > 0 {
            return view! { <th scope="col" class="govuk-table__header" role="columnheader">{column}</th> }
                .into_any();
        }
        let sort = move || {
            if is_newest_first.get() { "descending" } else { "ascending" }
        };
        view! {
            <th scope="col" class="govuk-table__header" role="columnheader" aria-sort=sort>
                <button type="button" class="kith-link-button" on:click=move |_| is_newest_first.update(|newest| *newest = !*newest)>
                    {column}
                    <span aria-hidden="true">{move || if is_newest_first.get() { " \u{25bc}" } else { " \u{25b2}" }}</span>
                </button>
            </th>
        }
        .into_any()
    };
    let table = move || {
        if count.get() == 0 {
            return view! {
                <div class="kith-empty">
                    <p class="govuk-body">"A chronology shows, in order, what mattered in the person\u{2019}s life, good and bad, and who says so."</p>
                    <p class="govuk-body govuk-!-margin-bottom-0">"For example: \u{201c}March 2025 \u{2013} fell at home, ambulance called \u{2013} ambulance service \u{2013} second fall in a year\u{201d}."</p>
                </div>
            }
            .into_any();
        }
        view! {
            <table class="govuk-table kith-stack-table kith-chronology" role="table">
                <caption class="govuk-table__caption govuk-table__caption--m">
                    {move || count.get()} {move || if count.get() == 1 { " entry" } else { " entries" }}
                </caption>
                <thead class="govuk-table__head" role="rowgroup">
                    <tr class="govuk-table__row" role="row">{COLUMNS.into_iter().enumerate().map(head).collect_view()}</tr>
                </thead>
                <tbody class="govuk-table__body" role="rowgroup">
                    <For each=ordered key=Clone::clone children=row/>
                </tbody>
            </table>
        }
        .into_any()
    };
    let text = Callback::new(move |()| bench.peek(|s| document(s.case()).to_text()).unwrap_or_default());
    let print =
        bench.link(Place::Case(case.to_owned(), CasePlace::Print(Paper::Chronology, "all".to_owned())));
    view! {
        <span class="govuk-caption-l">"Appendix 4"</span>
        {heading("Chronology")}
        <p class="kith-actions kith-no-print">
            <CopyButton what="the chronology" text/>
            <a class="govuk-link kith-touch" href=print>"Print the chronology"</a>
        </p>
        <button type="button" class="govuk-button" on:click=add>"Add an entry"</button>
        {editor}
        {table}
    }
    .into_any()
}
