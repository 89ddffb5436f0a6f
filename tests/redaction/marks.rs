//! What is planted: words, numbers, dates and ids that tell by themselves which of them they are, and stand nowhere else.

use kith::case::{Value, nouns::Holds};

pub fn word(mark: usize) -> String {
    format!("Zq{mark:05}x")
}

pub fn small(mark: usize) -> String {
    format!("zq{mark:05}x")
}

pub fn number(mark: usize) -> i64 {
    7_000_000 + mark as i64
}

pub fn day(mark: usize) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(1700, 1, 1).unwrap() + chrono::Days::new(mark as u64)
}

pub fn id_of(mark: usize) -> String {
    format!("zi{mark:05}x")
}

pub fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Empty => "empty",
        Value::Text(_) => "text",
        Value::Choice(_) => "choice",
        Value::Choices(_) => "choices",
        Value::Date(_) => "date",
        Value::Typed(_) => "typed",
        Value::Time(_) => "time",
        Value::Number(_) => "number",
        Value::Link(_) => "link",
        Value::Whole(_) => "whole",
        Value::Withheld | Value::Erased => "marker",
    }
}

/// The kinds of value that a field may hold.
pub fn kinds(holds: Holds) -> &'static [&'static str] {
    match holds {
        Holds::Words | Holds::Name | Holds::Told | Holds::Tag => &["text"],
        Holds::Number => &["number", "typed"],
        Holds::Place => &["number"],
        Holds::Date => &["date", "typed"],
        Holds::Time => &["time", "typed"],
        Holds::Choice => &["choice"],
        Holds::Choices => &["choices", "text"],
        Holds::Link(..) | Holds::Speaks(_) | Holds::Origin => &["link"],
        Holds::Person => &["link", "text"],
        Holds::Links(_) => &["choices"],
    }
}
