//! What stands between a form and "Mark complete": nothing else ever stops a draft.

use super::form::Sheet;
use super::question::{Kind, Need, Question};
use super::rows;
use super::shown::is_hidden_in_row;
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

/// Whether nobody has chosen between answers to a question. Rows and ratings are answered in things of their own; the parts of
/// a signature are questions by themselves.
fn is_undecided(case: &Case, sheet: Sheet<'_>, question: &Question) -> bool {
    if !question.kind.is_kept_apart() {
        return !case.conflict(&sheet.key(case, question)).is_empty();
    }
    let counts = |key: &Key| !rows::is_order(key) && !is_hidden_in_row(case, key);
    case.conflicts().any(|key| counts(key) && sheet.has_among_rows(case, question, key))
}

/// What is still to be decided, then what is missing, each in the order of the questions.
#[must_use]
pub fn problems(case: &Case, sheet: Sheet<'_>) -> Vec<Problem> {
    let shown = || sheet.form.questions().filter(|question| sheet.is_shown(case, question));
    let undecided = shown().filter(|question| question.is_asked() && is_undecided(case, sheet, question));
    let mut all: Vec<Problem> = undecided.map(|question| Problem { question, words: UNDECIDED }).collect();
    let missing = missing(case, sheet).into_iter();
    let more: Vec<Problem> = missing
        .filter(|problem| all.iter().all(|known| known.question.slug != problem.question.slug))
        .collect();
    all.extend(more);
    all
}

/// What is wrong with the answer to one question, kept under a key.
fn wrong(case: &Case, key: &Key, question: &Question) -> Option<&'static str> {
    let answer = case.value(key);
    if matches!(answer, Value::Typed(words) if !words.trim().is_empty()) {
        return Some(unread(question.kind));
    }
    match question.need {
        Need::Required(words) if answer.is_blank() => return Some(words),
        Need::Required(_) | Need::Optional => {}
    }
    let is_partial = answer.date().is_some_and(|when| when.exact().is_none());
    (is_partial && question.kind == Kind::Day).then(|| unread(Kind::Day))
}

/// What is missing of an answer that stands in things or fields of its own.
fn lacking(case: &Case, sheet: Sheet<'_>, question: &Question) -> Option<&'static str> {
    let (is_there, within) = match question.kind {
        Kind::Rows(of) => {
            let ids = of.ids(case, sheet);
            let asked = ids.iter().flat_map(|id| of.of.iter().map(move |asked| (id, asked)));
            let asked = asked.filter(|(id, asked)| of.is_shown(case, id, asked));
            let mut wrongs =
                asked.filter_map(|(id, asked)| wrong(case, &Key::field(of.noun, id, asked.slug), asked));
            (!ids.is_empty(), wrongs.next())
        }
        Kind::Signature(parts) => (is_signed(case, sheet, parts), None),
        Kind::Rated(_)
        | Kind::Line
        | Kind::Paragraph(_)
        | Kind::Words(_)
        | Kind::Day
        | Kind::When
        | Kind::Time
        | Kind::One(_)
        | Kind::Many(_)
        | Kind::Number(_)
        | Kind::Scale(_)
        | Kind::Link(_)
        | Kind::Person => return None,
    };
    match question.need {
        Need::Required(words) if !is_there => Some(words),
        Need::Required(_) | Need::Optional => within,
    }
}

/// Whether everything that is asked of a signature has been said, but for the role.
fn is_signed(case: &Case, sheet: Sheet<'_>, parts: &'static [Question]) -> bool {
    let is_said = |part: &Question| part.slug.ends_with("-role") || !sheet.answer(case, part).is_blank();
    parts.iter().filter(|part| sheet.is_shown(case, part)).all(is_said)
}

/// What is still missing, in the order of the questions. What is only shown is answered where it is asked.
fn missing(case: &Case, sheet: Sheet<'_>) -> Vec<Problem> {
    let problem = |question: &'static Question| {
        let words = if question.kind.is_kept_apart() {
            lacking(case, sheet, question)
        } else {
            wrong(case, &sheet.key(case, question), question)
        };
        words.map(|words| Problem { question, words })
    };
    let asked =
        sheet.form.questions().filter(|question| question.is_asked() && sheet.is_shown(case, question));
    asked.filter_map(problem).collect()
}

/// What to do about words that could not be read as what the question asks for.
const fn unread(kind: Kind) -> &'static str {
    match kind {
        Kind::Day => "Enter a real date with a day, a month and a year, such as 4 11 2025",
        Kind::Time => "Enter a time on the 24-hour clock, such as 14:05",
        Kind::Number(_) | Kind::Scale(_) => "Enter a whole number, such as 12",
        Kind::When => "Enter a date that can be read, such as 4/11/2025, Nov 2025, about 1966 or summer 2021",
        Kind::Line
        | Kind::Paragraph(_)
        | Kind::Words(_)
        | Kind::One(_)
        | Kind::Many(_)
        | Kind::Link(_)
        | Kind::Person
        | Kind::Signature(_)
        | Kind::Rows(_)
        | Kind::Rated(_) => "Enter an answer that can be read",
    }
}

/// Where the form stands.
#[must_use]
pub fn progress(case: &Case, sheet: Sheet<'_>) -> Progress {
    if case.field(sheet.form.noun, sheet.id, COMPLETED).chooses("yes") {
        return Progress::Completed;
    }
    let own = |question: &&Question| question.home == super::question::Home::Form;
    let said = |question: &Question| match question.kind.rows() {
        Some((rows, true)) => !rows.ids(case, sheet).is_empty(),
        // Rows that are only rated here are kept apart, and no answer.
        Some((_, false)) | None => !sheet.answer(case, question).is_blank(),
    };
    let started = sheet.form.questions().filter(|q| own(q)).any(said);
    if started { Progress::InProgress } else { Progress::NotStarted }
}
