//! The family at a date: who was there, who had died, what was so, with dates that may be partial or uncertain.
//!
//! One rule holds for all of it: a thing is shown from the first day on which it may have begun until the last day on
//! which it may have lasted. A tie, a mark or a residence without a beginning is shown from the day on which it was
//! said: to draw the quarrels of today among yesterday's children would be a lie.

use super::kinds::{Beginning, Status};
use super::people::{Person, Tie, Union};
use super::relations::Kin;
use super::{Family, TieGroup};
use crate::case::{When, date::Point};
use chrono::{Datelike, Months, NaiveDate};

/// How long before a child's birth, or a union, somebody of unknown age is taken to have been born.
const YEARS_BEFORE_CHILDREN: u32 = 16;

/// How long before the day on which a child is due it is drawn.
const PREGNANCY_MONTHS: u32 = 9;

/// Whether something had begun; without a date it had.
#[must_use]
pub fn had_begun(when: Option<When>, date: NaiveDate) -> bool {
    when.and_then(|when| when.bounds().0).is_none_or(|first| first <= date)
}

/// Whether something of which only some begin on a date had begun: else on the first day on which it is known.
#[must_use]
pub fn was_so(since: Option<When>, known_since: Option<NaiveDate>, date: NaiveDate) -> bool {
    match since {
        Some(since) => had_begun(Some(since), date),
        None => known_since.is_none_or(|first| first <= date),
    }
}

/// Whether something had ended; without a date it had not.
#[must_use]
pub fn had_ended(when: Option<When>, date: NaiveDate) -> bool {
    let Some(when) = when else { return false };
    let (first, last) = when.bounds();
    last.or(first).is_some_and(|last| last <= date)
}

/// Whole years from one day to another.
fn years(from: NaiveDate, to: NaiveDate) -> i64 {
    let before = (to.month(), to.day()) < (from.month(), from.day());
    i64::from(to.year()) - i64::from(from.year()) - i64::from(before)
}

/// An age as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// So many years.
    Years(i64),
    /// One or the other, as only the year of an end is known.
    Either(i64, i64),
    /// About so many years.
    About(i64),
}

impl Age {
    /// Short, for inside a symbol.
    #[must_use]
    pub fn short(self) -> String {
        match self {
            Self::Years(years) => years.to_string(),
            Self::Either(low, high) => format!("{low}\u{2013}{high}"),
            Self::About(years) => format!("c. {years}"),
        }
    }

    /// In words.
    #[must_use]
    pub fn in_words(self) -> String {
        match self {
            Self::Years(years) => years.to_string(),
            Self::Either(low, high) => format!("{low} or {high}"),
            Self::About(years) => format!("about {years}"),
        }
    }
}

/// The age that lies between a birth and a day or another event.
#[must_use]
pub fn age_between(born: When, until: When) -> Option<Age> {
    let (Some(first), Some(last)) = born.bounds() else { return None };
    let (Some(from), Some(to)) = until.bounds() else { return None };
    let (low, high) = (years(last, from).max(0), years(first, to));
    if high < 0 {
        return None;
    }
    let doubt = |when: When| matches!(when, When::At(Point { about: true, .. } | Point { unsure: true, .. }));
    Some(match high - low {
        _ if doubt(born) || doubt(until) => Age::About(i64::midpoint(low, high)),
        ..=0 => Age::Years(high),
        1 => Age::Either(low, high),
        _ => Age::About(i64::midpoint(low, high)),
    })
}

impl Person {
    /// Whether the person had died by a date.
    #[must_use]
    pub fn had_died(&self, date: NaiveDate) -> bool {
        match self.died {
            Some(_) => had_ended(self.died, date),
            None => self.dead,
        }
    }

    /// The age at a date, or at death.
    #[must_use]
    pub fn age(&self, date: NaiveDate) -> Option<Age> {
        let born = self.born?;
        if self.had_died(date) {
            return age_between(born, self.died?);
        }
        age_between(born, When::day(date))
    }
}

