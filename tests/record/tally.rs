//! How often the rare things happened, so that a run which never saw them cannot pass for a proof.

/// How often the rare things happened.
#[derive(Debug, Default)]
pub struct Tally {
    pub histories: usize,
    pub beside_oracle: usize,
    pub operations: usize,
    pub files: usize,
    pub refused: usize,
    pub flagged: usize,
    pub erased: usize,
    pub brought_back: usize,
    pub conflicts: usize,
    pub chosen: usize,
    pub oracle_conflicts: usize,
}

impl Tally {
    fn counts(&self) -> [(&'static str, usize); 9] {
        [
            ("operations", self.operations),
            ("files", self.files),
            ("refused files", self.refused),
            ("flagged stamps", self.flagged),
            ("erased values", self.erased),
            ("withheld values brought back", self.brought_back),
            ("conflicts", self.conflicts),
            ("choices between heads", self.chosen),
            ("conflicts that automerge reports", self.oracle_conflicts),
        ]
    }

    pub fn never_seen(&self) -> Vec<&'static str> {
        self.counts().into_iter().filter(|(_, count)| *count == 0).map(|(name, _)| name).collect()
    }

    pub const fn add(&mut self, more: &Self) {
        self.histories += more.histories;
        self.beside_oracle += more.beside_oracle;
        self.operations += more.operations;
        self.files += more.files;
        self.refused += more.refused;
        self.flagged += more.flagged;
        self.erased += more.erased;
        self.brought_back += more.brought_back;
        self.conflicts += more.conflicts;
        self.chosen += more.chosen;
        self.oracle_conflicts += more.oracle_conflicts;
    }
}
