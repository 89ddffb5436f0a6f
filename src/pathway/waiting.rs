//! Who waits, for what, and since when: a decision, an allocation, another look after a refusal for workload, word to the
//! referrer. An age is a fact and no verdict; the framework names no limit for these, so that none is made up here.

use super::clocks::clocks;
use super::stage::{Stage, episodes, stage};
use super::things::day;
use crate::case::{Case, date::day_in_words, moment};
use crate::forms::decision;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The rows that this file carries out: the decision, the allocation, the refusal for workload, the referrer told.
pub const SOURCE_ROWS: &[&str] = &["P5", "P8", "C17", "C20"];

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Awaited {
    /// The consultation is not finished (P2).
    Consultation,
    /// A Senior Practitioner has not decided (P5).
    Decision,
    /// Nobody has the work yet (P8).
    Allocation,
    /// The team could not take the work on, and is to look again (C17).
    AnotherLook,
    /// The referrer does not know the outcome (C20).
    WordToReferrer,
}

impl Awaited {
    /// Everything that can be waited for.
    pub const ALL: [Self; 5] =
        [Self::Consultation, Self::Decision, Self::Allocation, Self::AnotherLook, Self::WordToReferrer];
}

/// Something that somebody waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// What.
    pub awaited: Awaited,
    /// Since when; of another look the day on which it is to be had.
    #[serde(with = "as_when")]
    pub day: NaiveDate,
}

/// A day as the record writes it.
mod as_when {
    use crate::case::When;
    use chrono::NaiveDate;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        When::day(*day).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        When::deserialize(deserializer)?.exact().ok_or_else(|| D::Error::custom("not a day"))
    }
}

/// "5 days" until two weeks, then "20 weeks".
fn span(days: i64) -> String {
    match days {
        ..=1 => "for 1 day".to_owned(),
        2..=13 => format!("for {days} days"),
        _ => format!("for {} weeks", days / 7),
    }
}

impl Wait {
    /// How it stands today: "Waiting for a decision for 20 weeks (since 3 July 2026)".
    #[must_use]
    pub fn in_words(self, today: NaiveDate) -> String {
        let days = (today - self.day).num_days();
        let on = day_in_words(self.day);
        let since = |what: &str| match days {
            ..0 => format!("{what} from {on}"),
            0 => format!("{what} (since today, {on})"),
            1.. => format!("{what} {} (since {on})", span(days)),
        };
        match self.awaited {
            Awaited::Consultation => since("Consultation not finished"),
            Awaited::Decision => since("Waiting for a decision"),
            Awaited::Allocation => since("Waiting for a worker"),
            Awaited::WordToReferrer => since("Referrer not told of the outcome"),
            Awaited::AnotherLook => match days {
                0 => format!("Look again today ({on})"),
                1 => format!("Look again: overdue by 1 day ({on})"),
                2.. => format!("Look again: overdue by {days} days ({on})"),
                -1 => format!("Look again in 1 day ({on})"),
                _ => format!("Look again in {} days ({on})", -days),
            },
        }
    }

    /// Whether its own day has passed, or is today: only another look has such a day.
    #[must_use]
    pub fn is_due(self, today: NaiveDate) -> bool {
        self.awaited == Awaited::AnotherLook && today >= self.day
    }
}

/// Everything that the last period of work waits for, what has waited longest first.
#[must_use]
pub fn waits(case: &Case) -> Vec<Wait> {
    let Some(episode) = episodes(case).pop() else { return Vec::new() };
    let begun = case.added("episode", &episode).and_then(|stamp| moment::day(stamp.millis));
    let referral = clocks(case, &episode).referral.or(begun);
    let decided = day(case, decision::NOUN, &episode, decision::DECIDED_DATE).or(referral);
    let stage = stage(case, &episode);
    let said = |slug: &str| case.field(decision::NOUN, &episode, slug);
    let mut all = Vec::new();
    let mut add = |awaited: Awaited, day: Option<NaiveDate>| {
        all.extend(day.map(|day| Wait { awaited, day }));
    };
    match stage {
        Stage::Consultation => add(Awaited::Consultation, referral),
        Stage::Decision => add(Awaited::Decision, referral),
        Stage::Allocation => add(Awaited::Allocation, decided),
        Stage::NotTakenOn if said(decision::REASONS).chooses("workload") => {
            // Refusals of before the question was asked have no such day: they wait since the decision.
            add(Awaited::AnotherLook, day(case, decision::NOUN, &episode, decision::LOOK_AGAIN).or(decided));
        }
        Stage::NotTakenOn | Stage::Involvement | Stage::Closed | Stage::Transferred => {}
    }
    // An answer that came to nothing else (work that is under way, or over) was told in another way.
    let is_told = !said(decision::INFORMED_DATE).is_blank();
    if matches!(stage, Stage::Allocation | Stage::NotTakenOn) && !is_told {
        add(Awaited::WordToReferrer, decided);
    }
    crate::case::order::by_key(&mut all, |wait| (wait.day, wait.awaited));
    all
}
