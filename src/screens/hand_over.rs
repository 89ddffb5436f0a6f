//! Handing cases over as one file: what leaves, who can open it, why, and exactly what is in it.

mod asked;
mod earlier;
mod leaving;
mod locking;
mod making;
mod people;
mod preview;

use super::shell::heading;
use crate::{
    browser::{clock, files},
    case::{Case, Key, Value},
    forms::{Question, handover},
    handoff::redaction::Choice,
    parts::{QuestionView, Wiring},
    reports::caseload::Summary,
    workbench::{Bench, bench::use_bench},
};
use leptos::{prelude::*, task::spawn_local};
use making::Made;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What has been chosen so far, and what came of it.
#[derive(Clone, Copy)]
pub struct Handing {
    bench: Bench,
    /// The cases that leave.
    chosen: RwSignal<BTreeSet<String>>,
    /// They themselves.
    loaded: RwSignal<Vec<(String, Arc<Case>)>>,
    /// Whether only a part leaves.
    is_part: RwSignal<bool>,
    choice: RwSignal<Choice>,
    /// The answers to the questions of the hand-over.
    answers: RwSignal<BTreeMap<&'static str, Value>>,
    passphrase: RwSignal<String>,
    made: RwSignal<Option<Made>>,
    locked: RwSignal<Option<Arc<str>>>,
    is_busy: RwSignal<bool>,
    /// Whether it was asked for without a purpose.
    lacks: RwSignal<bool>,
    /// The entry that was written for the file that leaves now.
    noted: StoredValue<Option<Key>>,
}

impl Handing {
    fn new(bench: Bench, only: Option<String>) -> Self {
        let mut chosen = BTreeSet::new();
        chosen.extend(only);
        let mut answers = BTreeMap::new();
        answers.insert("lock", Value::choice("locked"));
        Self {
            bench,
            chosen: RwSignal::new(chosen),
            loaded: RwSignal::new(Vec::new()),
            is_part: RwSignal::new(false),
            choice: RwSignal::new(Choice::usual()),
            answers: RwSignal::new(answers),
            passphrase: RwSignal::new(String::new()),
            made: RwSignal::new(None),
            locked: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            lacks: RwSignal::new(false),
            noted: StoredValue::new(None),
        }
    }

    fn answer(self, slug: &str) -> Value {
        self.answers.with(|answers| answers.get(slug).cloned().unwrap_or(Value::Empty))
    }

    fn is_locked(self) -> bool {
        !self.answer("lock").chooses("plain")
    }

    /// Whether it was said what for; when not, the question says so and takes the focus.
    fn has_purpose(self) -> bool {
        let has = untrack(|| {
            let purpose = self.answer("purpose");
            !purpose.is_blank() && (!purpose.chooses("another") || !self.answer("other-purpose").is_blank())
        });
        self.lacks.set(!has);
        if !has {
            crate::browser::page::focus("hand-over-purpose");
        }
        has
    }

    /// Reads the chosen cases. What is still being typed is ended first: only sealed operations leave the device.
    fn load(self) {
        let ids = self.chosen.get();
        let open = self.bench.with_session(|session| (session.id().to_owned(), session.case().len()));
        let bench = self.bench;
        spawn_local(async move {
            bench.seal();
            let mut cases = Vec::new();
            for id in ids {
                let is_open = open.as_ref().is_some_and(|(known, _)| *known == id);
                let here = bench.peek(|session| session.case().clone()).filter(|_| is_open);
                match here {
                    Some(case) => cases.push((id, Arc::new(case))),
                    None => {
                        bench.settle(&id).await;
                        match bench.read_case(&id).await {
                            Ok(case) => cases.push((id, Arc::new(case))),
                            Err(words) => bench.trouble(&format!(
                                "The file could not be made: {words}. Nothing has left this device."
                            )),
                        }
                    }
                }
            }
            let _ = self.loaded.try_set(cases);
        });
    }

    fn make(self) {
        let choice = self.is_part.get().then(|| self.choice.get());
        let made = self
            .loaded
            .with(|cases| (!cases.is_empty()).then(|| making::make(self.bench, cases, choice.as_ref())));
        self.locked.set(None);
        match made {
            Some(Err(words)) => {
                self.made.set(None);
                self.bench
                    .trouble(&format!("The file could not be made: {words}. Nothing has left this device."));
            }
            Some(Ok(made)) => self.made.set(Some(made)),
            None => self.made.set(None),
        }
    }
}

/// The screen, for one case or for several.
#[must_use]
pub fn screen(only: Option<String>) -> AnyView {
    let bench = use_bench();
    let handing = Handing::new(bench, only.clone());
    Effect::new(move |_| handing.load());
    Effect::new(move |_| handing.make());
    let choice = only.is_none().then(|| cases(handing));
    let earlier = only.is_some().then(|| earlier::view(bench));
    let received = only.as_deref().map(|id| super::open_file::received_link(bench, id));
    view! {
        {heading("Hand over")}
        <p class="govuk-body">
            "Makes one file. The other device opens it with \u{201c}Open a file\u{201d}. The file\u{2019}s name says nothing of a person."
        </p>
        {choice}
        {leaving::view(handing)}
        {locking::view(handing)}
        {question(handing, "purpose")}
        {move || handing.answer("purpose").chooses("another").then(|| question(handing, "other-purpose"))}
        {question(handing, "to")}
        {preview::view(handing)}
        {move || last_step(handing)}
        {earlier}
        {received}
    }
    .into_any()
}

