//! Named cases of files that come in: damage, forks, and values that were left out or destroyed.

use super::{
    cases::{NOW, at, case, key, operation, text},
    model::with_marker,
};
use kith::case::{Act, Admitted, Author, Case, Clock, Device, Digest, Operation, Salt, Value};
use std::collections::BTreeMap;

const REASON: &str = "consultation/first/reason";

fn said() -> Operation {
    operation(at(1, NOW), REASON, text("said"), &[])
}

/// Admits what must be refused, and sees that the case did not notice.
fn refused(case: &mut Case, operation: Operation) -> &'static str {
    let (before, stamp) = (case.clone(), operation.stamp);
    let checked = case.check(&operation);
    let corruption = case.admit(operation).unwrap_err();
    assert_eq!(checked, Err(corruption.clone()));
    assert_eq!(*case, before, "a refusal changed the case");
    assert_eq!(corruption.stamp, stamp);
    assert!(corruption.to_string().contains(&stamp.to_string()), "the refusal does not name the entry");
    corruption.reason
}

#[test]
fn the_same_stamp_with_other_content_is_refused_whatever_differs() {
    let other = |change: fn(&mut Operation)| {
        let mut other = said();
        change(&mut other);
        other
    };
    let others = [
        other(|op| op.act = Act::Choose),
        other(|op| op.key = key("consultation/first/present")),
        other(|op| op.replaces = vec![at(9, 9)]),
        other(|op| op.by = Author { name: "B".to_owned(), role: String::new() }),
        other(|op| op.by.role = "Manager".to_owned()),
        other(|op| op.why = Some("why".to_owned())),
        operation(said().stamp, REASON, text("said otherwise"), &[]),
        operation(said().stamp, REASON, Value::Typed("said".to_owned()), &[]),
        // The same words under another salt were sealed a second time.
        other(|op| {
            op.salt = Some(Salt([8; 16]));
            op.digest = Operation::digest_of(Salt([8; 16]), &op.value);
        }),
        // A marker can stand for what was said, not for what was never said.
        other(|op| (op.value, op.salt, op.digest) = (Value::Withheld, None, Digest([0; 32]))),
        other(|op| (op.value, op.salt, op.digest) = (Value::Erased, None, Digest([0; 32]))),
    ];
    let mut case = case(&[said()]);
    for other in others {
        let reason = refused(&mut case, other.clone());
        assert_eq!(reason, "two different entries claim to be the same one", "{other:?}");
    }
    assert_eq!(case.admit(said()), Ok(Admitted::Same));
}

#[test]
fn a_value_that_is_not_the_one_that_was_sealed_is_refused() {
    let damaged: [fn(&mut Operation); 5] = [
        |op| op.value = Value::Text("sajd".to_owned()),
        |op| op.salt = Some(Salt([0; 16])),
        |op| op.digest = Digest([1; 32]),
        // A marker that kept its salt would let the value be guessed at.
        |op| op.value = Value::Withheld,
        |op| op.value = Value::Erased,
    ];
    for (case, damage) in
        [Case::new(), case(&[said()])].into_iter().flat_map(|case| damaged.map(|d| (case.clone(), d)))
    {
        let (mut case, mut operation) = (case, said());
        damage(&mut operation);
        assert_eq!(refused(&mut case, operation), "an entry is not as it was when it was written");
    }
}

#[test]
fn a_file_that_contradicts_itself_is_refused() {
    let other = operation(said().stamp, REASON, text("said otherwise"), &[]);
    // Each alone would be new, so that checking them one by one before admitting any would not see it.
    assert_eq!(
        (Case::new().check(&said()), Case::new().check(&other)),
        (Ok(Admitted::New), Ok(Admitted::New))
    );
    assert!(Case::from_operations([said(), other.clone()]).is_err());
    assert!(Case::from_operations([other, said()]).is_err());
}

#[test]
fn withheld_loses_and_erased_wins_in_every_order() {
    let states = [said(), with_marker(&said(), Value::Withheld), with_marker(&said(), Value::Erased)];
    for (a, b, c) in [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)] {
        let two = case(&[states[a].clone(), states[b].clone()]);
        let wins = if a == 2 || b == 2 { 2 } else { 0 };
        assert_eq!(two, case(&[states[wins].clone()]), "{a} then {b}");
        assert_eq!(
            case(&[states[a].clone(), states[b].clone(), states[c].clone()]),
            case(&[states[2].clone()])
        );
    }
    for (known, next, admitted) in [
        (1, 0, Admitted::Changed),
        (0, 1, Admitted::Same),
        (0, 2, Admitted::Changed),
        (1, 2, Admitted::Changed),
        (2, 0, Admitted::Same),
        (2, 1, Admitted::Same),
        (1, 1, Admitted::Same),
        (2, 2, Admitted::Same),
    ] {
        let mut case = case(&[states[known].clone()]);
        assert_eq!(case.check(&states[next]), Ok(admitted), "{known} then {next}");
        assert_eq!(case.admit(states[next].clone()), Ok(admitted), "{known} then {next}");
    }
}

