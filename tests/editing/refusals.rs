//! What is refused changes nothing: not the record, not the clock, not what can be undone, not what is being typed.

use super::{Desk, danger, note, reason, typing};
use crate::support::import;
use kith::{
    case::{Device, Key, Stamp, Value},
    edit::{Edit, Refusal},
};
use std::collections::BTreeMap;

/// A desk in the midst of things: something typed, something undone, a thing added.
fn midst() -> Desk {
    let mut desk = typing(1);
    desk.add(note("n1"), &[]);
    desk.say(reason(), "A fall");
    desk.undo();
    desk
}

#[test]
fn each_refusal_leaves_the_session_as_it_was() {
    let mut desk = midst();
    let (n1, gone) = (note("n1"), note("gone"));
    let stamp = Stamp { millis: 1, counter: 0, device: Device(9) };
    let blank = |why: &str| Edit::Withdraw { thing: n1.clone(), why: why.to_owned() };
    assert_eq!(desk.refused(Edit::Answer { key: danger(), value: Value::Empty }), Refusal::NothingNew);
    assert_eq!(desk.refused(Edit::Add { thing: n1.clone(), fields: BTreeMap::new() }), Refusal::AlreadyThere);
    assert_eq!(desk.refused(blank("")), Refusal::ReasonNeeded);
    assert_eq!(desk.refused(blank(" \n\t ")), Refusal::ReasonNeeded);
    assert_eq!(
        desk.refused(Edit::Withdraw { thing: gone.clone(), why: "Wrong".to_owned() }),
        Refusal::NotThere
    );
    assert_eq!(desk.refused(Edit::Restore { thing: n1.clone() }), Refusal::NotThere);
    assert_eq!(desk.refused(Edit::Restore { thing: gone }), Refusal::NotThere);
    assert_eq!(desk.refused(Edit::Choose { key: reason(), stamp }), Refusal::NotThere);
    assert_eq!(desk.refused(Edit::Complete { thing: Key::thing("nothing", "n1") }), Refusal::NotThere);
    assert!(matches!(desk.refused(Edit::Complete { thing: n1 }), Refusal::Incomplete(_)));
}

#[test]
fn nothing_to_undo_or_to_do_again_is_said() {
    let mut desk = typing(1);
    assert_eq!(desk.refused(Edit::Undo), Refusal::NothingToUndo);
    assert_eq!(desk.refused(Edit::Redo), Refusal::NothingToUndo);
    desk.say(reason(), "A fall");
    assert_eq!(desk.refused(Edit::Redo), Refusal::NothingToUndo);
}

#[test]
fn a_withdrawn_thing_cannot_be_added_again_under_its_id() {
    let mut desk = midst();
    desk.withdraw(note("n1"), "Entered twice");
    assert_eq!(desk.refused(Edit::Add { thing: note("n1"), fields: BTreeMap::new() }), Refusal::AlreadyThere);
}

#[test]
fn operations_that_contradict_the_case_are_refused_together_with_the_sound_ones() {
    let desk = midst();
    let mut other = typing(2);
    let sound = other.say(danger(), "Called 999");
    let known = desk.operations().remove(0);
    let mut other_words = known.clone();
    other_words.by.name = "Somebody else".to_owned();
    let mut damaged = sound.clone();
    damaged.value = Value::text("Called nobody");
    for wrong in [other_words, damaged] {
        let stamp = wrong.stamp;
        for operations in [vec![sound.clone(), wrong.clone()], vec![wrong, sound.clone()]] {
            match import(desk.case(), operations).unwrap_err() {
                Refusal::Corrupt(corruption) => assert_eq!(corruption.stamp, stamp),
                other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!(desk.value(danger()), Value::Empty);
}

#[test]
fn every_refusal_says_something_a_person_can_act_on() {
    let mut desk = midst();
    let corrupt = {
        let mut wrong = desk.operations().remove(0);
        wrong.by.name = "Somebody else".to_owned();
        import(desk.case(), [wrong]).unwrap_err()
    };
    let incomplete = desk.refused(Edit::Complete { thing: note("n1") });
    let all = [
        Refusal::NothingNew,
        Refusal::ReasonNeeded,
        Refusal::NotThere,
        Refusal::AlreadyThere,
        incomplete,
        Refusal::NothingToUndo,
        corrupt,
    ];
    let words: std::collections::BTreeSet<String> = all.iter().map(ToString::to_string).collect();
    assert_eq!(words.len(), all.len(), "two refusals say the same");
    assert!(words.iter().all(|words| words.ends_with('.') && words.len() > 15));
}
