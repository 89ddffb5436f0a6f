//! The last step: the file is locked where it is to be, and leaves with one tap; then its passphrase is told.

use super::Handing;
use crate::{
    browser::{files, memo::memo, page, worker},
    handoff::release::{Controller, Doing, Input, Way},
    parts::{Button, Look},
    screens::set_up::own_words,
    sealing::passphrase,
};
use leptos::prelude::*;

/// What the last step is now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The file is to be locked.
    Lock,
    /// It is being locked.
    Locking,
    /// It may leave, once it is made.
    Ready { count: usize },
    /// It has left, and its passphrase was told.
    Over,
}

fn stage(now: &Controller) -> Stage {
    if now.is_over() {
        return Stage::Over;
    }
    if now.choices().is_locked() && !now.has_locked_file() {
        return if now.doing() == Doing::Locking { Stage::Locking } else { Stage::Lock };
    }
    Stage::Ready { count: now.choices().cases.len() }
}

/// What is being done, in words.
const fn in_words(doing: Doing) -> &'static str {
    match doing {
        Doing::Nothing => "",
        Doing::Reading => "Reading the cases\u{2026}",
        Doing::Making => "Making the file\u{2026}",
        Doing::Locking => "Locking the file\u{2026}",
        Doing::Leaving => "Writing it down in the case, then letting it leave\u{2026}",
    }
}

/// The buttons, with what is being done over them.
pub fn view(handing: Handing) -> AnyView {
    let stage = memo(move || handing.read(stage));
    let doing = memo(move || handing.read(|now| in_words(now.doing())));
    let gone = memo(move || handing.read(|now| now.gone().map(str::to_owned)));
    let step = move || match stage.get() {
        Stage::Lock => lock(handing),
        Stage::Locking => {
            Button::new(Look::Secondary, "Cancel", move || handing.hear(Input::CancelLock)).view()
        }
        Stage::Ready { count } => ready(handing, count),
        Stage::Over => over(handing),
    };
    view! {
        <p class="govuk-body kith-busy" role="status">{move || doing.get()}</p>
        {step}
        {move || gone.get().map(|name| to_tell(handing, name))}
    }
    .into_any()
}

fn lock(handing: Handing) -> AnyView {
    let own = own_words(handing.bench);
    let fault = memo(move || {
        handing.read(|now| passphrase::fault(&worker::normalised(&now.choices().passphrase), &own))
    });
    let may_lock = memo(move || handing.read(Controller::may_lock));
    view! {
        {move || fault.get().map(|words| view! { <p class="govuk-hint" id="hand-over-passphrase-fault">{words}</p> })}
        {Button::new(Look::Primary, "Lock the file", move || handing.hear(Input::Lock))
            .disabled(move || !may_lock.get() || fault.get().is_some())
            .view()}
    }
    .into_any()
}

/// The ways out. Each button bears the version that it was painted for, and no other leaves by it.
fn ready(handing: Handing, count: usize) -> AnyView {
    let version = memo(move || handing.read(|now| now.offered().map(|offered| offered.version())));
    let painted = move || version.get().map(|version| version.to_string());
    let says = memo(move || handing.read(|now| now.offered().map(|offered| offered.says().to_owned())));
    let tapped = move |event: leptos::ev::MouseEvent, way: Way| {
        let on = page::attribute(&event, "data-version").and_then(|version| version.parse().ok());
        if let Some(version) = on {
            handing.give(version, way);
        }
    };
    let is_locked = handing.is_locked();
    let can_share = files::can_share(if is_locked { "kith.txt" } else { "kith.json" }, "x");
    let off = move || version.get().is_none();
    let share = can_share.then(|| {
        Button::with_event(Look::Primary, "Share the file", move |event| tapped(event, Way::Share))
            .disabled(off)
            .attribute("data-version", painted)
            .view()
    });
    let look = if can_share { Look::Secondary } else { Look::Primary };
    let words = match count {
        0 | 1 => "Download the file".to_owned(),
        n => format!("Download one file with {n} cases"),
    };
    view! {
        {is_locked.then(|| view! {
            <p class="govuk-body" role="status">"The file is locked and ready. Say the passphrase by phone or in person."</p>
        })}
        <p class="govuk-hint">{move || says.get()}</p>
        <div class="govuk-button-group">
            {share}
            {Button::with_event(look, words, move |event| tapped(event, Way::Download))
                .disabled(off)
                .attribute("data-version", painted)
                .view()}
        </div>
    }
    .into_any()
}

/// The passphrase of a file that has left, until it was told.
fn to_tell(handing: Handing, name: String) -> AnyView {
    let words = handing.passphrase();
    view! {
        <section class="govuk-inset-text" aria-label="The passphrase of the file">
            <p class="govuk-body">{format!("The file {name} has left. Now say its passphrase by phone or in person:")}</p>
            <p class="govuk-body"><strong class="kith-passphrase">{words}</strong></p>
            {Button::new(Look::Secondary, "I have told the passphrase", move || handing.hear(Input::Told))
                .class("govuk-!-margin-bottom-0")
                .view()}
        </section>
    }
    .into_any()
}

fn over(handing: Handing) -> AnyView {
    view! {
        <p class="govuk-body" role="status">"The file has left, and Kith no longer knows its passphrase."</p>
        {Button::new(Look::Secondary, "Make another file", move || handing.hear(Input::NewWords)).view()}
    }
    .into_any()
}
