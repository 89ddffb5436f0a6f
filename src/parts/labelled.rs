//! A control with what stands around it: its label, a hint, and what is wrong with it.

use super::{described_by, error_id};
use leptos::prelude::*;

/// What stands around a control, being put together.
pub struct Labelled {
    id: String,
    stem: String,
    label: AnyView,
    label_class: &'static str,
    class: &'static str,
    hint: Option<&'static str>,
    error: Option<Signal<Option<&'static str>>>,
    is_spoken: bool,
}

impl Labelled {
    /// The label of the control with this id.
    #[must_use]
    pub fn new(id: impl Into<String>, label: impl IntoView + 'static) -> Self {
        let id = id.into();
        Self {
            stem: id.clone(),
            id,
            label: label.into_any(),
            label_class: "govuk-label",
            class: "govuk-form-group",
            hint: None,
            error: None,
            is_spoken: false,
        }
    }

    /// With the label of a question.
    #[must_use]
    pub const fn bold(mut self) -> Self {
        self.label_class = "govuk-label govuk-label--s";
        self
    }

    /// In an element of these classes instead of the usual one.
    #[must_use]
    pub const fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// With hint and error under ids that begin with this, and not with the id of the control.
    #[must_use]
    pub fn stem(mut self, stem: &'static str) -> Self {
        stem.clone_into(&mut self.stem);
        self
    }

    /// Explained under the label.
    #[must_use]
    pub fn hint(mut self, words: &'static str) -> Self {
        self.hint = Some(words);
        self
    }

    /// Said to be wrong, while there are words for it.
    #[must_use]
    pub fn error(mut self, error: impl Fn() -> Option<&'static str> + Send + Sync + 'static) -> Self {
        self.error = Some(Signal::derive(error));
        self
    }

    /// With what is wrong spoken as soon as it is there.
    #[must_use]
    pub const fn spoken(mut self) -> Self {
        self.is_spoken = true;
        self
    }

    /// The ids by which the control is described: its hint and, while there is one, its error.
    #[must_use]
    pub fn described(&self) -> Signal<Option<String>> {
        let (stem, has_hint, error) = (self.stem.clone(), self.hint.is_some(), self.error);
        Signal::derive(move || {
            described_by(&stem, has_hint, error.is_some_and(|error| error.with(Option::is_some)))
        })
    }

    /// All of it, around the control.
    #[must_use]
    pub fn view(self, control: AnyView) -> AnyView {
        let Self { id, stem, label, label_class, class, hint, error, is_spoken } = self;
        let wrong = error_id(&stem);
        let mut parts = vec![view! { <label class=label_class for=id>{label}</label> }.into_any()];
        parts.extend(hint.map(|words| {
            view! { <div class="govuk-hint" id=format!("{stem}-hint")>{words}</div> }.into_any()
        }));
        if let Some(error) = error {
            let words = move || {
                error.get().map(|words| {
                    let role = is_spoken.then_some("alert");
                    let prefix =
                        is_spoken.then(|| view! { <span class="govuk-visually-hidden">"Error: "</span> });
                    view! { <p class="govuk-error-message" id=wrong.clone() role=role>{prefix} {words}</p> }
                })
            };
            parts.push(words.into_any());
        }
        parts.push(control);
        let is_wrong = move || error.is_some_and(|error| error.with(Option::is_some));
        view! { <div class=class class:govuk-form-group--error=is_wrong>{parts}</div> }.into_any()
    }
}
