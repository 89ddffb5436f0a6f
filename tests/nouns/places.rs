//! Every place before the wall that makes an edit is driven, and the training case is read: what they write is on the list.

use crate::support::Desk;
use chrono::NaiveDate;
use kith::{
    case::{
        Case, Key, Operation, Value, When,
        family::{
            CLIENT, Family, Gender, MarkKind, MarkState, ParentKind, Parents, Status, TieKind, Twins,
            UnionForm,
        },
        network::{Network, SystemKind},
    },
    diagrams::{
        ecomap::edits::{self as around, Line},
        edits::{NewIds, pin},
        genogram::edits::{self, Newcomer},
        geometry::Point,
    },
    edit::{Edit, Refusal},
    forms,
    handoff::{self, Opened},
    reports::chronology::{
        Entry, analysis, derive,
        exchange::composite,
        hints::{self, Looks},
        summary,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Every field that some operations write.
fn written<'a>(operations: impl Iterator<Item = &'a Operation>) -> BTreeSet<(String, String)> {
    let mut all = BTreeSet::new();
    for operation in operations {
        let noun = operation.key.noun().to_owned();
        match (&operation.value, operation.key.field_name()) {
            (Value::Whole(fields), _) => all.extend(fields.keys().map(|field| (noun.clone(), field.clone()))),
            (_, Some(field)) => {
                all.insert((noun, field.to_owned()));
            }
            (_, None) => {}
        }
    }
    all
}

fn day(text: &str) -> When {
    When::day(text.parse::<NaiveDate>().unwrap())
}

/// The genogram's and the ecomap's taps.
fn draw(desk: &mut Desk) {
    let mut ids = NewIds::new("q");
    let new = |name: &str| Newcomer::of(Gender::Woman).named(name);
    let born = Newcomer { born: Some(day("1950-01-02")), ..new("Ada") };
    desk.dispatch(edits::add_person(&born, &mut ids));
    desk.dispatch(edits::add_partner(CLIENT, &new("Ben"), UnionForm::ALL[0], &mut ids));
    let family = Family::read(desk.case());
    let union = family.unions[0].clone();
    let couple = Parents::Union(union.id.clone());
    desk.dispatch(edits::add_child(&couple, &new("Cal"), ParentKind::Birth, &mut ids));
    desk.dispatch(edits::add_child(&couple, &new("Dee"), ParentKind::Birth, &mut ids));
    desk.dispatch(edits::add_parents(CLIENT, &new("Eve"), &new("Fay"), &mut ids));
    desk.dispatch(edits::add_parent("q.2", &new("Gus"), &mut ids));
    desk.dispatch(edits::add_sibling(&Family::read(desk.case()), "q.2", &new("Hal"), &mut ids));
    desk.dispatch(edits::join("q.1", "q.2", UnionForm::ALL[1], &mut ids));
    desk.dispatch(edits::link_child("q.1", &Parents::Single("q.2".to_owned()), ParentKind::Birth, &mut ids));
    let family = Family::read(desk.case());
    let links: Vec<&str> = family.parentages.iter().take(2).map(|link| link.id.as_str()).collect();
    desk.dispatch(edits::make_twins(&links, Twins::ALL[0], &mut ids));
    desk.dispatch(edits::add_tie("q.1", Some("q.2"), TieKind::ALL[0], &mut ids));
    desk.dispatch(edits::add_status(&union, Status::ALL[0], Some(day("2001-02-03")), &mut ids));
    desk.dispatch(edits::add_mark("q.1", MarkKind::ALL[0], MarkState::ALL[0], "asthma", &mut ids));
    desk.dispatch(edits::add_household("Home", &[CLIENT], Some(day("2001-02-03")), &mut ids));
    let home = Family::read(desk.case()).households[0].clone();
    desk.dispatch(edits::move_in(&home.id, "q.1", None, &mut ids));
    desk.dispatch(edits::move_out(&home.residences[0].id, day("2010-02-03")));
    desk.dispatch(edits::pin(&BTreeMap::from([("q.1".to_owned(), Point { x: 1.0, y: 2.0 })])));
    desk.dispatch(edits::lay_out_again(&Family::read(desk.case())));
    desk.dispatch(edits::withdraw("person", "q.1", "Entered twice").unwrap());
    let mut ids = NewIds::new("s");
    for line in Line::ALL {
        let since = Some(day("2020-01-01"));
        desk.dispatch(around::add_system(
            SystemKind::Own,
            "GP",
            Some("q.2"),
            Some(CLIENT),
            *line,
            since,
            &mut ids,
        ));
    }
    let network = Network::read(desk.case());
    desk.dispatch(around::change_tie(&network.ties[0], Line::Broken, day("2021-01-01"), &mut ids));
    desk.dispatch(pin(
        "system",
        &BTreeMap::from([(network.systems[0].id.clone(), Point { x: 1.0, y: 2.0 })]),
    ));
    desk.dispatch(around::lay_out_again(&Network::read(desk.case())));
}

/// The chronology's ways: proposals, summaries, hints, thoughts, rows of others.
fn chronicle(desk: &mut Desk) {
    let entry = Entry {
        when: Some(day("2024-05-06")),
        incident: "A fall".to_owned(),
        source: "GP".to_owned(),
        people: vec!["Ben".to_owned()],
        agencies: vec!["gp".to_owned()],
        account: "Ben".to_owned(),
        significance: "Matters".to_owned(),
        group: Some(kith::reports::chronology::Group::Change),
        sign: Some(kith::reports::chronology::Valence::Negative),
        evidence: Some(kith::reports::chronology::Evidence::Fact),
        ..Entry::default()
    };
    let lines = composite::compose(&[], std::slice::from_ref(&entry));
    let mut made = 0;
    desk.dispatch(composite::edit(
        &lines,
        |_| true,
        || {
            made += 1;
            format!("row{made}")
        },
    ));
    desk.dispatch(analysis::add("A thought", "a1"));
    desk.dispatch(hints::as_note(entry.when, "Rang.", Looks::Call, "n1"));
    desk.dispatch(hints::keep("row1"));
    desk.dispatch(hints::to_notes(&Entry { id: "row1".to_owned(), ..entry.clone() }, Looks::Visit, "n2"));
    let sum = Entry { summarises: ["row1".to_owned(), "row2".to_owned()].into(), ..entry };
    desk.dispatch(summary::add(&sum, "sum1"));
    let sum = kith::reports::chronology::entry(desk.case(), "sum1");
    desk.dispatch(summary::without(&sum, "row1"));
    desk.dispatch(summary::undo("sum1"));
    // What the forms say happened is proposed as well.
    for (key, date) in [
        ("consultation/e1/contact-date", "2024-01-02"),
        ("decision/e1/decided-date", "2024-01-09"),
        ("involvement/e1/allocated", "2024-01-16"),
    ] {
        desk.dispatch(Edit::Answer { key: Key::parse(key).unwrap(), value: Value::Date(day(date)) });
    }
    let proposals = derive::all(desk.case());
    assert!(proposals.len() > 3, "{}", proposals.len());
    desk.dispatch(derive::take(desk.case(), &proposals[0], None));
    desk.dispatch(derive::decline(&proposals[1]));
    let proposals = derive::all(desk.case());
    desk.dispatch(derive::offer_again(&proposals[1]));
    desk.dispatch(derive::take_all(desk.case(), &proposals[2..]));
}

fn training() -> Case {
    let file =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/training/doreen-amos.json")).unwrap();
    let Opened::Current(envelope) = handoff::read(&file).unwrap() else { panic!("it is not newer") };
    Case::from_operations(envelope.cases[0].operations.clone()).unwrap()
}

#[test]
fn what_every_place_writes_is_on_the_list() {
    let mut desk = Desk::new(1, "Hannah Osei");
    desk.dispatch(Edit::add(Key::thing("episode", "e1"), &[]));
    desk.dispatch(Edit::Answer { key: Key::field("person", CLIENT, "name"), value: Value::text("Zoe") });
    draw(&mut desk);
    chronicle(&mut desk);
    desk.dispatch(Edit::Undo);
    desk.dispatch(Edit::Redo);
    let mut all = written(desk.case().operations());
    let made = all.len();
    all.extend(written(training().operations()));
    println!(
        "{made} fields by driving, {} with the training case, {} on the list",
        all.len(),
        forms::nouns::count()
    );
    assert!(made > 50 && all.len() > 150, "{made} {}", all.len());
    for (noun, field) in all {
        assert!(forms::nouns::holds(&noun, &field).is_some(), "{noun}/{field} is not on the list");
    }
}

#[test]
fn what_is_not_on_the_list_cannot_be_written() {
    let mut desk = Desk::new(1, "Hannah Osei");
    let thing = Key::thing("unheard-of", "x1");
    let field = Key::field("person", CLIENT, "unheard-of");
    let whole = BTreeMap::from([("unheard-of".to_owned(), Value::text("x"))]);
    let note = Key::thing("note", "n1");
    for edit in [
        Edit::Answer { key: field.clone(), value: Value::text("x") },
        Edit::Answer { key: thing.sibling("words"), value: Value::text("x") },
        Edit::AnswerSeveral { answers: vec![(field.clone(), Value::text("x"))] },
        Edit::AddAndAnswer {
            things: vec![(note.clone(), BTreeMap::new())],
            answers: vec![(field, Value::text("x"))],
        },
        Edit::AddAndAnswer { things: vec![(note.clone(), whole.clone())], answers: Vec::new() },
        Edit::add(thing.clone(), &[]),
        Edit::Add { thing: note.clone(), fields: whole.clone() },
        Edit::AddSeveral { things: vec![(note.clone(), whole.clone())] },
        Edit::Replace { things: vec![(note, whole)], withdrawn: Vec::new(), why: "x".to_owned() },
    ] {
        let refused = desk.try_dispatch(edit.clone());
        assert!(matches!(refused, Err(Refusal::NoPlace(_))), "{edit:?}: {refused:?}");
    }
    assert!(desk.case().is_empty());
}
