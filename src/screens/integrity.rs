//! What is told when the record of a case is not as it was written, or not as this device has seen it before.

use crate::{
    browser::{clock, memo::memo},
    parts::{Button, Look},
    reports::integrity::{Damaged, Report},
    workbench::bench::use_bench,
};
use leptos::prelude::*;

/// So many damaged entries are told one by one.
const TOLD: usize = 10;

/// The alert of a case, on every screen of it for as long as something is wrong.
#[must_use]
pub fn alert(case: String) -> AnyView {
    let bench = use_bench();
    let found = memo({
        let case = case.clone();
        move || bench.open.integrity.get().filter(|(id, _)| *id == case).map(|(_, report)| report)
    });
    let unread = unread(case.clone());
    let body = move || {
        found.get().map(|report| {
            let Report { damaged, missing } = &report;
            let accept = {
                let case = case.clone();
                move || bench.accept_what_is_here(&case)
            };
            let more = damaged.len().saturating_sub(TOLD);
            let more = (more > 0).then(|| view! { <li>{format!("and {more} more")}</li> });
            let item = |one: &Damaged| {
                view! { <li>{format!("{}: {}, {}", one.what, one.who, clock::in_words(one.stamp.millis))}</li> }
            };
            let damage = (!damaged.is_empty()).then(|| view! {
                <p class="govuk-body">"What these entries say now is not what was written. Do not rely on it:"</p>
                <ul class="govuk-list govuk-list--bullet">{damaged.iter().take(TOLD).map(item).collect_view()} {more}</ul>
            });
            let absence = (!missing.is_empty()).then(|| view! {
                <p class="govuk-body">
                    {format!("Entries that this device had seen are missing, or are not as they were: {}.", report.missing_in_words())}
                </p>
            });
            let go_on = (!missing.is_empty()).then(|| view! {
                <p class="govuk-body govuk-!-margin-bottom-0">
                    "If there is no such file: "
                    {Button::new(Look::Link, "Go on with what is here", accept).view()}
                </p>
            });
            view! {
                <section class="moj-alert moj-alert--error kith-no-print" role="alert" aria-label="The record is not as it was">
                    <div class="moj-alert__content">
                        <h2 class="moj-alert__heading">"The record is not as it was"</h2>
                        {damage}
                        {absence}
                        <p class="govuk-body">
                            <a class="govuk-link" href=bench.link(bench.realm().door())>"Open a hand-off file"</a>
                            " of this case that was made before: it brings back what is missing and mends what is damaged."
                        </p>
                        {go_on}
                    </div>
                </section>
            }
        })
    };
    view! { {unread} {body} }.into_any()
}

/// What cannot be read of a case, on every screen of it until it is mended or the practitioner goes on without.
fn unread(case: String) -> AnyView {
    let bench = use_bench();
    let told = memo({
        let case = case.clone();
        move || bench.open.unread.with(|all| all.get(&case).cloned())
    });
    let body = move || {
        told.get().map(|told| {
            let case = case.clone();
            let go_on = move || bench.go_on_without_unread(&case);
            let words = told.words.into_iter().map(|words| view! { <p class="govuk-body">{words}</p> });
            view! {
                <section class="moj-alert moj-alert--error kith-no-print" role="alert" aria-label="A part of this case cannot be read">
                    <div class="moj-alert__content">
                        <h2 class="moj-alert__heading">"A part of this case cannot be read"</h2>
                        {words.collect_view()}
                        <p class="govuk-body">
                            "You can go on writing: nothing of what lies in the storage is overwritten. "
                            <a class="govuk-link" href=bench.link(bench.realm().door())>"Open a hand-off file"</a>
                            " of this case that was made before: it brings back what is missing. To save everything as it lies here, use the "
                            <a class="govuk-link" href="./rescue.html">"rescue page"</a>"."
                        </p>
                        <p class="govuk-body govuk-!-margin-bottom-0">
                            "If there is no such file, or all is back: "
                            {Button::new(Look::Link, "Go on with what is shown", go_on).view()}
                        </p>
                    </div>
                </section>
            }
        })
    };
    view! { {body} }.into_any()
}
