//! Two devices that work on one case apart and send each other files come to the same case, with nothing lost on the way.

use super::{Desk, Filing, cases, client, reason};
use kith::{
    case::{Key, Operation, Value},
    edit::Edit,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

#[test]
fn the_same_field_said_apart_is_a_conflict_on_both_sides_until_one_is_chosen() {
    let (mut hers, mut theirs) = (Desk::new(1, "Asha"), Desk::new(2, "Ben"));
    hers.say(client("name"), "Wilf");
    theirs.take_file(&hers.file());
    hers.say(reason(), "Hers");
    hers.add(("note", "n1"), &[("text", Value::text("Only hers"))]);
    theirs.now += 90_000;
    theirs.say(reason(), "Theirs");
    theirs.add(("note", "n2"), &[("text", Value::text("Only theirs"))]);
    let (there, back) = (hers.file(), theirs.file());
    assert_eq!(theirs.take_file(&there).conflicts.len(), 1);
    assert_eq!(hers.take_file(&back).conflicts.len(), 1);
    assert_eq!(hers.case(), theirs.case());
    let said: Vec<&str> = hers.case().conflict(&reason()).iter().map(|op| op.value.words()).collect();
    assert_eq!(said, ["Hers", "Theirs"]);
    assert!(hers.case().things("note").eq(["n1", "n2"]));

    let stamp = theirs.case().conflict(&reason())[0].stamp;
    theirs.dispatch(Edit::Choose { key: reason(), stamp });
    let finding = hers.take_file(&theirs.file());
    assert_eq!((finding.changed, finding.conflicts.len()), (1, 0));
    assert_eq!(hers.case(), theirs.case());
    assert_eq!(hers.case().value(&reason()), &Value::text("Hers"));
    let by = hers.case().current(&reason()).unwrap();
    assert_eq!((by.act.in_words(), by.by.name.as_str()), ("chose between two answers", "Ben"));
    assert_eq!(hers.case().history(&reason()).len(), 3);
    assert!(hers.take_file(&theirs.file()).is_nothing_new());
}

#[test]
fn an_undone_import_is_known_to_the_other_device_after_the_next_file() {
    let (mut hers, mut theirs) = (Desk::new(1, "Asha"), Desk::new(2, "Ben"));
    hers.say(reason(), "Hers");
    theirs.take_file(&hers.file());
    theirs.say(reason(), "Theirs");
    hers.take_file(&theirs.file());
    hers.dispatch(Edit::Undo);
    assert_eq!(hers.case().value(&reason()), &Value::text("Hers"));
    let finding = theirs.take_file(&hers.file());
    assert_eq!((finding.changed, finding.conflicts.len()), (1, 0));
    assert_eq!(theirs.case(), hers.case());
}

#[test]
fn a_file_that_comes_late_or_twice_does_no_harm() {
    let (mut hers, mut theirs) = (Desk::new(1, "Asha"), Desk::new(2, "Ben"));
    let mut files = vec![];
    for words in ["one", "two", "three"] {
        hers.say(reason(), words);
        files.push(hers.file());
    }
    for index in [2, 0, 1, 2, 0] {
        theirs.take_file(&files[index]);
        assert_eq!(theirs.case().value(&reason()), &Value::text("three"));
    }
    assert_eq!(theirs.case(), hers.case());
}

#[derive(Clone, Debug)]
enum Happening {
    Answer(usize, usize, usize),
    Note(usize, usize),
    Withdraw(usize, usize),
    Choose(usize),
    Undo(usize),
    Send(usize, usize),
}

fn any_happening() -> impl Strategy<Value = Happening> {
    let (desk, n) = (0..3_usize, 0..9_usize);
    prop_oneof![
        5 => (desk.clone(), n.clone(), n.clone()).prop_map(|(d, a, b)| Happening::Answer(d, a, b)),
        2 => (desk.clone(), n.clone()).prop_map(|(d, a)| Happening::Note(d, a)),
        1 => (desk.clone(), n).prop_map(|(d, a)| Happening::Withdraw(d, a)),
        1 => desk.clone().prop_map(Happening::Choose),
        1 => desk.clone().prop_map(Happening::Undo),
        2 => (desk.clone(), desk).prop_map(|(a, b)| Happening::Send(a, b)),
    ]
}

fn live(desks: &mut [Desk; 3], happening: &Happening, made: &mut Vec<Operation>) {
    let keys =
        ["reason", "danger-action", "referrer-name"].map(|field| Key::field("consultation", "first", field));
    match *happening {
        Happening::Answer(at, key, words) => {
            let value = Value::text(&format!("{words} by {at}"));
            if *desks[at].case().value(&keys[key % 3]) != value {
                made.extend(desks[at].dispatch(Edit::Answer { key: keys[key % 3].clone(), value }));
            }
        }
        Happening::Note(at, n) => {
            let id = format!("n{at}.{n}");
            if desks[at].case().all_things("note").all(|known| known != id) {
                desks[at].add(("note", &id), &[("text", Value::text(&id))]);
            }
        }
        Happening::Withdraw(at, n) => {
            let id = desks[at].case().things("note").nth(n).map(str::to_owned);
            if let Some(id) = id {
                let why = "Wrong person".to_owned();
                made.extend(desks[at].dispatch(Edit::Withdraw { thing: Key::thing("note", &id), why }));
            }
        }
        Happening::Choose(at) => {
            let found = desks[at].case().conflicts().next().cloned();
            if let Some(key) = found {
                let stamp = desks[at].case().conflict(&key)[0].stamp;
                made.extend(desks[at].dispatch(Edit::Choose { key, stamp }));
            }
        }
        Happening::Undo(at) => {
            if desks[at].session.history().last_done().is_some() {
                made.extend(desks[at].dispatch(Edit::Undo));
            }
        }
        Happening::Send(from, to) => {
            if from != to {
                let file = desks[from].file();
                desks[to].take_file(&file);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn devices_that_exchange_files_come_to_the_same_case(happenings in prop::collection::vec(any_happening(), 0..40)) {
        let mut desks = [Desk::new(1, "Asha"), Desk::new(2, "Ben"), Desk::new(3, "Cleo")];
        // Clocks that differ by hours, as they do.
        desks[1].now += 3_600_000;
        desks[2].now -= 7_200_000;
        let mut made = Vec::new();
        for happening in &happenings {
            live(&mut desks, happening, &mut made);
        }
        for (from, to) in [(0, 1), (1, 2), (2, 0), (0, 1), (1, 2)] {
            live(&mut desks, &Happening::Send(from, to), &mut made);
        }
        prop_assert_eq!(desks[0].case(), desks[1].case());
        prop_assert_eq!(desks[1].case(), desks[2].case());
        for operation in &made {
            prop_assert_eq!(desks[0].case().operation(operation.stamp), Some(operation));
        }
        let files: BTreeSet<String> =
            desks.iter().map(|desk| format!("{:?}", cases(&desk.file()))).collect();
        prop_assert_eq!(files.len(), 1, "the files differ");
    }
}
