//! A list of choices that opens, of which one is chosen.

use leptos::{ev, prelude::*};

/// What can be chosen: each with the value that is heard, and in words.
pub type Options = Vec<(String, String)>;

/// What can be chosen, from words of any kind.
pub fn options<V: Into<String>, W: Into<String>>(all: impl IntoIterator<Item = (V, W)>) -> Options {
    all.into_iter().map(|(value, words)| (value.into(), words.into())).collect()
}

/// A list being put together.
pub struct Select {
    id: String,
    class: &'static str,
    none: Option<&'static str>,
    options: Signal<Options>,
    chosen: Signal<String>,
    label: Signal<Option<String>>,
    described: Signal<Option<String>>,
    take: Box<dyn FnMut(String)>,
}

impl Select {
    /// A list that calls back with the value of what is chosen.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        options: impl Into<Signal<Options>>,
        take: impl FnMut(String) + 'static,
    ) -> Self {
        Self {
            id: id.into(),
            class: "govuk-select",
            none: None,
            options: options.into(),
            chosen: Signal::stored(String::new()),
            label: Signal::stored(None),
            described: Signal::stored(None),
            take: Box::new(take),
        }
    }

    /// Begun by these words, which choose nothing: their value is empty.
    #[must_use]
    pub const fn none(mut self, words: &'static str) -> Self {
        self.none = Some(words);
        self
    }

    /// Showing as chosen what has this value. Without it, nothing is chosen until somebody chooses.
    #[must_use]
    pub fn chosen(mut self, chosen: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.chosen = Signal::derive(chosen);
        self
    }

    /// With these classes instead of the usual one.
    #[must_use]
    pub const fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// Called by these words where no label stands beside it.
    #[must_use]
    pub fn called(mut self, label: Signal<String>) -> Self {
        self.label = Signal::derive(move || Some(label.get()));
        self
    }

    /// Described by the elements with these ids.
    #[must_use]
    pub const fn described(mut self, described: Signal<Option<String>>) -> Self {
        self.described = described;
        self
    }

    /// The list.
    #[must_use]
    pub fn view(self) -> AnyView {
        let Self { id, class, none, options, chosen, label, described, mut take } = self;
        let option = move |(value, words): (String, String)| {
            let same = value.clone();
            let is_chosen = move || chosen.with(|chosen| *chosen == same);
            view! { <option value=value prop:selected=is_chosen>{words}</option> }.into_any()
        };
        let mut parts: Vec<_> =
            none.map(|words| option((String::new(), words.to_owned()))).into_iter().collect();
        let offered = move || options.get().into_iter().map(option).collect_view();
        parts.push(offered.into_any());
        view! {
            <select
                class=class
                id=id
                aria-label=move || label.get()
                aria-describedby=move || described.get()
                on:change=move |event: ev::Event| take(event_target_value(&event))
            >
                {parts}
            </select>
        }
        .into_any()
    }
}
