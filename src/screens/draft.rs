//! A box whose words still need a tap: they are a draft until they are in the record, and come back to their box until then.

use crate::{
    browser::task::OfScreen,
    edit::drafts::Place,
    parts::{Kept, TextBox},
    workbench::{Bench, bench::use_bench},
};
use leptos::prelude::*;

/// The words of one box, or of what is chosen beside it. Copying it copies no words.
#[derive(Clone, Copy)]
pub struct Draft {
    bench: Bench,
    name: &'static str,
    place: StoredValue<Option<Place>>,
    words: RwSignal<String>,
}

impl Draft {
    /// The draft of the box with this name, and where there are several of it, of this one, in the open case.
    #[must_use]
    pub fn of(name: &'static str, which: &str) -> Self {
        let bench = use_bench();
        let whole = if which.is_empty() { name.to_owned() } else { format!("{name}/{which}") };
        let place = bench.place_of_draft(whole);
        let words = RwSignal::new(place.as_ref().map(|place| bench.draft(place)).unwrap_or_default());
        let draft = Self { bench, name, place: StoredValue::new(place.clone()), words };
        if let Some(place) = place.filter(|place| !bench.knows_drafts(place)) {
            OfScreen::here().start(async move {
                bench.read_drafts(&place.case.1).await;
                let found = bench.draft(&place);
                if words.try_get_untracked().is_some_and(|typed| typed != found) {
                    let _ = words.try_set(found);
                }
            });
        }
        draft
    }

    /// Its words; whoever reads them within an effect is woken when they change.
    #[must_use]
    pub fn get(self) -> String {
        self.words.try_get().unwrap_or_default()
    }

    /// Its words, told once.
    #[must_use]
    pub fn get_untracked(self) -> String {
        self.words.try_get_untracked().unwrap_or_default()
    }

    /// Looks at its words.
    pub fn with<T>(self, look: impl FnOnce(&str) -> T) -> T {
        self.words.with(|words| look(words))
    }

    /// The words are these from now on. They are kept before anybody can leave the screen.
    pub fn set(self, words: String) {
        if let Some(Some(place)) = self.place.try_get_value() {
            if !self.bench.may_type_draft(&place, &words) {
                return;
            }
            self.bench.keep_draft(&place, &words);
        }
        let _ = self.words.try_set(words);
    }

    /// The words are in the record, or not wanted any more: the draft is gone.
    pub fn clear(self) {
        self.set(String::new());
    }

    /// The box itself.
    #[must_use]
    pub fn text_box(self, id: impl Into<String>) -> TextBox {
        TextBox::new(self.name, Kept::Draft, id, self.words, move |words| self.set(words))
    }
}
