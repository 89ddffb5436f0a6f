//! A diagram at a date: a slider from the first day that anything is known of until today.

use crate::{
    browser::{clock, memo::memo},
    case::date::day_in_words,
    parts::{Button, Look},
};
use chrono::{Datelike as _, Months, NaiveDate};
use leptos::prelude::*;

/// Whole months from one day to another.
fn months(from: NaiveDate, to: NaiveDate) -> i32 {
    (to.year() - from.year()) * 12 + i32::try_from(to.month0()).unwrap_or(0)
        - i32::try_from(from.month0()).unwrap_or(0)
}

/// The slider, with the date in words and the way back to today.
#[must_use]
pub fn slider(
    label: &'static str,
    known_since: Signal<Option<NaiveDate>>,
    date: RwSignal<Option<NaiveDate>>,
) -> AnyView {
    let today = clock::today();
    let first = memo(move || known_since.get().filter(|first| *first < today));
    let most = move || first.get().map_or(0, |first| months(first, today) + 1);
    let at = move || first.get().map_or(0, |first| date.get().map_or_else(most, |day| months(first, day)));
    let words = move || date.get().map_or_else(|| "Today".to_owned(), day_in_words);
    let slide = move |event| {
        let Some(first) = first.get_untracked() else { return };
        let count: u32 = event_target_value(&event).parse().unwrap_or(0);
        date.set(first.checked_add_months(Months::new(count)).filter(|day| *day < today));
    };
    view! {
        <div class="kith-time kith-no-print">
            <label class="kith-time__label" for="family-date">{label}</label>
            <input
                class="kith-time__slider"
                id="family-date"
                type="range"
                min="0"
                max=most
                disabled=move || first.get().is_none()
                prop:value=move || at().to_string()
                aria-valuetext=words
                on:input=slide
            />
            <output class="kith-time__words" for="family-date">{words}</output>
            {Button::new(Look::Tool, "Today", move || date.set(None)).disabled(move || date.get().is_none()).view()}
        </div>
    }
    .into_any()
}
