//! Something that is ticked or not, and one of several of which one is chosen.

use leptos::prelude::*;

/// A box to tick or a circle to choose, being put together.
pub struct TickBox {
    block: &'static str,
    input: fn(Put) -> AnyView,
    label: AnyView,
    hint: &'static str,
    put: Put,
}

/// What a box and a circle have in common.
struct Put {
    group: String,
    id: String,
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
        let (id, is_ticked, take) = (id.into(), is_ticked.into(), Box::new(take));
        let put = Put { group: String::new(), id, described: None, is_ticked, take };
        Self { block: "govuk-checkboxes", input: checkbox, label: label.into_any(), hint: "", put }
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
        let (group, id, is_ticked) = (group.into(), id.into(), Signal::derive(is_chosen));
        let put = Put { group, id, described: None, is_ticked, take: Box::new(move |_| choose()) };
        // By name, so that the first file of the program, which has boxes only, does not hold the other kind.
        Self { block: "govuk-radios", input: radio, label: label.into_any(), hint: "", put }
    }

    /// Explained under its label.
    #[must_use]
    pub fn hint(mut self, words: &'static str) -> Self {
        self.hint = words;
        self.put.described = (!words.is_empty()).then(|| format!("{}-hint", self.put.id));
        self
    }

    /// Described by what stands elsewhere under this id.
    #[must_use]
    pub fn described(mut self, id: &'static str) -> Self {
        self.put.described = Some(id.to_owned());
        self
    }

    /// The box, to stand among others.
    #[must_use]
    pub fn view(self) -> AnyView {
        let Self { block, input, label, hint, put } = self;
        let id = put.id.clone();
        let hint = (!hint.is_empty()).then(|| {
            let class = format!("govuk-hint {block}__hint");
            view! { <div class=class id=format!("{id}-hint")>{hint}</div> }
        });
        view! {
            <div class=format!("{block}__item")>
                {input(put)}
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

// The types stand in so many words: a test tells by them that nobody types into these.

fn checkbox(put: Put) -> AnyView {
    let Put { id, described, is_ticked, mut take, .. } = put;
    view! {
        <input
            class="govuk-checkboxes__input"
            type="checkbox"
            id=id
            aria-describedby=described
            prop:checked=move || is_ticked.get()
            on:change=move |event| take(event_target_checked(&event))
        />
    }
    .into_any()
}

fn radio(put: Put) -> AnyView {
    let Put { group, id, described, is_ticked, mut take } = put;
    view! {
        <input
            class="govuk-radios__input"
            type="radio"
            id=id
            name=group
            aria-describedby=described
            prop:checked=move || is_ticked.get()
            on:change=move |event| take(event_target_checked(&event))
        />
    }
    .into_any()
}
