//! What is told of drafts that are not as they were kept.

use crate::{browser::store::Found, workbench::Bench};

impl Bench {
    /// Tells of drafts that cannot be read, are missing, or are not as they were kept last.
    pub(super) fn tell_of_drafts(self, found: &Found) {
        let typed = "Something that you had typed in this case and not added yet";
        let unconcerned = "The record itself is not concerned.";
        if found.damaged > 0 {
            self.notify_error(&format!(
                "{typed} is damaged on this device and cannot be shown. {unconcerned}"
            ));
        }
        if found.unlike.iter().any(|one| !one.is_there) {
            self.notify_error(&format!(
                "{typed} is missing from this browser\u{2019}s storage. Type it again if you still need it. {unconcerned}"
            ));
        }
        if found.unlike.iter().any(|one| one.is_there) {
            self.notify_error(&format!(
                "{typed} is not as Kith kept it last: it may be an earlier state of your words. Look at it before you add it. {unconcerned}"
            ));
        }
    }
}
