//! Names that are words as well: asked about, replaced where they can only be names, and left where they cannot.

use super::copies::{elsewhere, initials_for_all, named, note, note_down, redact};
use crate::support::Desk;
use kith::{case::Case, handoff::redaction::Choice};

fn case(words: &str) -> Desk {
    let mut desk = named("Will Tyler");
    desk.say("person/client/preferred-name", "Mark");
    desk.add("person/p2", &[("name", kith::case::Value::text("Grace Mayhew"))]);
    desk.add("person/p3", &[("name", kith::case::Value::text("May Hope"))]);
    note_down(&mut desk, words);
    desk
}

fn asked(desk: &Desk) -> Vec<String> {
    let copy = redact(desk, &initials_for_all());
    let places = copy.found.iter().flat_map(|found| &found.places);
    places.filter(|place| place.is_asked).map(|place| place.excerpt.clone()).collect()
}

#[test]
fn words_in_small_letters_stay_and_nothing_is_asked() {
    let words = "He will visit; a bruise mark; may need grace. I hope so.";
    let desk = case(words);
    assert_eq!(note(&desk), words);
    assert_eq!(asked(&desk), Vec::<String>::new());
}

#[test]
fn a_word_in_front_of_a_sentence_is_asked_and_stops_the_copy() {
    let desk = case("Will came today.");
    assert_eq!(asked(&desk), ["Will came today."]);
    let mut choice = initials_for_all();
    let copy = redact(&desk, &choice);
    let hits = copy.scan.check(b"nothing at all");
    assert_eq!(hits.len(), 1);
    let words = hits[0].to_string();
    assert!(words.contains("Will came today.") && words.contains("Say which it is"), "{words}");
    let id =
        copy.found.iter().flat_map(|found| &found.places).find(|place| place.is_asked).unwrap().id.clone();
    // It is a word: it stays, and is looked for no more.
    choice.spared.insert(id.clone());
    let copy = redact(&desk, &choice);
    assert_eq!(copy.case.field("note", "n1", "text").words(), "Will came today.");
    assert_eq!(copy.scan.check(b"nothing at all"), []);
    // It is a name.
    choice.spared.clear();
    choice.named.insert(id);
    let copy = redact(&desk, &choice);
    assert_eq!(copy.case.field("note", "n1", "text").words(), "W. came today.");
    assert_eq!(copy.scan.check(b"nothing at all"), []);
}

#[test]
fn where_nobody_can_be_asked_it_is_taken_for_a_name() {
    let desk = case("Will came today.");
    let copy = redact(&desk, &Choice::initials());
    assert_eq!(copy.case.field("note", "n1", "text").words(), "W. came today.");
    assert_eq!(copy.scan.check(b"nothing at all"), []);
}

#[test]
fn where_it_can_only_be_a_name_it_is_replaced_unasked() {
    for (words, left) in [
        ("Saw Will and Grace today.", "Saw W. and G. today."),
        ("Mr Will rang; will’s", "Mr W. rang; W.’s"),
        ("Rang Mark’s sister.", "Rang M.’s sister."),
        ("Will Tyler rang.", "W. T. rang."),
        (
            "Seen by May on 12 May 2024, in May 2025 and on May 3.",
            "Seen by M. on 12 May 2024, in May 2025 and on May 3.",
        ),
    ] {
        assert_eq!(note(&case(words)), left);
    }
}

#[test]
fn in_a_field_for_names_no_word_is_ordinary() {
    let mut desk = case("znote");
    desk.add("chronology/k1", &[("people", kith::case::Value::text("will; grace; mark"))]);
    let copy = redact(&desk, &initials_for_all());
    assert_eq!(copy.case.field("chronology", "k1", "people").words().to_uppercase(), "W.; G.; M.");
    assert_eq!(copy.scan.check(b"nothing at all"), []);
}

#[test]
fn a_name_that_stays_is_never_asked_about() {
    let copy = redact(&case("Will came today."), &Choice::default());
    assert!(copy.found.iter().flat_map(|found| &found.places).all(|place| !place.is_asked));
    assert_eq!(copy.scan.check(b"nothing at all"), []);
}

/// The id of the one place that is asked about and whose words begin so.
fn place(desk: &Desk, choice: &Choice, begins: &str) -> String {
    let copy = redact(desk, choice);
    let mut places = copy.found.iter().flat_map(|found| &found.places).filter(|place| place.is_asked);
    places.find(|place| place.excerpt.starts_with(begins)).unwrap().id.clone()
}

#[test]
fn of_two_answers_that_nobody_has_chosen_between_each_is_asked_about_by_itself() {
    let mut mine = case("znote");
    mine.say("consultation/e1/reason", "Reason");
    let mut theirs = elsewhere(mine.case().clone(), 2);
    mine.say("consultation/e1/reason", "Will she cope alone?");
    theirs.say("consultation/e1/reason", "Will has to be asked about the bed rail.");
    let operations = mine.case().operations().chain(theirs.case().operations()).cloned();
    let mut both = elsewhere(Case::from_operations(operations).unwrap(), 3);
    assert_eq!(asked(&both).len(), 2);
    let mut choice = initials_for_all();
    choice.spared.insert(place(&both, &choice, "Will she"));
    let copy = redact(&both, &choice);
    assert!(!copy.scan.check(b"nothing at all").is_empty(), "the other is still to be asked about");
    assert!(place(&both, &choice, "Will has").contains("reason"));
    // A word that was let through is asked about again once the answer says something else.
    both.say("consultation/e1/reason", "Will was here again.");
    let copy = redact(&both, &choice);
    let mut places = copy.found.iter().flat_map(|found| &found.places).filter(|place| place.is_asked);
    assert!(places.any(|place| place.excerpt == "Will was here again."));
}
