//! Taking a file back from all its cases: what becomes of each, by what was entered since.

use super::{Desk, Reviewing, note, reason};
use kith::{
    case::{Author, Case, Key, Operation, Value},
    edit::{Brought, Edit, saving::Saving},
    handoff::imports::{Fate, Import, Imports, Part, TAKE_BACK_MILLIS, TakenFile, fate},
};
use std::collections::BTreeMap;

const FILE: &str = "file-1";

fn somebody() -> Author {
    Author { name: "Asha".to_owned(), role: String::new() }
}

fn import(case: &Case, made: &[Operation], file: &str, at: u64) -> Import {
    Import {
        at,
        by: somebody(),
        exported_by: somebody(),
        exported_at: "2025-11-04T10:20:00Z".to_owned(),
        brought: Brought::of(case, made.iter().map(|operation| operation.stamp), at),
        part_of: Some(Part { file: file.to_owned(), cases: 3 }),
        taken_back: None,
    }
}

/// A period of work, whose forms are under its id.
fn period() -> Key {
    Key::thing("episode", "first")
}

fn name() -> Key {
    Key::field("person", "client", "name")
}

/// The desk of somebody else, with a client, a period of work and a note.
fn theirs() -> Desk {
    let mut theirs = Desk::new(2, "Ben");
    theirs.dispatch(Edit::Add { thing: period(), fields: BTreeMap::new() });
    theirs.say(name(), "Doreen Amos");
    theirs.write(&note("n1"), "Rang");
    theirs
}

/// A desk that took the file in, and what it notes of it.
fn took(mut here: Desk) -> (Desk, Imports) {
    let made = here.take_choosing(&theirs(), Vec::new());
    let mut imports = Imports::default();
    imports.note(here.case(), import(here.case(), &made, FILE, here.now));
    here.now += 86_400_000;
    (here, imports)
}

fn left(here: &Desk, imports: &Imports) -> Vec<Key> {
    match fate(here.case(), imports, FILE, false) {
        Fate::Stays { left, .. } => left,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_case_that_came_with_the_file_and_that_nobody_touched_goes() {
    let (here, mut imports) = took(Desk::new(1, "Asha"));
    assert_eq!(fate(here.case(), &imports, FILE, false), Fate::Goes);
    assert_eq!(fate(here.case(), &imports, "another file", false), Fate::Nothing);
    assert_eq!(fate(&Case::new(), &imports, FILE, false), Fate::Nothing, "it was removed by hand");
    // Something is typed into it that is no entry yet.
    assert!(matches!(fate(here.case(), &imports, FILE, true), Fate::Stays { .. }));
    imports.all[0].taken_back = Some(here.now);
    assert_eq!(fate(here.case(), &imports, FILE, false), Fate::Nothing);
}

#[test]
fn a_case_that_was_here_before_stays() {
    let mut before = Desk::new(1, "Asha");
    before.say(reason(), "A fall");
    let (here, imports) = took(before);
    assert_eq!(left(&here, &imports), Vec::<Key>::new());
}

#[test]
fn a_case_into_which_another_file_came_later_stays() {
    let (mut here, mut imports) = took(Desk::new(1, "Asha"));
    let mut third = Desk::new(3, "Cai");
    third.take_choosing(&theirs(), Vec::new());
    third.write(&note("n2"), "Wrote");
    let made = here.take_choosing(&third, Vec::new());
    imports.note(here.case(), import(here.case(), &made, "file-2", here.now));
    assert!(matches!(fate(here.case(), &imports, FILE, false), Fate::Stays { .. }));
    assert!(matches!(fate(here.case(), &imports, "file-2", false), Fate::Stays { .. }));
}

/// What was entered since can be reached, and one knows of whom it speaks.
#[test]
fn what_was_entered_since_keeps_what_it_hangs_on() {
    let (mut here, imports) = took(Desk::new(1, "Asha"));
    here.say(reason(), "She rang this morning.");
    let stays = left(&here, &imports);
    assert!(stays.contains(&period()), "the period that the answer stands in: {stays:?}");
    assert!(stays.contains(&name()), "whose case it is: {stays:?}");
    here.dispatch(Edit::TakeBack { brought: imports.all[0].brought.clone() });
    assert_eq!(here.words(&reason()), "She rang this morning.");
    assert!(!here.case().is_withdrawn("episode", "first"));
    assert_eq!(here.words(&name()), "Doreen Amos");
    assert_eq!(here.case().things("note").count(), 0, "the rest of the file is withdrawn");
    // A name that was here before is said again, whatever was entered since.
    let mut before = Desk::new(1, "Asha");
    before.say(name(), "Doreen A.");
    let (mut here, imports) = took(before.clone());
    here.dispatch(Edit::Choose { key: name(), stamp: here.case().current(&name()).unwrap().stamp });
    assert!(!here.case().value(&name()).is_blank());
    assert_eq!(here.case().value(&Key::field("person", "client", "born")), &Value::Empty);
    assert!(!left(&here, &imports).contains(&period()), "nothing hangs on it");
}

#[test]
fn a_rating_keeps_the_concern_that_it_rates() {
    let mut from = theirs();
    from.dispatch(Edit::Add { thing: Key::thing("concern", "c1"), fields: BTreeMap::new() });
    let mut here = Desk::new(1, "Asha");
    let made = here.take_choosing(&from, Vec::new());
    let mut imports = Imports::default();
    imports.note(here.case(), import(here.case(), &made, FILE, here.now));
    here.now += 86_400_000;
    here.say(Key::field("rating", "c1.me.start", "value"), "4");
    assert!(left(&here, &imports).contains(&Key::thing("concern", "c1")));
}

#[test]
fn a_file_is_listed_for_thirty_days_and_reads_back_as_it_was_written() {
    let file = TakenFile {
        id: FILE.to_owned(),
        at: 1_000,
        by: somebody(),
        exported_by: somebody(),
        exported_at: "2025-11-04T10:20:00Z".to_owned(),
        cases: vec!["a".to_owned(), "b".to_owned()],
        taken_back: None,
    };
    assert!(file.is_recent(1_000 + TAKE_BACK_MILLIS));
    assert!(!file.is_recent(1_001 + TAKE_BACK_MILLIS));
    assert!(!TakenFile { taken_back: Some(2_000), ..file.clone() }.is_recent(2_000));
    let text = serde_json::to_string(&file).unwrap();
    assert_eq!(serde_json::from_str::<TakenFile>(&text).unwrap(), file);
    // What an earlier version noted of an import says nothing of a file.
    let (_, imports) = took(Desk::new(1, "Asha"));
    let mut json = serde_json::to_value(&imports).unwrap();
    json["all"][0].as_object_mut().unwrap().remove("part_of").unwrap();
    let earlier: Imports = serde_json::from_value(json).unwrap();
    assert_eq!(earlier.all[0].part_of, None);
    assert_eq!(earlier.of_file(FILE), None);
}

#[test]
fn numbers_that_were_not_written_are_given_back() {
    let mut saving = Saving::new(4);
    let first = saving.reserve(3);
    saving.give_back(first, 3);
    assert_eq!(saving.next_batch(), 4);
    let first = saving.reserve(3);
    assert_eq!(saving.reserve(1), 7);
    saving.give_back(first, 3);
    assert_eq!(saving.next_batch(), 8, "others were taken behind them");
}
