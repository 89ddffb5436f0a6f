//! What one tap does to the family: each function gives one edit, which one undo takes back.

use super::geometry::Point;
use crate::case::{
    Case, Key, Subject, Value, When,
    family::{
        Beginning, CLIENT, Family, FigureKind, Gender, MarkKind, MarkState, ParentKind, Parents, Status,
        TieKind, Twins, Union, UnionForm, nouns,
    },
};
pub use crate::diagrams::edits::{NewIds, added};
use crate::diagrams::edits::{Thing, link, thing, unpin};
use crate::edit::{Edit, wording::question};
use crate::forms::Kind;
use std::collections::BTreeMap;

/// Somebody new: what is known in the moment of the tap.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// The gender, which is the symbol that was tapped.
    pub gender: Gender,
    /// The name, if it was given.
    pub name: String,
    /// When they were born, if that was given.
    pub born: Option<When>,
    /// How their life began.
    pub beginning: Beginning,
    /// What they are.
    pub figure: FigureKind,
}

impl Newcomer {
    /// Somebody of this gender, of whom nothing else is known yet.
    #[must_use]
    pub const fn of(gender: Gender) -> Self {
        Self {
            gender,
            name: String::new(),
            born: None,
            beginning: Beginning::Birth,
            figure: FigureKind::Family,
        }
    }

    /// The same with a name.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }

    fn thing(&self, id: &str) -> Thing {
        let mut fields =
            vec![("gender", Value::choice(self.gender.slug())), ("name", Value::text(&self.name))];
        fields.extend(self.born.map(|born| ("born", Value::Date(born))));
        if self.beginning != Beginning::Birth {
            fields.push(("beginning", Value::choice(self.beginning.slug())));
        }
        if self.figure != FigureKind::Family {
            fields.push(("being", Value::choice(self.figure.slug())));
        }
        thing(nouns::PERSON, id, &fields)
    }
}

fn union_thing(id: &str, first: &str, second: &str, form: UnionForm) -> Thing {
    let fields = [("first", link(first)), ("second", link(second)), ("form", Value::choice(form.slug()))];
    thing(nouns::UNION, id, &fields)
}

fn parentage_thing(id: &str, child: &str, parents: &Parents, kind: ParentKind) -> Thing {
    let field = match parents {
        Parents::Union(_) => "union",
        Parents::Single(_) => "parent",
    };
    let fields = [("child", link(child)), (field, link(parents.id())), ("kind", Value::choice(kind.slug()))];
    thing(nouns::PARENTAGE, id, &fields)
}

/// Adds somebody who is related to nobody here yet: a friend, a carer, a pet.
#[must_use]
pub fn add_person(newcomer: &Newcomer, ids: &mut NewIds) -> Edit {
    let (thing, fields) = newcomer.thing(&ids.next_id());
    Edit::Add { thing, fields }
}

/// The name that was typed where somebody is asked for, and who is not of the family yet; nothing where a record has no family.
#[must_use]
pub fn typed_name<'a>(case: &'a Case, key: &Key) -> Option<&'a str> {
    let is_asked = question(key).is_some_and(|question| question.kind == Kind::Person);
    let can_be_added = is_asked && case.subject() == Subject::Case && !case.is_redacted(key);
    let Value::Text(name) = case.value(key) else { return None };
    can_be_added.then_some(name)
}

/// Adds the person whose name was typed as the answer to a question, and answers it with them: it goes on to say the same.
#[must_use]
pub fn add_answered(case: &Case, key: &Key, ids: &mut NewIds) -> Option<Edit> {
    let newcomer = Newcomer::of(Gender::Unknown).named(typed_name(case, key)?);
    let id = ids.next_id();
    let answers = vec![(key.clone(), link(&id))];
    Some(Edit::AddAndAnswer { things: vec![newcomer.thing(&id)], answers })
}

/// The union to which a new child of a person belongs: the last one, or the person alone.
#[must_use]
pub fn parents_for_child(family: &Family, person: &str) -> Parents {
    family
        .unions_of(person)
        .last()
        .map_or_else(|| Parents::Single(person.to_owned()), |union| Parents::Union(union.id.clone()))
}

