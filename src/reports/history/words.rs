//! A key and a value of the record in the words of the forms, for somebody who reads the history of a whole case.

use crate::case::{Case, Key, Value};
use crate::edit::{
    decide::{ERASURE, erased_entry},
    wording,
};
use crate::forms::{self, CLIENT, handover, nouns::NOUNS, person};
use crate::pathway::episodes;
use crate::reports::ratings;

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
    let said = |field: &str| wording::bare(case.field(noun, id, field));
    match noun {
        person::NOUN if id == CLIENT => "The person".to_owned(),
        "episode" => named(noun, &number(case, id)),
        ERASURE => {
            let gone =
                erased_entry(case.value(&Key::thing(noun, id))).and_then(|stamp| case.operation(stamp));
            gone.map_or_else(|| wording::noun(noun).to_owned(), |gone| label(&gone.key))
        }
        "rating" => {
            let mut parts = id.splitn(3, '.');
            let mut name = |noun: &str, field: &str| {
                wording::bare(case.field(noun, parts.next().unwrap_or_default(), field))
            };
            let (concern, rater) = (name("concern", "text"), name("rater", "name"));
            named(noun, &if rater.is_empty() { concern } else { format!("{concern} ({rater})") })
        }
        _ if !told_by(noun).is_empty() => named(noun, &said(told_by(noun))),
        _ => {
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
        return question.label.to_owned();
    }
    let name = match (key.noun(), key.field_name().unwrap_or_default()) {
        ("rating", "value") => "rating".to_owned(),
        ("concern", "whose") => "whose concern it is".to_owned(),
        ("concern", "text") => "words".to_owned(),
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
                (!words.is_empty()).then(|| format!("{}: {words}", label(&field)))
            };
            // The period of work that a thing belongs to is its place, and no answer.
            let told = fields.iter().filter(|(field, _)| field.as_str() != "episode");
            told.filter_map(line).collect::<Vec<_>>().join("\n")
        }
        (Value::Number(number), "rating", _) => ratings::in_words(*number),
        (Value::Choice(slug), "concern", "whose") => among(ratings::WHOSE, slug),
        (Value::Choice(slug), handover::NOUN, handover::WHAT) => handover::what_in_words(slug),
        (Value::Choice(slug), "rater", _) => among(ratings::RATERS, slug),
        (Value::Link(id), ..) => linked(case, id),
        (value, ..) => wording::answer(wording::question(key), value),
    }
}

fn among(offered: &[(&str, &str)], slug: &str) -> String {
    offered
        .iter()
        .find(|(known, _)| *known == slug)
        .map_or_else(|| slug.replace('-', " "), |row| row.1.to_owned())
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
        "" => "another part of this case".to_owned(),
        number => format!("period of work {number}"),
    }
}
