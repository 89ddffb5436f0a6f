//! The family as events that propose themselves and as supports: births, deaths, unions, moves, ties begun and broken.
//!
//! What is kept back from shared copies proposes nothing, and neither does a person who only married in: how they came
//! into the client's life is told by the union.

use super::{
    entry::{Group, Valence},
    event::Event,
    patterns::Support,
};
use crate::case::family::{
    Beginning, CLIENT, Family, FigureKind, Mark, MarkState, ParentKind, Person, Quality, Status, Strength,
    Tie, TieGroup, TieKind, nouns, relations::Kin,
};
use crate::case::{Case, Key, When};
use std::collections::BTreeSet;

/// The rows that this file carries out: changes in the family and the household, losses, ties and health.
pub const SOURCE_ROWS: &[&str] = &["K31", "K37"];

/// Which record says so, where nobody is named.
const SOURCE: &str = "Genogram";

struct Teller<'a> {
    family: &'a Family,
    events: Vec<Event>,
}

impl Teller<'_> {
    fn tell(
        &mut self,
        origin: Key,
        when: Option<When>,
        incident: String,
        group: Group,
        sign: Option<Valence>,
    ) {
        self.tell_of(origin, when, incident, group, sign, SOURCE);
    }

    fn tell_of(
        &mut self,
        origin: Key,
        when: Option<When>,
        incident: String,
        group: Group,
        sign: Option<Valence>,
        source: &str,
    ) {
        if let Some(when) = when {
            let source = if source.is_empty() { SOURCE } else { source }.to_owned();
            self.events.push(Event { origin: origin.to_string(), when, incident, source, group, sign });
        }
    }

    /// A name, with what the person is to the client where there is a short word for it.
    fn name(&self, id: &str) -> String {
        self.family.person(id).map(|person| person.shown_name().to_owned()).unwrap_or_default()
    }

    fn is_private(&self, id: &str) -> bool {
        self.family.person(id).is_none_or(|person| person.private)
    }
}

/// The client, everybody who descends from the client, and the client's siblings.
fn kin(family: &Family) -> BTreeSet<String> {
    let mut known = BTreeSet::from([CLIENT.to_owned()]);
    let mut rest = vec![CLIENT.to_owned()];
    while let Some(id) = rest.pop() {
        for child in Kin::children(family, &id) {
            if known.insert(child.id.to_owned()) {
                rest.push(child.id.to_owned());
            }
        }
    }
    known.extend(Kin::siblings(family, CLIENT).into_iter().map(|kin| kin.id.to_owned()));
    known
}

/// What the family's record says happened, since the client's own birth.
#[must_use]
pub fn events(case: &Case) -> Vec<Event> {
    let family = Family::read(case);
    let born = family.person(CLIENT).and_then(|client| client.born).and_then(|when| when.bounds().0);
    let mut teller = Teller { family: &family, events: Vec::new() };
    let blood = kin(&family);
    for person in family.people.iter().filter(|person| !person.private) {
        life(&mut teller, person, blood.contains(&person.id));
    }
    unions(&mut teller);
    placements(&mut teller);
    homes(&mut teller);
    for tie in family.ties.iter().filter(|tie| !tie.word.private) {
        self::tie(&mut teller, tie);
    }
    let is_lived = |event: &Event| match (born, event.when.bounds()) {
        (Some(born), (first, last)) => last.or(first).is_none_or(|day| day >= born),
        (None, _) => true,
    };
    let mut events = teller.events;
    events.retain(is_lived);
    events
}

fn life(teller: &mut Teller<'_>, person: &Person, is_blood: bool) {
    let key = |field: &str| Key::field(nouns::PERSON, &person.id, field);
    let name = person.shown_name();
    let counts = matches!(person.figure, FigureKind::Family | FigureKind::NotFamily);
    match person.beginning {
        Beginning::Birth if is_blood && person.id != CLIENT && counts => {
            teller.tell(key("born"), person.born, format!("{name} is born."), Group::Family, None);
        }
        Beginning::Stillbirth => {
            let words = "A child is stillborn.".to_owned();
            teller.tell(
                key("born"),
                person.born.or(person.died),
                words,
                Group::Family,
                Some(Valence::Negative),
            );
        }
        Beginning::Miscarriage => {
            let words = "A pregnancy is lost.".to_owned();
            teller.tell(
                key("born"),
                person.born.or(person.died),
                words,
                Group::Family,
                Some(Valence::Negative),
            );
        }
        _ => {}
    }
    if person.was_born() && counts {
        teller.tell(
            key("died"),
            person.died,
            format!("{name} dies."),
            Group::Family,
            Some(Valence::Negative),
        );
    }
    for mark in person.marks.iter().filter(|mark| !mark.word.private) {
        health(teller, person, mark);
    }
}

