//! The cases on this device, in the order of the days of what is due and what waits. Neither ever disappears.

use super::waiting::{self, Later};
use crate::parts::{
    Button, Cell, DataTable, Look,
    heading::{ago, heading, rescue},
};
use crate::{
    browser::clock,
    case::subject::PRACTICE,
    reports::{
        caseload::{SORTED_BY, Summary},
        undecided,
    },
    workbench::{Address, Place, Realm, bench::use_bench, place::CasePlace},
};
use leptos::prelude::*;

/// The columns of the list, the first of which says whose case it is.
const COLUMNS: &[&str] = &["Client", "Stage", "Due or waiting", "Whole case handed over"];

/// The screen.
#[must_use]
pub fn screen() -> AnyView {
    let bench = use_bench();
    let is_training = bench.realm() == Realm::Training;
    let today = clock::today();
    let row = move |table: DataTable, summary: Summary| {
        let overdue = summary.is_overdue(today);
        let asks = summary.asks(today);
        let asks = if asks.is_empty() {
            view! { "Nothing due" }.into_any()
        } else {
            let line = |words: String| view! { <span class="kith-asks__line">{words}</span> };
            asks.into_iter().map(line).collect_view().into_any()
        };
        let flag = summary
            .is_flagged
            .then(|| view! { " " <span class="moj-badge moj-badge--red">"Safety flag"</span> });
        let undecided = undecided::counted(summary.undecided)
            .map(|words| view! { <span class="kith-kept">{words}</span> });
        let name = if summary.name.is_empty() { "No name yet".to_owned() } else { summary.name.clone() };
        let preferred = (!summary.preferred.is_empty()).then(|| format!(" (known as {})", summary.preferred));
        let link = bench.link(Place::Case(summary.id.clone(), CasePlace::Overview));
        let client = view! {
            <a class="govuk-link kith-touch" href=link>{name}</a>
            {preferred} {flag}
            <span class="kith-secondary">{summary.identifier.clone()}</span>
            {summary.kept_too_long(today).map(|words| view! { <span class="kith-kept kith-late">{words}</span> })}
            {undecided}
        };
        let cells = [
            Cell::new(summary.stage_in_words()),
            Cell::new(asks).late(overdue),
            Cell::new(summary.handed_off.map_or_else(|| "Never".to_owned(), ago)),
        ];
        table.row(client, cells)
    };
    let table = move || {
        let cases = bench.caseload.cases.get();
        if !bench.caseload.is_ready.get() {
            return view! {
                <p class="govuk-body" role="status">"Reading the cases on this device\u{2026}"</p>
                {rescue()}
            }
            .into_any();
        }
        if cases.is_empty() {
            // Where something is amiss it is not said that there never was a case.
            return if bench.caseload.amiss.with(Vec::is_empty) { empty(is_training) } else { ().into_any() };
        }
        let count = if cases.len() == 1 { "1 case".to_owned() } else { format!("{} cases", cases.len()) };
        let table = DataTable::new(format!("{count}: {SORTED_BY}"), COLUMNS).large();
        cases.into_iter().fold(table, row).view()
    };
    let alone = move || {
        let now = clock::now();
        let count = bench
            .caseload
            .cases
            .with(|all| all.iter().filter(|summary| summary.is_alone_for_long(now)).count());
        let cases = if count == 1 { "1 case has".to_owned() } else { format!("{count} cases have") };
        (count > 0 && !is_training).then(|| view! {
            <section class="moj-alert moj-alert--warning" aria-label="Not handed off for long">
                <div class="moj-alert__content">
                    {cases} " words that are on this device alone, for more than 7 days. If the device is lost, so are they. "
                    <a class="govuk-link" href=bench.link(Place::HandOver)>"Hand over a copy"</a>
                </div>
            </section>
        })
    };
    let renewed =
        move || {
            bench.caseload.renewed.get().map(|(done, all)| view! {
            <p class="govuk-body" role="status">
                {format!("Kith was updated and reads the cases again for this list: {done} of {all}.")}
            </p>
        })
        };
    let nameless = move || bench.preferences.with(|preferences| preferences.name.trim().is_empty());
    view! {
        {heading(if is_training { "Training case" } else { "Cases on this device" })}
        <p class="govuk-body">
            "Kith is a working copy. The council\u{2019}s record is kept elsewhere: copy what belongs there across."
        </p>
        {move || nameless().then(|| view! {
            <div class="govuk-inset-text">
                "Everything you enter is kept with your name. "
                <a class="govuk-link" href=bench.link(Place::Preferences)>"Enter your name and role"</a>
                " before you begin."
            </div>
        })}
        <div class="govuk-button-group">
            {(!is_training).then(|| Button::new(Look::Primary, "Add a case", move || bench.add_case_when_whole()).view())}
            <a class="govuk-button govuk-button--secondary" role="button" draggable="false" href=bench.link(Place::OpenFile)>
                "Open a hand-off file"
            </a>
        </div>
        {move || (!bench.caseload.amiss.with(Vec::is_empty)).then(|| waiting::screen(Later::Amiss))}
        {alone} {renewed}
        {table}
        {(!is_training).then(|| view! {
            <h2 class="govuk-heading-m">"My practice"</h2>
            <p class="govuk-body">
                "What you learn in your work, and what becomes of it. It is yours, and kept apart from your cases. "
                <a class="govuk-link" href=bench.link(Place::Case(PRACTICE.to_owned(), CasePlace::Overview))>"Open my practice"</a>
            </p>
            <h2 class="govuk-heading-m">"Try it with an invented case"</h2>
            <p class="govuk-body">
                "The training case is a whole piece of work with someone who does not exist. It is kept apart from your cases. "
                <a class="govuk-link" href=Address { training: true, place: Place::Home }.to_string()>"Open the training case"</a>
            </p>
        })}
    }
    .into_any()
}

fn empty(is_training: bool) -> AnyView {
    if is_training {
        return waiting::screen(Later::Training);
    }
    view! {
        <div class="kith-empty">
            <h2 class="govuk-heading-m">"No cases yet"</h2>
            <p class="govuk-body">
                "A case begins with a consultation: someone thinks that social work may be needed, and says why."
            </p>
            <p class="govuk-body govuk-!-margin-bottom-0">
                "Choose \u{201c}Add a case\u{201d} to record one, or open a hand-off file that a colleague has given you."
            </p>
        </div>
    }
    .into_any()
}
