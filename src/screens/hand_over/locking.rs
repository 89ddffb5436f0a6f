//! Who can open the file: a passphrase of five words, or whoever holds it.

use super::{Handing, question};
use crate::browser::memo::memo;
use crate::handoff::release::{Change, Input};
use crate::parts::{Button, Kept, Labelled, Look, TextBox};
use leptos::prelude::*;

/// The question with what follows from it.
pub fn view(handing: Handing) -> AnyView {
    let is_locked = memo(move || handing.read(|now| now.choices().is_locked()));
    view! {
        {question(handing, "lock")}
        {move || if is_locked.get() { passphrase(handing) } else { warning() }}
    }
    .into_any()
}

fn warning() -> AnyView {
    view! {
        <div class="govuk-warning-text">
            <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
            <strong class="govuk-warning-text__text">
                <span class="govuk-visually-hidden">"Warning: "</span>
                "This file is not locked. Anyone who holds it can read it. Move it only the way your council allows, and delete the copies that you no longer need."
            </strong>
        </div>
    }
    .into_any()
}

fn passphrase(handing: Handing) -> AnyView {
    let words = memo(move || handing.read(|now| now.choices().passphrase.clone()));
    let label = Labelled::new("hand-over-passphrase", "Passphrase").hint(
        "Give it by phone or in person, never beside the file. Kith does not keep it: without it nobody can open the file. You can type your own, of at least 12 letters.",
    );
    let said = move |typed| handing.choose(Change::Passphrase(typed));
    let field =
        TextBox::new("file-new-passphrase", Kept::No("a secret"), "hand-over-passphrase", words, said)
            .class("govuk-input kith-passphrase")
            .described(label.described())
            .view();
    view! {
        {label.view(field)}
        <p class="govuk-body">
            {Button::new(Look::Link, "Make another passphrase", move || handing.hear(Input::NewWords)).view()}
        </p>
    }
    .into_any()
}
