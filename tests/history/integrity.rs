//! Damage and differences are recognised whatever was changed, and nothing is told of a record that is as it was.

use super::{DAY, Desk, MINUTE, reason, still};
use kith::{
    case::{Act, Admitted, Case, Device, Key, Operation, Value},
    edit::{Edit, session::replay},
    reports::integrity::{Check, Report, SLICE, Seen},
};

fn desk() -> Desk {
    let mut desk = still(1, "Asha");
    desk.add(("episode", "first"), &[]);
    desk.say(reason(), "Falls");
    desk.now += MINUTE;
    desk.say(reason(), "Falls, and a fire");
    desk.now += DAY;
    desk.add(("note", "n1"), &[("text", Value::text("Rang")), ("kind", Value::choice("call"))]);
    desk.dispatch(Edit::Withdraw { thing: Key::thing("note", "n1"), why: "Another case".to_owned() });
    desk
}

fn operations(case: &Case) -> Vec<Operation> {
    case.operations().cloned().collect()
}

/// As it is read from the device, where nothing refuses it.
fn opened(operations: Vec<Operation>) -> Case {
    replay([operations])
}

/// A device that made none of the entries, so that all of them came to it sealed.
const ELSEWHERE: Device = Device(9);

fn seen_of(case: &Case) -> Seen {
    Seen::of(case, ELSEWHERE, 0)
}

fn report(case: &Case, remembered: Option<&Seen>) -> (Report, Seen) {
    let mut check = Check::of(case, ELSEWHERE, 0);
    while check.step(case) {}
    check.finish(case, remembered)
}

#[test]
fn a_record_that_is_as_it_was_is_sound_and_may_have_grown() {
    let mut desk = desk();
    let (first, seen) = report(desk.case(), None);
    assert!(first.is_sound());
    assert_eq!((seen.len(), seen.clone()), (desk.case().len(), seen_of(desk.case())));
    assert!(report(desk.case(), Some(&seen)).0.is_sound());
    // Later entries, and earlier ones that a file brings, take nothing away.
    desk.say(reason(), "Falls, a fire, and smoke");
    let mut other = still(2, "Ben");
    other.say(reason(), "His");
    desk.take(&other);
    assert!(report(desk.case(), Some(&seen)).0.is_sound());
    let written = serde_json::to_string(&seen).unwrap();
    assert_eq!(serde_json::from_str::<Seen>(&written).unwrap(), seen);
    assert!(!written.contains("Falls") && !written.contains("reason"));
}

/// Every letter of every part of every entry, one after the other.
#[test]
fn a_change_of_any_byte_is_recognised() {
    let desk = desk();
    let all = operations(desk.case());
    let seen = seen_of(desk.case());
    let mut tried = 0;
    for (index, operation) in all.iter().enumerate() {
        let json = serde_json::to_string(operation).unwrap();
        for at in 0..json.len() {
            for flip in [1, 2, 4] {
                let mut bytes = json.clone().into_bytes();
                bytes[at] ^= flip;
                let Ok(changed) = serde_json::from_slice::<Operation>(&bytes) else { continue };
                if changed == *operation {
                    continue;
                }
                let mut all = all.clone();
                all[index] = changed.clone();
                let (found, _) = report(&opened(all), Some(&seen));
                assert!(!found.is_sound(), "{changed:?} passed for {operation:?}");
                tried += 1;
            }
        }
    }
    assert!(tried > 1_000, "only {tried} changes could be read at all");
}

#[test]
fn each_part_that_is_changed_is_told_as_what_it_is() {
    let desk = desk();
    let seen = seen_of(desk.case());
    let changed = |change: fn(&mut Operation)| {
        let mut all = operations(desk.case());
        change(&mut all[1]);
        report(&opened(all), Some(&seen)).0
    };
    // A value is told by its own digest, with the field and who gave it.
    let value = changed(|op| op.value = Value::text("Fells"));
    assert_eq!(value.damaged.len(), 1);
    assert!(value.damaged[0].what.ends_with("(Consultation)") && value.damaged[0].who.starts_with("Asha"));
    assert!(value.missing.is_empty());
    let others: [fn(&mut Operation); 6] = [
        |op| op.by.name = "Somebody else".to_owned(),
        |op| op.by.role.push('s'),
        |op| op.key = Key::field("consultation", "first", "present"),
        |op| op.stamp.millis += 1,
        |op| op.why = Some("Because".to_owned()),
        |op| op.act = Act::Choose,
    ];
    for change in others {
        let found = changed(change);
        assert_eq!(found.missing.iter().map(|(_, count)| count).sum::<usize>(), 1, "{found:?}");
        assert_eq!(found.missing_in_words(), "1 entry of 4 November 2025");
    }
}

