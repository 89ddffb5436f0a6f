//! In and out: rows of other agencies looked at before anything is added, and the chronology as a table for them.

use super::{
    arriving::{Adding, Arrival, Arriving, Composite},
    book::Book,
    part_heading,
};
use crate::{
    browser::{clock, files, memo::memo, preferences::Preferences, task::OfScreen},
    forms::chronology::{AGENCIES, NOUN},
    handoff::release::{Form, Way, leaf::copy_by_initials},
    parts::{Button, Labelled, Look, Select, TickBox, select::options},
    reports::chronology::{
        entries,
        exchange::{
            composite::Line,
            dates::Order,
            grid::{self, Grid},
            incoming::{self, Asked, Columns, Intake},
            table,
        },
        filter::Filter,
    },
    screens::{door::Leaving, draft::Draft},
    workbench::releasing::Tell,
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};
use wasm_bindgen::JsCast as _;

/// No more rows than this are listed before they come in.
const LISTED: usize = 100;
/// No more problems and duplicates than this are listed: with more of them another column is meant, or the file was taken before.
const PROBLEMS: usize = 300;

#[derive(Clone, Copy)]
struct Table {
    grid: RwSignal<Option<Arc<Grid>>>,
    refused: RwSignal<String>,
    agency: RwSignal<String>,
    columns: RwSignal<Columns>,
    order: RwSignal<Option<Order>>,
    /// The second accounts that come in all the same, by their ids in the file.
    twins: RwSignal<BTreeSet<String>>,
}

impl Table {
    fn read(self, bytes: &[u8]) {
        self.grid.set(None);
        self.order.set(None);
        self.twins.set(BTreeSet::new());
        match grid::read(bytes) {
            Ok(grid) => {
                self.columns.set(incoming::columns(&grid, clock::today()));
                self.refused.set(String::new());
                self.grid.set(Some(Arc::new(grid)));
            }
            Err(unreadable) => self.refused.set(unreadable.to_string()),
        }
    }
}

/// The part of the screen.
pub fn view(book: Book) -> AnyView {
    let table = Table {
        grid: RwSignal::new(None),
        refused: RwSignal::new(String::new()),
        agency: RwSignal::new(String::new()),
        columns: RwSignal::new(Columns::default()),
        order: RwSignal::new(None),
        twins: RwSignal::new(BTreeSet::new()),
    };
    let pasted = Draft::of("pasted-rows", "");
    let work = OfScreen::here();
    let chosen = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) {
            work.start(async move {
                match files::read(&file).await {
                    Ok(bytes) => table.read(&bytes.to_vec()),
                    Err(words) => {
                        let _ = table.refused.try_set(words);
                    }
                }
            });
        }
    };
    let look = move || table.read(pasted.get_untracked().as_bytes());
    let refused = move || {
        let words = table.refused.get();
        (!words.is_empty()).then(|| view! { <p class="govuk-error-message" role="alert">{words}</p> })
    };
    let review = move || table.grid.get().map(|grid| review(book, table, pasted, grid));
    let file = view! {
        <input class="govuk-file-upload" type="file" id="exchange-file" accept=".csv,.tsv,.txt,text/csv" aria-describedby="exchange-file-hint" on:change=chosen/>
    };
    view! {
        {part_heading("Take in from another agency")}
        <p class="govuk-body">"A table from another agency becomes part of one chronology, with the agency as its source. Nothing is added before you have seen it."</p>
        {Labelled::new("exchange-file", "Table as a file")
            .hint("CSV, as every spreadsheet saves it.")
            .view(file.into_any())}
        {Labelled::new("exchange-paste", "Or rows that were copied").view(pasted.text_box("exchange-paste").rows(3).view())}
        {Button::new(Look::Secondary, "Look at these rows", look).view()}
        {refused}
        {review}
        {out(book)}
    }
    .into_any()
}

/// A choice of one column.
fn column(
    id: &'static str,
    label: &'static str,
    grid: &Grid,
    table: Table,
    get: fn(&Columns) -> Option<usize>,
    set: fn(&mut Columns, Option<usize>),
) -> AnyView {
    let has_head = table.columns.with_untracked(|columns| columns.has_head);
    let head = |nth: usize| {
        let name =
            grid.rows.first().and_then(|(_, row)| row.get(nth)).filter(|name| has_head && !name.is_empty());
        name.cloned().unwrap_or_else(|| format!("Column {}", nth + 1))
    };
    let chosen = move || table.columns.with(get).map(|nth| nth.to_string()).unwrap_or_default();
    let change = move |nth: String| table.columns.update(|columns| set(columns, nth.parse().ok()));
    let offered = options((0..grid.width).map(|nth| (nth.to_string(), head(nth))));
    let select = Select::new(id, offered, change).none("Not in this table").chosen(chosen).view();
    Labelled::new(id, label).class("govuk-form-group kith-filters__item").view(select)
}

