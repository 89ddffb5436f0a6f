//! The cases on this device as Home lists them: who, stage, what is due next and how late.

use super::facts::{Facts, facts};
use crate::case::{Case, Value, When, date::day_in_words, order};
use crate::edit::wording;
use crate::forms::form::{Fact, Form};
use crate::forms::{self, CLIENT, Kind, Sheet, decision, person};
use crate::pathway::{
    DueKind, Lateness, Stage, Wait, clocks, episodes, keeping, kept, stage, things::filled_in, waits,
};
use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};

/// What the index keeps of a case, so that Home need not open them all: codes and days. The words in it are the client's name,
/// preferred name and identifier, and who the case is allocated to.
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
    /// The date of birth.
    #[serde(default, deserialize_with = "if_known")]
    pub born: Option<When>,
    /// Whom the last period of work is allocated to, as it was typed.
    #[serde(default)]
    pub worker: String,
    /// The stage; nothing where the period of work was undone.
    #[serde(default, deserialize_with = "if_known")]
    pub stage: Option<Stage>,
    /// Whether work has ended.
    pub over: bool,
    /// What is due next, and the day on which it is.
    #[serde(default, deserialize_with = "if_known")]
    pub due: Option<(DueKind, When)>,
    /// Nothing is due, because the day of the next review has not been agreed.
    #[serde(default)]
    pub next_date_missing: bool,
    /// What is kept of the answers, for whoever counts.
    #[serde(default)]
    pub facts: Vec<Facts>,
    /// The day until which the case is to be kept, where one was entered.
    #[serde(default)]
    pub keep_until: Option<When>,
    /// When the case last left the device as a hand-off file, in milliseconds since 1970.
    pub handed_off: Option<u64>,
    /// When the first and the last word of the case were written, in milliseconds since 1970.
    #[serde(default)]
    pub written: Option<(u64, u64)>,
    /// What the case waits for, what has waited longest first.
    #[serde(default)]
    pub waits: Vec<Wait>,
    /// How many fields have answers that nobody has chosen between.
    #[serde(default)]
    pub undecided: usize,
    /// Whether somebody said that there is a danger: a lone-worker risk, another safety flag, a safeguarding concern.
    #[serde(default)]
    pub is_flagged: bool,
    /// Which [`Summary::SHAPE`] it was made in: an entry of an older one is made anew.
    #[serde(default)]
    pub shape: u32,
}

/// What is kept of a case in the sealed index. Home has the summaries alone; the names wait in the storage for whoever has to
/// look for them.
#[derive(Clone, Debug, PartialEq)]
pub struct Indexed {
    /// The case as Home shows it.
    pub summary: Summary,
    /// Everybody whom the case names, each with every name that they go by.
    pub names: Vec<Vec<String>>,
}

impl Indexed {
    /// What is kept of a case.
    #[must_use]
    pub fn of(id: &str, case: &Case, handed_off: Option<u64>) -> Self {
        let names = forms::names::known(case).into_iter().map(|known| known.names).collect();
        Self { summary: Summary::of(id, case, handed_off), names }
    }
}

/// A value as it is written today, or nothing: older entries say some of this in words, and are made anew.
fn if_known<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Option<T>, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}

/// Whether an answer of a form says that there is a danger.
fn tells_of_danger(case: &Case, form: &'static Form, episode: &str) -> bool {
    let says_so = |id: &String, slug: &str| {
        let sheet = Sheet { form, id };
        form.question(slug).is_some_and(|question| match question.kind {
            Kind::One(_) => sheet.answer(case, question).chooses("yes"),
            Kind::Line
            | Kind::Paragraph(_)
            | Kind::Day
            | Kind::When
            | Kind::Time
            | Kind::Many(_)
            | Kind::Number(_)
            | Kind::Words(_)
            | Kind::Scale(_)
            | Kind::Link(_)
            | Kind::Person
            | Kind::Signature(_)
            | Kind::Rows(_)
            | Kind::Rated(_) => !sheet.answer(case, question).is_blank(),
        })
    };
    form.facts.iter().any(|fact| match fact {
        Fact::Danger(slug) => filled_in(case, form, episode).iter().any(|id| says_so(id, slug)),
        Fact::Kept(_) => false,
    })
}

/// The days after which work that has not left the device is spoken of.
pub const DAYS_UNTIL_REMINDED: u64 = 7;

impl Summary {
    /// Counts up whenever a summary holds more than before.
    pub const SHAPE: u32 = 3;

