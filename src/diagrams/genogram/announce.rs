//! What a screen reader hears after an edit, from the family before and after it.

use super::facts::list;
use crate::case::family::{
    CLIENT, Family, Person, Tie,
    relations::{Kin, Relation},
};

/// Who somebody is to the first relative that can be named: "daughter of Doreen Amos".
#[must_use]
pub fn relation(family: &Family, person: &Person) -> Option<String> {
    let name = |id: &str| family.person(id).map_or_else(String::new, |person| person.shown_name().to_owned());
    let parents = Kin::parents(family, &person.id);
    if let Some(Kin { relation: Relation::Parent(kind), .. }) = parents.first() {
        let names: Vec<String> = parents.iter().map(|kin| name(kin.id)).collect();
        let words = Relation::Child(*kind).words(person.gender).to_lowercase();
        return Some(format!("{words} of {}", list(&names)));
    }
    let partners = Kin::partners(family, &person.id);
    let children = Kin::children(family, &person.id);
    // A couple is told by its children, but for the partner of the client.
    let first = partners.iter().find(|kin| kin.id == CLIENT);
    let first = first.or_else(|| partners.first().filter(|_| children.is_empty()));
    if let Some(kin) = first {
        return Some(format!("partner of {}", name(kin.id)));
    }
    let Some(Kin { relation: Relation::Child(kind), .. }) = children.first() else { return None };
    let names: Vec<String> = children.iter().map(|kin| name(kin.id)).collect();
    Some(format!("{} of {}", Relation::Parent(*kind).words(person.gender).to_lowercase(), list(&names)))
}

fn described(family: &Family, person: &Person) -> String {
    let relation = relation(family, person).map_or_else(String::new, |words| format!(", {words}"));
    // "Name not known" says nothing to the ear; the gender does.
    let name = if person.name.is_empty() && person.preferred.is_empty() && person.was_born() {
        person.gender.words()
    } else {
        person.shown_name()
    };
    format!("{name}{relation}")
}

fn tie(family: &Family, tie: &Tie) -> String {
    let name = |id: &str| family.person(id).map_or("Somebody", Person::shown_name).to_owned();
    let to = tie.to.as_deref().map_or_else(String::new, |to| format!(" and {}", name(to)));
    format!("{} between {}{to}", tie.kind.words(), name(&tie.from))
}

/// The sentence about what came and what went; nothing when only words changed.
#[must_use]
pub fn change(before: &Family, after: &Family) -> Option<String> {
    let mut said: Vec<String> = Vec::new();
    let mut say = |names: Vec<String>, what: &str| {
        if !names.is_empty() {
            said.push(format!("{} {what}.", names.join("; ")));
        }
    };
    let come = after.people.iter().filter(|person| before.person(&person.id).is_none());
    say(come.map(|person| described(after, person)).collect(), "added");
    let gone = before.people.iter().filter(|person| after.person(&person.id).is_none());
    say(gone.map(|person| described(before, person)).collect(), "removed from the drawing");
    let come = after.ties.iter().filter(|one| before.tie(&one.id).is_none());
    say(come.map(|one| tie(after, one)).collect(), "added");
    let gone = before.ties.iter().filter(|one| after.tie(&one.id).is_none());
    say(gone.map(|one| tie(before, one)).collect(), "removed from the drawing");
    if before.unions.len() < after.unions.len() && said.is_empty() {
        said.push("Couple added.".to_owned());
    }
    if before.households.len() < after.households.len() {
        said.push("Household added.".to_owned());
    }
    if before.people.iter().zip(&after.people).any(|(one, other)| one.pin != other.pin) && said.is_empty() {
        said.push("Moved.".to_owned());
    }
    (!said.is_empty()).then(|| said.join(" "))
}
