//! Answers that two devices gave apart and that nobody has chosen between. None of them may look decided, wherever it stands:
//! each output says every answer, by whom and when, and that it is not yet decided.

use super::document::{Block, Document};
use super::history::words;
use crate::case::{Case, Key, Operation, Stamp, moment};
use crate::edit::wording;
use crate::forms::{Question, rows::is_order};

/// Stands before answers that nobody has chosen between.
pub const MARK: &str = "Not yet decided";

/// One of the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The operation, by which it is chosen.
    pub stamp: Stamp,
    /// What it says in words; nothing where the answer was taken away.
    pub words: String,
    /// Who gave it, and when.
    pub who: String,
}

/// A field whose answers stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// The field.
    pub key: Key,
    /// The form or the thing that it belongs to, such as "Involvement plan".
    pub place: String,
    /// What is asked.
    pub label: String,
    /// The answers, the oldest first.
    pub answers: Vec<Answer>,
}

fn answer(case: &Case, key: &Key, operation: &Operation) -> Answer {
    let words = words::said(case, key, &operation.value);
    let who = format!("{}, {}", operation.by.in_words(), moment::in_words(operation.stamp.millis));
    Answer { stamp: operation.stamp, words, who }
}

/// The answers of a field that nobody has chosen between; none when it is decided.
#[must_use]
pub fn answers(case: &Case, key: &Key) -> Vec<Answer> {
    case.conflict(key).into_iter().map(|operation| answer(case, key, operation)).collect()
}

/// Whether a field is of a thing that was withdrawn: what is not part of the case any more need not be decided.
fn is_withdrawn(case: &Case, key: &Key) -> bool {
    key.field_name() != Some(crate::case::WITHDRAWN) && case.is_withdrawn(key.noun(), key.id())
}

/// Every field of the case that is not decided. Of two places in which a row was put, the last is taken unasked.
pub fn keys(case: &Case) -> impl Iterator<Item = &Key> {
    case.conflicts().filter(|key| !is_withdrawn(case, key) && !is_order(key))
}

/// Everything that is not decided, in the order of the record.
#[must_use]
pub fn all(case: &Case) -> Vec<Undecided> {
    some(case, keys(case))
}

/// What these fields say, in words.
#[must_use]
pub fn some<'k>(case: &Case, keys: impl Iterator<Item = &'k Key>) -> Vec<Undecided> {
    let one = |key: &Key| Undecided {
        key: key.clone(),
        place: words::place(case, key),
        label: if key.field_name().is_some() { words::label(key) } else { wording::key(key) },
        answers: answers(case, key),
    };
    keys.map(one).collect()
}

/// "2 answers are not yet decided", or nothing.
#[must_use]
pub fn counted(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 answer is not yet decided".to_owned()),
        several => Some(format!("{several} answers are not yet decided")),
    }
}

fn in_words(answers: &[Answer]) -> String {
    let mut said = format!("{MARK}: {} answers stand side by side.", answers.len());
    for (at, answer) in answers.iter().enumerate() {
        let words = if answer.words.is_empty() { "(no answer)" } else { &answer.words };
        said.push_str(&format!("\n{}. {words} [{}]", at + 1, answer.who));
    }
    said
}

/// What a field says on paper and in a copy: its answer, or every one of those that nobody has chosen between.
#[must_use]
pub fn said(case: &Case, key: &Key, question: Option<&Question>) -> String {
    said_as(case, key, wording::said(case, question, case.value(key)))
}

/// As [`said`], with the words that stand where the field is decided.
#[must_use]
pub fn said_as(case: &Case, key: &Key, decided: String) -> String {
    let answers = answers(case, key);
    if answers.is_empty() { decided } else { in_words(&answers) }
}

/// Everything that is not decided as a document, so that no copy of the case is without it, whatever else it leaves out.
#[must_use]
pub fn document(case: &Case) -> Document {
    let mut document = Document::new("Answers not yet decided");
    for one in all(case) {
        document.blocks.push(Block::Answer {
            label: format!("{}: {}", one.place, one.label),
            answer: in_words(&one.answers),
        });
    }
    document
}
