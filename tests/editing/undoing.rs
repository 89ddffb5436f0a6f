//! Undo and redo are operations of the record like any other: they say what they did, and hide nothing.

use super::{danger, note, reason, standing, typing, typing_over};
use kith::{
    case::{Act, Operation, Value, WITHDRAWN},
    edit::{Edit, Refusal},
};

#[test]
fn undo_and_redo_are_said_in_the_record() {
    let mut desk = typing(1);
    desk.say(reason(), "First");
    desk.session.close_typing();
    desk.say(reason(), "Second");
    desk.undo();
    desk.redo();
    let history = desk.case().history(&reason());
    let acts: Vec<Act> = history.iter().map(|op| op.act).collect();
    assert_eq!(acts, [Act::Answer, Act::Answer, Act::Undo, Act::Redo]);
    let said: Vec<&str> = history.iter().map(|op| op.value.words()).collect();
    assert_eq!(said, ["First", "Second", "First", "Second"]);
    for (earlier, later) in history.iter().zip(&history[1..]) {
        assert_eq!(later.replaces, [earlier.stamp]);
        assert!(later.is_intact());
    }
}

#[test]
fn steps_are_undone_last_first_and_done_again_first_first() {
    let mut desk = typing(1);
    for words in ["one", "two", "three"] {
        desk.say(reason(), words);
        desk.session.close_typing();
    }
    let mut seen = vec![];
    for _ in 0..3 {
        desk.undo();
        seen.push(desk.value(reason()).words().to_owned());
    }
    for _ in 0..3 {
        desk.redo();
        seen.push(desk.value(reason()).words().to_owned());
    }
    assert_eq!(seen, ["two", "one", "", "one", "two", "three"]);
    assert_eq!(desk.refused(Edit::Redo), Refusal::NothingToUndo);
    assert_eq!(desk.case().history(&reason()).len(), 9);
}

#[test]
fn a_new_edit_leaves_nothing_to_do_again() {
    let mut desk = typing(1);
    desk.say(reason(), "First");
    desk.undo();
    desk.say(danger(), "Called 999");
    assert_eq!(desk.refused(Edit::Redo), Refusal::NothingToUndo);
    let said: Vec<&str> = desk.case().history(&reason()).iter().map(|op| op.value.words()).collect();
    assert_eq!(said, ["First", ""], "what was undone still stands in the history");
}

#[test]
fn undoing_an_addition_withdraws_it_and_doing_it_again_puts_it_back() {
    let mut desk = typing(1);
    desk.add(note("n1"), &[("text", Value::text("Rang the daughter"))]);
    let undone = desk.undo();
    assert_eq!(standing(desk.case(), "note"), Vec::<String>::new());
    assert_eq!(undone.len(), 1);
    assert_eq!((undone[0].act, &undone[0].value), (Act::Undo, &Value::choice("yes")));
    assert_eq!(undone[0].key, note("n1").sibling(WITHDRAWN));
    assert!(undone[0].why.as_ref().is_some_and(|why| !why.is_empty()), "a withdrawal has a reason");
    assert!(desk.case().all_things("note").eq(["n1"]), "it stays in the record");
    let redone = desk.redo();
    assert_eq!(redone[0].act, Act::Redo);
    assert_eq!(standing(desk.case(), "note"), ["n1"]);
    assert_eq!(desk.case().field("note", "n1", "text"), &Value::text("Rang the daughter"));
}

#[test]
fn undoing_a_withdrawal_puts_the_thing_back() {
    let mut desk = typing(1);
    desk.add(note("n1"), &[]);
    desk.withdraw(note("n1"), "Entered twice");
    desk.undo();
    assert_eq!(standing(desk.case(), "note"), ["n1"]);
    desk.redo();
    assert_eq!(standing(desk.case(), "note"), Vec::<String>::new());
    desk.undo();
    desk.undo();
    assert_eq!(standing(desk.case(), "note"), Vec::<String>::new(), "the addition itself is undone");
}

/// The step that gave the answer is still there to undo when a file has brought another one meanwhile.
#[test]
fn undo_and_redo_do_not_touch_a_field_that_says_something_else_by_now() {
    let mut desk = typing(1);
    desk.say(reason(), "First");
    let mut other = desk.clone();
    desk.now += 1_000;
    desk.session.close_typing();
    let second = desk.say(reason(), "Second");
    other = typing_over(2, other.case().clone());
    other.now += 5_000;
    other.say(reason(), "Theirs");
    let third: Vec<Operation> = other
        .operations()
        .into_iter()
        .map(|mut operation| {
            if operation.value == Value::text("Theirs") {
                operation.replaces.push(second.stamp);
            }
            operation
        })
        .collect();
    desk.session.learn(third, desk.now);
    let said = desk.undo();
    assert_eq!((said, desk.value(reason())), (vec![], Value::text("Theirs")));
}

