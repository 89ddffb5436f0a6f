//! What the chronology may mean: thoughts beside the entries, each signed and dated, added and never changed.

use super::{book::Book, part_heading};
use crate::{
    browser::clock,
    case::Key,
    parts::{Button, Labelled, Look},
    reports::chronology::analysis::{NOUN, Thought, add, thoughts},
    screens::withdraw::WithdrawButton,
};
use leptos::prelude::*;

/// The part of the screen.
pub fn view(book: Book) -> AnyView {
    let all = book.bench.open.slice(thoughts);
    let words = book.thought;
    let problem = RwSignal::new(false);
    let sign = move || {
        let thought = words.get_untracked();
        problem.set(thought.trim().is_empty());
        if !problem.get_untracked() && book.bench.attempt(add(thought.trim(), &clock::new_id())) {
            words.clear();
        }
    };
    let item = move |thought: Thought| {
        let signed = format!("{}, {}", thought.by, clock::in_words(thought.millis));
        let thing = Key::thing(NOUN, &thought.id);
        let what = format!("the thought of {}", clock::in_words(thought.millis));
        view! {
            <li class="kith-card">
                <p class="kith-plain">{thought.words}</p>
                <p class="kith-secondary govuk-!-margin-bottom-0">{signed}</p>
                <WithdrawButton thing what/>
            </li>
        }
    };
    let thought = Labelled::new("analysis-thought", "A thought")
        .bold()
        .stem("analysis")
        .hint("What you see in the entries, what speaks against it, and what you would do to find out.")
        .error(move || problem.get().then_some("Enter the thought first."));
    let thought_box = words.text_box("analysis-thought").rows(4).described(thought.described()).view();
    view! {
        {part_heading("Analysis")}
        <p class="govuk-body">"What the pattern may mean, apart from the entries. Each thought is kept under your name with its time, and is not changed later: a second thought is another."</p>
        {thought.view(thought_box)}
        {Button::new(Look::Primary, "Sign and keep", sign).view()}
        <ul class="kith-cards">
            <For each=move || all.get().unwrap_or_default() key=Clone::clone children=item/>
        </ul>
    }
    .into_any()
}
