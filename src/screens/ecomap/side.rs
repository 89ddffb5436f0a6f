//! The panel's other sides: prompts with what they count, two dates beside each other, how the world is shown.

use super::desk::Desk;
use crate::{
    browser::{clock, memo::memo},
    case::{date::day_in_words, typed},
    diagrams::{
        ecomap::{
            Middle, Settings,
            compare::{Transition, compare},
            reading::{Prompt, prompts},
        },
        scene::{ItemKind, Scene},
    },
    parts::{Button, Kept, Labelled, Look, Select, TextBox, select::options},
    reports::supports::hidden,
    screens::diagram::{
        Chosen, button,
        fields::{Switch, switches},
        more, painted,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// A line that leads to a system.
fn entry(desk: Desk, (system, words): (Option<String>, String)) -> AnyView {
    match system {
        None => view! { <li>{words}</li> }.into_any(),
        Some(id) => {
            let one = Chosen { kind: ItemKind::System, id };
            view! { <li>{Button::new(Look::Link, words, move || desk.choose(one.clone())).class("kith-line-button").view()}</li> }.into_any()
        }
    }
}

/// What the drawing shows to whoever reads it.
#[must_use]
pub fn prompting(desk: Desk) -> AnyView {
    let all = memo(move || {
        let since = desk.days.with(|days| days.0.min(days.1));
        let mut all = desk.with_world(|world| prompts(world, since));
        let day = desk.day();
        let hidden = desk.bench.open.with_case(|case| desk.visible.with(|seen| hidden(case, &seen.1, day)));
        if let Some(prompt) = hidden.flatten() {
            all.insert(0, prompt);
        }
        all
    });
    let one = move |prompt: Prompt| {
        let counted = prompt.counted.into_iter().map(|one| entry(desk, one)).collect_view();
        view! {
            <li class="kith-prompt">
                <p class="govuk-body govuk-!-margin-bottom-1">{prompt.words}</p>
                {more("What is counted", view! { <ul class="govuk-list">{counted}</ul> }.into_any())}
            </li>
        }
    };
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"To ask next"</h2>
        <p class="govuk-hint">"Prompts, never scores: each shows what it counts on the day of the drawing."</p>
        <ul class="govuk-list">{move || all.get().into_iter().map(one).collect_view()}</ul>
        {move || all.with(Vec::is_empty).then(|| view! { <p class="govuk-body">"Nothing comes to mind."</p> })}
    }
    .into_any()
}

/// A field for one of the two days.
fn day_field(
    desk: Desk,
    id: &'static str,
    label: &'static str,
    of: fn(&mut (NaiveDate, NaiveDate)) -> &mut NaiveDate,
) -> AnyView {
    let wrong = RwSignal::new(false);
    let shown = day_in_words(desk.days.with_untracked(|days| *of(&mut days.clone())));
    let take = move |words: String| {
        let read = typed::read(&words, clock::today()).ok();
        // Of a month or a year its first day counts.
        match read.and_then(|when| when.bounds().0) {
            Some(day) => {
                wrong.set(false);
                desk.days.update(|days| *of(days) = day);
            }
            None => wrong.set(true),
        }
    };
    let label = Labelled::new(id, label)
        .bold()
        .error(move || wrong.get().then_some("Enter a date such as 1 6 2024 or June 2024."));
    let shown = Signal::stored(shown);
    let day = TextBox::new(
        "compare-day",
        Kept::No("a look at the drawing: nothing is said by it"),
        id,
        shown,
        take,
    )
    .on_leaving()
    .invalid(wrong)
    .described(label.described())
    .view();
    label.view(day)
}

/// What came, went and changed between two dates.
#[must_use]
pub fn comparing(desk: Desk) -> AnyView {
    let all = memo(move || {
        let (one, other) = desk.days.get();
        desk.with_world(|world| compare(world, one, other))
            .into_iter()
            .map(|one| (one.transition, (Some(one.system), one.words)))
            .collect::<Vec<_>>()
    });
    let part = move |transition: Transition| {
        let of_transition = all.get().into_iter().filter(|(one, _)| *one == transition).map(|(_, told)| told);
        let entries: Vec<_> = of_transition.map(|told| entry(desk, told)).collect();
        (!entries.is_empty()).then(|| {
            view! {
                <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{transition.words()}</h3>
                <ul class="govuk-list">{entries.into_iter().collect_view()}</ul>
            }
        })
    };
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"Two dates"</h2>
        {day_field(desk, "compare-one", "Earlier date", |days| &mut days.0)}
        {day_field(desk, "compare-other", "Later date", |days| &mut days.1)}
        <div role="status">
            {move || Transition::ALL.into_iter().map(part).collect_view()}
            {move || all.with(Vec::is_empty).then(|| view! { <p class="govuk-body">"Nothing that has a date differs between these two days."</p> })}
        </div>
    }
    .into_any()
}

