//! Documents to print or copy, and sending a consultation to the area mailbox.

use super::{hand_over, shell::heading};
use crate::{
    browser::{clock, files, page, preferences::Mailbox},
    case::Case,
    handoff::redaction::{self, Choice},
    parts::{Dialog, PaperView},
    reports::{self, Document},
    workbench::{
        Bench, Place,
        bench::use_bench,
        place::{CasePlace, Paper},
    },
};
use leptos::{prelude::*, task::spawn_local};

fn document(case: &Case, paper: Paper, id: &str) -> Document {
    match paper {
        Paper::Consultation => reports::forms::consultation(case, id),
        Paper::Threshold => reports::forms::threshold(case, id),
        Paper::Involvement => reports::forms::involvement(case, id),
        Paper::Chronology => chronology(case, id),
        Paper::Notes => reports::forms::notes(case),
    }
}

/// What stands at the foot of everything that is printed: when, by whom, and what it is not.
#[must_use]
pub fn made(bench: Bench) -> String {
    format!(
        "Printed {} from Kith by {}. A working copy: the council\u{2019}s record is kept elsewhere. Official \u{2013} sensitive.",
        clock::in_words(clock::now()),
        bench.preferences.with_untracked(|p| p.author().in_words()),
    )
}

/// The chronology as the address says: a level of zoom, with initials for names or without.
fn chronology(case: &Case, kind: &str) -> Document {
    use reports::chronology::{document_at, zoom::Zoom};
    let (level, is_anonymous) = kind.strip_suffix("-initials").map_or((kind, false), |level| (level, true));
    let zoom = Zoom::ALL.iter().find(|row| row.1 == level).map(|row| row.0).unwrap_or_default();
    document_at(case, zoom, is_anonymous)
}

/// A document on the screen as it will be on paper.
#[must_use]
pub fn screen(case: &str, paper: Paper, id: &str) -> AnyView {
    let bench = use_bench();
    let id = id.to_owned();
    let whole = bench.peek(|s| document(s.case(), paper, &id)).unwrap_or_default();
    let title = whole.title.clone();
    let by_initials = RwSignal::new(false);
    let shown: Memo<Result<Document, Vec<String>>> = Memo::new({
        let id = id.clone();
        move |_| if by_initials.get() { by_initials_only(bench, paper, &id) } else { Ok(whole.clone()) }
    });
    let text = Callback::new(move |()| {
        shown.with_untracked(|shown| shown.as_ref().map(Document::to_text).unwrap_or_default())
    });
    let episode = bench.peek(|s| crate::pathway::episodes(s.case()).pop()).flatten().unwrap_or_default();
    let item = |(other, _, words): (Paper, &'static str, &'static str)| {
        let about = if paper == Paper::Chronology { episode.clone() } else { id.clone() };
        let link = bench.link(Place::Case(case.to_owned(), CasePlace::Print(other, about)));
        let current = (other == paper).then_some("page");
        view! {
            <li class="moj-side-navigation__item" class:moj-side-navigation__item--active=other == paper>
                <a href=link aria-current=current>{words}</a>
            </li>
        }
    };
    let made = made(bench);
    view! {
        <nav class="moj-side-navigation kith-papers kith-no-print" aria-label="Documents">
            <ul class="moj-side-navigation__list">{Paper::ALL.into_iter().map(item).collect_view()}</ul>
        </nav>
        {heading(title)}
        <div class="govuk-checkboxes govuk-checkboxes--small kith-no-print">
            <div class="govuk-checkboxes__item">
                <input class="govuk-checkboxes__input" type="checkbox" id="print-initials" prop:checked=move || by_initials.get()
                    on:change=move |event| by_initials.set(event_target_checked(&event))/>
                <label class="govuk-label govuk-checkboxes__label" for="print-initials">"Use initials instead of names"</label>
            </div>
        </div>
        {move || shown.get().map_or_else(stopped, |document| {
            view! {
                <p class="kith-actions kith-no-print">
                    <button type="button" class="govuk-button govuk-!-margin-bottom-0" on:click=move |_| page::print()>"Print"</button>
                    <CopyButton what="this document" text/>
                </p>
                <PaperView document/>
            }
            .into_any()
        })}
        <p class="govuk-body-s kith-print-only">{made}</p>
    }
    .into_any()
}

