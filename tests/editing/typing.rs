//! What is typed in one go is one operation and one step; anything else that happens ends it.

use super::{Desk, HOUR, MINUTE, NOW, author, danger, reason, typing, typing_over};
use kith::{
    case::{Act, Operation, Value},
    edit::{Edit, Refusal, session::replay},
};

#[test]
fn typing_on_in_one_field_is_one_operation_under_its_first_stamp() {
    let mut desk = typing(1);
    let mut last: Option<Operation> = None;
    for words in ["F", "Fa", "Fal", "Fall"] {
        let made = desk.say(reason(), words);
        if let Some(last) = &last {
            assert_eq!(made.stamp, last.stamp);
            assert_eq!((made.act, &made.key, &made.by), (last.act, &last.key, &last.by));
            assert_eq!(made.replaces, last.replaces);
            assert_ne!(made.salt, last.salt, "a salt used twice would let digests be compared");
        }
        assert_eq!(made.act, Act::Answer);
        assert!(made.is_intact(), "the digest is that of the value");
        desk.now += 900;
        last = Some(made);
    }
    assert_eq!(desk.case().len(), 1);
    assert_eq!(desk.case().history(&reason()).len(), 1);
    assert_eq!(desk.value(reason()), Value::text("Fall"));
}

#[test]
fn typing_on_is_one_step_back_to_what_was_there_before() {
    let mut desk = typing(1);
    desk.say(reason(), "Before");
    desk.session.close_typing();
    for words in ["F", "Fa", "Fal"] {
        desk.say(reason(), words);
    }
    let undone = desk.undo();
    assert_eq!(undone.len(), 1);
    assert_eq!(desk.value(reason()), Value::text("Before"));
    desk.undo();
    assert_eq!(desk.value(reason()), Value::Empty);
    assert_eq!(desk.refused(Edit::Undo), Refusal::NothingToUndo);
}

#[test]
fn another_field_ends_the_typing() {
    let mut desk = typing(1);
    let first = desk.say(reason(), "A fall");
    desk.say(danger(), "Called 999");
    let again = desk.say(reason(), "A fall at home");
    assert_ne!(first.stamp, again.stamp);
    assert_eq!(again.replaces, [first.stamp]);
    assert_eq!(desk.case().history(&reason()).len(), 2);
}

#[test]
fn another_author_begins_an_operation_of_their_own() {
    let mut desk = typing(1);
    let first = desk.say(reason(), "A fall");
    desk.author = author("Ben");
    let second = desk.say(reason(), "A fall at home");
    assert_ne!(first.stamp, second.stamp);
    let by: Vec<&str> = desk.case().history(&reason()).iter().map(|op| op.by.name.as_str()).collect();
    assert_eq!(by, ["Asha", "Ben"]);
    // Nor does the first get hers back by typing on.
    desk.author = author("Asha");
    assert_ne!(desk.say(reason(), "A fall at home, again").stamp, first.stamp);
}

#[test]
fn a_change_of_role_is_another_author() {
    let mut desk = typing(1);
    let first = desk.say(reason(), "A fall");
    desk.author.role = "Senior Practitioner".to_owned();
    assert_ne!(desk.say(reason(), "A fall at home").stamp, first.stamp);
}

#[test]
fn after_a_minute_of_typing_a_new_operation_begins() {
    let mut desk = typing(1);
    let first = desk.say(reason(), "A");
    desk.now = NOW + MINUTE;
    assert_eq!(desk.say(reason(), "A f").stamp, first.stamp, "the last moment of the minute");
    desk.now = NOW + MINUTE + 1;
    let second = desk.say(reason(), "A fa");
    assert_ne!(second.stamp, first.stamp);
    // The minute counts from the first key, so that long typing leaves a trace every minute.
    let mut stamps = vec![];
    for second in 0..180 {
        desk.now = NOW + HOUR + second * 1_000;
        stamps.push(desk.say(reason(), &format!("Words {second}")).stamp);
    }
    stamps.dedup();
    assert_eq!(stamps.len(), 3);
}

/// Behind a stamp of a device whose clock is ahead, our own stamps are ahead of our clock too.
#[test]
fn the_minute_is_measured_by_this_devices_own_clock() {
    let mut fast = typing(2);
    fast.now += 5 * HOUR;
    fast.say(danger(), "Told the duty team");
    let mut desk = typing(1);
    desk.take(&fast);
    let first = desk.say(reason(), "A");
    assert!(first.stamp.millis >= NOW + 5 * HOUR, "it sorts behind what was seen");
    desk.now += MINUTE + 1;
    assert_ne!(desk.say(reason(), "A fall").stamp, first.stamp);
}

