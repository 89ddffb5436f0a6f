//! Hints about what does not belong in a chronology, each with its reason and a way to the working notes; never a block.

use crate::parts::{Button, Look};
use crate::reports::chronology::hints::{Hint, Looks, MOVE};
use leptos::prelude::*;

/// The hints, with the way to the notes and what else can be done.
pub fn view(
    hints: Signal<Vec<Hint>>,
    to_notes: Callback<Looks>,
    more: impl Fn() -> Option<AnyView> + Send + Sync + 'static,
) -> AnyView {
    let more = StoredValue::new(more);
    let body = move || {
        let found = hints.get();
        found.first().copied().map(|first| {
            let reasons = found.iter().map(|hint| view! { <li>{hint.reason}</li> }).collect_view();
            view! {
                <div class="kith-hints">
                    <ul class="govuk-list govuk-!-margin-bottom-1">{reasons}</ul>
                    <p class="kith-actions govuk-!-margin-bottom-0">
                        {Button::new(Look::Link, MOVE, move || to_notes.run(first.looks)).view()}
                        {more.with_value(|more| more())}
                    </p>
                </div>
            }
        })
    };
    view! { <div aria-live="polite">{body}</div> }.into_any()
}
