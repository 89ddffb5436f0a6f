//! Time and randomness, read here and handed in to the core.

use crate::sealing::idle::Moment;
use chrono::{Datelike as _, NaiveDate};
use js_sys::{Date, Uint8Array};
use wasm_bindgen::JsValue;

/// Milliseconds since 1970.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the clock reads whole positive milliseconds"
)]
pub fn now() -> u64 {
    Date::now().max(0.0) as u64
}

/// What both clocks say: the time of day, and the time since the page began, which nobody can set.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole positive milliseconds, as `now`"
)]
pub fn moment() -> Moment {
    let steady = web_sys::window().and_then(|window| window.performance()).map(|clock| clock.now());
    Moment { wall: now(), steady: steady.unwrap_or_default().max(0.0) as u64 }
}

/// Today where the device is.
#[must_use]
pub fn today() -> NaiveDate {
    day_of(&Date::new_0())
}

fn day_of(date: &Date) -> NaiveDate {
    let year = i32::try_from(date.get_full_year()).unwrap_or(1970);
    NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()).unwrap_or_default()
}

/// A moment where the device is, as its day and its time on the 24-hour clock.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "milliseconds fit a float until the year 287396")]
pub fn local(millis: u64) -> (NaiveDate, String) {
    let date = Date::new(&JsValue::from_f64(millis as f64));
    (day_of(&date), format!("{:02}:{:02}", date.get_hours(), date.get_minutes()))
}

/// The first and the last moment of a day where the device is.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole positive milliseconds, as `now`"
)]
pub fn span(day: NaiveDate) -> (u64, u64) {
    let (year, month, date) =
        (day.year().unsigned_abs(), day.month0().cast_signed(), day.day().cast_signed());
    let first = Date::new_with_year_month_day_hr_min_sec_milli(year, month, date, 0, 0, 0, 0);
    let last = Date::new_with_year_month_day_hr_min_sec_milli(year, month, date, 23, 59, 59, 999);
    (first.get_time().max(0.0) as u64, last.get_time().max(0.0) as u64)
}

/// The beginning of a day where the device is, in milliseconds since 1970.
#[must_use]
pub fn midnight(day: NaiveDate) -> u64 {
    span(day).0
}

/// A moment in words: "4 November 2025 at 14:02".
#[must_use]
pub fn in_words(millis: u64) -> String {
    let (day, time) = local(millis);
    format!("{} at {time}", crate::case::date::day_in_words(day))
}

/// A moment in Coordinated Universal Time, as the hand-off file writes it.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "milliseconds fit a float until the year 287396")]
pub fn utc(millis: u64) -> String {
    Date::new(&JsValue::from_f64(millis as f64)).to_iso_string().into()
}

/// Random bytes from the browser's generator.
#[must_use]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let filled = Uint8Array::new_with_length(u32::try_from(N).unwrap_or_default());
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if let Some(crypto) = crypto
        && crypto.get_random_values_with_array_buffer_view(&filled).is_ok()
    {
        filled.copy_to(&mut bytes);
    }
    bytes
}

/// A new id of 16 small letters and digits, which says nothing of what it names.
#[must_use]
pub fn new_id() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    random::<16>()
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte % 32)))
        .map(|b| char::from(*b))
        .collect()
}
