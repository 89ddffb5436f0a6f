//! The entries as a table in the source's template: sorted, filtered, and only as many rows as are in sight.

use super::{
    book::Book,
    line::{Act, Line, Under, key},
    row_parts::asked,
    rows::{Rows, Wanted},
    summarise,
    window::{ENOUGH, FAR, NEAR, Window},
};
use crate::{
    browser::{memo::memo, page, task::OfScreen},
    parts::{Button, Look},
    reports::chronology::{
        Entry, agency,
        entry::{Evidence, Group, Valence},
        filter::Column,
        summary::Row,
        zoom::Zoom,
    },
    workbench::place::CasePlace,
};
use leptos::{html, prelude::*};
use std::collections::BTreeSet;
use wasm_bindgen::JsCast as _;

/// The table as it stands on the page.
#[derive(Default)]
struct Sheet {
    rows: Option<Rows>,
    window: Window,
    /// Where the first row lies in the page, in pixels.
    top: f64,
    is_waiting: bool,
}

#[derive(Clone, Copy)]
struct Table {
    book: Book,
    body: NodeRef<html::Tbody>,
    sheet: StoredValue<Sheet, LocalStorage>,
    here: OfScreen,
}

impl Table {
    /// Other rows than before: what is seen of them is shown at once, and more with the next frame.
    fn reset(self) {
        let count = self.book.shown.with(|shown| shown.len());
        self.sheet.update_value(|sheet| {
            sheet.window.reset(count);
            let start = page::scrolled() - sheet.top;
            sheet.window.look(start - NEAR, start + page::height() + NEAR);
        });
        self.show(false);
        self.soon();
    }

    /// The page has another width.
    fn resized(self) {
        let _ = self.sheet.try_update_value(|sheet| sheet.window.measure_again());
        self.soon();
    }

    /// Looks again with the next frame, however often it is asked.
    fn soon(self) {
        let is_new = self.sheet.try_update_value(|sheet| {
            sheet.window.follows() && !std::mem::replace(&mut sheet.is_waiting, true)
        });
        if is_new == Some(true) {
            self.here.next_frame(move || self.look());
        }
    }

    /// Works out which rows are in sight, and shows them if they are others.
    fn look(self) {
        let is_other = self.sheet.try_update_value(|sheet| {
            sheet.is_waiting = false;
            let Some(rows) = &sheet.rows else { return false };
            // Before anything is changed, so that the page is laid out once for all that is asked of it.
            let start = -rows.top();
            let end = start + page::height();
            sheet.top = page::scrolled() - start;
            if !sheet.window.is_measured() {
                sheet.window.measure(rows.heights());
            }
            !sheet.window.covers(start - ENOUGH, end + ENOUGH) && sheet.window.look(start - FAR, end + FAR)
        });
        if is_other == Some(true) {
            self.show(true);
            // Once they are painted, their heights are known.
            self.soon();
        }
    }

    /// Brings the rows of the page to what they are now; where only others came into sight, those that stay are left alone.
    fn show(self, stays: bool) {
        let Some(range) = self.sheet.try_with_value(|sheet| sheet.window.range) else { return };
        let known = self.sheet.try_with_value(|sheet| match &sheet.rows {
            Some(rows) if stays => rows.keys(),
            _ => BTreeSet::new(),
        });
        let lines = self.lines(range.from, range.to, &known.unwrap_or_default());
        let _ = self.sheet.try_update_value(|sheet| {
            sheet.window.measure_again();
            if let Some(rows) = &mut sheet.rows {
                rows.show(lines, range.above, range.below);
            }
        });
    }

