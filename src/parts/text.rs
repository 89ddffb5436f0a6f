//! The one text box of the app. It says how its words are kept, and what the browser and the keyboard may do with them.

use leptos::{
    attr::{
        any_attribute::{AnyAttribute, IntoAnyAttribute as _},
        autocapitalize, autocomplete,
        custom::custom_attribute,
        spellcheck,
    },
    ev,
    prelude::*,
};
use std::rc::Rc;

/// How the words of a box are kept. There is no box that does not say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Each key is an answer of the record.
    InRecord,
    /// Each key is kept among the practitioner's settings.
    InSettings,
    /// They need a tap before they are in the record, and are kept as a draft until then. `screens/draft.rs` makes these.
    Draft,
    /// Not at all, and why: a secret, a search.
    No(&'static str),
}

impl Kept {
    const fn slug(self) -> &'static str {
        match self {
            Self::InRecord => "record",
            Self::InSettings => "settings",
            Self::Draft => "draft",
            Self::No(_) => "no",
        }
    }
}

/// Whether the practitioner lets the browser check spelling and suggest words. It may send what is typed to a service.
#[derive(Clone, Copy, Debug)]
pub struct Spelling(pub Signal<bool>);

/// What is typed into a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// Words in sentences.
    Words,
    /// A date, a number, an address, a secret: nothing that is spelt.
    Marks,
}

type OnKey = Box<dyn FnMut(ev::KeyboardEvent)>;
type Area = fn(u8, Put) -> AnyView;

/// A text box being put together.
pub struct TextBox {
    name: &'static str,
    kept: Kept,
    id: String,
    words: Signal<String>,
    said: Rc<dyn Fn(String)>,
    class: String,
    rows: Option<(u8, Area)>,
    kind: Signal<&'static str>,
    holds: Holds,
    complete: &'static str,
    inputmode: Option<&'static str>,
    described: Signal<Option<String>>,
    invalid: Option<Signal<bool>>,
    list: Option<&'static str>,
    on_key: Option<OnKey>,
    on_leaving: bool,
    is_readonly: bool,
}

impl TextBox {
    /// A box of one line. `name` stands for it in the list of all boxes (`tests/sweep/boxes.rs`); `said` hears each new
    /// state of its words.
    #[must_use]
    pub fn new(
        name: &'static str,
        kept: Kept,
        id: impl Into<String>,
        words: impl Into<Signal<String>>,
        said: impl Fn(String) + 'static,
    ) -> Self {
        Self {
            name,
            kept,
            id: id.into(),
            words: words.into(),
            said: Rc::new(said),
            class: "govuk-input".to_owned(),
            rows: None,
            kind: Signal::stored("text"),
            holds: if matches!(kept, Kept::No(_)) { Holds::Marks } else { Holds::Words },
            complete: "off",
            inputmode: None,
            described: Signal::stored(None),
            invalid: None,
            list: None,
            on_key: None,
            on_leaving: false,
            is_readonly: false,
        }
    }

    /// Of several lines.
    #[must_use]
    pub fn rows(mut self, rows: u8) -> Self {
        // By name, so that the first file of the program, whose boxes have one line, does not hold the other kind.
        self.rows = Some((rows, area));
        self.class = "govuk-textarea".to_owned();
        self
    }

    /// With these classes instead of the usual one.
    #[must_use]
    pub fn class(mut self, class: impl Into<String>) -> Self {
        self.class = class.into();
        self
    }

    /// With this `type`: a passphrase that can be shown, a search.
    #[must_use]
    pub fn kind(mut self, kind: impl Into<Signal<&'static str>>) -> Self {
        self.kind = kind.into();
        self
    }

    /// For a date, a number, an address: nothing that is spelt or begins with a capital letter.
    #[must_use]
    pub const fn marks(mut self) -> Self {
        self.holds = Holds::Marks;
        self
    }

    /// What the browser's own keeper of passphrases may fill in.
    #[must_use]
    pub const fn complete(mut self, complete: &'static str) -> Self {
        self.complete = complete;
        self
    }

    /// With this keyboard on a tablet.
    #[must_use]
    pub const fn inputmode(mut self, inputmode: Option<&'static str>) -> Self {
        self.inputmode = inputmode;
        self
    }

    /// Described by the elements with these ids.
    #[must_use]
    pub fn described(mut self, described: impl Into<Signal<Option<String>>>) -> Self {
        self.described = described.into();
        self
    }

