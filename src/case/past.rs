//! The case as it stood at a moment: the fold of the operations that were made up to then.

use super::fold::Case;

impl Case {
    /// The case that the operations tell whose stamps lie no later than `moment`, in milliseconds since 1970.
    ///
    /// It is what had been entered by then on every device together, also what reached this one in a file only later.
    /// What was being typed at the moment is an entry of the moment at which the typing began. A value that was erased
    /// since is erased in the past too. A stamp is as right as the clock of the device that made it.
    #[must_use]
    pub fn at(&self, moment: u64) -> Self {
        // Each operation was checked when it came into the case.
        self.part(|operation| operation.stamp.millis <= moment)
    }
}
