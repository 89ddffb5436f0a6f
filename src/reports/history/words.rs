//! A key and a value of the record in the words of the forms, for somebody who reads the history of a whole case.

use crate::case::{Case, Key, Value};
use crate::edit::{
    decide::{ERASURE, erased_entry},
    wording,
};
use crate::forms::{
    self, CLIENT, handover,
    nouns::NOUNS,
    person,
    rows::{is_order, rated},
};
use crate::pathway::episodes;

/// The first words of a text, so that a heading stays a heading.
fn short(words: &str) -> String {
    let mut letters = words.chars();
    let begin: String = letters.by_ref().take(60).collect();
    if letters.next().is_some() { format!("{}\u{2026}", begin.trim_end()) } else { begin }
}

fn named(noun: &str, name: &str) -> String {
    let noun = wording::noun(noun);
    if name.trim().is_empty() { noun.to_owned() } else { format!("{noun}: {}", short(name.trim())) }
}

/// What the thing of a key is called: its form, or its kind with what tells it from others of its kind.
#[must_use]
pub fn place(case: &Case, key: &Key) -> String {
    let (noun, id) = (key.noun(), key.id());
    let said =
        |field: &str| wording::said(case, forms::nouns::question(noun, field), case.field(noun, id, field));
    match noun {
        person::NOUN if id == CLIENT => "The person".to_owned(),
        "episode" => named(noun, &number(case, id)),
        ERASURE => {
            let gone =
                erased_entry(case.value(&Key::thing(noun, id))).and_then(|stamp| case.operation(stamp));
            gone.map_or_else(|| wording::noun(noun).to_owned(), |gone| label(&gone.key))
        }
        _ if !told_by(noun).is_empty() => named(noun, &said(told_by(noun))),
        _ => {
            if let Some((rows, grid)) = rated(noun) {
                return named(noun, &grid.named(rows, case, id));
            }
            let title = wording::noun(noun);
            let number = number(case, id);
            // Only where there is more than one period of work need it be said which.
            if number.is_empty() || number == "1" && episodes(case).len() < 2 {
                title.to_owned()
            } else {
                format!("{title} (period {number})")
            }
        }
    }
}

/// The field that tells one thing of a noun from another.
fn told_by(noun: &str) -> &'static str {
    forms::nouns::noun(noun).map_or("", |noun| noun.told_by)
}

/// Which period of work this is, counted from 1.
fn number(case: &Case, id: &str) -> String {
    let at = episodes(case).iter().position(|episode| episode == id);
    at.map(|at| (at + 1).to_string()).unwrap_or_default()
}

/// What a field is called: the label of its question, or its name.
#[must_use]
pub fn label(key: &Key) -> String {
    if let Some(question) = wording::question(key) {
        return question.title().into_owned();
    }
    let name = match (key.noun(), key.field_name().unwrap_or_default()) {
        (noun, "value") => wording::noun(noun).to_lowercase(),
        _ if is_order(key) => "place among the others".to_owned(),
        (_, field) => field.replace('-', " "),
    };
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a value says as the answer of a field; nothing for no answer.
#[must_use]
pub fn said(case: &Case, key: &Key, value: &Value) -> String {
    match (value, key.noun(), key.field_name().unwrap_or_default()) {
        // What was destroyed is its place, and the rest says nothing to people.
        (_, ERASURE, _) => String::new(),
        (Value::Whole(fields), ..) => {
            let line = |(field, value): (&String, &Value)| {
                let field = key.sibling(field);
                let words = said(case, &field, value);
                (!words.is_empty()).then(|| answered(&label(&field), &words))
            };
            // The period of work that a thing belongs to is its place, and no answer.
            let told = fields.iter().filter(|(field, _)| field.as_str() != "episode");
            told.filter_map(line).collect::<Vec<_>>().join("\n")
        }
        // The number by which a row is ordered says nothing to people.
        (Value::Number(_), ..) if is_order(key) => "moved".to_owned(),
        (Value::Choice(slug), handover::NOUN, handover::WHAT) => handover::what_in_words(slug),
        (Value::Number(number), noun, _) if rated(noun).is_some() => {
            rated(noun).map_or_else(String::new, |(_, grid)| grid.scale.in_words(*number))
        }
        (value, ..) => match (wording::question(key), value) {
            (None, Value::Link(id)) => linked(case, id),
            (question, value) => wording::said(case, question, value),
        },
    }
}

/// The thing that a link leads to, by a name; ids say nothing to people.
fn linked(case: &Case, id: &str) -> String {
    for noun in NOUNS.iter().filter(|noun| !noun.told_by.is_empty()) {
        let name = case.field(noun.slug, id, noun.told_by);
        if !name.is_blank() {
            return wording::bare(name);
        }
    }
    match number(case, id).as_str() {
        "" => wording::ELSEWHERE.to_owned(),
        number => format!("period of work {number}"),
    }
}

/// A question with its answer in one line. A question that ends with its mark has no colon after it.
fn answered(question: &str, answer: &str) -> String {
    let joint = if question.ends_with('?') { " " } else { ": " };
    format!("{question}{joint}{answer}")
}