/// The two drawings beside each other, in the place of the stage.
#[must_use]
pub fn beside(desk: Desk) -> AnyView {
    let both = move || {
        let (one, other) = desk.days.get();
        let days = [one.min(other), one.max(other)];
        let scenes: [Scene; 2] = desk.with_world(|world| {
            desk.arranged
                .with(|arranged| days.map(|day| crate::diagrams::ecomap::build(&world.at(day), arranged)))
        });
        // The same part of the plane in both, so that what is there on both days stands in the same place.
        let (left, top) = scenes
            .iter()
            .fold((f64::MAX, f64::MAX), |(left, top), scene| (scene.left.min(left), scene.top.min(top)));
        let far = |(right, bottom): (f64, f64), scene: &Scene| {
            ((scene.left + scene.width).max(right), (scene.top + scene.height).max(bottom))
        };
        let (right, bottom) = scenes.iter().fold((f64::MIN, f64::MIN), far);
        let area = format!("{left:.0} {top:.0} {:.0} {:.0}", right - left, bottom - top);
        let one = move |(day, scene): (NaiveDate, Scene)| {
            let paint = scene.items.into_iter().map(|item| item.paint).collect();
            view! {
                <figure class="kith-beside__one">
                    <figcaption class="kith-beside__words">{day_in_words(day)}</figcaption>
                    {painted(area.clone(), "kith-beside__drawing", Some(scene.title), paint)}
                </figure>
            }
        };
        days.into_iter().zip(scenes).map(one).collect_view()
    };
    view! { <div class="kith-beside">{both}</div> }.into_any()
}

const SWITCHES: &[Switch<Settings>] = &[
    ("emotional", "Emotional lines in the middle", |all| &mut all.family.emotional),
    ("abuse", "Abuse and neglect in the middle", |all| &mut all.family.abuse),
    ("roles", "Carers, attorneys and other roles", |all| &mut all.family.roles),
    ("health", "Health and substances", |all| &mut all.family.health),
    ("details", "How systems are reached, and what people do", |all| &mut all.family.details),
    ("judgements", "Professional judgements and suspicions", |all| &mut all.family.judgements),
    ("private", "What is kept back from shared copies", |all| &mut all.family.private),
    ("sources", "Who said so, and notes", |all| &mut all.family.sources),
    ("initials", "Initials instead of names", |all| &mut all.family.initials),
];

const MIDDLES: [(Middle, &str); 3] = [
    (Middle::Household, "Who lives with the client"),
    (Middle::Client, "The client alone"),
    (Middle::Everybody, "Everybody in the genogram"),
];

/// How the world is shown.
#[must_use]
pub fn showing(desk: Desk) -> AnyView {
    let whole = move |mut settings: Settings| {
        (settings.family.legend, settings.family.heading) = (false, false);
        desk.settings.set(settings);
    };
    let chosen = move || {
        let middle = desk.settings.with(|all| all.middle);
        MIDDLES.iter().position(|(one, _)| *one == middle).map(|at| at.to_string()).unwrap_or_default()
    };
    let take = move |at: String| {
        let at: usize = at.parse().unwrap_or(0);
        if let Some((middle, _)) = MIDDLES.get(at) {
            desk.settings.update(|all| all.middle = *middle);
        }
    };
    let offered = options(MIDDLES.iter().enumerate().map(|(at, (_, words))| (at.to_string(), *words)));
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"What is shown"</h2>
        <div class="kith-bar__choices">
            {button("As for the client".to_owned(), move || whole(Settings::for_client()))}
            {button("As for the worker".to_owned(), move || whole(Settings::default()))}
        </div>
        {Labelled::new("show-middle", "In the middle")
            .bold()
            .view(Select::new("show-middle", offered, take).chosen(chosen).view())}
        {switches(SWITCHES, desk.settings)}
    }
    .into_any()
}
