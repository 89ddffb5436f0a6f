//! What a control of a question is given, whatever its kind.

use crate::case::Value;
use chrono::NaiveDate;
use leptos::prelude::*;

/// What a question needs from its screen.
#[derive(Clone, Copy)]
pub struct Wiring {
    /// The answer as the case has it.
    pub value: Memo<Value>,
    /// What to do about it, after "Mark complete".
    pub error: Signal<Option<&'static str>>,
    /// Called with every new answer.
    pub answer: Callback<Value>,
    /// The day that "12/3" is read by.
    pub today: NaiveDate,
    /// What can be linked to, by its id and in words.
    pub offered: Signal<Vec<(String, String)>>,
}
