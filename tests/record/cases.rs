//! Named cases of one device or two: heads, rings, clocks, things, and what a field began with.

use kith::case::{
    Act, Admitted, Author, Case, Clock, Device, Key, Operation, Salt, Stamp, Value, WITHDRAWN,
    stamp::FAR_FUTURE_MILLIS,
};
use std::collections::BTreeMap;

pub const NOW: u64 = 1_762_251_600_000;
pub const YEAR: u64 = 365 * 24 * 60 * 60 * 1000;

pub fn at(device: u64, millis: u64) -> Stamp {
    Stamp { millis, counter: 0, device: Device(device) }
}

pub fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

pub fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

pub fn operation(stamp: Stamp, key_text: &str, value: Value, replaces: &[Stamp]) -> Operation {
    let salt = Salt([7; 16]);
    let digest = Operation::digest_of(salt, &value);
    let by = Author { name: "A".to_owned(), role: String::new() };
    let replaces = replaces.to_vec();
    Operation {
        stamp,
        act: Act::Answer,
        key: key(key_text),
        value,
        replaces,
        by,
        why: None,
        salt: Some(salt),
        digest,
    }
}

pub fn case(operations: &[Operation]) -> Case {
    Case::from_operations(operations.iter().cloned()).unwrap()
}

fn stamps(operations: &[&Operation]) -> Vec<Stamp> {
    operations.iter().map(|operation| operation.stamp).collect()
}

const REASON: &str = "consultation/first/reason";

#[test]
fn nothing_is_known_of_a_new_case() {
    let case = Case::new();
    assert!(case.is_empty() && case.heads(&key(REASON)).is_empty() && case.history(&key(REASON)).is_empty());
    assert_eq!(case.current(&key(REASON)), None);
    assert_eq!(*case.value(&key(REASON)), Value::Empty);
    assert_eq!(case.last_of(Device(1)), None);
    assert_eq!(case.conflicts().count() + case.keys().count() + case.all_things("person").count(), 0);
}

#[test]
fn a_later_answer_is_shown_and_the_earlier_stays_in_history() {
    let (first, second) = (at(1, 1), at(1, 2));
    let case =
        case(&[operation(first, REASON, text("a"), &[]), operation(second, REASON, text("b"), &[first])]);
    assert_eq!(*case.field("consultation", "first", "reason"), text("b"));
    assert_eq!(stamps(&case.history(&key(REASON))), [first, second]);
    assert!(case.conflict(&key(REASON)).is_empty());
}

#[test]
fn answers_made_apart_are_in_conflict_until_somebody_chooses() {
    let (a, b) = (at(1, 1), at(2, 2));
    let mut case = case(&[operation(a, REASON, text("a"), &[]), operation(b, REASON, text("b"), &[])]);
    assert_eq!(stamps(&case.conflict(&key(REASON))), [a, b]);
    assert_eq!(case.conflicts().collect::<Vec<_>>(), [&key(REASON)]);
    assert_eq!(case.current(&key(REASON)).map(|head| head.stamp), Some(b));
    let choice = at(1, 3);
    assert_eq!(case.admit(operation(choice, REASON, text("a"), &[a, b])), Ok(Admitted::New));
    assert!(case.conflict(&key(REASON)).is_empty());
    assert_eq!(stamps(&case.history(&key(REASON))), [a, b, choice]);
}

/// Two people who say the same have nothing to choose between, and both stay on record.
#[test]
fn the_same_said_twice_is_no_conflict() {
    let (a, b) = (at(1, 1), at(2, 2));
    let case = case(&[operation(a, REASON, text("a"), &[]), operation(b, REASON, text("a"), &[])]);
    assert_eq!(stamps(&case.heads(&key(REASON))), [a, b]);
    assert!(case.conflict(&key(REASON)).is_empty());
}

#[test]
fn a_third_that_says_the_same_as_a_neighbour_hides_no_conflict() {
    let heads = [at(1, 1), at(2, 2), at(3, 3)];
    let said =
        ["a", "a", "b"].iter().zip(heads).map(|(words, stamp)| operation(stamp, REASON, text(words), &[]));
    assert_eq!(stamps(&case(&said.collect::<Vec<_>>()).conflict(&key(REASON))), heads);
}

#[test]
fn what_supersedes_may_arrive_first() {
    let (a, b) = (at(1, 1), at(2, 2));
    let mut case = case(&[operation(b, REASON, text("b"), &[a])]);
    assert_eq!(case.admit(operation(a, REASON, text("a"), &[])), Ok(Admitted::New));
    assert_eq!(stamps(&case.heads(&key(REASON))), [b]);
    assert_eq!(stamps(&case.history(&key(REASON))), [a, b]);
}

/// A chain with its middle missing shows both ends: better a question too many than a value hidden.
#[test]
fn a_missing_link_shows_both_ends_until_it_arrives() {
    let (a, b, c) = (at(1, 1), at(2, 2), at(3, 3));
    let mut case = case(&[operation(a, REASON, text("a"), &[]), operation(c, REASON, text("c"), &[b])]);
    assert_eq!(stamps(&case.heads(&key(REASON))), [a, c]);
    assert_eq!(case.admit(operation(b, REASON, text("b"), &[a])), Ok(Admitted::New));
    assert_eq!(stamps(&case.heads(&key(REASON))), [c]);
}

