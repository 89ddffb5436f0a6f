//! Why an edit was not made, in the user's words.

use crate::case::{Corruption, Key, Subject};
use crate::forms::Problem;
use std::fmt;

/// Why an edit was not made, in the user's words.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// It says what is there already; nobody need be told.
    NothingNew,
    /// A reason is asked for.
    ReasonNeeded,
    /// The thing is not in the case.
    NotThere,
    /// A thing with this address is in the case already.
    AlreadyThere,
    /// Questions are missing before the form is complete.
    Incomplete(Vec<Problem>),
    /// There is nothing to undo, or to do again.
    NothingToUndo,
    /// The case is being edited in another tab.
    Elsewhere,
    /// This device has only a redacted copy of what is there, so that an answer here would replace words never seen.
    LeftOut,
    /// One text is longer than any device opens.
    TooLong,
    /// No list says whose this would be, so that no copy would leave it out and no history would show it.
    NoPlace(Key),
    /// It is of the other subject: something of the practitioner's practice for a case, or the reverse. This is what the record
    /// is about.
    OfTheOther(Subject),
    /// The file contradicts the case.
    Corrupt(Corruption),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingNew => f.write_str("Nothing has changed."),
            Self::ReasonNeeded => f.write_str("Enter the reason. It is kept with the record."),
            Self::NotThere => f.write_str("That is no longer in this case. Go back and look again."),
            Self::AlreadyThere => f.write_str("That is in this case already."),
            Self::Incomplete(problems) => {
                write!(f, "There are {} answers to give before this can be marked complete.", problems.len())
            }
            Self::NothingToUndo => f.write_str("There is nothing to undo."),
            Self::Elsewhere => f.write_str(
                "This case is being edited in another tab. Choose \u{201c}Take over\u{201d} to go on in this one.",
            ),
            Self::LeftOut => f.write_str(
                "This was left out or changed in the copy that this device has, so it cannot be changed here. Write what you know as a new entry, or ask for a full copy.",
            ),
            Self::TooLong => f.write_str(
                "This text is longer than 1,000,000 letters, which is the most that can be kept in one box. Nothing was changed. Put it in as several entries.",
            ),
            Self::NoPlace(key) => write!(
                f,
                "Kith has no place for this in the record ({key}), which is a mistake of the program. Nothing was changed. Write it as a working note."
            ),
            Self::OfTheOther(Subject::Case) => f.write_str(
                "This belongs to your own practice, and no case holds anything of that. Nothing was changed. Write it under \u{201c}My practice\u{201d}.",
            ),
            Self::OfTheOther(Subject::Practice) => f.write_str(
                "This belongs to a case, and the record of your practice holds nothing of a case. Nothing was changed. Write it in the case.",
            ),
            Self::Corrupt(corruption) => write!(
                f,
                "This file does not fit the case: {corruption}. Nothing was changed. Ask for the file to be exported again."
            ),
        }
    }
}
