//! The history: who changed what and when, of the case, of a form or of a field, by section, person and period.

use crate::parts::heading::heading;
use crate::{
    browser::{clock, memo::memo, soon},
    case::{Author, Key, Stamp, Subject, Value, date::day_in_words},
    forms::nouns::sections_of,
    parts::{Button, Labelled, Look, Select, Wiring, dates, select::options},
    reports::history::{self, Day, Entry, Filter, Mark, PAGE, Scope, Sitting},
    workbench::{Bench, Place, bench::use_bench, place::CasePlace},
};
use leptos::prelude::*;

/// What is chosen above the list.
#[derive(Clone, Copy)]
struct Chosen {
    section: RwSignal<String>,
    author: RwSignal<Option<Author>>,
    period: RwSignal<Value>,
}

impl Chosen {
    /// The filter that it comes to; a period that cannot be read leaves nothing out.
    fn filter(self) -> Filter {
        let (first, last) = self.period.get().date().map(|when| when.bounds()).unwrap_or_default();
        Filter {
            section: Some(self.section.get()).filter(|slug| !slug.is_empty()),
            author: self.author.get(),
            from: first.map(|day| clock::span(day).0),
            until: last.map(|day| clock::span(day).1),
        }
    }
}

/// The screen: of the whole case, or of the form or field that the key names.
#[must_use]
pub fn screen(case: &str, about: Option<Key>) -> AnyView {
    let bench = use_bench();
    let scope = Scope::of(about.as_ref());
    let is_of_case = Subject::of(case) == Subject::Case;
    let link = |place: CasePlace| bench.link(Place::Case(case.to_owned(), place));
    let chosen = Chosen {
        section: RwSignal::new(String::new()),
        author: RwSignal::new(None),
        period: RwSignal::new(Value::Empty),
    };
    let found = {
        let scope = scope.clone();
        bench.open.slice(move |case| history::find(case, &scope, &chosen.filter()))
    };
    let title = match &about {
        None if is_of_case => "History of the case".to_owned(),
        None => "History of my practice".to_owned(),
        Some(key) => {
            bench.open.peek(|session| title_of(session.case(), key)).unwrap_or_else(|| "History".to_owned())
        }
    };
    let whole = about.is_some().then(|| {
        let words = if is_of_case { "History of the whole case" } else { "History of my whole practice" };
        view! { <a class="govuk-link kith-touch" href=link(CasePlace::History(None))>{words}</a> }
    });
    let is_field = matches!(scope, Scope::Field(_));
    let fields = StoredValue::new((!is_field).then(|| case.to_owned()));
    let list = move || {
        let stamps = found.get().unwrap_or_default();
        pages(bench, stamps, fields)
    };
    view! {
        {heading(title)}
        <p class="govuk-body">
            "The last entry is at the top. Nothing is ever removed: what was changed, withdrawn or undone stays here with who did it and when."
        </p>
        <p class="kith-actions kith-no-print">
            {whole}
            {is_of_case.then(|| view! { <a class="govuk-link kith-touch" href=link(CasePlace::Past)>"The case at a date"</a> })}
        </p>
        {matches!(scope, Scope::Case).then(|| super::clock::slips(bench))}
        {filters(bench, chosen, matches!(scope, Scope::Case))}
        <section aria-label="Entries">{list}</section>
    }
    .into_any()
}

fn title_of(case: &crate::case::Case, key: &Key) -> String {
    let place = history::words::place(case, key);
    match key.field_name() {
        Some(_) => format!("History: {}", history::words::label(key)),
        None if crate::forms::form(key.noun()).is_some() => format!("History of the form: {place}"),
        None => format!("History: {place}"),
    }
}

fn filters(bench: Bench, chosen: Chosen, has_sections: bool) -> AnyView {
    let subject = bench.open.peek(|s| s.case().subject()).unwrap_or_default();
    let authors = StoredValue::new(bench.open.peek(|s| history::authors(s.case())).unwrap_or_default());
    let sections = has_sections.then(|| {
        let all = options(sections_of(subject).iter().map(|section| (section.slug, section.heading)));
        let select = Select::new("history-section", all, move |slug| chosen.section.set(slug));
        Labelled::new("history-section", "Section").view(select.none("All sections").view())
    });
    let people = authors.with_value(|all| {
        options(all.iter().enumerate().map(|(index, author)| (index.to_string(), author.in_words())))
    });
    let pick = move |index: String| {
        let index = index.parse::<usize>().ok();
        chosen.author.set(index.and_then(|index| authors.with_value(|all| all.get(index).cloned())));
    };
    let wiring = Wiring {
        value: memo(move || chosen.period.get()),
        error: Signal::stored(None),
        answer: Callback::new(move |value| chosen.period.set(value)),
        today: clock::today(),
        offered: Signal::stored(Vec::new()),
        typed: None,
    };
    let described = Signal::stored(Some("history-period-hint".to_owned()));
    view! {
        <form class="kith-filters kith-no-print" aria-label="Which entries" on:submit=|event| event.prevent_default()>
            {sections}
            {Labelled::new("history-person", "Made by").view(Select::new("history-person", people, pick).none("Everybody").view())}
            <div class="govuk-form-group">
                <label class="govuk-label" for="history-period">"Day or period"</label>
                {dates::when("history-period", wiring, described)}
                <div class="govuk-hint kith-filters__hint" id="history-period-hint">"Such as yesterday, 4/11/2025, Nov 2025 or since 1 Nov 2025."</div>
            </div>
        </form>
    }
    .into_any()
}

