//! Reads the family out of the record; a field that is not as it should be is passed over, never guessed.

use super::kinds::{
    AllegationStatus, Beginning, Direction, FigureKind, Gender, Impact, MarkKind, MarkState, Matter,
    ParentKind, Quality, Status, Strength, Twins, UnionForm,
};
use super::people::{Household, Mark, Parentage, Parents, Person, Residence, StatusEvent, Tie, Union};
use super::tie_kinds::TieKind;
use super::{CLIENT, Family, nouns};
use crate::case::Case;
use crate::case::thing::{Thing, in_order};

impl Family {
    /// The family that a case tells.
    #[must_use]
    pub fn read(case: &Case) -> Self {
        let things =
            |noun: &'static str| in_order(case, noun).into_iter().map(move |id| Thing::of(case, noun, id));
        let client = Thing::of(case, nouns::PERSON, CLIENT);
        let others = things(nouns::PERSON).filter(|thing| thing.id != CLIENT);
        let mut people: Vec<Person> =
            std::iter::once(client).chain(others).map(|thing| person(&thing)).collect();
        for thing in things(nouns::MARK) {
            let owner = thing.link("person").and_then(|id| people.iter_mut().find(|person| person.id == id));
            if let (Some(owner), Some(mut mark)) = (owner, mark(&thing)) {
                // What the dead had, they had by the time of their death.
                let died = owner.died.and_then(|when| when.bounds().0);
                mark.known_since = died.into_iter().chain(mark.known_since).min();
                owner.marks.push(mark);
            }
        }
        let mut unions: Vec<Union> = things(nouns::UNION).map(|thing| union(&thing)).collect();
        for thing in things(nouns::STATUS) {
            let owner = thing.link("union").and_then(|id| unions.iter_mut().find(|union| union.id == id));
            if let (Some(owner), Some(status)) = (owner, thing.kind("status", Status::of_slug)) {
                owner.events.push(StatusEvent { id: thing.id.to_owned(), status, when: thing.date("date") });
            }
        }
        for union in &mut unions {
            // An event without a date stays behind the one after which it was entered.
            let mut last = None;
            let mut keyed: Vec<_> = union
                .events
                .drain(..)
                .map(|event| {
                    last = event.when.map(|when| when.order()).or(last);
                    (last, event)
                })
                .collect();
            crate::case::order::by_key(&mut keyed, |(key, _)| *key);
            union.events = keyed.into_iter().map(|(_, event)| event).collect();
        }
        let parentages = things(nouns::PARENTAGE).filter_map(|thing| parentage(&thing)).collect();
        let mut households: Vec<Household> = things(nouns::HOUSEHOLD)
            .map(|thing| Household {
                id: thing.id.to_owned(),
                name: thing.text("name"),
                since: thing.date("since"),
                until: thing.date("until"),
                residences: Vec::new(),
            })
            .collect();
        for thing in things(nouns::RESIDENCE) {
            let home =
                thing.link("household").and_then(|id| households.iter_mut().find(|home| home.id == id));
            if let (Some(home), Some(person)) = (home, thing.link("person")) {
                home.residences.push(Residence {
                    id: thing.id.to_owned(),
                    person,
                    since: thing.date("since"),
                    until: thing.date("until"),
                    known_since: thing.known_since(),
                });
            }
        }
        let ties = things(nouns::TIE).filter_map(|thing| tie(&thing)).collect();
        Self::assemble(people, unions, parentages, households, ties)
    }
}

