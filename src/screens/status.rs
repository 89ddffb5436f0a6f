//! What the frame says of the open case, in the second file: how its saving stands, what can be undone, and whether another
//! tab writes it.

use super::{hand_over::download_unsaved, undoing::use_undoing};
use crate::parts::{Button, Look, heading::ago};
use crate::{
    browser::{clock, memo::memo},
    case::Subject,
    edit::{Edit, drafts::DraftStatus, saving::Status, wording},
    workbench::{Realm, state::Hold},
};
use leptos::prelude::*;

/// Says that another tab writes this record, and offers to take over.
#[component]
pub fn ElsewhereView() -> impl IntoView {
    let bench = crate::workbench::bench::use_bench();
    move || {
        let words = match bench.open.hold.get() {
            Hold::Ours => return None,
            Hold::Elsewhere => {
                let what = match bench.realm() {
                    Realm::Practice => "Your practice",
                    Realm::Live | Realm::Training => "This case",
                };
                format!(
                    "{what} is open in another tab. You can read it here, and what is written there appears here too."
                )
            }
            Hold::Asking => "Taking over from the other tab\u{2026}".to_owned(),
        };
        bench.is_case_on_screen().then(|| {
            view! {
                <section class="moj-alert moj-alert--warning kith-no-print" role="status" aria-label="Open in another tab">
                    <div class="moj-alert__content">{words}</div>
                    {(bench.open.hold.get() == Hold::Elsewhere).then(|| view! {
                        <div class="moj-alert__action">
                            {Button::new(Look::Link, "Take over", move || bench.take_over()).view()}
                        </div>
                    })}
                </section>
            }
        })
    }
}

/// How saving stands, with undo and redo.
#[component]
pub fn StatusLine() -> impl IntoView {
    let bench = crate::workbench::bench::use_bench();
    let handed = memo(move || {
        let id = bench.address.with(|address| address.place.case().map(str::to_owned))?;
        if Subject::of(&id) == Subject::Practice {
            return None;
        }
        let off = bench
            .caseload
            .cases
            .with(|all| all.iter().find(|summary| summary.id == id).map(|summary| summary.handed_off))?;
        Some(off.map_or_else(
            || "the whole case was never handed over".to_owned(),
            |at| format!("the whole case was handed over {}", ago(at)),
        ))
    });
    let text = move || {
        let saved = match (bench.saver.status.get(), bench.saver.drafts.get()) {
            (Status::Saved { .. }, DraftStatus::Failed(words)) => {
                let why = words.trim_end_matches('.');
                format!(
                    "Not kept: something that you typed and have not added yet is only in this window. Why: {why}. Kith keeps trying."
                )
            }
            (Status::Saved { .. }, DraftStatus::Waiting) | (Status::Saving, _) => {
                "Not saved yet\u{2026}".to_owned()
            }
            (Status::Failed { unsaved, words }, _) => {
                let changes =
                    if unsaved == 1 { "1 change is".to_owned() } else { format!("{unsaved} changes are") };
                let why = words.trim_end_matches('.');
                format!(
                    "Not saved: {changes} only in this window. Why: {why}. Kith keeps trying. Download a copy now."
                )
            }
            (Status::Saved { at: Some(at) }, _) => format!("Saved on this device {}", clock::local(at).1),
            (Status::Saved { at: None }, _) => "Everything is saved on this device".to_owned(),
        };
        handed.get().map_or_else(|| saved.clone(), |handed| format!("{saved} \u{b7} {handed}"))
    };
    let class = move || match (bench.saver.status.get(), bench.saver.drafts.get()) {
        (Status::Failed { .. }, _) | (_, DraftStatus::Failed(_)) => "kith-status kith-status--failed",
        (Status::Saving, _) | (_, DraftStatus::Waiting) => "kith-status kith-status--unsaved",
        (Status::Saved { .. }, DraftStatus::Kept) => "kith-status",
    };
    let failed = memo(move || matches!(bench.saver.status.get(), Status::Failed { .. }));
    let done = memo(move || {
        let title = |session: &crate::edit::Session| {
            session.history().last_done().map(|step| wording::step(session.case(), step))
        };
        bench.open.with_session(title).flatten().filter(|_| bench.is_case_on_screen())
    });
    let undone = memo(move || {
        let title = |session: &crate::edit::Session| {
            session.history().last_undone().map(|step| wording::step(session.case(), step))
        };
        bench.open.with_session(title).flatten().filter(|_| bench.is_case_on_screen())
    });
    let step = |name: &'static str, words: String| {
        view! { <span>{name}</span><span class="kith-status__what">{words}</span> }
    };
    let undoing = use_undoing();
    let copy = move || download_unsaved(bench);
    view! {
        <footer class=class>
            <p class="kith-status__text" role="status">{text}</p>
            <div class="kith-status__actions">
                {move || failed.get().then(|| Button::new(Look::Link, "Download a copy now", copy).view())}
                {move || done.get().map(|words| Button::new(Look::Link, step("Undo ", words), move || undoing.attempt(Edit::Undo)).view())}
                {move || undone.get().map(|words| Button::new(Look::Link, step("Redo ", words), move || undoing.attempt(Edit::Redo)).view())}
            </div>
        </footer>
    }
}