/// The entries page by page: a case of tens of thousands never has more of them on the screen than were asked for.
fn pages(bench: Bench, stamps: Vec<Stamp>, fields: StoredValue<Option<String>>) -> AnyView {
    let count = stamps.len();
    if count == 0 {
        return view! { <p class="govuk-body" role="status">"There is no entry like that."</p> }.into_any();
    }
    let stamps = StoredValue::new(stamps);
    let shown = RwSignal::new(1_usize);
    let is_more = move || shown.get() * PAGE < count;
    let told = move || {
        let entries = if count == 1 { "entry" } else { "entries" };
        if is_more() {
            format!("{count} {entries}, the last {} shown", shown.get() * PAGE)
        } else {
            format!("{count} {entries}")
        }
    };
    let page = move |index: usize| page(bench, stamps, index, fields);
    let more = move || {
        let next = shown.get_untracked();
        shown.set(next + 1);
        soon::focus(page_id(next));
    };
    view! {
        <p class="govuk-body kith-history__count" role="status">{told}</p>
        <For each=move || 0..shown.get() key=|index| *index children=page/>
        {move || is_more().then(|| Button::new(Look::Secondary, "Show more", more).class("kith-no-print").view())}
    }
    .into_any()
}

fn page_id(index: usize) -> String {
    format!("history-page-{index}")
}

fn page(
    bench: Bench,
    stamps: StoredValue<Vec<Stamp>>,
    index: usize,
    fields: StoredValue<Option<String>>,
) -> AnyView {
    let slice: Vec<Stamp> =
        stamps.with_value(|all| all.iter().skip(index * PAGE).take(PAGE).copied().collect());
    let now = clock::now();
    let entries = bench
        .open
        .peek(|session| {
            let tell = |stamp| history::entry(session.case(), stamp, session.device(), now);
            slice.into_iter().filter_map(tell).collect::<Vec<_>>()
        })
        .unwrap_or_default();
    let days = history::by_day(entries, &clock::local).into_iter().map(|day| day_view(bench, day, fields));
    view! { <div id=page_id(index) tabindex="-1" class="kith-history__page">{days.collect_view()}</div> }
        .into_any()
}

fn day_view(bench: Bench, day: Day, fields: StoredValue<Option<String>>) -> AnyView {
    let sitting = |Sitting { who, entries }: Sitting| {
        let items = entries.into_iter().map(|(time, entry)| item(bench, time, entry, fields)).collect_view();
        view! {
            <h3 class="govuk-heading-s kith-history__author">{who}</h3>
            <ol class="kith-list">{items}</ol>
        }
    };
    view! {
        <h2 class="govuk-heading-m kith-history__day">{day_in_words(day.day)}</h2>
        {day.sittings.into_iter().map(sitting).collect_view()}
    }
    .into_any()
}

fn item(bench: Bench, time: String, entry: Entry, fields: StoredValue<Option<String>>) -> AnyView {
    let key = bench
        .open
        .peek(|session| session.case().operation(entry.stamp).map(|operation| operation.key.clone()));
    // Within the history of one field its name need not lead anywhere.
    let what = if entry.what.is_empty() {
        view! { <strong>{entry.place}</strong> }.into_any()
    } else {
        let name = match fields.get_value().zip(key.flatten()) {
            Some((case, key)) => {
                let link = bench.link(Place::Case(case, CasePlace::History(Some(key))));
                view! { <a class="govuk-link" href=link>{entry.what}</a> }.into_any()
            }
            None => view! { <strong>{entry.what}</strong> }.into_any(),
        };
        view! { {name} <span class="kith-history__place">{entry.place}</span> }.into_any()
    };
    // What is said for the first time needs no heading to be seen: there is nothing before it.
    let class = if entry.before.is_empty() { "govuk-visually-hidden" } else { "" };
    let row = |term: &'static str, words: String| {
        (!words.is_empty())
            .then(|| view! { <div><dt class=class>{term}</dt><dd class="kith-plain">{words}</dd></div> })
    };
    let has_words = !entry.before.is_empty() || !entry.after.is_empty();
    let after = if entry.after.is_empty() && !entry.before.is_empty() {
        "(no answer)".to_owned()
    } else {
        entry.after
    };
    let words = has_words.then(|| {
        let before = entry.before.into_iter().map(|words| row("Before", words)).collect_view();
        view! { <dl class="kith-change">{before} {row("After", after)}</dl> }
    });
    let why = entry.why.map(|why| view! { <p class="kith-plain kith-history__why">"Reason: " {why}</p> });
    let mark = |mark: Mark| {
        let class = match mark {
            Mark::FromAnotherDevice => "govuk-tag govuk-tag--grey",
            Mark::Undone => "govuk-tag govuk-tag--yellow",
            _ => "govuk-tag govuk-tag--red",
        };
        view! { <strong class=class>{mark.in_words()}</strong> " " }
    };
    let marks = (!entry.marks.is_empty()).then(
        || view! { <p class="kith-history__marks">{entry.marks.into_iter().map(mark).collect_view()}</p> },
    );
    view! {
        <li class="kith-history__item">
            <p class="kith-history__line"><span class="kith-history__time">{time}</span> " " {entry.did} " " {what}</p>
            {words}
            {why}
            {marks}
        </li>
    }
    .into_any()
}
