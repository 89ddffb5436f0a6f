//! Two devices that say different things of one field keep both, until somebody who sees both chooses.

use super::{Desk, HOUR, note, reason, typing};
use kith::{
    case::{Act, Value},
    edit::{Edit, Refusal},
};

/// Two desks that each have both answers, given apart: hers, and a second later theirs.
fn apart() -> (Desk, Desk) {
    let (mut desk, mut other) = (typing(1), typing(2));
    desk.say(reason(), "Hers");
    other.now += 1_000;
    other.say(reason(), "Theirs");
    desk.take(&other);
    other.take(&desk);
    (desk, other)
}

fn said(desk: &Desk) -> Vec<&str> {
    desk.case().conflict(&reason()).iter().map(|op| op.value.words()).collect()
}

#[test]
fn both_answers_stand_and_both_devices_show_the_same_one() {
    let (desk, other) = apart();
    assert_eq!(said(&desk), ["Hers", "Theirs"]);
    assert_eq!(desk.case(), other.case());
    assert_eq!(desk.value(reason()), Value::text("Theirs"));
}

#[test]
fn typing_into_a_field_in_conflict_keeps_the_other_value_in_conflict() {
    let (mut desk, _) = apart();
    desk.now += 2_000;
    for words in ["M", "Mi", "Mine"] {
        desk.say(reason(), words);
    }
    assert_eq!(said(&desk), ["Hers", "Mine"], "what was not shown was not answered");
    assert_eq!(desk.value(reason()), Value::text("Mine"));
    desk.undo();
    assert_eq!(said(&desk), ["Hers", "Theirs"]);
}

#[test]
fn choosing_settles_it_for_everyone_and_is_recorded() {
    for index in [0, 1] {
        let (mut desk, mut other) = apart();
        let heads: Vec<_> = desk.case().conflict(&reason()).into_iter().cloned().collect();
        let chosen = desk.dispatch(Edit::Choose { key: reason(), stamp: heads[index].stamp });
        assert_eq!((chosen[0].act, &chosen[0].value), (Act::Choose, &heads[index].value));
        assert_eq!(chosen[0].replaces, [heads[0].stamp, heads[1].stamp]);
        assert_eq!(said(&desk), Vec::<&str>::new());
        assert_eq!(desk.value(reason()), heads[index].value);
        assert_eq!(desk.case().history(&reason()).len(), 3);
        other.take(&desk);
        assert_eq!(other.case(), desk.case());
        assert_eq!(said(&other), Vec::<&str>::new());
    }
}

#[test]
fn undoing_a_choice_shows_what_was_shown_before_it() {
    let (mut desk, _) = apart();
    let hers = desk.case().conflict(&reason())[0].stamp;
    desk.dispatch(Edit::Choose { key: reason(), stamp: hers });
    assert_eq!(desk.value(reason()), Value::text("Hers"));
    desk.undo();
    assert_eq!(desk.value(reason()), Value::text("Theirs"));
    desk.redo();
    assert_eq!(desk.value(reason()), Value::text("Hers"));
}

#[test]
fn only_a_value_that_still_stands_can_be_chosen() {
    let (mut desk, _) = apart();
    let hers = desk.case().conflict(&reason())[0].stamp;
    desk.dispatch(Edit::Choose { key: reason(), stamp: hers });
    assert_eq!(desk.refused(Edit::Choose { key: reason(), stamp: hers }), Refusal::NotThere);
}

#[test]
fn two_people_who_choose_apart_are_in_conflict_again_only_if_they_chose_differently() {
    for (mine, theirs, conflict) in [(0, 0, 0), (1, 1, 0), (0, 1, 2)] {
        let (mut desk, mut other) = apart();
        let stamps: Vec<_> = desk.case().conflict(&reason()).iter().map(|op| op.stamp).collect();
        desk.dispatch(Edit::Choose { key: reason(), stamp: stamps[mine] });
        other.dispatch(Edit::Choose { key: reason(), stamp: stamps[theirs] });
        desk.take(&other);
        other.take(&desk);
        assert_eq!(desk.case(), other.case());
        assert_eq!(said(&desk).len(), conflict);
    }
}

/// One device's clock runs a year ahead; what is typed with its answer in view is shown all the same.
#[test]
fn an_answer_from_the_far_future_is_superseded_by_what_is_typed_over_it() {
    let mut ahead = typing(2);
    ahead.now += 365 * 24 * HOUR;
    ahead.say(reason(), "From next year");
    let mut desk = typing(1);
    desk.take(&ahead);
    let made = desk.say(reason(), "From today");
    assert!(made.stamp.millis < ahead.now, "its time was not believed");
    assert_eq!(desk.value(reason()), Value::text("From today"));
    desk.say(reason(), "From today, and more");
    assert_eq!(desk.case().history(&reason()).len(), 2, "typing on stays one operation");
    desk.undo();
    assert_eq!(desk.value(reason()), Value::text("From next year"));
}

#[test]
fn the_one_who_withdrew_or_put_back_last_is_shown() {
    let mut desk = typing(1);
    desk.add(note("n1"), &[]);
    desk.withdraw(note("n1"), "Entered twice");
    let mut other = typing(2);
    other.take(&desk);
    other.now += 5_000;
    other.dispatch(Edit::Restore { thing: note("n1") });
    desk.now += 1_000;
    desk.say(note("n1").sibling("text"), "Still about the daughter");
    desk.take(&other);
    assert!(!desk.case().is_withdrawn("note", "n1"));
    assert_eq!(desk.case().field("note", "n1", "text"), &Value::text("Still about the daughter"));
}