fn person(thing: &Thing<'_>) -> Person {
    Person {
        id: thing.id.to_owned(),
        name: thing.text("name"),
        preferred: thing.text("preferred-name"),
        pronouns: thing.text("pronouns"),
        gender: thing.kind("gender", Gender::of_slug).unwrap_or(Gender::Unknown),
        identity: thing.text("identity"),
        trans_mark: thing.yes("trans-mark"),
        orientation: thing.text("orientation"),
        figure: thing.kind("being", FigureKind::of_slug).unwrap_or(FigureKind::Family),
        beginning: thing.kind("beginning", Beginning::of_slug).unwrap_or(Beginning::Birth),
        born: thing.date("born"),
        died: thing.date("died"),
        dead: thing.yes("dead"),
        occupation: thing.text("occupation"),
        place: thing.text("place"),
        income: thing.text("income"),
        culture: thing.text("culture"),
        migrated: thing.date("migrated"),
        migrated_from: thing.text("migrated-from"),
        smokes: thing.yes("smokes"),
        interpreter: thing.yes("interpreter"),
        secret: thing.text("secret"),
        pin: thing.number("pin-x").zip(thing.number("pin-y")),
        private: thing.yes("private"),
        marks: Vec::new(),
    }
}

fn mark(thing: &Thing<'_>) -> Option<Mark> {
    Some(Mark {
        id: thing.id.to_owned(),
        kind: thing.kind("kind", MarkKind::of_slug)?,
        state: thing.kind("state", MarkState::of_slug).unwrap_or(MarkState::Present),
        words: thing.text("words"),
        since: thing.date("since"),
        until: thing.date("until"),
        known_since: thing.known_since(),
        word: thing.word(),
    })
}

fn union(thing: &Thing<'_>) -> Union {
    let mut partners: Vec<String> =
        ["first", "second"].iter().filter_map(|field| thing.link(field)).collect();
    partners.dedup();
    Union {
        id: thing.id.to_owned(),
        partners,
        form: thing.kind("form", UnionForm::of_slug).unwrap_or(UnionForm::NotKnown),
        events: Vec::new(),
    }
}

fn parentage(thing: &Thing<'_>) -> Option<Parentage> {
    let parents = match (thing.link("union"), thing.link("parent")) {
        (Some(union), _) => Parents::Union(union),
        (None, Some(parent)) => Parents::Single(parent),
        (None, None) => return None,
    };
    let kind_of_twins = thing.kind("twins-kind", Twins::of_slug).unwrap_or(Twins::NotKnown);
    Some(Parentage {
        id: thing.id.to_owned(),
        child: thing.link("child")?,
        parents,
        kind: thing.kind("kind", ParentKind::of_slug).unwrap_or(ParentKind::Birth),
        twins: Some(thing.text("twins"))
            .filter(|group| !group.is_empty())
            .map(|group| (group, kind_of_twins)),
        since: thing.date("since"),
        until: thing.date("until"),
    })
}

fn tie(thing: &Thing<'_>) -> Option<Tie> {
    let kind = thing.kind("kind", TieKind::of_slug)?;
    let from = thing.link("from")?;
    let to = thing.link("to").filter(|to| *to != from && kind != TieKind::SelfNeglect);
    if to.is_none() && kind != TieKind::SelfNeglect {
        return None;
    }
    Some(Tie::read(thing, from, to, kind))
}

impl Tie {
    /// What is said of a tie between these two.
    pub(in crate::case) fn read(thing: &Thing<'_>, from: String, to: Option<String>, kind: TieKind) -> Self {
        let chosen = |field: &str, slug: &str| thing.value(field).chooses(slug);
        let allegation = AllegationStatus::ALL.iter().copied().filter(|one| chosen("standing", one.slug()));
        let matters = Matter::ALL.iter().copied().filter(|one| chosen("matters", one.slug()));
        Self {
            id: thing.id.to_owned(),
            from,
            to,
            kind,
            strength: thing.kind("strength", Strength::of_slug),
            impact: thing.kind("impact", Impact::of_slug),
            quality: thing.kind("quality", Quality::of_slug),
            direction: thing.kind("direction", Direction::of_slug),
            since: thing.date("since"),
            until: thing.date("until"),
            known_since: thing.known_since(),
            allegation: allegation.collect(),
            hours: thing.number("hours"),
            matters: matters.collect(),
            note: thing.text("note"),
            word: thing.word(),
        }
    }
}