/// Adds a child to a couple or a single parent.
#[must_use]
pub fn add_child(parents: &Parents, newcomer: &Newcomer, kind: ParentKind, ids: &mut NewIds) -> Edit {
    let child = ids.next_id();
    let things = vec![newcomer.thing(&child), parentage_thing(&ids.next_id(), &child, parents, kind)];
    Edit::AddSeveral { things }
}

/// Adds a partner.
#[must_use]
pub fn add_partner(person: &str, newcomer: &Newcomer, form: UnionForm, ids: &mut NewIds) -> Edit {
    let partner = ids.next_id();
    let things = vec![newcomer.thing(&partner), union_thing(&ids.next_id(), person, &partner, form)];
    Edit::AddSeveral { things }
}

/// Makes two people who are here already a couple.
#[must_use]
pub fn join(first: &str, second: &str, form: UnionForm, ids: &mut NewIds) -> Edit {
    let (thing, fields) = union_thing(&ids.next_id(), first, second, form);
    Edit::Add { thing, fields }
}

/// Adds a father and a mother, or two parents of other genders, and their union.
#[must_use]
pub fn add_parents(child: &str, first: &Newcomer, second: &Newcomer, ids: &mut NewIds) -> Edit {
    let (one, other, union) = (ids.next_id(), ids.next_id(), ids.next_id());
    let link = parentage_thing(&ids.next_id(), child, &Parents::Union(union.clone()), ParentKind::Birth);
    let things = vec![
        first.thing(&one),
        second.thing(&other),
        union_thing(&union, &one, &other, UnionForm::NotKnown),
        link,
    ];
    Edit::AddSeveral { things }
}

/// Adds one parent, with nothing known of the other.
#[must_use]
pub fn add_parent(child: &str, newcomer: &Newcomer, ids: &mut NewIds) -> Edit {
    let parent = ids.next_id();
    let link = parentage_thing(&ids.next_id(), child, &Parents::Single(parent.clone()), ParentKind::Birth);
    Edit::AddSeveral { things: vec![newcomer.thing(&parent), link] }
}

/// Adds the other parent of the children of a single parent; their new links say more than the old ones.
#[must_use]
pub fn add_other_parent(family: &Family, parent: &str, newcomer: &Newcomer, ids: &mut NewIds) -> Edit {
    let (other, union) = (ids.next_id(), ids.next_id());
    let mut things = vec![newcomer.thing(&other), union_thing(&union, parent, &other, UnionForm::NotKnown)];
    let parents = Parents::Union(union);
    for old in family.parentages_from(&Parents::Single(parent.to_owned())) {
        things.push(parentage_thing(&ids.next_id(), &old.child, &parents, old.kind));
    }
    Edit::AddSeveral { things }
}

/// Adds a sibling: to the parents who are here, else with a couple of parents of whom nothing else is known.
#[must_use]
pub fn add_sibling(family: &Family, person: &str, newcomer: &Newcomer, ids: &mut NewIds) -> Edit {
    let birth = |link: &&crate::case::family::Parentage| link.kind == ParentKind::Birth;
    let known = family.parentages_of(person).find(birth).or_else(|| family.parentages_of(person).next());
    if let Some(known) = known {
        return add_child(&known.parents, newcomer, known.kind, ids);
    }
    let sibling = ids.next_id();
    let (one, other, union) = (ids.next_id(), ids.next_id(), ids.next_id());
    let parents = Parents::Union(union.clone());
    let things = vec![
        newcomer.thing(&sibling),
        Newcomer::of(Gender::Man).thing(&one),
        Newcomer::of(Gender::Woman).thing(&other),
        union_thing(&union, &one, &other, UnionForm::NotKnown),
        parentage_thing(&ids.next_id(), person, &parents, ParentKind::Birth),
        parentage_thing(&ids.next_id(), &sibling, &parents, ParentKind::Birth),
    ];
    Edit::AddSeveral { things }
}

/// Makes somebody who is here already the child of a couple or of a single parent.
#[must_use]
pub fn link_child(child: &str, parents: &Parents, kind: ParentKind, ids: &mut NewIds) -> Edit {
    let (thing, fields) = parentage_thing(&ids.next_id(), child, parents, kind);
    Edit::Add { thing, fields }
}