#[test]
fn a_ring_made_by_hand_hides_nothing() {
    let (a, b) = (at(1, 1), at(2, 2));
    let ring = [operation(a, REASON, text("a"), &[b]), operation(b, REASON, text("b"), &[a])];
    assert_eq!(stamps(&case(&ring).conflict(&key(REASON))), [a, b]);
    let alone = case(&[operation(a, REASON, text("a"), &[a])]);
    assert_eq!(stamps(&alone.heads(&key(REASON))), [a], "an operation cannot supersede itself");
}

#[test]
fn an_operation_supersedes_nothing_of_another_key() {
    let (a, b) = (at(1, 1), at(2, 2));
    let case = case(&[
        operation(a, REASON, text("a"), &[]),
        operation(b, "consultation/first/present", text("b"), &[a]),
    ]);
    assert_eq!(*case.value(&key(REASON)), text("a"));
}

#[test]
fn a_stamp_from_the_far_future_is_flagged_and_not_adopted_and_a_later_edit_replaces_it() {
    let far = at(2, NOW + 30 * YEAR);
    let mut case = case(&[operation(far, REASON, text("from 2055"), &[])]);
    let mut clock = Clock::new(Device(1));
    assert!(clock.observe(far, NOW));
    let stamp = clock.tick(NOW);
    assert_eq!((stamp.millis, stamp.counter), (NOW, 0));
    let later = operation(stamp, REASON, text("now"), &stamps(&case.heads(&key(REASON))));
    assert_eq!(case.admit(later), Ok(Admitted::New));
    assert_eq!(*case.value(&key(REASON)), text("now"));
    assert_eq!(stamps(&case.history(&key(REASON))), [stamp, far]);
    assert!(case.conflicts().next().is_none());
}

#[test]
fn a_stamp_a_day_ahead_is_believed_and_one_beyond_is_not() {
    let mut clock = Clock::new(Device(1));
    assert!(!clock.observe(at(2, NOW + FAR_FUTURE_MILLIS), NOW));
    assert_eq!(clock.tick(NOW), Stamp { counter: 1, ..at(1, NOW + FAR_FUTURE_MILLIS) });
    let mut clock = Clock::new(Device(1));
    assert!(clock.observe(at(2, NOW + FAR_FUTURE_MILLIS + 1), NOW));
    assert_eq!(clock.tick(NOW), at(1, NOW));
}

/// A device that was years ahead for an hour says the true time afterwards, and must not name two operations alike when it
/// gets there again.
#[test]
fn a_device_leaves_its_own_stamps_of_the_future_and_never_gives_one_twice() {
    let own = at(1, NOW + 30 * YEAR);
    let case = case(&[operation(own, REASON, text("in the slip"), &[])]);
    let mut clock = Clock::new(Device(1));
    assert!(clock.observe(own, NOW));
    assert_eq!(case.stamp(&key(REASON), &mut clock, NOW), at(1, NOW));
    assert_eq!(case.stamp(&key(REASON), &mut clock, own.millis), Stamp { counter: 1, ..own });
}

/// A clock that is set to a day before this program was made is known to be wrong: its entries stay in their order.
#[test]
fn a_clock_behind_the_program_goes_on_from_the_last_entry() {
    let (own, theirs) = (at(1, NOW), at(2, NOW + YEAR));
    let mut clock = Clock::new(Device(1));
    let wrong = NOW - 10 * YEAR;
    assert!(clock.observe(own, wrong) && clock.observe(theirs, wrong));
    assert_eq!(clock.tick(wrong), Stamp { counter: 1, ..own });
}

#[test]
fn a_field_begins_with_what_its_thing_was_added_with() {
    let (added, named) = (at(1, 1), at(1, 2));
    let fields =
        BTreeMap::from([("name".to_owned(), text("N")), ("role".to_owned(), Value::choice("carer"))]);
    let mut case = case(&[operation(added, "person/p1", Value::Whole(fields), &[])]);
    assert_eq!(*case.field("person", "p1", "name"), text("N"));
    assert_eq!(*case.field("person", "p1", "birth"), Value::Empty);
    assert_eq!(stamps(&case.history(&key("person/p1/name"))), [added]);
    assert!(case.history(&key("person/p1/birth")).is_empty());
    assert_eq!(case.admit(operation(named, "person/p1/name", Value::Empty, &[])), Ok(Admitted::New));
    assert_eq!(*case.field("person", "p1", "name"), Value::Empty, "cleared is not as it began");
    assert_eq!(stamps(&case.history(&key("person/p1/name"))), [added, named]);
    assert_eq!(*case.field("person", "p1", "role"), Value::choice("carer"));
}