fn asked_in_words(asked: Asked) -> &'static str {
    match asked {
        Asked::Agency => "Choose which agency this comes from.",
        Asked::DateColumn => "Choose the column that holds the dates.",
        Asked::IncidentColumn => "Choose the column that says what happened.",
        Asked::Order => {
            "Every date of this table can be read two ways. Choose which stands first, the day or the month."
        }
    }
}

fn review(book: Book, table: Table, pasted: Draft, grid: Arc<Grid>) -> AnyView {
    let arrival = Arrival::new();
    {
        let grid = grid.clone();
        Effect::new(move |_| {
            let intake =
                Intake { agency: table.agency.get(), columns: table.columns.get(), order: table.order.get() };
            book.entries.track();
            arrival.begin(book, grid.clone(), intake);
        });
    }
    let asked_now = memo(move || match arrival.state.get() {
        Arriving::Asked(asked) => asked,
        _ => Vec::new(),
    });
    let agencies = options(AGENCIES.iter().map(|choice| (choice.slug, choice.label)));
    let agency = Select::new("exchange-agency", agencies, move |slug| table.agency.set(slug))
        .none("Choose")
        .chosen(move || table.agency.get())
        .view();
    let order = move |order: Order, words: &'static str| {
        let id = if order == Order::DayFirst { "exchange-day-first" } else { "exchange-month-first" };
        let is_chosen = move || table.order.get() == Some(order);
        TickBox::one_of("exchange-order", id, words, is_chosen, move || table.order.set(Some(order))).view()
    };
    let asks_order =
        memo(move || table.order.get().is_some() || asked_now.with(|asked| asked.contains(&Asked::Order)));
    let asked = move || {
        let one = |one: Asked| view! { <p class="govuk-body">{asked_in_words(one)}</p> };
        asked_now.get().into_iter().map(one).collect_view()
    };
    let read_as =
        format!("Read as {} with {} rows in {} columns.", grid.encoding, grid.rows.len(), grid.width);
    let percent = memo(move || match arrival.state.get() {
        Arriving::Looking(percent) => Some(percent),
        _ => None,
    });
    let is_looking = memo(move || percent.get().is_some());
    let looking = move || {
        is_looking.get().then(|| view! {
            <p class="govuk-body" role="status">"Looking at the rows: " {move || percent.get().unwrap_or(100)} "%"</p>
            {Button::new(Look::Secondary, "Stop", move || arrival.stop()).view()}
        })
    };
    let body = move || {
        match arrival.state.get() {
        Arriving::There(there) => lines(book, table, pasted, there),
        Arriving::Stopped => view! {
            <p class="govuk-body" role="status">"Stopped. Nothing was added. Choose the agency or a column again to go on, or another file."</p>
        }
        .into_any(),
        _ => ().into_any(),
    }
    };
    view! {
        <section class="kith-editor" aria-label="Rows that come in">
            <h3 class="govuk-heading-s">"Rows that come in"</h3>
            <p class="govuk-hint">{read_as}</p>
            <div class="kith-filters__fields">
                {Labelled::new("exchange-agency", "Agency").class("govuk-form-group kith-filters__item").view(agency)}
                {column("exchange-date", "Date", &grid, table, |c| c.date, |c, nth| c.date = nth)}
                {column("exchange-incident", "Incident", &grid, table, |c| c.incident, |c, nth| c.incident = nth)}
                {column("exchange-source", "Source", &grid, table, |c| c.source, |c, nth| c.source = nth)}
                {column("exchange-significance", "Significance", &grid, table, |c| c.significance, |c, nth| c.significance = nth)}
                {column("exchange-people", "People involved", &grid, table, |c| c.people, |c, nth| c.people = nth)}
            </div>
            {move || asks_order.get().then(|| view! {
                <fieldset class="govuk-fieldset govuk-form-group">
                    <legend class="govuk-fieldset__legend">"Which stands first in 3/4/2025?"</legend>
                    <div class="govuk-radios govuk-radios--small">
                        {order(Order::DayFirst, "The day: 3 April")}
                        {order(Order::MonthFirst, "The month: 4 March")}
                    </div>
                </fieldset>
            })}
            <div role="status">{asked}</div>
            {looking}
            {body}
        </section>
    }
    .into_any()
}

