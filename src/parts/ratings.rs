//! The concerns as a table: each rated from 0 (worst risk) to 10 (no risk) by each rater, the ends always said.

use crate::case::Value;
use crate::reports::ratings::{SCALE, in_words};
use leptos::prelude::*;

/// One rating in the table.
#[derive(Clone)]
pub struct Cell {
    /// The id of its control.
    pub id: String,
    /// "Doreen's rating of …", for those who do not see the table.
    pub label: Signal<String>,
    /// The rating.
    pub value: Memo<Value>,
    /// The same rater's rating on the occasion before.
    pub before: Option<i64>,
    /// Called with the new rating.
    pub answer: Callback<Value>,
}

/// A concern with its ratings.
#[derive(Clone)]
pub struct Row {
    /// The concern in words.
    pub concern: Signal<String>,
    /// A rating for each rater.
    pub cells: Vec<Cell>,
}

/// The table.
#[component]
pub fn RatingsView(
    /// What the table holds.
    #[prop(into)]
    caption: String,
    /// The raters' names.
    raters: Vec<Signal<String>>,
    /// The concerns.
    rows: Vec<Row>,
) -> impl IntoView {
    let heads = raters
        .into_iter()
        .map(|name| view! { <th scope="col" class="govuk-table__header">{move || name.get()}</th> })
        .collect_view();
    let row = |row: Row| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header kith-ratings__concern">{move || row.concern.get()}</th>
                {row.cells.into_iter().map(cell).collect_view()}
            </tr>
        }
    };
    let label = caption.clone();
    view! {
        <div class="kith-table-scroll" tabindex="0" role="region" aria-label=label>
            <table class="govuk-table kith-ratings">
                <caption class="govuk-table__caption govuk-table__caption--s">{caption} " – " {SCALE}</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row"><th scope="col" class="govuk-table__header">"Concern"</th>{heads}</tr>
                </thead>
                <tbody class="govuk-table__body">{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn cell(cell: Cell) -> AnyView {
    let chosen = move |value: &Value| match value {
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let option = move |rating: i64| {
        let text = rating.to_string();
        let same = text.clone();
        let is_chosen = move || cell.value.with(|value| chosen(value) == same);
        view! { <option value=text prop:selected=is_chosen>{in_words(rating)}</option> }
    };
    let none = move || cell.value.with(|value| chosen(value).is_empty());
    let before =
        cell.before.map(|before| view! { <p class="kith-ratings__before">"Before: " {in_words(before)}</p> });
    view! {
        <td class="govuk-table__cell">
            <select
                class="govuk-select kith-ratings__select"
                id=cell.id
                aria-label=move || cell.label.get()
                on:change=move |event| {
                    let rating = event_target_value(&event).parse().map_or(Value::Empty, Value::Number);
                    cell.answer.run(rating);
                }
            >
                <option value="" prop:selected=none>"Not rated"</option>
                {(0..=10).map(option).collect_view()}
            </select>
            {before}
        </td>
    }
    .into_any()
}
