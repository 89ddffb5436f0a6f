//! Summing up: entries are chosen, one that says period, count and trend stands for them, and they lie folded under it.

use super::book::Book;
use crate::{
    browser::{clock, memo::memo, page, soon},
    parts::{Button, Labelled, Look},
    reports::chronology::{
        Entry,
        summary::{self, sum_up},
    },
    screens::draft::Draft,
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Begins to choose, with these chosen already; with none, it goes on where it was left.
pub fn begin(book: Book, ids: BTreeSet<String>) {
    let left = || {
        let left = Draft::of("summary-picks", "").get_untracked();
        left.split_whitespace().filter(|id| book.has(id)).map(str::to_owned).collect()
    };
    let ids = if ids.is_empty() { left() } else { ids };
    book.picked.set(Some(ids));
    soon::focus("summary-part");
}

/// The bar over the table: the way in, or what has been chosen so far with the entry that would stand for it.
pub fn view(book: Book) -> AnyView {
    let is_choosing = memo(move || book.picked.with(Option::is_some));
    let several = memo(move || book.entries.with(|all| all.len() > 1));
    let bar = move || {
        if !is_choosing.get() {
            return several.get().then(|| {
                view! {
                <p class="kith-actions kith-no-print govuk-!-margin-bottom-0">
                    {Button::new(Look::Link, "Sum up entries", move || begin(book, BTreeSet::new())).view()}
                </p>
            }
            .into_any()
            });
        }
        Some(choosing(book))
    };
    view! { {bar} }.into_any()
}

fn choosing(book: Book) -> AnyView {
    let chosen = memo(move || book.picked.with(|picked| picked.clone().unwrap_or_default()));
    let made = memo(move || book.entries.with(|all| chosen.with(|ids| sum_up(all, ids))));
    let (incident, significance) = (Draft::of("summary-incident", ""), Draft::of("summary-significance", ""));
    let picks = Draft::of("summary-picks", "");
    Effect::new(move |_| picks.set(chosen.get().into_iter().collect::<Vec<_>>().join(" ")));
    // What is proposed gives way to what was typed, whichever entries are chosen after that.
    let proposed = Draft::of("summary-proposed", "");
    Effect::new(move |_| {
        let words = made.with(|made| made.as_ref().map(|entry| entry.incident.clone()).unwrap_or_default());
        let typed = incident.get_untracked();
        if typed.is_empty() || typed == proposed.get_untracked() {
            incident.set(words.clone());
        }
        proposed.set(words);
    });
    let all = [incident, significance, picks, proposed];
    let stop = move || book.picked.set(None);
    // Where nothing was written there is nothing to come back to.
    let put_away = move || {
        let is_written =
            !significance.get_untracked().is_empty() || incident.get_untracked() != proposed.get_untracked();
        if !is_written {
            all.into_iter().for_each(Draft::clear);
        }
        stop();
    };
    let add = move || {
        let Some(entry) = made.get_untracked() else { return };
        let entry =
            Entry { incident: incident.get_untracked(), significance: significance.get_untracked(), ..entry };
        if book.bench.attempt(summary::add(&entry, &clock::new_id())) {
            all.into_iter().for_each(Draft::clear);
            stop();
            book.bench.notify("Summed up. The entries lie folded under the new one; \u{201c}Show them one by one again\u{201d} takes it back.");
        }
    };
    let announcement = move || match (chosen.with(BTreeSet::len), made.with(Option::is_some)) {
        (0, _) => "Choose the entries that belong together in the table below.".to_owned(),
        (1, _) => "1 entry is chosen. Choose one more.".to_owned(),
        (count, true) => format!("{count} entries are chosen."),
        (count, false) => {
            format!("{count} entries are chosen, and one has no date that can be read. Give it one first.")
        }
    };
    let draft = move || {
        made.with(Option::is_some).then(|| {
            let date =
                move || made.with(|made| made.as_ref().map(|entry| entry.date.clone()).unwrap_or_default());
            view! {
                <p class="govuk-body"><strong>{date}</strong></p>
                {Labelled::new("summary-incident", "The entry that stands for them").view(incident.text_box("summary-incident").rows(2).view())}
                {Labelled::new("summary-significance", "Why the repetition matters").view(significance.text_box("summary-significance").view())}
                {Button::new(Look::Primary, "Add the summary", add).class("govuk-!-margin-bottom-0").view()}
            }
        })
    };
    let has_draft = memo(move || made.with(Option::is_some));
    let draft = move || {
        let _ = has_draft.get();
        untrack(draft)
    };
    view! {
        <section class="kith-editor kith-no-print" id="summary-part" tabindex="-1" aria-label="Sum up entries">
            <h2 class="govuk-heading-s">"Sum up entries"</h2>
            <p class="govuk-body" role="status">{announcement}</p>
            {draft}
            <p class="kith-actions govuk-!-margin-bottom-0">
                {Button::new(Look::Link, "Stop choosing", put_away).view()}
            </p>
        </section>
    }
    .into_any()
}

/// Shows the originals of a summary one by one again.
pub fn unfold(book: Book, summary: &str) {
    if book.bench.attempt(summary::undo(summary)) {
        page::focus_first("#page-title");
    }
}

/// Takes one original out of its summary.
pub fn take_out(book: Book, summary: &str, id: &str) {
    if let Some(whole) = book.entry(summary) {
        book.bench.attempt(summary::without(&whole, id));
    }
}
