//! The entries as a table in the source's template: sorted, filtered, and only as many rows as are in sight.

use super::{
    book::Book,
    summarise,
    window::{Range, Window},
};
use crate::{
    browser::page,
    reports::chronology::{
        COLUMNS, Entry, agency,
        entry::{Group, Sign, Standing},
        filter::Column,
        summary::Row,
        zoom::Zoom,
    },
};
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// A row with its place, where not all rows are there.
#[derive(Clone)]
struct Item {
    row: Row,
    place: Option<usize>,
    key: u64,
}

/// The table, or what stands in its place while there is nothing in it.
pub fn view(book: Book) -> AnyView {
    let window = Window::new();
    Effect::new(move |_| window.reset(book.shown.with(|shown| shown.len())));
    let count = Memo::new(move |_| book.shown.with(|shown| shown.len()));
    let items = move || {
        let Range { from, to, .. } = window.range.get();
        let shown = book.shown.get();
        let is_partial = Window::is_partial(shown.len());
        let places = shown.get(from.min(shown.len())..to.min(shown.len())).unwrap_or_default().to_vec();
        book.view.with(|view| {
            let item = |(nth, place): (usize, &usize)| {
                let row = view.rows.get(*place)?.clone();
                let mut hasher = DefaultHasher::new();
                row.hash(&mut hasher);
                let place = is_partial.then_some(from + nth);
                place.hash(&mut hasher);
                Some(Item { row, place, key: hasher.finish() })
            };
            places.iter().enumerate().filter_map(item).collect::<Vec<_>>()
        })
    };
    let blank = move |height: fn(&Range) -> f64| {
        move || {
            let height = window.range.with(height);
            (height > 0.0).then(|| view! {
                <tr aria-hidden="true"><td class="kith-blank" colspan="4"><svg width="1" height=format!("{height:.0}")></svg></td></tr>
            })
        }
    };
    let table = move || {
        if count.get() == 0 {
            return empty(book);
        }
        let caption = move || {
            let (shown, all) = (count.get(), book.view.with(|view| view.rows.len()));
            let entries = if all == 1 { "entry" } else { "entries" };
            if shown == all { format!("{all} {entries}") } else { format!("{shown} of {all} {entries}") }
        };
        let rows = move || Window::is_partial(count.get()).then(|| (count.get() + 1).to_string());
        view! {
            <table class="govuk-table kith-stack-table kith-chronology" role="table" aria-rowcount=rows>
                <caption class="govuk-table__caption govuk-table__caption--m">{caption}</caption>
                <thead class="govuk-table__head" role="rowgroup">
                    <tr class="govuk-table__row" role="row">
                        {Column::ALL.into_iter().zip(COLUMNS).map(|((column, _), words)| head(book, column, words)).collect_view()}
                    </tr>
                </thead>
                <tbody class="govuk-table__body" role="rowgroup" node_ref=window.body>
                    {blank(|range| range.above)}
                    <For each=items key=|item| item.key children=move |item| row(book, item)/>
                    {blank(|range| range.below)}
                </tbody>
            </table>
        }
        .into_any()
    };
    let is_empty = Memo::new(move |_| count.get() == 0);
    let table = move || {
        let _ = is_empty.get();
        untrack(table)
    };
    view! { {marked_banner(book)} {own_note(book)} {table} {left_out(book)} }.into_any()
}

fn empty(book: Book) -> AnyView {
    if book.entries.with(|all| !all.is_empty()) {
        return view! { <p class="govuk-body" role="status">"No entry fits what is chosen. Change the filters, or show all."</p> }
            .into_any();
    }
    view! {
        <div class="kith-empty">
            <p class="govuk-body">"A chronology shows, in order, what mattered in the person\u{2019}s life, good and bad, and who says so."</p>
            <p class="govuk-body govuk-!-margin-bottom-0">"For example: \u{201c}March 2025 \u{2013} fell at home, ambulance called \u{2013} ambulance service \u{2013} second fall in a year\u{201d}."</p>
        </div>
    }
    .into_any()
}

/// What says that only, or among others, the rows of a pattern are shown.
fn marked_banner(book: Book) -> impl IntoView {
    move || {
        let filter = book.filter.get();
        (!filter.rows.is_empty()).then(|| {
            let count = filter.rows.len();
            let rows = if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") };
            let (words, other) = if filter.is_among {
                (format!("{rows} of a pattern, marked among all."), "Show them alone")
            } else {
                (format!("{rows} of a pattern, shown alone."), "Mark them among all entries")
            };
            let turn = move |_| book.change(|filter| filter.is_among = !filter.is_among);
            let clear = move |_| {
                book.change(|filter| {
                    filter.rows.clear();
                    filter.is_among = false;
                });
            };
            view! {
                <div class="govuk-inset-text kith-banner kith-no-print">
                    <p class="govuk-body govuk-!-margin-bottom-0" role="status">{words}</p>
                    <p class="kith-actions govuk-!-margin-bottom-0">
                        <button type="button" class="kith-link-button" on:click=turn>{other}</button>
                        <button type="button" class="kith-link-button" on:click=clear>"Show all entries"</button>
                    </p>
                </div>
            }
        })
    }
}