fn cases(handing: Handing) -> AnyView {
    let chosen = handing.chosen;
    let item = move |summary: Summary| {
        let id = summary.id;
        let control = format!("hand-over-{id}");
        let name = if summary.name.is_empty() { "No name yet".to_owned() } else { summary.name };
        let is_chosen = {
            let id = id.clone();
            Signal::derive(move || chosen.with(|chosen| chosen.contains(&id)))
        };
        let toggle = Callback::new(move |on: bool| toggle(chosen, &id, on));
        tick(control, format!("{name}, {}", summary.stage), is_chosen, toggle)
    };
    view! {
        <fieldset class="govuk-fieldset govuk-!-margin-bottom-6">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">"Which cases?"</legend>
            <div class="govuk-checkboxes govuk-checkboxes--small">
                {move || handing.bench.caseload.get().into_iter().map(item).collect_view()}
            </div>
        </fieldset>
    }
    .into_any()
}

fn toggle(set: RwSignal<BTreeSet<String>>, id: &str, on: bool) {
    set.update(|set| {
        if on {
            set.insert(id.to_owned());
        } else {
            set.remove(id);
        }
    });
}

/// One checkbox.
fn tick(id: String, label: String, on: Signal<bool>, changed: Callback<bool>) -> AnyView {
    view! {
        <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" type="checkbox" id=id.clone() prop:checked=move || on.get()
                on:change=move |event| changed.run(event_target_checked(&event))/>
            <label class="govuk-label govuk-checkboxes__label" for=id>{label}</label>
        </div>
    }
    .into_any()
}

/// A question of the hand-over, asked here and kept when the file leaves.
fn question(handing: Handing, slug: &'static str) -> Option<AnyView> {
    let question: &'static Question = handover::FORM.question(slug)?;
    let error = Signal::derive(move || {
        let crate::forms::Need::Required(words) = question.need else { return None };
        (handing.lacks.get() && handing.answer(slug).is_blank()).then_some(words)
    });
    let wiring = Wiring {
        value: Memo::new(move |_| handing.answer(slug)),
        error,
        answer: Callback::new(move |value: Value| {
            // A file is locked unless it is said that it is not.
            let value = if slug == "lock" && value.is_blank() { Value::choice("locked") } else { value };
            handing.answers.update(|answers| {
                answers.insert(slug, value);
            });
        }),
        today: clock::today(),
    };
    Some(view! { <QuestionView question id=format!("hand-over-{slug}") wiring/> }.into_any())
}

/// The buttons: lock it first, or let it leave.
fn last_step(handing: Handing) -> AnyView {
    let blocked = handing.made.with(|made| made.as_ref().is_none_or(|made| !made.hits.is_empty()));
    if handing.is_locked() && handing.locked.with(Option::is_none) {
        return locking::step(handing, blocked);
    }
    let count = handing.chosen.with(BTreeSet::len);
    let can_share =
        !blocked && making::ready(handing).is_some_and(|(name, text)| files::can_share(&name, &text));
    let share = can_share.then(|| {
        view! {
            <button type="button" class="govuk-button" on:click=move |_| making::share(handing)>"Share the file"</button>
        }
    });
    let class = if can_share { "govuk-button govuk-button--secondary" } else { "govuk-button" };
    view! {
        {handing.is_locked().then(|| view! {
            <p class="govuk-body" role="status">"The file is locked and ready. Say the passphrase by phone or in person."</p>
        })}
        <div class="govuk-button-group">
            {share}
            <button type="button" class=class prop:disabled=blocked on:click=move |_| making::download(handing)>
                {match count {
                    0 | 1 => "Download the file".to_owned(),
                    n => format!("Download one file with {n} cases"),
                }}
            </button>
        </div>
    }
    .into_any()
}

/// Downloads the open case whole and not locked, also when it cannot be saved: then a copy is worth more than a question.
pub async fn download_open_case(bench: Bench) {
    bench.seal();
    let Some((id, case)) = bench.peek(|session| (session.id().to_owned(), session.case().clone())) else {
        bench.trouble("There is no open case to download. Open it first.");
        return;
    };
    let ids = [id.clone()];
    match making::make(bench, &[(id, Arc::new(case))], None) {
        Ok(made) => {
            let name = making::name(bench, &ids, false);
            if let Ok(went) = files::download(&name, &made.text) {
                bench.note_hand_off(&ids).await;
                bench.tell(&format!("The file {name} was made. {}", went.in_words()));
            } else {
                bench.trouble(
                    "The browser did not allow the download. Allow downloads for this page, then try again.",
                );
            }
        }
        Err(words) => bench.trouble(&format!("The file could not be made: {words}.")),
    }
}
