//! The family at a date: a slider from the first day that anything is known of until today.

use super::desk::Desk;
use crate::{browser::clock, case::date::day_in_words};
use chrono::{Datelike as _, Months, NaiveDate};
use leptos::prelude::*;

/// Whole months from one day to another.
fn months(from: NaiveDate, to: NaiveDate) -> i32 {
    (to.year() - from.year()) * 12 + i32::try_from(to.month0()).unwrap_or(0)
        - i32::try_from(from.month0()).unwrap_or(0)
}

/// The slider, with the date in words and the way back to today.
#[component]
pub fn DateSlider(
    /// What the parts of the screen share.
    desk: Desk,
) -> impl IntoView {
    let today = clock::today();
    let first =
        Memo::new(move |_| desk.visible.with(|family| family.first_day()).filter(|first| *first < today));
    let most = move || first.get().map_or(0, |first| months(first, today) + 1);
    let at = move || {
        let (first, day) = (first.get(), desk.date.get());
        first.map_or(0, |first| day.map_or_else(most, |day| months(first, day)))
    };
    let words = move || desk.date.get().map_or_else(|| "Today".to_owned(), day_in_words);
    let slide = move |event| {
        let Some(first) = first.get_untracked() else { return };
        let count: u32 = event_target_value(&event).parse().unwrap_or(0);
        let day = first.checked_add_months(Months::new(count)).filter(|day| *day < today);
        desk.date.set(day);
    };
    view! {
        <div class="kith-time kith-no-print">
            <label class="kith-time__label" for="family-date">"The family on"</label>
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
            <button type="button" class="kith-tool" disabled=move || desk.date.get().is_none() on:click=move |_| desk.date.set(None)>"Today"</button>
        </div>
    }
}
