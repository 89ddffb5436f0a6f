//! What is being typed and is no entry yet: kept through the change of screens, and sealed on the device like everything else.
//!
//! A draft is no part of the record: nobody has said it. It stays on this device and is in no file that is handed over.

use super::bench::Bench;
use std::{cell::RefCell, collections::BTreeMap};
use wasm_bindgen_futures::spawn_local;

thread_local! {
    /// By case and name. What is in memory is newer than what is on the device.
    static DRAFTS: RefCell<BTreeMap<(String, String), Vec<String>>> = const { RefCell::new(BTreeMap::new()) };
}

impl Bench {
    /// The texts of a draft, as they were last kept in this page.
    #[must_use]
    pub fn draft(self, case: &str, name: &str) -> Option<Vec<String>> {
        DRAFTS.with_borrow(|all| all.get(&self.draft_of(case, name)).cloned())
    }

    /// The realm belongs to it: the training case and a live one may bear one id.
    fn draft_of(self, case: &str, name: &str) -> (String, String) {
        (format!("{:?}/{case}", self.present_realm()), name.to_owned())
    }

    /// Keeps the texts of a draft in this page.
    pub fn keep_draft(self, case: &str, name: &str, texts: Vec<String>) {
        let key = self.draft_of(case, name);
        DRAFTS.with_borrow_mut(|all| all.insert(key, texts));
    }

    /// Writes a draft of this page on the device, sealed. What cannot be written stays in the page.
    pub fn write_draft(self, case: &str, name: &str) {
        let (Some(texts), Some(store)) = (self.draft(case, name), self.store()) else { return };
        let (case, name) = (case.to_owned(), name.to_owned());
        spawn_local(async move {
            let _ = store.keep_local(&case, &name, &texts).await;
        });
    }

    /// The texts of a draft that an earlier page left on the device.
    pub async fn left_draft(self, case: &str, name: &str) -> Option<Vec<String>> {
        self.store()?.local(case, name).await.ok().flatten()
    }
}
