//! The counts of a review are exact: each field is new, changed, the same or in conflict, and each conflict says who and when.

use super::{Desk, Filing, NOW, cases, client, reason};
use kith::{
    case::{Case, Key, Operation, Value},
    handoff::{self, CaseFile, Finding},
};

fn field(field: &str) -> Key {
    Key::field("consultation", "first", field)
}

fn compared(local: &Desk, from: &Desk) -> Finding {
    handoff::compare(Some(local.case()), &cases(&from.file())[0], NOW).unwrap()
}

/// New, changed, the same, in conflict.
fn counts(finding: &Finding) -> [usize; 4] {
    [finding.new, finding.changed, finding.same, finding.conflicts.len()]
}

/// Two desks with one case: the client's name and the reason.
fn pair() -> (Desk, Desk) {
    let (mut hers, mut theirs) = (Desk::new(1, "Asha"), Desk::new(2, "Ben"));
    hers.say(client("name"), "Wilf");
    hers.say(reason(), "A fall");
    theirs.take_file(&hers.file());
    (hers, theirs)
}

#[test]
fn the_same_case_brings_nothing() {
    let (hers, theirs) = pair();
    let finding = compared(&hers, &theirs);
    assert_eq!(counts(&finding), [0, 0, 2, 0]);
    assert!(finding.known && finding.is_nothing_new());
}

#[test]
fn every_kind_of_field_is_counted_once() {
    let (mut hers, mut theirs) = pair();
    theirs.say(field("referrer-name"), "Dr Example");
    theirs.say(field("referrer-team"), "A team");
    theirs.say(reason(), "A fall at home");
    hers.say(field("danger-action"), "Called 999");
    theirs.say(field("danger-action"), "Called nobody");
    // Said twice in the meantime, it is still one field.
    theirs.say(field("danger-action"), "Called the daughter");
    let finding = compared(&hers, &theirs);
    assert_eq!(counts(&finding), [2, 1, 1, 1]);
    assert_eq!(finding.operations().len(), 5);
    let conflict = &finding.conflicts[0];
    assert_eq!(conflict.key, field("danger-action"));
    assert_eq!(conflict.label, "What was done about the danger or safeguarding concern");
    let heads: Vec<(&str, &str)> =
        conflict.heads.iter().map(|op| (op.by.name.as_str(), op.value.words())).collect();
    assert_eq!(heads, [("Asha", "Called 999"), ("Ben", "Called the daughter")]);
    assert!(conflict.heads[0].stamp < conflict.heads[1].stamp, "oldest first");
}

#[test]
fn what_is_older_than_here_changes_nothing() {
    let (mut hers, theirs) = pair();
    hers.say(reason(), "A fall at home");
    let finding = compared(&hers, &theirs);
    assert_eq!(counts(&finding), [0, 0, 2, 0]);
    assert!(finding.is_nothing_new());
}

#[test]
fn a_conflict_that_is_known_on_both_sides_is_not_told_again() {
    let (mut hers, mut theirs) = pair();
    hers.say(reason(), "Hers");
    theirs.now += 60_000;
    theirs.say(reason(), "Theirs");
    assert_eq!(counts(&compared(&hers, &theirs)), [0, 0, 1, 1]);
    hers.take_file(&theirs.file());
    theirs.take_file(&hers.file());
    assert_eq!(counts(&compared(&hers, &theirs)), [0, 0, 2, 0]);
    // A third value in the same conflict is told with all that stand.
    theirs.say(reason(), "Theirs, anew");
    let finding = compared(&hers, &theirs);
    assert_eq!(counts(&finding), [0, 0, 1, 1]);
    let said: Vec<&str> = finding.conflicts[0].heads.iter().map(|op| op.value.words()).collect();
    assert_eq!(said, ["Hers", "Theirs, anew"]);
}

#[test]
fn the_same_answer_given_apart_is_no_conflict() {
    let (mut hers, mut theirs) = pair();
    hers.say(reason(), "A fall at home");
    theirs.say(reason(), "A fall at home");
    hers.say(field("referrer-name"), "Dr Example");
    theirs.say(field("referrer-name"), "Dr Example");
    let finding = compared(&hers, &theirs);
    assert_eq!(counts(&finding), [0, 0, 3, 0]);
    assert_eq!(finding.operations().len(), 2, "who else said so is kept all the same");
}

