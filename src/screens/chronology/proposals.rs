//! What waits for a decision: events that propose themselves, repetition that could be summed up, entries that may not belong.

use super::{book::Book, hinting, part_heading, summarise};
use crate::{
    browser::{
        clock,
        memo::memo,
        task::{Newest, OfScreen},
    },
    parts::{Button, Look},
    reports::chronology::{
        Entry,
        analysed::Analyser,
        derive::{self, Proposal, State},
        filter::{Filter, Panel},
        hints::{Hint, doubtful, keep, to_notes},
        prompts::prompts,
        summary::{self, Suggestion, single},
    },
};
use leptos::prelude::*;

/// So many findings are listed at first, and so many more each time.
const LISTED: usize = 30;

/// What the case asks of its chronology now, above everything else.
pub fn prompts_view(book: Book) -> AnyView {
    let asked = memo(move || {
        // The first entry answers a prompt and no proposal.
        let _ = book.entries.get();
        let proposals = book.proposals.get();
        book.bench
            .open
            .peek(|s| prompts(s.case(), &proposals))
            .unwrap_or_default()
            .into_iter()
            .map(|prompt| (prompt.words, prompt.is_first, prompt.source_row))
            .collect::<Vec<_>>()
    });
    let item = move |(words, is_first, source_row): (String, bool, &'static str)| {
        let link = (source_row == "K33").then(|| {
            let to = book.link(Filter::panel(Panel::Proposals));
            view! { " " <a class="govuk-link kith-touch" href=to>"Decide"</a> }
        });
        let class = if is_first { "kith-next" } else { "kith-prompt" };
        view! { <li class=class>{words} {link}</li> }
    };
    view! {
        {move || (!asked.with(Vec::is_empty)).then(|| view! {
            <ul class="govuk-list kith-no-print" aria-label="What the chronology asks for">{asked.get().into_iter().map(item).collect_view()}</ul>
        })}
    }
    .into_any()
}

/// The part of the screen.
pub fn view(book: Book) -> AnyView {
    let of = move |keep: fn(&Proposal) -> bool| {
        memo(move || {
            book.proposals.with(|all| all.iter().filter(|one| keep(one)).cloned().collect::<Vec<_>>())
        })
    };
    let offered = of(Proposal::waits);
    let told = of(|one| one.state == State::Offered && one.told_by.is_some());
    let outdated = of(|one| one.is_outdated);
    let declined = of(|one| one.state == State::Declined);
    let taken = of(|one| matches!(one.state, State::Taken | State::Edited) && !one.is_outdated);
    let take_all = move || {
        let edit = book.bench.open.peek(|s| derive::take_all(s.case(), &offered.get_untracked()));
        if let Some(edit) = edit {
            book.bench.attempt(edit);
        }
    };
    let group = move |heading: &'static str, words: &'static str, list: Memo<Vec<Proposal>>| {
        let is_there = memo(move || !list.with(Vec::is_empty));
        move || {
            is_there.get().then(|| view! {
                <h3 class="govuk-heading-s">{heading}</h3>
                <p class="govuk-hint">{words}</p>
                <ul class="kith-list kith-proposals">
                    <For each=move || list.get() key=|one| (one.id.clone(), one.state, one.event.incident.clone(), one.told_by.clone()) children=move |one| proposal(book, one)/>
                </ul>
            })
        }
    };
    let all = move || {
        let count = offered.with(Vec::len);
        (count > 1).then(|| {
            let button = Button::new(Look::Secondary, format!("Take all {count} as they are"), take_all);
            view! { <p class="kith-actions">{button.class("govuk-!-margin-bottom-0").view()}</p> }
        })
    };
    let nothing = move || {
        (offered.with(Vec::is_empty) && told.with(Vec::is_empty) && outdated.with(Vec::is_empty)).then(
            || view! { <p class="govuk-body">"Every event of the forms and of the family is decided."</p> },
        )
    };
    view! {
        {part_heading("To decide")}
        {nothing}
        {group("From the forms and the family", "The case says already that these happened. Nothing is added before you take it.", offered)}
        {all}
        {group("Changed since they were taken", "The form or the family says something else now. Open the entry and look again.", outdated)}
        {group("Seem to be in the chronology already", "An entry of that time tells something alike.", told)}
        {repeated(book)}
        {doubts(book)}
        {group("Taken", "", taken)}
        {group("Declined", "", declined)}
    }
    .into_any()
}

