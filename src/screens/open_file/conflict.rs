//! The conflicts of a file, field by field: keep mine, take theirs, keep both, or decide later.

use super::changes::differing;
use crate::{
    case::Operation,
    handoff::{
        Finding,
        findings::Contested,
        review::{self, Take},
    },
    parts::{Button, Look, TickBox},
    reports::history,
    screens::field::who_when,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What was chosen for each conflict of a case, by the conflict's place.
pub(super) type Choices = RwSignal<Vec<Take>>;

/// So many conflicts are shown at once.
const PAGE: usize = 25;

pub(super) fn view(finding: &Finding, choices: Choices, who: &str) -> AnyView {
    let count = finding.conflicts.len();
    if count == 0 {
        return ().into_any();
    }
    let finding = Arc::new(Finding { sections: Default::default(), ..finding.clone() });
    let shown = RwSignal::new(PAGE.min(count));
    let all = (count > 1).then(|| everything(&finding, choices, who));
    let list = {
        let finding = finding.clone();
        move || {
            let shown = shown.get();
            let one =
                |at: usize| finding.conflicts.get(at).map(|contested| one(&finding, contested, at, choices));
            (0..shown).filter_map(one).collect_view()
        }
    };
    let more = move || {
        let left = count - shown.get();
        (left > 0).then(|| {
            Button::new(
                Look::Secondary,
                format!("Show {} more of {left} conflicts", left.min(PAGE)),
                move || shown.update(|shown| *shown = (*shown + PAGE).min(count)),
            )
            .view()
        })
    };
    view! {
        <h4 class="govuk-heading-s">"Both devices answered these"</h4>
        <p class="govuk-body">"Choose for each what it is to say. Whatever you choose, both answers stay in the history. What you leave for later is shown side by side in its form until somebody chooses."</p>
        {all}
        {list}
        {more}
    }
    .into_any()
}

/// One choice for all conflicts.
fn everything(finding: &Arc<Finding>, choices: Choices, who: &str) -> AnyView {
    let set = move |finding: &Finding, mine: Option<bool>| {
        let take = |contested: &Contested| {
            let place = |mine: bool| {
                contested
                    .heads
                    .iter()
                    .rposition(|head| review::is_mine(finding, head) == mine)
                    .map(Take::Head)
            };
            mine.and_then(place).unwrap_or(Take::Open)
        };
        choices.set(finding.conflicts.iter().map(take).collect());
    };
    let button = |words: String, mine: Option<bool>| {
        let finding = finding.clone();
        Button::new(Look::Secondary, words, move || set(&finding, mine)).view()
    };
    view! {
        <div class="govuk-button-group" role="group" aria-label="All conflicts">
            {button("Keep all of mine".to_owned(), Some(true))}
            {button(format!("Take all of {who}\u{2019}s"), Some(false))}
            {button("Decide all later".to_owned(), None)}
        </div>
    }
    .into_any()
}

fn words(finding: &Finding, operation: &Operation) -> String {
    let case = finding.admission.merged();
    let said = history::words::said(case, &operation.key, &operation.value);
    if said.is_empty() { "(no answer)".to_owned() } else { said }
}

fn one(finding: &Finding, contested: &Contested, at: usize, choices: Choices) -> AnyView {
    let head = |operation: &Operation| {
        let whose = if review::is_mine(finding, operation) { "On this device" } else { "In the file" };
        view! {
            <li class="kith-conflict__value">
                <p class="kith-secondary">{whose}</p>
                <p class="kith-plain">{words(finding, operation)}</p>
                <p class="kith-conflict__who">{who_when(operation)}</p>
            </li>
        }
    };
    let name = format!("conflict-{}-{at}", finding.id);
    let option = |take: Take, place: usize, label: String, hint: &'static str| {
        let control = format!("{name}-{place}");
        let is_chosen = move || choices.with(|all| all.get(at) == Some(&take));
        let choose = move || {
            choices.update(|all| {
                if let Some(chosen) = all.get_mut(at) {
                    *chosen = take;
                }
            });
        };
        TickBox::one_of(name.as_str(), control, label, is_chosen, choose).hint(hint).view()
    };
    let mut options = Vec::new();
    for (place, head) in contested.heads.iter().enumerate() {
        if head.value.is_marker() {
            continue;
        }
        let label = match review::is_mine(finding, head) {
            true => format!("Keep mine: {}", who_when(head)),
            false => format!("Take theirs: {}", who_when(head)),
        };
        options.push(option(Take::Head(place), place, label, ""));
    }
    if review::can_keep_both(contested) {
        let hint = "One answer behind the other, each with who gave it and when.";
        options.push(option(Take::Both, contested.heads.len(), "Keep both".to_owned(), hint));
    }
    options.push(option(Take::Open, contested.heads.len() + 1, "Decide later".to_owned(), ""));
    let mine = contested.heads.iter().rfind(|head| review::is_mine(finding, head));
    let theirs = contested.heads.iter().rfind(|head| !review::is_mine(finding, head));
    let difference = mine.zip(theirs).filter(|_| review::can_keep_both(contested)).map(|(mine, theirs)| {
        view! {
            <p class="kith-secondary">"What differs, from mine to theirs:"</p>
            {differing(mine.value.words(), theirs.value.words())}
        }
    });
    view! {
        <section class="kith-conflict" aria-label=format!("Conflict: {}", contested.label)>
            <h5 class="kith-conflict__heading">{contested.label.clone()}</h5>
            <ul class="kith-conflict__values">{contested.heads.iter().map(head).collect_view()}</ul>
            {difference}
            <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">"What should it say?"</legend>
                <div class="govuk-radios govuk-radios--small">{options}</div>
            </fieldset>
        </section>
    }
    .into_any()
}
