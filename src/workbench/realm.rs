//! Which records are kept together, each in a database of its own.

use super::place::{Address, Place};
use crate::case::Subject;

/// The live cases, the fictional training case or the practitioner's own practice; each has a database of its own, and they
/// never meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Realm {
    /// The practitioner's cases.
    #[default]
    Live,
    /// The fictional case.
    Training,
    /// The practitioner's own practice: one record, and no case.
    Practice,
}

impl Realm {
    pub(super) const fn database(self) -> &'static str {
        match self {
            Self::Live => "kith",
            Self::Training => "kith-training",
            Self::Practice => "kith-practice",
        }
    }

    /// Every realm.
    pub(super) const ALL: [Self; 3] = [Self::Live, Self::Training, Self::Practice];

    /// Whether it stands behind the passphrase of the device, and its bodies are sealed.
    pub(super) const fn is_sealed(self) -> bool {
        !matches!(self, Self::Training)
    }

    /// The realm of an address.
    pub(super) fn of(address: &Address) -> Self {
        match address.place.subject() {
            Subject::Practice => Self::Practice,
            Subject::Case if address.training => Self::Training,
            Subject::Case => Self::Live,
        }
    }

    /// Where a file of this realm is opened.
    #[must_use]
    pub const fn door(self) -> Place {
        match self {
            Self::Live | Self::Training => Place::OpenFile,
            Self::Practice => Place::OpenPractice,
        }
    }
}
