//! Opening a hand-off file: what it would bring is shown first, and nothing is applied before "Apply".

use super::{field::who_when, shell::heading};
use crate::{
    browser::{clock, files},
    case::Operation,
    edit::{Edit, wording},
    handoff::{self, CaseFile, Envelope, Finding, Opened, findings::Contested},
    parts::PaperView,
    reports::Document,
    workbench::{Bench, Place, Realm, bench::use_bench, place::CasePlace},
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;

/// What was found in the file that was opened last.
#[derive(Clone)]
enum Review {
    Reading,
    Refused(String),
    Newer { app: String, cases: Vec<Vec<Document>> },
    Found { by: String, at: String, findings: Vec<Finding> },
}

/// The screen.
#[must_use]
pub fn screen() -> AnyView {
    let bench = use_bench();
    let review: RwSignal<Option<Review>> = RwSignal::new(None);
    let take = move |file: web_sys::File| {
        review.set(Some(Review::Reading));
        spawn_local(async move {
            let found = match files::read(file).await {
                Ok(bytes) => examine(bench, &bytes).await,
                Err(words) => Review::Refused(words),
            };
            let _ = review.try_set(Some(found));
        });
    };
    let chosen = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) {
            take(file);
        }
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0))
        {
            take(file);
        }
    };
    let found = move || review.get().map(|found| review_view(bench, found, review));
    view! {
        {heading("Open a hand-off file")}
        <p class="govuk-body">"Nothing is changed before you have seen what the file brings and chosen \u{201c}Apply\u{201d}."</p>
        <div class="govuk-form-group kith-drop" on:dragover=|event| event.prevent_default() on:drop=dropped>
            <label class="govuk-label govuk-label--m" for="hand-off-file">"Hand-off file"</label>
            <div class="govuk-hint" id="hand-off-hint">"A file that was exported from Kith; its name begins with \u{201c}kith-\u{201d}. You can also drop it here."</div>
            <input class="govuk-file-upload" type="file" id="hand-off-file" aria-describedby="hand-off-hint" on:change=chosen/>
        </div>
        <div aria-live="polite">{found}</div>
    }
    .into_any()
}

/// Reads a file and compares it with the cases of the present realm.
async fn examine(bench: Bench, bytes: &[u8]) -> Review {
    let envelope = match handoff::read(bytes) {
        Err(unreadable) => return Review::Refused(unreadable.to_string()),
        Ok(Opened::Newer { app, cases }) => return Review::Newer { app, cases },
        Ok(Opened::Current(envelope)) => envelope,
    };
    match compare_all(bench, &envelope).await {
        Ok(findings) => {
            let at = envelope.exported_at.get(..10).unwrap_or_default().to_owned();
            Review::Found { by: envelope.exported_by.in_words(), at, findings }
        }
        Err(words) => Review::Refused(words),
    }
}

async fn compare_all(bench: Bench, envelope: &Envelope) -> Result<Vec<Finding>, String> {
    let training = bench.realm() == Realm::Training;
    let mut findings = Vec::new();
    for file in &envelope.cases {
        match (training, handoff::findings::is_training(&file.id)) {
            (false, true) => return Err("This file holds the training case. Open it from the training case\u{2019}s own page, so that it never mixes with your cases.".to_owned()),
            (true, false) => return Err("This file holds a real case, and this is the training page. Choose \u{201c}Leave training\u{201d} and open it there.".to_owned()),
            _ => findings.push(compare(bench, file).await?),
        }
    }
    Ok(findings)
}

async fn compare(bench: Bench, file: &CaseFile) -> Result<Finding, String> {
    bench.settle(&file.id).await;
    let open = bench.peek(|session| (session.id() == file.id).then(|| session.case().clone())).flatten();
    let local = match open {
        Some(case) => case,
        None => bench.read_case(&file.id).await?,
    };
    let local = (!local.is_empty()).then_some(&local);
    handoff::compare(local, file, clock::now())
        .map_err(|corruption| crate::edit::Refusal::Corrupt(corruption).to_string())
}

fn review_view(bench: Bench, found: Review, review: RwSignal<Option<Review>>) -> AnyView {
    match found {
        Review::Reading => {
            view! { <p class="govuk-body" role="status">"Reading the file\u{2026}"</p> }.into_any()
        }
        Review::Refused(words) => view! {
            <section class="moj-alert moj-alert--error" role="alert" aria-label="The file cannot be opened">
                <div class="moj-alert__content">
                    <h2 class="moj-alert__heading">"The file cannot be opened"</h2>
                    <p class="govuk-body govuk-!-margin-bottom-1">{words}</p>
                    <p class="govuk-body govuk-!-margin-bottom-0">"Nothing on this device was changed."</p>
                </div>
            </section>
        }
        .into_any(),
        Review::Newer { app, cases } => newer(&app, cases),
        Review::Found { by, at, findings } => found_view(bench, &by, &at, findings, review),
    }
}

fn newer(app: &str, cases: Vec<Vec<Document>>) -> AnyView {
    let document = |document: Document| {
        let title = document.title.clone();
        view! { <h2 class="govuk-heading-l">{title}</h2> <PaperView document/> }
    };
    let cases = cases.into_iter().flatten().map(document).collect_view();
    view! {
        <div class="govuk-inset-text">
            "This file was made by a newer version of Kith (" {app.to_owned()} "). It is shown here to read only, and nothing of it is kept. Update Kith to apply it."
        </div>
        {cases}
    }
    .into_any()
}

