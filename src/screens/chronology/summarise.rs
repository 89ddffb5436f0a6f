//! Summing up: entries are chosen, one that says period, count and trend stands for them, and they lie folded under it.

use super::book::Book;
use crate::{
    browser::{clock, page},
    reports::chronology::{
        Entry,
        summary::{self, sum_up},
    },
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Begins to choose, with these chosen already.
pub fn begin(book: Book, ids: BTreeSet<String>) {
    book.picked.set(Some(ids));
    request_animation_frame(|| page::focus("summary-part"));
}

/// The bar over the table: the way in, or what has been chosen so far with the entry that would stand for it.
pub fn view(book: Book) -> AnyView {
    let is_choosing = Memo::new(move |_| book.picked.with(Option::is_some));
    let several = Memo::new(move |_| book.entries.with(|all| all.len() > 1));
    let bar = move || {
        if !is_choosing.get() {
            return several.get().then(|| view! {
                <p class="kith-actions kith-no-print govuk-!-margin-bottom-0">
                    <button type="button" class="kith-link-button" on:click=move |_| begin(book, BTreeSet::new())>"Sum up entries"</button>
                </p>
            }
            .into_any());
        }
        Some(choosing(book))
    };
    view! { {bar} }.into_any()
}

fn choosing(book: Book) -> AnyView {
    let chosen = Memo::new(move |_| book.picked.with(|picked| picked.clone().unwrap_or_default()));
    let made = Memo::new(move |_| book.entries.with(|all| chosen.with(|ids| sum_up(all, ids))));
    let incident = RwSignal::new(String::new());
    let significance = RwSignal::new(String::new());
    Effect::new(move |_| {
        incident.set(made.with(|made| made.as_ref().map(|entry| entry.incident.clone()).unwrap_or_default()));
    });
    let stop = move || book.picked.set(None);
    let add = move |_| {
        let Some(entry) = made.get_untracked() else { return };
        let entry =
            Entry { incident: incident.get_untracked(), significance: significance.get_untracked(), ..entry };
        if book.bench.attempt(summary::add(&entry, &clock::new_id())) {
            stop();
            book.bench.tell("Summed up. The entries lie folded under the new one; \u{201c}Show them one by one again\u{201d} takes it back.");
        }
    };
    let said = move || match (chosen.with(BTreeSet::len), made.with(Option::is_some)) {
        (0, _) => "Choose the entries that belong together in the table below.".to_owned(),
        (1, _) => "1 entry is chosen. Choose one more.".to_owned(),
        (count, true) => format!("{count} entries are chosen."),
        (count, false) => {
            format!("{count} entries are chosen, and one has no date that can be read. Give it one first.")
        }
    };
    let draft = move || {
        made.with(Option::is_some).then(|| {
            let date = move || made.with(|made| made.as_ref().map(|entry| entry.date.clone()).unwrap_or_default());
            view! {
                <p class="govuk-body"><strong>{date}</strong></p>
                <div class="govuk-form-group">
                    <label class="govuk-label" for="summary-incident">"The entry that stands for them"</label>
                    <textarea class="govuk-textarea" id="summary-incident" rows="2" prop:value=move || incident.get() on:input=move |event| incident.set(event_target_value(&event))></textarea>
                </div>
                <div class="govuk-form-group">
                    <label class="govuk-label" for="summary-significance">"Why the repetition matters"</label>
                    <input class="govuk-input" id="summary-significance" type="text" autocomplete="off" prop:value=move || significance.get() on:input=move |event| significance.set(event_target_value(&event))/>
                </div>
                <button type="button" class="govuk-button govuk-!-margin-bottom-0" on:click=add>"Add the summary"</button>
            }
        })
    };
    let has_draft = Memo::new(move |_| made.with(Option::is_some));
    let draft = move || {
        let _ = has_draft.get();
        untrack(draft)
    };
    view! {
        <section class="kith-editor kith-no-print" id="summary-part" tabindex="-1" aria-label="Sum up entries">
            <h2 class="govuk-heading-s">"Sum up entries"</h2>
            <p class="govuk-body" role="status">{said}</p>
            {draft}
            <p class="kith-actions govuk-!-margin-bottom-0">
                <button type="button" class="kith-link-button" on:click=move |_| stop()>"Stop choosing"</button>
            </p>
        </section>
    }
    .into_any()
}

/// The box by which a row is chosen, while entries are being chosen.
pub fn choice(book: Book, id: StoredValue<String>, label: String, is_there: bool) -> AnyView {
    let is_choosing = Memo::new(move |_| is_there && book.picked.with(Option::is_some));
    let label = StoredValue::new(label);
    let view = move || {
        is_choosing.get().then(|| {
            let control = id.with_value(|id| format!("choose-{}", id.replace('.', "-")));
            let is_chosen = move || {
                book.picked.with(|picked| id.with_value(|id| picked.as_ref().is_some_and(|ids| ids.contains(id))))
            };
            let turn = move |event: leptos::ev::Event| {
                let is_on = event_target_checked(&event);
                book.picked.update(|picked| {
                    if let Some(ids) = picked {
                        let id = id.get_value();
                        if is_on { ids.insert(id) } else { ids.remove(&id) };
                    }
                });
            };
            view! {
                <span class="govuk-checkboxes govuk-checkboxes--small kith-choice">
                    <span class="govuk-checkboxes__item">
                        <input class="govuk-checkboxes__input" id=control.clone() type="checkbox" prop:checked=is_chosen on:change=turn/>
                        <label class="govuk-label govuk-checkboxes__label" for=control>
                            <span class="govuk-visually-hidden">"Choose " {label.get_value()}</span>
                        </label>
                    </span>
                </span>
            }
        })
    };
    view! { {view} }.into_any()
}

/// The originals under their summary, with the ways back.
pub fn folded(book: Book, summary: String, under: Vec<Entry>) -> Option<AnyView> {
    if under.is_empty() {
        return None;
    }
    let is_open = RwSignal::new(false);
    let count = under.len();
    let summary = StoredValue::new(summary);
    let is_kept = summary.with_value(|id| !id.is_empty());
    let originals = StoredValue::new(under);
    let unfold = move |_| {
        if book.bench.attempt(summary.with_value(|id| summary::undo(id))) {
            page::focus_first("#page-title");
        }
    };
    let original = move |entry: Entry| {
        let id = StoredValue::new(entry.id.clone());
        let open = move |_| book.begin(id.get_value());
        let without = move |_| {
            if let Some(whole) = summary.with_value(|id| book.entry(id)) {
                book.bench.attempt(id.with_value(|id| summary::without(&whole, id)));
            }
        };
        let date = entry.date.clone();
        let out = (is_kept && count > 2).then(|| view! {
            <button type="button" class="kith-link-button" on:click=without>"Take out" <span class="govuk-visually-hidden">" the entry of " {date.clone()}</span></button>
        });
        view! {
            <li>
                <button type="button" class="kith-link-button" on:click=open><span class="govuk-visually-hidden">"Open the folded entry of "</span> {entry.date}</button>
                " " {entry.incident} " " <span class="kith-secondary">{entry.source}</span> {out}
            </li>
        }
    };
    let list =
        move || {
            is_open.get().then(|| view! {
            <ul class="kith-folded">{originals.get_value().into_iter().map(original).collect_view()}</ul>
        })
        };
    let toggle = move |_| is_open.update(|is| *is = !*is);
    let back = is_kept.then(|| view! {
        <button type="button" class="kith-link-button kith-no-print" on:click=unfold>"Show them one by one again"</button>
    });
    Some(
        view! {
            <span class="kith-actions govuk-!-margin-bottom-0">
                <button type="button" class="kith-link-button kith-no-print" aria-expanded=move || is_open.get().to_string() on:click=toggle>
                    {count} " entries folded under this"
                </button>
                {back}
            </span>
            {list}
        }
        .into_any(),
    )
}
