//! What the workbench holds of itself, as plain data; the file of the same name keeps each.

use super::orders::RollCall;
use crate::{
    browser::{locks, store::Ready, windows},
    case::{Key, Operation},
    sealing::idle::Idle,
};
use leptos::prelude::*;
use std::collections::BTreeMap;
use web_sys::BroadcastChannel;

/// What is sealed of a case and not known to be on the device.
#[derive(Debug, Default)]
pub(super) struct Sealed {
    /// The batch that is being written.
    pub(super) flying: Option<Ready>,
    /// The next one.
    pub(super) ahead: Option<Ahead>,
    /// Whether the two wait in the browser's storage by name, for the next page.
    pub(super) is_left: bool,
}

/// A batch that was sealed before it is due.
#[derive(Debug)]
pub(super) struct Ahead {
    pub(super) batch: u64,
    pub(super) operations: Vec<Operation>,
    pub(super) ready: Ready,
}

/// What this window knows of the others.
#[derive(Debug, Default)]
pub struct Windows {
    pub(super) line: Option<windows::Line>,
    /// The last order that was followed, or that stood there when Kith was unlocked.
    pub(super) known: Option<String>,
    pub(super) roll: RollCall,
}

/// A step over a file that is going on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taking {
    /// Whether the file is taken back.
    pub is_back: bool,
    /// How far it is.
    pub percent: u32,
}

/// Whether the live cases may be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gate {
    /// The storage has not been read yet.
    Unknown,
    /// No passphrase was chosen on this device.
    SetUp {
        /// Whether there was one: the browser has removed what was kept here.
        was_cleared: bool,
    },
    /// The passphrase is asked for, and nothing of a case is in memory.
    Locked,
    /// The passphrase is asked for; what could not be saved is still in memory.
    Covered,
    /// The keys, or the storage itself, cannot be read: why, in the user's words. The way from here is the rescue page.
    Broken(String),
    /// The cases can be seen.
    Open,
    /// Another program has taken over on this device, and nobody here has asked for it. Nothing is asked before the
    /// practitioner has decided what to do.
    Changed {
        /// Whether something that could not be saved is still in memory.
        is_kept: bool,
    },
    /// Everything that Kith keeps in this browser is being removed.
    BeingRemoved {
        /// Whether this window does it.
        is_here: bool,
    },
    /// This window has removed what it could; what is left is said.
    PartlyRemoved(String),
    /// Everything was removed, and somebody has looked.
    Removed,
}

impl Gate {
    /// Whether it stands before the training case too.
    #[must_use]
    pub const fn is_for_all(&self) -> bool {
        matches!(
            self,
            Self::Changed { .. } | Self::BeingRemoved { .. } | Self::PartlyRemoved(_) | Self::Removed
        )
    }
}

/// Why a case, or the list of them, is not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A case that was here is not in the storage any more.
    Gone,
    /// Nothing of a case can be read.
    Unreadable,
    /// Somebody else has put something into the storage.
    Foreign,
    /// The list of the cases itself is gone.
    ListGone,
}

/// Something that cannot be shown in the list of the cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amiss {
    /// The case's id, where it is about one.
    pub id: String,
    /// The client's name, where it is known.
    pub name: String,
    /// What is amiss.
    pub what: What,
}

/// How long nobody has touched the page, and whether it is being locked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Watch {
    pub(super) idle: Idle,
    pub(super) is_locking: bool,
}

/// Whether this tab may write the open case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hold {
    /// It may.
    #[default]
    Ours,
    /// Another tab writes it.
    Elsewhere,
    /// It is being asked for.
    Asking,
}

/// The channel between the tabs, and the lock that this tab holds.
#[derive(Debug, Default)]
pub struct Tabs {
    pub(super) channel: Option<BroadcastChannel>,
    pub(super) held: Option<(String, locks::Lock)>,
}

impl Tabs {
    /// Whether this tab holds the lock of this name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.held.as_ref().is_some_and(|(held, _)| held == name)
    }
}

/// What wakes the views of each field that is on the screen.
pub(super) type Watched = BTreeMap<Key, ArcTrigger>;
