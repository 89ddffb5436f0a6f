//! The one door out: whatever leaves this device is made, checked, offered and recorded as one value.
//!
//! A [`Release`] is a snapshot: the cases as they stood and what was chosen to leave of them. It is [`steps::Making`] that
//! writes the file, and [`Made::offer`] that names it, says what it is and writes its entry of the record. An [`Offered`] can
//! be made nowhere else; what is shown, what leaves and what is recorded are that one value, so that they cannot differ.
//! Documents, drawings and tables of the open case take the shorter way through [`Leaf`], to the same value.
//!
//! [`controller::Controller`] is the screen of a hand-over without a screen: it holds what is chosen, drops what a later
//! choice made stale, and says what is to be done. [`departure::Departure`] is the order of a leaving: each case's entry
//! first, then the thing itself, and where that did not leave, a reason in each entry.

pub mod choices;
pub mod controller;
pub mod departure;
pub mod entry;
pub mod leaf;
pub mod making;
pub mod steps;

pub use choices::Choices;
pub use controller::{Change, Controller, Doing, Effect, Input, Ticket};
pub use departure::{Answer, Departure, Outcome, Step};
pub use leaf::{Leaf, by_initials};
pub use making::{Made, Release};

use crate::case::Value;
use crate::forms::handover;
use std::{collections::BTreeMap, sync::Arc};

/// In which form something leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A file of cases that anyone can read.
    File,
    /// A file of cases that needs a passphrase.
    LockedFile,
    /// To the printer, which may be a PDF.
    Print,
    /// Words on the clipboard.
    Text,
    /// A table for a spreadsheet.
    Csv,
    /// A drawing in lines.
    Svg,
    /// A drawing in dots.
    Png,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 7] =
        [Self::File, Self::LockedFile, Self::Print, Self::Text, Self::Csv, Self::Svg, Self::Png];

    /// What the record keeps.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::LockedFile => "locked-file",
            Self::Print => "print",
            Self::Text => "text",
            Self::Csv => "csv",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// The form in words, as the record words it.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        handover::FORMS.iter().find(|one| one.slug == self.slug()).map_or("", |one| one.label)
    }
}

/// By which way it leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the browser's downloads.
    Download,
    /// To another program of the device.
    Share,
    /// To the printer.
    Print,
    /// To the clipboard.
    Clipboard,
}

/// What leaves: the very thing.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The text of a file, or words for the clipboard.
    Text(Arc<str>),
    /// A picture that the browser paints from a drawing.
    Picture {
        /// The drawing.
        svg: Arc<str>,
        /// How wide it is.
        width: f64,
        /// How high it is.
        height: f64,
    },
    /// The page, as it will be printed.
    Page(Arc<str>),
}

impl Content {
    /// The words of it.
    #[must_use]
    pub fn text(&self) -> &Arc<str> {
        match self {
            Self::Text(text) | Self::Page(text) => text,
            Self::Picture { svg, .. } => svg,
        }
    }
}

/// One thing that may leave now: what it is called, the thing itself, what it is, and what the record says of it.
///
/// Its fields cannot be changed, and only this room makes one, after it was looked through.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    name: String,
    content: Content,
    says: String,
    cases: Vec<String>,
    entry: BTreeMap<String, Value>,
    version: u64,
    counts: bool,
}

impl Offered {
    /// The name of the file: nothing of a person.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The thing itself.
    #[must_use]
    pub const fn content(&self) -> &Content {
        &self.content
    }

    /// What it is, in words.
    #[must_use]
    pub fn says(&self) -> &str {
        &self.says
    }

    /// The ids of the cases that are in it.
    #[must_use]
    pub fn cases(&self) -> &[String] {
        &self.cases
    }

    /// What the record of each of these cases says of it.
    #[must_use]
    pub const fn entry(&self) -> &BTreeMap<String, Value> {
        &self.entry
    }

    /// Of which version of the choices it is.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Whether the case is in it as a whole, so that it can be put back from it.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.entry.get(handover::WHAT).is_some_and(|what| what.chooses(handover::WHOLE))
    }

    /// Whether the same within some minutes is counted rather than noted once more.
    #[must_use]
    pub const fn counts(&self) -> bool {
        self.counts
    }
}