fn own_note(book: Book) -> impl IntoView {
    move || {
        let zoom = book.filter.with(|filter| filter.zoom);
        (zoom == Zoom::Own).then(|| view! {
            <p class="govuk-inset-text">
                "In words to the person. Read every line before it is given: a program cannot know whom \u{201c}her\u{201d} means. Opinions, and what is about other people alone, are left out and listed below."
            </p>
        })
    }
}

fn left_out(book: Book) -> impl IntoView {
    move || {
        let left = book.view.with(|view| view.left_out.clone());
        (!left.is_empty()).then(|| {
            let item = |(id, why): (String, &'static str)| {
                let entry = book.entry(&id).unwrap_or_default();
                view! { <li>{entry.date} ": " {entry.incident} " \u{2013} " {why}</li> }
            };
            view! {
                <h3 class="govuk-heading-s kith-no-print">"Left out of this copy"</h3>
                <ul class="govuk-list govuk-list--bullet kith-no-print">{left.into_iter().map(item).collect_view()}</ul>
            }
        })
    }
}

fn head(book: Book, column: Column, words: &'static str) -> AnyView {
    let sort = move || book.filter.with(|filter| filter.aria_sort(column));
    let arrow = move || match sort() {
        "ascending" => " \u{25b2}",
        "descending" => " \u{25bc}",
        _ => "",
    };
    let turn = move |_| book.go(book.filter.with_untracked(|filter| filter.sorted_by(column)));
    view! {
        <th scope="col" class="govuk-table__header" role="columnheader" aria-sort=sort>
            <button type="button" class="kith-link-button" on:click=turn>
                {words} <span aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
    .into_any()
}

/// The marks of an entry in a line under its words.
fn marks(entry: &Entry) -> String {
    let account =
        if entry.account.is_empty() { String::new() } else { format!("{}\u{2019}s account", entry.account) };
    let parts = [
        entry.group.map(Group::in_words).unwrap_or_default().to_owned(),
        entry.sign.filter(|sign| *sign != Sign::Neutral).map(Sign::in_words).unwrap_or_default().to_owned(),
        entry.standing.map(Standing::in_words).unwrap_or_default().to_owned(),
        account,
        entry.people.join(", "),
        agency::names(entry).join(", "),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{b7} ")
}

fn row(book: Book, item: Item) -> AnyView {
    let Item { row: Row { entry, under }, place, .. } = item;
    let or = |words: String, none: &'static str| if words.is_empty() { none.to_owned() } else { words };
    let id = StoredValue::new(entry.id.clone());
    let marks = marks(&entry);
    let date = or(entry.date.clone(), "No date yet");
    let is_marked = Memo::new(move |_| {
        book.filter.with(|filter| filter.is_among && id.with_value(|id| filter.rows.contains(id)))
    });
    let is_open = Memo::new(move |_| book.open.with(|open| id.with_value(|id| open.as_deref() == Some(id))));
    // A line that was drawn together for reading only, or that speaks to the person, is no entry to open.
    let is_entry = !entry.id.is_empty() && book.filter.with_untracked(|filter| filter.zoom != Zoom::Own);
    let opener = if is_entry {
        let date = date.clone();
        view! {
            <button type="button" class="kith-link-button" on:click=move |_| book.begin(id.get_value())>
                <span class="govuk-visually-hidden">"Open the entry of "</span> {date}
            </button>
        }
        .into_any()
    } else {
        view! { <span>{date.clone()}</span> }.into_any()
    };
    let choice =
        summarise::choice(book, id, format!("{date}: {}", entry.incident), is_entry && under.is_empty());
    let below = summarise::folded(book, entry.id.clone(), under);
    let index = place.map(|place| (place + 2).to_string());
    view! {
        <tr class="govuk-table__row" role="row" aria-rowindex=index class:kith-marked=is_marked class:kith-opened=is_open>
            <th scope="row" class="govuk-table__header kith-chronology__date" role="rowheader">{choice} {opener}</th>
            <td class="govuk-table__cell" role="cell" data-label="Incident">
                {move || is_marked.get().then(|| view! { <strong class="govuk-tag kith-marked__tag">"In the pattern"</strong> })}
                <span class="kith-plain-cell">{or(entry.incident, "Not written yet")}</span>
                {(!marks.is_empty()).then(|| view! { <span class="kith-secondary">{marks}</span> })}
                {below}
            </td>
            <td class="govuk-table__cell" role="cell" data-label="Source">{or(entry.source, "No source yet")}</td>
            <td class="govuk-table__cell" role="cell" data-label="Significance">{entry.significance}</td>
        </tr>
    }
    .into_any()
}

/// Goes back to the row of an entry after it was written.
pub fn focus_row() {
    page::focus_first(".kith-chronology .kith-opened button");
}
