//! What is shown: filters that stand in the address as codes, the level of zoom, and a search that does not.

use super::book::Book;
use crate::{
    browser::{clock, memo::memo, task::OfScreen},
    case::typed,
    parts::{Button, Kept, Labelled, Look, Select, TextBox, select::Options},
    reports::chronology::{
        entry::{Evidence, Group, Valence},
        filter::Filter,
        zoom::Zoom,
    },
};
use leptos::prelude::*;
use std::time::Duration;

/// A choice of one in a list; the first line shows all.
fn select(
    id: &'static str,
    label: &'static str,
    all: &'static str,
    options: Options,
    chosen: Signal<String>,
    choose: Callback<String>,
) -> AnyView {
    let select = Select::new(id, options, move |code| choose.run(code)).chosen(move || chosen.get());
    let select = if all.is_empty() { select } else { select.none(all) };
    Labelled::new(id, label).class("govuk-form-group kith-filters__item").view(select.view())
}

fn slugs<T: Copy>(all: &[T], slug: fn(T) -> &'static str, words: fn(T) -> &'static str) -> Options {
    all.iter().map(|one| (slug(*one).to_owned(), words(*one).to_owned())).collect()
}

/// A day of a period, as it is typed; it takes effect when the field is left.
fn day(
    book: Book,
    id: &'static str,
    label: &'static str,
    read: fn(&Filter) -> Option<chrono::NaiveDate>,
    set: fn(&mut Filter, Option<chrono::NaiveDate>),
    is_end: bool,
) -> AnyView {
    let shown = move || {
        book.filter.with(|filter| read(filter).map(crate::case::date::day_in_words).unwrap_or_default())
    };
    let problem = RwSignal::new(false);
    let change = move |words: String| {
        let read = typed::read(&words, clock::today()).ok().and_then(|when| {
            let (first, last) = when.bounds();
            if is_end { last.or(first) } else { first.or(last) }
        });
        problem.set(read.is_none() && !words.trim().is_empty());
        if !problem.get_untracked() {
            book.change(|filter| set(filter, read));
        }
    };
    let wrong = format!("{id}-error");
    let described = {
        let wrong = wrong.clone();
        move || problem.get().then(|| wrong.clone())
    };
    view! {
        <div class="govuk-form-group kith-filters__item">
            <label class="govuk-label" for=id>{label}</label>
            {move || problem.get().then(|| view! { <p class="govuk-error-message" id=wrong.clone()>"Enter a date, such as 2024 or 3/2024."</p> })}
            {TextBox::new("filter-day", Kept::No("a filter: its day stands in the address"), id, Signal::derive(shown), change)
                .on_leaving()
                .described(Signal::derive(described))
                .view()}
        </div>
    }
    .into_any()
}

/// The filters, put away until they are wanted.
pub fn view(book: Book) -> AnyView {
    let is_open =
        RwSignal::new(book.filter.with_untracked(|filter| filter.narrows() && filter.rows.is_empty()));
    let summary = move || match book.filter.with(|filter| filter.narrows() && filter.rows.is_empty()) {
        true => "Filters: some entries are not shown",
        false => "Filter and zoom",
    };
    let body = move || is_open.get().then(|| fields(book));
    let toggle = move || is_open.update(|is| *is = !*is);
    let is_there = memo(move || book.entries.with(|all| !all.is_empty()));
    let view = move || {
        is_there.get().then(|| {
            view! {
                <div class="kith-filters kith-no-print">
                    {Button::new(Look::Link, summary, toggle).expanded(move || is_open.get()).view()}
                    {body}
                </div>
            }
        })
    };
    view! { {view} }.into_any()
}

fn fields(book: Book) -> AnyView {
    // Made ready once the fields are on the screen, so that the first letter of a search does not wait for it.
    OfScreen::here().after(Duration::from_millis(30), move || drop(book.folded.try_get_untracked()));
    let of = move |read: fn(&Filter) -> String| Signal::derive(move || book.filter.with(read));
    let set = move |set: fn(&mut Filter, &str)| {
        Callback::new(move |code: String| book.change(|filter| set(filter, &code)))
    };
    let from_entries = move || {
        let known = book.choices.get();
        view! {
            {select("filter-person", "Person", "Everybody", known.people.clone(), of(|f| f.person.clone()), set(|f, code| code.clone_into(&mut f.person)))}
            {select("filter-agency", "Agency", "Every agency", known.agencies.clone(), of(|f| f.agency.clone()), set(|f, code| code.clone_into(&mut f.agency)))}
            {select("filter-source", "Source", "Every source", known.sources.clone(), of(|f| f.source.clone()), set(|f, code| code.clone_into(&mut f.source)))}
        }
    };
    let levels = slugs(Zoom::ALL, Zoom::slug, Zoom::words);
    let names =
        vec![(String::new(), "As they are".to_owned()), ("initials".to_owned(), "Initials".to_owned())];
    let words = book.words;
    let search = TextBox::new("filter-words", Kept::No("a search"), "filter-words", words, move |typed| {
        words.set(typed);
    })
    .kind("search")
    .view();
    let clear = move || {
        words.set(String::new());
        book.change(|filter| {
            *filter = Filter { sort: filter.sort, is_descending: filter.is_descending, ..Filter::default() };
        });
    };
    view! {
        <div class="kith-filters__fields" role="group" aria-label="Filters">
            {Labelled::new("filter-words", "Words").class("govuk-form-group kith-filters__item").view(search)}
            {select("filter-group", "Kind", "Every kind", slugs(Group::ALL, Group::slug, Group::words), of(|f| f.group.map(Group::slug).unwrap_or_default().to_owned()), set(|f, code| f.group = Group::of_slug(code)))}
            {select("filter-sign", "Good or bad for the person", "Good and bad", slugs(Valence::ALL, Valence::slug, Valence::words), of(|f| f.sign.map(Valence::slug).unwrap_or_default().to_owned()), set(|f, code| f.sign = Valence::of_slug(code)))}
            {select("filter-standing", "How far established", "Fact, report and opinion", slugs(Evidence::ALL, Evidence::slug, Evidence::words), of(|f| f.evidence.map(Evidence::slug).unwrap_or_default().to_owned()), set(|f, code| f.evidence = Evidence::of_slug(code)))}
            {from_entries}
            {day(book, "filter-from", "Not over before", |f| f.from, |f, day| f.from = day, false)}
            {day(book, "filter-until", "Begun by", |f| f.until, |f, day| f.until = day, true)}
            {select("filter-zoom", "How much", "", levels, of(|f| f.zoom.slug().to_owned()), set(|f, code| f.zoom = Zoom::of_slug(code).unwrap_or_default()))}
            {select("filter-names", "Names", "", names, of(|f| if f.is_anonymous { "initials".to_owned() } else { String::new() }), set(|f, code| f.is_anonymous = code == "initials"))}
        </div>
        <p class="kith-actions">{Button::new(Look::Link, "Show all entries as they are", clear).view()}</p>
    }
    .into_any()
}
