//! Dates as people type them become what they meant, or are refused; nothing is guessed past what was said.

mod edtf;
mod properties;
mod said_back;
mod typed;

use chrono::NaiveDate;
use kith::case::When;

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn when(text: &str) -> When {
    text.parse().unwrap_or_else(|_| panic!("{text:?} is not EDTF"))
}
