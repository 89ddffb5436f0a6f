//! The catalogue as a committed file: journeys read it, and a slug that changes after a release is seen in it.

use super::choices;
use crate::support::golden;
use kith::forms::{FORMS, Form, Home, Kind, Need, PRACTICE, Question, Section, Shown};
use serde_json::{Value, json};

fn kind(question: &Question) -> (&'static str, Value) {
    match question.kind {
        Kind::Line => ("line", Value::Null),
        Kind::Paragraph(_) => ("paragraph", Value::Null),
        Kind::Day => ("day", Value::Null),
        Kind::When => ("when", Value::Null),
        Kind::Time => ("time", Value::Null),
        Kind::One(_) => ("one", Value::Null),
        Kind::Many(_) => ("many", Value::Null),
        Kind::Number(unit) => ("number", json!(unit)),
        Kind::Words(voice) => ("words", json!(voice.slug())),
        Kind::Scale(scale) => ("scale", json!(scale.told())),
        Kind::Link(nouns) => ("link", json!(nouns)),
        Kind::Person => ("person", Value::Null),
        Kind::Signature(_) => ("signature", Value::Null),
        Kind::Rows(rows) if rows.grid.is_none() => ("rows", json!(rows.noun)),
        Kind::Rows(_) | Kind::Rated(_) => ("ratings", Value::Null),
    }
}

fn described(question: &Question) -> Value {
    let (kind, unit) = kind(question);
    let choices: Vec<Value> = choices(question)
        .iter()
        .map(|choice| json!({ "slug": choice.slug, "label": choice.label }))
        .collect();
    let shown = match question.shown {
        Shown::Always => Value::Null,
        Shown::If(slug, choices) => json!({ "slug": slug, "choices": choices }),
    };
    let required = match question.need {
        Need::Optional => Value::Null,
        Need::Required(words) => json!(words),
    };
    let home = match question.home {
        Home::Form => json!("form"),
        Home::Client => json!("client"),
        Home::With(noun, slug) => json!([noun, slug]),
    };
    json!({
        "slug": question.slug, "label": question.label, "kind": kind, "unit": unit, "choices": choices,
        "home": home, "shown": shown, "required": required, "seeds": question.source_rows,
    })
}

fn catalogue(forms: &[&Form]) -> Value {
    let section = |section: &Section| {
        let questions: Vec<Value> = section.questions.iter().map(described).collect();
        json!({ "slug": section.slug, "heading": section.heading, "seeds": section.source_rows, "questions": questions })
    };
    let form = |form: &&Form| {
        let sections: Vec<Value> = form.sections.iter().map(section).collect();
        json!({ "noun": form.noun, "title": form.title, "source": form.source, "sections": sections })
    };
    Value::Array(forms.iter().map(form).collect())
}

#[test]
fn the_catalogue_is_the_one_that_was_agreed() {
    // Journeys fill in every form of a case from the first: the practitioner's own stand beside it.
    for (name, forms) in [("catalogue", FORMS), ("practice", PRACTICE)] {
        let now = serde_json::to_string_pretty(&catalogue(forms)).unwrap() + "\n";
        golden(&format!("tests/golden/{name}.json"), &now);
    }
}
