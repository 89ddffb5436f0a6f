//! What one guess at a passphrase costs: the parameters of Argon2id, with a floor under which none is accepted.

use serde::{Deserialize, Serialize};

/// The parameters of Argon2id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// What is used unless the device is too slow or too small: 64 MiB, three passes.
    pub const USUAL: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
    /// The least that is ever used, and the least that is accepted when read (OWASP: 19 MiB, two passes).
    pub const FLOOR: Self = Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 };
    /// From the dearest down to the floor; a device uses the first that it bears.
    pub const LADDER: [Self; 4] = [
        Self::USUAL,
        Self { memory_kib: 64 * 1024, passes: 2, lanes: 1 },
        Self { memory_kib: 32 * 1024, passes: 2, lanes: 1 },
        Self::FLOOR,
    ];
    /// More than this is not what Kith wrote, and would hang a tablet.
    const MOST: Self = Self { memory_kib: 1024 * 1024, passes: 16, lanes: 4 };

    /// Whether a stored cost may be used: a weaker one would let whoever wrote it make guessing cheap.
    #[must_use]
    pub const fn is_acceptable(self) -> bool {
        self.memory_kib >= Self::FLOOR.memory_kib
            && self.passes >= Self::FLOOR.passes
            && self.lanes >= Self::FLOOR.lanes
            && self.memory_kib <= Self::MOST.memory_kib
            && self.passes <= Self::MOST.passes
            && self.lanes <= Self::MOST.lanes
    }

    /// Memory touched in all, by which the time of one cost is told from that of another.
    #[must_use]
    pub const fn work(self) -> u64 {
        self.memory_kib as u64 * self.passes as u64
    }

    /// The first of the ladder that takes no longer than `most_millis`, told from the time that the floor took.
    #[must_use]
    pub fn bearable(floor_millis: u64, most_millis: u64) -> Self {
        let fits = |cost: &Self| floor_millis * cost.work() <= most_millis * Self::FLOOR.work();
        Self::LADDER.into_iter().find(fits).unwrap_or(Self::FLOOR)
    }
}
