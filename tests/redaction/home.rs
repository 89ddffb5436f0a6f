//! A redacted copy goes out, is edited elsewhere, and comes home: nothing is lost, and no true word is replaced.

use super::copies::{ID, amos, leaving_out, opened, redact, union, written};
use crate::support::{Desk, NOW, link, text};
use kith::{
    case::{Case, Key, Value},
    edit::{Edit, Refusal},
    handoff::{self, CaseFile, redaction::Choice},
};

fn everything_off() -> Choice {
    let mut choice = leaving_out(&["consultation", "note", "private-life", "health"]);
    choice.people_left_out.insert("p2".to_owned());
    Choice { initials_for_all: true, history_left_out: true, ..choice }
}

#[test]
fn a_copy_alone_brings_nothing_home() {
    let desk = amos();
    for choice in [Choice::default(), Choice::usual(), Choice::initials(), everything_off()] {
        let copy = opened(&written(&redact(desk.case(), &choice), &choice));
        assert_eq!(&union(&[desk.case(), &copy]), desk.case());
        assert_eq!(&union(&[&copy, desk.case()]), desk.case());
        let file = CaseFile::of(super::copies::ID, &copy);
        assert!(handoff::compare(Some(desk.case()), &file, NOW).unwrap().is_nothing_new());
    }
}

#[test]
fn what_was_done_to_a_copy_comes_home_and_every_true_word_stays() {
    let desk = amos();
    let choice = everything_off();
    let copy = opened(&written(&redact(desk.case(), &choice), &choice));
    let mut away = Desk::over(ID, copy, 2, "Ben Cole");
    for key in ["consultation/e1/reason", "person/client/name", "chronology/k1/incident"] {
        let edit = Edit::Answer { key: Key::parse(key).unwrap(), value: text("over it") };
        assert_eq!(away.try_dispatch(edit), Err(Refusal::LeftOut), "{key}");
    }
    away.say("threshold/e1/reasoning", "new words");
    away.add("note/n9", &[("text", text("a visit"))]);
    away.say("person/client/address", "15 Cobb Lane");
    let mut home = Desk::over(ID, desk.case().clone(), 1, "Hannah Osei");
    let file = CaseFile::of(super::copies::ID, away.case());
    let found = handoff::compare(Some(home.case()), &file, NOW).unwrap();
    assert_eq!((found.operations().len(), found.conflicts.len()), (3, 0));
    home.admit(found.operations().iter().map(|operation| operation.as_ref().clone()).collect());
    assert_eq!(home.case(), &union(&[desk.case(), away.case()]));
    for operation in desk.case().operations() {
        assert_eq!(home.case().operation(operation.stamp), Some(operation));
    }
    let changed = ["threshold/e1/reasoning", "note/n9", "person/client/address"];
    for key in desk.case().keys().filter(|key| !changed.contains(&key.as_str())) {
        assert_eq!(home.case().value(key), desk.case().value(key), "{key}");
    }
    assert_eq!(home.case().field("person", "client", "address"), &text("15 Cobb Lane"));
}

/// A device takes files in, one after another, as the program does it.
fn taken_in(desk: &mut Desk, copy: &Case) -> handoff::Finding {
    let file = CaseFile::of(super::copies::ID, copy);
    let found = handoff::compare(Some(desk.case()), &file, NOW).unwrap();
    desk.dispatch(Edit::Import { admission: Box::new(found.admission.clone()), choices: Vec::new() });
    found
}

#[test]
fn the_whole_case_fills_in_whatever_a_part_of_it_told_before_it() {
    let whole = amos();
    for choice in [Choice::default(), Choice::usual(), Choice::initials(), everything_off()] {
        for again in [&choice, &Choice::initials(), &Choice::default()] {
            let copy = |choice: &Choice| opened(&written(&redact(whole.case(), choice), choice));
            let mut other = Desk::over(ID, Case::new(), 3, "Jo Field");
            taken_in(&mut other, &copy(&choice));
            taken_in(&mut other, &copy(again));
            let told = other.case().clone();
            let found = taken_in(&mut other, whole.case());
            for operation in whole.case().operations() {
                assert_eq!(other.case().operation(operation.stamp), Some(operation), "{choice:?}");
            }
            for key in whole.case().keys() {
                assert_eq!(other.case().value(key), whole.case().value(key), "{key}");
            }
            // What reads otherwise than before is not called the same.
            let is_filled_in = whole.case().keys().any(|key| told.value(key) != whole.case().value(key));
            assert_eq!(found.new + found.changed > 0, is_filled_in, "{choice:?}");
        }
    }
}

#[test]
fn redacting_a_redacted_copy_again_changes_nothing() {
    let desk = amos();
    for choice in [Choice::default(), Choice::usual(), Choice::initials(), everything_off()] {
        let once = redact(desk.case(), &choice).case;
        assert_eq!(redact(&once, &choice).case, once, "{choice:?}");
    }
}

#[test]
fn withdrawn_and_private_things_leave_nothing_behind() {
    let mut desk = amos();
    desk.add(
        "tie/t3",
        &[
            ("from", link("client")),
            ("to", link("p4")),
            ("private", Value::choice("yes")),
            ("note", text("zprivate")),
        ],
    );
    let file = written(&redact(desk.case(), &Choice::default()), &Choice::default());
    for words in ["zwithdrawn words", "zreason for it", "note/n2", "person/p3", "Kevin", "tie/t3", "zprivate"]
    {
        assert!(!file.contains(words), "{words}");
    }
    assert!(file.contains("znote to self") && file.contains("zclose with Carol"));
}

#[test]
fn the_hand_overs_themselves_leave_with_a_whole_case_only() {
    let mut desk = amos();
    let fields = [("purpose", Value::choice("supervision")), ("to", text("Zmanager"))];
    desk.add("handover/h1", &fields);
    assert!(!written(&redact(desk.case(), &Choice::default()), &Choice::default()).contains("Zmanager"));
    assert_eq!(
        desk.try_dispatch(Edit::Undo).map(|made| made[0].key.to_string()),
        Ok("note/n2/withdrawn".to_owned())
    );
}

#[test]
fn a_digest_that_can_be_guessed_has_lost_its_salt() {
    let copy = redact(amos().case(), &everything_off()).case;
    let original = amos();
    for operation in copy.operations() {
        let known = original.case().operation(operation.stamp).unwrap();
        assert!(operation == known || operation.salt.is_none(), "{operation:?}");
        assert!(operation.value != Value::Withheld || operation.why.is_none());
    }
    assert!(copy.operations().any(|operation| operation.value == Value::Withheld));
}
