//! Earlier hand-overs of the open case: when, by whom, what for, and what was left out.

use crate::{
    case::{Case, Key, order},
    edit::wording,
    forms::handover::{FORM, LEFT_OUT},
    screens::field::who_when,
    workbench::Bench,
};
use leptos::prelude::*;

/// One hand-over in words.
#[derive(Clone, PartialEq)]
struct Earlier {
    who: String,
    purpose: String,
    rest: Vec<String>,
}

fn earlier(case: &Case) -> Vec<Earlier> {
    let mut ids: Vec<&str> = case.things(FORM.noun).collect();
    let added = |id: &str| case.current(&Key::thing(FORM.noun, id)).cloned();
    order::by_key(&mut ids, |id| std::cmp::Reverse(added(id).map(|operation| operation.stamp)));
    let one = |id: &str| {
        let said = |slug: &str| wording::answer(FORM.question(slug), case.field(FORM.noun, id, slug));
        let other = said("other-purpose");
        let to = said("to");
        let rest =
            [if to.is_empty() { String::new() } else { format!("For {to}.") }, said("lock"), said(LEFT_OUT)];
        Some(Earlier {
            who: who_when(&added(id)?),
            purpose: if other.is_empty() { said("purpose") } else { other },
            rest: rest.into_iter().filter(|words| !words.is_empty()).collect(),
        })
    };
    ids.into_iter().filter_map(one).collect()
}

/// The list, once there is anything in it.
pub fn view(bench: Bench) -> AnyView {
    let all = bench.slice(earlier);
    let item = |one: Earlier| {
        view! {
            <li class="kith-history__item">
                <p class="kith-history__who">{one.who}</p>
                <p class="kith-plain">{one.purpose}</p>
                {one.rest.into_iter().map(|words| view! { <p class="kith-plain">{words}</p> }).collect_view()}
            </li>
        }
    };
    let shown = move || {
        let all = all.get().unwrap_or_default();
        (!all.is_empty()).then(|| {
            view! {
                <section aria-label="Earlier hand-overs">
                    <h2 class="govuk-heading-m">"Earlier hand-overs"</h2>
                    <ul class="govuk-list kith-history">{all.into_iter().map(item).collect_view()}</ul>
                </section>
            }
        })
    };
    shown.into_any()
}
