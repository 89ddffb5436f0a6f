//! Entries of a file that bear a stamp under which something else is known here: another device has this one's number, since the
//! browser's profile was copied; or somebody has altered an entry on its way. What both say is kept side by side, so that no file
//! keeps another out.
//!
//! Such an entry gets a stamp that is derived from the entry itself, so that it is the same each time and on each device. What
//! supersedes it in the file follows it. On the device that has the other one under the stamp the two have changed roles: an
//! entry that comes back under its derived stamp is known by what it says.

use crate::case::{Case, Device, Operation, Stamp};
use std::collections::{BTreeMap, BTreeSet};

/// So often another stamp is derived, where the one before is taken as well.
const MOST_TRIES: usize = 100;

/// Gives the entries of one file stamps of their own where they collide. The entries come in the order of the file, which is that
/// of their stamps.
#[derive(Clone, Debug)]
pub struct Twins {
    device: Device,
    /// What the file calls otherwise than this device.
    renamed: BTreeMap<Stamp, Stamp>,
    /// The derived stamps of what is known here, by instant, as far as they were asked for.
    derived: BTreeMap<(u64, u16), BTreeMap<Stamp, Stamp>>,
    collided: usize,
    beside: usize,
    is_shared: bool,
    has_changed: bool,
}

impl Twins {
    /// For a file that comes to this device.
    #[must_use]
    pub const fn of(device: Device) -> Self {
        Self {
            device,
            renamed: BTreeMap::new(),
            derived: BTreeMap::new(),
            collided: 0,
            beside: 0,
            is_shared: false,
            has_changed: false,
        }
    }

    /// How many entries of the file bore a stamp of this device's own, under which it has said something else.
    #[must_use]
    pub const fn collided(&self) -> usize {
        self.collided
    }

    /// How many entries of the file bore the stamp of another device, under which something else is known here.
    #[must_use]
    pub const fn beside(&self) -> usize {
        self.beside
    }

    /// Whether another device stamps with this one's number: it has said something under it that this one never said.
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        self.is_shared
    }

    /// Whether any entry is called otherwise here than in the file.
    #[must_use]
    pub const fn has_changed(&self) -> bool {
        self.has_changed
    }

    /// The entries as they can be taken into the case of this device.
    #[must_use]
    pub fn part(&mut self, local: &Case, entries: Vec<Operation>) -> Vec<Operation> {
        entries.into_iter().map(|entry| self.one(local, entry)).collect()
    }

    fn one(&mut self, local: &Case, entry: Operation) -> Operation {
        let stamp = entry.stamp;
        if let Some(known) = self.known_as(local, &entry) {
            return known;
        }
        let known = local.operation(stamp);
        self.is_shared |= known.is_none() && stamp.device == self.device && !local.is_empty();
        // What is not as it was written is no twin, and refused; what is damaged here is mended by the sound entry.
        let differs = known.is_some_and(|known| !known.agrees_with(&entry));
        let collides = differs && entry.is_intact() && local.check(&entry).is_err();
        let (entry, follows) = self.named_here(entry);
        if !collides && !follows {
            return entry;
        }
        let mut entry = entry.apart();
        for _ in 0..MOST_TRIES {
            // Somebody may have put something else under the derived stamp.
            if local.check(&entry).is_ok() {
                break;
            }
            entry = entry.apart();
        }
        if collides {
            let is_new = local.operation(entry.stamp).is_none();
            let count = if stamp.device == self.device { &mut self.collided } else { &mut self.beside };
            *count += usize::from(is_new);
        }
        self.has_changed = true;
        self.renamed.insert(stamp, entry.stamp);
        entry
    }

    /// What is known here under its first stamp, and comes under the one that it got on another device.
    fn known_as(&mut self, local: &Case, entry: &Operation) -> Option<Operation> {
        let known = self.first_stamp(local, entry.stamp).and_then(|stamp| local.operation(stamp))?;
        let entry = Operation { stamp: known.stamp, replaces: known.replaces.clone(), ..entry.clone() };
        // What it supersedes has other names here, and says nothing else.
        local.check(&entry).ok()?;
        self.has_changed = true;
        self.renamed.insert(known.apart_stamp(), known.stamp);
        Some(entry)
    }

    /// The stamp here of what got this one elsewhere.
    fn first_stamp(&mut self, local: &Case, stamp: Stamp) -> Option<Stamp> {
        local.of_instant(stamp).find(|known| known.stamp != stamp)?;
        let derived = self.derived.entry((stamp.millis, stamp.counter)).or_insert_with(|| {
            local.of_instant(stamp).map(|known| (known.apart_stamp(), known.stamp)).collect()
        });
        derived.get(&stamp).copied()
    }

    /// The entry with what it supersedes by the names that this has here, and whether any of these is another.
    fn named_here(&self, mut entry: Operation) -> (Operation, bool) {
        if !entry.replaces.iter().any(|stamp| self.renamed.contains_key(stamp)) {
            return (entry, false);
        }
        let name = |stamp: &Stamp| self.renamed.get(stamp).copied().unwrap_or(*stamp);
        let names: BTreeSet<Stamp> = entry.replaces.iter().map(name).collect();
        let is_other = !entry.replaces.iter().copied().eq(names.iter().copied());
        entry.replaces = names.into_iter().collect();
        (entry, is_other)
    }
}
