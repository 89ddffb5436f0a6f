//! Until when a case is to be kept: a day that a practitioner enters, shown and never acted upon.

use super::stage::episodes;
use super::things::day;
use crate::case::{Case, date::day_in_words};
use crate::forms::closure;
use chrono::NaiveDate;

/// The day with the reason for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The day.
    pub until: NaiveDate,
    /// The policy or the reason, or nothing.
    pub why: String,
}

/// Until when the case is kept, as the closure of its last period of work says. A reopening asks anew.
#[must_use]
pub fn kept(case: &Case) -> Option<Kept> {
    let episode = episodes(case).pop()?;
    let until = day(case, closure::NOUN, &episode, closure::KEEP_UNTIL)?;
    Some(Kept { until, why: case.field(closure::NOUN, &episode, closure::KEEP_WHY).words().to_owned() })
}

/// "Kept until 3 May 2032", and what to do once the day has passed. Nothing is ever removed by itself.
#[must_use]
pub fn in_words(until: NaiveDate, today: NaiveDate) -> String {
    let day = day_in_words(until);
    if today > until {
        format!("Kept until {day}: passed. Ask whether it should be removed.")
    } else {
        format!("Kept until {day}.")
    }
}
