//! What a question is: typed, constant data with a stable slug and the rows of the source that it carries out.

mod kind;
mod said;

pub use crate::case::names::Holds;
pub use kind::Kind;
#[cfg_attr(not(feature = "probe"), allow(unused_imports, reason = "No form asks for a signature yet."))]
pub(crate) use said::signature;
pub use said::{Begun, Grid, HOW, Rows, SIGNED, Scale, TOGETHER, Voice};

use std::borrow::Cow;

/// The id of the person whom the case is about, in every case.
pub const CLIENT: &str = crate::case::family::CLIENT;

/// One of the answers offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the record keeps; never changed once released.
    pub slug: &'static str,
    /// What is read.
    pub label: &'static str,
    /// A line of help under it, or nothing.
    pub hint: &'static str,
}

/// A choice without help.
#[must_use]
pub const fn choice(slug: &'static str, label: &'static str) -> Choice {
    Choice { slug, label, hint: "" }
}

/// A choice with a line of help.
#[must_use]
pub const fn choice_hint(slug: &'static str, label: &'static str, hint: &'static str) -> Choice {
    Choice { slug, label, hint }
}

/// Yes and no.
pub const YES_NO: &[Choice] = &[choice("yes", "Yes"), choice("no", "No")];
/// Yes, no, and not known yet.
pub const YES_NO_UNKNOWN: &[Choice] =
    &[choice("yes", "Yes"), choice("no", "No"), choice("not-known", "Not known yet")];

/// Where the answer is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// In the form's own thing.
    Form,
    /// With the client, so that it is asked only once in a case.
    Client,
    /// It is the answer to another question of the same period of work or of the client, by the noun of its form and its
    /// slug: asked there, and shown here with where it comes from.
    With(&'static str, &'static str),
}

/// When the question is shown. A hidden answer is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Always.
    Always,
    /// When the question with this slug in the same form has one of these choices.
    If(&'static str, &'static [&'static str]),
}

/// Whether the form can be marked complete without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It can.
    Optional,
    /// It can not while the question is shown; the words say what to do.
    Required(&'static str),
}

/// One question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// What the record keeps it under; never changed once released.
    pub slug: &'static str,
    /// The source's short heading.
    pub label: &'static str,
    /// Help, in our own plain words, close to the source's meaning.
    pub hint: &'static str,
    /// How it is answered.
    pub kind: Kind,
    /// Where the answer is kept.
    pub home: Home,
    /// When it is shown.
    pub shown: Shown,
    /// Whether it must be answered.
    pub need: Need,
    /// The rows of the source that it carries out.
    pub source_rows: &'static [&'static str],
    /// Earlier answers to show beside it, as noun and slug of the same episode: `("involvement", "client-goals")`.
    pub beside: &'static [(&'static str, &'static str)],
    /// Whether the answer names people. What is named here is looked for in every other answer.
    pub names: Holds,
    /// What it is called where it stands among others under one heading; empty where its label is short enough.
    pub short: &'static str,
    /// How many letters fit into the system that the answer is copied into; 0 where nothing is known of one. What is typed is
    /// never cut: how many are left is said when few are.
    pub limit: usize,
}

