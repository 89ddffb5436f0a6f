//! Rows as a table in which each is rated by each rater, the ends of the scale always said. In so many places each rating is a
//! list that opens, and no row of buttons.

use super::{Select, select::options};
use crate::case::Value;
use crate::forms::question::Scale;
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

/// A row with its ratings.
#[derive(Clone)]
pub struct Row {
    /// The row in words.
    pub title: Signal<String>,
    /// A rating for each rater.
    pub cells: Vec<Cell>,
}

/// The table.
#[component]
pub fn RatingsView(
    /// What the table holds.
    #[prop(into)]
    caption: String,
    /// What heads the rows.
    head: &'static str,
    /// On what they are rated.
    scale: &'static Scale,
    /// The raters' names.
    raters: Vec<Signal<String>>,
    /// The rows.
    rows: Vec<Row>,
) -> impl IntoView {
    let heads = raters
        .into_iter()
        .map(|name| view! { <th scope="col" class="govuk-table__header">{move || name.get()}</th> })
        .collect_view();
    let row = |row: Row| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header kith-ratings__concern">{move || row.title.get()}</th>
                {row.cells.into_iter().map(|one| cell(one, scale)).collect_view()}
            </tr>
        }
    };
    let label = caption.clone();
    view! {
        <div class="kith-table-scroll" tabindex="0" role="region" aria-label=label>
            <table class="govuk-table kith-ratings">
                <caption class="govuk-table__caption govuk-table__caption--s">{caption} " – " {scale.told()}</caption>
                <thead class="govuk-table__head">
                    <tr class="govuk-table__row"><th scope="col" class="govuk-table__header">{head}</th>{heads}</tr>
                </thead>
                <tbody class="govuk-table__body">{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn cell(cell: Cell, scale: &'static Scale) -> AnyView {
    let chosen = move |value: &Value| match value {
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let offered = options((scale.from..=scale.to).map(|rating| (rating.to_string(), scale.in_words(rating))));
    let take = move |rating: String| cell.answer.run(rating.parse().map_or(Value::Empty, Value::Number));
    let select = Select::new(cell.id, offered, take)
        .none("Not rated")
        .chosen(move || cell.value.with(chosen))
        .class("govuk-select kith-ratings__select")
        .called(cell.label)
        .view();
    let before = cell
        .before
        .map(|before| view! { <p class="kith-ratings__before">"Before: " {scale.in_words(before)}</p> });
    view! {
        <td class="govuk-table__cell">
            {select}
            {before}
        </td>
    }
    .into_any()
}