fn health(teller: &mut Teller<'_>, person: &Person, mark: &Mark) {
    let words = if mark.words.is_empty() { mark.kind.words().to_lowercase() } else { mark.words.clone() };
    let name = person.shown_name();
    let group = if person.id == CLIENT { Group::Person } else { Group::Family };
    let said = match mark.state {
        MarkState::Suspected => format!("{name}: {words} is suspected."),
        MarkState::Present | MarkState::Recovery => format!("{name}: {words} is known from here on."),
    };
    let key = |field: &str| Key::field(nouns::MARK, &mark.id, field);
    teller.tell_of(key("since"), mark.since, said, group, Some(Valence::Negative), &mark.word.source);
    let over = format!("{name}: {words} is over.");
    teller.tell_of(key("until"), mark.until, over, group, Some(Valence::Positive), &mark.word.source);
}

fn unions(teller: &mut Teller<'_>) {
    let family = teller.family;
    for union in &family.unions {
        if union.partners.iter().any(|id| teller.is_private(id)) {
            continue;
        }
        let names: Vec<String> = union.partners.iter().map(|id| teller.name(id)).collect();
        let both = names.join(" and ");
        for event in &union.events {
            let (says, sign) = match event.status {
                Status::Started => (begins(union.form.slug()), None),
                Status::Separated => ("separate", Some(Valence::Negative)),
                Status::Reconciled => ("come back together", None),
                Status::Divorced => ("divorce", Some(Valence::Negative)),
                Status::Remarried => ("marry each other again", None),
                Status::Annulled => ("have their marriage annulled", None),
                // The death says so already.
                Status::Widowed => continue,
            };
            let origin = Key::field(nouns::STATUS, &event.id, "date");
            teller.tell(origin, event.when, format!("{both} {says}."), Group::Family, sign);
        }
    }
}

fn begins(form: &str) -> &'static str {
    match form {
        "married" => "marry",
        "civil-partnership" => "enter a civil partnership",
        "cohabiting" => "begin to live together",
        "engaged" => "become engaged",
        _ => "become a couple",
    }
}

/// Adoption, fostering and kinship care, which begin and end on days of their own.
fn placements(teller: &mut Teller<'_>) {
    let family = teller.family;
    for link in family.parentages.iter().filter(|link| link.kind != ParentKind::Birth) {
        if teller.is_private(&link.child) {
            continue;
        }
        let name = teller.name(&link.child);
        let how = match link.kind {
            ParentKind::Adopted => "is adopted",
            ParentKind::Fostered => "goes to foster parents",
            ParentKind::Kinship => "goes to live with relatives",
            _ => continue,
        };
        let key = |field: &str| Key::field(nouns::PARENTAGE, &link.id, field);
        teller.tell(key("since"), link.since, format!("{name} {how}."), Group::Family, None);
        let over = format!("{name}: the placement ends.");
        teller.tell(key("until"), link.until, over, Group::Family, None);
    }
}

fn homes(teller: &mut Teller<'_>) {
    let family = teller.family;
    for home in &family.households {
        let place = if home.name.is_empty() { "the household".to_owned() } else { home.name.clone() };
        for stay in &home.residences {
            if teller.is_private(&stay.person) {
                continue;
            }
            let name = teller.name(&stay.person);
            let group = Group::Change;
            let key = |field: &str| Key::field(nouns::RESIDENCE, &stay.id, field);
            teller.tell(key("since"), stay.since, format!("{name} moves in at {place}."), group, None);
            teller.tell(key("until"), stay.until, format!("{name} moves out of {place}."), group, None);
        }
    }
}

fn tie(teller: &mut Teller<'_>, tie: &Tie) {
    let private = |id: &String| teller.is_private(id);
    if private(&tie.from) || tie.to.as_ref().is_some_and(private) {
        return;
    }
    let (from, to) =
        (teller.name(&tie.from), tie.to.as_deref().map(|id| teller.name(id)).unwrap_or_default());
    let (begun, over) = words(tie.kind, &from, &to);
    let (group, bad) = match tie.kind.group() {
        TieGroup::Role => (Group::Change, None),
        TieGroup::Abuse => (Group::Person, Some(Valence::Negative)),
        TieGroup::Emotional => (Group::Family, is_bad(tie.kind).then_some(Valence::Negative)),
    };
    let key = |field: &str| Key::field(nouns::TIE, &tie.id, field);
    teller.tell_of(key("since"), tie.since, begun, group, bad, &tie.word.source);
    teller.tell_of(key("until"), tie.until, over, group, None, &tie.word.source);
}

