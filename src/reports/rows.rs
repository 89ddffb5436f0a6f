//! Rows of a form as a table, with every rater's rating of one occasion where they are rated, and a signature as one line.

use super::undecided;
use crate::case::{Case, Key};
use crate::edit::wording;
use crate::forms::{Question, Sheet, question::Rows};

/// The rows of the source that this file carries out: the list, its scale, the client's rating and the others'.
pub const SOURCE_ROWS: &[&str] = &["I13", "I14", "I15", "I16", "I17", "I18"];

/// What the table holds: the question, with both ends of the scale where there is one.
#[must_use]
pub fn caption(question: &Question, rows: &Rows) -> String {
    match rows.grid {
        Some(grid) => format!("{} ({})", question.label, grid.scale.told()),
        None => question.label.to_owned(),
    }
}

/// The heads of the columns, then each row under them: what is asked of it, and its ratings under the names of the raters.
#[must_use]
pub fn table(case: &Case, sheet: Sheet<'_>, rows: &Rows) -> (Vec<String>, Vec<Vec<String>>) {
    // What is hidden of one row leaves its cell empty, for it may be shown of the next.
    let said = |rows: &Rows, id: &str, question: &Question| {
        if !rows.is_shown(case, id, question) {
            return String::new();
        }
        undecided::said(case, &Key::field(rows.noun, id, question.slug), Some(question))
    };
    let mut columns: Vec<String> = rows.of.iter().map(|question| question.in_short().to_owned()).collect();
    let raters = rows.grid.map(|grid| grid.by.ids(case, sheet)).unwrap_or_default();
    if let Some((by, named)) = rows.grid.and_then(|grid| Some((grid.by, grid.by.of.first()?))) {
        columns.extend(raters.iter().map(|id| said(by, id, named)));
    }
    let row = |id: String| {
        let mut cells: Vec<String> = rows.of.iter().map(|question| said(rows, &id, question)).collect();
        if let Some(grid) = rows.grid {
            cells.extend(raters.iter().map(|rater| {
                let rating = grid.rating(case, &id, rater, sheet.occasion());
                let decided = rating.map(|rating| grid.scale.in_words(rating)).unwrap_or_default();
                undecided::said_as(case, &grid.key(&id, rater, sheet.occasion()), decided)
            }));
        }
        cells
    };
    (columns, rows.ids(case, sheet).into_iter().map(row).collect())
}

/// Who signed, as what and when, or that it was gone through together: "Signed: Doreen Amos, daughter, 4 November 2025".
/// Nothing where a part of it is not decided, for then each is told by itself.
#[must_use]
pub fn signature(case: &Case, sheet: Sheet<'_>, parts: &'static [Question]) -> Option<String> {
    let shown = || parts.iter().filter(|part| sheet.is_shown(case, part));
    if shown().any(|part| !case.conflict(&sheet.key(case, part)).is_empty()) {
        return None;
    }
    let said = |part: &Question| wording::said(case, Some(part), sheet.answer(case, part));
    let mut words = shown().map(said).filter(|words| !words.is_empty());
    let first = words.next().unwrap_or_default();
    let rest = words.collect::<Vec<_>>().join(", ");
    Some(if rest.is_empty() { first } else { format!("{first}: {rest}") })
}
