//! The files that a case has received: what the last one brought, what changed since, and taking one back for 30 days.

use super::changes;
use crate::parts::{
    Button, Kept, Labelled, Look, TextBox,
    heading::{ago, heading},
};
use crate::{
    browser::{clock, page, task::OfScreen},
    case::{Case, Subject, date::day_in_words},
    edit::{decide::left_alone, wording},
    handoff::imports::{self, Import, Imports},
    workbench::{Bench, Place, bench::use_bench, place::CasePlace},
};
use leptos::prelude::*;

/// The screen of a case.
#[must_use]
pub fn screen(id: &str) -> AnyView {
    let bench = use_bench();
    let known: RwSignal<Option<Imports>> = RwSignal::new(None);
    let id = id.to_owned();
    let here = OfScreen::here();
    {
        let id = id.clone();
        // Whatever was taken in or back meanwhile, the list is read again.
        Effect::new(move |was: Option<bool>| {
            let is_taking = bench.taking.with(Option::is_some);
            if !is_taking {
                let id = id.clone();
                here.start(async move {
                    let imports = bench.imports(&id).await;
                    let _ = known.try_set(Some(imports));
                    if was == Some(true) {
                        page::focus("page-title");
                    }
                });
            }
            is_taking
        });
    }
    let open_file = bench.link(bench.realm().door());
    let subject = Subject::of(&id);
    let what = subject.in_words();
    let open_words = match subject {
        Subject::Case => "Open a hand-off file",
        Subject::Practice => "Open a copy of my practice",
    };
    let body = {
        let id = id.clone();
        move || {
            let Some(imports) = known.get() else {
                return view! { <p class="govuk-body" role="status">"Reading the list\u{2026}"</p> }
                    .into_any();
            };
            view! { {recent(bench, &id, &imports)} {since(bench, &id, imports)} }.into_any()
        }
    };
    view! {
        {heading("Files received")}
        <p class="govuk-body">
            "Each file that was opened into this " {what} " on this device. For 30 days a file can be taken back as a whole: what you have edited since stays."
        </p>
        <p class="govuk-body"><a class="govuk-link kith-touch" href=open_file>{open_words}</a></p>
        {body}
    }
    .into_any()
}

fn recent(bench: Bench, id: &str, imports: &Imports) -> AnyView {
    let recent = imports.recent(clock::now());
    let items =
        recent.iter().enumerate().map(|(index, (at, import))| item(bench, id, *at, import, index == 0));
    let items = items.collect_view();
    if recent.is_empty() {
        return view! {
            <h2 class="govuk-heading-m">"Imports of the last 30 days"</h2>
            <div class="kith-empty"><p class="govuk-body govuk-!-margin-bottom-0">"No file that could be taken back."</p></div>
        }
        .into_any();
    }
    view! {
        <h2 class="govuk-heading-m">"Imports of the last 30 days"</h2>
        <ul class="kith-cards">{items}</ul>
    }
    .into_any()
}

