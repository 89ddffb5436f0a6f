//! Handing cases over as one file: what leaves, for how many cases, and who can read it.

use super::shell::heading;
use crate::{
    browser::{clock, files},
    handoff::{self, CaseFile},
    reports::caseload::Summary,
    workbench::{Bench, Realm, bench::use_bench},
};
use leptos::{prelude::*, task::spawn_local};
use std::collections::BTreeSet;

/// The screen, for one case or for several.
#[must_use]
pub fn screen(only: Option<String>) -> AnyView {
    let bench = use_bench();
    let mut ids = BTreeSet::new();
    ids.extend(only.clone());
    let chosen: RwSignal<BTreeSet<String>> = RwSignal::new(ids);
    let is_busy = RwSignal::new(false);
    let hand_over = move |_| {
        let ids: Vec<String> = chosen.get_untracked().into_iter().collect();
        is_busy.set(true);
        spawn_local(async move {
            match file(bench, &ids).await {
                Ok(text) => offer(bench, &ids, &text).await,
                Err(words) => bench
                    .trouble(&format!("The file could not be made: {words}. Nothing has left this device.")),
            }
            let _ = is_busy.try_set(false);
        });
    };
    let item = move |summary: Summary| {
        let (id, toggled) = (summary.id.clone(), summary.id.clone());
        let control = format!("hand-over-{id}");
        let name = if summary.name.is_empty() { "No name yet".to_owned() } else { summary.name };
        let toggle = move |event| {
            let on = event_target_checked(&event);
            chosen.update(|chosen| {
                if on {
                    chosen.insert(toggled.clone());
                } else {
                    chosen.remove(&toggled);
                }
            });
        };
        view! {
            <div class="govuk-checkboxes__item">
                <input class="govuk-checkboxes__input" type="checkbox" id=control.clone()
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&id)) on:change=toggle/>
                <label class="govuk-label govuk-checkboxes__label" for=control>{name}", "{summary.stage}</label>
            </div>
        }
    };
    let choice = only.is_none().then(|| {
        view! {
            <fieldset class="govuk-fieldset govuk-!-margin-bottom-6">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">"Which cases?"</legend>
                <div class="govuk-checkboxes govuk-checkboxes--small">
                    {move || bench.caseload.get().into_iter().map(item).collect_view()}
                </div>
            </fieldset>
        }
    });
    let count = move || chosen.with(BTreeSet::len);
    let received = only.as_deref().map(|id| super::open_file::received_link(bench, id));
    view! {
        {heading("Hand over")}
        <p class="govuk-body">
            "Makes one file with everything in the case: the forms, the chronology, the working notes and the whole history. The other device opens it with \u{201c}Open a file\u{201d}."
        </p>
        {choice}
        <div class="govuk-warning-text">
            <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
            <strong class="govuk-warning-text__text">
                <span class="govuk-visually-hidden">"Warning: "</span>
                "This file is not locked. Anyone who holds it can read it. Move it only the way your council allows, and delete the copies that you no longer need."
            </strong>
        </div>
        <button type="button" class="govuk-button" on:click=hand_over prop:disabled=move || is_busy.get() || count() == 0>
            {move || match count() {
                0 | 1 => "Download the file".to_owned(),
                n => format!("Download one file with {n} cases"),
            }}
        </button>
        <p class="govuk-hint">"The file\u{2019}s name says nothing of a person."</p>
        {received}
    }
    .into_any()
}

/// The hand-off file of some cases of the present realm.
async fn file(bench: Bench, ids: &[String]) -> Result<String, String> {
    // What is still being typed is ended and written first: only sealed operations leave the device.
    bench.seal();
    let mut cases = Vec::new();
    for id in ids {
        let open =
            bench.peek(|session| (session.id() == id).then(|| CaseFile::of(id, session.case()))).flatten();
        cases.push(match open {
            Some(file) => file,
            None => {
                bench.settle(id).await;
                CaseFile::of(id, &bench.read_case(id).await?)
            }
        });
    }
    let author = bench.preferences.with_untracked(crate::browser::preferences::Preferences::author);
    handoff::write(cases, &clock::utc(clock::now()), &author).map_err(|error| error.to_string())
}

async fn offer(bench: Bench, ids: &[String], text: &str) {
    let day = crate::case::date::iso(clock::today());
    let training = if untrack(|| bench.realm()) == Realm::Training { "training-" } else { "" };
    let name = match ids {
        [one] => format!("kith-{training}{}-{day}.json", one.get(..6).unwrap_or(one)),
        several => format!("kith-{training}{}-cases-{day}.json", several.len()),
    };
    match files::download(&name, text) {
        Ok(()) => {
            bench.note_hand_off(ids).await;
            bench.tell(&format!("The file {name} was made. It is in the browser\u{2019}s downloads."));
        }
        Err(_) => bench.trouble(
            "The browser did not allow the download. Allow downloads for this page, then try again.",
        ),
    }
}

/// Downloads the open case, also when it cannot be saved.
pub async fn download_open_case(bench: Bench) {
    let Some(id) = bench.peek(|session| session.id().to_owned()) else {
        bench.trouble("There is no open case to download. Open it first.");
        return;
    };
    match file(bench, std::slice::from_ref(&id)).await {
        Ok(text) => offer(bench, &[id], &text).await,
        Err(words) => bench.trouble(&format!("The file could not be made: {words}.")),
    }
}
