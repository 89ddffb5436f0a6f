//! What the index of cases keeps of the answers, so that nobody has to open every case to count: codes, days and whole
//! numbers, as each form says in its `facts`, and never a word that somebody typed.

use crate::case::{Case, Value, When};
use crate::forms::form::{About, Fact, Form};
use crate::forms::{Choice, FORMS, Kind, Question, Sheet};
use crate::pathway::{episodes, things::filled_in};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An answer without words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The slugs of what was chosen, of those that the question offers.
    Chosen(Vec<String>),
    /// A day, or a date as far as it is known.
    On(When),
    /// A whole number, in the unit of its question.
    Number(i64),
}

/// What is kept of one form that was filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The form, by its noun.
    pub noun: String,
    /// The id of the period of work that it belongs to; empty for what belongs to the whole case.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub period: String,
    /// The answers, by the slugs of their questions.
    pub answers: BTreeMap<String, Code>,
}

impl Facts {
    /// The day that answers a question, where one is known to the day.
    #[must_use]
    pub fn day(&self, slug: &str) -> Option<chrono::NaiveDate> {
        match self.answers.get(slug)? {
            Code::On(when) => when.exact(),
            Code::Chosen(_) | Code::Number(_) => None,
        }
    }

    /// Whether this was chosen in answer to a question.
    #[must_use]
    pub fn chooses(&self, slug: &str, choice: &str) -> bool {
        matches!(self.answers.get(slug), Some(Code::Chosen(chosen)) if chosen.iter().any(|slug| slug == choice))
    }
}

/// The answer as it is kept; nothing for words, and for what a question of this kind does not offer.
fn code(question: &Question, value: &Value) -> Option<Code> {
    let chosen = |choices: &[Choice]| {
        let offered = |slug: &&String| choices.iter().any(|choice| choice.slug == slug.as_str());
        let chosen: Vec<String> = match value {
            Value::Choice(slug) => Some(slug).into_iter().filter(offered).cloned().collect(),
            Value::Choices(slugs) => slugs.iter().filter(offered).cloned().collect(),
            _ => Vec::new(),
        };
        (!chosen.is_empty()).then_some(Code::Chosen(chosen))
    };
    match question.kind {
        Kind::One(choices) | Kind::Many(choices) => chosen(choices),
        Kind::Day | Kind::When => value.date().map(Code::On),
        Kind::Number(_) => match value {
            Value::Number(number) => Some(Code::Number(*number)),
            _ => None,
        },
        Kind::Scale(scale) => match value {
            Value::Number(number) if scale.holds(*number) => Some(Code::Number(*number)),
            _ => None,
        },
        // Words, who somebody is, and what is answered in things of their own.
        Kind::Line
        | Kind::Paragraph(_)
        | Kind::Words(_)
        | Kind::Time
        | Kind::Link(_)
        | Kind::Person
        | Kind::Signature(_)
        | Kind::Rows(_)
        | Kind::Rated(_) => None,
    }
}

/// What is kept of a form that is filled in under this id; nothing where none of it has been answered.
fn of_sheet(case: &Case, sheet: Sheet<'_>, period: &str) -> Option<Facts> {
    let kept = sheet.form.facts.iter().filter_map(|fact| match fact {
        Fact::Kept(slug) => sheet.form.question(slug),
        Fact::Danger(_) => None,
    });
    let answers: BTreeMap<String, Code> = kept
        .filter_map(|question| {
            Some((question.slug.to_owned(), code(question, sheet.answer(case, question))?))
        })
        .collect();
    let (noun, period) = (sheet.form.noun.to_owned(), period.to_owned());
    (!answers.is_empty()).then_some(Facts { noun, period, answers })
}

/// What the index keeps of the answers of a case: by period of work in their order, within it in the order of the forms, and of
/// many in the order of their list.
#[must_use]
pub fn facts(case: &Case) -> Vec<Facts> {
    let is_kept = |form: &&&'static Form| form.facts.iter().any(|fact| matches!(fact, Fact::Kept(_)));
    let of = |about_period: bool, period: &str| -> Vec<Facts> {
        let asked = FORMS.iter().filter(is_kept).filter(|form| (form.about == About::Period) == about_period);
        let of_form = |form: &&'static Form| {
            let ids = filled_in(case, form, period);
            ids.into_iter()
                .filter_map(|id| of_sheet(case, Sheet { form, id: &id }, period))
                .collect::<Vec<_>>()
        };
        asked.flat_map(of_form).collect()
    };
    let mut all = of(false, "");
    all.extend(episodes(case).iter().flat_map(|period| of(true, period)));
    all
}
