//! The family as the record tells it: people, unions, parents and children, households, ties and marks, as typed views.
//!
//! Nothing is kept here: [`Family::read`] folds it out of a [`Case`] anew, so that the genogram, the ecomap, the
//! chronology and the forms speak of one and the same people.

pub mod events;
pub mod kinds;
mod people;
mod read;
pub mod relations;
pub mod tie_kinds;
pub mod time;

pub use events::{FamilyEvent, FamilyEventKind};
pub use kinds::{
    AllegationStatus, Beginning, Direction, FigureKind, Gender, Impact, MarkKind, MarkState, Matter,
    ParentKind, Quality, Status, Strength, Sureness, Twins, UnionForm, Whose,
};
pub use people::{Household, Mark, Parentage, Parents, Person, Residence, StatusEvent, Tie, Union, Word};
pub use tie_kinds::{TieGroup, TieKind};

use super::order;
use std::collections::{BTreeMap, BTreeSet};

/// The id of the person whom the case is about, in every case.
pub const CLIENT: &str = "client";

/// The nouns under which the family is kept.
pub mod nouns {
    /// A person; the client is one too.
    pub const PERSON: &str = "person";
    /// Two partners, or one of whom alone anything is known.
    pub const UNION: &str = "union";
    /// A dated event of a union.
    pub const STATUS: &str = "status";
    /// A child's belonging to a union or to a single parent.
    pub const PARENTAGE: &str = "parentage";
    /// A home.
    pub const HOUSEHOLD: &str = "household";
    /// A person's living in a home, from and to.
    pub const RESIDENCE: &str = "residence";
    /// A tie between two people, or of a person or the whole family to a system.
    pub const TIE: &str = "tie";
    /// Something about a person's health or use of substances.
    pub const MARK: &str = "mark";
}

/// Everybody and everything between them, at all times.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Family {
    /// In the order in which they were entered, the client first.
    pub people: Vec<Person>,
    /// In the order in which they were entered.
    pub unions: Vec<Union>,
    /// In the order in which they were entered.
    pub parentages: Vec<Parentage>,
    /// In the order in which they were entered.
    pub households: Vec<Household>,
    /// In the order in which they were entered.
    pub ties: Vec<Tie>,
    person_at: BTreeMap<String, usize>,
    union_at: BTreeMap<String, usize>,
    unions_of: BTreeMap<String, Vec<usize>>,
    parentages_of: BTreeMap<String, Vec<usize>>,
    parentages_by_parent: BTreeMap<String, Vec<usize>>,
}