#[test]
fn leaving_the_field_ends_the_typing() {
    let mut desk = typing(1);
    let first = desk.say(reason(), "A fall");
    desk.session.close_typing();
    assert_ne!(desk.say(reason(), "A fall at home").stamp, first.stamp);
}

#[test]
fn any_other_edit_ends_the_typing() {
    let thing = super::note("n1");
    let others: [&dyn Fn(&mut Desk); 4] = [
        &|desk| drop(desk.add(&thing, &[])),
        &|desk| {
            let answers = vec![(danger(), Value::text("Called 999"))];
            desk.dispatch(Edit::AnswerSeveral { answers });
        },
        &|desk| {
            let mut other = typing(2);
            other.say(danger(), "Called 999");
            desk.take(&other);
        },
        &|desk| {
            desk.undo();
            desk.redo();
        },
    ];
    for (index, other) in others.iter().enumerate() {
        let mut desk = typing(1);
        let first = desk.say(reason(), "A fall");
        other(&mut desk);
        assert_ne!(desk.say(reason(), "A fall at home").stamp, first.stamp, "the other edit {index}");
    }
}

#[test]
fn a_refused_edit_does_not_end_the_typing() {
    let mut desk = typing(1);
    let first = desk.say(reason(), "A fall");
    let same = Edit::Answer { key: reason(), value: Value::text("A fall") };
    assert_eq!(desk.refused(same), Refusal::NothingNew);
    desk.refused(Edit::Redo);
    assert_eq!(desk.say(reason(), "A fall at home").stamp, first.stamp);
}

#[test]
fn what_is_there_already_is_not_said_again() {
    let mut desk = typing(1);
    assert_eq!(desk.refused(Edit::Answer { key: reason(), value: Value::Empty }), Refusal::NothingNew);
    desk.say(reason(), "A fall");
    desk.session.close_typing();
    assert_eq!(
        desk.refused(Edit::Answer { key: reason(), value: Value::text("A fall") }),
        Refusal::NothingNew
    );
}

#[test]
fn a_clock_that_runs_backwards_never_makes_a_stamp_twice_or_out_of_order() {
    let mut desk = typing(1);
    let mut last = desk.say(reason(), "first").stamp;
    for (step, back) in [1, 1_000, MINUTE, HOUR, 24 * HOUR, 3_650 * 24 * HOUR].into_iter().enumerate() {
        desk.session.close_typing();
        desk.now = NOW - back;
        let made = desk.say(reason(), &format!("said {step}"));
        assert!(made.stamp > last, "{} does not come behind {last}", made.stamp);
        assert_eq!(desk.case().current(&reason()), Some(&made));
        last = made.stamp;
    }
    assert_eq!(desk.case().history(&reason()).len(), 7);
    for _ in 0..7 {
        desk.undo();
    }
    assert_eq!(desk.value(reason()), Value::Empty);
}

/// With the clock put back, "within a minute" cannot be known any more: what was typed is left as it stands.
#[test]
fn a_clock_put_back_while_typing_ends_the_typing() {
    let mut desk = typing(1);
    let first = desk.say(reason(), "A fall");
    desk.now = NOW - HOUR;
    let second = desk.say(reason(), "A fall at home");
    assert!(second.stamp > first.stamp);
    assert_eq!(desk.value(reason()), Value::text("A fall at home"));
}

#[test]
fn an_operation_saved_half_typed_is_read_back_as_it_was_last_saved() {
    let mut desk = typing(1);
    let mut batches = vec![];
    for words in ["A f", "A fall", "A fall at home"] {
        batches.push(vec![desk.say(reason(), words)]);
    }
    batches.push(vec![desk.say(danger(), "Called 999")]);
    let (half, whole) = (replay(batches[..1].to_vec()), replay(batches.clone()));
    assert_eq!(half.value(&reason()), &Value::text("A f"));
    assert_eq!(&whole, desk.case());
    assert_eq!(whole.history(&reason()).len(), 1);
    // Read back, it is closed: the next key is a new operation that supersedes it.
    let mut later = typing_over(1, whole);
    let next = later.say(reason(), "A fall at home, in the kitchen");
    assert_eq!(later.case().history(&reason()).len(), 2);
    assert_eq!(next.replaces, [batches[0][0].stamp]);
}

#[test]
fn a_batch_that_was_written_twice_is_read_back_once() {
    let mut desk = typing(1);
    let batches = vec![vec![desk.say(reason(), "A fall")], vec![desk.say(danger(), "Called 999")]];
    let twice = batches.iter().chain(&batches).cloned();
    assert_eq!(&replay(twice), desk.case());
}
