//! The budget of the search, counted in steps and never in time, so that the same family gives the
//! same drawing on every machine.

#[derive(Debug)]
pub(crate) struct Budget {
    left: u64,
    used: u64,
}

impl Budget {
    pub fn new(steps: u64) -> Budget {
        Budget { left: steps, used: 0 }
    }

    /// Takes steps from the budget; the last spending may overrun it a little.
    pub fn spend(&mut self, steps: usize) {
        let steps = steps as u64;
        self.used += steps;
        self.left = self.left.saturating_sub(steps);
    }

    pub fn is_spent(&self) -> bool {
        self.left == 0
    }

    pub fn left(&self) -> u64 {
        self.left
    }

    pub fn used(&self) -> u64 {
        self.used
    }
}
