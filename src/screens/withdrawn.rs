//! A thing of a list that is not in its list: withdrawn, undone, or never added. Nobody types into it unseen.

use crate::{
    browser::page,
    case::{Case, Key, WITHDRAWN},
    edit::Edit,
    forms::{Form, form::Many},
    parts::{Button, Look},
    workbench::Bench,
};
use leptos::prelude::*;

/// Where a thing stands to its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is in the list, or its form knows no list.
    Listed,
    /// It was taken out, for this reason.
    Withdrawn(String),
    /// Nobody has added it.
    Unknown,
}

impl Standing {
    /// Of the thing that holds the answers of a form.
    #[must_use]
    pub fn of(case: &Case, form: &Form, id: &str) -> Self {
        let noun = form.noun;
        if form.many().is_none() || case.things(noun).any(|known| known == id) {
            return Self::Listed;
        }
        if !case.is_withdrawn(noun, id) {
            return Self::Unknown;
        }
        let said = case.current(&Key::field(noun, id, WITHDRAWN));
        Self::Withdrawn(said.and_then(|said| said.why.clone()).unwrap_or_default())
    }
}

/// What is said in the place of the form, with the way back.
#[must_use]
pub fn view(bench: Bench, many: &'static Many, thing: Key, standing: Standing) -> AnyView {
    let one = many.counted.0;
    let Standing::Withdrawn(why) = standing else {
        return view! {
            <div class="govuk-inset-text" role="status">
                <p class="govuk-body">{format!("There is no such {one} here. It may be in another copy of this record.")}</p>
            </div>
        }
        .into_any();
    };
    let reason =
        if why.is_empty() { String::new() } else { format!(", with the reason \u{201c}{why}\u{201d}") };
    let back = move || {
        if bench.attempt(Edit::Restore { thing: thing.clone() }) {
            // The button goes with what was said.
            page::focus_first("#page-title");
        }
    };
    view! {
        <div class="govuk-inset-text" role="status">
            <p class="govuk-body">
                {format!("This {one} was withdrawn{reason}. It is in no list and on no paper; what it says stays in the history.")}
            </p>
            {Button::new(Look::Secondary, format!("Put this {one} back"), back).class("govuk-!-margin-bottom-0").view()}
        </div>
    }
    .into_any()
}
