//! A case at a glance: where it stands on the pathway, what is due and what waits, and the list of its sections.

use super::{
    open_file,
    standing::{clocks_view, kept_view, next_step, pathway, unsure_view, waits_view},
    undecided,
};
use crate::parts::{Button, Look, heading::heading};
use crate::{
    browser::clock,
    case::{Case, Key},
    edit::{Edit, decide::can_bring_back},
    forms::{Progress, closure, involvement},
    pathway::{Clocks, Kept, Stage, Wait, clocks, episodes, kept, stage, unsure, waits},
    reports::{
        chronology::{
            derive,
            prompts::{Prompt, prompts},
        },
        history::words,
        undecided::{counted, keys},
    },
    workbench::{
        Bench, Place,
        place::CasePlace,
        ways::{self, Task},
    },
};
use leptos::prelude::*;

/// What the overview shows of a period of work; it wakes only when one of these changes.
#[derive(Clone, PartialEq)]
struct Glance {
    episode: String,
    number: usize,
    stage: Stage,
    clocks: Clocks,
    /// Each with how many of its answers nobody has chosen between, in words.
    tasks: Vec<(Task, Option<String>)>,
    /// The tools that are not used yet.
    to_add: Vec<(&'static str, CasePlace)>,
    earlier: Vec<String>,
    kept: Option<Kept>,
    prompts: Vec<Prompt>,
    waits: Vec<Wait>,
    /// What the clocks go by although nobody has chosen between its answers.
    unsure: Vec<String>,
}

fn glance(case: &Case) -> Glance {
    let mut all = episodes(case);
    let episode = all.pop().unwrap_or_default();
    let asked = unsure(case, &episode);
    let unsure =
        asked.iter().map(|key| format!("{}: {}", words::place(case, key), words::label(key))).collect();
    let undecided = |task: Task| {
        let open = counted(keys(case).filter(|key| task.holds(key)).count());
        (task, open)
    };
    Glance {
        number: all.len() + 1,
        stage: stage(case, &episode),
        clocks: clocks(case, &episode),
        prompts: prompts(case, &derive::all(case)),
        tasks: ways::tasks(case, &episode).into_iter().map(undecided).collect(),
        to_add: ways::to_add(case, &episode),
        waits: waits(case),
        unsure,
        earlier: all,
        kept: kept(case),
        episode,
    }
}

/// The overview.
#[must_use]
pub fn screen(bench: Bench, id: &str) -> AnyView {
    let shown = bench.open.slice(glance);
    let id = id.to_owned();
    let body = move || {
        let Some(glance) = shown.get() else {
            return ().into_any();
        };
        if glance.episode.is_empty() {
            let bring_back = move || {
                bench.attempt(Edit::BringBack);
            };
            let button = || Button::new(Look::Primary, "Bring the case back", bring_back).view();
            return view! {
                {heading("Case")}
                <p class="govuk-body">"Everything in this case was undone. It stays in the record, and you can have it back."</p>
                {bench.open.peek(|session| can_bring_back(session.case())).unwrap_or_default().then(button)}
            }
            .into_any();
        }
        let link = |place: CasePlace| bench.link(Place::Case(id.clone(), place));
        let task = |(Task { name, place, progress, hint, .. }, undecided): (Task, Option<String>)| {
            let (words, class) = match progress {
                Progress::NotStarted => ("Not yet started", "govuk-tag govuk-tag--grey"),
                Progress::InProgress if !hint.is_empty() => ("In use", "govuk-tag govuk-tag--teal"),
                Progress::InProgress => ("In progress", "govuk-tag govuk-tag--yellow"),
                Progress::Completed => ("Completed", "govuk-tag govuk-tag--green"),
            };
            let hint_id = format!("task-{}", name.to_lowercase().replace(' ', "-"));
            view! {
                <li class="govuk-task-list__item govuk-task-list__item--with-link">
                    <div class="govuk-task-list__name-and-hint">
                        <a class="govuk-link govuk-task-list__link" href=link(place) aria-describedby=hint_id.clone()>{name}</a>
                        {(!hint.is_empty()).then(|| view! { <div class="govuk-task-list__hint">{hint}</div> })}
                    </div>
                    <div class="govuk-task-list__status" id=hint_id>
                        <strong class=class>{words}</strong>
                        {undecided.map(|words| view! { " " <strong class="govuk-tag govuk-tag--red">{words}</strong> })}
                    </div>
                </li>
            }
        };
        let earlier = glance.earlier.iter().enumerate().map(|(index, episode)| {
            let words = format!("Period {}: consultation and involvement", index + 1);
            view! { <li><a class="govuk-link" href=link(CasePlace::Print(involvement::NOUN.to_owned(), episode.clone()))>{words}</a></li> }
        });
        let earlier = (!glance.earlier.is_empty()).then(|| {
            view! {
                <h2 class="govuk-heading-m">"Earlier periods of work"</h2>
                <ul class="govuk-list govuk-list--bullet">{earlier.collect_view()}</ul>
            }
        });
        let title =
            if glance.number > 1 { format!("Case, period {}", glance.number) } else { "Case".to_owned() };
        let reopen = glance.stage.is_over().then(|| reopening(bench));
        view! {
            {heading(title)}
            {pathway(glance.stage)}
            {chronology_first(&glance, link(CasePlace::Chronology))}
            {next_step(glance.stage, &glance.clocks)}
            {waits_view(&glance.waits)}
            {undecided::list(|_, _| true)}
            {chronology_asks(&glance, link(CasePlace::Chronology))}
            {clocks_view(&glance.clocks)}
            {unsure_view(&glance.unsure)}
            <h2 class="govuk-heading-m">"Sections"</h2>
            <ul class="govuk-task-list">{glance.tasks.iter().cloned().map(task).collect_view()}</ul>
            {tools(&glance, link)}
            {reopen}
            {earlier}
            {glance.kept.clone().map(|kept| kept_view(&kept, link(ways::of_form(&closure::FORM, &glance.episode))))}
            <p class="govuk-body">
                <a class="govuk-link kith-touch" href=link(CasePlace::Send(glance.episode.clone()))>
                    "Send the consultation to the area mailbox"
                </a>
            </p>
            <p class="govuk-body kith-actions">
                <a class="govuk-link kith-touch" href=link(CasePlace::History(None))>"History of the case"</a>
                <a class="govuk-link kith-touch" href=link(CasePlace::Past)>"The case at a date"</a>
            </p>
            {open_file::received_link(bench, &id)}
            <super::wipe::CaseWipe id=id.clone()/>
        }
        .into_any()
    };
    view! { {body} }.into_any()
}

/// The tools that can be added; nothing where there is none.
fn tools(glance: &Glance, link: impl Fn(CasePlace) -> String) -> Option<AnyView> {
    let tool = |(name, place): &(&'static str, CasePlace)| {
        view! { <li><a class="govuk-link kith-touch" href=link(place.clone())>{*name}</a></li> }
    };
    let tools = || glance.to_add.iter().map(tool).collect_view();
    (!glance.to_add.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">"Add a tool"</h2>
            <ul class="govuk-list">{tools()}</ul>
        }
        .into_any()
    })
}

