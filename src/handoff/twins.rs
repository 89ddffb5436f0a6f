//! Two devices that bear one number, since the browser's profile was copied: what both said under one stamp is kept side by side.
//!
//! An entry of the file that bears a stamp of this device's own, under which this device has said something else, gets a stamp
//! that is derived from the entry itself, so that the same file gives the same stamp each time. What supersedes it in the file
//! follows it.

use crate::case::{Case, Device, Operation, Stamp};
use std::collections::BTreeMap;

/// Gives the entries of one file stamps of their own where they collide. The entries come in the order of the file, which is that
/// of their stamps.
#[derive(Clone, Debug)]
pub struct Twins {
    device: Device,
    renamed: BTreeMap<Stamp, Stamp>,
    collided: usize,
    is_shared: bool,
}

impl Twins {
    /// For a file that comes to this device.
    #[must_use]
    pub const fn of(device: Device) -> Self {
        Self { device, renamed: BTreeMap::new(), collided: 0, is_shared: false }
    }

    /// How many entries of the file bore a stamp under which this device has said something else.
    #[must_use]
    pub const fn collided(&self) -> usize {
        self.collided
    }

    /// Whether another device stamps with this one's number: it has said something under it that this one never said.
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        self.is_shared
    }

    /// The entries as they can be taken into the case of this device.
    #[must_use]
    pub fn part(&mut self, local: &Case, entries: Vec<Operation>) -> Vec<Operation> {
        entries.into_iter().map(|entry| self.one(local, entry)).collect()
    }

    fn one(&mut self, local: &Case, mut entry: Operation) -> Operation {
        let stamp = entry.stamp;
        let collides = match local.operation(stamp) {
            Some(known) => {
                // What is damaged here is mended by the sound entry, and is no twin of it.
                stamp.device == self.device
                    && known.is_intact()
                    && entry.is_intact()
                    && !known.agrees_with(&entry)
            }
            None => {
                self.is_shared |= stamp.device == self.device && !local.is_empty();
                false
            }
        };
        let follows = entry.replaces.iter().any(|stamp| self.renamed.contains_key(stamp));
        if !collides && !follows {
            return entry;
        }
        self.collided += usize::from(collides);
        for replaced in &mut entry.replaces {
            if let Some(renamed) = self.renamed.get(replaced) {
                *replaced = *renamed;
            }
        }
        let digest = entry.frame_digest().0;
        let number = digest.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        entry.stamp = Stamp { device: Device(number), ..stamp };
        self.renamed.insert(stamp, entry.stamp);
        entry
    }
}
