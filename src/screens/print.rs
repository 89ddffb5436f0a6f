//! Documents to print or copy, and sending a consultation to the area mailbox.

use super::{
    door::{CopyButton, Leaving, PrintButton, Sheet},
    hand_over,
};
use crate::parts::{Labelled, Select, TickBox, heading::heading, select::options};
use crate::{
    browser::{
        clock,
        memo::memo,
        preferences::{Mailbox, Preferences},
    },
    case::Case,
    forms::{
        self, Form, consultation,
        form::{Layout, Leaf},
    },
    handoff::{redaction::Scan, release::by_initials},
    parts::PaperView,
    reports::{self, Document},
    workbench::{Bench, Place, bench::use_bench, place::CasePlace, ways},
};
use leptos::prelude::*;
use std::sync::Arc;

fn document(case: &Case, paper: &'static Form, id: &str) -> Document {
    if is_chronology(paper) { chronology(case, id) } else { reports::forms::paper(case, paper, id) }
}

/// Whether the paper is laid out in levels of detail: its address then names one of them instead of a period of work.
fn is_chronology(paper: &Form) -> bool {
    paper.leaf().is_some_and(|leaf| leaf.layout == Layout::Chronology)
}

/// The address of a chronology by initials ends so.
const INITIALS: &str = "-initials";

/// The chronology at the level of zoom that the address says. Initials are no matter of the document: it is made of a copy
/// that has them.
fn chronology(case: &Case, kind: &str) -> Document {
    use reports::chronology::{document_at, zoom::Zoom};
    let level = kind.strip_suffix(INITIALS).unwrap_or(kind);
    let zoom = Zoom::of_slug(level).unwrap_or_default();
    document_at(case, zoom, false)
}

/// What is on the sheet.
#[derive(Clone)]
struct Laid {
    document: Document,
    scan: Option<Scan>,
}

/// One that is another one once it was laid anew.
type Shown = Result<Laid, Vec<String>>;

/// A document on the screen as it will be on paper.
#[must_use]
pub fn screen(case: &str, paper: &str, id: &str) -> AnyView {
    let bench = use_bench();
    let Some((paper, leaf)) = forms::of_paper(paper).and_then(|form| Some((form, form.leaf()?))) else {
        return ().into_any();
    };
    let id = id.to_owned();
    let title = bench.open.peek(|s| document(s.case(), paper, &id).title).unwrap_or_default();
    let names = RwSignal::new(is_chronology(paper) && id.ends_with(INITIALS));
    let numbers = RwSignal::new(false);
    let shown: Memo<Again<Shown>> = memo({
        let id = id.clone();
        move || Again(Arc::new(lay(bench, paper, &id, names.get(), numbers.get())))
    });
    let scan = Signal::derive(move || {
        shown.with(|shown| shown.0.as_ref().as_ref().ok().and_then(|laid| laid.scan.clone()))
    });
    let text = Callback::new(move |()| {
        shown.with_untracked(|shown| match shown.0.as_ref() {
            Err(hits) => Err(hits.clone()),
            Ok(Laid { document, scan: None }) => Ok(Leaving::plain(&document.to_text())),
            Ok(Laid { document, scan: Some(scan) }) => {
                Ok(Leaving::by_initials(&document.to_text(), scan.clone()))
            }
        })
    });
    let episode = bench.open.peek(|s| crate::pathway::episodes(s.case()).pop()).flatten().unwrap_or_default();
    let others = bench.open.peek(|s| ways::papers(s.case(), &episode)).unwrap_or_default();
    let item = |other: &'static Leaf| {
        let about = if is_chronology(paper) { episode.clone() } else { id.clone() };
        let link = bench.link(Place::Case(case.to_owned(), CasePlace::Print(other.slug.to_owned(), about)));
        let is_this = other.slug == leaf.slug;
        let current = is_this.then_some("page");
        view! {
            <li class="moj-side-navigation__item" class:moj-side-navigation__item--active=is_this>
                <a href=link aria-current=current>{other.words}</a>
            </li>
        }
    };
    let tick = |control: &'static str, label: &'static str, on: RwSignal<bool>| {
        TickBox::new(control, label, on, move |is_on| on.set(is_on)).view()
    };
    let what = leaf.slug;
    view! {
        <nav class="moj-side-navigation kith-papers kith-no-print" aria-label="Documents">
            <ul class="moj-side-navigation__list">{others.into_iter().filter_map(Form::leaf).map(item).collect_view()}</ul>
        </nav>
        <Sheet what=what.to_owned() scan>
            {heading(title)}
            <div class="govuk-checkboxes govuk-checkboxes--small kith-no-print">
                {tick("print-initials", "Use initials instead of names", names)}
                {move || names.get().then(|| tick("print-numbers", "Keep numbers and contact details", numbers))}
            </div>
            {move || shown.with(|shown| match shown.0.as_ref() {
                Err(hits) => stopped(hits.clone()),
                Ok(laid) => {
                    let document = laid.document.clone();
                    view! {
                        <p class="kith-actions kith-no-print">
                            <PrintButton what=what.to_owned() scan/>
                            <CopyButton label="this document" what text/>
                        </p>
                        <PaperView document/>
                    }
                    .into_any()
                }
            })}
        </Sheet>
    }
    .into_any()
}

