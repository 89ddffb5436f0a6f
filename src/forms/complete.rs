//! What stands between a form and "Mark complete": nothing else ever stops a draft.

use super::form::Sheet;
use super::question::{Kind, Need, Question};
use crate::case::{Case, Key, Value};

/// A question that keeps its form from being complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The question.
    pub question: &'static Question,
    /// What to do about it.
    pub words: &'static str,
}

/// Where the form stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// No question has an answer.
    NotStarted,
    /// Some have.
    InProgress,
    /// It was marked complete.
    Completed,
}

/// The field in which a form is marked complete.
pub const COMPLETED: &str = "completed";

/// What is asked for where two devices answered apart.
const UNDECIDED: &str = "Choose between the answers that stand here side by side";

/// Whether nobody has chosen between answers to a question. Ratings are answered in things of their own.
fn is_undecided(case: &Case, sheet: Sheet<'_>, question: &Question) -> bool {
    if !question.kind.is_kept_apart() {
        return !case.conflict(&sheet.key(question)).is_empty();
    }
    let is_later = sheet.form.many().is_some();
    let episode = sheet.period(case);
    let is_of = |noun: &str, id: &str| {
        case.field(noun, id, "episode").words() == episode && !case.is_withdrawn(noun, id)
    };
    let is_here = |key: &&Key| match key.noun() {
        "concern" | "rater" => !is_later && is_of(key.noun(), key.id()),
        "rating" => {
            let (concern, rest) = key.id().split_once('.').unwrap_or_default();
            let (rater, occasion) = rest.split_once('.').unwrap_or_default();
            occasion == sheet.occasion() && is_of("concern", concern) && is_of("rater", rater)
        }
        _ => false,
    };
    case.conflicts().any(|key| is_here(&key))
}

/// What is still to be decided, then what is missing, each in the order of the questions.
#[must_use]
pub fn problems(case: &Case, sheet: Sheet<'_>) -> Vec<Problem> {
    let shown = || sheet.form.questions().filter(|question| sheet.is_shown(case, question));
    let undecided = shown().filter(|question| is_undecided(case, sheet, question));
    let mut all: Vec<Problem> = undecided.map(|question| Problem { question, words: UNDECIDED }).collect();
    let missing = missing(case, sheet).into_iter();
    let more: Vec<Problem> = missing
        .filter(|problem| all.iter().all(|known| known.question.slug != problem.question.slug))
        .collect();
    all.extend(more);
    all
}

/// What is still missing, in the order of the questions.
fn missing(case: &Case, sheet: Sheet<'_>) -> Vec<Problem> {
    let problem = |question: &'static Question| {
        let answer = sheet.answer(case, question);
        let words = match (answer, question.kind, question.need) {
            (Value::Typed(words), kind, _) if !words.trim().is_empty() => Some(unread(kind)),
            (answer, _, Need::Required(words)) if answer.is_blank() => Some(words),
            (Value::Date(when), Kind::Day, _) if when.exact().is_none() => Some(unread(Kind::Day)),
            _ => None,
        };
        words.map(|words| Problem { question, words })
    };
    sheet.form.questions().filter(|question| sheet.is_shown(case, question)).filter_map(problem).collect()
}

/// What to do about words that could not be read as what the question asks for.
const fn unread(kind: Kind) -> &'static str {
    match kind {
        Kind::Day => "Enter a real date with a day, a month and a year, such as 4 11 2025",
        Kind::Time => "Enter a time on the 24-hour clock, such as 14:05",
        Kind::Number(_) => "Enter a whole number, such as 12",
        Kind::When => "Enter a date that can be read, such as 4/11/2025, Nov 2025, about 1966 or summer 2021",
        Kind::Line | Kind::Paragraph(_) | Kind::One(_) | Kind::Many(_) | Kind::Ratings => {
            "Enter an answer that can be read"
        }
    }
}

/// Where the form stands.
#[must_use]
pub fn progress(case: &Case, sheet: Sheet<'_>) -> Progress {
    if case.field(sheet.form.noun, sheet.id, COMPLETED).chooses("yes") {
        return Progress::Completed;
    }
    let own = |question: &&Question| question.home == super::question::Home::Form;
    let started = sheet.form.questions().filter(|q| own(q)).any(|q| !sheet.answer(case, q).is_blank());
    if started { Progress::InProgress } else { Progress::NotStarted }
}
