//! What folding a case into a snapshot has removed from the storage: whoever destroys words says no more than that.

/// What a snapshot that was written covers, and what was deleted after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The number of the snapshot.
    pub generation: u64,
    /// It holds everything of the batches with smaller numbers.
    pub covers: u64,
    /// No batch with a smaller number is there any more.
    pub batches_from: u64,
    /// No snapshot with a smaller number is there any more.
    pub snapshots_from: u64,
}

impl Folded {
    /// Whether nothing is left in the storage that was written before the batch of this number, when the case was first folded
    /// like `first` and then like this.
    #[must_use]
    pub const fn leaves_nothing_before(&self, batch: u64, first: &Self) -> bool {
        // The first snapshot was written when the batches up to this one were there: it holds what they say together.
        first.covers >= batch && self.snapshots_from >= first.generation && self.batches_from >= batch
    }
}
