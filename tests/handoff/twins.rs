//! Two devices with one number, and the clock of both at one millisecond: both sentences stand, on either device, for good.

use super::{Desk, cases, client, reason};
use kith::{
    case::{Case, Device, Key, Value},
    edit::Edit,
    handoff::{self, CaseFile, Finding, twins::Twins},
};
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
        desk.say(&client("name"), "Wilf");
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
    one.say(&reason(), "On the first");
    two.say(&reason(), "On the second");
    assert!(handoff::compare(Some(one.case()), &cases(&two.file())[0], one.now).is_err());
}

#[test]
fn what_both_said_at_one_moment_stands_side_by_side_on_both() {
    let (mut one, mut two) = copied();
    one.say(&reason(), "On the first");
    two.say(&reason(), "On the second");
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
    one.say(&reason(), "On the first");
    two.say(&reason(), "On the second");
    two.say(&reason(), "On the second, and on");
    take(&mut one, &two.file());
    let both = BTreeSet::from(["On the first".to_owned(), "On the second, and on".to_owned()]);
    assert_eq!(said(one.case(), &reason()), both);
}

#[test]
fn a_stranger_with_another_number_is_refused_as_ever_and_damage_is_no_twin() {
    let (mut one, mut two) = copied();
    one.say(&reason(), "On the first");
    two.say(&reason(), "On the second");
    let mut twins = Twins::of(Device(9));
    let read = twins.part(one.case(), cases(&two.file()).remove(0).operations);
    assert_eq!((twins.collided(), read), (0, cases(&two.file()).remove(0).operations));
    // A file that this device has made itself, earlier, shares its number and collides with nothing.
    let file = one.file();
    one.answer(&reason(), Value::text("Later"));
    assert_eq!(parted(&one, &file).1.collided(), 0);
    assert!(!parted(&one, &file).1.is_shared());
}
