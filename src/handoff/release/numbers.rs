//! The numbers that tell who somebody is although no name stands there: a document by initials has an age for the date of
//! birth, and no ID number, unless they are asked for.

use crate::case::{Case, Value, When, family::time::age_between};
use crate::edit::wording;
use crate::forms::{CLIENT, person};
use crate::reports::{Block, Document, forms::identifier};
use chrono::NaiveDate;

/// Stands where a number stood in a sentence.
pub const GAP: &str = "[number withheld]";
/// A shorter number tells nobody, and would be found in dates and hours.
const SHORTEST: usize = 4;

/// Takes the numbers of the person out of a document. `case` is the case as it is, from which the numbers are known.
pub fn take_out(document: &mut Document, case: &Case, today: NaiveDate) {
    let client = |field: &str| case.field("person", CLIENT, field);
    let number = wording::bare(client("identifier"));
    let whole = identifier(case);
    let born = wording::bare(client("born"));
    let system = person::FORM.question("identifier-system").map_or("", |question| question.label);
    let age = age(client("born"), today);
    document.blocks = std::mem::take(&mut document.blocks)
        .into_iter()
        .filter_map(|block| match block {
            Block::Answer { answer, .. } if !answer.is_empty() && (answer == number || answer == whole) => {
                None
            }
            Block::Answer { label, .. } if label == system && !number.is_empty() => None,
            Block::Answer { answer, .. } if !answer.is_empty() && answer == born => {
                age.clone().map(|answer| Block::Answer { label: "Age".to_owned(), answer })
            }
            other => Some(other),
        })
        .collect();
    if number.chars().count() >= SHORTEST {
        let replaced = |words: &mut String| {
            if words.contains(&number) {
                *words = words.replace(&number, GAP);
            }
        };
        each(document, replaced);
    }
}

/// Every text of a document.
fn each(document: &mut Document, mut act: impl FnMut(&mut String)) {
    act(&mut document.title);
    for block in &mut document.blocks {
        match block {
            Block::Heading(words) | Block::Paragraph(words) => act(words),
            Block::Answer { answer, .. } => act(answer),
            Block::Table { rows, .. } => rows.iter_mut().flatten().for_each(&mut act),
        }
    }
}

fn age(born: &Value, today: NaiveDate) -> Option<String> {
    Some(age_between(born.date()?, When::day(today))?.in_words())
}