/// An earlier answer that an undo says again does not supersede the later one, whose words were never seen here.
#[test]
fn undoing_a_file_that_withholds_the_later_answer_leaves_both_standing() {
    let mut desk = typing(1);
    let first = desk.say(reason(), "A fall");
    let mut other = typing(2);
    other.admit(vec![first]);
    let later = other.say(reason(), "Said in confidence");
    let withheld = Operation { value: Value::Withheld, salt: None, ..later.clone() };
    desk.session.close_typing();
    desk.admit(vec![withheld]);
    // What is not there answers over nothing that is.
    assert_eq!(desk.value(reason()), Value::text("A fall"));
    assert_eq!(desk.case().conflict(&reason()).len(), 2);
    let undone = desk.undo();
    assert_eq!(undone[0].value, Value::text("A fall"));
    assert!(!undone[0].replaces.contains(&later.stamp), "its words were never seen here");
    desk.admit(vec![later]);
    let heads: Vec<_> = desk.case().conflict(&reason()).iter().map(|head| head.value.clone()).collect();
    assert_eq!(heads, [Value::text("Said in confidence"), Value::text("A fall")]);
}

/// What was left out here cannot be answered over: merged back, the answer would replace words that nobody here has seen.
#[test]
fn what_a_redacted_copy_left_out_cannot_be_changed() {
    let mut other = typing(2);
    let mut withheld = other.say(reason(), "Said in confidence");
    (withheld.value, withheld.salt) = (Value::Withheld, None);
    let thing = note("n1");
    other.add(&thing, &[("text", Value::text("Frank rang")), ("kind", Value::choice("call"))]);
    let mut stand_in = other.case().current(&thing).unwrap().clone();
    stand_in.value = Value::Whole([("text".to_owned(), Value::text("F. rang"))].into());
    stand_in.salt = None;
    let mut desk = typing(1);
    desk.admit(vec![withheld, stand_in]);
    for key in [reason(), thing.sibling("text")] {
        let edit = Edit::Answer { key: key.clone(), value: Value::text("A fall") };
        assert_eq!(desk.refused(edit), Refusal::LeftOut);
        let edit = Edit::AnswerSeveral { answers: vec![(key, Value::text("A fall"))] };
        assert_eq!(desk.refused(edit), Refusal::LeftOut);
    }
    // What nobody has said can be said.
    desk.answer(thing.sibling("kind"), Value::choice("visit"));
    assert!(desk.case().operations().all(Operation::is_intact), "another device would refuse it");
}

/// A newer answer that was withheld from the copy: taken in, undone and done again, it hides nothing that was said here.
#[test]
fn doing_an_import_again_says_nothing_in_the_place_of_a_withheld_answer() {
    let (mut desk, mut other) = (typing(1), typing(2));
    desk.say(reason(), "A fall");
    other.take(&desk);
    other.now += 1_000;
    let mut withheld = other.say(reason(), "Said in confidence");
    (withheld.value, withheld.salt) = (Value::Withheld, None);
    let said = other.say(danger(), "Called 999");
    desk.admit(vec![withheld, said]);
    assert_eq!(desk.value(reason()), Value::text("A fall"));
    desk.undo();
    assert_eq!((desk.value(reason()), desk.value(danger())), (Value::text("A fall"), Value::Empty));
    let again = desk.redo();
    assert_eq!(again.len(), 1, "only what can be said is said again");
    assert_eq!(desk.value(reason()), Value::text("A fall"));
    assert_eq!(desk.value(danger()), Value::text("Called 999"));
    desk.undo();
    assert_eq!((desk.value(reason()), desk.value(danger())), (Value::text("A fall"), Value::Empty));
    assert!(desk.case().operations().all(Operation::is_intact));
}

#[test]
fn several_undos_of_one_field_do_not_fight_each_other() {
    let mut desk = typing(1);
    desk.say(reason(), "A");
    desk.session.close_typing();
    desk.say(reason(), "B");
    desk.undo();
    // B was undone to A; typing on the same A is nothing new, and the next step back is the first.
    let same = Edit::Answer { key: reason(), value: Value::text("A") };
    assert_eq!(desk.refused(same), Refusal::NothingNew);
    desk.undo();
    assert_eq!(desk.value(reason()), Value::Empty);
    desk.redo();
    desk.redo();
    assert_eq!(desk.value(reason()), Value::text("B"));
}

#[test]
fn undoing_a_completion_opens_the_form_again() {
    let mut desk = typing(1);
    let thing = note("n1");
    desk.add(&thing, &[]);
    desk.say(thing.sibling("text"), "Rang the daughter");
    desk.answer(thing.sibling("date"), Value::Date("2025-11-04".parse().unwrap()));
    desk.dispatch(Edit::Complete { thing: thing.clone() });
    desk.undo();
    assert_eq!(desk.value(thing.sibling("completed")), Value::Empty);
    desk.redo();
    assert!(desk.value(thing.sibling("completed")).chooses("yes"));
}

#[test]
fn far_more_steps_than_are_kept_stay_in_the_record() {
    let mut desk = typing(1);
    for step in 0..500 {
        desk.say(reason(), &format!("said {step}"));
        desk.session.close_typing();
    }
    let mut undone = 0;
    while desk.try_dispatch(Edit::Undo).is_ok() {
        undone += 1;
    }
    assert_eq!(undone, 400);
    assert_eq!(desk.value(reason()), Value::text("said 99"));
    assert_eq!(desk.case().history(&reason()).len(), 900);
}
