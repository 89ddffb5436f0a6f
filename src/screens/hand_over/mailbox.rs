//! The consultation for the area mailbox, through the same door as every file: the consultation and the person alone, locked.

use super::{Handing, last, locking, preview, tick};
use crate::{
    handoff::release::{Change, Choices, choices::mailbox_part},
    pathway::episodes,
    workbench::bench::use_bench,
};
use leptos::prelude::*;

/// The file of this case for whoever reads that mailbox.
pub fn view(case: &str, to: Signal<String>) -> AnyView {
    let bench = use_bench();
    let handing = Handing::begin(bench, Choices::mailbox(case, &to.get_untracked()));
    Effect::new(move |_| {
        let words = to.get();
        handing.choose(Change::Answer("to", crate::case::Value::text(&words)));
    });
    let with_threshold = RwSignal::new(false);
    let changed = Callback::new(move |on: bool| {
        with_threshold.set(on);
        handing.choose(Change::Which(Box::new(mailbox_part(on))));
    });
    let label = "Send the threshold as well".to_owned();
    let several = bench.open.peek(|session| episodes(session.case()).len() > 1).unwrap_or_default();
    view! {
        <p class="govuk-body">"The file holds the consultation and what is entered about the person, and nothing else: no working notes, no chronology, no earlier answers. It is as it was written: names that stand in its words stay in them."</p>
        {several.then(|| view! {
            <p class="govuk-inset-text">"This case has more than one period of work: the consultations of the earlier ones are in the file too. Read below exactly what leaves."</p>
        })}
        <div class="govuk-checkboxes govuk-checkboxes--small govuk-!-margin-bottom-4">
            {tick("mailbox-threshold".to_owned(), label, with_threshold.into(), changed)}
        </div>
        {locking::view(handing)}
        <p class="govuk-body">"It is noted in this case, with this purpose: sending the consultation to the area mailbox."</p>
        {preview::view(handing)}
        {last::view(handing)}
    }
    .into_any()
}
