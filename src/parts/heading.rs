//! How a screen begins, and the words around its waiting.

use crate::browser::clock;
use leptos::prelude::*;

/// A screen's heading, which takes the focus when the screen opens.
#[must_use]
pub fn heading(words: impl Into<String>) -> AnyView {
    view! { <h1 class="govuk-heading-l" id="page-title" tabindex="-1">{words.into()}</h1> }.into_any()
}

/// "3 days ago", "today", for the hand-off.
#[must_use]
pub fn ago(millis: u64) -> String {
    let (day, _) = clock::local(millis);
    match (clock::today() - day).num_days() {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{days} days ago"),
    }
}

/// The way out of a page that goes on waiting.
pub fn rescue() -> AnyView {
    view! {
        <p class="govuk-body">"If this takes longer than a minute: "
            <a class="govuk-link" href="./rescue.html">"save what is on this device on the rescue page"</a>"."</p>
    }
    .into_any()
}
