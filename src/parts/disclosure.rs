//! Something that is put away until somebody opens it.

use leptos::prelude::*;

/// The words that open it, and what is then seen; with these classes, too.
#[must_use]
pub fn disclosure(class: &'static str, summary: impl IntoView + 'static, inner: AnyView) -> AnyView {
    frame(class, summary.into_any(), inner)
}

fn frame(class: &'static str, summary: AnyView, inner: AnyView) -> AnyView {
    let class = if class.is_empty() { "govuk-details".to_owned() } else { format!("govuk-details {class}") };
    view! {
        <details class=class>
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{summary}</span></summary>
            <div class="govuk-details__text">{inner}</div>
        </details>
    }
    .into_any()
}
