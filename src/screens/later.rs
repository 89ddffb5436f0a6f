//! The program is two files: what set-up and unlocking need, and everything else. The second is fetched
//! as soon as the first runs, so that it is there before anyone has typed a passphrase, and is kept on the device like it.

use super::{
    about, amiss, case, hand_over, home, open_file, preferences, protection, search,
    status::{ElsewhereView, StatusLine},
    undoing::UndoQuestion,
    waiting::{Fetched, Later, SecondFile},
    wipe,
};
use crate::{
    browser::task::OfScreen,
    workbench::{
        Place,
        second::{self, Second},
    },
};
use leptos::prelude::*;
use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

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

/// The second file is not there.
#[derive(Clone, Copy, Debug)]
pub struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Provides the signal by which the screens know that the second file is there, and fetches it.
pub fn provide() {
    let fetched = RwSignal::new(Fetched::NotYet);
    provide_context(SecondFile { fetched, draw: drawn });
    OfScreen::here().start(async move {
        let second = match fetch().await {
            Ok(()) => table(()).await.ok(),
            Err(_) => None,
        };
        second::came(second);
        let _ = fetched.try_set(if second.is_some() { Fetched::Here } else { Fetched::Failed });
    });
}

/// What is there is answered at the first asking.
fn drawn(what: Later) -> Option<AnyView> {
    match pin!(draw(what)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(drawn) => drawn.ok(),
        Poll::Pending => None,
    }
}
