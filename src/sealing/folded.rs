//! Folding a case into a snapshot: in which order what is stored is read back, and what was removed from the storage, so that
//! whoever destroys words says no more than that.

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

/// What is stored of a case in the order in which it says more: batches that the snapshot covers and that still lie beside it, the
/// snapshot, then the batches after it. A batch holds the state in which an entry was when it was written, and of two states of
/// one entry the later read stands: an older batch may never take back what the snapshot says, though the batch between is gone.
#[must_use]
pub fn in_order<T>(covers: u64, snapshot: Vec<T>, loose: Vec<(u64, T)>) -> Vec<T> {
    let (mut all, mut after) = (Vec::with_capacity(loose.len() + snapshot.len()), Vec::new());
    for (number, batch) in loose {
        if number < covers { all.push(batch) } else { after.push(batch) }
    }
    all.extend(snapshot);
    all.extend(after);
    all
}