fn lines(book: Book, table: Table, pasted: Draft, known: Arc<Composite>) -> AnyView {
    let new: Vec<&Line> = known.lines.iter().filter(|line| line.is_new).collect();
    let problems = known.incoming.problems.iter().take(PROBLEMS).map(|problem| {
        view! { <li>"Line " {problem.line} ": " {problem.words.clone()}</li> }
    });
    let more_problems = known.incoming.problems.len().saturating_sub(PROBLEMS);
    let has_problems = !known.incoming.problems.is_empty();
    let problems = problems.collect_view();
    let twin = |line: &&Line| {
        let id = line.entry.id.clone();
        let other = line.twin.as_ref().and_then(|twin| {
            book.entry(twin).or_else(|| {
                known.lines.iter().map(|line| &line.entry).find(|entry| entry.id == *twin).cloned()
            })
        });
        let words = format!("{}: {}", line.entry.date, line.entry.incident);
        let control = format!("exchange-{}", id.replace('.', "-"));
        let is_added = {
            let id = id.clone();
            Signal::derive(move || table.twins.with(|twins| twins.contains(&id)))
        };
        let toggle = move |is_on: bool| {
            table.twins.update(|twins| {
                if is_on {
                    twins.insert(id.clone())
                } else {
                    twins.remove(&id)
                };
            });
        };
        let tick = TickBox::new(control, format!("Add all the same: {words}"), is_added, toggle);
        view! {
            <li class="kith-list__item">
                {tick.alone("")}
                <p class="kith-secondary govuk-!-margin-bottom-0">"There already: " {other.map(|entry| format!("{}, {}", entry.date, entry.incident))}</p>
            </li>
        }
    };
    let twins: Vec<_> = new.iter().copied().filter(|line| line.twin.is_some()).collect();
    let twin_count = twins.len();
    let more_twins = twin_count.saturating_sub(PROBLEMS);
    let twins = twins.iter().take(PROBLEMS).map(twin).collect_view();
    let fresh = new.len() - twin_count;
    let row = |line: &&Line| {
        let entry = &line.entry;
        view! { <li>{entry.date.clone()} ": " {entry.incident.clone()} " \u{2013} " {entry.source.clone()}</li> }
    };
    let listed = new.iter().filter(|line| line.twin.is_none()).take(LISTED).map(row).collect_view();
    let more = (fresh > LISTED).then(|| view! { <p class="govuk-hint">"And " {fresh - LISTED} " more."</p> });
    let count = move || fresh + table.twins.with(BTreeSet::len);
    let adding = Adding::new(book, known.clone());
    let added = move |count: usize| {
        let entries =
            if count == 1 { "1 entry was added.".to_owned() } else { format!("{count} entries were added.") };
        book.bench.notify(&format!("{entries} One undo takes them all back."));
        table.grid.set(None);
        pasted.clear();
        if book.bench.is_still_here() {
            book.go(Filter::default());
        }
    };
    let apply = move || adding.begin(table.twins.get_untracked(), added);
    let is_adding = memo(move || adding.ready.get().is_some());
    let words = move || {
        let (doing, what) =
            (if is_adding.get() { "Adding" } else { "Add" }, if count() == 1 { "entry" } else { "entries" });
        format!("{doing} {} {what}", count())
    };
    let progress = move || {
        is_adding.get().then(|| view! {
            <p class="govuk-body" role="status">"Nothing is added before all rows are ready. Ready: " {move || adding.ready.get().unwrap_or_default()} " of " {count}</p>
            {Button::new(Look::Secondary, "Stop", move || adding.stop()).view()}
        })
    };
    view! {
        {has_problems.then(|| view! {
            <h4 class="govuk-heading-s">"Rows to look at"</h4>
            <ul class="govuk-list govuk-list--bullet">{problems}</ul>
            {(more_problems > 0).then(|| view! { <p class="govuk-hint">"And " {more_problems} " more rows to look at."</p> })}
        })}
        {(twin_count > 0).then(|| view! {
            <h4 class="govuk-heading-s">"Seem to be there already"</h4>
            <p class="govuk-hint">"They stay out unless you choose them."</p>
            <ul class="kith-list">{twins}</ul>
            {(more_twins > 0).then(|| view! { <p class="govuk-hint">"And " {more_twins} " more, which stay out."</p> })}
        })}
        <h4 class="govuk-heading-s">"New"</h4>
        <ul class="govuk-list govuk-list--bullet">{listed}</ul>
        {more}
        {Button::new(Look::Primary, words, apply).disabled(move || count() == 0 || is_adding.get()).view()}
        {progress}
    }
    .into_any()
}

/// The chronology as a table for a spreadsheet: with initials for names from the start where the chronology is shown with them.
fn out(book: Book) -> AnyView {
    let is_short = RwSignal::new(book.filter.with_untracked(|filter| filter.is_anonymous));
    let download = move || {
        let by = book.bench.preferences.with_untracked(Preferences::author);
        let leaving = if is_short.get_untracked() {
            let copy =
                book.bench.open.peek(|session| copy_by_initials(session.id(), session.case(), &by, false));
            copy.map(|copy| Leaving::by_initials(&table::csv(&entries(&copy.case)), copy.scan))
        } else {
            Some(Leaving::plain(&table::csv(&book.entries.read_untracked())))
        };
        let name = format!("kith-chronology-{}.csv", crate::case::date::iso(clock::today()));
        if let Some(leaving) = leaving {
            leaving.leave(book.bench, (NOUN, Form::Csv, &name), Way::Download, Tell::Notice, |_| {});
        }
    };
    view! {
        <h2 class="govuk-heading-m">"Give out"</h2>
        <p class="govuk-body">"All entries as a table. No cell of it can be run as a formula. Anyone who holds the file can read it."</p>
        {TickBox::new("exchange-initials", "Use initials instead of names in the table", is_short, move |is_on| is_short.set(is_on))
            .alone("govuk-!-margin-bottom-4")}
        {Button::new(Look::Secondary, "Save as CSV", download).view()}
    }
    .into_any()
}