fn item(bench: Bench, id: &str, at: usize, import: &Import, is_last: bool) -> AnyView {
    let when = clock::in_words(import.at);
    let day = import.exported_at.get(..10).and_then(|day| day.parse().ok());
    let day = day.map_or_else(|| import.exported_at.clone(), day_in_words);
    let from = format!(
        "Exported by {} on {day}; opened here by {}.",
        import.exported_by.in_words(),
        import.by.in_words()
    );
    let others = import.part_of.as_ref().filter(|part| part.cases > 1).map(|part| {
        let href = bench.link(bench.realm().door());
        view! {
            <p class="govuk-body">
                "The file brought something to " {part.cases} " cases. Here it is taken back from this one alone. "
                <a class="govuk-link kith-touch" href=href>"Take the whole file back"</a>
            </p>
        }
    });
    let asks = RwSignal::new(false);
    let brought = import.brought.clone();
    let what = is_last.then(|| {
        let brought = brought.clone();
        bench.open.peek(|session| {
            let before = imports::without(session.case(), &brought);
            let sections = imports::difference(session.case(), &before);
            view! { <h3 class="govuk-heading-s">"What this file brought"</h3> {changes::view(&sections, &before, session.case(), 0)} }
        })
    });
    let (id, name) = (id.to_owned(), when.clone());
    let ask = move || {
        let (id, brought) = (id.clone(), brought.clone());
        asks.get().then(move || {
            let left = bench.open.peek(|session| left_in_words(session.case(), &left_alone(session.case(), &brought))).unwrap_or_default();
            let back = move || bench.take_import_back(&id, at);
            view! {
                <div class="govuk-inset-text">
                    <p class="govuk-body">"What this file brought is withdrawn, and what stood before is shown again. Nothing leaves the history."</p>
                    {(!left.is_empty()).then(|| view! {
                        <p class="govuk-body">"These were edited since and stay as they are:"</p>
                        <ul class="govuk-list govuk-list--bullet">{left.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
                    })}
                    <div class="govuk-button-group">
                        {Button::new(Look::Warning, "Yes, take it back", back).view()}
                        {Button::new(Look::Secondary, "Keep it", move || asks.set(false)).view()}
                    </div>
                </div>
            }
        })
    };
    view! {
        <li class="kith-card">
            <p class="govuk-body govuk-!-margin-bottom-1"><strong>{when}</strong>", " {ago(import.at)}</p>
            <p class="kith-secondary">{from}</p>
            {others}
            {what}
            {Button::new(Look::Secondary, "Take this import back", move || asks.update(|asks| *asks = !*asks))
                .about(format!(" of {name}"))
                .expanded(move || asks.get())
                .view()}
            {ask}
        </li>
    }
    .into_any()
}

/// What was edited since, at most so many by name.
pub(super) fn left_in_words(case: &Case, left: &[crate::case::Key]) -> Vec<String> {
    const MOST: usize = 20;
    let mut words: Vec<String> = left
        .iter()
        .take(MOST)
        .map(|key| match key.field_name() {
            Some(_) => wording::key(key),
            None => {
                let said = crate::handoff::sections::said(case, key);
                let short: String = said.chars().take(80).collect();
                format!("{}: {short}", wording::key(key))
            }
        })
        .collect();
    if left.len() > MOST {
        words.push(format!("and {} more", left.len() - MOST));
    }
    words
}

fn since(bench: Bench, id: &str, imports: Imports) -> AnyView {
    let handed = bench.caseload.cases.with_untracked(|all| {
        all.iter().find(|summary| summary.id == id).and_then(|summary| summary.handed_off)
    });
    let moment: RwSignal<Option<u64>> = RwSignal::new(handed);
    let typed = RwSignal::new(String::new());
    let is_wrong = RwSignal::new(false);
    let show = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let day = crate::case::typed::read(&typed.get_untracked(), clock::today()).ok();
        let read = day.and_then(|day| day.exact()).map(clock::midnight);
        is_wrong.set(read.is_none());
        if read.is_some() {
            moment.set(read);
        }
    };
    let hand = handed.map(|at| {
        Button::new(Look::Secondary, format!("Since the last hand-over, {}", ago(at)), move || {
            moment.set(handed)
        })
        .view()
    });
    let list = move || {
        let moment = moment.get()?;
        bench.open.peek(|session| {
            let case = session.case();
            let before = imports.before(case, moment);
            let sections = imports::difference(case, &before);
            let words = match sections.count() {
                0 => format!("Nothing has changed since {}.", clock::in_words(moment)),
                1 => format!("1 change since {}:", clock::in_words(moment)),
                count => format!("{count} changes since {}:", clock::in_words(moment)),
            };
            view! { <p class="govuk-body" role="status" aria-label="Changes">{words}</p> {changes::view(&sections, &before, case, 0)} }
        })
    };
    let label = Labelled::new("since-day", "Since the beginning of this day")
        .stem("since")
        .hint("For example 12 March 2026 or 12/3/2026")
        .error(move || is_wrong.get().then_some("Enter a day such as 12 March 2026 or 12/3/2026."))
        .spoken();
    let said = move |words| typed.set(words);
    let day = TextBox::new(
        "since-day",
        Kept::No("a look at the record: nothing is said by it"),
        "since-day",
        typed,
        said,
    )
    .class("govuk-input govuk-input--width-20")
    .described(label.described())
    .view();
    view! {
        <h2 class="govuk-heading-m">"What has changed since"</h2>
        <form on:submit=show>
            {label.view(day)}
            <div class="govuk-button-group">
                {Button::submit(Look::Secondary, "Show").view()}
                {hand}
            </div>
        </form>
        {list}
    }
    .into_any()
}

/// The link to this screen from others, with what the last file was.
#[must_use]
pub fn link(bench: Bench, id: &str) -> AnyView {
    let href = bench.link(Place::Case(id.to_owned(), CasePlace::Received));
    view! { <p class="govuk-body"><a class="govuk-link kith-touch" href=href>"Files received, and what has changed since"</a></p> }.into_any()
}
