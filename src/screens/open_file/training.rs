//! The offer of the training case, whose file nobody reviews.

use super::{Found, Review, found};
use crate::{
    browser::{files, task::OfScreen, worker},
    parts::{Button, Look},
    workbench::{Bench, bench::use_bench},
};
use leptos::prelude::*;

/// What the training page offers while the training case is not there.
#[must_use]
pub fn training_offer() -> AnyView {
    let bench = use_bench();
    let here = OfScreen::here();
    let is_reading = RwSignal::new(false);
    let is_busy = move || is_reading.get() || bench.taking.with(Option::is_some);
    let load = move || {
        is_reading.set(true);
        here.start(async move {
            if let Err(words) = load_training(bench).await {
                bench.notify_error(&words);
            }
            let _ = is_reading.try_set(false);
        });
    };
    view! {
        <div class="kith-empty">
            <p class="govuk-body">
                "Doreen Amos, 81, lives with her son in a bungalow full of things. She, her family and everyone around them are invented: try whatever you like."
            </p>
            {Button::new(Look::Primary, "Load the training case", load)
                .class("govuk-!-margin-bottom-0")
                .disabled(is_busy)
                .view()}
        </div>
    }
    .into_any()
}

async fn load_training(bench: Bench) -> Result<(), String> {
    let content = files::fetch("training/doreen-amos.json").await?;
    let reading =
        worker::open_file(content, None, Box::new(|_| {})).await.map_err(|trouble| trouble.to_string())?;
    match found(bench, reading, &|_| {}).await? {
        Review::Found(Found { by, at, cases, .. }) => {
            bench.apply_training(cases, (by, at));
            Ok(())
        }
        Review::Refused(words) => Err(words),
        _ => Err("The training case does not fit this version.".to_owned()),
    }
}
