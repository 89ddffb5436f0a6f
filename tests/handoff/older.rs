//! A file of an earlier day: it changes nothing, says that it is older, and on an empty device brings all that it was made of.

use super::{Desk, Filing, NOW, cases, client, reason, written};
use kith::{
    case::{Case, Key, Value},
    edit::Edit,
    handoff,
};
use std::collections::BTreeMap;

/// How many keys there are of each noun: notes, tasks, settings of the drawings and all others.
fn counts(case: &Case) -> BTreeMap<String, usize> {
    case.keys().fold(BTreeMap::new(), |mut counts, key| {
        *counts.entry(key.noun().to_owned()).or_default() += 1;
        counts
    })
}

fn monday() -> Desk {
    let mut desk = Desk::new(1, "Asha");
    desk.say(client("name"), "Wilf");
    desk.say(reason(), "A fall");
    desk.add(("note", "n1"), &[("text", Value::text("Seen by nobody"))]);
    desk
}

#[test]
fn the_file_of_monday_opened_on_tuesday_changes_nothing_alone_or_among_three() {
    let mut desk = monday();
    let (other, third) = (Desk::new(2, "Ben"), Desk::new(3, "Cleo"));
    let alone = desk.file();
    let among = written(&[("first", desk.case()), ("second", other.case()), ("third", third.case())]);
    desk.say(reason(), "A fall at home");
    desk.dispatch(Edit::Withdraw { thing: Key::thing("note", "n1"), why: "By mistake".to_owned() });
    let before = desk.case().clone();
    for file in [alone, among] {
        let read = cases(&file).into_iter().find(|file| file.id == "first").unwrap();
        let finding = handoff::compare(Some(desk.case()), &read, desk.now).unwrap();
        assert!(finding.is_older() && finding.is_nothing_new());
        assert_eq!((finding.new, finding.changed, finding.conflicts.len()), (0, 0, 0));
        assert_eq!(finding.only_here, 2);
        assert_eq!(finding.admission.merged(), &before);
    }
}

#[test]
fn an_empty_device_gets_as_many_notes_tasks_and_settings_as_there_were() {
    let file = include_str!("../../assets/training/doreen-amos.json");
    let case = Case::from_operations(cases(file).remove(0).operations).unwrap();
    for case in [&case, monday().case()] {
        let read = cases(&written(&[("first", case)])).remove(0);
        let finding = handoff::compare(None, &read, NOW + 400 * 86_400_000).unwrap();
        assert_eq!(counts(finding.admission.merged()), counts(case));
        assert_eq!(finding.new, case.keys().count());
    }
    assert!(counts(&case).len() >= 15, "the training case has few nouns: {:?}", counts(&case));
}