#[test]
fn a_choice_settles_the_conflict_and_is_a_change_only_where_something_else_was_shown() {
    for (index, expected) in [(0, [0, 1, 1, 0]), (1, [0, 0, 2, 0])] {
        let (mut hers, mut theirs) = pair();
        hers.say(reason(), "Hers");
        theirs.now += 60_000;
        theirs.say(reason(), "Theirs");
        hers.take_file(&theirs.file());
        theirs.take_file(&hers.file());
        let stamp = hers.case().conflict(&reason())[index].stamp;
        hers.dispatch(kith::edit::Edit::Choose { key: reason(), stamp });
        assert_eq!(counts(&compared(&theirs, &hers)), expected);
    }
}

/// A field of a thing has the value that the thing began with; another one is a change, not something new.
#[test]
fn a_field_that_its_thing_began_with_is_changed_not_new() {
    let (mut hers, mut theirs) = pair();
    hers.add(("note", "n1"), &[("text", Value::text("Rang"))]);
    theirs.take_file(&hers.file());
    theirs.say(Key::field("note", "n1", "text"), "Rang twice");
    theirs.say(Key::field("note", "n1", "kind"), "call");
    assert_eq!(counts(&compared(&hers, &theirs)), [1, 1, 3, 0]);
}

#[test]
fn a_thing_counts_as_one_field_and_its_withdrawal_as_another() {
    let (hers, mut theirs) = pair();
    theirs.add(("note", "n1"), &[("text", Value::text("Rang")), ("kind", Value::choice("call"))]);
    assert_eq!(counts(&compared(&hers, &theirs)), [1, 0, 2, 0]);
    let why = "Wrong person".to_owned();
    theirs.dispatch(kith::edit::Edit::Withdraw { thing: Key::thing("note", "n1"), why });
    assert_eq!(counts(&compared(&hers, &theirs)), [2, 0, 2, 0]);
}

fn withheld(operation: &Operation) -> Operation {
    Operation { value: Value::Withheld, salt: None, ..operation.clone() }
}

#[test]
fn a_redacted_copy_takes_nothing_away_and_the_whole_one_brings_it_back() {
    let (hers, _) = pair();
    let operations: Vec<Operation> = hers.case().operations().map(withheld).collect();
    let redacted = Case::from_operations(operations).unwrap();
    let finding = handoff::compare(Some(hers.case()), &CaseFile::of("first", &redacted), NOW).unwrap();
    assert_eq!(counts(&finding), [0, 0, 2, 0]);
    assert!(finding.is_nothing_new());
    let back = handoff::compare(Some(&redacted), &cases(&hers.file())[0], NOW).unwrap();
    assert_eq!(counts(&back), [0, 2, 0, 0]);
    assert_eq!((back.operations().len(), back.name.as_str()), (2, "Wilf"));
    let new = handoff::compare(None, &CaseFile::of("first", &redacted), NOW).unwrap();
    assert_eq!(counts(&new), [2, 0, 0, 0]);
}

#[test]
fn entries_of_a_clock_that_is_far_ahead_are_counted() {
    let (hers, mut theirs) = pair();
    theirs.now += 23 * 3_600_000;
    theirs.say(field("referrer-name"), "Dr Example");
    assert_eq!(compared(&hers, &theirs).far_ahead, 0, "within a day it may be true");
    theirs.now += 365 * 24 * 3_600_000;
    theirs.say(field("referrer-team"), "A team");
    theirs.say(reason(), "A fall next year");
    let finding = compared(&hers, &theirs);
    assert_eq!((counts(&finding), finding.far_ahead), ([2, 1, 1, 0], 2));
}

#[test]
fn comparing_changes_nothing_and_can_be_repeated() {
    let (hers, mut theirs) = pair();
    theirs.say(reason(), "A fall at home");
    let before = hers.case().clone();
    assert_eq!(compared(&hers, &theirs), compared(&hers, &theirs));
    assert_eq!(hers.case(), &before);
}

#[test]
fn the_training_case_is_known_by_its_id() {
    for (id, training) in
        [("training-doreen-amos", true), ("training-", true), ("training", false), ("first", false)]
    {
        assert_eq!(handoff::findings::is_training(id), training, "{id}");
    }
}
