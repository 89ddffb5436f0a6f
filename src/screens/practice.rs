//! The practitioner's own practice at a glance: its lists, its history, and how it goes to another device or from this one.

use crate::parts::{Button, Look, heading::heading};
use crate::{
    browser::memo::memo,
    case::{Case, subject::PRACTICE},
    forms::Form,
    workbench::{Bench, Place, bench::use_bench, place::CasePlace, ways},
};
use leptos::prelude::*;

fn link(bench: Bench, place: CasePlace) -> String {
    bench.link(Place::Case(PRACTICE.to_owned(), place))
}

/// The way between the screens of the practice, in the place of who a case is about.
#[must_use]
pub fn bar(bench: Bench, here: &CasePlace) -> AnyView {
    let item = |(words, place): (&'static str, CasePlace)| {
        let current = ways::leads_to(&place, here).then_some("page");
        view! {
            <li class="moj-sub-navigation__item">
                <a class="moj-sub-navigation__link" aria-current=current href=link(bench, place)>{words}</a>
            </li>
        }
    };
    view! {
        <nav class="moj-sub-navigation" aria-label="My practice">
            <ul class="moj-sub-navigation__list">{ways::of_practice().into_iter().map(item).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// The screen.
#[must_use]
pub fn screen(bench: Bench) -> AnyView {
    let lists = bench.open.slice(|practice: &Case| {
        let line = |(form, place, count): (&'static Form, CasePlace, String)| {
            (form.name, form.purpose, place, count)
        };
        ways::lists_of_practice(practice).into_iter().map(line).collect::<Vec<_>>()
    });
    let item = move |(name, purpose, place, count): (&'static str, &'static str, CasePlace, String)| {
        view! {
            <li class="kith-card">
                <h2 class="govuk-heading-m"><a class="govuk-link" href=link(bench, place)>{name}</a></h2>
                <p class="govuk-body">{purpose}</p>
                <p class="govuk-hint govuk-!-margin-bottom-0">{count}</p>
            </li>
        }
    };
    let items = move || lists.get().unwrap_or_default().into_iter().map(item).collect_view();
    view! {
        {heading("My practice")}
        <p class="govuk-body">
            "What you learn in your work, and what becomes of it. It is yours alone: kept apart from your cases, locked with them, and named in none of them."
        </p>
        {amiss()}
        <ul class="kith-cards" aria-label="My practice">{items}</ul>
        <div class="govuk-button-group">
            <a class="govuk-button govuk-button--secondary" role="button" draggable="false" href=link(bench, CasePlace::HandOver)>"Save a copy of my practice"</a>
            <a class="govuk-button govuk-button--secondary" role="button" draggable="false" href=bench.link(Place::OpenPractice)>"Open a copy of my practice"</a>
        </div>
        <super::wipe::PracticeWipe/>
    }
    .into_any()
}

/// What is said where the practice was kept on this device and is not as it was left.
#[must_use]
pub fn amiss() -> AnyView {
    let bench = use_bench();
    let found = memo(move || bench.caseload.amiss.with(|all| !all.is_empty()));
    let body = move || {
        found.get().then(|| {
            let go_on = move || {
                bench.go_on_without_case(PRACTICE);
                // It is begun anew when it is next opened.
                bench.go(Place::Home);
            };
            view! {
                <section class="moj-alert moj-alert--error" role="alert" aria-label="The storage is not as Kith left it">
                    <div class="moj-alert__content">
                        <h2 class="moj-alert__heading">"The record of your practice is not as Kith left it"</h2>
                        <p class="govuk-body">
                            "It was kept in this browser\u{2019}s storage, and something of it is missing or cannot be read. Your cases are not concerned. "
                            <a class="govuk-link" href=bench.link(Place::OpenPractice)>"Open a copy of my practice"</a>
                            " that was saved before, or save everything as it lies here on the "
                            <a class="govuk-link" href="./rescue.html">"rescue page"</a>"."
                        </p>
                        <p class="govuk-body govuk-!-margin-bottom-0">
                            "If there is no such copy: "
                            {Button::new(Look::Link, "Go on without it", go_on).view()}
                        </p>
                    </div>
                </section>
            }
        })
    };
    view! { {body} }.into_any()
}
