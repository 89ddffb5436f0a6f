//! A table that reads as one on a wide screen and as a list of cards on a phone. The roles keep it a table for who hears it,
//! since the browser no longer takes it for one where its rows are stacked.

use leptos::prelude::*;

/// One cell beside the head of its row.
pub struct Cell {
    words: AnyView,
    is_late: bool,
}

impl Cell {
    /// A cell that says this.
    #[must_use]
    pub fn new(words: impl IntoView + 'static) -> Self {
        Self { words: words.into_any(), is_late: false }
    }

    /// Marked as late, where it is.
    #[must_use]
    pub const fn late(mut self, is_late: bool) -> Self {
        self.is_late = is_late;
        self
    }
}

/// A table being put together.
pub struct DataTable {
    caption_class: &'static str,
    caption: AnyView,
    columns: &'static [&'static str],
    rows: Vec<AnyView>,
}

impl DataTable {
    /// A table with these columns, the first of which heads the rows.
    #[must_use]
    pub fn new(caption: impl IntoView + 'static, columns: &'static [&'static str]) -> Self {
        Self {
            caption_class: "govuk-table__caption govuk-table__caption--s",
            caption: caption.into_any(),
            columns,
            rows: Vec::new(),
        }
    }

    /// With a larger caption, where the table is what the screen is there for.
    #[must_use]
    pub const fn large(mut self) -> Self {
        self.caption_class = "govuk-table__caption govuk-table__caption--m";
        self
    }

    /// With one row more. On a phone each cell bears the name of its column.
    #[must_use]
    pub fn row(mut self, head: impl IntoView + 'static, cells: impl IntoIterator<Item = Cell>) -> Self {
        let names = self.columns.iter().skip(1);
        let cells = names
            .zip(cells)
            .map(|(name, Cell { words, is_late })| {
                view! { <td class="govuk-table__cell" role="cell" data-label=*name class:kith-late=is_late>{words}</td> }
                    .into_any()
            })
            .collect();
        self.rows.push(row(head.into_any(), cells));
        self
    }

    /// The table.
    #[must_use]
    pub fn view(self) -> AnyView {
        let Self { caption_class, caption, columns, rows } = self;
        let heads = columns
            .iter()
            .map(
                |name| view! { <th class="govuk-table__header" scope="col" role="columnheader">{*name}</th> },
            )
            .collect_view();
        view! {
            <table class="govuk-table kith-stack-table" role="table">
                <caption class=caption_class>{caption}</caption>
                <thead class="govuk-table__head" role="rowgroup">
                    <tr class="govuk-table__row" role="row">{heads}</tr>
                </thead>
                <tbody class="govuk-table__body" role="rowgroup">{rows}</tbody>
            </table>
        }
        .into_any()
    }
}

fn row(head: AnyView, cells: Vec<AnyView>) -> AnyView {
    view! {
        <tr class="govuk-table__row" role="row">
            <th class="govuk-table__header" scope="row" role="rowheader">{head}</th>
            {cells}
        </tr>
    }
    .into_any()
}
