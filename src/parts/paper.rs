//! A document on the screen and on paper. What somebody wrote stands in an element that keeps its direction to itself, so that
//! a name written right to left, or a mark that turns the direction, turns no other words.

use crate::reports::{Block, Document};
use leptos::prelude::*;

/// The document with its headings in the source's order; what is unanswered is shown as a gap to see.
#[component]
pub fn PaperView(
    /// The document.
    document: Document,
) -> impl IntoView {
    // Neighbouring answers share one list, as a form's box does.
    let mut parts: Vec<AnyView> = Vec::new();
    let mut answers: Vec<AnyView> = Vec::new();
    let close = |parts: &mut Vec<AnyView>, answers: &mut Vec<AnyView>| {
        if !answers.is_empty() {
            let rows = std::mem::take(answers);
            parts.push(view! { <dl class="govuk-summary-list kith-paper__answers">{rows}</dl> }.into_any());
        }
    };
    for block in document.blocks {
        match block {
            Block::Answer { label, answer } => answers.push(
                view! {
                    <div class="govuk-summary-list__row">
                        <dt class="govuk-summary-list__key"><bdi>{label}</bdi></dt>
                        <dd class="govuk-summary-list__value kith-plain"><bdi>{answer}</bdi></dd>
                    </div>
                }
                .into_any(),
            ),
            other => {
                close(&mut parts, &mut answers);
                parts.push(match other {
                    Block::Heading(words) => view! { <h2 class="govuk-heading-m">{words}</h2> }.into_any(),
                    Block::Paragraph(words) => {
                        view! { <p class="govuk-body kith-plain">{words}</p> }.into_any()
                    }
                    Block::Table { caption, columns, rows } => table(caption, columns, rows),
                    Block::Answer { .. } => ().into_any(),
                });
            }
        }
    }
    close(&mut parts, &mut answers);
    view! { <article class="kith-paper">{parts}</article> }
}

fn table(caption: String, columns: Vec<String>, rows: Vec<Vec<String>>) -> AnyView {
    let heads = columns
        .into_iter()
        .map(|c| view! { <th scope="col" class="govuk-table__header"><bdi>{c}</bdi></th> })
        .collect_view();
    let cell = |words: String| view! { <td class="govuk-table__cell kith-plain"><bdi>{words}</bdi></td> };
    let row = |row: Vec<String>| view! { <tr class="govuk-table__row">{row.into_iter().map(cell).collect_view()}</tr> };
    let label = caption.clone();
    view! {
        <div class="kith-table-scroll" tabindex="0" role="group" aria-label=label>
            <table class="govuk-table">
                <caption class="govuk-table__caption">{caption}</caption>
                <thead class="govuk-table__head"><tr class="govuk-table__row">{heads}</tr></thead>
                <tbody class="govuk-table__body">{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