fn proposal(book: Book, one: Proposal) -> AnyView {
    let id = StoredValue::new(one.id.clone());
    let origin = book.origin(&one.event.origin).map(|(place, words)| {
        let link = book.link_to(place);
        view! { " \u{b7} " <a class="govuk-link kith-touch" href=link>{words}</a> }
    });
    let (state, told_by, is_outdated) = (one.state, one.told_by.clone(), one.is_outdated);
    let date = crate::reports::chronology::Entry::date_in_words(one.event.when);
    let (incident, source) = (one.event.incident.clone(), one.event.source.clone());
    let about = format!(": {date}, {incident}");
    let one = StoredValue::new(one);
    let act = move |edit: fn(&crate::case::Case, &Proposal) -> crate::edit::Edit| {
        let edit = book.bench.open.peek(|s| one.with_value(|one| edit(s.case(), one)));
        edit.is_some_and(|edit| book.bench.attempt(edit))
    };
    let take = move || {
        act(|case, one| derive::take(case, one, None));
    };
    let take_and_edit = move || {
        if act(|case, one| derive::take(case, one, None)) {
            open(book, id.get_value());
        }
    };
    let decline = move || {
        act(|_, one| derive::decline(one));
    };
    let again = move || {
        act(|case, one| {
            if case.operation_exists(&crate::reports::chronology::entry::key(&one.id)) {
                derive::take(case, one, None)
            } else {
                derive::offer_again(one)
            }
        });
    };
    let button = move |words: &'static str, act: Box<dyn Fn()>| {
        Button::new(Look::Link, words, act).about(about.clone()).view()
    };
    let twin = told_by.clone().and_then(|twin| book.entry(&twin)).map(|twin| {
        view! { <p class="kith-secondary govuk-!-margin-bottom-0">"Entered as: " {twin.date} ", " {twin.incident}</p> }
    });
    let buttons = match state {
        State::Offered if told_by.is_some() => {
            vec![button("Take all the same", Box::new(take)), button("Decline", Box::new(decline))]
        }
        State::Offered => vec![
            button("Take", Box::new(take)),
            button("Take and edit", Box::new(take_and_edit)),
            button("Decline", Box::new(decline)),
        ],
        State::Taken | State::Edited => {
            vec![
                button("Open the entry", Box::new(move || open(book, id.get_value()))),
                button("Decline after all", Box::new(decline)),
            ]
        }
        State::Declined => vec![button("Offer again", Box::new(again))],
    };
    let now =
        is_outdated.then(|| view! { <span class="kith-secondary">"What it was taken from says now:"</span> });
    view! {
        <li class="kith-list__item">
            {now}
            <p class="govuk-body govuk-!-margin-bottom-0"><strong>{date}</strong> " " {incident} <span class="kith-secondary">{source} {origin}</span></p>
            {twin}
            <p class="kith-actions govuk-!-margin-bottom-0">{buttons}</p>
        </li>
    }
    .into_any()
}

/// Goes to the table with an entry open.
pub fn open(book: Book, id: String) {
    book.open.set(Some(id));
    book.go(Filter::default());
    // The screen stays while its part changes, and so does what belongs to it.
    book.work.after(std::time::Duration::from_millis(60), || crate::browser::page::focus("chronology-date"));
}

/// What may be looked for in the entries, in slices; the list from before stands until there is another.
struct Looked<T: 'static> {
    found: RwSignal<Vec<T>>,
    is_looking: RwSignal<bool>,
}

fn look_on(is_looking: RwSignal<bool>) {
    let _ = is_looking.try_set(true);
}

