//! Something that is ticked or not.

use leptos::prelude::*;

/// A box to tick, being put together.
pub struct TickBox {
    id: String,
    label: AnyView,
    hint: &'static str,
    is_ticked: Signal<bool>,
    take: Box<dyn FnMut(bool)>,
}

impl TickBox {
    /// A box that calls back with whether it is ticked.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        label: impl IntoView + 'static,
        is_ticked: impl Into<Signal<bool>>,
        take: impl FnMut(bool) + 'static,
    ) -> Self {
        Self {
            id: id.into(),
            label: label.into_any(),
            hint: "",
            is_ticked: is_ticked.into(),
            take: Box::new(take),
        }
    }

    /// Explained under its label.
    #[must_use]
    pub const fn hint(mut self, words: &'static str) -> Self {
        self.hint = words;
        self
    }

    /// The box, to stand among others.
    #[must_use]
    pub fn view(self) -> AnyView {
        let Self { id, label, hint, is_ticked, mut take } = self;
        let hint_id = format!("{id}-hint");
        let described = (!hint.is_empty()).then(|| hint_id.clone());
        let hint = (!hint.is_empty())
            .then(|| view! { <div class="govuk-hint govuk-checkboxes__hint" id=hint_id>{hint}</div> });
        view! {
            <div class="govuk-checkboxes__item">
                <input
                    class="govuk-checkboxes__input"
                    type="checkbox"
                    id=id.clone()
                    aria-describedby=described
                    prop:checked=move || is_ticked.get()
                    on:change=move |event| take(event_target_checked(&event))
                />
                <label class="govuk-label govuk-checkboxes__label" for=id>{label}</label>
                {hint}
            </div>
        }
        .into_any()
    }

    /// The box by itself, with these classes, too.
    #[must_use]
    pub fn alone(self, class: &'static str) -> AnyView {
        let class = format!("govuk-checkboxes govuk-checkboxes--small {class}");
        view! { <div class=class>{self.view()}</div> }.into_any()
    }
}