    fn lines(self, from: usize, to: usize, known: &BTreeSet<String>) -> Vec<Wanted> {
        let book = self.book;
        let shown = book.shown.get_untracked();
        let is_partial = Window::is_partial(shown.len());
        let filter = book.filter.get_untracked();
        let (open, picked) = (book.open.get_untracked(), book.picked.get_untracked());
        let places = shown.get(from.min(shown.len())..to.min(shown.len())).unwrap_or_default();
        let unfolded = book.unfolded.get_untracked();
        book.view.with_untracked(|view| {
            let line = |(nth, place): (usize, &usize)| {
                let Row { entry, under } = view.rows.get(*place)?;
                let key = key(&entry.id, *place);
                if known.contains(&key) {
                    return Some(Wanted { key, line: None });
                }
                let or = |words: &str, none: &str| if words.is_empty() { none } else { words }.to_owned();
                // A line that was drawn together for reading only, or that speaks to the person, is no entry to open.
                let opens = !entry.id.is_empty() && filter.zoom != Zoom::Own;
                let can_be_chosen = opens && under.is_empty();
                let original = |entry: &Entry| Under {
                    id: entry.id.clone(),
                    date: entry.date.clone(),
                    words: [entry.incident.clone(), entry.source.clone()],
                };
                let line = Line {
                    id: entry.id.clone(),
                    place: *place,
                    index: is_partial.then_some(from + nth + 2),
                    opens,
                    mark: match filter.rows.as_slice() {
                        [only] if filter.is_among && *only == entry.id => "Marked",
                        rows if filter.is_among && rows.contains(&entry.id) => "In the pattern",
                        _ => "",
                    },
                    is_open: open.as_ref() == Some(&entry.id),
                    choice: picked.as_ref().filter(|_| can_be_chosen).map(|ids| ids.contains(&entry.id)),
                    columns: [
                        or(&entry.date, "No date yet"),
                        or(&entry.incident, "Not written yet"),
                        or(&entry.source, "No source yet"),
                        entry.significance.clone(),
                    ],
                    marks: marks(entry),
                    family: family(book, entry).filter(|_| opens && entry.group == Some(Group::Family)),
                    under: under.iter().map(original).collect(),
                    is_unfolded: false,
                };
                let is_unfolded = !under.is_empty() && unfolded.contains(&key);
                Some(Wanted { key, line: Some(Line { is_unfolded, ..line }) })
            };
            places.iter().enumerate().filter_map(line).collect()
        })
    }

    /// Does what was asked of a row.
    fn act(self, target: &web_sys::Element) {
        let book = self.book;
        let line =
            self.sheet.with_value(|sheet| sheet.rows.as_ref().and_then(|rows| rows.line(target).cloned()));
        let (Some(line), Some(act)) = (line, asked(target)) else { return };
        let under = |nth: usize| line.under.get(nth).map(|one| one.id.clone());
        match act {
            Act::Open => book.begin(line.id),
            Act::Unfold => book.unfolded.update(|unfolded| {
                if !unfolded.remove(&line.key()) {
                    unfolded.insert(line.key());
                }
            }),
            Act::Back => summarise::unfold(book, &line.id),
            Act::OpenUnder(nth) => under(nth).into_iter().for_each(|id| book.begin(id)),
            Act::TakeOut(nth) => {
                under(nth).into_iter().for_each(|id| summarise::take_out(book, &line.id, &id))
            }
        }
    }

    /// Chooses a row to be summed up, or not.
    fn choose(self, input: &web_sys::HtmlInputElement) {
        let line =
            self.sheet.with_value(|sheet| sheet.rows.as_ref().and_then(|rows| rows.line(input).cloned()));
        let Some(line) = line else { return };
        let is_on = input.checked();
        self.book.picked.update(|picked| {
            if let Some(ids) = picked {
                if is_on {
                    ids.insert(line.id)
                } else {
                    ids.remove(&line.id)
                };
            }
        });
    }
}

/// The address of the family on the day of an entry, where the day is known.
pub fn family(book: Book, entry: &Entry) -> Option<String> {
    let day = entry.first()?;
    Some(book.link_to(CasePlace::GenogramAt(day, entry.id.clone())))
}

