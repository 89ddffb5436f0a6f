//! Dates: three fields for a day, one field for a date that may be partial, uncertain or a range.

use super::{Kept, TextBox, wiring::Wiring};
use crate::case::{Value, When, date::Known, date::Point, typed};
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;

type Fields = [String; 3];

/// The three fields as the record keeps them: the day, or what was typed when it is not a day.
fn compose(fields: &Fields, today: NaiveDate) -> Value {
    let [day, month, year] = fields.each_ref().map(|field| field.trim());
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Value::Empty;
    }
    let whole = !day.is_empty() && !month.is_empty() && year.len() == 4;
    let read = if whole { typed::read(&format!("{day} {month} {year}"), today).ok() } else { None };
    match read.filter(|when| when.exact().is_some()) {
        Some(when) => Value::Date(when),
        None => Value::Typed(fields.join("/")),
    }
}

fn split(value: &Value) -> Fields {
    match value {
        Value::Date(When::At(Point { known: Known::Day(day), .. })) => {
            [day.day().to_string(), day.month().to_string(), day.year().to_string()]
        }
        Value::Typed(words) => {
            let mut parts = words.splitn(3, '/').map(str::to_owned);
            std::array::from_fn(|_| parts.next().unwrap_or_default())
        }
        Value::Date(when) => [String::new(), String::new(), when.in_words()],
        _ => Fields::default(),
    }
}

/// A day in three text fields; month names are accepted and the focus never jumps by itself.
pub fn day(id: &str, wiring: Wiring) -> AnyView {
    let typed = RwSignal::new(wiring.value.with_untracked(split));
    Effect::new(move |_| {
        let value = wiring.value.get();
        if typed.with_untracked(|fields| compose(fields, wiring.today)) != value {
            typed.set(split(&value));
        }
    });
    let field = |index: usize, name: &'static str, label: &'static str, width: &'static str| {
        let id = format!("{id}-{name}");
        let words =
            Signal::derive(move || typed.with(|fields| fields.get(index).cloned().unwrap_or_default()));
        let said = move |words: String| {
            typed.update(|fields| {
                if let Some(field) = fields.get_mut(index) {
                    *field = words;
                }
            });
            wiring.answer.run(typed.with_untracked(|fields| compose(fields, wiring.today)));
        };
        let field = TextBox::new("day", Kept::InRecord, id.clone(), words, said)
            .marks()
            .class(format!("govuk-input govuk-date-input__input {width}"))
            .inputmode((name != "month").then_some("numeric"))
            .view();
        view! {
            <div class="govuk-date-input__item">
                <div class="govuk-form-group">
                    <label class="govuk-label govuk-date-input__label" for=id>{label}</label>
                    {field}
                </div>
            </div>
        }
    };
    view! {
        <div class="govuk-date-input">
            {field(0, "day", "Day", "govuk-input--width-2")}
            {field(1, "month", "Month", "govuk-input--width-3")}
            {field(2, "year", "Year", "govuk-input--width-4")}
        </div>
    }
    .into_any()
}

/// A date as it is said, with how it was read under it.
pub fn when(id: &str, wiring: Wiring, described: Signal<Option<String>>) -> AnyView {
    let read = move |words: &str| match words.trim() {
        "" => Value::Empty,
        typed => {
            typed::read(typed, wiring.today).map_or_else(|_| Value::Typed(words.to_owned()), Value::Date)
        }
    };
    let shown = |value: &Value| match value {
        Value::Date(when) => when.in_words(),
        other => other.words().to_owned(),
    };
    let typed = RwSignal::new(wiring.value.with_untracked(shown));
    Effect::new(move |_| {
        let value = wiring.value.get();
        if typed.with_untracked(|words| read(words)) != value {
            typed.set(shown(&value));
        }
    });
    let reading = move || match wiring.value.get() {
        Value::Date(when) => format!("Read as: {}", when.in_words()),
        Value::Typed(_) => "Not read as a date yet. It is kept as you typed it.".to_owned(),
        _ => String::new(),
    };
    let output = format!("{id}-read");
    let field = TextBox::new("when", Kept::InRecord, id, typed, move |words| {
        let value = read(&words);
        typed.set(words);
        wiring.answer.run(value);
    })
    .marks()
    .class("govuk-input govuk-input--width-20")
    .described(described)
    .view();
    view! {
        {field}
        <p class="kith-read" id=output aria-live="polite">{reading}</p>
    }
    .into_any()
}
