//! The panel's own sides beside those that every diagram has: what is not known yet, and how the family is shown.

use super::desk::{Chosen, Desk};
use crate::{
    browser::memo::memo,
    diagrams::genogram::{Fills, Inside, NonBinary, Order, Settings, gaps},
    parts::{Button, Labelled, Look, Select, select::options},
    screens::diagram::fields::{Switch, switches},
};
use leptos::prelude::*;

/// Prompts for the next conversation.
#[component]
pub fn Prompts(
    /// What the parts of the screen share.
    desk: Desk,
) -> impl IntoView {
    let all = memo(move || {
        desk.painted.track();
        untrack(|| desk.with_view(gaps::gaps))
    });
    let one = move |gap: gaps::Gap| {
        let first = gap.people.first().cloned();
        let act = first.map(|id| {
            let words = if gap.people.len() == 1 {
                "Go there".to_owned()
            } else {
                format!("Go to the first of {}", gap.people.len())
            };
            Button::new(Look::Link, words, move || desk.choose(Chosen::person(&id)))
                .about(format!(": {}", gap.words))
                .view()
        });
        view! { <li class="kith-prompt"><p class="govuk-body govuk-!-margin-bottom-1">{gap.words.clone()}</p>{act}</li> }
    };
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"To ask next"</h2>
        <p class="govuk-hint">"Prompts, not errors: a family need not be complete."</p>
        <ul class="govuk-list">{move || all.get().into_iter().map(one).collect_view()}</ul>
        {move || all.with(Vec::is_empty).then(|| view! { <p class="govuk-body">"Nothing comes to mind."</p> })}
    }
}

const SWITCHES: &[Switch<Settings>] = &[
    ("emotional", "Emotional lines", |all| &mut all.emotional),
    ("abuse", "Abuse and neglect", |all| &mut all.abuse),
    ("roles", "Carers, attorneys and other roles", |all| &mut all.roles),
    ("households", "Households", |all| &mut all.households),
    ("health", "Health and substances", |all| &mut all.health),
    ("details", "Occupation, place, income, migration", |all| &mut all.details),
    ("judgements", "Professional judgements and suspicions", |all| &mut all.judgements),
    ("private", "What is kept back from shared copies", |all| &mut all.private),
    ("sources", "Who said so", |all| &mut all.sources),
    ("initials", "Initials instead of names", |all| &mut all.initials),
    ("trans", "Trans, where the person asked for it", |all| &mut all.trans),
    ("orientation", "Orientation", |all| &mut all.orientation),
    ("abortions", "Ended pregnancies", |all| &mut all.abortions),
    ("secrets", "Family secrets", |all| &mut all.secrets),
    ("smokers", "S for who smokes", |all| &mut all.smokers),
    ("interpreters", "L for who needs an interpreter", |all| &mut all.interpreters),
];

fn pick<T: Copy + PartialEq + Send + Sync + 'static>(
    desk: Desk,
    id: &'static str,
    label: &'static str,
    offered: &'static [(T, &'static str)],
    of: fn(&mut Settings) -> &mut T,
) -> AnyView {
    let present = move || desk.settings.with(|all| *of(&mut all.clone()));
    let chosen = move || {
        let present = present();
        offered.iter().position(|(value, _)| *value == present).map(|at| at.to_string()).unwrap_or_default()
    };
    let take = move |at: String| {
        let at: usize = at.parse().unwrap_or(0);
        if let Some((value, _)) = offered.get(at) {
            desk.settings.update(|all| *of(all) = *value);
        }
    };
    let words = options(offered.iter().enumerate().map(|(at, (_, words))| (at.to_string(), *words)));
    Labelled::new(id, label).bold().view(Select::new(id, words, take).chosen(chosen).view())
}

/// How the family is shown.
#[component]
pub fn Show(
    /// What the parts of the screen share.
    desk: Desk,
) -> impl IntoView {
    let whole =
        move |settings: Settings| desk.settings.set(Settings { legend: false, heading: false, ..settings });
    view! {
        <h2 class="govuk-heading-m" id="panel-title" tabindex="-1">"What is shown"</h2>
        <div class="kith-bar__choices">
            {Button::new(Look::Command, "As for the client", move || whole(Settings::for_client())).view()}
            {Button::new(Look::Command, "As for the worker", move || whole(Settings::default())).view()}
        </div>
        {switches(SWITCHES, desk.settings)}
        {pick(desk, "show-fills", "The fills of the symbols speak of", &[(Fills::Health, "Health, in halves"), (Fills::Conditions, "Each condition, numbered"), (Fills::Culture, "Culture and heritage")], |all| &mut all.fills)}
        {pick(desk, "show-inside", "Inside a symbol", &[(Inside::Age, "The age"), (Inside::BirthDate, "The date of birth")], |all| &mut all.inside)}
        {pick(desk, "show-order", "Couples", &[(Order::ManLeft, "Man left, woman right"), (Order::AgeOrder, "Elder left")], |all| &mut all.order)}
        {pick(desk, "show-non-binary", "Non-binary people", &[(NonBinary::Dome, "Dome"), (NonBinary::Diamond, "Diamond")], |all| &mut all.non_binary)}
    }
}