    /// The summary of a case.
    #[must_use]
    pub fn of(id: &str, case: &Case, handed_off: Option<u64>) -> Self {
        let client = |field: &str| wording::bare(case.field(person::NOUN, CLIENT, field));
        let episode = episodes(case).pop().unwrap_or_default();
        let stage = (!episode.is_empty()).then(|| stage(case, &episode));
        let clocks = clocks(case, &episode);
        let waits = waits(case);
        let is_flagged = forms::FORMS.iter().any(|form| tells_of_danger(case, form, &episode));
        let due = clocks.next().map(|due| (due.kind, When::day(due.on)));
        Self {
            id: id.to_owned(),
            name: client(person::NAME),
            preferred: client(person::PREFERRED_NAME),
            identifier: super::identity::identifier(case),
            born: match case.field(person::NOUN, CLIENT, person::BORN) {
                Value::Date(when) => Some(*when),
                _ => None,
            },
            worker: wording::bare(case.field(decision::NOUN, &episode, decision::ALLOCATED_TO)),
            stage,
            // Somebody who is to be looked at again is not done with.
            over: stage.is_none_or(|stage| stage.is_over() && waits.is_empty()),
            next_date_missing: due.is_none() && clocks.next_date_missing,
            due,
            facts: facts(case),
            keep_until: kept(case).map(|kept| When::day(kept.until)),
            handed_off,
            written: case.operations().map(|operation| operation.stamp.millis).fold(None, |span, at| {
                let (first, last) = span.unwrap_or((at, at));
                Some((first.min(at), last.max(at)))
            }),
            waits,
            undecided: super::undecided::keys(case).count(),
            is_flagged,
            shape: Self::SHAPE,
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
        match self.due.and_then(|(kind, on)| Some((kind, on.exact()?))) {
            Some((kind, on)) => {
                let apart = (on - today).num_days();
                let lateness = if apart < 0 { Lateness::Overdue(-apart) } else { Lateness::In(apart) };
                format!("{}, {} ({})", kind.in_words(), lateness.in_words(), day_in_words(on))
            }
            None if self.next_date_missing => "Agree the next review date".to_owned(),
            None => String::new(),
        }
    }

    /// Whether it says all that an entry says today. One of an older version is made anew when Kith is unlocked.
    #[must_use]
    pub const fn is_current(&self) -> bool {
        self.shape == Self::SHAPE
    }

    /// The stage in words.
    #[must_use]
    pub fn stage_in_words(&self) -> &'static str {
        match self.stage {
            Some(stage) => stage.in_words(),
            None if self.is_current() => "Undone",
            None => "Being read again",
        }
    }

    /// Everything that is due or waited for, a line each, the most pressing first. Nothing for a case that asks for nothing.
    #[must_use]
    pub fn asks(&self, today: NaiveDate) -> Vec<String> {
        if !self.is_current() {
            return vec!["Being read again".to_owned()];
        }
        let mut lines: Vec<(NaiveDate, String)> =
            self.waits.iter().map(|wait| (wait.day, wait.in_words(today))).collect();
        let due = self.due_in_words(today);
        match self.day_due() {
            Some(on) => lines.push((on, due)),
            None if !due.is_empty() => lines.push((NaiveDate::MAX, due)),
            None => {}
        }
        order::by_key(&mut lines, |line| line.0);
        lines.into_iter().map(|(_, words)| words).collect()
    }

    /// Whether something is overdue today, or is to be looked at again.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.day_due().is_some_and(|on| today > on) || self.waits.iter().any(|wait| wait.is_due(today))
    }

    /// The earliest day of all that is due or waited for.
    fn first_day(&self) -> Option<NaiveDate> {
        self.waits.iter().map(|wait| wait.day).chain(self.day_due()).min()
    }

    /// That the case was to be kept until a day which has passed, and what to do; nothing before that.
    #[must_use]
    pub fn kept_too_long(&self, today: NaiveDate) -> Option<String> {
        let until = self.keep_until?.exact().filter(|until| today > *until)?;
        Some(keeping::in_words(until, today))
    }

    fn day_due(&self) -> Option<NaiveDate> {
        self.due.and_then(|(_, on)| on.exact())
    }
}

/// How the list of cases is sorted, in words that stand over it.
pub const SORTED_BY: &str =
    "what is overdue or has waited longest first; within a week those with a safety flag first";

/// Sorts by the earliest day of what is due or waited for, week by week, those with a safety flag first within a week; then
/// open work without a day, then what is over. Nothing is weighed: it is an order of days, and who is seen first is decided
/// by people.
pub fn sort(summaries: &mut [Summary]) {
    order::by_key(summaries, |summary| {
        let day = summary.first_day();
        let week = day.map(|day| day.num_days_from_ce().div_euclid(7));
        (week.is_none(), week, !summary.is_flagged, day, summary.over, summary.name.to_lowercase())
    });
}
