//! Somebody whose name was typed becomes one of the family, in one step that one undo takes back.

use super::kinds::{SHEET, key, said};
use super::world::{PERIODS, World};
use kith::{
    case::{Act, Key, Value, family::Family},
    diagrams::genogram::edits::{self, NewIds},
    edit::{Edit, Refusal, wording},
    handoff::redaction::{self, Choice},
};

/// The questions that ask for somebody: of the form, and of a row of it.
fn places(world: &mut World) -> [Key; 2] {
    let link = [("episode", Value::Link(PERIODS[0].to_owned()))];
    world.act(Edit::add(Key::thing("probe-step", "s1"), &link));
    [key(world.case(), "beside"), Key::field("probe-step", "s1", "who")]
}

fn words(world: &World, key: &Key) -> String {
    wording::said(world.case(), wording::question(key), world.case().value(key))
}

fn named(world: &World, name: &str) -> Vec<String> {
    let (case, name) = (world.case(), Value::text(name));
    let there = |id: &&str| *case.field("person", id, "name") == name;
    let ids: Vec<String> = case.things("person").filter(there).map(str::to_owned).collect();
    // The drawing of the family has them too.
    let family = Family::read(case);
    assert!(ids.iter().all(|id| family.people.iter().any(|person| person.id == *id)));
    ids
}

#[test]
fn a_typed_name_becomes_somebody_of_the_family_and_one_undo_takes_that_back() {
    let mut world = World::new();
    for (at, key) in places(&mut world).iter().enumerate() {
        // The name is kept as it was typed.
        let name = format!("Dr  Grace O\u{2019}Kafor-{at} ");
        world.say(key.clone(), Value::text(&name));
        let (before, paper) = (words(&world, key), said(world.case()));
        assert_eq!(edits::typed_name(world.case(), key), Some(&*name));
        let edit = edits::add_answered(world.case(), key, &mut NewIds::new(&format!("n{at}"))).unwrap();
        assert!(kith::diagrams::edits::added(&edit).is_some_and(|thing| thing.noun() == "person"));
        world.act(edit.clone());
        let ids = named(&world, &name);
        assert_eq!(ids.len(), 1);
        assert_eq!(world.case().value(key), &Value::Link(ids[0].clone()));
        assert_eq!(world.case().current(key).unwrap().act, Act::Answer);
        assert_eq!((words(&world, key), said(world.case())), (before.clone(), paper.clone()));
        assert!(before == name && (at > 0 || paper.contains(name.trim())), "{paper}");
        // Who is of the family is not offered to be added to it once more.
        assert_eq!(edits::typed_name(world.case(), key), None);
        assert_eq!(edits::add_answered(world.case(), key, &mut NewIds::new("again")), None);
        assert_eq!(world.attempt(edit), Err(Refusal::AlreadyThere));
        assert_eq!(world.undo_says(), "person added");
        world.act(Edit::Undo);
        assert!(named(&world, &name).is_empty());
        assert_eq!(world.case().value(key), &Value::text(&name));
        world.act(Edit::Redo);
        assert_eq!(named(&world, &name), ids);
        assert_eq!((words(&world, key), said(world.case())), (before, paper));
    }
}

#[test]
fn nobody_is_added_where_nobody_is_typed_or_the_answer_is_not_ones_own() {
    let mut world = World::new();
    let [of_form, _] = places(&mut world);
    let offered = |world: &World, key: &Key| edits::typed_name(world.case(), key).map(str::to_owned);
    assert_eq!(offered(&world, &of_form), None);
    // Words that were typed elsewhere are no names.
    let words = key(world.case(), "words");
    world.say(words.clone(), Value::text("Grace Okafor"));
    assert_eq!(offered(&world, &words), None);
    // In a copy that says less, it is answered where the whole name is.
    world.say(of_form.clone(), Value::text("Grace Okafor"));
    assert!(offered(&world, &of_form).is_some());
    let copy = redaction::redact("c1", world.case(), &Choice::initials());
    assert_eq!(edits::typed_name(&copy.case, &SHEET().key(&copy.case, super::kinds::asked("beside"))), None);
}
