//! The two clocks of a period of work and the reviews they ask for, each with its working shown.

use super::stage::ended;
use super::things::{day, reviews};
use crate::case::{Case, date::day_in_words, order};
use crate::forms::{consultation, decision, involvement, review};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// P18: an initial proportionate review within four weeks of the commencement, its last day included.
pub const INITIAL_DAYS: u64 = 28;
/// P20: a formal review when the work is still open sixteen weeks after the referral, its last day included.
pub const FORMAL_DAYS: u64 = 112;

/// The rows that this file carries out: the two clocks, a sooner review, the time limit, and the agreed longer work.
pub const SOURCE_ROWS: &[&str] = &["P16", "P17", "P18", "P19", "P20"];

/// What is to be done by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueKind {
    /// The proportionate review within four weeks of the commencement (P18).
    InitialReview,
    /// The review of work that is still open sixteen weeks after the referral (P20).
    FormalReview,
    /// The review whose day was agreed at the one before (P17).
    AgreedReview,
}

impl DueKind {
    /// Everything that can be due.
    pub const ALL: [Self; 3] = [Self::InitialReview, Self::FormalReview, Self::AgreedReview];

    /// What it is called.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::InitialReview => "Initial review",
            Self::FormalReview => "Formal review",
            Self::AgreedReview => "Next agreed review",
        }
    }
}

/// Something that is to be done by a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What it is.
    pub kind: DueKind,
    /// The last day on which it is on time.
    pub on: NaiveDate,
    /// How the day comes about, in words.
    pub working: String,
    /// The day on which it was done.
    pub done: Option<NaiveDate>,
    /// The day on which the work ended, when it was never done.
    pub overtaken: Option<NaiveDate>,
}

/// How something stands against its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lateness {
    /// Done, this many days late, or on time with 0.
    Done(i64),
    /// Not done and this many days overdue.
    Overdue(i64),
    /// To be done within this many days; 0 is today.
    In(i64),
    /// The work ended before it was done.
    Overtaken,
}

impl Due {
    /// How it stands today.
    #[must_use]
    pub fn lateness(&self, today: NaiveDate) -> Lateness {
        match (self.done, self.overtaken) {
            (Some(done), _) => Lateness::Done((done - self.on).num_days().max(0)),
            (None, Some(_)) => Lateness::Overtaken,
            (None, None) if today > self.on => Lateness::Overdue((today - self.on).num_days()),
            (None, None) => Lateness::In((self.on - today).num_days()),
        }
    }

    /// Whether it is still to be done.
    #[must_use]
    pub const fn is_outstanding(&self) -> bool {
        self.done.is_none() && self.overtaken.is_none()
    }
}

impl Lateness {
    /// "2 days late", "overdue by 3 days", "due today", "due in 5 days".
    #[must_use]
    pub fn in_words(self) -> String {
        let days = |n: i64| {
            if n == 1 { "1 day".to_owned() } else { format!("{n} days") }
        };
        match self {
            Self::Done(0) => "done on time".to_owned(),
            Self::Done(late) => format!("done {} late", days(late)),
            Self::Overdue(late) => format!("overdue by {}", days(late)),
            Self::In(0) => "due today".to_owned(),
            Self::In(left) => format!("due in {}", days(left)),
            Self::Overtaken => "not held before the work ended".to_owned(),
        }
    }
}

/// What the clocks of a period of work say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clocks {
    /// The referral date: the day of the contact, or the one that the decision sets instead.
    pub referral: Option<NaiveDate>,
    /// The commencement: the day of the allocation, or the one that the involvement sets instead with its reason.
    pub commencement: Option<NaiveDate>,
    /// The day on which the work ended.
    pub ended: Option<NaiveDate>,
    /// Everything that was or is due, by day.
    pub dues: Vec<Due>,
    /// The last review leaves the work open and agrees no day for the next: it is to be asked for.
    pub next_date_missing: bool,
}

