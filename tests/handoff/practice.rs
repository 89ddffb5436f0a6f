//! The file of a practice: the first version's, as it was once written, is read for ever; and no door takes the other's file for
//! one of its own.

use super::{
    Desk, NOW, WHEN, cases, envelope, hand_made,
    hand_made::{EXPORTED_AT, exported_by, text},
    me, refused,
};
use crate::support::released;
use kith::{
    case::{Case, Key, Operation, Subject, Value, subject::PRACTICE},
    edit::{Edit, Session},
    handoff::{
        self, CaseFile, Opened, Unreadable,
        envelope::checksum,
        practice::{FORMAT, Record, VERSION, write},
        release::{Choices, Release},
    },
    reports::{Block, Document},
};
use serde_json::Value as Json;
use std::sync::Arc;

const FILE: &str = "tests/fixtures/handoff/practice-1.json";

/// A practice made by hand: of its form `cpd` as that was when the first file was written, and of a form that is not there yet.
fn operations() -> Vec<Operation> {
    hand_made::of_practice()
}

fn practice() -> Case {
    Case::from_operations(operations()).unwrap().now_about(Subject::Practice)
}

/// The readable part follows the forms, whose words change from release to release: it is made by hand here.
fn readable() -> Vec<Document> {
    let mut document = Document::new("What I learnt");
    document.blocks.push(Block::Answer {
        label: "What did you learn?".to_owned(),
        answer: "Said: \"ask first\".\nThen \u{e9}t\u{e9} and a \\.".to_owned(),
    });
    vec![document]
}

fn golden() -> String {
    released(FILE, || {
        let record = Record { readable: readable(), operations: operations() };
        write(record, EXPORTED_AT, &exported_by()).unwrap()
    })
}

#[test]
fn the_first_practice_ever_written_is_read_for_ever() {
    let read = envelope(&golden());
    assert_eq!((read.format.as_str(), read.version), (FORMAT, 1));
    assert_eq!((read.exported_at.as_str(), &read.exported_by), (EXPORTED_AT, &exported_by()));
    let file = &read.cases[0];
    assert_eq!((read.cases.len(), file.id.as_str()), (1, PRACTICE));
    assert_eq!(file.operations, operations());
    assert_eq!(file.readable, readable());
    let practice = practice();
    assert_eq!(
        practice.field("cpd", "l1", "learnt"),
        &text("Said: \"ask first\".\nThen \u{e9}t\u{e9} and a \\.")
    );
    assert!(practice.things("cpd").eq(["l1"]));
    assert!(practice.all_things("cpd").eq(["l1", "l2"]));
}

#[test]
fn the_same_practice_is_written_in_the_same_bytes() {
    let golden = golden();
    let read = envelope(&golden);
    let record = Record { readable: readable(), operations: operations() };
    let written = write(record, EXPORTED_AT, &exported_by()).unwrap();
    // Only the version of the program that wrote it may differ.
    let app = |version: &str| format!("  \"app\": \"{version}\",\n");
    assert_eq!(golden.matches(&app(&read.app)).count(), 1);
    assert_eq!(written, golden.replace(&app(&read.app), &app(env!("CARGO_PKG_VERSION"))));
}

/// A file of this practice, its record changed and sealed again as its maker would.
fn resealed(change: impl FnOnce(&mut Json)) -> String {
    let mut json: Json = serde_json::from_str(&golden()).unwrap();
    change(&mut json);
    json["sha256"] = checksum(&json["practice"]).into();
    json.to_string()
}

