//! What the demo case's forms and genogram imply proposes itself, and nothing that is kept back does.

use super::{demo, entering::Entering, writing};
use crate::support::{Desk, doreen, link, when};
use kith::{
    case::{Value, When},
    reports::chronology::{
        Entry,
        derive::{self, State},
        entries,
        family::{events, supports},
        prompts::prompts,
    },
};
use serde_json::Value as Json;
use std::collections::BTreeSet;

fn whole() -> Desk {
    writing::pathway_of(doreen::build())
}

/// Every dated fact of the fixture's genogram since the client's birth, as its date with a name in it, by the fixture
/// alone: births, deaths, unions, illnesses, the household, ties begun and ended.
fn implied() -> Vec<(String, String)> {
    let facts = demo::facts();
    let list = |field: &str| facts[field].as_array().unwrap().clone();
    let name = |id: &Json| {
        let person = list("people").into_iter().find(|person| person["id"] == *id).unwrap();
        if id == "baby" { "stillborn".to_owned() } else { demo::text(&person, "name") }
    };
    let mut implied = Vec::new();
    for person in list("people") {
        let (born, died) = (person["born"].as_str(), person["died"].as_str());
        implied.extend(born.map(|date| (date.to_owned(), name(&person["id"]))));
        implied.extend(
            died.filter(|died| Some(*died) != born).map(|date| (date.to_owned(), name(&person["id"]))),
        );
        for words in person["conditions"].as_array().unwrap() {
            let words = words.as_str().unwrap();
            if let Some((illness, year)) = words.strip_suffix(')').and_then(|words| words.split_once(" (")) {
                implied.push((year.to_owned(), illness.to_owned()));
            }
        }
    }
    for union in list("unions") {
        let events = union["events"].as_array().unwrap().clone();
        // A widowing is the death of the partner, which is counted already.
        for event in events.iter().filter(|event| event["status"] != "widowed") {
            implied.push((demo::text(event, "date"), name(&union["partners"][0])));
        }
    }
    for tie in list("ties").iter().chain(&list("roles")) {
        for end in ["since", "until"] {
            implied.extend(tie[end].as_str().map(|date| (date.to_owned(), name(&tie["from"]))));
        }
    }
    for home in list("household") {
        for person in home["people"].as_array().unwrap() {
            implied.extend(home["since"].as_str().map(|date| (date.to_owned(), name(person))));
        }
    }
    // Before the client was born, and the birth itself, nothing of it is the client's chronology.
    implied.retain(|(date, _)| {
        date.parse::<When>().unwrap().bounds().0.unwrap() > "1944-05-17".parse().unwrap()
    });
    implied
}

#[test]
fn at_least_nine_in_ten_of_what_the_forms_and_the_genogram_imply_propose_themselves() {
    let desk = whole();
    let proposals = derive::all(desk.case());
    let (mut found, mut missed) = (0, Vec::new());
    let of_forms = ["2025-11-04", "2025-11-06", "2025-11-17", "2025-12-12", "2026-02-26", "2026-03-03"];
    let of_forms = of_forms.map(|day| (day.to_owned(), String::new()));
    let implied: Vec<_> = implied().into_iter().chain(of_forms).collect();
    for (date, name) in &implied {
        let date: When = date.parse().unwrap();
        let is_said =
            proposals.iter().any(|one| one.event.when == date && one.event.incident.contains(name.as_str()));
        if is_said { found += 1 } else { missed.push(format!("{date} {name}")) }
    }
    println!(
        "derived: {found} of {} events that the forms and the genogram imply, {} proposals",
        implied.len(),
        proposals.len()
    );
    for one in &missed {
        println!("    not proposed: {one}");
    }
    for one in &proposals {
        println!("    {}: {} ({})", one.event.when, one.event.incident, one.event.source);
    }
    assert!(found * 10 >= implied.len() * 9, "{missed:?}");
    let origins: BTreeSet<_> = proposals.iter().map(|one| &one.event.origin).collect();
    assert_eq!(origins.len(), proposals.len(), "one proposal for each origin");
}

