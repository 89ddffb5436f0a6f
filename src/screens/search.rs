//! Search over all cases on this device.

use crate::parts::heading::heading;
use crate::{
    browser::{memo::memo, soon, task::OfScreen},
    parts::{Kept, Labelled, TextBox},
    reports::search::{Hit, Index},
    workbench::{Bench, Place, bench::use_bench, place::CasePlace, ways},
};
use leptos::prelude::*;

/// The screen.
#[must_use]
pub fn screen() -> AnyView {
    let bench = use_bench();
    let index: RwSignal<Option<Index>> = RwSignal::new(None);
    let query = RwSignal::new(String::new());
    let work = OfScreen::here();
    Effect::new(move |_| {
        if bench.caseload.is_ready.get() && index.with_untracked(Option::is_none) {
            work.start(async move {
                match read(bench).await {
                    Ok(all) => {
                        let _ = index.try_set(Some(all));
                    }
                    Err(words) => bench.notify_error(&format!(
                        "The cases could not be searched ({words}). Reload the page."
                    )),
                }
            });
        }
    });
    Effect::new(|_| soon::focus("search"));
    let found = memo(move || {
        let query = query.get();
        let (hits, count) = index.with(|index| index.as_ref().map(|index| index.find(&query)))?;
        Some((hits.into_iter().map(Line::of).collect::<Vec<_>>(), count, query.trim().is_empty()))
    });
    let line = move |line: Line| {
        let name = bench
            .caseload
            .cases
            .with_untracked(|all| all.iter().find(|s| s.id == line.case).map(|s| s.name.clone()));
        let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| "No name yet".to_owned());
        let link = bench.link(Place::Case(line.case, line.place));
        view! {
            <li class="kith-card">
                <h2 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href=link>{name} ": " {line.label}</a></h2>
                <p class="govuk-body govuk-!-margin-bottom-0">{line.excerpt}</p>
            </li>
        }
    };
    let results = move || match found.get() {
        None => view! { <p class="govuk-body">"Reading the cases\u{2026}"</p> }.into_any(),
        Some((_, _, true)) => ().into_any(),
        Some((lines, count, false)) => {
            let words = match count {
                0 => "Nothing was found. Try fewer or shorter words.".to_owned(),
                1 => "1 place".to_owned(),
                n if n > lines.len() => format!("{n} places, the first {} shown", lines.len()),
                n => format!("{n} places"),
            };
            view! {
                <p class="govuk-body" role="status">{words}</p>
                <ul class="kith-cards">{lines.into_iter().map(line).collect_view()}</ul>
            }
            .into_any()
        }
    };
    let words = TextBox::new("search", Kept::No("a search"), "search", query, move |words| query.set(words))
        .kind("search")
        .view();
    view! {
        {heading("Search")}
        {Labelled::new("search", "Words in any case on this device").view(words)}
        {results}
    }
    .into_any()
}

#[derive(Clone, PartialEq)]
struct Line {
    case: String,
    place: CasePlace,
    label: String,
    excerpt: String,
}

impl Line {
    fn of(hit: Hit) -> Self {
        Self { case: hit.case, place: ways::of_thing(&hit.key), label: hit.label, excerpt: hit.excerpt }
    }
}

async fn read(bench: Bench) -> Result<Index, String> {
    bench.flush();
    let mut index = Index::default();
    for summary in bench.caseload.cases.get_untracked() {
        bench.settle(&summary.id).await;
        index.add(&summary.id, &bench.read_case(&summary.id).await?);
    }
    Ok(index)
}