#[test]
fn each_entry_that_is_missing_is_counted_on_its_day() {
    let desk = desk();
    let seen = seen_of(desk.case());
    for index in 0..desk.case().len() {
        let mut all = operations(desk.case());
        all.remove(index);
        let (found, _) = report(&opened(all), Some(&seen));
        assert_eq!(found.missing.iter().map(|(_, count)| count).sum::<usize>(), 1);
    }
    let (found, _) = report(&Case::new(), Some(&seen));
    assert_eq!(found.missing_in_words(), "5 entries: 3 of 4 November 2025, 2 of 5 November 2025");
}

/// What was left out or destroyed on purpose, and what came back, is no damage.
#[test]
fn markers_are_no_damage_and_no_difference() {
    let desk = desk();
    let seen = seen_of(desk.case());
    for marker in [Value::Withheld, Value::Erased] {
        let mut all = operations(desk.case());
        for operation in &mut all {
            (operation.value, operation.salt) = (marker.clone(), None);
        }
        assert!(report(&opened(all), Some(&seen)).0.is_sound());
    }
}

#[test]
fn a_file_that_holds_the_entry_mends_it_and_brings_back_what_is_missing() {
    let whole = desk();
    let seen = seen_of(whole.case());
    let mut all = operations(whole.case());
    all[2].value = Value::text("Something else");
    all.remove(1);
    let mut desk = still(1, "Asha");
    desk.session = kith::edit::Session::new("first", opened(all), Device(1), desk.now);
    assert!(!report(desk.case(), Some(&seen)).0.is_sound());
    let sound = operations(whole.case());
    let brought = desk.admit(sound.clone());
    assert_eq!(brought, sound[1..3], "the missing one and the damaged one");
    assert_eq!(desk.case(), whole.case());
    assert!(report(desk.case(), Some(&seen)).0.is_sound());
    // And a damaged file never takes the place of what is sound here.
    let mut wrong = sound[2].clone();
    wrong.value = Value::text("Something else");
    assert!(desk.case().check(&wrong).is_err());
    assert_eq!(desk.case().check(&sound[2]), Ok(Admitted::Same));
}

/// Without signatures this cannot be told, and the document of the module says so.
#[test]
fn a_history_that_was_rebuilt_with_its_memory_is_not_recognised() {
    let desk = desk();
    let mut all = operations(desk.case());
    for operation in &mut all {
        operation.by.name = "Somebody else".to_owned();
    }
    let rebuilt = opened(all);
    let seen = seen_of(&rebuilt);
    assert!(report(&rebuilt, Some(&seen)).0.is_sound());
    assert!(!report(&rebuilt, Some(&seen_of(desk.case()))).0.is_sound());
}

#[test]
fn a_large_case_is_checked_slice_by_slice_while_somebody_types() {
    let mut desk = desk();
    let made = desk.say(reason(), "0");
    let mut all = operations(desk.case());
    for number in 1..=3 * SLICE as u64 {
        let mut next = made.clone();
        next.stamp.millis += number;
        all.push(next);
    }
    let case = opened(all);
    let mut desk = still(1, "Asha");
    desk.session = kith::edit::Session::new("first", case.clone(), Device(1), desk.now + 30 * DAY);
    desk.now += 30 * DAY;
    let mut check = Check::of(desk.case(), Device(1), desk.now);
    let mut slices = 1;
    while check.step(desk.case()) {
        slices += 1;
        desk.dispatch(Edit::Answer { key: reason(), value: Value::text(&format!("typing {slices}")) });
    }
    let (found, seen) = check.finish(desk.case(), None);
    assert!(found.is_sound() && slices >= 4);
    assert_eq!(seen, seen_of(&case), "what is being typed is not remembered before it is done");
}

/// Another window may open the case in the midst of somebody's typing, and find more in the same entry when it opens it again.
#[test]
fn what_may_still_be_being_typed_is_not_remembered() {
    let mut desk = Desk { leaves: false, ..desk() };
    let before = desk.case().len();
    desk.now += DAY;
    desk.dispatch(Edit::Answer { key: reason(), value: Value::text("Smo") });
    let half = Seen::of(desk.case(), Device(1), desk.now);
    assert_eq!(half.len(), before);
    desk.now += MINUTE;
    desk.dispatch(Edit::Answer { key: reason(), value: Value::text("Smoke") });
    assert!(report(desk.case(), Some(&half)).0.is_sound());
    desk.now += 2 * MINUTE;
    let whole = Seen::of(desk.case(), Device(1), desk.now);
    assert_eq!(whole.len(), before + 1);
    // A clock that is set back forgets nothing that is there.
    let mut check = Check::of(desk.case(), Device(1), desk.now - 30 * DAY);
    while check.step(desk.case()) {}
    assert!(check.finish(desk.case(), Some(&whole)).0.is_sound());
}