impl Family {
    /// The person with this id.
    #[must_use]
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.get(*self.person_at.get(id)?)
    }

    /// Whose family it is, in words.
    #[must_use]
    pub fn client_name(&self) -> String {
        match self.person(CLIENT) {
            Some(person) if !(person.name.is_empty() && person.preferred.is_empty()) => {
                person.shown_name().to_owned()
            }
            _ => "the client".to_owned(),
        }
    }

    /// Where the person stands in [`Family::people`].
    #[must_use]
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.person_at.get(id).copied()
    }

    /// The union with this id.
    #[must_use]
    pub fn union(&self, id: &str) -> Option<&Union> {
        self.unions.get(*self.union_at.get(id)?)
    }

    /// The unions of a person, in the order of their beginnings where these are known.
    #[must_use]
    pub fn unions_of(&self, person: &str) -> Vec<&Union> {
        let places = self.unions_of.get(person).map_or(&[][..], Vec::as_slice);
        let mut unions: Vec<&Union> = places.iter().filter_map(|place| self.unions.get(*place)).collect();
        if unions.iter().all(|union| union.began().is_some()) {
            order::by_key(&mut unions, |union| union.began().map(|when| when.order()));
        }
        unions
    }

    /// The links from a person up to parents.
    pub fn parentages_of<'a>(&'a self, child: &str) -> impl Iterator<Item = &'a Parentage> + use<'a> {
        let places = self.parentages_of.get(child).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.parentages.get(*place))
    }

    /// The links from a union, or from a single parent, down to children.
    pub fn parentages_from<'a>(&'a self, parents: &Parents) -> impl Iterator<Item = &'a Parentage> + use<'a> {
        let places = self.parentages_by_parent.get(parents.id()).map_or(&[][..], Vec::as_slice);
        let parents = parents.clone();
        places
            .iter()
            .filter_map(|place| self.parentages.get(*place))
            .filter(move |link| link.parents == parents)
    }

    /// The household with this id.
    #[must_use]
    pub fn household(&self, id: &str) -> Option<&Household> {
        self.households.iter().find(|household| household.id == id)
    }

    /// The tie with this id.
    #[must_use]
    pub fn tie(&self, id: &str) -> Option<&Tie> {
        self.ties.iter().find(|tie| tie.id == id)
    }

    /// The family without what a test turns away; whoever goes takes their lines along.
    #[must_use]
    pub fn keeping(
        &self,
        person: impl Fn(&Person) -> bool,
        tie: impl Fn(&Tie) -> bool,
        mark: impl Fn(&Mark) -> bool,
    ) -> Self {
        let mut people: Vec<Person> = self.people.iter().filter(|one| person(one)).cloned().collect();
        for one in &mut people {
            one.marks.retain(&mark);
        }
        let ties = self.ties.iter().filter(|one| tie(one)).cloned().collect();
        Self::assemble(people, self.unions.clone(), self.parentages.clone(), self.households.clone(), ties)
    }

    /// Puts the parts together, leaving out whatever names someone who is not there.
    fn assemble(
        people: Vec<Person>,
        unions: Vec<Union>,
        parentages: Vec<Parentage>,
        mut households: Vec<Household>,
        ties: Vec<Tie>,
    ) -> Self {
        let place = |(place, id): (usize, &str)| (id.to_owned(), place);
        let person_at = order::map(people.iter().map(|person| person.id.as_str()).enumerate().map(place));
        let is_there = |id: &String| person_at.contains_key(id);
        let mut family = Self { people, ..Self::default() };
        let with_children: BTreeSet<&str> =
            parentages.iter().filter_map(|link| link.parents.union()).collect();
        for mut union in unions {
            union.partners.retain(is_there);
            let has_children = with_children.contains(union.id.as_str());
            // One partner alone is drawn only as the parent of somebody.
            if union.partners.len() == 2 || (union.partners.len() == 1 && has_children) {
                let place = family.unions.len();
                family.union_at.insert(union.id.clone(), place);
                for partner in &union.partners {
                    family.unions_of.entry(partner.clone()).or_default().push(place);
                }
                family.unions.push(union);
            }
        }
        // A child of a union needs no second link to one of its two partners.
        let of_unions: BTreeSet<(String, String)> = order::set(
            parentages.iter().filter_map(|link| Some((link.child.clone(), link.parents.union()?.to_owned()))),
        );
        let is_said_by_a_union = |child: &str, parent: &str| {
            let from = (child.to_owned(), String::new());
            of_unions.range(from..).take_while(|(other, _)| other == child).any(|(_, union)| {
                family
                    .union(union)
                    .is_some_and(|union| union.partners.iter().any(|partner| partner == parent))
            })
        };
        let parentages: Vec<Parentage> = parentages
            .into_iter()
            .filter(|link| is_there(&link.child))
            .filter(|link| match &link.parents {
                Parents::Union(union) => family.union(union).is_some(),
                Parents::Single(parent) => {
                    is_there(parent) && *parent != link.child && !is_said_by_a_union(&link.child, parent)
                }
            })
            .collect();
        for link in parentages {
            let place = family.parentages.len();
            family.parentages_of.entry(link.child.clone()).or_default().push(place);
            family.parentages_by_parent.entry(link.parents.id().to_owned()).or_default().push(place);
            family.parentages.push(link);
        }
        for household in &mut households {
            household.residences.retain(|residence| is_there(&residence.person));
        }
        family.ties = ties
            .into_iter()
            .filter(|tie| is_there(&tie.from) && tie.to.as_ref().is_none_or(is_there))
            .collect();
        family.households = households;
        family.person_at = person_at;
        family
    }
}
