//! One tap is one edit, and one undo takes it back.

use crate::support::{Desk, day, link};
use kith::{
    case::{
        Key, Value,
        family::{CLIENT, Gender, ParentKind, Parents, Status, TieKind, Twins, UnionForm, relations::Kin},
    },
    diagrams::genogram::{
        Settings, draw,
        edits::{self, Newcomer},
        geometry::Point,
    },
    edit::{Edit, Refusal, wording},
};
use std::collections::BTreeMap;

#[test]
fn three_generations_take_one_edit_a_relative() {
    let mut desk = Desk::new(7, "Hannah Osei");
    let ids = |desk: &Desk| desk.family().people.iter().map(|person| person.id.clone()).collect::<Vec<_>>();
    let parents =
        edits::add_parents(CLIENT, &Newcomer::of(Gender::Man), &Newcomer::of(Gender::Woman), &mut desk.ids);
    desk.make(parents);
    let sibling = edits::add_sibling(&desk.family(), CLIENT, &Newcomer::of(Gender::Woman), &mut desk.ids);
    let sibling = desk.make(sibling);
    let partner = edits::add_partner(CLIENT, &Newcomer::of(Gender::Man), UnionForm::Married, &mut desk.ids);
    let partner = desk.make(partner);
    let parents = edits::parents_for_child(&desk.family(), CLIENT);
    let child = edits::add_child(
        &parents,
        &Newcomer::of(Gender::Woman).named("Mia"),
        ParentKind::Birth,
        &mut desk.ids,
    );
    let child = desk.make(child);
    let family = desk.family();
    assert_eq!(ids(&desk).len(), 6);
    assert_eq!(
        Kin::siblings(&family, CLIENT).iter().map(|kin| kin.id).collect::<Vec<_>>(),
        [sibling.as_str()]
    );
    assert_eq!(
        Kin::parents(&family, &child).iter().map(|kin| kin.id).collect::<Vec<_>>(),
        [CLIENT, partner.as_str()]
    );
    for left in (0..4).rev() {
        desk.try_dispatch(Edit::Undo).unwrap();
        let _ = left;
    }
    assert_eq!(ids(&desk), [CLIENT]);
    assert_eq!(desk.try_dispatch(Edit::Undo), Err(Refusal::NothingToUndo));
    for _ in 0..4 {
        desk.try_dispatch(Edit::Redo).unwrap();
    }
    assert_eq!(desk.family(), family);
}

#[test]
fn a_sibling_of_somebody_without_parents_brings_two_unknown_ones() {
    let mut desk = Desk::new(7, "Hannah Osei");
    let edit = edits::add_sibling(&desk.family(), CLIENT, &Newcomer::of(Gender::Man), &mut desk.ids);
    let brother = desk.make(edit);
    let family = desk.family();
    assert_eq!(family.people.len(), 4);
    assert_eq!(Kin::siblings(&family, &brother)[0].id, CLIENT);
}

#[test]
fn the_other_parent_takes_over_the_children() {
    let mut desk = Desk::new(7, "Hannah Osei");
    let child = edits::add_child(
        &Parents::Single(CLIENT.to_owned()),
        &Newcomer::of(Gender::Man),
        ParentKind::Birth,
        &mut desk.ids,
    );
    let child = desk.make(child);
    let edit = edits::add_other_parent(&desk.family(), CLIENT, &Newcomer::of(Gender::Man), &mut desk.ids);
    let father = desk.make(edit);
    let family = desk.family();
    assert_eq!(
        Kin::parents(&family, &child).iter().map(|kin| kin.id).collect::<Vec<_>>(),
        [CLIENT, father.as_str()]
    );
    assert_eq!(family.parentages.len(), 1, "the link to the single parent is told by the union");
}

#[test]
fn withdrawing_a_person_takes_their_lines_along_and_restoring_brings_them_back() {
    let mut desk = Desk::new(7, "Hannah Osei");
    let edit = edits::add_partner(CLIENT, &Newcomer::of(Gender::Man), UnionForm::Married, &mut desk.ids);
    let partner = desk.make(edit);
    let edit = edits::add_tie(CLIENT, Some(&partner), TieKind::Conflict, &mut desk.ids);
    desk.make(edit);
    let before = desk.family();
    desk.try_dispatch(edits::withdraw("person", &partner, "Entered twice").unwrap()).unwrap();
    let family = desk.family();
    assert!(family.unions.is_empty() && family.ties.is_empty() && family.people.len() == 1);
    desk.try_dispatch(Edit::Restore { thing: Key::thing("person", &partner) }).unwrap();
    assert_eq!(desk.family(), before);
    assert_eq!(edits::withdraw("person", CLIENT, "no"), None, "the client stays");
}

