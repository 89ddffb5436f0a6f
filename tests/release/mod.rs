//! One door out: what leaves is what was shown and what is recorded, whatever is ticked, typed and tapped meanwhile.

mod device;
mod entries;
mod initials;
mod order;
mod sequences;
mod stale;
mod world;
