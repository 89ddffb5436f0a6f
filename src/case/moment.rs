//! A moment as the clocks of the United Kingdom show it: paper says who answered when, and the core has no clock to ask.

use super::date::day_in_words;
use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveDateTime, TimeDelta, Timelike as _};

/// The last Sunday of a month of 31 days, at one in the morning of Coordinated Universal Time: the clocks change then.
fn change(year: i32, month: u32) -> Option<NaiveDateTime> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let back = last.weekday().num_days_from_sunday();
    last.checked_sub_days(Days::new(u64::from(back)))?.and_hms_opt(1, 0, 0)
}

/// The day and the time of day in the United Kingdom, of milliseconds since 1970; nothing for a moment beyond the calendar.
#[must_use]
pub fn local(millis: u64) -> Option<NaiveDateTime> {
    let utc = DateTime::from_timestamp_millis(i64::try_from(millis).ok()?)?.naive_utc();
    let (spring, autumn) = (change(utc.year(), 3)?, change(utc.year(), 10)?);
    let is_summer = utc >= spring && utc < autumn;
    utc.checked_add_signed(TimeDelta::hours(i64::from(is_summer)))
}

/// The day in the United Kingdom, of milliseconds since 1970.
#[must_use]
pub fn day(millis: u64) -> Option<NaiveDate> {
    local(millis).map(|moment| moment.date())
}

/// "4 November 2025 at 14:02".
#[must_use]
pub fn in_words(millis: u64) -> String {
    local(millis).map_or_else(String::new, |moment| {
        let (day, time) = (moment.date(), moment.time());
        format!("{} at {:02}:{:02}", day_in_words(day), time.hour(), time.minute())
    })
}
