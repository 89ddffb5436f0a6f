//! How a typed date is said back before it is kept, with what was not typed and had to be taken.

use super::entry::Entry;
use crate::case::{When, date::iso, typed};
use chrono::{Datelike as _, Days, NaiveDate};

/// What stands beside the field of the date: how it was read, or that it was not; nothing while it is empty.
#[must_use]
pub fn said_back(words: &str, today: NaiveDate) -> String {
    if words.trim().is_empty() {
        return String::new();
    }
    let Ok(when) = typed::read(words, today) else { return "Not read as a date yet.".to_owned() };
    let read = format!("Read as: {}", Entry::date_in_words(when));
    let years = || words.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let has_short_year = || {
        let last = years().next_back().is_some_and(|digits| digits.len() == 2);
        last && !years().any(|digits| digits.len() == 4)
    };
    let asks = [
        (is_without_year(words, when, today), "No year was typed, so it is the last such day."),
        (when.bounds().0.is_some_and(|first| first > today), "That is still to come."),
        (
            when.exact().is_some_and(|day| day.year() / 100 != today.year() / 100) && has_short_year(),
            "Type all four numbers of the year if that is not meant.",
        ),
    ];
    match asks.iter().find(|(is_asked, _)| *is_asked) {
        Some((_, words)) => format!("{read}. {words}"),
        None => read,
    }
}

/// Whether the year was taken and not typed: on another day of typing the same words mean another year, and the same day of it.
fn is_without_year(words: &str, when: When, today: NaiveDate) -> bool {
    // Five years reach over a 29 February that is the last one in some years running.
    [366, 5 * 366].into_iter().any(|days| {
        let earlier = today.checked_sub_days(Days::new(days)).and_then(|day| typed::read(words, day).ok());
        let same_day = |a: When, b: When| match (a.bounds(), b.bounds()) {
            ((Some(a), _), (Some(b), _)) => iso(a).get(4..) == iso(b).get(4..),
            _ => false,
        };
        // A year of two digits is read by the century of the day of typing, and is typed all the same.
        let is_century = |earlier: When| {
            let years = |when: When| when.bounds().0.map(|day| day.year());
            matches!((years(when), years(earlier)), (Some(a), Some(b)) if (a - b) % 100 == 0)
        };
        earlier.is_some_and(|earlier| earlier != when && same_day(earlier, when) && !is_century(earlier))
    })
}
