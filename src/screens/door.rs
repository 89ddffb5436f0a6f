//! What screens use to let something of the open case leave with one tap: what is printed, and the two buttons for it.
//!
//! Each is looked through, noted in the case, and handed to the browser by `workbench/releasing.rs`.

use crate::{
    browser::{clock, page},
    handoff::{
        redaction::Scan,
        release::{Content, Departure, Form, Leaf, Offered, Outcome, Way},
    },
    parts::{Button, Dialog, Look},
    workbench::{Bench, Realm, bench::use_bench, releasing::Tell},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Something that would leave: the thing itself, and what must not stand in it.
#[derive(Clone, Debug)]
pub struct Leaving {
    /// The thing.
    pub content: Content,
    /// What it is looked through for; by initials it is always looked through.
    pub scan: Option<Scan>,
    /// Whether initials stand for names.
    pub by_initials: bool,
}

impl Leaving {
    /// Words with the names as they are.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self { content: Content::Text(text.into()), scan: None, by_initials: false }
    }

    /// Words with initials for names.
    #[must_use]
    pub fn by_initials(text: &str, scan: Scan) -> Self {
        Self { content: Content::Text(text.into()), scan: Some(scan), by_initials: true }
    }

    /// The page as it is printed.
    #[must_use]
    pub fn page(scan: Option<Scan>, by_initials: bool) -> Self {
        Self { content: Content::Page(page::printed().into()), scan, by_initials }
    }

    /// Offers it, or tells what still stands in it and must not leave.
    #[must_use]
    pub fn offer(self, bench: Bench, what: &str, form: Form, name: &str) -> Option<Offered> {
        let case = bench.open.peek(|session| session.id().to_owned())?;
        let Self { content, scan, by_initials } = self;
        let leaf = Leaf { case: &case, what, form, name, content, by_initials };
        match leaf.offer(&scan.iter().collect::<Vec<_>>()) {
            Ok(offered) => Some(offered),
            Err(hits) => {
                bench.notify_error(&format!("Nothing has left this device. {}", hits.join(" ")));
                None
            }
        }
    }

    /// Lets it leave; `told` hears what it came to.
    pub fn leave(
        self,
        bench: Bench,
        (what, form, name): (&str, Form, &str),
        way: Way,
        tell: Tell,
        told: impl FnOnce(Outcome) + 'static,
    ) {
        if let Some(offered) = self.offer(bench, what, form, name) {
            bench.depart(Departure::new(Arc::new(offered), way), tell, told);
        }
    }
}

/// What stands at the foot of everything that is printed: when, by whom, and what it is not.
#[must_use]
pub fn made(bench: Bench) -> String {
    format!(
        "Printed {} from Kith by {}. A working copy: the council\u{2019}s record is kept elsewhere. Official \u{2013} sensitive.",
        clock::in_words(clock::now()),
        bench.preferences.with_untracked(|p| p.author().in_words()),
    )
}

/// Notes what is printed by the browser's own command, as long as the screen is there. `laid` says what lies on the sheet.
///
/// A page cannot keep the browser from printing: what still stands on the sheet and should not is said, and it is noted as
/// what it is, a print that is not by initials.
pub fn note_prints(bench: Bench, laid: impl Fn() -> Option<(String, Option<Scan>)> + Send + Sync + 'static) {
    let listening = window_event_listener_untyped("beforeprint", move |_| {
        let Some((what, scan)) = (!page::is_printing()).then(&laid).flatten() else { return };
        let Some(case) = bench.open.peek(|session| session.id().to_owned()) else { return };
        let content = Content::Page(page::printed().into());
        let leaf = |by_initials: bool| Leaf {
            case: &case,
            what: &what,
            form: Form::Print,
            name: "",
            content: content.clone(),
            by_initials,
        };
        let offered = leaf(scan.is_some()).offer(&scan.iter().collect::<Vec<_>>()).or_else(|hits| {
            bench.notify_error(&format!(
                "The browser prints the page as it stands. {} Cancel the print, or keep the paper to yourself.",
                hits.join(" ")
            ));
            leaf(false).offer(&[])
        });
        if let Ok(offered) = offered {
            bench.note_printed(offered);
        }
    });
    on_cleanup(move || listening.remove());
}

/// All that is printed of the page: nothing outside it is (`style/_print.scss`). What is printed by the browser's own command
/// is noted like what is printed by the button.
#[component]
pub fn Sheet(
    /// What it is, as the record says it.
    #[prop(into)]
    what: Signal<String>,
    /// What must not stand on it, by initials.
    #[prop(into)]
    scan: Signal<Option<Scan>>,
    children: Children,
) -> impl IntoView {
    let bench = use_bench();
    let is_training = bench.realm() == Realm::Training;
    note_prints(bench, move || Some((what.get_untracked(), scan.get_untracked())));
    view! {
        <div data-paper="">
            {is_training.then(|| view! { <p class="kith-print-only kith-paper-sheet__training">"TRAINING: everyone in this case is invented"</p> })}
            {children()}
            <p class="govuk-body-s kith-print-only">{made(bench)}</p>
        </div>
    }
}

/// Prints what stands in the sheet.
#[component]
pub fn PrintButton(
    /// What it is, as the record says it.
    #[prop(into)]
    what: Signal<String>,
    /// What must not stand on it, by initials.
    #[prop(into)]
    scan: Signal<Option<Scan>>,
) -> impl IntoView {
    let bench = use_bench();
    let print = move || {
        let scan = scan.get_untracked();
        let by_initials = scan.is_some();
        let what = what.get_untracked();
        Leaving::page(scan, by_initials).leave(
            bench,
            (&what, Form::Print, ""),
            Way::Print,
            Tell::Notice,
            |_| {},
        );
    };
    Button::new(Look::Secondary, "Print", print).class("govuk-!-margin-bottom-0 kith-no-print").view()
}

/// Copies a text, as the daily act of taking a form over into the council's system.
#[component]
pub fn CopyButton(
    /// What is copied, as the button says it.
    #[prop(into)]
    label: String,
    /// What is copied, as the record says it.
    #[prop(into)]
    what: String,
    /// The text, or what still stands in it and must not leave.
    text: Callback<(), Result<Leaving, Vec<String>>>,
) -> impl IntoView {
    let bench = use_bench();
    let by_hand: RwSignal<Option<Arc<str>>> = RwSignal::new(None);
    let copy = move || match text.run(()) {
        Err(hits) => bench.notify_error(&format!("Nothing was copied. {}", hits.join(" "))),
        Ok(leaving) => {
            let words = leaving.content.text().clone();
            leaving.leave(bench, (&what, Form::Text, ""), Way::Clipboard, Tell::Notice, move |outcome| {
                // Nothing is said where the browser did not copy: then the words are shown.
                if outcome == Outcome::Left(String::new()) {
                    let _ = by_hand.try_set(Some(words));
                }
            });
        }
    };
    let dialog = move || {
        by_hand.get().map(|text| view! {
            <Dialog title="Copy as text" on_close=Callback::new(move |()| by_hand.set(None))>
                <label class="govuk-label" for="copy-by-hand">"The browser did not allow copying. Select the text and copy it."</label>
                {crate::parts::TextBox::new("copy-by-hand", crate::parts::Kept::No("shown to be copied"), "copy-by-hand", Signal::stored(text.to_string()), |_| {})
                    .rows(12)
                    .readonly()
                    .view()}
            </Dialog>
        })
    };
    view! {
        {Button::new(Look::Link, "Copy as text", copy).class("kith-no-print").about(format!(": {label}")).view()}
        {dialog}
    }
}
