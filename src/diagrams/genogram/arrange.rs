//! Where everybody stands: the whole family at all times, so that a slider through time moves nobody.

use super::geometry::{Point, moved};
use super::settings::{Order, Settings};
use super::symbol::UNIT;
use crate::case::{
    When,
    family::{CLIENT, Family, Gender, ParentKind, Parents, Person, Union},
};
use crate::diagrams::layout::{self, Finding, Spacing, lay_out};
use chrono::Datelike;
use std::collections::BTreeMap;

/// By how much the level parts of the lines to children are lifted, to leave room for the years above a symbol.
const LIFT: f64 = 14.0;
/// Room for names of two or three lines between the generations.
const SPACING: Spacing =
    Spacing { partners: 2.6, neighbours: 2.0, generations: 3.25, lines: 0.6, clearance: 0.6, families: 3.0 };

/// The line from a couple, or a single parent, to one child.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildRoute {
    /// The child's id.
    pub child: String,
    /// From the couple to the top of the child's symbol.
    pub route: Vec<Point>,
}

/// The lines of one couple, or of a single parent.
#[derive(Clone, Debug, PartialEq)]
pub struct UnionRoute {
    /// Whose.
    pub parents: Parents,
    /// From partner to partner; empty for one alone.
    pub partners: Vec<Point>,
    /// Where the lines to the children begin.
    pub middle: Point,
    /// Down to the children.
    pub children: Vec<ChildRoute>,
}

/// A family arranged, in the drawing's units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// The middle of each person's symbol.
    pub places: BTreeMap<String, Point>,
    /// Counted from 0, the oldest of the person's connected family.
    pub generations: BTreeMap<String, usize>,
    /// The lines.
    pub unions: Vec<UnionRoute>,
    /// What cannot be drawn as it should be, in sentences.
    pub findings: Vec<String>,
}

fn day_number(when: Option<When>) -> Option<i64> {
    let (first, last) = when?.bounds();
    first.or(last).map(|day| i64::from(day.num_days_from_ce()))
}

/// A place kept in the record, in hundredths of a symbol's width, as a point of the layout.
fn pin_of(person: &Person) -> Option<Point> {
    // A pin a thousand symbols away was made by a broken file and would make the drawing unreadable.
    let limit = 100_000;
    let fits = |value: i64| value.abs() <= limit;
    person
        .pin
        .filter(|(x, y)| fits(*x) && fits(*y))
        .map(|(x, y)| Point::new(x as f64 / 100.0, y as f64 / 100.0))
}

/// Arranges a family. Whoever has a previous place keeps it as far as may be; without any, all is laid out anew.
#[must_use]
pub fn arrange(family: &Family, settings: &Settings, previous: &BTreeMap<String, Point>) -> Arrangement {
    let people = family.people.iter().map(|person| layout::Person {
        born: day_number(person.born),
        gender: match (settings.order, person.gender) {
            (Order::ManLeft, Gender::Man) => layout::Gender::Man,
            (Order::ManLeft, Gender::Woman) => layout::Gender::Woman,
            _ => layout::Gender::Other,
        },
        pin: pin_of(person),
        previous: previous.get(&person.id).map(|point| Point::new(point.x / UNIT, point.y / UNIT)),
    });
    let mut given = layout::Family { people: people.collect(), unions: Vec::new() };
    let mut parents_of_union: Vec<Parents> = Vec::new();
    for union in &family.unions {
        let parents = Parents::Union(union.id.clone());
        let mut partners = union.partners.iter().filter_map(|id| family.place_of(id));
        let Some(first) = partners.next() else { continue };
        let children = links(family, &parents);
        let began = day_number(union.began());
        given.unions.push(layout::Union { first, second: partners.next(), began, children });
        parents_of_union.push(parents);
    }
    for (first, person) in family.people.iter().enumerate() {
        let parents = Parents::Single(person.id.clone());
        let children = links(family, &parents);
        if !children.is_empty() {
            given.unions.push(layout::Union { first, second: None, began: None, children });
            parents_of_union.push(parents);
        }
    }
    let drawn = lay_out(&given, &SPACING);
    let scaled = |point: &Point| Point::new(point.x * UNIT, point.y * UNIT);
    let mut arrangement = Arrangement::default();
    for (person, place) in family.people.iter().zip(&drawn.places) {
        arrangement.places.insert(person.id.clone(), scaled(&Point::new(place.x, place.y)));
        arrangement.generations.insert(person.id.clone(), place.generation);
    }
    beside_the_client(family, previous, &mut arrangement.places);
    for (lines, parents) in drawn.unions.iter().zip(&parents_of_union) {
        let Some(middle) = lines.middle else { continue };
        let children = lines.children.iter().filter_map(|line| {
            let child = family.people.get(line.child)?.id.clone();
            Some(ChildRoute { child, route: lifted(line.route.iter().map(scaled).collect()) })
        });
        arrangement.unions.push(UnionRoute {
            parents: parents.clone(),
            partners: lines.partners.iter().map(scaled).collect(),
            middle: scaled(&middle),
            children: children.collect(),
        });
    }
    arrangement.findings =
        drawn.findings.iter().map(|finding| in_words(family, &parents_of_union, finding)).collect();
    arrangement
}

