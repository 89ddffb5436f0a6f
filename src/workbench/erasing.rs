//! Destroying what one entry says on this device: said in the record first, and then gone from the storage too.

use super::{bench::Bench, state::Hold};
use crate::{
    browser::{store::Failure, task},
    case::Stamp,
    edit::{Edit, Refusal},
};
use leptos::prelude::*;

impl Bench {
    /// Destroys the words of an entry of a case, whoever looks on, and tells what came of it.
    pub fn erase(self, id: &str, stamp: Stamp, why: String) {
        let id = id.to_owned();
        task::of_app(async move {
            match self.erased(&id, stamp, why).await {
                Ok(()) => self
                    .notify("The words were destroyed on this device. Who did it and why is in the history."),
                Err(words) => self.notify_error(&words),
            }
        });
    }

    async fn erased(self, id: &str, stamp: Stamp, why: String) -> Result<(), String> {
        if !self.settle(id).await {
            return Err(format!(
                "Nothing was destroyed, because something in this case is not saved on this device yet ({}). Try again when the line at the bottom says that everything is saved.",
                self.saver.why_not_saved(id)
            ));
        }
        if self.open.peek(|session| session.id() == id) != Some(true) {
            let case = self.read_case(id).await?;
            self.hold_case(id, case);
        }
        if self.open.hold.get_untracked() == Hold::Elsewhere {
            return Err(Refusal::Elsewhere.to_string());
        }
        self.dispatch(Edit::Erase { stamp, why }).map_err(|refusal| refusal.to_string())?;
        self.open.wake_all();
        if !self.settle(id).await {
            return Err(format!(
                "The words are destroyed in this window, but that is not saved on this device yet ({}): until it is, they are still in its storage. Kith keeps trying. An older copy of them goes when the case is next put together; make room on the device.",
                self.saver.why_not_saved(id)
            ));
        }
        let store = self.store().ok_or("the storage is not open")?;
        let next = store.next_batch(id).await.map_err(older_copy)?;
        // The batch in which the words were first kept goes only with the second snapshot that covers it.
        let first = store.compact(id).await.map_err(older_copy)?;
        let second = store.compact(id).await.map_err(older_copy)?;
        if second.leaves_nothing_before(next, &first) {
            return Ok(());
        }
        Err("The words are destroyed in the record, but an older copy of them may still be in this device\u{2019}s storage: a part of this case there cannot be read, and Kith removes nothing beside such a part. Once the case was mended by a hand-off file, or you go on without that part, the copy goes when the case is next put together.".to_owned())
    }
}

/// What is told where the storage fails after the words are destroyed in the record.
fn older_copy(failure: Failure) -> String {
    format!(
        "The words are destroyed in the record, but an older copy of them is still in this device\u{2019}s storage ({failure}). It goes when the case is next put together; make room on the device."
    )
}
