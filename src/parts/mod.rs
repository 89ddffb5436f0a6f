//! Widgets in GOV.UK and MOJ markup: properties in, callbacks out. They know the questions, never the workbench.

pub mod button;
pub mod choices;
pub mod dates;
pub mod diagram;
pub mod dialog;
pub mod disclosure;
pub mod heading;
pub mod labelled;
pub mod lines;
pub mod links;
pub mod paper;
pub mod question;
pub mod ratings;
pub mod scale;
pub mod select;
pub mod stage;
pub mod summary;
pub mod table;
pub mod text;
pub mod tick;
pub mod wiring;

use leptos::prelude::*;

pub use button::{Button, Look};
pub use diagram::DiagramFrame;
pub use dialog::Dialog;
pub use disclosure::disclosure;
pub use labelled::Labelled;
pub use paper::PaperView;
pub use question::QuestionView;
pub use ratings::RatingsView;
pub use select::Select;
pub use stage::{Seen, Stage};
pub use summary::{ErrorSummary, Problemed};
pub use table::{Cell, DataTable};
pub use text::{Kept, TextBox};
pub use tick::TickBox;
pub use wiring::Wiring;

/// The id of the element that says what is wrong with a control.
#[must_use]
pub fn error_id(id: &str) -> String {
    format!("{id}-error")
}

/// What is wrong with a control, while there is something.
pub fn error_view(control: &str, error: Signal<Option<&'static str>>) -> AnyView {
    let id = error_id(control);
    let shown = move || {
        error.get().map(|words| {
            view! {
                <p id=id.clone() class="govuk-error-message">
                    <span class="govuk-visually-hidden">"Error: "</span>
                    {words}
                </p>
            }
        })
    };
    shown.into_any()
}

/// The ids that describe a control: its hint and, while there is one, its error.
#[must_use]
pub fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    let hint = hint.then(|| format!("{id}-hint"));
    let error = error.then(|| error_id(id));
    let ids: Vec<String> = hint.into_iter().chain(error).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
