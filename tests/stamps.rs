//! Stamps sort as they read, clocks never repeat themselves, and the JSON of an operation is what it was.

use kith::case::{
    Act, Author, Clock, Device, Digest, Key, Operation, Salt, Stamp, Value,
    operation::sha256_hex,
    stamp::{EARLIEST_MILLIS, is_far_ahead},
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The end of the year 9999, the last instant that a stamp can name.
const LAST_MILLIS: u64 = 253_402_300_799_999;
/// The last instant that a clock goes on from.
const LAST_TICK: u64 = LAST_MILLIS - 366 * 24 * 60 * 60 * 1000;
const NOW: u64 = 1_762_251_600_000;

fn any_stamp() -> impl Strategy<Value = Stamp> {
    let millis = prop_oneof![0..=LAST_MILLIS, NOW..NOW + 3, Just(0), Just(LAST_MILLIS)];
    let counter = prop_oneof![any::<u16>(), 0..3_u16];
    let device = prop_oneof![any::<u64>(), 0..3_u64];
    (millis, counter, device).prop_map(|(millis, counter, device)| Stamp {
        millis,
        counter,
        device: Device(device),
    })
}

/// Cases enough for the corners, and no files of old failures beside the sources: a failure prints its own input.
fn config() -> ProptestConfig {
    ProptestConfig { cases: 4_096, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_stamp_is_read_back_as_it_was_written(stamp in any_stamp()) {
        let text = stamp.to_string();
        prop_assert_eq!(text.len(), 46);
        prop_assert_eq!(text.parse::<Stamp>(), Ok(stamp));
        let json = serde_json::to_string(&stamp).unwrap();
        prop_assert_eq!(&json, &format!("\"{text}\""));
        prop_assert_eq!(serde_json::from_str::<Stamp>(&json).unwrap(), stamp);
        prop_assert_eq!(serde_json::from_value::<Stamp>(serde_json::Value::String(text)).unwrap(), stamp);
    }

    #[test]
    fn stamps_sort_as_their_texts_do(a in any_stamp(), b in any_stamp()) {
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
    }

    /// One stamp has one spelling, so that no text but the one that is written is read.
    #[test]
    fn no_other_spelling_is_read(stamp in any_stamp(), place in 0..46_usize, letter in any::<char>()) {
        let mut letters: Vec<char> = stamp.to_string().chars().collect();
        letters[place] = letter;
        let text: String = letters.into_iter().collect();
        if let Ok(read) = text.parse::<Stamp>() {
            prop_assert_eq!(read.to_string(), text);
        }
    }

    #[test]
    fn any_text_is_read_or_refused_without_a_panic(text in any::<String>()) {
        if let Ok(read) = text.parse::<Stamp>() {
            prop_assert_eq!(read.to_string(), text);
        }
    }

    /// The wall clock may stand still, leap or run backwards, and stamps of others come in between.
    #[test]
    fn a_clock_goes_back_only_when_it_was_far_ahead(
        events in prop::collection::vec((prop_oneof![any::<u64>(), 0..LAST_MILLIS, NOW..NOW + 3], prop::option::of(any_stamp())), 1..60),
    ) {
        let mut clock = Clock::new(Device(1));
        let mut last: Option<Stamp> = None;
        for (now, seen) in events {
            // The last year leaves too little room behind it: no clock goes on from there.
            let seen = seen.filter(|seen| seen.millis <= LAST_TICK);
            let far = seen.map(|seen| clock.observe(seen, now));
            let stamp = clock.tick(now);
            let present = now.min(LAST_TICK);
            let was_ahead = now >= EARLIEST_MILLIS && last.is_some_and(|last| is_far_ahead(last.millis, present));
            prop_assert!(was_ahead || last.is_none_or(|last| last < stamp), "{:?} then {}", last, stamp);
            prop_assert!(stamp.millis >= present);
            prop_assert!(now < EARLIEST_MILLIS || !is_far_ahead(stamp.millis, present + 1_000), "{} at {}", stamp, now);
            prop_assert_eq!(stamp.to_string().parse::<Stamp>(), Ok(stamp));
            if let (Some(seen), Some(false)) = (seen, far) {
                prop_assert!((seen.millis, seen.counter) < (stamp.millis, stamp.counter));
            }
            last = Some(stamp);
        }
    }
}

#[test]
fn texts_that_are_no_stamps_are_refused() {
    let good = "2025-11-04T10:20:00.000Z-0000-00f3a91c2b7d4e55";
    assert_eq!(good.parse::<Stamp>().map(|stamp| stamp.to_string()).as_deref(), Ok(good));
    for bad in [
        "",
        "2025-11-04",
        "2025-11-04T10:20:00.000Z",
        "2025-11-04T10:20:00.000Z-0000",
        "2025-11-04T10:20:00.000Z-0000-00F3A91C2B7D4E55",
        "2025-11-04T10:20:00.000Z-+000-00f3a91c2b7d4e55",
        "2025-11-04T10:20:00.000Z-0000-f3a91c2b7d4e55",
        "2025-11-04T10:20:00.000Z-00000-0f3a91c2b7d4e55",
        "2025-11-04T10:20:00.000Z-0000-00f3a91c2b7d4e55 ",
        " 2025-11-04T10:20:00.000Z-0000-00f3a91c2b7d4e55",
        "2025-11-04t10:20:00.000Z-0000-00f3a91c2b7d4e55",
        "2025-11-04 10:20:00.000Z-0000-00f3a91c2b7d4e55",
        "2025-11-04T10:20:00.000z-0000-00f3a91c2b7d4e55",
        "2025-11-04T10:20:00.00Z-0000-00f3a91c2b7d4e55",
        "2025-11-04T10:20:00+00:00-0000-00f3a91c2b7d4e55",
        "2025-11-31T10:20:00.000Z-0000-00f3a91c2b7d4e55",
        "2025-11-04T24:20:00.000Z-0000-00f3a91c2b7d4e55",
        "2016-12-31T23:59:60.500Z-0000-00f3a91c2b7d4e55",
        "1969-12-31T23:59:59.999Z-0000-00f3a91c2b7d4e55",
        "2025-11-04T10:20:00.000Z_0000-00f3a91c2b7d4e55",
        "2025-11-04T10:20:00.000é-0000-00f3a91c2b7d4e55",
    ] {
        assert!(bad.parse::<Stamp>().is_err(), "{bad:?} was read as a stamp");
        assert!(serde_json::from_value::<Stamp>(bad.into()).is_err());
    }
}

#[test]
fn a_millisecond_with_too_many_operations_lends_from_the_next() {
    let mut clock = Clock::new(Device(1));
    let first = clock.tick(NOW);
    let last = (0..=u16::MAX).fold(first, |before, _| {
        let stamp = clock.tick(NOW);
        assert!(before < stamp);
        stamp
    });
    assert_eq!((last.millis, last.counter), (NOW + 1, 0));
}

#[test]
fn a_wall_clock_beyond_the_calendar_still_makes_stamps_that_can_be_read() {
    let mut clock = Clock::new(Device(1));
    for _ in 0..10 {
        let stamp = clock.tick(u64::MAX);
        assert_eq!(stamp.to_string().parse::<Stamp>(), Ok(stamp));
    }
}

/// A file can bear this device's own id and the end of time; what is made next must still be readable.
#[test]
fn the_end_of_time_in_a_file_does_not_spoil_what_is_made_next() {
    let end = Stamp { millis: LAST_MILLIS, counter: u16::MAX, device: Device(1) };
    let mut clock = Clock::new(Device(1));
    assert!(clock.observe(end, NOW));
    let stamp = clock.tick(NOW);
    assert_eq!((stamp.millis, stamp.to_string().parse()), (NOW, Ok(stamp)));
}

/// One operation of every kind of value, with everything that can be left out left out once and said once.
fn one_of_each() -> Vec<Operation> {
    let words = |text: &str| text.to_owned();
    let values = [
        (Act::Answer, "consultation/first/present", Value::Empty),
        (
            Act::Answer,
            "consultation/first/reason",
            Value::Text(words("Line one\n\"quoted\" \u{2013} \u{1f33b}")),
        ),
        (Act::Choose, "threshold/first/outcome", Value::Choice(words("accepted"))),
        (
            Act::Undo,
            "consultation/first/people",
            Value::Choices(BTreeSet::from([words("carer"), words("adult")])),
        ),
        (Act::Answer, "person/client/birth", Value::Date("1966~".parse().unwrap())),
        (Act::Redo, "person/client/died", Value::Typed(words("spring-ish"))),
        (Act::Answer, "note/n1/time", Value::Time(words("10:20"))),
        (Act::Answer, "review/r1/weeks", Value::Number(-6)),
        (Act::Answer, "review/r1/person", Value::Link(words("client"))),
        (
            Act::Add,
            "chronology/c1",
            Value::Whole(BTreeMap::from([
                (words("what"), Value::Text(words("Moved"))),
                (words("when"), Value::Date("2016/2019".parse().unwrap())),
                (words("source"), Value::Empty),
            ])),
        ),
        (Act::Withdraw, "chronology/c1/withdrawn", Value::Withheld),
        (Act::Complete, "consultation/first/completed", Value::Erased),
    ];
    let operations = values.into_iter().zip(0..).map(|((act, key, value), index)| {
        let stamp =
            Stamp { millis: NOW + u64::from(index), counter: index, device: Device(0x00f3_a91c_2b7d_4e55) };
        let salt = Salt([u8::try_from(index).unwrap() * 16 + 1; 16]);
        let digest = Operation::digest_of(salt, &value);
        let said = index % 2 == 0;
        let role = if said { words("Senior Practitioner") } else { String::new() };
        Operation {
            stamp,
            act,
            key: Key::parse(key).unwrap(),
            replaces: if said {
                vec![Stamp { millis: NOW - 2, ..stamp }, Stamp { device: Device(1), ..stamp }]
            } else {
                Vec::new()
            },
            by: Author { name: words("A. Worker"), role },
            why: said.then(|| words("Entered twice")),
            salt: (!value.is_marker()).then_some(salt),
            value,
            digest,
        }
    });
    operations.collect()
}

/// A new kind of value does not compile here until it has a place in the golden file.
const fn kind(value: &Value) -> usize {
    match value {
        Value::Empty => 0,
        Value::Text(_) => 1,
        Value::Choice(_) => 2,
        Value::Choices(_) => 3,
        Value::Date(_) => 4,
        Value::Typed(_) => 5,
        Value::Time(_) => 6,
        Value::Number(_) => 7,
        Value::Link(_) => 8,
        Value::Whole(_) => 9,
        Value::Withheld => 10,
        Value::Erased => 11,
    }
}

const GOLDEN: &str = include_str!("golden/operation.json");

/// Files written today must be read for as long as anybody keeps them: this text may gain lines and never change them.
#[test]
fn the_json_of_an_operation_is_what_it_was() {
    let operations = one_of_each();
    assert_eq!(
        operations.iter().map(|operation| kind(&operation.value)).collect::<Vec<_>>(),
        (0..12).collect::<Vec<_>>()
    );
    assert_eq!(serde_json::to_string_pretty(&operations).unwrap(), GOLDEN.trim_end());
    assert_eq!(serde_json::from_str::<Vec<Operation>>(GOLDEN).unwrap(), operations);
    assert!(operations.iter().all(Operation::is_intact));
}

/// Every act has its word in the file and its words for people.
#[test]
fn every_act_has_its_word() {
    let acts = [
        (Act::Answer, "answer"),
        (Act::Add, "add"),
        (Act::Withdraw, "withdraw"),
        (Act::Restore, "restore"),
        (Act::Complete, "complete"),
        (Act::Reopen, "reopen"),
        (Act::Choose, "choose"),
        (Act::Undo, "undo"),
        (Act::Redo, "redo"),
    ];
    let mut spoken = BTreeSet::new();
    for (act, word) in acts {
        assert_eq!(serde_json::to_value(act).unwrap(), word);
        assert_eq!(serde_json::from_value::<Act>(word.into()).unwrap(), act);
        assert!(spoken.insert(act.in_words()), "two acts are told in the same words");
    }
}

/// What this program did not write, it does not half understand.
#[test]
fn json_that_is_not_of_this_shape_is_refused() {
    let good: serde_json::Value = serde_json::from_str::<Vec<serde_json::Value>>(GOLDEN).unwrap().remove(1);
    assert!(serde_json::from_value::<Operation>(good.clone()).is_ok());
    for (field, value) in [
        ("stamp", serde_json::json!("2025-11-04")),
        ("stamp", serde_json::json!(1)),
        ("act", serde_json::json!("Answer")),
        ("act", serde_json::json!("destroy")),
        ("key", serde_json::json!("Person/client")),
        ("value", serde_json::json!("unknown")),
        ("value", serde_json::json!({"text": "a", "choice": "b"})),
        ("value", serde_json::json!({"text": 1})),
        ("value", serde_json::json!({"number": 1.5})),
        ("value", serde_json::json!({"date": "soon"})),
        ("value", serde_json::Value::Null),
        ("by", serde_json::json!({"name": "A", "age": 1})),
        ("salt", serde_json::json!("0102")),
        ("salt", serde_json::json!("AB".repeat(16))),
        ("salt", serde_json::json!("+1".repeat(16))),
        ("digest", serde_json::json!("0".repeat(63))),
        ("digest", serde_json::json!("é".repeat(32))),
        ("replaces", serde_json::json!(["soon"])),
        ("extra", serde_json::json!(true)),
    ] {
        let mut bad = good.clone();
        bad[field] = value.clone();
        assert!(serde_json::from_value::<Operation>(bad).is_err(), "{field}: {value} was read");
    }
    for field in ["stamp", "act", "key", "value", "by", "digest"] {
        let mut bad = good.clone();
        bad.as_object_mut().unwrap().remove(field);
        assert!(serde_json::from_value::<Operation>(bad).is_err(), "nothing was missed without {field}");
    }
}

/// Known answers of SHA-256, so that files stay readable when the library behind it changes.
#[test]
fn digests_are_those_of_the_standard() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!((sha256_hex(b"").as_str(), sha256_hex(b"abc").as_str()), (empty, abc));
    let value = Value::Text("abc".to_owned());
    let sealed = [[9; 16].as_slice(), br#"{"text":"abc"}"#].concat();
    let Digest(bytes) = Operation::digest_of(Salt([9; 16]), &value);
    assert_eq!(bytes.map(|byte| format!("{byte:02x}")).concat(), sha256_hex(&sealed));
}

#[test]
fn an_author_is_told_by_what_was_given() {
    let words = |name: &str, role: &str| Author { name: name.to_owned(), role: role.to_owned() }.in_words();
    assert_eq!(words("A. Worker", "Manager"), "A. Worker, Manager");
    assert_eq!(words(" A. Worker ", " "), "A. Worker");
    assert_eq!(words("", "Manager"), "Manager");
    assert_eq!(words(" ", ""), "someone who gave no name");
}
