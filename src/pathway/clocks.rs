//! What is due in a period of work, each with its working shown: the clocks of its forms, counted from the referral, from the
//! commencement, or from a day that was agreed.

use super::stage::ended;
use super::things::{day, things};
use crate::case::{Case, date::day_in_words, order};
use crate::forms::form::{Anchor, Clock, Form, Fulfilled};
use crate::forms::{FORMS, clocks::CLOCKS, consultation, decision, involvement};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// The rows that this file carries out with the clocks of the reviews: a sooner review, the time limit, and the agreed longer
/// work.
pub const SOURCE_ROWS: &[&str] = &["P16", "P17", "P18", "P19", "P20"];

/// What is to be done by a day: a clock of a form, by its slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct DueKind(pub &'static str);

impl DueKind {
    /// Everything that can be due, in the order of the forms.
    pub fn all() -> impl Iterator<Item = Self> {
        CLOCKS.iter().map(|(slug, _)| Self(slug))
    }

    /// What it is called.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        CLOCKS.iter().find(|(slug, _)| *slug == self.0).map_or("", |(_, words)| words)
    }
}

impl<'de> Deserialize<'de> for DueKind {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let slug = String::deserialize(reader)?;
        Self::all()
            .find(|kind| kind.0 == slug)
            .ok_or_else(|| serde::de::Error::custom("nothing of this name is ever due"))
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
    let is_open = case.field(decision::NOUN, episode, decision::OUTCOME).chooses("appropriate")
        || commencement.is_some();
    for form in FORMS.iter().filter(|form| !form.clocks.is_empty()) {
        let ids = things(case, form, episode);
        for clock in form.clocks {
            match clock.from {
                Anchor::Commencement => clocks.once(case, form, clock, &ids, commencement, "commencement"),
                // What is asked of a referral waits until the work is taken on.
                Anchor::Referral => {
                    clocks.once(case, form, clock, &ids, referral.filter(|_| is_open), "referral");
                }
                Anchor::Own(slug, _) => clocks.of_each(case, form, clock, &ids, slug),
            }
        }
    }
    order::by_key(&mut clocks.dues, |due| due.on);
    clocks
}

/// Things of a form that were done, each with the day, in the order of the list.
fn held(case: &Case, form: &Form, clock: &Clock, ids: &[String]) -> Vec<(String, NaiveDate)> {
    let on = |id: &String| Some((id.clone(), day(case, form.noun, id, clock.held)?));
    ids.iter().filter_map(on).collect()
}

impl Clocks {
    /// A clock that runs once in a period of work.
    fn once(
        &mut self,
        case: &Case,
        form: &Form,
        clock: &Clock,
        ids: &[String],
        from: Option<NaiveDate>,
        called: &str,
    ) {
        let Some(from) = from else { return };
        let all = held(case, form, clock, ids);
        let done = match clock.fulfilled {
            Fulfilled::Chosen(slug, choice) => {
                all.iter().find(|(id, _)| case.field(form.noun, id, slug).chooses(choice))
            }
            Fulfilled::Next => all.first(),
        };
        let working = format!("{} from the {called} on {}", length(clock.days), day_in_words(from));
        self.push(clock, from + Days::new(clock.days), working, done.map(|(_, on)| *on));
    }

    /// A clock that runs from an answer of each thing that gives one.
    fn of_each(&mut self, case: &Case, form: &Form, clock: &Clock, ids: &[String], slug: &str) {
        let all = held(case, form, clock, ids);
        let one = form.many().map_or(form.title, |many| many.counted.0);
        for (at, (id, on)) in all.iter().enumerate() {
            let is_so = |(slug, choice): (&str, &str)| case.field(form.noun, id, slug).chooses(choice);
            if clock.only_if.is_some_and(|only_if| !is_so(only_if)) {
                continue;
            }
            let mut later = all.iter().skip(at + 1);
            let done = match clock.fulfilled {
                Fulfilled::Next => later.next(),
                Fulfilled::Chosen(slug, choice) => {
                    later.find(|(id, _)| case.field(form.noun, id, slug).chooses(choice))
                }
            };
            let done = done.map(|(_, on)| *on);
            let Some(from) = day(case, form.noun, id, slug) else {
                if clock.only_if.is_some() {
                    self.next_date_missing = done.is_none() && self.ended.is_none();
                }
                continue;
            };
            let due = from + Days::new(clock.days);
            // A day that another clock has for its own is asked for once, while that is still to come.
            let is_asked = self.dues.iter().any(|other| {
                other.on == due
                    && Some(other.kind.0) == clock.beside
                    && other.done.is_none_or(|done| done > *on)
            });
            if is_asked {
                continue;
            }
            let working = match clock.days {
                0 => format!("agreed at the {one} on {}", day_in_words(*on)),
                days => format!("{} from the {one} on {}", length(days), day_in_words(from)),
            };
            self.push(clock, due, working, done);
        }
    }

    fn push(&mut self, clock: &Clock, on: NaiveDate, working: String, done: Option<NaiveDate>) {
        if clock.lapses && done.is_none() && self.ended.is_some_and(|ended| ended <= on) {
            return;
        }
        let overtaken = self.ended.filter(|_| done.is_none());
        self.dues.push(Due { kind: DueKind(clock.slug), on, working, done, overtaken });
    }
}

/// "28 days (4 weeks)", "10 days".
fn length(days: u64) -> String {
    match (days % 7, days / 7) {
        (0, weeks @ 2..) => format!("{days} days ({weeks} weeks)"),
        _ if days == 1 => "1 day".to_owned(),
        _ => format!("{days} days"),
    }
}