/// Marks links to the same parents as those of twins.
#[must_use]
pub fn make_twins(parentages: &[&str], kind: Twins, ids: &mut NewIds) -> Edit {
    let group = ids.next_id();
    let answers = parentages.iter().flat_map(|id| {
        [
            (Key::field(nouns::PARENTAGE, id, "twins"), Value::text(&group)),
            (Key::field(nouns::PARENTAGE, id, "twins-kind"), Value::choice(kind.slug())),
        ]
    });
    Edit::AnswerSeveral { answers: answers.collect() }
}

/// Adds a tie between two people, or of one to themselves.
#[must_use]
pub fn add_tie(from: &str, to: Option<&str>, kind: TieKind, ids: &mut NewIds) -> Edit {
    let to = to.map_or(Value::Empty, link);
    let fields = [("from", link(from)), ("to", to), ("kind", Value::choice(kind.slug()))];
    let (thing, fields) = thing(nouns::TIE, &ids.next_id(), &fields);
    Edit::Add { thing, fields }
}

/// Adds an event to a union: separated, divorced, reconciled.
#[must_use]
pub fn add_status(union: &Union, status: Status, when: Option<When>, ids: &mut NewIds) -> Edit {
    let when = when.map_or(Value::Empty, Value::Date);
    let fields = [("union", link(&union.id)), ("status", Value::choice(status.slug())), ("date", when)];
    let (thing, fields) = thing(nouns::STATUS, &ids.next_id(), &fields);
    Edit::Add { thing, fields }
}

/// Adds a mark of health or substance use.
#[must_use]
pub fn add_mark(person: &str, kind: MarkKind, state: MarkState, words: &str, ids: &mut NewIds) -> Edit {
    let fields = [
        ("person", link(person)),
        ("kind", Value::choice(kind.slug())),
        ("state", Value::choice(state.slug())),
        ("words", Value::text(words)),
    ];
    let (thing, fields) = thing(nouns::MARK, &ids.next_id(), &fields);
    Edit::Add { thing, fields }
}

/// Adds a household of some people, since a date or always.
#[must_use]
pub fn add_household(name: &str, members: &[&str], since: Option<When>, ids: &mut NewIds) -> Edit {
    let home = ids.next_id();
    let mut things = vec![thing(nouns::HOUSEHOLD, &home, &[("name", Value::text(name))])];
    for member in members {
        things.push(residence_thing(&ids.next_id(), &home, member, since));
    }
    Edit::AddSeveral { things }
}

fn residence_thing(id: &str, home: &str, person: &str, since: Option<When>) -> Thing {
    let since = since.map_or(Value::Empty, Value::Date);
    thing(nouns::RESIDENCE, id, &[("household", link(home)), ("person", link(person)), ("since", since)])
}

/// Lets somebody move into a household.
#[must_use]
pub fn move_in(home: &str, person: &str, since: Option<When>, ids: &mut NewIds) -> Edit {
    let (thing, fields) = residence_thing(&ids.next_id(), home, person, since);
    Edit::Add { thing, fields }
}

/// Lets somebody move out, by the id of their residence.
#[must_use]
pub fn move_out(residence: &str, until: When) -> Edit {
    Edit::Answer { key: Key::field(nouns::RESIDENCE, residence, "until"), value: Value::Date(until) }
}

/// Answers one field of a thing of the family: a name, a gender, a date, a kind.
#[must_use]
pub fn answer(noun: &str, id: &str, field: &str, value: Value) -> Edit {
    Edit::Answer { key: Key::field(noun, id, field), value }
}

/// Puts people where they were dragged, as one step.
#[must_use]
pub fn pin(places: &BTreeMap<String, Point>) -> Edit {
    crate::diagrams::edits::pin(nouns::PERSON, places)
}

/// Lets everybody go from where they were put, so that the whole family is laid out anew.
#[must_use]
pub fn lay_out_again(family: &Family) -> Edit {
    let pinned = family.people.iter().filter(|person| person.pin.is_some());
    unpin(nouns::PERSON, pinned.map(|person| person.id.as_str()))
}

/// Withdraws a thing of the family with the reason; its lines go with a person. The client stays.
#[must_use]
pub fn withdraw(noun: &str, id: &str, why: &str) -> Option<Edit> {
    let is_client = noun == nouns::PERSON && id == CLIENT;
    (!is_client).then(|| Edit::Withdraw { thing: Key::thing(noun, id), why: why.to_owned() })
}