#[test]
fn places_are_kept_as_pins_and_let_go_as_one_step() {
    let mut desk = Desk::new(7, "Hannah Osei");
    let edit = edits::add_partner(CLIENT, &Newcomer::of(Gender::Man), UnionForm::Married, &mut desk.ids);
    let partner = desk.make(edit);
    let places = BTreeMap::from([
        (CLIENT.to_owned(), Point::new(400.0, 80.0)),
        (partner.clone(), Point::new(600.0, 80.0)),
    ]);
    desk.try_dispatch(edits::pin(&places)).unwrap();
    let scene = draw(desk.case(), &Settings::default(), day("2026-03-20"));
    assert_eq!(scene.places[CLIENT], Point::new(400.0, 80.0));
    assert_eq!(scene.places[&partner], Point::new(600.0, 80.0));
    desk.try_dispatch(edits::lay_out_again(&desk.family())).unwrap();
    assert!(desk.family().people.iter().all(|person| person.pin.is_none()));
    desk.try_dispatch(Edit::Undo).unwrap();
    assert!(desk.family().people.iter().all(|person| person.pin.is_some()));
}

#[test]
fn several_things_are_added_all_or_none() {
    let mut desk = Desk::new(7, "Hannah Osei");
    let thing = |id: &str| (Key::thing("person", id), BTreeMap::new());
    desk.try_dispatch(Edit::AddSeveral { things: vec![thing("a"), thing("b")] }).unwrap();
    let operations = desk.case().len();
    for things in [vec![thing("c"), thing("a")], vec![thing("d"), thing("d")]] {
        assert_eq!(desk.try_dispatch(Edit::AddSeveral { things }), Err(Refusal::AlreadyThere));
    }
    assert_eq!(desk.try_dispatch(Edit::AddSeveral { things: vec![] }), Err(Refusal::NothingNew));
    assert_eq!(desk.case().len(), operations, "a refused edit changes nothing");
    let step = desk.session.history().last_done().unwrap();
    assert_eq!(step.reversals.len(), 2);
    assert_eq!(wording::step(desk.case(), step), "person added");
}

#[test]
fn several_answers_are_one_step_and_say_nothing_twice() {
    let mut desk = Desk::new(7, "Hannah Osei");
    let name = |words: &str| (Key::field("person", CLIENT, "name"), Value::text(words));
    desk.try_dispatch(Edit::AnswerSeveral { answers: vec![name("Ada"), name("Eve")] }).unwrap();
    assert_eq!(desk.family().people[0].name, "Ada");
    assert_eq!(
        desk.try_dispatch(Edit::AnswerSeveral { answers: vec![name("Ada")] }),
        Err(Refusal::NothingNew)
    );
    desk.try_dispatch(Edit::Undo).unwrap();
    assert_eq!(desk.family().people[0].name, "");
}

#[test]
fn twins_statuses_and_households_are_edits_too() {
    let mut desk = Desk::new(7, "Hannah Osei");
    let edit = edits::add_partner(CLIENT, &Newcomer::of(Gender::Man), UnionForm::Married, &mut desk.ids);
    desk.make(edit);
    let parents = edits::parents_for_child(&desk.family(), CLIENT);
    for _ in 0..2 {
        let child =
            edits::add_child(&parents, &Newcomer::of(Gender::Woman), ParentKind::Birth, &mut desk.ids);
        desk.make(child);
    }
    let family = desk.family();
    let links: Vec<&str> = family.parentages.iter().map(|link| link.id.as_str()).collect();
    let edit = edits::make_twins(&links, Twins::Identical, &mut desk.ids);
    desk.try_dispatch(edit).unwrap();
    let since = "1999".parse().ok();
    let edit = edits::add_status(&family.unions[0], Status::Separated, since, &mut desk.ids);
    desk.make(edit);
    let edit = edits::add_household("Home", &[CLIENT], None, &mut desk.ids);
    let home = desk.make(edit);
    let edit = edits::move_in(&home, &family.people[1].id, since, &mut desk.ids);
    let residence = desk.make(edit);
    desk.try_dispatch(edits::move_out(&residence, "2005".parse().unwrap())).unwrap();
    let scene = draw(desk.case(), &Settings::default(), day("2026-03-20"));
    let text = kith::diagrams::genogram::outline::as_text(&scene);
    assert!(
        text.contains("Identical twin of")
            && text.contains("Separated from")
            && text.contains("Household Home")
    );
    assert_eq!(desk.family().households[0].residences.len(), 2);
    // A link to somebody who is not in the case is passed over.
    desk.add(
        ("tie", "lost"),
        &[("from", link(CLIENT)), ("to", link("nobody")), ("kind", Value::choice("close"))],
    );
    assert!(desk.family().ties.is_empty());
}
