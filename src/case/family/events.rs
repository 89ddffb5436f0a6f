//! The dated events of a family, for whoever tells its history in order: births, deaths, unions, moves and ties.

use super::kinds::{Beginning, Status};
use super::{Family, nouns};
use crate::case::When;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FamilyEventKind {
    /// Somebody was born, or is due.
    Birth,
    /// Somebody died.
    Death,
    /// Something happened to a union.
    Union(Status),
    /// Somebody moved in.
    MovedIn,
    /// Somebody moved out.
    MovedOut,
    /// A tie began.
    TieBegan,
    /// A tie ended.
    TieEnded,
    /// Somebody came to the country, or left.
    Migration,
}

/// One dated event of the family.
#[derive(Clone, Debug, PartialEq)]
pub struct FamilyEvent {
    /// The noun of the thing in the record that says so.
    pub noun: &'static str,
    /// Its id.
    pub id: String,
    /// What happened.
    pub kind: FamilyEventKind,
    /// When.
    pub when: When,
    /// Whom it concerns, by id.
    pub people: Vec<String>,
    /// In a sentence.
    pub words: String,
    /// Whether it is kept back from every shared copy.
    pub private: bool,
}

impl Family {
    /// Every dated event of the family, in order of time; what has no date is not told.
    #[must_use]
    pub fn events(&self) -> Vec<FamilyEvent> {
        let name = |id: &str| self.person(id).map_or("Somebody", |person| person.shown_name()).to_owned();
        let mut all: Vec<FamilyEvent> = Vec::new();
        let mut tell =
            |noun, id: &str, kind, when: Option<When>, people: Vec<String>, words: String, private| {
                let id = id.to_owned();
                all.extend(when.map(|when| FamilyEvent { noun, id, kind, when, people, words, private }));
            };
        for person in &self.people {
            let called = person.shown_name();
            let born = match person.beginning {
                Beginning::Birth => format!("{called} was born."),
                Beginning::Pregnancy => format!("{called}: the child is due."),
                other @ (Beginning::Miscarriage | Beginning::Abortion | Beginning::Stillbirth) => {
                    format!("{called}: {}.", other.words().to_lowercase())
                }
            };
            let own = || vec![person.id.clone()];
            tell(nouns::PERSON, &person.id, FamilyEventKind::Birth, person.born, own(), born, person.private);
            if person.was_born() {
                let words = format!("{called} died.");
                tell(
                    nouns::PERSON,
                    &person.id,
                    FamilyEventKind::Death,
                    person.died,
                    own(),
                    words,
                    person.private,
                );
            }
            let from = if person.migrated_from.is_empty() {
                format!("{called} migrated.")
            } else {
                format!("{called} migrated from {}.", person.migrated_from)
            };
            tell(
                nouns::PERSON,
                &person.id,
                FamilyEventKind::Migration,
                person.migrated,
                own(),
                from,
                person.private,
            );
        }
        for union in &self.unions {
            let names: Vec<String> = union.partners.iter().map(|id| name(id)).collect();
            let names = names.join(" and ");
            for event in union.events.iter().filter(|event| event.status != Status::Widowed) {
                let words = match event.status {
                    Status::Started => format!("{names}: {} began.", union.form.words().to_lowercase()),
                    other @ (Status::Separated
                    | Status::Reconciled
                    | Status::Divorced
                    | Status::Remarried
                    | Status::Annulled
                    | Status::Widowed) => format!("{names}: {}.", other.words().to_lowercase()),
                };
                let kind = FamilyEventKind::Union(event.status);
                tell(nouns::STATUS, &event.id, kind, event.when, union.partners.clone(), words, false);
            }
        }
        for home in &self.households {
            let called = if home.name.is_empty() { "a household".to_owned() } else { home.name.clone() };
            for one in &home.residences {
                let (who, whom) = (name(&one.person), vec![one.person.clone()]);
                let words = format!("{who} moved to {called}.");
                tell(
                    nouns::RESIDENCE,
                    &one.id,
                    FamilyEventKind::MovedIn,
                    one.since,
                    whom.clone(),
                    words,
                    false,
                );
                let words = format!("{who} moved out of {called}.");
                tell(nouns::RESIDENCE, &one.id, FamilyEventKind::MovedOut, one.until, whom, words, false);
            }
        }
        for tie in &self.ties {
            let people: Vec<String> = std::iter::once(tie.from.clone()).chain(tie.to.clone()).collect();
            let other = tie.to.as_deref().map_or_else(String::new, |to| format!(" and {}", name(to)));
            let line = format!("{}{other}: {}", name(&tie.from), tie.kind.words().to_lowercase());
            let private = tie.word.private;
            let (began, ended) = (format!("{line} began."), format!("{line} ended."));
            tell(nouns::TIE, &tie.id, FamilyEventKind::TieBegan, tie.since, people.clone(), began, private);
            tell(nouns::TIE, &tie.id, FamilyEventKind::TieEnded, tie.until, people, ended, private);
        }
        crate::case::order::by_key(&mut all, |event| event.when.order());
        all
    }
}
