//! The record in words: what a key is called, what a value says, what a step did.

use super::step::{Reversal, Step};
use crate::case::{
    Case, Key, Value, WITHDRAWN,
    date::day_in_words,
    nouns::{PEOPLE, Part},
};
use crate::forms::{self, COMPLETED, Kind, Question};

/// Words as they stand within a sentence: without the capital at their beginning, and with every other.
#[must_use]
pub fn within(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// What a noun is called; one that a newer version brings, by its slug.
#[must_use]
pub fn noun(slug: &str) -> &str {
    forms::nouns::noun(slug).map_or(slug, |noun| noun.words)
}

/// The question that a key answers.
#[must_use]
pub fn question(key: &Key) -> Option<&'static Question> {
    forms::nouns::question(key.noun(), key.field_name()?)
}

/// What a key is called: the label of its question, or of its thing.
#[must_use]
pub fn key(key: &Key) -> String {
    let thing = noun(key.noun());
    match (key.field_name(), question(key)) {
        (Some(_), Some(question)) if is_of_row(key) => {
            format!("{thing}: {}", question.label)
        }
        (_, Some(question)) => question.title().into_owned(),
        (None, _) => thing.to_owned(),
        (Some(COMPLETED), _) => format!("{thing}: marked complete"),
        (Some(WITHDRAWN), _) => format!("{thing}: withdrawn"),
        (Some("value"), _) => thing.to_owned(),
        (Some(field), _) => format!("{thing}: {}", field.replace('-', " ")),
    }
}

/// Whether a key is of a row of a form, whose questions say little without it.
fn is_of_row(key: &Key) -> bool {
    forms::nouns::noun(key.noun()).is_some_and(|noun| noun.part == Part::Rows)
}

/// What a value says as the answer to a question of a case: as [`answer`], and of a link what it leads to.
#[must_use]
pub fn said(case: &Case, question: Option<&Question>, value: &Value) -> String {
    match (question.map(|question| question.kind), value) {
        (Some(Kind::Link(nouns)), Value::Link(id)) => linked(case, nouns, id),
        (Some(Kind::Person), Value::Link(id)) => linked(case, PEOPLE, id),
        _ => answer(question, value),
    }
}

/// What another thing of the case is called; ids say nothing to people.
#[must_use]
pub fn linked(case: &Case, nouns: &[&str], id: &str) -> String {
    let named = nouns.iter().find_map(|slug| {
        let told_by = forms::nouns::noun(slug)?.told_by;
        let said = case.field(slug, id, told_by);
        let question = forms::nouns::question(slug, told_by);
        let words = answer(question, said);
        let is_name = question.is_some_and(|question| question.names.is_of_names());
        (!said.is_blank()).then(|| if is_name { words } else { format!("{}: {words}", noun(slug)) })
    });
    let there = || nouns.iter().find(|slug| case.operation_exists(&Key::thing(slug, id)));
    named.unwrap_or_else(|| there().map_or_else(|| ELSEWHERE.to_owned(), |slug| noun(slug).to_owned()))
}

/// What can be linked to, in words, with its id: of each noun in turn, in the order of the record.
#[must_use]
pub fn offered(case: &Case, nouns: &[&str]) -> Vec<(String, String)> {
    let of_noun = |slug: &&str| {
        let (slug, one) = (*slug, [*slug]);
        case.things(slug).map(|id| (id.to_owned(), linked(case, &one, id))).collect::<Vec<_>>()
    };
    nouns.iter().flat_map(of_noun).collect()
}

/// What stands in the place of a thing of which nothing is known.
pub const ELSEWHERE: &str = "another part of this case";

/// What a value says as the answer to a question: the labels of its choices, a date in words.
#[must_use]
pub fn answer(question: Option<&Question>, value: &Value) -> String {
    let choices = question.map_or(&[][..], |question| question.kind.choices());
    let label = |slug: &str| {
        choices.iter().find(|c| c.slug == slug).map_or_else(|| plain(slug), |c| c.label.to_owned())
    };
    match (value, question.map(|question| question.kind)) {
        (Value::Choice(slug), _) => label(slug),
        (Value::Choices(slugs), _) => {
            let in_order =
                choices.iter().filter(|choice| slugs.contains(choice.slug)).map(|c| c.label.to_owned());
            let others =
                slugs.iter().filter(|slug| choices.iter().all(|c| c.slug != slug.as_str())).map(|s| plain(s));
            in_order.chain(others).collect::<Vec<_>>().join("; ")
        }
        // Only a case knows what a link leads to ([`said`]).
        (Value::Link(_), Some(kind)) if kind.is_link() => ELSEWHERE.to_owned(),
        (Value::Number(number), Some(Kind::Number(unit))) => format!("{number} {unit}"),
        (Value::Number(number), Some(Kind::Scale(scale))) => scale.in_words(*number),
        (other, _) => bare(other),
    }
}

fn plain(slug: &str) -> String {
    match slug {
        "yes" => "Yes".to_owned(),
        "no" => "No".to_owned(),
        other => other.replace('-', " "),
    }
}

/// What a value says with no question to read it by.
#[must_use]
pub fn bare(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(words) | Value::Typed(words) | Value::Time(words) | Value::Link(words) => words.clone(),
        Value::Choice(slug) => plain(slug),
        Value::Choices(slugs) => slugs.iter().map(|slug| plain(slug)).collect::<Vec<_>>().join("; "),
        Value::Date(when) => when.exact().map_or_else(|| when.in_words(), day_in_words),
        Value::Number(number) => number.to_string(),
        Value::Whole(fields) => {
            let said =
                fields.iter().filter(|(field, value)| !value.is_blank() && field.as_str() != "episode");
            said.map(|(_, value)| bare(value)).collect::<Vec<_>>().join(" · ")
        }
        Value::Withheld => "(withheld from this copy)".to_owned(),
        Value::Erased => "(erased)".to_owned(),
    }
}

/// What a step did, for the undo button.
#[must_use]
pub fn step(case: &Case, step: &Step) -> String {
    match step.reversals.as_slice() {
        [] => "nothing".to_owned(),
        [Reversal::Thing(thing)] => format!("{} added", noun(thing.noun()).to_lowercase()),
        [Reversal::Field { key: changed, .. } | Reversal::Contested { key: changed, .. }] => {
            let _ = case;
            format!("\u{2018}{}\u{2019}", key(changed))
        }
        several => {
            let is_added = |reversal: &Reversal| matches!(reversal, Reversal::Thing(_));
            match several.first() {
                // What is added in one step is named by its first thing, which is the one that was asked for.
                Some(Reversal::Thing(first)) if several.len() <= 6 && several.iter().all(is_added) => {
                    format!("{} added", noun(first.noun()).to_lowercase())
                }
                Some(Reversal::Thing(first)) if matches!(several, [_, Reversal::Field { key, .. }] if key.field_name() == Some(WITHDRAWN)) =>
                {
                    format!("moved to {}", noun(first.noun()).to_lowercase())
                }
                // What was added as the answer to a question.
                Some(Reversal::Thing(first)) if matches!(several, [_, Reversal::Field { .. }]) => {
                    format!("{} added", noun(first.noun()).to_lowercase())
                }
                _ => format!("{} changes", several.len()),
            }
        }
    }
}