fn found_view(
    bench: Bench,
    by: &str,
    at: &str,
    findings: Vec<Finding>,
    review: RwSignal<Option<Review>>,
) -> AnyView {
    let nothing_new = findings.iter().all(Finding::is_nothing_new);
    let list = findings.iter().map(finding_view).collect_view();
    let is_busy = RwSignal::new(false);
    let apply = move |_| {
        let findings = findings.clone();
        is_busy.set(true);
        spawn_local(async move {
            let done = apply(bench, &findings).await;
            let _ = is_busy.try_set(false);
            match done {
                Ok(()) => {
                    let _ = review.try_set(None);
                    bench.tell("The file was applied. One \u{201c}Undo\u{201d} takes it back.");
                    if let [one] = findings.as_slice() {
                        bench.go(Place::Case(one.id.clone(), CasePlace::Overview));
                    } else {
                        bench.go(Place::Home);
                    }
                }
                Err(words) => bench.trouble(&words),
            }
        });
    };
    let buttons = if nothing_new {
        view! { <p class="govuk-body"><strong>"There is nothing new in this file."</strong></p> }.into_any()
    } else {
        view! {
            <div class="govuk-button-group">
                <button type="button" class="govuk-button" prop:disabled=move || is_busy.get() on:click=apply>"Apply"</button>
                <button type="button" class="govuk-button govuk-button--secondary" on:click=move |_| review.set(None)>"Do not apply"</button>
            </div>
        }
        .into_any()
    };
    view! {
        <section aria-label="What the file brings">
            <h2 class="govuk-heading-m">"What the file brings"</h2>
            <p class="govuk-body">"Exported by " {by.to_owned()} " on " {at.to_owned()} "."</p>
            {list}
            {buttons}
        </section>
    }
    .into_any()
}

fn finding_view(finding: &Finding) -> AnyView {
    let name = if finding.name.is_empty() { "No name yet".to_owned() } else { finding.name.clone() };
    let known = if finding.known {
        "This case is on this device already."
    } else {
        "This case is new on this device."
    };
    let row = |name: &'static str, count: usize| {
        view! {
            <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{name}</dt>
                <dd class="govuk-summary-list__value">{count}</dd>
            </div>
        }
    };
    let head = |operation: &Operation| {
        let said = wording::answer(wording::question(&operation.key), &operation.value);
        let said = if said.is_empty() { "(no answer)".to_owned() } else { said };
        view! { <li class="kith-conflict__value"><p class="kith-plain">{said}</p><p class="kith-conflict__who">{who_when(operation)}</p></li> }
    };
    let contested = |contested: &Contested| {
        view! {
            <section class="kith-conflict" aria-label=format!("Conflict: {}", contested.label)>
                <h4 class="kith-conflict__heading">{contested.label.clone()}</h4>
                <ul class="kith-conflict__values">{contested.heads.iter().map(head).collect_view()}</ul>
            </section>
        }
    };
    let conflicts = (!finding.conflicts.is_empty()).then(|| view! {
        <p class="govuk-body">"Both devices answered these. Both answers are kept; the form shows them side by side until you choose."</p>
        {finding.conflicts.iter().map(contested).collect_view()}
    });
    let ahead = (finding.far_ahead > 0).then(|| view! {
        <p class="govuk-body">{finding.far_ahead} " entries bear a time that has not come yet: the other device\u{2019}s clock may be wrong."</p>
    });
    view! {
        <h3 class="govuk-heading-s">{name}</h3>
        <p class="govuk-body">{known}</p>
        <dl class="govuk-summary-list kith-counts">
            {row("New", finding.new)} {row("Changed", finding.changed)}
            {row("Same", finding.same)} {row("Conflicting", finding.conflicts.len())}
        </dl>
        {ahead}
        {conflicts}
    }
    .into_any()
}

/// Applies what was reviewed, case by case; each is one change that one undo takes back.
async fn apply(bench: Bench, findings: &[Finding]) -> Result<(), String> {
    for finding in findings.iter().filter(|finding| !finding.is_nothing_new()) {
        if bench.peek(|session| session.id() == finding.id) != Some(true) {
            bench.settle(&finding.id).await;
            let case = bench.read_case(&finding.id).await?;
            bench.hold_case(&finding.id, case);
        }
        bench
            .dispatch(Edit::Admit { operations: finding.operations.clone() })
            .map_err(|refusal| refusal.to_string())?;
        bench.settle(&finding.id).await;
    }
    bench.read_caseload().await;
    Ok(())
}

/// What the training page offers while the training case is not there.
#[must_use]
pub fn training_offer() -> AnyView {
    let bench = use_bench();
    let load = move |_| {
        spawn_local(async move {
            let done = match files::fetch("training/doreen-amos.json").await {
                Ok(bytes) => match examine(bench, &bytes).await {
                    Review::Found { findings, .. } => apply(bench, &findings).await,
                    Review::Refused(words) => Err(words),
                    _ => Err("The training case does not fit this version.".to_owned()),
                },
                Err(words) => Err(words),
            };
            if let Err(words) = done {
                bench.trouble(&words);
            }
        });
    };
    view! {
        <div class="kith-empty">
            <p class="govuk-body">
                "Doreen Amos, 81, lives with her son in a bungalow full of things. She, her family and everyone around them are invented: try whatever you like."
            </p>
            <button type="button" class="govuk-button govuk-!-margin-bottom-0" on:click=load>"Load the training case"</button>
        </div>
    }
    .into_any()
}