/// What repeats and could be summed up.
fn repeated(book: Book) -> impl IntoView {
    let looked = Looked { found: RwSignal::new(Vec::new()), is_looking: RwSignal::new(false) };
    let Looked { found, is_looking } = looked;
    let (newest, work) = (Newest::here(), OfScreen::here());
    Effect::new(move |_| {
        let entries = book.entries.get();
        let mut turn = newest.begin_on(entries.len());
        work.start(async move {
            let mut reading = Analyser::begin(single(&entries));
            while reading.step() {
                if !turn.breathe(|| look_on(is_looking)).await {
                    return;
                }
            }
            let _ = found.try_set(summary::repeated(&reading));
            let _ = is_looking.try_set(false);
        });
    });
    let item = move |one: Suggestion| {
        let ids = StoredValue::new(one.ids.clone());
        let rows = Filter { rows: one.ids, ..Filter::default() };
        let sum_up = move || {
            summarise::begin(book, ids.get_value().into_iter().collect());
            book.go(Filter { rows: ids.get_value(), ..Filter::default() });
        };
        let words = one.words.clone();
        view! {
            <li class="kith-list__item">
                <p class="govuk-body govuk-!-margin-bottom-0">{one.words}</p>
                <p class="kith-actions govuk-!-margin-bottom-0">
                    {Button::new(Look::Link, "Sum up", sum_up).about(format!(": {}", words.clone())).view()}
                    <a class="govuk-link kith-touch" href=book.link(rows)>"Show them" <span class="govuk-visually-hidden">": " {words}</span></a>
                </p>
            </li>
        }
        .into_any()
    };
    let heading = "What repeats and could be one entry";
    let hint =
        "Period, count and trend say more than each one listed. The entries stay, folded under the summary.";
    listed(looked, heading, hint, "Looking for what repeats\u{2026}", item)
}

/// Entries that read like something that belongs elsewhere.
fn doubts(book: Book) -> impl IntoView {
    let looked = Looked { found: RwSignal::new(Vec::new()), is_looking: RwSignal::new(false) };
    let Looked { found, is_looking } = looked;
    let (newest, work) = (Newest::here(), OfScreen::here());
    Effect::new(move |_| {
        // That an entry belongs here changes the case and no entry.
        let _ = book.revision.get();
        let entries = book.entries.get();
        let mut turn = newest.begin_on(entries.len());
        work.start(async move {
            let mut all: Vec<(Entry, Vec<Hint>)> = Vec::new();
            for some in entries.chunks(50) {
                all.extend(book.bench.open.peek(|s| doubtful(s.case(), some)).unwrap_or_default());
                if !turn.breathe(|| look_on(is_looking)).await {
                    return;
                }
            }
            let _ = found.try_set(all);
            let _ = is_looking.try_set(false);
        });
    });
    let item = move |(entry, hints): (Entry, Vec<Hint>)| {
        let (date, incident) = (entry.date.clone(), entry.incident.clone());
        let id = StoredValue::new(entry.id.clone());
        let entry = StoredValue::new(entry);
        let move_it = Callback::new(move |looks| {
            book.bench.attempt(entry.with_value(|entry| to_notes(entry, looks, &clock::new_id())));
        });
        let belongs = move || {
            let keep_it = move || {
                book.bench.attempt(id.with_value(|id| keep(id)));
            };
            Some(Button::new(Look::Link, "It belongs here", keep_it).view())
        };
        view! {
            <li class="kith-list__item">
                <p class="govuk-body govuk-!-margin-bottom-0"><strong>{date}</strong> " " {incident}</p>
                {hinting::view(Signal::stored(hints), move_it, belongs)}
            </li>
        }
        .into_any()
    };
    let hint = "Only a hint: what is significant is your judgement.";
    listed(looked, "May not belong here", hint, "Looking for what may not belong here\u{2026}", item)
}

/// What was found, as much of it as can be read, under its heading.
fn listed<T: Clone + Send + Sync + 'static>(
    looked: Looked<T>,
    heading: &'static str,
    hint: &'static str,
    waiting: &'static str,
    item: impl Fn(T) -> AnyView + Copy + Send + 'static,
) -> impl IntoView {
    let Looked { found, is_looking } = looked;
    let shown = RwSignal::new(LISTED);
    let body = move || {
        let count = found.with(Vec::len);
        let rest = count.saturating_sub(shown.get());
        let more = (rest > 0).then(|| {
            let words = format!("Show {} more of {rest}", rest.min(LISTED));
            let button = Button::new(Look::Link, words, move || shown.update(|count| *count += LISTED));
            view! { <p class="kith-actions">{button.about(format!(": {heading}")).view()}</p> }
        });
        (count > 0).then(|| {
            let items = found.with(|all| all.iter().take(shown.get()).cloned().map(item).collect_view());
            view! {
                <h3 class="govuk-heading-s">{heading}</h3>
                <p class="govuk-hint">{hint}</p>
                <ul class="kith-list kith-proposals">{items}</ul>
                {more}
            }
        })
    };
    let looking = move || is_looking.get().then(|| view! { <p class="govuk-body">{waiting}</p> });
    view! { <div role="status">{looking}</div> {body} }
}
