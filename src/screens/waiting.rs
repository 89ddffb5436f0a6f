//! What waits for the second file: a screen or a part of one is drawn at once when that file is there, and else as soon as it
//! is. Which screens stand in it is said by `later`.

use crate::{parts::heading::heading, workbench::Place};
use leptos::prelude::*;

/// A screen, or a part of one, of the second file.
#[derive(Clone, Debug, PartialEq)]
pub enum Later {
    /// What the address says.
    Screen(Place),
    /// The offer of the training case, with all that reading its file takes.
    Training,
    /// The way to wipe the device, for whoever cannot unlock it.
    Wipe,
    /// The keys or the storage cannot be read: why.
    Broken(String),
    /// What cannot be shown in the list of the cases.
    Amiss,
    /// How saving stands, with undo, redo and the question before them.
    Status,
    /// Whether another tab writes the case on screen.
    Elsewhere,
}

/// Whether the second file is there, or could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fetched {
    NotYet,
    Here,
    Failed,
}

/// The second file as the screens know it.
#[derive(Clone, Copy, Debug)]
pub(super) struct SecondFile {
    /// Whether it is there.
    pub fetched: RwSignal<Fetched>,
    /// Draws what stands in it; nothing where it cannot be read.
    pub draw: fn(Later) -> Option<AnyView>,
}

/// Whether the second file is there. Tracks it.
#[must_use]
pub fn is_here() -> bool {
    expect_context::<SecondFile>().fetched.get() == Fetched::Here
}

/// Draws a screen of the second file: at once when it is there, and else as soon as it is.
#[must_use]
pub fn screen(screen: Later) -> AnyView {
    let waiting =
        || view! { <p class="govuk-body" role="status">"Opening this part of Kith\u{2026}"</p> }.into_any();
    drawn(screen, waiting, failed)
}

/// Draws a part of the frame that says nothing before a case is open: nothing is there until the second file is.
#[must_use]
pub fn part(part: Later) -> AnyView {
    drawn(part, || ().into_any(), |_| ().into_any())
}

fn drawn(screen: Later, waiting: fn() -> AnyView, failed: fn(&Later) -> AnyView) -> AnyView {
    let SecondFile { fetched, draw } = expect_context();
    let body = move || match fetched.get() {
        Fetched::NotYet => waiting(),
        Fetched::Failed => failed(&screen),
        Fetched::Here => draw(screen.clone()).unwrap_or_else(|| failed(&screen)),
    };
    view! { {body} }.into_any()
}

fn failed(screen: &Later) -> AnyView {
    view! {
        {matches!(screen, Later::Screen(_)).then(|| heading("This screen did not open"))}
        <div role="alert">
            <p class="govuk-body">
                "This part of Kith could not be read. Nothing that you wrote is lost. Open the page again; if it happens again, connect to the \
                 internet once and open it again."
            </p>
        </div>
    }
    .into_any()
}
