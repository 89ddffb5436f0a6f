//! Working notes: dated and free, per case, apart from the forms and the chronology.

use super::{
    door::{CopyButton, Leaving},
    form::FormView,
    shell::heading,
    withdraw::WithdrawButton,
};
use crate::{
    browser::{clock, soon},
    case::{Case, Key, Value, When},
    edit::{Edit, wording},
    forms,
    reports::forms::{note_ids, notes},
    workbench::bench::use_bench,
};
use leptos::prelude::*;

#[derive(Clone, PartialEq, Eq, Hash)]
struct Line {
    id: String,
    date: String,
    kind: String,
    text: String,
}

fn lines(case: &Case) -> Vec<Line> {
    let line = |id: String| {
        let said =
            |slug: &str| wording::answer(forms::note::FORM.question(slug), case.field("note", &id, slug));
        let (date, kind, text) = (said("date"), said("kind"), said("text"));
        Line { id, date, kind, text }
    };
    note_ids(case).into_iter().map(line).collect()
}

/// The screen.
#[must_use]
pub fn screen() -> AnyView {
    let bench = use_bench();
    let shown = bench.slice(lines);
    let open: RwSignal<Option<String>> = RwSignal::new(None);
    let add = move |_| {
        let id = clock::new_id();
        let fields = [("date", Value::Date(When::day(clock::today())))];
        if bench.attempt(Edit::add(Key::thing("note", &id), &fields)) {
            open.set(Some(id));
            soon::focus("note-text");
        }
    };
    let editor = move || {
        open.get().map(|id| {
            let thing = Key::thing("note", &id);
            view! {
                <section class="kith-editor" aria-label="Open note">
                    <FormView form=&forms::note::FORM id=id/>
                    <p class="kith-actions">
                        <button type="button" class="kith-link-button" on:click=move |_| open.set(None)>"Put this note away"</button>
                        <WithdrawButton thing=thing what="this note"/>
                    </p>
                </section>
            }
        })
    };
    let line = move |line: Line| {
        let id = line.id.clone();
        let title = [line.date, line.kind]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(" \u{b7} ");
        let title = if title.is_empty() { "No date yet".to_owned() } else { title };
        view! {
            <li class="kith-card">
                <h2 class="govuk-heading-s">{title.clone()}</h2>
                <p class="kith-plain">{line.text}</p>
                <button type="button" class="kith-link-button kith-no-print" on:click=move |_| open.set(Some(id.clone()))>
                    "Change" <span class="govuk-visually-hidden">" the note of " {title}</span>
                </button>
            </li>
        }
    };
    let is_empty = Memo::new(move |_| shown.with(|lines| lines.as_ref().is_none_or(Vec::is_empty)));
    let text = Callback::new(move |()| {
        Ok(Leaving::plain(&bench.peek(|s| notes(s.case()).to_text()).unwrap_or_default()))
    });
    view! {
        {heading("Working notes")}
        <p class="govuk-body">"Visits, calls and thoughts that belong neither in a form nor in the chronology."</p>
        <p class="kith-actions kith-no-print"><CopyButton label="the working notes" what="notes" text/></p>
        <button type="button" class="govuk-button" on:click=add>"Add a note"</button>
        {editor}
        {move || is_empty.get().then(|| view! { <div class="kith-empty"><p class="govuk-body govuk-!-margin-bottom-0">"No notes yet."</p></div> })}
        <ul class="kith-cards">
            <For each=move || shown.get().unwrap_or_default() key=Clone::clone children=line/>
        </ul>
    }
    .into_any()
}
