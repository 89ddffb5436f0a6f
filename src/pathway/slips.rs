//! Likely slips: answers that can be right and seldom are, such as a review dated before the referral or an age of 132.
//!
//! None of them stops anybody. They are asked about once, when a form is marked complete.

use super::{clocks, stage::day};
use crate::case::{Case, Value, When, date::day_in_words};
use crate::forms::{self, CLIENT, Kind, Question, Sheet};
use chrono::NaiveDate;

/// Something that is probably not meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The question to go back to, when it stands in the form.
    pub question: Option<&'static Question>,
    /// What stands there, in words.
    pub words: String,
    /// Why it is asked about.
    pub rule: &'static str,
}

/// Of an age beyond this it is asked whether it is right.
const OLDEST: u32 = 110;

/// Days that are agreed or planned, and lie ahead when they are entered.
const AHEAD: &[(&str, &str)] =
    &[("review", "next-review"), ("closure", "keep-until"), ("decision", "look-again")];

/// What a day is held against.
#[derive(Clone, Copy)]
enum Anchor {
    Referral,
    Commencement,
    Own(&'static str, &'static str),
}

/// A day that does not come before another, with why.
const ORDER: &[(&str, &str, Anchor, &str)] = &[
    ("decision", "decided-date", Anchor::Referral, "A decision follows the referral."),
    (
        "decision",
        "informed-date",
        Anchor::Own("decided-date", "the decision"),
        "The referrer hears of the outcome after the decision.",
    ),
    ("threshold", "applied-date", Anchor::Referral, "The threshold is applied to a referral."),
    ("involvement", "allocated", Anchor::Referral, "Work is allocated after the referral."),
    ("involvement", "commenced", Anchor::Referral, "Work begins after the referral."),
    ("review", "date", Anchor::Referral, "A review looks back at work that follows a referral."),
    ("review", "date", Anchor::Commencement, "A review looks back at work that has begun."),
    ("review", "next-review", Anchor::Own("date", "this review"), "The next review comes after this one."),
    ("closure", "ended", Anchor::Commencement, "Work ends after it began."),
    (
        "closure",
        "keep-until",
        Anchor::Own("ended", "the end of the involvement"),
        "A case is kept for some time after the work has ended.",
    ),
];

/// Every likely slip of a form, in the order of its questions.
#[must_use]
pub fn slips(case: &Case, sheet: Sheet<'_>, today: NaiveDate) -> Vec<Slip> {
    let mut found = Vec::new();
    let noun = sheet.form.noun;
    let episode = match noun {
        "review" => case.field("review", sheet.id, "episode").words(),
        _ => sheet.id,
    };
    let clocks = clocks(case, episode);
    let asked = sheet
        .form
        .questions()
        .filter(|question| matches!(question.kind, Kind::Day | Kind::When) && sheet.is_shown(case, question));
    for question in asked {
        let Some(when) = sheet.answer(case, question).date() else { continue };
        let mut slip =
            |words: String, rule: &'static str| found.push(Slip { question: Some(question), words, rule });
        let said = || format!("\u{2018}{}\u{2019} is {}", question.label, in_words(&when));
        let lies_ahead = when.bounds().0.is_some_and(|first| first > today);
        if lies_ahead && !AHEAD.contains(&(noun, question.slug)) {
            slip(
                format!("{}, which is still to come.", said()),
                "It is asked for as something that has happened.",
            );
        }
        if question.slug == "born"
            && let Some(years) = age(when, today).filter(|years| *years > OLDEST)
        {
            slip(
                format!("{}, which makes the person {years} years old.", said()),
                "Very few people live beyond 110.",
            );
        }
        for (_, _, anchor, rule) in ORDER.iter().filter(|row| (row.0, row.1) == (noun, question.slug)) {
            let (other, name) = match anchor {
                Anchor::Referral => (clocks.referral, "the referral"),
                Anchor::Commencement => (clocks.commencement, "the start of the work"),
                Anchor::Own(slug, name) => (day(case, noun, sheet.id, slug), *name),
            };
            if let (Some(on), Some(other)) = (when.exact(), other)
                && on < other
            {
                slip(format!("{}, before {name} on {}.", said(), day_in_words(other)), rule);
                break;
            }
        }
    }
    if noun == "person" {
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
fn lives(case: &Case, sheet: Sheet<'_>) -> Vec<Slip> {
    let slip = |id: &str| {
        let date = |field: &str| match case.field("person", id, field) {
            Value::Date(when) => Some(*when),
            _ => None,
        };
        let (born, died) = (date("born")?, date("died")?);
        let is_wrong = died.bounds().1? < born.bounds().0?;
        let name = case.field("person", id, "name").words();
        let whose = if id == CLIENT || name.is_empty() { "The" } else { name };
        let joint = if whose == "The" { "" } else { ":" };
        is_wrong.then(|| Slip {
            question: sheet.form.question("born").filter(|_| id == CLIENT),
            words: format!(
                "{whose}{joint} date of death is {}, before the date of birth on {}.",
                in_words(&died),
                in_words(&born)
            ),
            rule: "A life ends after it began.",
        })
    };
    // The client is in every case, also where no thing was added for them.
    std::iter::once(CLIENT).chain(case.things("person").filter(|id| *id != CLIENT)).filter_map(slip).collect()
}

/// Whether the rules name questions that exist; a test asks.
#[must_use]
pub fn names() -> Vec<(&'static str, &'static str)> {
    let own = ORDER.iter().filter_map(|row| match row.2 {
        Anchor::Own(slug, _) => Some((row.0, slug)),
        _ => None,
    });
    ORDER.iter().map(|row| (row.0, row.1)).chain(own).chain(AHEAD.iter().copied()).collect()
}

/// Whether this form can be completed now but for the slips that are to be asked about first.
#[must_use]
pub fn to_ask_about(case: &Case, sheet: Sheet<'_>, today: NaiveDate) -> Vec<Slip> {
    if forms::problems(case, sheet).is_empty() { slips(case, sheet, today) } else { Vec::new() }
}
