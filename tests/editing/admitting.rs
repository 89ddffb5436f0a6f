//! A reviewed file is taken in as one step, and one undo shows again what was shown before.

use super::{NOW, danger, note, reason, standing, typing, typing_over};
use kith::case::{Act, Case, Value};

#[test]
fn a_file_is_one_step_whatever_it_brings() {
    let mut desk = typing(1);
    desk.say(reason(), "Hers");
    let mut other = typing(2);
    other.take(&desk);
    other.now += 1_000;
    other.say(reason(), "Hers, and theirs");
    other.add(note("n1"), &[("text", Value::text("Rang"))]);
    other.say(note("n1").sibling("text"), "Rang twice");
    other.say(danger(), "Called 999");
    let before = desk.case().len();
    let admitted = desk.take(&other);
    assert_eq!(admitted.len(), 4, "what is known already is not saved again");
    assert_eq!(desk.case(), other.case());

    let undone = desk.undo();
    assert_eq!(desk.value(reason()), Value::text("Hers"));
    assert_eq!(desk.value(danger()), Value::Empty);
    assert_eq!(standing(desk.case(), "note"), Vec::<String>::new());
    assert!(undone.len() <= 3, "a thing that the file brought is withdrawn whole, not field by field");
    assert_eq!(desk.case().len(), before + 4 + undone.len(), "nothing of the file is lost by undoing it");

    desk.redo();
    assert_eq!(desk.value(reason()), Value::text("Hers, and theirs"));
    assert_eq!(desk.value(danger()), Value::text("Called 999"));
    assert_eq!(standing(desk.case(), "note"), ["n1"]);
    assert_eq!(desk.case().field("note", "n1", "text"), &Value::text("Rang twice"));
}

/// The answer given here was the later one and stays shown; that the file brought another is taken back all the same.
#[test]
fn undoing_a_file_takes_back_the_conflict_that_it_brought() {
    for later in [false, true] {
        let (mut desk, mut other) = (typing(1), typing(2));
        desk.now += 5_000;
        other.now += if later { 9_000 } else { 0 };
        desk.say(reason(), "Hers");
        other.say(reason(), "Theirs");
        desk.take(&other);
        assert_eq!(desk.case().conflict(&reason()).len(), 2);
        let undone = desk.undo();
        assert_eq!((undone.len(), undone[0].act), (1, Act::Undo));
        assert_eq!(desk.value(reason()), Value::text("Hers"));
        assert_eq!(desk.case().conflict(&reason()).len(), 0, "the file's answer is history");
        assert_eq!(desk.case().history(&reason()).len(), 3);
        other.take(&desk);
        assert_eq!((other.value(reason()), other.case()), (Value::text("Hers"), desk.case()));
        // Taken in again, the file has nothing to say any more.
        assert_eq!(desk.take(&other), []);
    }
}

#[test]
fn a_file_that_shows_nothing_new_is_no_step() {
    let (mut desk, mut other) = (typing(1), typing(2));
    desk.say(reason(), "The same");
    other.say(reason(), "The same");
    assert_eq!(desk.take(&other).len(), 1, "who else said so is kept");
    assert_eq!(desk.session.history().last_done().map(|step| step.reversals.len()), Some(1));
    desk.undo();
    assert_eq!(desk.value(reason()), Value::Empty, "the step before it is the last one");
}

/// The order of the operations in a file says nothing.
#[test]
fn the_order_in_the_file_does_not_matter_for_the_undo() {
    let mut other = typing(2);
    other.add(note("n1"), &[("text", Value::text("Rang"))]);
    other.say(note("n1").sibling("text"), "Rang twice");
    other.say(reason(), "A fall");
    let mut operations = other.operations();
    for _ in 0..operations.len() {
        operations.rotate_left(1);
        for operations in [operations.clone(), operations.iter().rev().cloned().collect()] {
            let mut desk = typing(1);
            desk.admit(operations);
            assert_eq!(desk.case(), other.case());
            assert_eq!(desk.undo().len(), 2);
            assert_eq!(standing(desk.case(), "note"), Vec::<String>::new());
            assert_eq!(desk.value(reason()), Value::Empty);
        }
    }
}

#[test]
fn doing_a_file_again_does_not_put_back_what_came_withdrawn() {
    let mut other = typing(2);
    other.add(note("n1"), &[]);
    other.withdraw(note("n1"), "Entered twice");
    other.add(note("n2"), &[]);
    let mut desk = typing(1);
    desk.take(&other);
    assert_eq!(standing(desk.case(), "note"), ["n2"]);
    desk.undo();
    assert_eq!(standing(desk.case(), "note"), Vec::<String>::new());
    desk.redo();
    assert_eq!(standing(desk.case(), "note"), ["n2"]);
}

/// A file may hold a field without its thing, and a later one the thing: the local words are shown again by the undo.
#[test]
fn undoing_a_file_gives_back_the_words_of_a_thing_that_only_the_file_added() {
    let mut desk = typing(1);
    desk.say(note("n1").sibling("text"), "Mine");
    let mut other = typing(2);
    other.add(note("n1"), &[]);
    other.now += 1_000;
    other.say(note("n1").sibling("text"), "Theirs");
    desk.take(&other);
    assert_eq!(desk.case().field("note", "n1", "text"), &Value::text("Theirs"));
    desk.undo();
    assert_eq!(desk.case().field("note", "n1", "text"), &Value::text("Mine"));
    desk.redo();
    assert_eq!(desk.case().field("note", "n1", "text"), &Value::text("Theirs"));
}

#[test]
fn what_is_typed_after_taking_a_file_in_sorts_behind_it() {
    let mut other = typing(2);
    other.now = NOW + 3_600_000;
    let theirs = other.say(reason(), "Theirs");
    let mut desk = typing(1);
    desk.take(&other);
    let mine = desk.say(reason(), "Mine");
    assert!(mine.stamp > theirs.stamp);
    assert_eq!(mine.replaces, [theirs.stamp]);
    assert_eq!(desk.case().conflicts().count(), 0);
}

#[test]
fn a_withheld_answer_is_brought_back_and_a_known_one_is_not_withheld() {
    let mut whole = typing(2);
    let said = whole.say(reason(), "A fall");
    let mut withheld = said.clone();
    (withheld.value, withheld.salt) = (Value::Withheld, None);
    let redacted = Case::from_operations([withheld.clone()]).unwrap();
    let mut desk = typing_over(1, redacted);
    let brought = desk.admit(vec![said.clone()]);
    assert_eq!(brought, [said]);
    assert_eq!(desk.value(reason()), Value::text("A fall"));
    let nothing = desk.admit(vec![withheld]);
    assert_eq!(nothing, [], "what it holds is poorer than what is here");
    assert_eq!(desk.value(reason()), Value::text("A fall"));
}

/// A whole case of another device, as when it is opened here for the first time.
#[test]
fn a_case_taken_in_whole_is_the_same_case_and_is_undone_whole() {
    let mut other = typing(2);
    for index in 0..200 {
        let thing = note(&format!("n{index}"));
        other.add(&thing, &[("text", Value::text("Rang"))]);
        other.say(thing.sibling("text"), &format!("Rang {index} times"));
    }
    let mut desk = typing(1);
    desk.take(&other);
    assert_eq!(desk.case(), other.case());
    desk.undo();
    assert_eq!(standing(desk.case(), "note"), Vec::<String>::new());
    assert_eq!(desk.case().all_things("note").count(), 200);
    desk.redo();
    assert_eq!(standing(desk.case(), "note").len(), 200);
}