/// The document with everybody by initials, or the names that still stand in it: then it is neither shown nor copied.
fn by_initials_only(bench: Bench, paper: Paper, id: &str) -> Result<Document, Vec<String>> {
    let copy = bench.peek(|session| redaction::redact(session.id(), session.case(), &Choice::initials()));
    let Some(copy) = copy else { return Ok(Document::default()) };
    let document = document(&copy.case, paper, id);
    match redaction::checked(&copy, std::slice::from_ref(&document)) {
        Ok(()) => Ok(document),
        Err(hits) => Err(hits.iter().map(ToString::to_string).collect()),
    }
}

fn stopped(hits: Vec<String>) -> AnyView {
    view! {
        <div class="govuk-error-summary" role="alert">
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

/// Copies a text, as the daily act of taking a form over into the council's system.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    what: String,
    /// The text.
    text: Callback<(), String>,
) -> impl IntoView {
    let bench = use_bench();
    let by_hand: RwSignal<Option<String>> = RwSignal::new(None);
    let copy = {
        let what = what.clone();
        move |_| {
            let (text, what) = (text.run(()), what.clone());
            spawn_local(async move {
                match files::copy(&text).await {
                    Ok(()) => bench.tell(&format!(
                        "Copied as text: {what}. Paste it where it belongs. The clipboard may be shared with your other devices."
                    )),
                    Err(_) => {
                        let _ = by_hand.try_set(Some(text));
                    }
                }
            });
        }
    };
    let dialog = move || {
        by_hand.get().map(|text| view! {
            <Dialog title="Copy as text" on_close=Callback::new(move |()| by_hand.set(None))>
                <label class="govuk-label" for="copy-by-hand">"The browser did not allow copying. Select the text and copy it."</label>
                {crate::parts::TextBox::new("copy-by-hand", crate::parts::Kept::No("shown to be copied"), "copy-by-hand", Signal::stored(text), |_| {})
                    .rows(12)
                    .readonly()
                    .view()}
            </Dialog>
        })
    };
    view! {
        <button type="button" class="kith-link-button kith-no-print" on:click=copy>
            "Copy as text" <span class="govuk-visually-hidden">": " {what}</span>
        </button>
        {dialog}
    }
}

/// P3: the printed form and the Kith file, and a message to the area's mailbox that says nothing of a person.
#[must_use]
pub fn send(case: &str, episode: &str) -> AnyView {
    let bench = use_bench();
    let boxes = bench.preferences.with_untracked(|p| p.mailboxes.clone());
    let chosen = RwSignal::new(boxes.first().map(|first| first.address.clone()).unwrap_or_default());
    let print =
        bench.link(Place::Case(case.to_owned(), CasePlace::Print(Paper::Consultation, episode.to_owned())));
    let download = move |_| spawn_local(hand_over::download_open_case(bench));
    view! {
        {heading("Send the consultation to the area mailbox")}
        <p class="govuk-body">"Three steps. Kith sends nothing by itself."</p>
        <ol class="govuk-list govuk-list--number govuk-list--spaced">
            <li>
                <a class="govuk-link kith-touch" href=print>"Print the consultation form"</a>
                ", or choose \u{201c}Save as PDF\u{201d} in the print dialog."
            </li>
            <li>
                <button type="button" class="kith-link-button" on:click=download>"Download the Kith file"</button>
                ". Anyone who holds this file can read it."
            </li>
            <li>{message(bench, boxes, chosen)} " Attach the two files yourself, the way your council allows."</li>
        </ol>
    }
    .into_any()
}

fn message(bench: Bench, boxes: Vec<Mailbox>, chosen: RwSignal<String>) -> AnyView {
    if boxes.is_empty() {
        return view! {
            <a class="govuk-link" href=bench.link(Place::Preferences)>"Enter the mailbox of your area"</a> " first."
        }
        .into_any();
    }
    let option = |one: Mailbox| {
        let words = format!("{} ({})", one.area, one.address);
        let address = one.address.clone();
        view! { <option value=one.address prop:selected=move || chosen.get() == address>{words}</option> }
    };
    let several = (boxes.len() > 1).then(|| view! {
        <div class="govuk-form-group">
            <label class="govuk-label" for="mailbox">"Area"</label>
            <select class="govuk-select" id="mailbox" on:change=move |event| chosen.set(event_target_value(&event))>
                {boxes.clone().into_iter().map(option).collect_view()}
            </select>
        </div>
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
    view! { {several} <a class="govuk-link kith-touch" href=href>"Begin the message to " {move || chosen.get()}</a> "." }.into_any()
}

fn encode(words: &str) -> String {
    js_sys::encode_uri_component(words).into()
}