/// A case that came back, or from elsewhere, without a chronology: making one is the first task of all (K32).
fn chronology_first(glance: &Glance, link: String) -> Option<impl IntoView + use<>> {
    let first = glance.prompts.iter().find(|prompt| prompt.is_first)?;
    let words = first.words.clone();
    Some(view! {
        <p class="govuk-body kith-next">
            <strong>"First: make the chronology. "</strong> {words} " " <a class="govuk-link kith-touch" href=link>"Make the chronology"</a>
        </p>
    })
}

/// After a review or a significant event: what the chronology still waits for (K33, K34).
fn chronology_asks(glance: &Glance, link: String) -> impl IntoView + use<> {
    let asks = glance.prompts.iter().filter(|prompt| !prompt.is_first).map(|prompt| {
        let (words, link) = (prompt.words.clone(), link.clone());
        view! { <li>{words} " " <a class="govuk-link kith-touch" href=link>"Go to the chronology"</a></li> }
    });
    let asks = asks.collect_view();
    (!glance.prompts.iter().all(|prompt| prompt.is_first))
        .then(|| view! { <ul class="govuk-list" aria-label="What the chronology asks for">{asks}</ul> })
}

/// A reopening begins a new period of work with clocks of its own (P18).
fn reopening(bench: Bench) -> AnyView {
    let reopen = move || {
        let thing = Key::thing("episode", &clock::new_id());
        if bench.attempt(Edit::add(thing, &[])) {
            bench.notify("The case is open again with a new period of work. Its clocks start with the new referral. Check that the chronology is up to date: where there is none, making one comes first.");
        }
    };
    view! {
        <div class="govuk-inset-text">
            <h2 class="govuk-heading-s">"The person comes back"</h2>
            <p class="govuk-body">
                "Reopening begins a new consultation with clocks of its own. Everything from before stays as it is."
            </p>
            {Button::new(Look::Secondary, "Reopen this case", reopen).class("govuk-!-margin-bottom-0").view()}
        </div>
    }
    .into_any()
}
