//! The cases on this device as Home lists them: who, stage, what is due next and how late.

use crate::case::{Case, When, date::day_in_words, order};
use crate::edit::wording;
use crate::forms::CLIENT;
use crate::pathway::{Lateness, Stage, clocks, episodes, keeping, kept, stage};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the index keeps of a case, so that Home need not open them all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The case's id.
    pub id: String,
    /// The client's name, or nothing yet.
    pub name: String,
    /// The name that the client goes by, when it differs.
    pub preferred: String,
    /// The client's identifier with its system.
    pub identifier: String,
    /// The date of birth in words.
    pub born: String,
    /// The stage in words.
    pub stage: String,
    /// Whether work has ended.
    pub over: bool,
    /// What is due next, in words.
    pub due_what: String,
    /// The day on which it is due.
    pub due_on: Option<When>,
    /// The day until which the case is to be kept, where one was entered.
    #[serde(default)]
    pub keep_until: Option<When>,
    /// When the case last left the device as a hand-off file, in milliseconds since 1970.
    pub handed_off: Option<u64>,
    /// When the first and the last word of the case were written, in milliseconds since 1970.
    #[serde(default)]
    pub written: Option<(u64, u64)>,
}

/// The days after which work that has not left the device is spoken of.
pub const DAYS_UNTIL_REMINDED: u64 = 7;

impl Summary {
    /// The summary of a case.
    #[must_use]
    pub fn of(id: &str, case: &Case, handed_off: Option<u64>) -> Self {
        let client = |field: &str| wording::bare(case.field("person", CLIENT, field));
        let episode = episodes(case).pop().unwrap_or_default();
        let stage = if episode.is_empty() { Stage::Consultation } else { stage(case, &episode) };
        let clocks = clocks(case, &episode);
        let (due_what, due_on) = match clocks.next() {
            Some(due) => (due.what.to_owned(), Some(When::day(due.on))),
            None if clocks.next_date_missing => ("Agree the next review date".to_owned(), None),
            None => (String::new(), None),
        };
        Self {
            id: id.to_owned(),
            name: client("name"),
            preferred: client("preferred-name"),
            identifier: super::forms::identifier(case),
            born: client("born"),
            stage: if episode.is_empty() { "Undone".to_owned() } else { stage.in_words().to_owned() },
            over: episode.is_empty() || stage.is_over(),
            due_what,
            due_on,
            keep_until: kept(case).map(|kept| When::day(kept.until)),
            handed_off,
            written: case.operations().map(|operation| operation.stamp.millis).fold(None, |span, at| {
                let (first, last) = span.unwrap_or((at, at));
                Some((first.min(at), last.max(at)))
            }),
        }
    }

    /// Whether something of the case is on this device alone, and has been for long: it never left, or was written on since.
    /// `now` is in milliseconds since 1970.
    #[must_use]
    pub fn is_alone_for_long(&self, now: u64) -> bool {
        let Some((first, last)) = self.written else { return false };
        let since = self.handed_off.unwrap_or(first);
        // The hand-over itself is written into the case, a moment before it is noted here.
        let is_written_on = self.handed_off.is_none_or(|at| last > at.saturating_add(60_000));
        is_written_on && now.saturating_sub(since) > DAYS_UNTIL_REMINDED * 86_400_000
    }

    /// How the next thing stands today: "Formal review, overdue by 2 days (24 February 2026)".
    #[must_use]
    pub fn due_in_words(&self, today: NaiveDate) -> String {
        match self.day_due() {
            Some(on) => {
                format!("{}, {} ({})", self.due_what, self.lateness(today).in_words(), day_in_words(on))
            }
            None => self.due_what.clone(),
        }
    }

    fn lateness(&self, today: NaiveDate) -> Lateness {
        match self.day_due() {
            Some(on) if today > on => Lateness::Overdue((today - on).num_days()),
            Some(on) => Lateness::In((on - today).num_days()),
            None => Lateness::In(i64::MAX),
        }
    }

    /// Whether something is overdue today.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.day_due().is_some_and(|on| today > on)
    }

    /// That the case was to be kept until a day which has passed, and what to do; nothing before that.
    #[must_use]
    pub fn kept_too_long(&self, today: NaiveDate) -> Option<String> {
        let until = self.keep_until?.exact().filter(|until| today > *until)?;
        Some(keeping::in_words(until, today))
    }

    fn day_due(&self) -> Option<NaiveDate> {
        self.due_on.and_then(|on| on.exact())
    }
}

/// Puts the most pressing first: what is due soonest or longest overdue, then open work without a date, then what is over.
pub fn sort(summaries: &mut Vec<Summary>) {
    order::by_key(summaries, |summary| {
        let due = summary.day_due();
        (due.is_none(), due, summary.over, summary.name.to_lowercase())
    });
}
