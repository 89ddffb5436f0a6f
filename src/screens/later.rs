//! The program is two files: what set-up, unlocking and the list of cases need, and everything else. The second is fetched
//! as soon as the first runs, so that it is there before anyone has typed a passphrase, and is kept on the device like it.

use super::{
    about, amiss, case, hand_over, home, open_file, preferences, protection, search,
    shell::heading,
    status::{ElsewhereView, StatusLine},
    undoing::UndoQuestion,
    wipe,
};
use crate::{
    browser::task::OfScreen,
    workbench::{
        Bench, Place,
        second::{self, Second},
    },
};
use leptos::prelude::*;
use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

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

/// A function of the second file: a future in either build, which fails when that file is not there.
macro_rules! second_file {
    ($name:ident($argument:ident: $type:ty) -> $answer:ty $body:block $(, $fetch:ident)?) => {
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split(later, fallible $(, preload($fetch))?)]
        fn $name($argument: $type) -> Result<$answer, Missing> $body

        #[cfg(not(feature = "split"))]
        async fn $name($argument: $type) -> Result<$answer, Missing> $body

        $(
            #[cfg(not(feature = "split"))]
            async fn $fetch() -> Result<(), Missing> {
                Ok(())
            }
        )?
    };
}

second_file!(draw(what: Later) -> AnyView {
    let place = match what {
        Later::Training => return Ok(open_file::training_offer()),
        Later::Wipe => return Ok(wipe::DeviceWipe().into_any()),
        Later::Broken(words) => return Ok(amiss::broken(words)),
        Later::Amiss => return Ok(amiss::cases()),
        Later::Status => return Ok(view! { <StatusLine/> <UndoQuestion/> }.into_any()),
        Later::Elsewhere => return Ok(ElsewhereView().into_any()),
        Later::Screen(place) => place,
    };
    Ok(match place {
        Place::Home => home::screen(),
        Place::Preferences => preferences::screen(),
        Place::Protection => protection::screen(),
        Place::Search => search::screen(),
        Place::OpenFile | Place::OpenPractice => open_file::screen(),
        Place::HandOver => hand_over::screen(None),
        Place::About => about::screen(),
        Place::Case(id, place) => case::screen(id, place),
    })
}, fetch);

// What the workbench does of an open case; see there.
second_file!(table(_asked: ()) -> &'static dyn Second {
    Ok(second::table())
});

second_file!(copy_of_unsaved(bench: Bench) -> () {
    hand_over::download_unsaved(bench);
    Ok(())
});

/// The second file is not there.
#[derive(Clone, Copy, Debug)]
pub struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Whether the second file is there, or could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fetched {
    NotYet,
    Here,
    Failed,
}

/// Provides the signal by which the screens know that the second file is there, and fetches it.
pub fn provide() {
    let fetched = RwSignal::new(Fetched::NotYet);
    provide_context(fetched);
    OfScreen::here().start(async move {
        let second = match fetch().await {
            Ok(()) => table(()).await.ok(),
            Err(_) => None,
        };
        second::came(second);
        let _ = fetched.try_set(if second.is_some() { Fetched::Here } else { Fetched::Failed });
    });
}

/// Whether the second file is there. Tracks it.
#[must_use]
pub fn is_here() -> bool {
    expect_context::<RwSignal<Fetched>>().get() == Fetched::Here
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
    let fetched = expect_context::<RwSignal<Fetched>>();
    let body = move || match fetched.get() {
        Fetched::NotYet => waiting(),
        Fetched::Failed => failed(&screen),
        // What is there is answered at the first asking.
        Fetched::Here => match pin!(draw(screen.clone())).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok(view)) => view,
            _ => failed(&screen),
        },
    };
    view! { {body} }.into_any()
}

/// Saves as a file what is in this window only, whatever the storage does.
pub async fn download_unsaved(bench: Bench) {
    if copy_of_unsaved(bench).await.is_err() {
        bench.trouble(
            "The copy was not made, because a part of Kith could not be read. Copy what you need as text.",
        );
    }
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