#[test]
fn a_thing_added_twice_under_one_id_is_a_conflict_and_both_beginnings_are_in_history() {
    let (a, b) = (at(1, 1), at(2, 2));
    let whole = |name: &str| Value::Whole(BTreeMap::from([("name".to_owned(), text(name))]));
    let case =
        case(&[operation(a, "person/p1", whole("N"), &[]), operation(b, "person/p1", whole("M"), &[])]);
    assert_eq!(stamps(&case.conflict(&key("person/p1"))), [a, b]);
    assert_eq!(*case.field("person", "p1", "name"), text("M"));
    assert_eq!(stamps(&case.history(&key("person/p1/name"))), [a, b]);
}

#[test]
fn a_withdrawn_thing_is_hidden_and_comes_back() {
    let whole = || Value::Whole(BTreeMap::new());
    let withdrawn = format!("person/p1/{WITHDRAWN}");
    let mut case = case(&[
        operation(at(1, 1), "person/p1", whole(), &[]),
        operation(at(1, 2), "person/p2", whole(), &[]),
    ]);
    case.admit(operation(at(1, 3), &withdrawn, Value::choice("yes"), &[])).unwrap();
    assert_eq!(case.things("person").collect::<Vec<_>>(), ["p2"]);
    assert_eq!(case.all_things("person").collect::<Vec<_>>(), ["p1", "p2"]);
    assert!(case.is_withdrawn("person", "p1") && !case.is_withdrawn("person", "p2"));
    case.admit(operation(at(1, 4), &withdrawn, Value::Empty, &[at(1, 3)])).unwrap();
    assert_eq!(case.things("person").collect::<Vec<_>>(), ["p1", "p2"]);
    assert_eq!(case.history(&key(&withdrawn)).len(), 2);
}

/// Words written on one device while another withdraws their thing are kept with it.
#[test]
fn an_edit_made_while_the_thing_is_withdrawn_elsewhere_is_kept() {
    let case = case(&[
        operation(at(1, 1), "person/p1", Value::Whole(BTreeMap::new()), &[]),
        operation(at(1, 3), &format!("person/p1/{WITHDRAWN}"), Value::choice("yes"), &[]),
        operation(at(2, 2), "person/p1/name", text("N"), &[]),
    ]);
    assert!(case.is_withdrawn("person", "p1"));
    assert_eq!(*case.field("person", "p1", "name"), text("N"));
    assert!(case.conflicts().next().is_none());
}

#[test]
fn the_keys_of_a_thing_are_its_own_and_not_its_neighbours() {
    let keys = [
        "person/a",
        "person/a-b",
        "person/a-b/name",
        "person/a.b/name",
        "person/a/birth",
        "person/a/name",
        "person/ab/name",
    ];
    let case = case(&keys.map(|name| {
        let stamp = at(1, keys.iter().position(|other| *other == name).unwrap() as u64);
        operation(
            stamp,
            name,
            if name.matches('/').count() == 1 { Value::Whole(BTreeMap::new()) } else { text("N") },
            &[],
        )
    }));
    let of = |thing: &str| case.keys_of(&key(thing)).map(|key| key.to_string()).collect::<Vec<_>>();
    assert_eq!(of("person/a"), ["person/a", "person/a/birth", "person/a/name"]);
    assert_eq!(of("person/a-b"), ["person/a-b", "person/a-b/name"]);
    assert_eq!(of("person/a.b"), ["person/a.b/name"]);
    assert!(of("person/c").is_empty());
    assert_eq!(case.all_things("person").collect::<Vec<_>>(), ["a", "a-b"], "a field alone adds no thing");
}

#[test]
fn an_address_has_one_spelling() {
    let long = "x".repeat(65);
    for good in ["person/client", "person/client/birth", "a/0/b.c-d", &format!("a/{}", "x".repeat(64))] {
        assert_eq!(Key::parse(good).map(|key| key.to_string()).as_deref(), Ok(good));
    }
    let too_long = format!("a/{long}");
    for bad in [
        "", "person", "/", "a/", "/a", "a//b", "a/b/", "a/b/c/d", "A/b", "a/b c", "a/é", "a/b\n", "a/b_c",
        "../a!", &too_long,
    ] {
        assert!(Key::parse(bad).is_err(), "{bad:?} was read as an address");
    }
    let field = key("person/p1/name");
    assert_eq!((field.noun(), field.id(), field.field_name()), ("person", "p1", Some("name")));
    assert_eq!((field.owner(), field.sibling("birth")), (key("person/p1"), key("person/p1/birth")));
    assert_eq!(field.owner().owner(), key("person/p1"));
}

#[test]
fn the_last_stamp_of_a_device_is_its_own() {
    let case = case(&[
        operation(at(1, 5), REASON, text("a"), &[]),
        operation(at(2, 9), REASON, text("b"), &[]),
        operation(at(1, 3), REASON, text("c"), &[]),
    ]);
    assert_eq!(case.last_of(Device(1)), Some(at(1, 5)));
    assert_eq!(case.last_of(Device(2)), Some(at(2, 9)));
    assert_eq!(case.last_of(Device(3)), None);
}
