//! Who can open the file: a passphrase of five words, or whoever holds it.

use super::{Handing, making, question};
use crate::browser::worker;
use leptos::{prelude::*, task::spawn_local};

/// How many words a passphrase has.
const WORDS: u32 = 5;
/// The shortest passphrase of one's own, in letters.
const SHORTEST: usize = 12;

fn new_words(handing: Handing) {
    spawn_local(async move {
        match worker::passphrase_words(WORDS).await {
            Ok(words) => {
                let _ = handing.passphrase.try_set(words);
            }
            Err(worker::Trouble::Cancelled) => {}
            Err(trouble) => handing.bench.trouble(&format!("No passphrase was made. {trouble}")),
        }
    });
}

/// The question with what follows from it.
pub fn view(handing: Handing) -> AnyView {
    Effect::new(move |_| {
        if handing.is_locked() && handing.passphrase.with_untracked(String::is_empty) {
            new_words(handing);
        }
    });
    // Another passphrase, another file.
    Effect::new(move |_| {
        handing.passphrase.track();
        handing.locked.set(None);
    });
    let is_locked = Memo::new(move |_| handing.is_locked());
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
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label" for="hand-over-passphrase">"Passphrase"</label>
            <div class="govuk-hint" id="hand-over-passphrase-hint">
                "Give it by phone or in person, never beside the file. Kith does not keep it: without it nobody can open the file. You can type your own, of at least 12 letters."
            </div>
            {crate::parts::TextBox::new("file-new-passphrase", crate::parts::Kept::No("a secret"), "hand-over-passphrase", handing.passphrase, move |words| handing.passphrase.set(words))
                .class("govuk-input kith-passphrase")
                .described(Some("hand-over-passphrase-hint".to_owned()))
                .view()}
        </div>
        <p class="govuk-body">
            <button type="button" class="kith-link-button" on:click=move |_| new_words(handing)>"Make another passphrase"</button>
        </p>
    }
    .into_any()
}

/// The button that locks the file, or what is being done.
pub fn step(handing: Handing, blocked: bool) -> AnyView {
    let is_short =
        Memo::new(move |_| handing.passphrase.with(|words| words.trim().chars().count() < SHORTEST));
    let shown = move || {
        if handing.is_busy.get() {
            return view! {
                <div class="kith-busy" role="status">
                    <p class="govuk-body">"Locking the file\u{2026}"</p>
                </div>
                <button type="button" class="govuk-button govuk-button--secondary" on:click=move |_| worker::cancel()>"Cancel"</button>
            }
            .into_any();
        }
        let short = is_short.get();
        view! {
            {short.then(|| view! { <p class="govuk-hint">"The passphrase needs at least 12 letters."</p> })}
            <button type="button" class="govuk-button" prop:disabled=blocked || short
                on:click=move |_| if handing.has_purpose() { making::lock(handing) }>
                "Lock the file"
            </button>
        }
        .into_any()
    };
    shown.into_any()
}