impl Question {
    const fn new(slug: &'static str, label: &'static str, kind: Kind) -> Self {
        Self {
            slug,
            label,
            hint: "",
            kind,
            home: Home::Form,
            shown: Shown::Always,
            need: Need::Optional,
            source_rows: &[],
            beside: &[],
            names: Holds::Words,
            short: "",
            limit: 0,
        }
    }
    /// One line of words.
    #[must_use]
    pub const fn line(slug: &'static str, label: &'static str) -> Self {
        Self::new(slug, label, Kind::Line)
    }
    /// Several lines of words.
    #[must_use]
    pub const fn text(slug: &'static str, label: &'static str) -> Self {
        Self::new(slug, label, Kind::Paragraph(4))
    }
    /// A day.
    #[must_use]
    pub const fn day(slug: &'static str, label: &'static str) -> Self {
        Self::new(slug, label, Kind::Day)
    }
    /// A date that may be partial or uncertain.
    #[must_use]
    pub const fn when(slug: &'static str, label: &'static str) -> Self {
        Self::new(slug, label, Kind::When)
    }
    /// A time of day.
    #[must_use]
    pub const fn time(slug: &'static str, label: &'static str) -> Self {
        Self::new(slug, label, Kind::Time)
    }
    /// One of some choices.
    #[must_use]
    pub const fn one(slug: &'static str, label: &'static str, choices: &'static [Choice]) -> Self {
        Self::new(slug, label, Kind::One(choices))
    }
    /// Any of some choices.
    #[must_use]
    pub const fn many(slug: &'static str, label: &'static str, choices: &'static [Choice]) -> Self {
        Self::new(slug, label, Kind::Many(choices))
    }
    /// A whole number with its unit.
    #[must_use]
    pub const fn number(slug: &'static str, label: &'static str, unit: &'static str) -> Self {
        Self::new(slug, label, Kind::Number(unit))
    }
    /// Several lines of words of which it is said whose they are.
    #[must_use]
    pub const fn words(slug: &'static str, label: &'static str, voice: Voice) -> Self {
        Self::new(slug, label, Kind::Words(voice))
    }
    /// A number between two ends.
    #[must_use]
    pub const fn scale(slug: &'static str, label: &'static str, scale: &'static Scale) -> Self {
        Self::new(slug, label, Kind::Scale(scale))
    }
    /// Another thing of the case, of one of these nouns.
    #[must_use]
    pub const fn link(slug: &'static str, label: &'static str, nouns: &'static [&'static str]) -> Self {
        Self::new(slug, label, Kind::Link(nouns))
    }
    /// Somebody of the family or the network, or a typed name.
    #[must_use]
    pub const fn person(slug: &'static str, label: &'static str) -> Self {
        Self::new(slug, label, Kind::Person).name()
    }
    /// Who signed and when; [`signature`] makes its parts.
    #[must_use]
    pub const fn signature(slug: &'static str, label: &'static str, parts: &'static [Self]) -> Self {
        Self::new(slug, label, Kind::Signature(parts))
    }
    /// Things of their own that are added here.
    #[must_use]
    pub const fn table(slug: &'static str, label: &'static str, rows: &'static Rows) -> Self {
        Self::new(slug, label, Kind::Rows(rows))
    }
    /// The rows of another form, rated anew.
    #[must_use]
    pub const fn rated(slug: &'static str, label: &'static str, rows: &'static Rows) -> Self {
        Self::new(slug, label, Kind::Rated(rows))
    }
    /// Says that the answer is the name of one person.
    #[must_use]
    pub const fn name(mut self) -> Self {
        self.names = Holds::Name;
        self
    }
    /// Says that the answer is a list of names of people.
    #[must_use]
    pub const fn names(mut self) -> Self {
        self.names = Holds::Names;
        self
    }
    /// Says that the answer may name people among other words.
    #[must_use]
    pub const fn may_name(mut self) -> Self {
        self.names = Holds::Among;
        self
    }
    /// Adds help.
    #[must_use]
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }
    /// Sets how many rows a text begins with.
    #[must_use]
    pub const fn rows(mut self, rows: u8) -> Self {
        self.kind = Kind::Paragraph(rows);
        self
    }
    /// Keeps the answer with the client.
    #[must_use]
    pub const fn of_client(mut self) -> Self {
        self.home = Home::Client;
        self
    }
    /// Shows the answer to another question here, with where it comes from, instead of asking once more.
    #[must_use]
    pub const fn same_as(mut self, noun: &'static str, slug: &'static str) -> Self {
        self.home = Home::With(noun, slug);
        self
    }
    /// Says what it is called where it stands among others under one heading.
    #[must_use]
    pub const fn short(mut self, short: &'static str) -> Self {
        self.short = short;
        self
    }
    /// Says how many letters fit into the system that the answer is copied into.
    #[must_use]
    pub const fn limit(mut self, letters: usize) -> Self {
        self.limit = letters;
        self
    }
    /// Shows it only while another question of the form has one of these choices.
    #[must_use]
    pub const fn shown_if(mut self, slug: &'static str, choices: &'static [&'static str]) -> Self {
        self.shown = Shown::If(slug, choices);
        self
    }
    /// Requires an answer before the form is marked complete; the words say what to do.
    #[must_use]
    pub const fn required(mut self, words: &'static str) -> Self {
        self.need = Need::Required(words);
        self
    }
    /// Names the rows of the source that it carries out.
    #[must_use]
    pub const fn cites(mut self, source_rows: &'static [&'static str]) -> Self {
        self.source_rows = source_rows;
        self
    }
    /// Shows earlier answers of the same episode beside it.
    #[must_use]
    pub const fn beside(mut self, beside: &'static [(&'static str, &'static str)]) -> Self {
        self.beside = beside;
        self
    }
}

impl Question {
    /// What it is called where it stands by itself: its label, with whose words the answer is in.
    #[must_use]
    pub fn title(&self) -> Cow<'static, str> {
        match self.kind {
            Kind::Words(voice) => Cow::Owned(format!("{} ({})", self.label, voice.words())),
            Kind::Line
            | Kind::Paragraph(_)
            | Kind::Day
            | Kind::When
            | Kind::Time
            | Kind::One(_)
            | Kind::Many(_)
            | Kind::Number(_)
            | Kind::Scale(_)
            | Kind::Link(_)
            | Kind::Person
            | Kind::Signature(_)
            | Kind::Rows(_)
            | Kind::Rated(_) => Cow::Borrowed(self.label),
        }
    }

    /// What it is called where it stands among others under one heading.
    #[must_use]
    pub const fn in_short(&self) -> &'static str {
        if self.short.is_empty() { self.label } else { self.short }
    }

    /// Whether it is asked here, and not only shown.
    #[must_use]
    pub const fn is_asked(&self) -> bool {
        match self.home {
            Home::Form | Home::Client => true,
            Home::With(..) => false,
        }
    }

    /// How many letters are left, once only a tenth of the limit is; below 0 by as many as there are too many.
    #[must_use]
    pub fn left(&self, words: &str) -> Option<i64> {
        let (letters, limit) = (words.chars().count(), self.limit);
        let is_near = limit > 0 && letters >= limit - limit / 10;
        is_near.then(|| i64::try_from(limit).unwrap_or(i64::MAX).saturating_sub_unsigned(letters as u64))
    }
}

/// Some questions under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// Names it in addresses; never changed once released.
    pub slug: &'static str,
    /// The source's heading.
    pub heading: &'static str,
    /// Help, in our own plain words.
    pub hint: &'static str,
    /// The rows of the source that the section as a whole carries out.
    pub source_rows: &'static [&'static str],
    /// Its questions in the source's order.
    pub questions: &'static [Question],
}

impl Section {
    /// Its questions with the parts of those that consist of several, each after its whole.
    pub fn all(&self) -> impl Iterator<Item = &'static Question> + use<> {
        self.questions.iter().flat_map(|question| std::iter::once(question).chain(question.kind.parts()))
    }

    /// Whether a question with this slug stands in it.
    #[must_use]
    pub fn asks(&self, slug: &str) -> bool {
        self.all().any(|question| question.slug == slug)
    }
}