impl Union {
    /// What had happened to it by a date, in order.
    #[must_use]
    pub fn events_by(&self, date: NaiveDate) -> Vec<&super::StatusEvent> {
        self.events.iter().filter(|event| had_begun(event.when, date)).collect()
    }

    /// How it stood at a date: the last of its events, the death of a partner apart.
    #[must_use]
    pub fn status_on(&self, date: NaiveDate) -> Status {
        let events = self.events_by(date);
        let last = events.iter().rev().find(|event| event.status != Status::Widowed);
        last.map_or(Status::Started, |event| event.status)
    }

    /// Whether the two were a couple at a date: they had come together and had not parted.
    #[must_use]
    pub fn holds(&self, date: NaiveDate) -> bool {
        !matches!(self.status_on(date), Status::Separated | Status::Divorced | Status::Annulled)
    }
}

impl Tie {
    /// Whether it is drawn at a date. Abuse that is over stays part of the history.
    #[must_use]
    pub fn is_shown(&self, date: NaiveDate) -> bool {
        was_so(self.since, self.known_since, date)
            && (!had_ended(self.until, date)
                || self.kind.group() == TieGroup::Abuse
                || self.allegation.contains(&super::AllegationStatus::Historic))
    }

    /// Whether it was over by a date.
    #[must_use]
    pub fn is_historic(&self, date: NaiveDate) -> bool {
        had_ended(self.until, date) || self.allegation.contains(&super::AllegationStatus::Historic)
    }
}

impl Family {
    /// From which day on each person is shown; nothing means from the beginning.
    ///
    /// Somebody whose birth nobody knows appears with the first dated thing that needs them.
    #[must_use]
    pub fn first_days(&self) -> Vec<Option<NaiveDate>> {
        let known = |person: &Person| {
            let born = person.born.and_then(|when| when.bounds().0.or(when.bounds().1))?;
            // A pregnancy is dated by when the child is due.
            let before = if person.beginning == Beginning::Pregnancy { PREGNANCY_MONTHS } else { 0 };
            born.checked_sub_months(Months::new(before))
        };
        let mut days: Vec<Option<NaiveDate>> = self.people.iter().map(known).collect();
        let early = |day: NaiveDate| day.checked_sub_months(Months::new(12 * YEARS_BEFORE_CHILDREN));
        // Each round reaches one relative further; a family of more than a few generations of unknown age is rare.
        for _ in 0..8 {
            let before = days.clone();
            for (place, person) in self.people.iter().enumerate() {
                if before.get(place).is_some_and(Option::is_some) {
                    continue;
                }
                let day_of =
                    |id: &str| self.place_of(id).and_then(|place| before.get(place).copied().flatten());
                let below =
                    Kin::children(self, &person.id).into_iter().filter_map(|kin| day_of(kin.id)).min();
                let beside = self
                    .unions_of(&person.id)
                    .into_iter()
                    .filter_map(|union| union.began())
                    .filter_map(|when| when.bounds().0);
                let needed = below.into_iter().chain(beside).min().and_then(early);
                let above = Kin::parents(self, &person.id).into_iter().filter_map(|kin| day_of(kin.id)).max();
                let level =
                    Kin::partners(self, &person.id).into_iter().chain(Kin::siblings(self, &person.id));
                let level = level.filter_map(|kin| day_of(kin.id)).min();
                let died = person.died.and_then(|when| when.bounds().0);
                let found = match (needed, above, level) {
                    (Some(needed), Some(above), _) => Some(needed.max(above)),
                    (Some(needed), None, _) => Some(needed),
                    (None, Some(above), Some(level)) => Some(level.max(above)),
                    (None, above, level) => above.or(level),
                };
                let found = match (found, died) {
                    (Some(found), Some(died)) => Some(found.min(died)),
                    (found, _) => found,
                };
                if let Some(slot) = days.get_mut(place) {
                    *slot = found;
                }
            }
            if days == before {
                break;
            }
        }
        days
    }

    /// The first day of which anything is known, from which a slider begins.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.first_days().into_iter().flatten().min()
    }
}