impl Clocks {
    /// What is due next: the earliest that is not done.
    #[must_use]
    pub fn next(&self) -> Option<&Due> {
        self.dues.iter().find(|due| due.is_outstanding())
    }

    /// Whole weeks since the referral (P20 counts from here).
    #[must_use]
    pub fn weeks_since_referral(&self, today: NaiveDate) -> Option<i64> {
        weeks(self.referral?, self.ended.unwrap_or(today))
    }

    /// Whole weeks since the commencement (P16 and P18 count from here).
    #[must_use]
    pub fn weeks_since_commencement(&self, today: NaiveDate) -> Option<i64> {
        weeks(self.commencement?, self.ended.unwrap_or(today))
    }
}

fn weeks(from: NaiveDate, to: NaiveDate) -> Option<i64> {
    (to >= from).then(|| (to - from).num_days() / 7)
}

/// Works the clocks of a period of work out.
#[must_use]
pub fn clocks(case: &Case, episode: &str) -> Clocks {
    let referral = day(case, consultation::NOUN, episode, consultation::REFERRAL_DATE)
        .or_else(|| day(case, consultation::NOUN, episode, consultation::CONTACT_DATE));
    let commencement = day(case, involvement::NOUN, episode, involvement::COMMENCED)
        .or_else(|| day(case, involvement::NOUN, episode, involvement::ALLOCATED));
    let mut clocks =
        Clocks { referral, commencement, ended: ended(case, episode).map(|(on, _)| on), ..Clocks::default() };
    let held: Vec<(String, NaiveDate)> = reviews(case, episode)
        .into_iter()
        .filter_map(|id| day(case, review::NOUN, &id, review::DATE).map(|on| (id, on)))
        .collect();
    let is_open = case.field(decision::NOUN, episode, decision::OUTCOME).chooses("appropriate")
        || commencement.is_some();
    let first = |kind: &str| {
        held.iter()
            .find(|(id, _)| case.field(review::NOUN, id, review::TYPE).chooses(kind))
            .map(|(_, on)| *on)
    };
    if let Some(start) = commencement {
        let working =
            format!("{INITIAL_DAYS} days (4 weeks) from the commencement on {}", day_in_words(start));
        clocks.push(DueKind::InitialReview, start + Days::new(INITIAL_DAYS), working, first("initial"));
    }
    if let Some(start) = referral.filter(|_| is_open) {
        let on = start + Days::new(FORMAL_DAYS);
        // Work that ended within the sixteen weeks never needed a formal review.
        if clocks.ended.is_none_or(|ended| ended > on) || first("formal").is_some() {
            let working =
                format!("{FORMAL_DAYS} days (16 weeks) from the referral on {}", day_in_words(start));
            clocks.push(DueKind::FormalReview, on, working, first("formal"));
        }
    }
    let mut following = held.iter().map(|(_, on)| *on).skip(1);
    for (id, on) in &held {
        let later = following.next();
        if !case.field(review::NOUN, id, review::OUTCOME).chooses("remain-open") {
            continue;
        }
        match day(case, review::NOUN, id, review::NEXT_REVIEW) {
            // An agreed day that is the formal review's own is asked for once, while that review is still to come.
            Some(next)
                if clocks.dues.iter().any(|due| {
                    due.on == next
                        && due.kind == DueKind::FormalReview
                        && due.done.is_none_or(|done| done > *on)
                }) => {}
            Some(next) => {
                let working = format!("agreed at the review on {}", day_in_words(*on));
                clocks.push(DueKind::AgreedReview, next, working, later);
            }
            None => clocks.next_date_missing = later.is_none() && clocks.ended.is_none(),
        }
    }
    order::by_key(&mut clocks.dues, |due| due.on);
    clocks
}

impl Clocks {
    fn push(&mut self, kind: DueKind, on: NaiveDate, working: String, done: Option<NaiveDate>) {
        let overtaken = self.ended.filter(|_| done.is_none());
        self.dues.push(Due { kind, on, working, done, overtaken });
    }
}
