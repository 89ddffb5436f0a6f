//! Undo and redo as people meet them: what would take much of what was written is shown and asked about first.

use crate::{
    edit::{Edit, taking::Taken},
    parts::{Button, Dialog, Look},
    workbench::{Bench, bench::use_bench, second::second},
};
use leptos::prelude::*;

/// No more of the words than this are shown in the question.
const SHOWN: usize = 1_000;

/// The undo or redo that is being asked about. One for the whole page.
#[derive(Clone, Copy)]
pub struct Undoing {
    bench: Bench,
    asked: RwSignal<Option<(Edit, Taken)>>,
}

impl Undoing {
    /// Makes it known to every screen.
    pub fn provide(bench: Bench) -> Self {
        let undoing = Self { bench, asked: RwSignal::new(None) };
        provide_context(undoing);
        undoing
    }

    /// Undoes or does again, once it was asked where much would go.
    pub fn attempt(self, edit: Edit) {
        // Where it is not there, no case is open.
        let Some(second) = second() else { return };
        match second.asked_about(self.bench, &edit) {
            Some(taken) => self.asked.set(Some((edit, taken))),
            None => drop(second.attempt(self.bench, edit)),
        }
    }
}

/// The undoing of this page.
#[must_use]
pub fn use_undoing() -> Undoing {
    expect_context()
}

/// The question, while there is one.
#[component]
pub fn UndoQuestion() -> impl IntoView {
    let bench = use_bench();
    let undoing = use_undoing();
    let put_away = move || undoing.asked.set(None);
    move || {
        undoing.asked.get().map(|(edit, taken)| {
            let name = if edit == Edit::Undo { "Undo" } else { "Redo" };
            let is_whole = taken.words.chars().count() <= SHOWN;
            let words: String = taken.words.chars().take(SHOWN).collect();
            let words = if is_whole { words } else { format!("{words}\u{2026}") };
            let go = move || {
                put_away();
                bench.attempt(edit.clone());
            };
            view! {
                <Dialog title=format!("{name} takes {} letters", taken.letters) on_close=Callback::new(move |()| put_away())>
                    <p class="govuk-body">"These words would go from the screen. They stay in the history."</p>
                    <blockquote class="govuk-inset-text govuk-!-margin-bottom-4 kith-plain kith-taken" tabindex="0" aria-label="The words that would go">{words}</blockquote>
                    <div class="govuk-button-group">
                        {Button::new(Look::Primary, "Keep the words", put_away).view()}
                        {Button::new(Look::Warning, format!("{name} all the same"), go).view()}
                    </div>
                </Dialog>
            }
        })
    }
}
