//! What a control of a question is given, whatever its kind.

use crate::case::Value;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A name that was typed, of somebody who can become one of the family.
#[derive(Clone, Copy)]
pub struct Typed {
    /// The name; nothing where nobody is typed, or the answer cannot be changed here.
    pub name: Signal<Option<String>>,
    /// Called to add them, and to answer with them.
    pub add: Callback<()>,
}

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
    /// Who is named and can be added to the family; nothing where that is not offered.
    pub typed: Option<Typed>,
}
