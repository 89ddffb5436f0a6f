//! Two devices with one number, and the clock of both at one millisecond: both sentences stand, on either device, for good.

use super::{Desk, Filing, cases, client, reason};
use kith::{
    case::{Case, Device, Key, Operation, Value},
    edit::Edit,
    handoff::{self, CaseFile, Finding, twins::Twins},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn parted(desk: &Desk, file: &str) -> (CaseFile, Twins) {
    let mut read = cases(file).remove(0);
    let mut twins = Twins::of(desk.session.device());
    read.operations = twins.part(desk.case(), read.operations);
    (read, twins)
}

/// Takes a file in as the screen does; answers how many entries collided.
fn take(desk: &mut Desk, file: &str) -> (Finding, usize) {
    let (read, twins) = parted(desk, file);
    let finding = handoff::compare(Some(desk.case()), &read, desk.now).unwrap();
    if !finding.is_nothing_new() {
        let admission = Box::new(finding.admission.clone());
        desk.dispatch(Edit::Import { admission, choices: Vec::new() });
    }
    (finding, twins.collided())
}

/// The same device twice: one number, one case, one clock.
fn copied() -> (Desk, Desk) {
    let (mut one, mut two) = (Desk::new(1, "Asha"), Desk::new(1, "Asha"));
    for desk in [&mut one, &mut two] {
        desk.say(client("name"), "Wilf");
    }
    assert_eq!(one.case(), two.case());
    (one, two)
}

fn said(case: &Case, key: &Key) -> BTreeSet<String> {
    case.heads(key).iter().map(|operation| operation.value.words().to_owned()).collect()
}

#[test]
fn without_that_the_file_is_refused_for_ever() {
    let (mut one, mut two) = copied();
    one.say(reason(), "On the first");
    two.say(reason(), "On the second");
    assert!(handoff::compare(Some(one.case()), &cases(&two.file())[0], one.now).is_err());
}

#[test]
fn what_both_said_at_one_moment_stands_side_by_side_on_both() {
    let (mut one, mut two) = copied();
    one.say(reason(), "On the first");
    two.say(reason(), "On the second");
    let (there, back) = (one.file(), two.file());
    assert_eq!(take(&mut one, &back).1, 1);
    assert_eq!(take(&mut two, &there).1, 1);
    let both = BTreeSet::from(["On the first".to_owned(), "On the second".to_owned()]);
    assert_eq!((said(one.case(), &reason()), said(two.case(), &reason())), (both.clone(), both.clone()));
    assert_eq!(one.case().conflict(&reason()).len(), 2);
    // The same file again brings nothing, and so does the way back.
    assert!(take(&mut one, &back).0.is_nothing_new());
    for _ in 0..3 {
        let (there, back) = (one.file(), two.file());
        take(&mut one, &back);
        take(&mut two, &there);
        assert_eq!((said(one.case(), &reason()), said(two.case(), &reason())), (both.clone(), both.clone()));
    }
    let (there, back) = (one.file(), two.file());
    assert!(take(&mut one, &back).0.is_nothing_new() && take(&mut two, &there).0.is_nothing_new());
    // Whoever chooses chooses for both.
    let stamp = one.case().conflict(&reason())[0].stamp;
    one.dispatch(Edit::Choose { key: reason(), stamp });
    let chosen = one.case().value(&reason()).clone();
    take(&mut two, &one.file());
    assert_eq!(two.case().value(&reason()), &chosen);
}

#[test]
fn what_superseded_a_twin_there_supersedes_it_here_and_hides_nothing_of_this_device() {
    let (mut one, mut two) = copied();
    one.say(reason(), "On the first");
    two.say(reason(), "On the second");
    two.say(reason(), "On the second, and on");
    take(&mut one, &two.file());
    let both = BTreeSet::from(["On the first".to_owned(), "On the second, and on".to_owned()]);
    assert_eq!(said(one.case(), &reason()), both);
}

#[test]
fn damage_is_no_twin_and_a_file_of_this_device_collides_with_nothing() {
    let (mut one, mut two) = copied();
    one.say(reason(), "On the first");
    two.say(reason(), "On the second");
    let mut damaged = cases(&two.file()).remove(0).operations;
    damaged[1].value = Value::text("On the sec");
    let mut twins = Twins::of(Device(1));
    assert_eq!((twins.part(one.case(), damaged.clone()), twins.collided()), (damaged, 0));
    // A file that this device has made itself, earlier, shares its number and collides with nothing.
    let file = one.file();
    one.answer(reason(), Value::text("Later"));
    assert_eq!(parted(&one, &file).1.collided(), 0);
    assert!(!parted(&one, &file).1.is_shared() && !parted(&one, &file).1.has_changed());
}

/// An entry as whoever can alter a plain file would have it: sealed anew under the same stamp.
fn altered(operation: &Operation, change: impl FnOnce(&mut Operation)) -> Operation {
    let mut other = operation.clone();
    change(&mut other);
    if let Some(salt) = other.salt {
        other.digest = Operation::digest_of(salt, &other.value);
    }
    other
}

/// The file of a case with these entries in the place of those with their stamps.
fn with(desk: &Desk, others: &[Operation]) -> String {
    let mut file = CaseFile::of("first", desk.case());
    for operation in &mut file.operations {
        if let Some(other) = others.iter().find(|other| other.stamp == operation.stamp) {
            operation.clone_from(other);
        }
    }
    handoff::write(vec![file], super::WHEN, &super::me()).unwrap()
}

/// Each takes in the files of all others until nobody learns anything; then all show the same.
fn exchange(desks: &mut [Desk]) {
    for round in 0.. {
        assert!(round < 6, "the devices never come to an end");
        let mut is_quiet = true;
        for from in 0..desks.len() {
            let file = desks[from].file();
            for to in (0..desks.len()).filter(|to| *to != from) {
                is_quiet &= take(&mut desks[to], &file).0.is_nothing_new();
            }
        }
        if is_quiet {
            break;
        }
    }
}

#[test]
fn an_altered_entry_keeps_no_true_file_out_and_both_stand_on_every_device() {
    let mut ben = Desk::new(2, "Ben");
    ben.say(client("name"), "Wilf");
    ben.say(reason(), "A fall");
    let said_by_ben = ben.case().current(&reason()).unwrap().clone();
    let false_file = with(&ben, &[altered(&said_by_ben, |op| op.value = Value::text("A push"))]);
    let (mut asha, cleo) = (Desk::new(1, "Asha"), Desk::new(3, "Cleo"));
    take(&mut asha, &false_file);
    assert!(handoff::compare(Some(asha.case()), &cases(&ben.file())[0], asha.now).is_err(), "without that");
    let (read, twins) = parted(&asha, &ben.file());
    assert_eq!((twins.beside(), twins.collided(), twins.is_shared()), (1, 0, false));
    assert!(handoff::compare(Some(asha.case()), &read, asha.now).is_ok());
    take(&mut asha, &ben.file());
    let both = BTreeSet::from(["A fall".to_owned(), "A push".to_owned()]);
    assert_eq!(said(asha.case(), &reason()), both);
    assert!(
        take(&mut asha, &ben.file()).0.is_nothing_new() && take(&mut asha, &false_file).0.is_nothing_new()
    );
    // What the false one supersedes in name was superseded by neither.
    let mut desks = [asha, ben, cleo];
    exchange(&mut desks);
    for desk in &desks {
        assert_eq!(said(desk.case(), &reason()), both);
        assert_eq!(desk.case().conflict(&reason()).len(), 2, "nothing stands there twice");
    }
    // Whoever chooses chooses for all.
    let heads = desks[2].case().conflict(&reason());
    let stamp = heads.iter().find(|head| head.value.words() == "A fall").unwrap().stamp;
    desks[2].dispatch(Edit::Choose { key: reason(), stamp });
    exchange(&mut desks);
    for desk in &desks {
        assert_eq!(said(desk.case(), &reason()), BTreeSet::from(["A fall".to_owned()]));
    }
}

#[test]
fn whoever_foresees_the_derived_stamp_keeps_nothing_out_either() {
    let mut ben = Desk::new(2, "Ben");
    ben.say(client("name"), "Wilf");
    ben.say(reason(), "A fall");
    let said_by_ben = ben.case().current(&reason()).unwrap().clone();
    let mut file = CaseFile::of("first", ben.case());
    file.operations.retain(|operation| operation.stamp != said_by_ben.stamp);
    let mut next = said_by_ben.clone();
    for words in ["One", "Two", "Three"] {
        file.operations.push(altered(&next, |op| op.value = Value::text(words)));
        next = next.apart();
    }
    file.operations.sort_by_key(|operation| operation.stamp);
    let mut asha = Desk::new(1, "Asha");
    take(&mut asha, &handoff::write(vec![file], super::WHEN, &super::me()).unwrap());
    take(&mut asha, &ben.file());
    assert!(said(asha.case(), &reason()).contains("A fall"));
    assert!(take(&mut asha, &ben.file()).0.is_nothing_new());
    let mut desks = [asha, ben];
    exchange(&mut desks);
    assert_eq!(said(desks[0].case(), &reason()), said(desks[1].case(), &reason()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    /// Any entries altered in any way that leaves them intact, in a history with answers over answers, and three devices.
    #[test]
    fn altered_files_and_true_ones_come_to_the_same_in_any_order(
        words in prop::collection::vec((0_usize..2, "[a-c]{1,3}"), 2..7),
        alterations in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..5), 1..4),
        first in any::<bool>(),
    ) {
        let keys = [reason(), Key::field("consultation", "first", "referrer-team")];
        let mut ben = Desk::new(2, "Ben");
        ben.say(client("name"), "Wilf");
        for (turn, (key, words)) in words.iter().enumerate() {
            ben.say(&keys[*key], &format!("{words}{turn}"));
        }
        let all: Vec<Operation> = ben.case().operations().cloned().collect();
        let others: Vec<Operation> = alterations.iter().map(|(at, how)| altered(at.get(&all), |op| match how {
            0 => op.value = Value::text("altered"),
            1 => op.key = keys[0].clone(),
            2 => op.by.name = "Somebody".to_owned(),
            3 => op.why = Some("altered".to_owned()),
            _ => op.replaces = Vec::new(),
        })).collect();
        let (mut asha, mut cleo) = (Desk::new(1, "Asha"), Desk::new(3, "Cleo"));
        let (false_file, true_file) = (with(&ben, &others), ben.file());
        take(&mut asha, &false_file);
        for file in if first { [&false_file, &true_file] } else { [&true_file, &false_file] } {
            take(&mut cleo, file);
        }
        take(&mut asha, &true_file);
        for operation in &all {
            let words = operation.value.words();
            for desk in [&asha, &cleo] {
                let is_there = desk.case().history(&operation.key).iter().any(|known| known.value.words() == words);
                prop_assert!(is_there, "{words} is lost");
            }
        }
        let mut desks = [asha, ben, cleo];
        exchange(&mut desks);
        for key in &keys {
            let shown: Vec<_> = desks.iter().map(|desk| said(desk.case(), key)).collect();
            prop_assert!(shown.windows(2).all(|two| two[0] == two[1]), "{shown:?}");
        }
    }
}
