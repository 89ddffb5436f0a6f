//! Something that is ticked or not, and one of several of which one is chosen.

use leptos::prelude::*;

/// A box to tick or a circle to choose, being put together.
pub struct TickBox {
    kind: &'static str,
    block: &'static str,
    group: Option<String>,
    id: String,
    label: AnyView,
    hint: &'static str,
    described: Option<String>,
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
            kind: "checkbox",
            block: "govuk-checkboxes",
            group: None,
            id: id.into(),
            label: label.into_any(),
            hint: "",
            described: None,
            is_ticked: is_ticked.into(),
            take: Box::new(take),
        }
    }

    /// One of a group, that calls back when it is chosen.
    #[must_use]
    pub fn one_of(
        group: impl Into<String>,
        id: impl Into<String>,
        label: impl IntoView + 'static,
        is_chosen: impl Fn() -> bool + Send + Sync + 'static,
        mut choose: impl FnMut() + 'static,
    ) -> Self {
        Self {
            kind: "radio",
            block: "govuk-radios",
            group: Some(group.into()),
            ..Self::new(id, label, Signal::derive(is_chosen), move |_| choose())
        }
    }

    /// Explained under its label.
    #[must_use]
    pub fn hint(mut self, words: &'static str) -> Self {
        self.hint = words;
        self.described = (!words.is_empty()).then(|| format!("{}-hint", self.id));
        self
    }

    /// Described by what stands elsewhere under this id.
    #[must_use]
    pub fn described(mut self, id: &'static str) -> Self {
        self.described = Some(id.to_owned());
        self
    }

    /// The box, to stand among others.
    #[must_use]
    pub fn view(self) -> AnyView {
        let Self { kind, block, group, id, label, hint, described, is_ticked, mut take } = self;
        let hint = (!hint.is_empty()).then(|| {
            let class = format!("govuk-hint {block}__hint");
            view! { <div class=class id=format!("{id}-hint")>{hint}</div> }
        });
        view! {
            <div class=format!("{block}__item")>
                <input
                    class=format!("{block}__input")
                    type=kind
                    id=id.clone()
                    name=group
                    aria-describedby=described
                    prop:checked=move || is_ticked.get()
                    on:change=move |event| take(event_target_checked(&event))
                />
                <label class=format!("govuk-label {block}__label") for=id>{label}</label>
                {hint}
            </div>
        }
        .into_any()
    }

    /// The box by itself, with these classes, too.
    #[must_use]
    pub fn alone(self, class: &'static str) -> AnyView {
        let mut classes = format!("{0} {0}--small", self.block);
        if !class.is_empty() {
            classes.push(' ');
            classes.push_str(class);
        }
        view! { <div class=classes>{self.view()}</div> }.into_any()
    }
}
