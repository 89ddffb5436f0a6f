//! How a question is answered. Whatever follows from the kind of a question is said here or by a `match` that names every
//! kind, so that a new one does not compile until each such place has said what it does with it.

use super::{Choice, Question, Rows, Scale, Voice};

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of words.
    Line,
    /// Words over this many rows to begin with.
    Paragraph(u8),
    /// Words of which it is said whose they are. They stand apart from others, on the screen and on paper.
    Words(Voice),
    /// A day, in three text fields.
    Day,
    /// A date that may be partial, uncertain or a range, in one text field that says how it was read.
    When,
    /// A time on the 24-hour clock.
    Time,
    /// One of these.
    One(&'static [Choice]),
    /// Any of these.
    Many(&'static [Choice]),
    /// A whole number with its unit, such as "weeks".
    Number(&'static str),
    /// A whole number between two ends, which are always said.
    Scale(&'static Scale),
    /// Another thing of the case, of one of these nouns.
    Link(&'static [&'static str]),
    /// Somebody of the family or the network, or a name that is typed.
    Person,
    /// Who signed and when, or that it was gone through together: questions of their own under one heading, each kept in a
    /// field of its own. [`super::signature`] makes them.
    Signature(&'static [Question]),
    /// Things of their own, each answered by the same few questions; with a grid, each is rated too.
    Rows(&'static Rows),
    /// The rows of another form, each rated anew.
    Rated(&'static Rows),
}

/// What a question of a kind is like, whatever the kind holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Like {
    Words,
    Lines,
    Date,
    Time,
    Choice,
    Number,
    Link,
    Apart,
}

impl Kind {
    /// The one list of what each kind is like.
    const fn like(self) -> Like {
        match self {
            Self::Line => Like::Words,
            Self::Paragraph(_) | Self::Words(_) => Like::Lines,
            Self::Day | Self::When => Like::Date,
            Self::Time => Like::Time,
            Self::One(_) | Self::Many(_) => Like::Choice,
            Self::Number(_) | Self::Scale(_) => Like::Number,
            Self::Link(_) | Self::Person => Like::Link,
            Self::Signature(_) | Self::Rows(_) | Self::Rated(_) => Like::Apart,
        }
    }

    /// The answers that are offered; none where the answer is given otherwise.
    #[must_use]
    pub const fn choices(self) -> &'static [Choice] {
        match self {
            Self::One(choices) | Self::Many(choices) => choices,
            Self::Line
            | Self::Paragraph(_)
            | Self::Words(_)
            | Self::Day
            | Self::When
            | Self::Time
            | Self::Number(_)
            | Self::Scale(_)
            | Self::Link(_)
            | Self::Person
            | Self::Signature(_)
            | Self::Rows(_)
            | Self::Rated(_) => &[],
        }
    }

    /// Whether the answer is in somebody's words.
    #[must_use]
    pub const fn is_words(self) -> bool {
        matches!(self.like(), Like::Words | Like::Lines)
    }

    /// Whether the words go over several lines.
    #[must_use]
    pub const fn is_of_lines(self) -> bool {
        matches!(self.like(), Like::Lines)
    }

    /// Whether the answer is a day, or a date as far as it is known.
    #[must_use]
    pub const fn is_date(self) -> bool {
        matches!(self.like(), Like::Date)
    }

    /// Whether the answer is a whole number.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(self.like(), Like::Number)
    }

    /// Whether the answer can be the id of another thing, which says nothing to people.
    #[must_use]
    pub const fn is_link(self) -> bool {
        matches!(self.like(), Like::Link)
    }

    /// Whether the answer stands elsewhere than under the question's own slug: in things or in fields of its own.
    #[must_use]
    pub const fn is_kept_apart(self) -> bool {
        matches!(self.like(), Like::Apart)
    }

    /// The questions that it consists of, which are asked one by one.
    #[must_use]
    pub const fn parts(self) -> &'static [Question] {
        match self {
            Self::Signature(parts) => parts,
            Self::Line
            | Self::Paragraph(_)
            | Self::Words(_)
            | Self::Day
            | Self::When
            | Self::Time
            | Self::One(_)
            | Self::Many(_)
            | Self::Number(_)
            | Self::Scale(_)
            | Self::Link(_)
            | Self::Person
            | Self::Rows(_)
            | Self::Rated(_) => &[],
        }
    }

    /// The rows that it shows, and whether they are added and changed here.
    #[must_use]
    pub const fn rows(self) -> Option<(&'static Rows, bool)> {
        match self {
            Self::Rows(rows) => Some((rows, true)),
            Self::Rated(rows) => Some((rows, false)),
            Self::Line
            | Self::Paragraph(_)
            | Self::Words(_)
            | Self::Day
            | Self::When
            | Self::Time
            | Self::One(_)
            | Self::Many(_)
            | Self::Number(_)
            | Self::Scale(_)
            | Self::Link(_)
            | Self::Person
            | Self::Signature(_) => None,
        }
    }
}
