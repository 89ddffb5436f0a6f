//! What is told at the keys when the clock of this device does not fit the case, and in its history when a clock jumped.

use crate::{
    browser::{clock, memo::memo},
    edit::Session,
    parts::{Button, Look},
    reports::history::slips,
    workbench::{Bench, bench::use_bench},
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Mutex};

/// The cases whose notice was put away since the page was loaded, by their ids.
static PUT_AWAY: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// The alert of a case, until it is put away: the history goes on to say it.
#[must_use]
pub fn alert(case: String) -> AnyView {
    let bench = use_bench();
    let was_put_away = PUT_AWAY.lock().is_ok_and(|all| all.contains(&case));
    let put_away = {
        let case = case.clone();
        move || drop(PUT_AWAY.lock().map(|mut all| all.insert(case.clone())))
    };
    let is_open = move |id: Option<String>| id.as_deref() == Some(case.as_str());
    // Told of the case as it is opened: what is entered meanwhile bears the time that the clock says.
    let id = memo(move || bench.open.with_session(|session| session.id().to_owned()));
    let is_away = RwSignal::new(was_put_away);
    let words = memo(move || {
        let look = |session: &Session| {
            slips::at_the_keys(session.case(), session.device(), clock::now(), &clock::in_words)
        };
        is_open(id.get()).then(|| bench.open.peek(look)).flatten().flatten()
    });
    let body = move || {
        let put_away = put_away.clone();
        words.get().filter(|_| !is_away.get()).map(move |words| {
            let put_away = move || {
                put_away();
                is_away.set(true);
            };
            view! {
                <section class="moj-alert moj-alert--warning kith-no-print" role="alert" aria-label="The clock of this device">
                    <div class="moj-alert__content">
                        <h2 class="moj-alert__heading">"The time does not fit"</h2>
                        <p class="govuk-body">{words}</p>
                        {Button::new(Look::Link, "Put this notice away", put_away).view()}
                    </div>
                </section>
            }
        })
    };
    view! { {body} }.into_any()
}

/// Where clocks jumped, above the history of a case.
#[must_use]
pub fn slips(bench: Bench) -> AnyView {
    let look =
        |session: &Session| slips::in_words(session.case(), session.device(), clock::now(), &clock::in_words);
    let words = bench.open.peek(look).unwrap_or_default();
    if words.is_empty() {
        return ().into_any();
    }
    let items = words.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    view! {
        <section class="govuk-inset-text" aria-label="Times that are not right">
            <p class="govuk-body">"Times that are not right:"</p>
            <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">{items}</ul>
        </section>
    }
    .into_any()
}