#[test]
fn what_is_not_as_it_was_written_is_refused_and_what_is_newer_is_shown() {
    let is_damaged = |file: &str| assert!(matches!(refused(file), Unreadable::Damaged(_)), "{file}");
    is_damaged(&golden().replace("ask first", "ask last"));
    is_damaged(&resealed(|json| json["more"] = "words".into()));
    is_damaged(&resealed(|json| json["practice"]["more"] = "words".into()));
    // What only the file of a case says.
    is_damaged(&resealed(|json| json["cases"] = serde_json::json!([])));
    is_damaged(&resealed(|json| json["left_out"] = "Left out: names.".into()));
    is_damaged(&resealed(|json| json["practice"]["id"] = "practice".into()));
    is_damaged(&resealed(|json| json["practice"] = "words".into()));
    is_damaged(&resealed(|json| json["version"] = "1".into()));
    is_damaged(&resealed(|json| {
        json["practice"]["operations"][1]["value"] = serde_json::json!({ "text": "b" })
    }));
    // A stand-in without its salt, as only a redacted copy of a case has.
    is_damaged(&resealed(|json| {
        drop(json["practice"]["operations"][1].as_object_mut().unwrap().remove("salt"))
    }));
    let without = resealed(|json| drop(json.as_object_mut().unwrap().remove("practice")));
    assert_eq!(refused(&without), Unreadable::NoCase);
    let whole = golden();
    assert_eq!(refused(&whole[..whole.len() / 2]), Unreadable::CutShort);
    let newer = resealed(|json| json["version"] = (VERSION + 1).into());
    match handoff::read(newer.as_bytes()).unwrap() {
        Opened::Newer { cases, .. } => assert_eq!(cases, [readable()]),
        current @ Opened::Current(_) => panic!("{current:?}"),
    }
    // Re-indenting breaks no seal.
    let json: Json = serde_json::from_str(&whole).unwrap();
    assert_eq!(envelope(&json.to_string()).cases, envelope(&whole).cases);
}

#[test]
fn a_case_never_bears_the_id_of_the_practice() {
    let mut desk = Desk::new(1, "Asha Example");
    desk.add(("episode", "first"), &[]);
    let file = handoff::write(vec![CaseFile::of(PRACTICE, desk.case())], WHEN, &me()).unwrap();
    assert!(matches!(refused(&file), Unreadable::Damaged(_)));
}

#[test]
fn a_practice_is_taken_in_on_another_device_reviewed_and_taken_back_by_one_undo() {
    let file = cases(&golden()).remove(0);
    let mut desk = Desk::new(2, "Asha Example");
    desk.session = Session::new(PRACTICE, Case::new(), desk.session.device(), NOW);
    desk.now += 86_400_000 * 30;
    let finding = handoff::compare(None, &file, desk.now).unwrap();
    assert_eq!((finding.known, finding.far_ahead), (false, 0));
    assert!(finding.sections.count() > 0 && !finding.is_nothing_new());
    desk.dispatch(Edit::Import { admission: Box::new(finding.admission), choices: Vec::new() });
    assert_eq!(desk.case().subject(), Subject::Practice);
    assert_eq!(desk.case(), &practice());
    // Once more brings nothing.
    assert!(handoff::compare(Some(desk.case()), &file, desk.now).unwrap().is_nothing_new());
    desk.dispatch(Edit::Undo);
    assert_eq!(desk.case().things("cpd").count(), 0);
    assert_eq!(desk.case().all_things("cpd").count(), 2, "nothing goes from the record");
}

#[test]
fn what_leaves_of_a_practice_is_its_own_file_and_whole() {
    let release = |part| Release::new(vec![(PRACTICE.to_owned(), Arc::new(practice()))], part);
    let made = release(None).make(WHEN, &me()).unwrap();
    let read = envelope(made.text());
    assert_eq!((read.format.as_str(), &read.cases[0].operations), (FORMAT, &operations()));
    assert!(!made.text().contains(handoff::FORMAT));
    let part = handoff::redaction::Choice::usual();
    assert!(release(Some(part)).make(WHEN, &me()).is_err());
    let of = |id: &str, record| (id.to_owned(), Arc::new(record));
    let beside = Release::new(vec![of("c1", Case::new()), of(PRACTICE, practice())], None);
    assert!(beside.make(WHEN, &me()).is_err(), "a practice leaves in the file of a case");
    assert!(Choices::practice().is_locked() && Choices::practice().has_purpose());
    let key = Key::field("cpd", "l1", "learnt");
    assert!(matches!(practice().value(&key), Value::Text(_)));
}
