//! The world around a family at a date: who is in the middle, which systems are there, which ties hold.

use super::settings::Settings;
use crate::case::family::{Family, Person};
use crate::case::network::{Network, System, SystemTie};
use chrono::NaiveDate;

/// The world that is to be seen, at a date.
pub struct World<'a> {
    /// Without what the settings leave out.
    pub family: &'a Family,
    /// Without what the settings leave out.
    pub network: &'a Network,
    /// How it is drawn.
    pub settings: &'a Settings,
    /// When.
    pub date: NaiveDate,
}

impl<'a> World<'a> {
    /// The same at another date.
    #[must_use]
    pub const fn at(&self, date: NaiveDate) -> World<'a> {
        World { date, ..*self }
    }

    /// The systems that are there, in the order in which they were entered.
    pub fn systems(&self) -> impl Iterator<Item = &'a System> + use<'a> {
        self.network.systems_at(self.date)
    }

    /// The ties that hold to systems that are there.
    #[must_use]
    pub fn ties(&self) -> Vec<&'a SystemTie> {
        let mut ties = self.network.ties_at(self.date);
        let is_there =
            |id: &str| self.network.system(id).is_some_and(|system| self.network.is_there(system, self.date));
        ties.retain(|tie| is_there(&tie.system));
        ties
    }

    /// What somebody of the family is called; without an id the household as a whole.
    #[must_use]
    pub fn member_name(&self, id: Option<&str>) -> String {
        id.map_or_else(
            || "the household".to_owned(),
            |id| self.family.person(id).map_or("somebody", Person::shown_name).to_owned(),
        )
    }

    /// What a system is called.
    #[must_use]
    pub fn system_name(&self, system: &System) -> String {
        let of_person = system.person.as_deref().and_then(|id| self.family.person(id));
        match (system.name.is_empty(), of_person) {
            (true, Some(person)) => person.shown_name().to_owned(),
            _ => system.shown_name().to_owned(),
        }
    }

    /// What the system with this id is called.
    #[must_use]
    pub fn name_of(&self, id: &str) -> String {
        self.network.system(id).map_or_else(|| "a system".to_owned(), |system| self.system_name(system))
    }

    /// Whose world it is.
    #[must_use]
    pub fn client(&self) -> String {
        self.family.client_name()
    }
}