    /// Said to be wrong while this holds.
    #[must_use]
    pub fn invalid(mut self, invalid: impl Into<Signal<bool>>) -> Self {
        self.invalid = Some(invalid.into());
        self
    }

    /// With the words of this list offered.
    #[must_use]
    pub const fn list(mut self, list: Option<&'static str>) -> Self {
        self.list = list;
        self
    }

    /// Hears keys.
    #[must_use]
    pub fn on_key(mut self, act: impl FnMut(ev::KeyboardEvent) + 'static) -> Self {
        self.on_key = Some(Box::new(act));
        self
    }

    /// Says its words when it is left, and not at each key.
    #[must_use]
    pub const fn on_leaving(mut self) -> Self {
        self.on_leaving = true;
        self
    }

    /// To be read and copied only.
    #[must_use]
    pub const fn readonly(mut self) -> Self {
        self.is_readonly = true;
        self
    }

    /// The box.
    #[must_use]
    pub fn view(self) -> AnyView {
        let attributes = rule(self.name, self.kept, self.holds, self.complete);
        let Self { id, words, said, class, rows, kind, inputmode, described, invalid, list, .. } = self;
        let Self { mut on_key, on_leaving, is_readonly, .. } = self;
        let hear = Rc::new(move |event: ev::Event, is_leaving: bool| {
            if is_leaving == on_leaving {
                said(event_target_value(&event));
            }
        });
        let key = Box::new(move |event: ev::KeyboardEvent| {
            if let Some(act) = &mut on_key {
                act(event);
            }
        });
        let put = Put { attributes, class, id, is_readonly, described, invalid, words, hear, key };
        match rows {
            Some((rows, area)) => area(rows, put),
            None => line(kind, inputmode, list, put),
        }
    }
}

/// What boxes of one line and of several have in common, put together.
struct Put {
    attributes: AnyAttribute,
    class: String,
    id: String,
    is_readonly: bool,
    described: Signal<Option<String>>,
    invalid: Option<Signal<bool>>,
    words: Signal<String>,
    hear: Rc<dyn Fn(ev::Event, bool)>,
    key: OnKey,
}

fn area(rows: u8, put: Put) -> AnyView {
    let Put { attributes, class, id, is_readonly, described, invalid, words, hear, key } = put;
    let heard = hear.clone();
    view! {
        <textarea
            {..attributes}
            class=class
            id=id
            rows=rows.to_string()
            readonly=is_readonly
            aria-describedby=move || described.get()
            aria-invalid=move || invalid.map(|invalid| invalid.get().to_string())
            prop:value=move || words.get()
            on:input=move |event| hear(event, false)
            on:change=move |event| heard(event, true)
            on:keydown=key
        ></textarea>
    }
    .into_any()
}

fn line(
    kind: Signal<&'static str>,
    inputmode: Option<&'static str>,
    list: Option<&'static str>,
    put: Put,
) -> AnyView {
    let Put { attributes, class, id, is_readonly, described, invalid, words, hear, key } = put;
    let heard = hear.clone();
    view! {
        <input
            {..attributes}
            class=class
            id=id
            type=move || kind.get()
            inputmode=inputmode
            readonly=is_readonly
            list=list
            aria-describedby=move || described.get()
            aria-invalid=move || invalid.map(|invalid| invalid.get().to_string())
            prop:value=move || words.get()
            on:input=move |event| hear(event, false)
            on:change=move |event| heard(event, true)
            on:keydown=key
        />
    }
    .into_any()
}

/// What the browser and the keyboard may do with the words: the one rule for every box. Checking the spelling and suggesting
/// words may send what is typed to a service, so both are off unless the practitioner has turned them on, and always for
/// secrets and for what is not spelt.
fn rule(name: &'static str, kept: Kept, holds: Holds, complete: &'static str) -> AnyAttribute {
    let allowed = use_context::<Spelling>();
    let is_spelt = holds == Holds::Words;
    let is_on = move || is_spelt && allowed.is_some_and(|Spelling(is_on)| is_on.get());
    let said = move || if is_on() { "true" } else { "false" };
    (
        spellcheck(said),
        custom_attribute("writingsuggestions", said),
        custom_attribute("autocorrect", move || if is_on() { "on" } else { "off" }),
        autocapitalize(if is_spelt { "sentences" } else { "none" }),
        autocomplete(complete),
        custom_attribute("data-box", name),
        custom_attribute("data-kept", kept.slug()),
    )
        .into_any_attr()
}
