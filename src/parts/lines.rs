//! Controls of one text field: lines, paragraphs, times and numbers. What cannot be read is kept as it was typed.

use super::{Kept, TextBox, wiring::Wiring};
use crate::case::Value;
use leptos::prelude::*;

type Described = Signal<Option<String>>;

fn shown(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        other => crate::edit::wording::bare(other),
    }
}

fn words(wiring: Wiring) -> Signal<String> {
    Signal::derive(move || wiring.value.with(shown))
}

fn said(wiring: Wiring) -> impl Fn(String) {
    move |words| wiring.answer.run(Value::text(&words))
}

/// One line of words.
pub fn line(id: &str, wiring: Wiring, described: Described) -> AnyView {
    TextBox::new("line", Kept::InRecord, id, words(wiring), said(wiring)).described(described).view()
}

/// Several lines of words.
pub fn paragraph(id: &str, wiring: Wiring, described: Described, rows: u8) -> AnyView {
    TextBox::new("paragraph", Kept::InRecord, id, words(wiring), said(wiring))
        .rows(rows)
        .described(described)
        .view()
}

/// A control whose words are read into a value, and kept as typed when they cannot be.
fn read_field(
    id: &str,
    wiring: Wiring,
    described: Described,
    class: &'static str,
    numeric: bool,
    read: fn(&str) -> Option<Value>,
) -> AnyView {
    let take = move |words: &str| match words.trim() {
        "" => Value::Empty,
        typed => read(typed).unwrap_or_else(|| Value::Typed(words.to_owned())),
    };
    // What is in the field while it is typed: "1020" stays so, though the record has 10:20.
    let typed = RwSignal::new(wiring.value.with_untracked(shown));
    Effect::new(move |_| {
        let value = wiring.value.get();
        if typed.with_untracked(|words| take(words)) != value {
            typed.set(shown(&value));
        }
    });
    TextBox::new("read", Kept::InRecord, id, typed, move |words| {
        let value = take(&words);
        typed.set(words);
        wiring.answer.run(value);
    })
    .marks()
    .class(class)
    .inputmode(numeric.then_some("numeric"))
    .described(described)
    .view()
}

/// Reads "10:20", "10.20" or "1020" as a time on the 24-hour clock.
fn read_time(words: &str) -> Option<Value> {
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    let marks = words.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let (hours, minutes) = match (marks.trim(), words.split_once([':', '.'])) {
        ("", _) if digits.len() == 4 => digits.split_at_checked(2)?,
        (":" | ".", Some((hours, minutes))) if minutes.len() == 2 => (hours, minutes),
        _ => return None,
    };
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then(|| Value::Time(format!("{hours:02}:{minutes:02}")))
}

/// A time of day.
pub fn time(id: &str, wiring: Wiring, described: Described) -> AnyView {
    read_field(id, wiring, described, "govuk-input govuk-input--width-5", false, read_time)
}

/// A whole number with its unit.
pub fn number(id: &str, wiring: Wiring, described: Described, unit: &'static str) -> AnyView {
    let read = |words: &str| words.parse().ok().map(Value::Number);
    let field = read_field(id, wiring, described, "govuk-input govuk-input--width-4", true, read);
    view! {
        <div class="govuk-input__wrapper">
            {field}
            <div class="govuk-input__suffix" aria-hidden="true">{unit}</div>
        </div>
    }
    .into_any()
}
