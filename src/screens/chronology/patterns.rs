//! Patterns, each with its rows and its rule; they are looked for when this part is opened, and none is ever inserted by itself.

use super::{
    book::{Book, Found},
    part_heading,
};
use crate::{
    browser::{
        clock,
        memo::memo,
        task::{Newest, OfScreen, Turn},
    },
    case::{Case, date::day_in_words, network::Network, typed},
    edit::Edit,
    parts::{Button, Kept, Look, TextBox},
    reports::{
        chronology::{
            Entry, entry,
            family::supports,
            filter::{Filter, Panel},
            patterns::{self, Found as Kind, Pattern, RuleContext, Search},
            periods,
        },
        supports as ties_around,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// The patterns, once they were looked for.
type Known = Option<Arc<Vec<Pattern>>>;

/// So many patterns of a kind are listed at first, and so many more each time.
const LISTED: usize = 30;

/// The kinds in the order in which they are read, with their headings.
const KINDS: [(&str, &str); 7] = [
    ("repetition", "What repeats"),
    ("packages", "Packages started and ended"),
    ("gap", "Gaps in contact"),
    ("cluster", "Clusters before a crisis"),
    ("positive", "Supports that the plan does not name"),
    ("contradiction", "Accounts that contradict each other"),
    ("duplicate", "Entered twice"),
];

/// The part of the screen.
pub fn view(book: Book) -> AnyView {
    let as_of = memo(move || book.filter.with(|filter| filter.as_of).unwrap_or_else(clock::today));
    let (found, percent) = look(book, as_of);
    let group = move |(kind, heading): (&'static str, &'static str)| {
        let of_kind = memo(move || {
            found.with(|all| {
                let all = all.iter().flat_map(|all| all.iter());
                all.filter(|one| one.kind() == kind).cloned().collect::<Vec<_>>()
            })
        });
        let listed = RwSignal::new(LISTED);
        move || {
            let all = of_kind.get();
            let rule = all.first()?.rule;
            let rest = all.len().saturating_sub(listed.get());
            let more = (rest > 0).then(|| {
                let words = format!("Show {} more of {rest}", rest.min(LISTED));
                let button = Button::new(Look::Link, words, move || listed.update(|count| *count += LISTED));
                view! { <p class="kith-actions">{button.about(format!(": {heading}")).view()}</p> }
            });
            let items = all.into_iter().take(listed.get()).map(|one| pattern(book, one)).collect_view();
            Some(view! {
                <section class="kith-pattern" aria-labelledby=format!("pattern-{kind}")>
                    <h3 class="govuk-heading-s govuk-!-margin-bottom-1" id=format!("pattern-{kind}")>{heading}</h3>
                    <p class="govuk-hint govuk-!-margin-bottom-1">"Rule: " {rule}</p>
                    <ul class="kith-list kith-proposals">{items}</ul>
                    {more}
                </section>
            })
        }
    };
    let none = move || {
        found.with(|all| all.as_ref().is_some_and(|all| all.is_empty())).then(|| view! {
            <p class="govuk-body">"No pattern fits the rules. Patterns need several entries with dates; what they show is a beginning, and yours to judge."</p>
        })
    };
    let is_looking = memo(move || percent.get().is_some());
    let looking = move || {
        is_looking.get().then(|| view! {
            <p class="govuk-body">"Looking for patterns\u{2026} " <span aria-hidden="true">{move || percent.get().unwrap_or(100)} "%"</span></p>
        })
    };
    let problem = RwSignal::new(false);
    let change = move |words: String| {
        let day = typed::read(&words, clock::today()).ok().and_then(|when| when.bounds().1);
        problem.set(day.is_none() && !words.trim().is_empty());
        if !problem.get_untracked() {
            book.change(|filter| filter.as_of = day);
        }
    };
    view! {
        {part_heading("Patterns")}
        <p class="govuk-body">"Found by rules that are written beside them. Nothing is added by itself: look at the rows, and judge."</p>
        <div class="govuk-form-group">
            <label class="govuk-label" for="patterns-as-of">"As of"</label>
            <div class="govuk-hint" id="patterns-hint">"Entries after this day are left out, and the plan is read as it stood before it."</div>
            {move || problem.get().then(|| view! { <p class="govuk-error-message" id="patterns-error">"Enter a date, such as 17/11/2025."</p> })}
            {TextBox::new("patterns-day", Kept::No("a filter: its day stands in the address"), "patterns-as-of", Signal::derive(move || day_in_words(as_of.get())), change)
                .on_leaving()
                .class("govuk-input govuk-input--width-20")
                .described(Signal::derive(move || Some(if problem.get() { "patterns-hint patterns-error" } else { "patterns-hint" }.to_owned())))
                .view()}
        </div>
        <div role="status">{looking}</div>
        {none}
        {KINDS.into_iter().map(group).collect_view()}
    }
    .into_any()
}

/// Looks for the patterns in slices, once for each state of the case, and only while this part is open. Until others are
/// found, those from before stand.
fn look(book: Book, as_of: Memo<NaiveDate>) -> (RwSignal<Known>, RwSignal<Option<u8>>) {
    let (found, percent) = (RwSignal::new(None), RwSignal::new(None));
    let (newest, work) = (Newest::here(), OfScreen::here());
    Effect::new(move |_| {
        let (entries, revision, as_of) = (book.entries.get(), book.revision.get(), as_of.get());
        let turn = newest.begin_on(entries.len());
        let last = book.found.get_value().filter(|last| {
            Arc::ptr_eq(&last.entries, &entries) && (last.revision, last.as_of) == (revision, as_of)
        });
        if let Some(last) = last {
            found.set(Some(last.patterns));
            return percent.set(None);
        }
        work.start(async move {
            let Some(patterns) = search(book, &entries, as_of, turn, percent).await else { return };
            let patterns = Arc::new(patterns);
            let _ = percent.try_set(None);
            let _ = found.try_set(Some(patterns.clone()));
            let _ = book.found.try_set_value(Some(Found { entries, revision, as_of, patterns }));
        });
    });
    (found, percent)
}

/// The patterns, or nothing when they are not wanted any more.
async fn search(
    book: Book,
    entries: &[Entry],
    as_of: NaiveDate,
    mut turn: Turn,
    percent: RwSignal<Option<u8>>,
) -> Option<Vec<Pattern>> {
    let (open, plan, supports) = book.bench.open.peek(|s| {
        let case = s.case();
        (periods::beside(case, entries), patterns::plan(case, as_of), all_supports(case, as_of))
    })?;
    let scene = RuleContext { entries, open: &open, supports: &supports, plan: &plan, as_of };
    let mut search = Search::begin(scene);
    while search.step() {
        let tell = || {
            let _ = percent.try_set(Some(search.percent()));
        };
        if !turn.breathe(tell).await {
            return None;
        }
    }
    Some(search.finish())
}

fn pattern(book: Book, one: Pattern) -> AnyView {
    let words = one.words.clone();
    let mut rows = one.rows.clone();
    if let Kind::Contradiction { denial, .. } | Kind::Cluster { crisis: denial } = &one.found {
        rows.push(denial.clone());
    }
    let count = rows.iter().filter(|id| book.has(id)).count();
    let alone = book.link(Filter { rows: rows.clone(), ..Filter::default() });
    let among = book.link(Filter { rows, is_among: true, ..Filter::default() });
    let take = {
        let words = one.words.clone();
        move || {
            let thought = book.thought.get_untracked();
            let before = if thought.trim().is_empty() { String::new() } else { format!("{thought}\n\n") };
            book.thought.set(format!("{before}{words}. "));
            book.go(Filter::panel(Panel::Analysis));
        }
    };
    // Which of the two is the better account is hers to say.
    let pair = if one.found == Kind::Duplicate { one.rows.clone() } else { Vec::new() };
    let twins = pair.into_iter().filter_map(|id| book.entry(&id)).map(|twin| {
        let withdraw = move || {
            let thing = entry::key(&twin.id);
            book.bench.attempt(Edit::Withdraw { thing, why: "Entered twice".to_owned() });
        };
        let words = format!("Withdraw \u{201c}{}\u{201d}", twin.incident);
        Button::new(Look::Link, words, withdraw).view()
    });
    let twins = twins.collect_view();
    let about = || view! { <span class="govuk-visually-hidden">": " {words.clone()}</span> };
    let rows_view = (count > 0).then(|| view! {
        <a class="govuk-link kith-touch" href=alone>"Show " {count} {if count == 1 { " entry" } else { " entries" }} {about()}</a>
        <a class="govuk-link kith-touch" href=among>"Mark them in the table" {about()}</a>
    });
    view! {
        <li class="kith-list__item">
            <p class="govuk-body govuk-!-margin-bottom-0">{one.words.clone()}</p>
            <p class="kith-actions govuk-!-margin-bottom-0">
                {rows_view}
                {Button::new(Look::Link, "Take into the analysis", take).about(format!(": {words}")).view()}
                {twins}
            </p>
        </li>
    }
    .into_any()
}

/// The ties of the genogram and of the ecomap, private ones apart.
fn all_supports(case: &Case, day: NaiveDate) -> Vec<patterns::Support> {
    let network = Network::read(case).keeping(|one| !one.private, |tie| !tie.word.private);
    let mut all = supports(case);
    all.extend(ties_around::of(&network, day));
    all
}
