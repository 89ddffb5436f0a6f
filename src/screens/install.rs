//! Install first: how Kith is put on the home screen, before anything is entered, and how safe this browser keeps it.

use crate::browser::{
    persistence::{self, Kind, StoragePersistence},
    task::OfScreen,
};
use leptos::prelude::*;

/// How this browser keeps things, once it has said so. Nothing is asked for here: a device that is not set up has nothing to keep.
fn persistence() -> RwSignal<Option<StoragePersistence>> {
    let known = RwSignal::new(None);
    OfScreen::here().start(async move {
        let _ = known.try_set(persistence::look(false).await);
    });
    known
}

fn steps(kind: Kind) -> AnyView {
    let all: &[&str] = match kind {
        Kind::Apple => &[
            "Open this page in Safari.",
            "Tap the Share button (a square with an arrow that points up).",
            "Tap \u{201c}Add to Home Screen\u{201d}, then \u{201c}Add\u{201d}.",
            "Close this tab, and open Kith from the home screen.",
        ],
        Kind::Android => &[
            "Open this page in Chrome.",
            "Tap the menu (three dots).",
            "Tap \u{201c}Add to home screen\u{201d}, then \u{201c}Install\u{201d}.",
            "Close this tab, and open Kith from the home screen.",
        ],
        Kind::Desktop => &[
            "In Chrome or Edge, choose the install sign at the end of the address bar, then \u{201c}Install\u{201d}.",
            "In Safari on a Mac, choose \u{201c}File\u{201d}, then \u{201c}Add to Dock\u{201d}. Firefox needs no installing.",
            "Open Kith from your programs from then on.",
        ],
    };
    let item = |step: &&'static str| view! { <li>{*step}</li> };
    view! { <ol class="govuk-list govuk-list--number">{all.iter().map(item).collect_view()}</ol> }.into_any()
}

fn warning(heading: &'static str, words: &'static str) -> AnyView {
    view! {
        <section class="moj-alert moj-alert--warning" aria-label=heading>
            <div class="moj-alert__content">
                <h2 class="moj-alert__heading">{heading}</h2>
                <p class="govuk-body govuk-!-margin-bottom-0">{words}</p>
            </div>
        </section>
    }
    .into_any()
}

/// What stands above everything else while nothing is entered yet: install first, and not in a private window.
#[must_use]
pub fn advice() -> AnyView {
    let known = persistence();
    let private = move || {
        known.get()?.is_private.then(|| {
            warning(
                "This looks like a private window",
                "What is entered in a private window is gone when it is closed. Open Kith in an ordinary window before you enter anything, or save a hand-off file before you close this one.",
            )
        })
    };
    // What kind of device it is need not be waited for: nothing on the page may move once it is read.
    let install =
        persistence::device().filter(|(kind, is_installed)| !is_installed && *kind != Kind::Desktop);
    let install = install.map(|(kind, _)| {
        let why = match kind {
            Kind::Apple => {
                "On this device a page in a tab loses what it keeps when it is not opened for seven days, and the app on the home screen does not see what was entered in the tab. So install it first."
            }
            _ => "An app on the home screen is kept by the device, and a page in a tab may be cleared. So install it first.",
        };
        view! {
            <section class="govuk-inset-text" aria-labelledby="install-title">
                <h2 class="govuk-heading-m" id="install-title">"Put Kith on the home screen first"</h2>
                <p class="govuk-body">{why}</p>
                {steps(kind)}
                <p class="govuk-body govuk-!-margin-bottom-0">"Something entered here already? Hand it over as a file, and open that file in the app."</p>
            </section>
        }
    });
    view! { {private}{install} }.into_any()
}

/// What "About" says of how this browser keeps things: it was asked for its promise when the device was set up or unlocked.
#[must_use]
pub fn kept() -> AnyView {
    let known = persistence();
    let words = move || match known.get() {
        None => "Asking the browser\u{2026}",
        Some(StoragePersistence { is_private: true, .. }) => {
            "Only until this window is closed: it looks like a private one. Save hand-off files before you close it."
        }
        Some(StoragePersistence { is_promised: Some(true), .. }) => {
            "For good: the browser has promised not to clear it by itself. Someone who clears the browsing data still does."
        }
        Some(StoragePersistence {
            is_promised: Some(false), is_installed: false, kind: Kind::Apple, ..
        }) => {
            "Not promised: a tab that is not opened for seven days is cleared. Put Kith on the home screen, and hand cases over often."
        }
        Some(StoragePersistence { is_promised: Some(false), .. }) => {
            "Not promised: the browser may clear it when the device runs out of room. Hand cases over often."
        }
        Some(StoragePersistence { is_promised: None, .. }) => {
            "The browser does not say. Hand cases over often."
        }
    };
    view! { <span role="status">{words}</span> }.into_any()
}

/// "How to install" for whoever looks for it later.
#[must_use]
pub fn how() -> AnyView {
    let known = persistence();
    let shown = move || {
        let persistence = known.get()?;
        Some(if persistence.is_installed {
            view! { <p class="govuk-body">"Kith runs as an app of its own on this device."</p> }.into_any()
        } else {
            steps(persistence.kind)
        })
    };
    view! {
        <h2 class="govuk-heading-m">"On the home screen"</h2>
        {shown}
    }
    .into_any()
}
