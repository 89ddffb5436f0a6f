//! Plausibility: which answers can be right and seldom are, such as a review dated before the referral or an age of 132.
//!
//! None of them stops anybody. They are asked about once, when a form is marked complete.

use super::{clocks, things::day};
use crate::case::{Case, Value, When, date::day_in_words};
use crate::forms::form::{Anchor, Likely};
use crate::forms::{self, CLIENT, Question, Sheet, person};
use chrono::NaiveDate;

/// Something that is probably not meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlikely {
    /// The question to go back to, when it stands in the form.
    pub question: Option<&'static Question>,
    /// What stands there, in words.
    pub words: String,
    /// Why it is asked about.
    pub rule: &'static str,
}

/// Of an age beyond this it is asked whether it is right.
const OLDEST: u32 = 110;

/// Everything unlikely in a form, in the order of its questions.
#[must_use]
pub fn unlikely(case: &Case, sheet: Sheet<'_>, today: NaiveDate) -> Vec<Unlikely> {
    let mut found = Vec::new();
    let noun = sheet.form.noun;
    let clocks = clocks(case, sheet.period(case));
    let asked = sheet
        .form
        .questions()
        .filter(|question| question.kind.is_date() && question.is_asked() && sheet.is_shown(case, question));
    for question in asked {
        let Some(when) = sheet.answer(case, question).date() else { continue };
        let mut ask = |words: String, rule: &'static str| {
            found.push(Unlikely { question: Some(question), words, rule })
        };
        let said = || format!("\u{2018}{}\u{2019} is {}", question.label, in_words(&when));
        let lies_ahead = when.bounds().0.is_some_and(|first| first > today);
        let rules = || sheet.form.dates.iter().filter(|rule| rule.slug == question.slug);
        if lies_ahead && rules().all(|rule| rule.likely != Likely::Ahead) {
            ask(
                format!("{}, which is still to come.", said()),
                "It is asked for as something that has happened.",
            );
        }
        if question.slug == person::BORN
            && let Some(years) = age(when, today).filter(|years| *years > OLDEST)
        {
            ask(
                format!("{}, which makes the person {years} years old.", said()),
                "Very few people live beyond 110.",
            );
        }
        for rule in rules() {
            let Likely::NotBefore(anchor, why) = rule.likely else { continue };
            let (other, name) = match anchor {
                Anchor::Referral => (clocks.referral, "the referral"),
                Anchor::Commencement => (clocks.commencement, "the start of the work"),
                Anchor::Own(slug, name) => (day(case, noun, sheet.id, slug), name),
            };
            if let (Some(on), Some(other)) = (when.exact(), other)
                && on < other
            {
                ask(format!("{}, before {name} on {}.", said(), day_in_words(other)), why);
                break;
            }
        }
    }
    if noun == person::NOUN {
        found.extend(lives(case, sheet));
    }
    found
}

fn in_words(when: &When) -> String {
    when.exact().map_or_else(|| when.in_words(), day_in_words)
}

/// The whole years that somebody has lived for certain, from the last day on which they can have been born.
fn age(born: When, today: NaiveDate) -> Option<u32> {
    today.years_since(born.bounds().1?)
}

/// Lives that end before they begin: the client's, and those of everybody in the family.
fn lives(case: &Case, sheet: Sheet<'_>) -> Vec<Unlikely> {
    let of = |id: &str| {
        let date = |field: &str| match case.field(person::NOUN, id, field) {
            Value::Date(when) => Some(*when),
            _ => None,
        };
        let (born, died) = (date(person::BORN)?, date("died")?);
        let is_wrong = died.bounds().1? < born.bounds().0?;
        let name = case.field(person::NOUN, id, person::NAME).words();
        let whose = if id == CLIENT || name.is_empty() { "The" } else { name };
        let joint = if whose == "The" { "" } else { ":" };
        is_wrong.then(|| Unlikely {
            question: sheet.form.question(person::BORN).filter(|_| id == CLIENT),
            words: format!(
                "{whose}{joint} date of death is {}, before the date of birth on {}.",
                in_words(&died),
                in_words(&born)
            ),
            rule: "A life ends after it began.",
        })
    };
    // The client is in every case, also where no thing was added for them.
    std::iter::once(CLIENT)
        .chain(case.things(person::NOUN).filter(|id| *id != CLIENT))
        .filter_map(of)
        .collect()
}

/// Whether this form can be completed now but for what is unlikely and is to be asked about first.
#[must_use]
pub fn to_ask_about(case: &Case, sheet: Sheet<'_>, today: NaiveDate) -> Vec<Unlikely> {
    if forms::problems(case, sheet).is_empty() { unlikely(case, sheet, today) } else { Vec::new() }
}
