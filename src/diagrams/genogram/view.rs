//! A family at a date: who and what is there to be drawn.

use super::settings::Settings;
use crate::case::family::{
    Family, Household, Mark, Parentage, Parents, Person, Tie, Union,
    time::{had_begun, had_ended, was_so},
};
use chrono::{Months, NaiveDate};
use std::collections::BTreeSet;

/// Two people of whose union no date is known are taken to have met no earlier than at this age.
const YEARS_BEFORE_UNIONS: u32 = 16;

/// The family that is to be seen, at a date.
pub struct View<'a> {
    /// Without what the settings leave out.
    pub family: &'a Family,
    /// How it is drawn.
    pub settings: &'a Settings,
    /// When.
    pub date: NaiveDate,
    present: BTreeSet<&'a str>,
    first_days: Vec<Option<NaiveDate>>,
    ties: Vec<&'a Tie>,
    households: Vec<(&'a Household, Vec<&'a str>)>,
}

impl<'a> View<'a> {
    /// The view of a family that was made visible already.
    #[must_use]
    pub fn new(family: &'a Family, settings: &'a Settings, date: NaiveDate) -> Self {
        let first_days = family.first_days();
        let is_there =
            |(_, first): &(&'a Person, &Option<NaiveDate>)| first.is_none_or(|first| first <= date);
        let present =
            family.people.iter().zip(&first_days).filter(is_there).map(|(person, _)| person.id.as_str());
        let present = present.collect();
        let mut view =
            Self { family, settings, date, present, first_days, ties: Vec::new(), households: Vec::new() };
        // Each person is asked for theirs, so they are found once.
        view.ties = view.shown_ties().collect();
        view.households = view.standing_households();
        view
    }

    /// Whether somebody is there at the date.
    #[must_use]
    pub fn is_present(&self, id: &str) -> bool {
        self.present.contains(id)
    }

    /// Everybody who is there, in the order in which they were entered.
    pub fn people(&self) -> impl Iterator<Item = &'a Person> {
        self.family.people.iter().filter(|person| self.is_present(&person.id))
    }

    /// What somebody is called.
    #[must_use]
    pub fn name(&self, id: &str) -> String {
        self.family.person(id).map_or_else(|| "Somebody".to_owned(), |person| person.shown_name().to_owned())
    }

    /// Whose family it is.
    #[must_use]
    pub fn client(&self) -> String {
        self.family.client_name()
    }

    /// A person's marks at the date.
    pub fn marks<'p>(&self, person: &'p Person) -> impl Iterator<Item = &'p Mark> + use<'p> {
        let date = self.date;
        person
            .marks
            .iter()
            .filter(move |mark| was_so(mark.since, mark.known_since, date) && !had_ended(mark.until, date))
    }

    fn first_day(&self, id: &str) -> Option<NaiveDate> {
        self.first_days.get(self.family.place_of(id)?).copied().flatten()
    }

    /// Whether a union is drawn: its partners are there, and it had begun or has a child who is there.
    #[must_use]
    pub fn shows_union(&self, union: &Union) -> bool {
        if union.partners.len() != 2 || !union.partners.iter().all(|id| self.is_present(id)) {
            return false;
        }
        let parents = Parents::Union(union.id.clone());
        if self.family.parentages_from(&parents).any(|link| self.is_present(&link.child)) {
            return true;
        }
        if let Some(began) = union.began() {
            return had_begun(Some(began), self.date);
        }
        let grown = union.partners.iter().filter_map(|id| self.first_day(id)).max();
        let grown = grown.and_then(|day| day.checked_add_months(Months::new(12 * YEARS_BEFORE_UNIONS)));
        let first_event = union.events.iter().filter_map(|event| event.when?.bounds().0).min();
        let earliest = match (grown, first_event) {
            (Some(grown), Some(event)) => Some(grown.min(event)),
            (grown, event) => grown.or(event),
        };
        earliest.is_none_or(|day| day <= self.date)
    }

    /// Whether a child's link is drawn.
    #[must_use]
    pub fn shows_link(&self, link: &Parentage) -> bool {
        let has_parent = match &link.parents {
            Parents::Single(id) => self.is_present(id),
            Parents::Union(id) => {
                self.family.union(id).is_some_and(|union| union.partners.iter().any(|id| self.is_present(id)))
            }
        };
        has_parent
            && self.is_present(&link.child)
            && had_begun(link.since, self.date)
            && !had_ended(link.until, self.date)
    }

    /// The ties that are drawn.
    pub fn ties(&self) -> impl Iterator<Item = &'a Tie> {
        self.ties.iter().copied()
    }

    fn shown_ties(&self) -> impl Iterator<Item = &'a Tie> {
        self.family.ties.iter().filter(|tie| {
            tie.is_shown(self.date)
                && self.is_present(&tie.from)
                && tie.to.as_ref().is_none_or(|to| self.is_present(to))
        })
    }

    /// The households that are drawn, with those of their members who live there and are alive.
    #[must_use]
    pub fn households(&self) -> &[(&'a Household, Vec<&'a str>)] {
        &self.households
    }

    fn standing_households(&self) -> Vec<(&'a Household, Vec<&'a str>)> {
        let homes = self.family.households.iter();
        let standing =
            homes.filter(|home| had_begun(home.since, self.date) && !had_ended(home.until, self.date));
        let with_members = standing.map(|home| {
            let mut members: Vec<&'a str> = Vec::new();
            for residence in &home.residences {
                let lives_there = was_so(residence.since, residence.known_since, self.date)
                    && !had_ended(residence.until, self.date)
                    && self.is_present(&residence.person)
                    && self
                        .family
                        .person(&residence.person)
                        .is_some_and(|person| !person.had_died(self.date));
                if lives_there && !members.contains(&residence.person.as_str()) {
                    members.push(&residence.person);
                }
            }
            (home, members)
        });
        with_members.filter(|(_, members)| !members.is_empty()).collect()
    }
}