#[test]
fn an_entry_by_hand_that_tells_the_same_is_shown_beside_the_proposal() {
    let mut desk = whole();
    for entry in demo::entries(true) {
        desk.entry(&entry.id, &entry.when.unwrap().to_string(), &entry.incident);
    }
    let proposals = derive::all(desk.case());
    let told: Vec<(String, String)> =
        proposals.iter().filter_map(|one| Some((one.event.incident.clone(), one.told_by.clone()?))).collect();
    for (incident, by) in &told {
        println!("    {incident} is told by {by}");
    }
    let by =
        |words: &str| told.iter().find(|(incident, _)| incident.contains(words)).map(|(_, by)| by.as_str());
    assert_eq!(by("Ronald Amos dies"), Some("e11"));
    assert_eq!(by("Kevin Amos moves in"), Some("e12"));
    assert_eq!(by("key-holder"), Some("e46"));
    assert_eq!(by("lasting power of attorney"), Some("e21"));
    assert_eq!(by("Isla Reyes is born"), None);
}

#[test]
fn what_is_kept_back_from_shared_copies_proposes_nothing() {
    let mut desk = doreen::build();
    let before = events(desk.case()).len();
    desk.answer(("person", "alan", "private"), Value::choice("yes"));
    let without = events(desk.case());
    assert!(without.len() < before && without.iter().all(|event| !event.incident.contains("Alan")));
    desk.answer(("tie", "t4", "private"), Value::choice("yes"));
    assert!(events(desk.case()).iter().all(|event| event.origin != "tie/t4/since"));
    desk.add(("person", "lost"), &[("beginning", Value::choice("abortion")), ("born", when("1972"))]);
    assert_eq!(events(desk.case()).len(), without.len() - 1);
}

#[test]
fn taken_events_of_the_family_stay_linked_and_notice_a_change() {
    let mut desk = whole();
    let of = |desk: &Desk| {
        derive::all(desk.case()).into_iter().find(|one| one.event.incident == "Ronald Amos dies.").unwrap()
    };
    let edit = derive::take(desk.case(), &of(&desk), None);
    desk.dispatch(edit);
    assert_eq!(of(&desk).state, State::Taken);
    assert_eq!(entries(desk.case())[0].origin, "person/ronald/died");
    desk.answer(("person", "ronald", "died"), when("2019-11-03"));
    assert!(of(&desk).is_outdated);
    let edit = derive::take_all(desk.case(), &derive::all(desk.case()));
    desk.dispatch(edit);
    assert!(derive::all(desk.case()).iter().all(|one| one.state == State::Taken));
    desk.dispatch(kith::edit::Edit::Undo);
    assert_eq!(entries(desk.case()).len(), 1, "all of them are one step");
}

#[test]
fn the_supports_of_the_genogram_are_close_and_not_in_conflict() {
    let desk = doreen::build();
    let good: Vec<String> =
        supports(desk.case()).into_iter().filter(|one| !one.is_strained).map(|one| one.name).collect();
    assert_eq!(good, ["Chloe Pike"]);
    let mut desk = desk;
    desk.add(
        ("tie", "more"),
        &[
            ("from", link("client")),
            ("to", link("beryl")),
            ("kind", Value::choice("very-close")),
            ("since", when("2001")),
        ],
    );
    let beryl = supports(desk.case()).into_iter().find(|one| one.name == "Beryl Stokes").unwrap();
    assert_eq!(beryl.when.unwrap().to_string(), "2001/..");
}

#[test]
fn a_case_that_was_transferred_in_asks_for_a_chronology_first() {
    let mut desk = Desk::new(7, "Hannah Osei");
    desk.add(("episode", "first"), &[]);
    desk.answer(("consultation", "first", "contact-date"), when("2025-11-04"));
    let first = |desk: &Desk| {
        prompts(desk.case(), &derive::all(desk.case()))
            .first()
            .map(|prompt| (prompt.source_row, prompt.is_first))
    };
    assert_eq!(first(&desk), Some(("K33", false)));
    desk.answer(("decision", "first", "transferred-from"), Value::text("Thornbury locality team"));
    assert_eq!(first(&desk), Some(("K32", true)));
    desk.entry("e1", "2025-11-04", "Consultation.");
    assert_ne!(first(&desk).map(|one| one.0), Some("K32"));
    let _ = Entry::default();
}
