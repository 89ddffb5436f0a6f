//! Where the clock of a device jumped, told by the record alone: what was made later and bears a much earlier time.

use super::{
    fold::Case,
    stamp::{Device, EARLIEST_MILLIS, FAR_FUTURE_MILLIS, is_far_ahead},
};
use std::collections::BTreeMap;

/// A device's clock was put back: an entry was made over one that bears a time more than a day later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The device.
    pub device: Device,
    /// The first and the last time of the entries made before, as their clock had them.
    pub before: (u64, u64),
    /// The first time that was said after them.
    pub after: u64,
}

/// Where the clocks of devices were put back, by device. One walk over the entries, whatever they claim to replace.
#[must_use]
pub fn jumps(case: &Case) -> Vec<Jump> {
    let mut pairs: BTreeMap<u64, Vec<(u64, u64)>> = BTreeMap::new();
    for operation in case.operations() {
        let later = operation.stamp;
        for earlier in operation.replaces.iter().filter(|earlier| earlier.device == later.device) {
            let is_put_back = is_far_ahead(earlier.millis, later.millis);
            // What is named and not here is a claim, and no entry.
            if is_put_back && case.operation(*earlier).is_some() {
                pairs.entry(later.device.0).or_default().push((earlier.millis, later.millis));
            }
        }
    }
    let mut jumps: Vec<Jump> = Vec::new();
    for (device, mut pairs) in pairs {
        pairs.sort_unstable();
        for (before, after) in pairs {
            let is_same = |jump: &&mut Jump| {
                jump.device.0 == device && before.saturating_sub(jump.before.1) <= FAR_FUTURE_MILLIS
            };
            match jumps.last_mut().filter(is_same) {
                Some(jump) => {
                    jump.before.1 = before;
                    jump.after = jump.after.min(after);
                }
                None => jumps.push(Jump { device: Device(device), before: (before, before), after }),
            }
        }
    }
    jumps
}

/// Entries of a device that bear times more than a day ahead of now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// How many.
    pub entries: usize,
    /// The first and the last of their times.
    pub times: (u64, u64),
}

/// The entries of each device whose times have not come yet.
#[must_use]
pub fn ahead(case: &Case, now: u64) -> BTreeMap<u64, Ahead> {
    let mut all: BTreeMap<u64, Ahead> = BTreeMap::new();
    let stamps = case.operations().map(|operation| operation.stamp);
    for stamp in stamps.filter(|stamp| is_far_ahead(stamp.millis, now)) {
        let times = (stamp.millis, stamp.millis);
        let of_device = all.entry(stamp.device.0).or_insert(Ahead { entries: 0, times });
        of_device.entries += 1;
        of_device.times.1 = stamp.millis;
    }
    all
}

/// What is wrong with the clock of this device, as far as the case tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It shows a time at which this program was not there yet.
    Behind,
    /// Entries that were made on this device bear times that have not come: the clock was ahead then, or is behind now.
    Differs(Ahead),
}

/// What is wrong with the clock of this device at this moment.
#[must_use]
pub fn trouble(case: &Case, device: Device, now: u64) -> Option<Trouble> {
    if now < EARLIEST_MILLIS {
        return Some(Trouble::Behind);
    }
    ahead(case, now).remove(&device.0).map(Trouble::Differs)
}