fn words(kind: TieKind, from: &str, to: &str) -> (String, String) {
    match kind {
        TieKind::Cutoff => {
            (format!("{from} and {to} stop having contact."), format!("{from} and {to} have contact again."))
        }
        TieKind::CutoffRepaired => {
            (format!("{from} and {to} are in contact again."), format!("{from} and {to} lose contact again."))
        }
        TieKind::Lpa => (
            format!("A lasting power of attorney is registered: {from} for {to}."),
            format!("The lasting power of attorney of {from} for {to} ends."),
        ),
        TieKind::KeyHolder => (
            format!("{from} becomes key-holder for {to}."),
            format!("{from} is no longer key-holder for {to}."),
        ),
        TieKind::InformalCarer => {
            (format!("{from} begins to care for {to}."), format!("{from} no longer cares for {to}."))
        }
        TieKind::SelfNeglect => {
            (format!("Self-neglect by {from} begins."), format!("Self-neglect by {from} ends."))
        }
        other => {
            let what = other.words().to_lowercase();
            if other.group() == TieGroup::Abuse {
                (
                    format!("{} of {to} by {from} begins, as it was told.", other.words()),
                    format!("{} of {to} by {from} ends, as it was told.", other.words()),
                )
            } else {
                (
                    format!("{from} and {to}: {what}, from here on."),
                    format!("{from} and {to}: {what}, until here."),
                )
            }
        }
    }
}

const fn is_bad(kind: TieKind) -> bool {
    matches!(
        kind,
        TieKind::Strained
            | TieKind::Conflict
            | TieKind::CloseHostile
            | TieKind::FusedHostile
            | TieKind::DistantHostile
            | TieKind::Cutoff
            | TieKind::FocusedOnNegatively
            | TieKind::Distrust
            | TieKind::Controlling
            | TieKind::Manipulative
            | TieKind::Jealous
    )
}

/// The client's ties as supports, for the pattern of supports that no plan names.
#[must_use]
pub fn supports(case: &Case) -> Vec<Support> {
    let family = Family::read(case);
    let of_client = |tie: &&Tie| tie.from == CLIENT || tie.to.as_deref() == Some(CLIENT);
    let ties: Vec<&Tie> = family.ties.iter().filter(of_client).filter(|tie| !tie.word.private).collect();
    let other = |tie: &Tie| if tie.from == CLIENT { tie.to.clone() } else { Some(tie.from.clone()) };
    let mut supports = Vec::new();
    for tie in &ties {
        let Some(person) = other(tie).and_then(|id| family.person(&id)).filter(|person| !person.private)
        else {
            continue;
        };
        let is_good = matches!(tie.kind, TieKind::Harmony | TieKind::Close | TieKind::VeryClose)
            || tie.strength == Some(Strength::Strong);
        let is_strained = ties.iter().filter(|same| other(same).as_deref() == Some(&person.id)).any(|same| {
            is_bad(same.kind)
                || same.kind.group() == TieGroup::Abuse
                || same.quality == Some(Quality::Stressful)
        });
        let kind = match person.figure {
            FigureKind::Family => "family",
            FigureKind::NotFamily => "friend",
            FigureKind::Pet => "pet",
            FigureKind::Professional | FigureKind::Institution => "service",
        };
        let when = match (tie.since, tie.until) {
            (None, None) => None,
            (Some(since), None) => Some(since),
            (since, Some(until)) => {
                let end = |when: Option<When>| when.map_or_else(|| "..".to_owned(), |when| when.to_string());
                format!("{}/{}", end(since), until).parse().ok()
            }
        };
        let when = match when {
            // A tie that goes on has no end, whatever the exactness of its beginning.
            Some(since) if tie.until.is_none() => format!("{since}/..").parse().ok().or(Some(since)),
            other => other,
        };
        let is_over = person.died.is_some() || person.dead;
        if is_good && !is_over {
            let name = person.shown_name().to_owned();
            supports.push(Support { name, kind: kind.to_owned(), is_good, is_strained, when });
        }
    }
    supports
}
