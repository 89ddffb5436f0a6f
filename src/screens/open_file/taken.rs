//! The files of the last 30 days, each as a whole: what taking one back would come to, case by case, and doing it.

use super::received::left_in_words;
use crate::parts::{Button, Look, heading::ago};
use crate::{
    browser::{
        clock, page,
        task::{Latest, OfScreen},
    },
    case::date::day_in_words,
    handoff::imports::{Fate, TakenFile},
    workbench::{Bench, taking_back::Outlook},
};
use leptos::prelude::*;

/// The list; nothing while there is no such file.
pub(super) fn view(bench: Bench) -> AnyView {
    let here = OfScreen::here();
    let known: RwSignal<Vec<TakenFile>> = RwSignal::new(Vec::new());
    Effect::new(move |was: Option<bool>| {
        let is_taking = bench.taking.with(Option::is_some);
        if !is_taking {
            here.start(async move {
                let files = bench.recent_files().await;
                let _ = known.try_set(files);
                if was == Some(true) && page::element("review-title").is_none() {
                    page::focus("page-title");
                }
            });
        }
        is_taking
    });
    let list = move || {
        let files = known.get();
        (!files.is_empty()).then(|| {
            let items = files.into_iter().map(|file| item(bench, file)).collect_view();
            view! {
                <section aria-labelledby="taken-title">
                    <h2 class="govuk-heading-m" id="taken-title">"Files taken in during the last 30 days"</h2>
                    <ul class="kith-cards">{items}</ul>
                </section>
            }
        })
    };
    view! { {list} }.into_any()
}

fn item(bench: Bench, file: TakenFile) -> AnyView {
    let here = OfScreen::here();
    let when = clock::in_words(file.at);
    let day = file.exported_at.get(..10).and_then(|day| day.parse().ok());
    let day = day.map_or_else(|| file.exported_at.clone(), day_in_words);
    let from = format!(
        "Exported by {} on {day}; opened here by {}.",
        file.exported_by.in_words(),
        file.by.in_words()
    );
    let names: Vec<String> = file.cases.iter().map(|id| bench.name_of(id)).collect();
    let looked: Latest<Result<Vec<Outlook>, String>> = Latest::new();
    let is_asked = RwSignal::new(false);
    let at = file.at;
    let file = StoredValue::new(file);
    let ask = move || {
        let ticket = looked.begin();
        is_asked.update(|asked| *asked = !*asked);
        if is_asked.get_untracked() {
            let file = file.get_value();
            here.start(async move {
                ticket.set(bench.outlook(&file).await);
            });
        }
    };
    let answer = move || {
        is_asked.get().then(|| match looked.result().get() {
            None => view! { <p class="govuk-body" role="status">"Looking at what would happen\u{2026}"</p> }
                .into_any(),
            Some(Err(words)) => view! { <p class="govuk-error-message" role="alert">{words}</p> }.into_any(),
            Some(Ok(all)) => outlook_view(bench, file.get_value(), &all, is_asked),
        })
    };
    let of = format!(" of {when}");
    view! {
        <li class="kith-card">
            <p class="govuk-body govuk-!-margin-bottom-1"><strong>{when}</strong>", " {ago(at)}": " {listed(&names)}</p>
            <p class="kith-secondary">{from}</p>
            {Button::new(Look::Secondary, "Take this file back", ask)
                .about(of)
                .expanded(move || is_asked.get())
                .disabled(move || bench.taking.with(Option::is_some))
                .view()}
            {answer}
        </li>
    }
    .into_any()
}

/// The names of the first cases, and how many more there are.
fn listed(names: &[String]) -> String {
    const MOST: usize = 6;
    let mut words = names.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > MOST {
        words.push_str(&format!(" and {} more", names.len() - MOST));
    }
    words
}

fn outlook_view(bench: Bench, file: TakenFile, all: &[Outlook], is_asked: RwSignal<bool>) -> AnyView {
    let is_nothing = all.iter().all(|outlook| outlook.fate == Fate::Nothing);
    let lines = all.iter().map(outlook_line).collect_view();
    let back = move || bench.take_file_back(file.clone());
    let (words, yes) = match is_nothing {
        true => ("What this file brought is not here any more.", "Take it off the list"),
        false => ("This is what happens:", "Yes, take it back"),
    };
    view! {
        <div class="govuk-inset-text">
            <p class="govuk-body" role="status">{words}</p>
            <ul class="govuk-list govuk-list--bullet" aria-label="What happens">{lines}</ul>
            <div class="govuk-button-group">
                {Button::new(Look::Warning, yes, back).disabled(move || bench.taking.with(Option::is_some)).view()}
                {Button::new(Look::Secondary, "Keep it", move || is_asked.set(false)).view()}
            </div>
        </div>
    }
    .into_any()
}

fn outlook_line(outlook: &Outlook) -> AnyView {
    let name = outlook.name.clone();
    let (words, left) = match &outlook.fate {
        Fate::Nothing => ("nothing of the file is left here.".to_owned(), Vec::new()),
        Fate::Goes => (
            "it came with this file, and nobody has entered anything since. It is removed from this device, with its key. Open the file again to have it back."
                .to_owned(),
            Vec::new(),
        ),
        Fate::Stays { left, .. } if left.is_empty() => (
            "what the file brought is withdrawn, and what stood before is shown again. Nothing leaves the history."
                .to_owned(),
            Vec::new(),
        ),
        Fate::Stays { left, .. } => (
            "what the file brought is withdrawn, and what stood before is shown again. Nothing leaves the history. These were edited since and stay as they are:"
                .to_owned(),
            left_in_words(&outlook.case, left),
        ),
    };
    let left = (!left.is_empty()).then(|| view! {
        <ul class="govuk-list govuk-list--bullet">{left.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
    });
    view! { <li><strong>{name}</strong>": " {words} {left}</li> }.into_any()
}
