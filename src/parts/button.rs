//! The one button of the app. It says how it looks, what it is called, and what it does.

use leptos::{
    attr::{
        self,
        any_attribute::{AnyAttribute, IntoAnyAttribute as _},
        custom::custom_attribute,
    },
    ev,
    prelude::*,
    tachys::html::property::prop,
};

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// What a screen is there for.
    Primary,
    /// What can be done beside it.
    Secondary,
    /// What cannot be taken back, or takes something away.
    Warning,
    /// On a coloured ground.
    Inverse,
    /// As a link, but it does something and leads nowhere.
    Link,
    /// A tool above a drawing or beside a list.
    Tool,
    /// One of the commands under a drawing.
    Command,
    /// One of few, of which one is pressed.
    Side,
    /// Something to choose, with a picture of it.
    Offer,
    /// As nothing else in the app looks, by its class.
    Own(&'static str),
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "govuk-button",
            Self::Secondary => "govuk-button govuk-button--secondary",
            Self::Warning => "govuk-button govuk-button--warning",
            Self::Inverse => "govuk-button govuk-button--inverse",
            Self::Link => "kith-link-button",
            Self::Tool => "kith-tool",
            Self::Command => "govuk-button govuk-button--secondary kith-bar__button",
            Self::Side => "kith-side-button",
            Self::Offer => "kith-offer",
            Self::Own(class) => class,
        }
    }
}

/// A button being put together. What it does stands in a box, so that all buttons of the app are made by the same code.
pub struct Button {
    kind: &'static str,
    class: String,
    words: AnyView,
    attributes: Vec<AnyAttribute>,
}

impl Button {
    /// A button that does something.
    #[must_use]
    pub fn new(look: Look, words: impl IntoView + 'static, mut act: impl FnMut() + 'static) -> Self {
        Self::with_event(look, words, move |_| act())
    }

    /// A button that asks how it was tapped, too.
    #[must_use]
    pub fn with_event(
        look: Look,
        words: impl IntoView + 'static,
        act: impl FnMut(ev::MouseEvent) + 'static,
    ) -> Self {
        Self::acting(look, words.into_any(), Box::new(act))
    }

    fn acting(look: Look, words: AnyView, act: Box<dyn FnMut(ev::MouseEvent)>) -> Self {
        Self::of("button", look, words).put(ev::on(ev::click, act).into_any_attr())
    }

    /// A button that sends the form in which it stands.
    #[must_use]
    pub fn submit(look: Look, words: impl IntoView + 'static) -> Self {
        Self::of("submit", look, words.into_any())
    }

    fn of(kind: &'static str, look: Look, words: AnyView) -> Self {
        Self { kind, class: look.class().to_owned(), words, attributes: Vec::new() }
    }

    fn put(mut self, attribute: AnyAttribute) -> Self {
        self.attributes.push(attribute);
        self
    }

    fn put_while(self, name: &'static str, value: Box<dyn Fn() -> Option<String> + Send>) -> Self {
        self.put(custom_attribute(name, value).into_any_attr())
    }

    /// Followed by words that only a reader of the screen hears: of several buttons alike, which this is.
    #[must_use]
    pub fn about(self, words: impl IntoView + 'static) -> Self {
        self.followed_by(words.into_any())
    }

    fn followed_by(mut self, words: AnyView) -> Self {
        let unseen = view! { <span class="govuk-visually-hidden">{words}</span> };
        self.words = (self.words, unseen).into_any();
        self
    }

    /// With these classes, too.
    #[must_use]
    pub fn class(mut self, class: &str) -> Self {
        self.class.push(' ');
        self.class.push_str(class);
        self
    }

    /// Under this id.
    #[must_use]
    pub fn id(self, id: impl Into<String>) -> Self {
        self.put(attr::id(id.into()).into_any_attr())
    }

    /// With this attribute, which is left out while there is no value.
    #[must_use]
    pub fn attribute(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.put_while(name, Box::new(value))
    }

    /// Called by these words where only a sign is seen.
    #[must_use]
    pub fn called(self, words: &'static str) -> Self {
        self.put(custom_attribute("aria-label", words).into_any_attr())
            .put(custom_attribute("title", words).into_any_attr())
    }

    /// Out of use while this holds.
    #[must_use]
    pub fn disabled(self, is_off: impl Fn() -> bool + Send + 'static) -> Self {
        self.off_while(Box::new(is_off))
    }

    fn off_while(self, is_off: Box<dyn Fn() -> bool + Send>) -> Self {
        self.put(prop("disabled", is_off).into_any_attr())
    }

    /// Said to be pressed while this holds.
    #[must_use]
    pub fn pressed(self, is_pressed: impl Fn() -> bool + Send + 'static) -> Self {
        self.attribute("aria-pressed", move || Some(is_pressed().to_string()))
    }

    /// It opens something, which is said to be open while this holds.
    #[must_use]
    pub fn expanded(self, is_open: impl Fn() -> bool + Send + 'static) -> Self {
        self.attribute("aria-expanded", move || Some(is_open().to_string()))
    }

    /// The button.
    #[must_use]
    pub fn view(self) -> AnyView {
        let Self { kind, class, words, attributes } = self;
        view! {
            <button type=kind class={class} {..attributes}>
                {words}
            </button>
        }
        .into_any()
    }
}
