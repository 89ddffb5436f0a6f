//! The world around the family as the record tells it: systems, and the ties of the family or one of its people to them.
//!
//! A tie to a system is a stretch of time: what changes is told by a tie of its own that begins on the day of the change. So
//! nothing is overwritten, and every date has one answer.

mod kinds;
mod time;

pub use kinds::{Importance, SystemKind};

use super::family::{Tie, TieKind, nouns as family_nouns};
use super::thing::{Thing, in_order};
use super::{Case, When};
use std::ops::{Deref, DerefMut};

/// The nouns under which the world around is kept, beside the ties.
pub mod nouns {
    /// A person or an institution outside the household, or one that is missed.
    pub const SYSTEM: &str = "system";
    /// A strength on the strengths map.
    pub const STRENGTH: &str = "strength";
}

/// Something or somebody around the family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct System {
    /// Names it in the record.
    pub id: String,
    /// What it is.
    pub kind: SystemKind,
    /// What it is called, or nothing.
    pub name: String,
    /// How it is reached.
    pub contact: String,
    /// How much it matters.
    pub importance: Importance,
    /// Since when it has been there.
    pub since: Option<When>,
    /// Until when.
    pub until: Option<When>,
    /// Whether it ought to be there and is not.
    pub is_missing: bool,
    /// The person of the genogram that it is.
    pub person: Option<String>,
    /// More in words.
    pub note: String,
    /// Whether it is kept back from every shared copy.
    pub private: bool,
    /// Where the practitioner has put it, in hundredths of a symbol's width from the middle of the sun.
    pub pin: Option<(i64, i64)>,
}

impl System {
    /// A system of which nothing else is known.
    #[must_use]
    pub fn new(id: &str, kind: SystemKind) -> Self {
        Self {
            id: id.to_owned(),
            kind,
            name: String::new(),
            contact: String::new(),
            importance: Importance::Middle,
            since: None,
            until: None,
            is_missing: false,
            person: None,
            note: String::new(),
            private: false,
            pin: None,
        }
    }

    /// The name to show, or what kind of system it is.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        if self.name.is_empty() { self.kind.words() } else { &self.name }
    }
}

/// A tie of the family to a system, for a stretch of time. What it says is said as of any other tie.
#[derive(Clone, Debug, PartialEq)]
pub struct SystemTie {
    /// Whose it is; nothing for the whole family's.
    pub member: Option<String>,
    /// To which system.
    pub system: String,
    /// Its kind, which is plain or cut off, its axes, dates and source.
    pub tie: Tie,
}

impl Deref for SystemTie {
    type Target = Tie;

    fn deref(&self) -> &Tie {
        &self.tie
    }
}

impl DerefMut for SystemTie {
    fn deref_mut(&mut self) -> &mut Tie {
        &mut self.tie
    }
}

impl SystemTie {
    /// A tie of which nothing else is known.
    #[must_use]
    pub fn new(id: &str, member: Option<&str>, system: &str) -> Self {
        let mut tie = Tie::new(TieKind::Plain, member.unwrap_or_default(), Some(system));
        id.clone_into(&mut tie.id);
        Self { member: member.map(str::to_owned), system: system.to_owned(), tie }
    }

    /// The same since a day.
    #[must_use]
    pub fn beginning(mut self, since: Option<When>) -> Self {
        self.since = since;
        self
    }

    /// Whether it was broken off in this time.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.kind == TieKind::Cutoff
    }

    /// Whether it says the same as another, dates and sources apart.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let said = |tie: &Self| (tie.is_broken(), tie.strength, tie.impact, tie.quality, tie.direction);
        said(self) == said(other)
    }
}

/// Everything around the family, at all times.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// In the order in which they were entered.
    pub systems: Vec<System>,
    /// In the order in which they were entered.
    pub ties: Vec<SystemTie>,
}

impl Network {
    /// The world around the family that a case tells.
    #[must_use]
    pub fn read(case: &Case) -> Self {
        let things =
            |noun: &'static str| in_order(case, noun).into_iter().map(move |id| Thing::of(case, noun, id));
        let systems: Vec<System> = things(nouns::SYSTEM).map(|thing| system(&thing)).collect();
        let mut network = Self { systems, ties: Vec::new() };
        network.ties = things(family_nouns::TIE).filter_map(|thing| tie(&thing, &network)).collect();
        network
    }

    /// The system with this id.
    #[must_use]
    pub fn system(&self, id: &str) -> Option<&System> {
        self.systems.iter().find(|system| system.id == id)
    }

    /// The tie with this id.
    #[must_use]
    pub fn tie(&self, id: &str) -> Option<&SystemTie> {
        self.ties.iter().find(|tie| tie.id == id)
    }

    /// The ties to a system, in the order in which they were entered.
    pub fn ties_of<'a>(&'a self, system: &'a str) -> impl Iterator<Item = &'a SystemTie> {
        self.ties.iter().filter(move |tie| tie.system == system)
    }

    /// The world without what a test turns away; a system's ties go with it.
    #[must_use]
    pub fn keeping(&self, system: impl Fn(&System) -> bool, tie: impl Fn(&SystemTie) -> bool) -> Self {
        let systems = self.systems.iter().filter(|one| system(one)).cloned().collect();
        let mut left = Self { systems, ties: Vec::new() };
        left.ties =
            self.ties.iter().filter(|one| tie(one) && left.system(&one.system).is_some()).cloned().collect();
        left
    }
}

fn system(thing: &Thing<'_>) -> System {
    System {
        id: thing.id.to_owned(),
        kind: thing.kind("kind", SystemKind::of_slug).unwrap_or(SystemKind::Own),
        name: thing.text("name"),
        contact: thing.text("contact"),
        importance: thing.kind("importance", Importance::of_slug).unwrap_or(Importance::Middle),
        since: thing.date("since"),
        until: thing.date("until"),
        is_missing: thing.yes("missing"),
        person: thing.link("person"),
        note: thing.text("note"),
        private: thing.yes("private"),
        pin: thing.number("pin-x").zip(thing.number("pin-y")),
    }
}

fn tie(thing: &Thing<'_>, network: &Network) -> Option<SystemTie> {
    let system = thing.link("to").filter(|to| network.system(to).is_some())?;
    let member = thing.link("from");
    let kind = thing.kind("kind", TieKind::of_slug).filter(|kind| *kind == TieKind::Cutoff);
    let from = member.clone().unwrap_or_default();
    let tie = Tie::read(thing, from, Some(system.clone()), kind.unwrap_or(TieKind::Plain));
    Some(SystemTie { member, system, tie })
}
