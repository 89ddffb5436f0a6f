//! How a question is answered. Whatever follows from the kind of a question is said here or by a `match` that names every
//! kind, so that a new one does not compile until each such place has said what it does with it.

use super::Choice;

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of words.
    Line,
    /// Words over this many rows to begin with.
    Paragraph(u8),
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
    /// The concerns of the involvement, each rated 0 to 10 by each rater.
    Ratings,
}

impl Kind {
    /// The answers that are offered; none where the answer is given otherwise.
    #[must_use]
    pub const fn choices(self) -> &'static [Choice] {
        match self {
            Self::One(choices) | Self::Many(choices) => choices,
            Self::Line
            | Self::Paragraph(_)
            | Self::Day
            | Self::When
            | Self::Time
            | Self::Number(_)
            | Self::Ratings => &[],
        }
    }

    /// Whether the answer is in somebody's words.
    #[must_use]
    pub const fn is_words(self) -> bool {
        match self {
            Self::Line | Self::Paragraph(_) => true,
            Self::Day
            | Self::When
            | Self::Time
            | Self::One(_)
            | Self::Many(_)
            | Self::Number(_)
            | Self::Ratings => false,
        }
    }

    /// Whether the words go over several lines.
    #[must_use]
    pub const fn is_of_lines(self) -> bool {
        match self {
            Self::Paragraph(_) => true,
            Self::Line
            | Self::Day
            | Self::When
            | Self::Time
            | Self::One(_)
            | Self::Many(_)
            | Self::Number(_)
            | Self::Ratings => false,
        }
    }

    /// Whether the answer is a day, or a date as far as it is known.
    #[must_use]
    pub const fn is_date(self) -> bool {
        match self {
            Self::Day | Self::When => true,
            Self::Line
            | Self::Paragraph(_)
            | Self::Time
            | Self::One(_)
            | Self::Many(_)
            | Self::Number(_)
            | Self::Ratings => false,
        }
    }

    /// Whether the answer is a whole number.
    #[must_use]
    pub const fn is_number(self) -> bool {
        match self {
            Self::Number(_) => true,
            Self::Line
            | Self::Paragraph(_)
            | Self::Day
            | Self::When
            | Self::Time
            | Self::One(_)
            | Self::Many(_)
            | Self::Ratings => false,
        }
    }

    /// Whether the answer stands elsewhere than under the question's own slug: in things or in fields of its own.
    #[must_use]
    pub const fn is_kept_apart(self) -> bool {
        match self {
            Self::Ratings => true,
            Self::Line
            | Self::Paragraph(_)
            | Self::Day
            | Self::When
            | Self::Time
            | Self::One(_)
            | Self::Many(_)
            | Self::Number(_) => false,
        }
    }
}