/// What was never seen here cannot slip in under the stamp of a value that was left out.
#[test]
fn only_the_sealed_value_comes_back_in_the_place_of_a_marker() {
    for marker in [Value::Withheld, Value::Erased] {
        let mut case = case(&[with_marker(&said(), marker)]);
        let reason = refused(&mut case, operation(said().stamp, REASON, text("said otherwise"), &[]));
        assert_eq!(reason, "two different entries claim to be the same one");
    }
}

/// What a redacted copy tells instead stands between nothing and the sealed value, in whatever order they come.
#[test]
fn a_stand_in_loses_to_what_was_sealed_and_wins_over_nothing() {
    let stand_in = |words: &str| Operation {
        value: text(words),
        salt: None,
        by: Author { name: "A.".to_owned(), role: String::new() },
        ..said()
    };
    let ranked = [
        with_marker(&said(), Value::Withheld),
        stand_in("s."),
        stand_in("S. A."),
        said(),
        with_marker(&said(), Value::Erased),
    ];
    for (low, lesser) in ranked.iter().enumerate() {
        for (high, greater) in ranked.iter().enumerate().filter(|(high, _)| *high >= low) {
            let kept = case(&[ranked[high].clone()]);
            assert_eq!(case(&[lesser.clone(), greater.clone()]), kept, "{low} then {high}");
            assert_eq!(case(&[greater.clone(), lesser.clone()]), kept, "{high} then {low}");
        }
    }
    let mut case = case(&[stand_in("s.")]);
    assert!(case.is_redacted(&said().key));
    let other = operation(said().stamp, REASON, text("another"), &[]);
    assert_eq!(refused(&mut case, other), "two different entries claim to be the same one");
    assert_eq!(case.admit(said()), Ok(Admitted::Changed));
    assert!(!case.is_redacted(&said().key));
}

#[test]
fn a_redacted_copy_is_sent_out_edited_and_merged_back() {
    let (kept, secret) =
        (said(), operation(at(1, NOW + 1), "consultation/first/present", text("secret"), &[]));
    let mut home = case(&[kept.clone(), secret.clone()]);
    let mut away = case(&[kept.clone(), with_marker(&secret, Value::Withheld)]);
    assert_eq!(*away.value(&secret.key), Value::Withheld);
    let answer = operation(at(2, NOW + 2), REASON, text("answered away"), &[kept.stamp]);
    let over = operation(at(2, NOW + 3), "consultation/first/present", text("over the gap"), &[secret.stamp]);
    for operation in [&answer, &over] {
        away.admit(operation.clone()).unwrap();
    }
    for operation in away.operations() {
        home.admit(operation.clone()).unwrap();
    }
    assert_eq!(*home.value(&kept.key), text("answered away"));
    assert_eq!(home.history(&secret.key), [&secret, &over]);
    assert!(home.conflicts().next().is_none());
    for operation in home.operations().cloned().collect::<Vec<_>>() {
        away.admit(operation).unwrap();
    }
    assert_eq!(home, away);
}

/// Erasing what a thing began with erases it from every field, and the thing stands.
#[test]
fn erasing_a_whole_thing_leaves_nothing_of_its_beginning() {
    let fields = BTreeMap::from([("name".to_owned(), text("N"))]);
    let added = operation(at(1, 1), "person/p1", Value::Whole(fields), &[]);
    let mut case = case(std::slice::from_ref(&added));
    assert_eq!(case.admit(with_marker(&added, Value::Erased)), Ok(Admitted::Changed));
    assert_eq!(*case.field("person", "p1", "name"), Value::Empty);
    assert_eq!(case.things("person").collect::<Vec<_>>(), ["p1"]);
    assert_eq!(case.history(&key("person/p1")).len(), 1);
}

/// Two devices restored from one copy name their operations alike. That is seen at the first exchange, nothing is
/// mixed up, and a new id for one of them lets both go on.
#[test]
fn a_cloned_device_is_a_fork_until_it_has_an_id_of_its_own() {
    let mut clock = Clock::new(Device(1));
    let before = operation(clock.tick(NOW), REASON, text("before"), &[]);
    let mut copy = clock;
    let (here, there) = (clock.tick(NOW + 9), copy.tick(NOW + 9));
    assert_eq!(here, there);
    let mut home = case(&[before.clone(), operation(here, REASON, text("here"), &[before.stamp])]);
    let away = operation(there, REASON, text("there"), &[before.stamp]);
    refused(&mut home, away);

    let mut renewed = Clock::new(Device(2));
    assert!(!renewed.observe(before.stamp, NOW));
    let away = operation(renewed.tick(NOW + 9), REASON, text("there"), &[before.stamp]);
    assert_eq!(home.admit(away), Ok(Admitted::New));
    assert_eq!(home.conflict(&key(REASON)).len(), 2);
}