/// A value that counts as another one whenever it was made anew: two scans are not compared.
#[derive(Clone)]
struct Again<T>(Arc<T>);

impl<T> PartialEq for Again<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The document with names as they are or everybody by initials; or what still stands in it then, and it is neither shown,
/// printed nor copied.
fn lay(bench: Bench, paper: &'static Form, id: &str, initials: bool, numbers: bool) -> Shown {
    let by = bench.preferences.with_untracked(Preferences::author);
    let laid = bench.open.peek(|session| {
        let case = session.case();
        if !initials {
            return Ok(Laid { document: document(case, paper, id), scan: None });
        }
        let make = |copy: &Case| document(copy, paper, id);
        by_initials((session.id(), case, &by), numbers, clock::today(), make)
            .map(|made| Laid { document: made.document, scan: Some(made.scan) })
    });
    laid.unwrap_or_else(|| Ok(Laid { document: Document::default(), scan: None }))
}

fn stopped(hits: Vec<String>) -> AnyView {
    view! {
        <div class="govuk-error-summary kith-no-print" role="alert">
            <h2 class="govuk-error-summary__title">"This document cannot leave by initials"</h2>
            <div class="govuk-error-summary__body">
                <ul class="govuk-list govuk-error-summary__list">
                    {hits.into_iter().take(20).map(|hit| view! { <li>{hit}</li> }).collect_view()}
                </ul>
            </div>
        </div>
    }
    .into_any()
}

/// P3: the printed form and the Kith file, and a message to the area's mailbox that says nothing of a person.
#[must_use]
pub fn send(case: &str, episode: &str) -> AnyView {
    let bench = use_bench();
    let boxes = bench.preferences.with_untracked(|p| p.mailboxes.clone());
    let chosen = RwSignal::new(boxes.first().map(|first| first.address.clone()).unwrap_or_default());
    let print = bench.link(Place::Case(
        case.to_owned(),
        CasePlace::Print(consultation::NOUN.to_owned(), episode.to_owned()),
    ));
    let areas = boxes.clone();
    let to = Signal::derive(move || {
        let address = chosen.get();
        areas.iter().find(|one| one.address == address).map_or_else(String::new, |one| one.area.clone())
    });
    view! {
        {heading("Send the consultation to the area mailbox")}
        <p class="govuk-body">"Three steps. Kith sends nothing by itself."</p>
        <h2 class="govuk-heading-m">"1. Print the form"</h2>
        <p class="govuk-body">
            <a class="govuk-link kith-touch" href=print>"Print the consultation form"</a>
            ", or choose \u{201c}Save as PDF\u{201d} in the print dialog."
        </p>
        <h2 class="govuk-heading-m">"2. Make the Kith file"</h2>
        {hand_over::mailbox::view(case, to)}
        <h2 class="govuk-heading-m">"3. Send both"</h2>
        {message(bench, boxes, chosen)}
        <p class="govuk-body">"Attach the two files yourself, the way your council allows."</p>
    }
    .into_any()
}

fn message(bench: Bench, boxes: Vec<Mailbox>, chosen: RwSignal<String>) -> AnyView {
    if boxes.is_empty() {
        return view! {
            <p class="govuk-body"><a class="govuk-link" href=bench.link(Place::Preferences)>"Enter the mailbox of your area"</a> " first."</p>
        }
        .into_any();
    }
    let several = (boxes.len() > 1).then(|| {
        let all = boxes.iter().map(|one| (one.address.as_str(), format!("{} ({})", one.area, one.address)));
        let select = Select::new("mailbox", options(all), move |address| chosen.set(address));
        Labelled::new("mailbox", "Area").view(select.chosen(move || chosen.get()).view())
    });
    let href = move || {
        let body = "A social work consultation form is attached.";
        format!(
            "mailto:{}?subject={}&body={}",
            chosen.get(),
            encode("Social work consultation"),
            encode(body)
        )
    };
    view! {
        {several}
        <p class="govuk-body"><a class="govuk-link kith-touch" href=href>"Begin the message to " {move || chosen.get()}</a></p>
    }
    .into_any()
}

fn encode(words: &str) -> String {
    js_sys::encode_uri_component(words).into()
}
