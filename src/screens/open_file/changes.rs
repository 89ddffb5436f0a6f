//! Changes by section: counts first, folded away when there are many, and never more lines at once than can be read.

use crate::{
    case::{Case, Key},
    edit::wording,
    handoff::{
        difference::{Run, difference},
        sections::{Section, Sections, said},
    },
    parts::{Button, Look},
};
use leptos::prelude::*;
use std::sync::Arc;

/// A section with no more changes than this is open at first.
const FEW: usize = 10;
/// So many lines are shown at once.
const PAGE: usize = 50;
/// A new thing is told with no more letters than this.
const LETTERS: usize = 300;

/// The changes between two states of a case; the headings' level is that of the sections.
pub(super) fn view(sections: &Sections, before: &Case, after: &Case, level: u8) -> AnyView {
    if sections.count() == 0 {
        return ().into_any();
    }
    let states = Arc::new((before.clone(), after.clone()));
    let is_few = sections.count() <= 2 * FEW;
    let section = |section: &Section| {
        let count = section.new.len() + section.changed.len();
        section_view(section.clone(), states.clone(), is_few && count <= FEW)
    };
    let list = sections.all().map(section).collect_view();
    let title = "What is new or changed, by section";
    let heading = match level {
        4 => view! { <h4 class="govuk-heading-s">{title}</h4> }.into_any(),
        _ => ().into_any(),
    };
    view! { {heading} <div class="kith-changes">{list}</div> }.into_any()
}

/// "Chronology: 3 new, 2 changed".
pub(super) fn counted(section: &Section) -> String {
    let part = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
    let parts: Vec<String> = [part(section.new.len(), "new"), part(section.changed.len(), "changed")]
        .into_iter()
        .flatten()
        .collect();
    format!("{}: {}", section.name, parts.join(", "))
}

fn section_view(section: Section, states: Arc<(Case, Case)>, is_open: bool) -> AnyView {
    let words = counted(&section);
    let open = RwSignal::new(is_open);
    let shown = RwSignal::new(PAGE);
    let count = section.new.len() + section.changed.len();
    let section = Arc::new(section);
    // Only what is unfolded is made: 50,000 entries are one line until somebody wants to see them.
    let lines = move || {
        open.get().then(|| {
            let new = section.new.iter().map(|key| (true, key));
            let all = new.chain(section.changed.iter().map(|key| (false, key)));
            let lines = all.take(shown.get()).map(|(is_new, key)| line(is_new, key, &states)).collect_view();
            view! { <ul class="kith-list">{lines}</ul> }
        })
    };
    let more = move || {
        let left = count.saturating_sub(shown.get());
        (open.get() && left > 0).then(|| {
            Button::new(Look::Secondary, format!("Show {} more of {left}", left.min(PAGE)), move || {
                shown.update(|shown| *shown += PAGE)
            })
            .view()
        })
    };
    let toggled = move |event: leptos::ev::Event| {
        use wasm_bindgen::JsCast as _;
        let is_open = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        open.set(is_open.is_some_and(|details| details.has_attribute("open")));
    };
    view! {
        <details class="govuk-details" open=is_open on:toggle=toggled>
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{words}</span></summary>
            <div class="govuk-details__text">{lines} {more}</div>
        </details>
    }
    .into_any()
}

fn line(is_new: bool, key: &Key, (before, after): &(Case, Case)) -> AnyView {
    let label = wording::key(key);
    let now = said(after, key);
    let body = if is_new {
        let shortened = match now.char_indices().nth(LETTERS) {
            Some((at, _)) => format!("{}\u{2026}", now.get(..at).unwrap_or_default()),
            None => now,
        };
        view! { <p class="kith-plain">{shortened}</p> }.into_any()
    } else {
        differing(&said(before, key), &now)
    };
    let owner = key.owner();
    let gone = (is_new && after.is_withdrawn(owner.noun(), owner.id()))
        .then(|| view! { <p class="kith-secondary">"Withdrawn since."</p> });
    view! {
        <li class="kith-list__item">
            <p class="kith-secondary">{label}</p>
            {body}
            {gone}
        </li>
    }
    .into_any()
}

/// What a text says anew, with what it said before: struck through what is gone, underlined what has come.
pub(super) fn differing(before: &str, after: &str) -> AnyView {
    let or_none = |words: &str| if words.is_empty() { "(no answer)".to_owned() } else { words.to_owned() };
    let run = |run: Run| {
        match run {
        Run::Same(words) => view! { <span>{words}</span> }.into_any(),
        Run::Removed(words) => view! {
            <del class="kith-removed"><span class="govuk-visually-hidden">" [before: "</span>{words}<span class="govuk-visually-hidden">"] "</span></del>
        }
        .into_any(),
        Run::Added(words) => view! {
            <ins class="kith-added"><span class="govuk-visually-hidden">" [now: "</span>{words}<span class="govuk-visually-hidden">"] "</span></ins>
        }
        .into_any(),
    }
    };
    let runs = if before.is_empty() || after.is_empty() {
        vec![Run::Removed(or_none(before)), Run::Added(or_none(after))]
    } else {
        difference(before, after)
    };
    view! { <p class="kith-plain kith-difference">{runs.into_iter().map(run).collect_view()}</p> }.into_any()
}
