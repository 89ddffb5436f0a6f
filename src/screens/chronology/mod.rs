//! The chronology: the table with its quick add first, and beside it what proposes itself, patterns, the drawing, the
//! analysis, and the ways in and out.

mod analysis;
mod arriving;
mod book;
mod editor;
mod exchange;
mod filters;
mod hinting;
mod line;
mod patterns;
mod proposals;
mod quick_add;
mod row_parts;
mod rows;
mod summarise;
mod table;
mod timeline;
mod window;

use super::door::{CopyButton, Leaving};
use crate::parts::heading::heading;
use crate::{
    browser::{clock, memo::memo, preferences::Preferences, soon},
    case::Case,
    forms,
    handoff::release::by_initials,
    reports::chronology::{
        document_at,
        filter::{Filter, Panel},
    },
    workbench::{Place, place::CasePlace},
};
use book::Book;
use leptos::prelude::*;

/// The rows of the framework that this screen carries out as a whole.
pub const SOURCE_ROWS: &[&str] = &["K28", "K29", "K30", "K31", "K33", "K34", "K38", "K39"];

/// The screen.
#[must_use]
pub fn screen(case: &str) -> AnyView {
    let book = Book::open(case);
    let panel = memo(move || book.filter.with(|filter| filter.panel));
    let is_first = StoredValue::new(true);
    // A part of the screen that opens takes the focus; the screen as a whole has its own.
    Effect::new(move |_| {
        let _ = panel.get();
        if !is_first.get_value() {
            soon::focus_first("#chronology-part");
        }
        is_first.set_value(false);
    });
    let body = move || match panel.get() {
        Panel::Proposals => proposals::view(book),
        Panel::Patterns => patterns::view(book),
        Panel::Timeline => timeline::view(book),
        Panel::Analysis => analysis::view(book),
        Panel::Exchange => exchange::view(book),
        Panel::Entries => entries_panel(book),
    };
    let text = Callback::new(move |()| {
        let (zoom, is_anonymous) = book.filter.with_untracked(|filter| (filter.zoom, filter.is_anonymous));
        let by = book.bench.preferences.with_untracked(Preferences::author);
        let leaving = book.bench.open.peek(|session| {
            let make = |case: &Case| document_at(case, zoom, false);
            if !is_anonymous {
                return Ok(Leaving::plain(&make(session.case()).to_text()));
            }
            by_initials((session.id(), session.case(), &by), false, clock::today(), make)
                .map(|made| Leaving::by_initials(&made.document.to_text(), made.scan))
        });
        leaving.unwrap_or_else(|| Ok(Leaving::plain("")))
    });
    let print = {
        let case = case.to_owned();
        move || {
            let kind = book.filter.with(book::paper_of);
            book.bench
                .link(Place::Case(case.clone(), CasePlace::Print(forms::chronology::NOUN.to_owned(), kind)))
        }
    };
    view! {
        <span class="govuk-caption-l">"Appendix 4"</span>
        {heading("Chronology")}
        <p class="kith-actions kith-no-print">
            <CopyButton label="the chronology" what=forms::chronology::NOUN text/>
            <a class="govuk-link kith-touch" href=print>"Print the chronology"</a>
        </p>
        {proposals::prompts_view(book)}
        {parts_nav(book, panel)}
        {body}
    }
    .into_any()
}

/// The ways between the parts of the screen.
fn parts_nav(book: Book, here: Memo<Panel>) -> AnyView {
    let item = move |panel: &Panel| {
        let (panel, words) = (*panel, panel.words());
        // Who has chosen initials has chosen them for every part.
        let link = move || {
            let is_anonymous = book.filter.with(|filter| filter.is_anonymous);
            book.link(Filter { is_anonymous, ..Filter::panel(panel) })
        };
        let waiting =
            move || (panel == Panel::Proposals).then(|| book.waiting.get()).filter(|count| *count > 0);
        view! {
            <li class="moj-sub-navigation__item">
                <a class="moj-sub-navigation__link" aria-current=move || (here.get() == panel).then_some("page") href=link>
                    {words} {move || waiting().map(|count| view! { <span class="kith-count">" " {count}</span> })}
                </a>
            </li>
        }
    };
    let items = Panel::ALL.iter().map(item).collect_view();
    view! {
        <nav class="moj-sub-navigation kith-parts kith-no-print" aria-label="Parts of the chronology">
            <ul class="moj-sub-navigation__list">{items}</ul>
        </nav>
    }
    .into_any()
}

/// The heading of a part, which takes the focus when the part opens.
fn part_heading(words: &'static str) -> AnyView {
    view! { <h2 class="govuk-heading-m" id="chronology-part" tabindex="-1">{words}</h2> }.into_any()
}

fn entries_panel(book: Book) -> AnyView {
    view! {
        {quick_add::view(book)}
        {editor::view(book)}
        {filters::view(book)}
        {summarise::view(book)}
        {table::view(book)}
    }
    .into_any()
}