/// Who is related to nobody, such as a friend, a carer or a pet, stands at the end of the client's row.
fn beside_the_client(
    family: &Family,
    previous: &BTreeMap<String, Point>,
    places: &mut BTreeMap<String, Point>,
) {
    let Some(row) = places.get(CLIENT).map(|place| place.y) else { return };
    let is_alone = |person: &&Person| {
        let parents = Parents::Single(person.id.clone());
        family.unions_of(&person.id).is_empty()
            && family.parentages_of(&person.id).next().is_none()
            && family.parentages_from(&parents).next().is_none()
    };
    let is_free =
        |person: &&Person| person.id != CLIENT && person.pin.is_none() && !previous.contains_key(&person.id);
    let alone: Vec<&str> =
        family.people.iter().filter(is_free).filter(is_alone).map(|person| person.id.as_str()).collect();
    let of_row =
        places.iter().filter(|(id, place)| (place.y - row).abs() < UNIT && !alone.contains(&id.as_str()));
    let mut end = of_row.map(|(_, place)| place.x).fold(f64::MIN, f64::max);
    for id in alone {
        end += SPACING.partners * UNIT;
        places.insert(id.to_owned(), Point::new(end, row));
    }
}

fn lifted(mut route: Vec<Point>) -> Vec<Point> {
    let last = route.len().saturating_sub(1);
    for (index, point) in route.iter_mut().enumerate() {
        if index > 0 && index < last {
            *point = moved(*point, 0.0, -LIFT);
        }
    }
    route
}

fn links(family: &Family, parents: &Parents) -> Vec<layout::ParentLink> {
    let mut groups: Vec<&str> = Vec::new();
    let mut links = Vec::new();
    for link in family.parentages_from(parents) {
        let Some(child) = family.place_of(&link.child) else { continue };
        let twins = link.twins.as_ref().map(|(group, _)| {
            let known = groups.iter().position(|other| other == group);
            let place = known.unwrap_or_else(|| {
                groups.push(group);
                groups.len() - 1
            });
            u32::try_from(place).unwrap_or(u32::MAX)
        });
        let kind = match link.kind {
            ParentKind::Birth => layout::ParentKind::Birth,
            ParentKind::Adopted => layout::ParentKind::Adopted,
            ParentKind::Fostered => layout::ParentKind::Fostered,
            ParentKind::Kinship => layout::ParentKind::Kinship,
            ParentKind::Step => layout::ParentKind::Step,
            ParentKind::Donor => layout::ParentKind::Donor,
            ParentKind::Surrogate => layout::ParentKind::Surrogate,
        };
        links.push(layout::ParentLink { child, kind, twins });
    }
    links
}

fn in_words(family: &Family, parents: &[Parents], finding: &Finding) -> String {
    let name = |place: &usize| family.people.get(*place).map_or("somebody", Person::shown_name).to_owned();
    let names = |union: &Union| {
        let names = union.partners.iter().filter_map(|id| family.person(id)).map(Person::shown_name);
        names.collect::<Vec<_>>().join(" and ")
    };
    let couple = |union: &usize| match parents.get(*union) {
        Some(Parents::Union(id)) => family.union(id).map_or_else(|| "A couple".to_owned(), names),
        _ => "A couple".to_owned(),
    };
    match finding {
        Finding::AncestorLoop { people } => {
            let people: Vec<String> = people.iter().map(name).collect();
            format!(
                "Somebody is entered as their own ancestor: {}. Check who is whose child.",
                people.join(", ")
            )
        }
        Finding::PartnersNotLevel { union } => {
            format!("{} are of different generations, so their line is not level.", couple(union))
        }
        Finding::PinsOverlap { first, second } => {
            format!("{} and {} were put on the same place. Move one of them.", name(first), name(second))
        }
        Finding::NobodyThere { union } => {
            format!("{} have a child or partner who is not in the case.", couple(union))
        }
    }
}
