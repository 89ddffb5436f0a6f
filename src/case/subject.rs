//! Whom a record is about: a case, or the practitioner's own practice. The machinery of the record is the same for both, and
//! neither ever holds anything of the other.

/// Whom a record is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// A client, and the work with them.
    #[default]
    Case,
    /// The practitioner: what they learnt, and what became of it.
    Practice,
}

/// The id of the practice record. There is one for a practitioner, on whichever of their devices.
pub const PRACTICE: &str = "practice";

impl Subject {
    /// Every subject.
    pub const ALL: [Self; 2] = [Self::Case, Self::Practice];

    /// What a record of it is called, in the middle of a sentence.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Practice => "practice",
        }
    }

    /// Whom the record with this id is about.
    #[must_use]
    pub fn of(id: &str) -> Self {
        if id == PRACTICE { Self::Practice } else { Self::Case }
    }
}