/// The table, or what stands in its place while there is nothing in it.
pub fn view(book: Book) -> AnyView {
    let body: NodeRef<html::Tbody> = NodeRef::new();
    let table = Table { book, body, sheet: StoredValue::new_local(Sheet::default()), here: OfScreen::here() };
    for handle in [
        window_event_listener_untyped("scroll", move |_| table.soon()),
        window_event_listener_untyped("resize", move |_| table.resized()),
    ] {
        on_cleanup(move || handle.remove());
    }
    Effect::new(move |_| {
        let Some(body) = table.body.get() else { return };
        let body: &web_sys::Element = body.as_ref();
        table.sheet.update_value(|sheet| {
            if !sheet.rows.as_ref().is_some_and(|rows| rows.are_in(body)) {
                sheet.rows = Rows::new(body.clone());
                sheet.top = page::scrolled() + body.get_bounding_client_rect().top();
            }
        });
        book.view.track();
        table.reset();
    });
    // What changes on rows that stay the same rows.
    Effect::new(move |is_first: Option<()>| {
        book.filter.track();
        book.open.track();
        book.picked.track();
        book.unfolded.track();
        if is_first.is_some() {
            table.show(false);
        }
    });
    let count = memo(move || book.shown.with(|shown| shown.len()));
    let is_empty = memo(move || count.get() == 0);
    let act = move |event: leptos::ev::MouseEvent| {
        if let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
            table.act(&target);
        }
    };
    let choose = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        input.iter().for_each(|input| table.choose(input));
    };
    let whole = move || {
        if is_empty.get() {
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
                        {Column::ALL.iter().map(|column| head(book, *column)).collect_view()}
                    </tr>
                </thead>
                <tbody class="govuk-table__body" role="rowgroup" node_ref=body on:click=act on:change=choose></tbody>
            </table>
        }
        .into_any()
    };
    view! { {marked_banner(book)} {own_note(book)} {whole} {left_out(book)} }.into_any()
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
            let (words, other) = if filter.is_among && count == 1 {
                ("1 entry, marked among all.".to_owned(), "Show it alone")
            } else if filter.is_among {
                (format!("{rows} of a pattern, marked among all."), "Show them alone")
            } else {
                (format!("{rows} of a pattern, shown alone."), "Mark them among all entries")
            };
            let toggle = move || book.change(|filter| filter.is_among = !filter.is_among);
            let clear = move || {
                book.change(|filter| {
                    filter.rows.clear();
                    filter.is_among = false;
                });
            };
            view! {
                <div class="govuk-inset-text kith-banner kith-no-print">
                    <p class="govuk-body govuk-!-margin-bottom-0" role="status">{words}</p>
                    <p class="kith-actions govuk-!-margin-bottom-0">
                        {Button::new(Look::Link, other, toggle).view()}
                        {Button::new(Look::Link, "Show all entries", clear).view()}
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

fn head(book: Book, column: Column) -> AnyView {
    let sort = move || book.filter.with(|filter| filter.aria_sort(column));
    let arrow = move || match sort() {
        "ascending" => " \u{25b2}",
        "descending" => " \u{25bc}",
        _ => "",
    };
    let sort_by_this = move || book.go(book.filter.with_untracked(|filter| filter.sorted_by(column)));
    view! {
        <th scope="col" class="govuk-table__header" role="columnheader" aria-sort=sort>
            {Button::new(Look::Link, (column.words(), view! { <span aria-hidden="true">{arrow}</span> }), sort_by_this).view()}
        </th>
    }
    .into_any()
}

/// The marks of an entry in a line under its words.
fn marks(entry: &Entry) -> String {
    let account =
        if entry.account.is_empty() { String::new() } else { format!("{}\u{2019}s account", entry.account) };
    let parts = [
        entry.group.map(Group::words).unwrap_or_default().to_owned(),
        entry
            .sign
            .filter(|sign| *sign != Valence::Neutral)
            .map(Valence::words)
            .unwrap_or_default()
            .to_owned(),
        entry.evidence.map(Evidence::words).unwrap_or_default().to_owned(),
        account,
        entry.people.join(", "),
        agency::names(entry).join(", "),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{b7} ")
}

/// Goes back to the row of an entry after it was written.
pub fn focus_row() {
    page::focus_first(".kith-chronology .kith-opened button");
}
