//! A file that is damaged, cut short or forged is refused with words that say which, and nothing of it is applied.

use super::{Filing, NOW, cases, envelope, reason, refused, resealed, sample};
use kith::{
    case::{Case, Value},
    handoff::{self, Opened, Unreadable},
};
use serde_json::{Value as Json, json};

fn damaged(file: &str) -> String {
    match refused(file) {
        Unreadable::Damaged(what) => what,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_changed_letter_breaks_the_seal() {
    let file = sample().file();
    let changed = file.replace("Rang the daughter", "Rang the Daughter");
    assert_ne!(changed, file);
    assert!(damaged(&changed).contains("seal"));
    let seal = envelope(&file).sha256;
    assert!(damaged(&file.replace(&seal, &seal.to_uppercase())).contains("seal"));
    assert!(damaged(&file.replace(&seal, "")).contains("seal"));
    for other in ["null", "true", "7", "[]", "{}"] {
        assert!(damaged(&file.replace(&format!("\"{seal}\""), other)).contains("seal"));
    }
    assert!(damaged(&file.replace("\"sha256\"", "\"sha-256\"")).contains("seal"));
}

/// Someone may seal the file again; each entry then still bears the digest of what was said.
#[test]
fn a_changed_value_breaks_the_digest_of_its_entry() {
    let file = sample().file();
    let words = file.replace("Rang the daughter", "Rang nobody");
    let what = damaged(&resealed(&words, |_| {}));
    let stamp = cases(&file)[0].operations.iter().find(|op| op.key.noun() == "note").unwrap().stamp;
    assert!(what.contains(&stamp.to_string()), "{what}");
    for gone in ["salt", "digest"] {
        let without = resealed(&file, |json| {
            json["cases"][0]["operations"][3].as_object_mut().unwrap().remove(gone);
        });
        damaged(&without);
    }
}

#[test]
fn a_file_that_was_cut_short_says_so_wherever_it_was_cut() {
    let file = sample().file().replace("What happened", &"\u{c9}t\u{e9} \u{1f33b} ".repeat(20));
    let file = file.as_bytes();
    let mut cuts: Vec<usize> = (0..file.len()).step_by(997).collect();
    // Once around every letter of more than one byte too.
    cuts.extend((0..file.len()).filter(|at| !file[*at].is_ascii()).take(200));
    cuts.extend(file.len() - 80..file.len());
    for at in cuts {
        let expected = match at {
            0 => Unreadable::Empty,
            // What the file calls itself has to be in what is left.
            1..100 => continue,
            _ => Unreadable::CutShort,
        };
        assert_eq!(refused(&file[..at]), expected, "cut at {at} of {}", file.len());
    }
}

#[test]
fn any_beginning_of_a_file_is_refused() {
    let file = sample().file();
    for at in 0..400 {
        refused(&file.as_bytes()[..at]);
    }
}

#[test]
fn an_entry_with_other_words_under_a_known_stamp_is_corruption_and_changes_nothing() {
    let desk = sample();
    let before = desk.case().clone();
    let mut file = cases(&desk.file()).remove(0);
    let forged = file.operations.iter_mut().find(|operation| operation.key == reason()).unwrap();
    forged.value = Value::text("He was pushed");
    forged.digest = kith::case::Operation::digest_of(forged.salt.unwrap(), &forged.value);
    let stamp = forged.stamp;
    // In itself the file is sound: only a copy of the case can tell.
    let case = Case::from_operations(file.operations.clone()).unwrap();
    let sound = envelope(&super::written(&[("first", &case)])).cases.remove(0);
    let corruption = handoff::compare(Some(desk.case()), &sound, NOW).unwrap_err();
    assert_eq!(corruption.stamp, stamp);
    assert_eq!(desk.case(), &before);
    assert!(handoff::compare(None, &sound, NOW).is_ok());
}

#[test]
fn two_entries_of_one_stamp_in_the_file_itself_are_refused() {
    let twice = resealed(&sample().file(), |json| {
        let operations = json["cases"][0]["operations"].as_array_mut().unwrap();
        let mut other = operations[2].clone();
        other["by"]["name"] = json!("Somebody else");
        operations.push(other);
    });
    assert!(damaged(&twice).contains("same one"));
}

#[test]
fn operations_that_are_repeated_or_out_of_order_say_the_same() {
    let desk = sample();
    let file = desk.file();
    let shuffled = resealed(&file, |json| {
        let operations = json["cases"][0]["operations"].as_array_mut().unwrap();
        let again: Vec<Json> = operations.iter().step_by(3).cloned().collect();
        operations.reverse();
        operations.extend(again);
        operations.rotate_left(7);
    });
    let read = &cases(&shuffled)[0];
    assert_eq!(&Case::from_operations(read.operations.clone()).unwrap(), desk.case());
    let finding = handoff::compare(None, read, NOW).unwrap();
    assert_eq!(finding.operations().len(), desk.case().len(), "each is taken in once");
    assert_eq!(finding.new, desk.case().keys().count());
}

#[test]
fn wrong_types_anywhere_are_refused() {
    let file = sample().file();
    let wrong =
        [json!(null), json!(true), json!(7), json!(1e300), json!("x"), json!([]), json!({}), json!([[]])];
    let pointers = [
        "/format",
        "/version",
        "/app",
        "/notice",
        "/exported_at",
        "/exported_by",
        "/exported_by/name",
        "/cases",
        "/cases/0",
        "/cases/0/id",
        "/cases/0/readable",
        "/cases/0/readable/0/title",
        "/cases/0/readable/0/blocks",
        "/cases/0/operations",
        "/cases/0/operations/0",
        "/cases/0/operations/0/stamp",
        "/cases/0/operations/0/act",
        "/cases/0/operations/0/key",
        "/cases/0/operations/0/value",
        "/cases/0/operations/0/by",
        "/cases/0/operations/0/salt",
        "/cases/0/operations/0/digest",
        "/cases/0/operations/3/replaces",
        "/cases/0/operations/3/why",
    ];
    let mut opened = 0;
    for pointer in pointers {
        for wrong in &wrong {
            let changed = resealed(&file, |json| match json.pointer_mut(pointer) {
                Some(place) => *place = wrong.clone(),
                // What is left out when it is empty has no place yet.
                None => {
                    json["cases"][0]["operations"][3][pointer.rsplit('/').next().unwrap()] = wrong.clone()
                }
            });
            match handoff::read(changed.as_bytes()) {
                Err(error) => assert!(error.to_string().ends_with('.')),
                Ok(Opened::Newer { .. }) => assert_eq!(pointer, "/version"),
                Ok(Opened::Current(read)) => {
                    opened += 1;
                    let is_loose = wrong.is_string() || *wrong == json!([]) || *wrong == json!(null);
                    assert!(is_loose, "{pointer} may be {wrong}");
                    Case::from_operations(read.cases[0].operations.clone()).unwrap();
                }
            }
        }
    }
    assert!(opened < 20, "{opened} wrong files were opened");
}

#[test]
fn unknown_fields_are_refused_rather_than_lost() {
    let file = sample().file();
    for pointer in ["", "/exported_by", "/cases/0", "/cases/0/operations/0", "/cases/0/operations/0/by"] {
        let more = resealed(&file, |json| json.pointer_mut(pointer).unwrap()["more"] = json!("words"));
        assert!(damaged(&more).contains("more"), "{pointer}");
    }
}

#[test]
fn values_that_the_app_does_not_make_are_refused() {
    let set =
        |value: Json| resealed(&sample().file(), |json| json["cases"][0]["operations"][1]["value"] = value);
    for value in [
        json!({"number": 9_223_372_036_854_775_808_u64}),
        json!({"number": 1.5}),
        json!({"date": "2025-02-30"}),
        json!({"date": "4 November 2025"}),
        json!({"text": 7}),
        json!({"text": "a", "choice": "b"}),
        json!({"picture": "a"}),
        json!("full"),
        json!({}),
    ] {
        damaged(&set(value));
    }
}

#[test]
fn a_case_needs_a_proper_id_and_comes_once() {
    let file = sample().file();
    for id in ["", "Doreen Amos", "a/b", "../up", "A", &"a".repeat(65)] {
        let changed = resealed(&file, |json| json["cases"][0]["id"] = id.into());
        assert!(damaged(&changed).contains("id"), "{id:?}");
    }
    let twice = resealed(&file, |json| {
        let again = json["cases"][0].clone();
        json["cases"].as_array_mut().unwrap().push(again);
    });
    assert!(damaged(&twice).contains("twice"));
    let none = resealed(&file, |json| json["cases"] = json!([]));
    assert_eq!(refused(none), Unreadable::NoCase);
    let gone = resealed(&file, |json| drop(json.as_object_mut().unwrap().remove("cases")));
    assert_eq!(refused(gone), Unreadable::NoCase);
}

/// Whole things stand under their own address, with fields that can be fields, and hold no things in turn.
#[test]
fn things_that_are_not_made_as_the_app_makes_them_are_refused() {
    let make = |key: &str, value: Json| {
        resealed(&sample().file(), |json| {
            let operation = &mut json["cases"][0]["operations"][1];
            operation["key"] = key.into();
            let value: Value = serde_json::from_value(value).unwrap();
            let salt = serde_json::from_value(operation["salt"].clone()).unwrap();
            let digest = kith::case::Operation::digest_of(salt, &value);
            operation["value"] = serde_json::to_value(&value).unwrap();
            operation["digest"] = serde_json::to_value(digest).unwrap();
        })
    };
    let sound = make("note/n9", json!({"whole": {"text": {"text": "words"}}}));
    assert!(handoff::read(sound.as_bytes()).is_ok());
    damaged(&make("note/n9/text", json!({"whole": {}})));
    damaged(&make("note/n9", json!({"whole": {"a/b": "empty"}})));
    damaged(&make("note/n9", json!({"whole": {"": "empty"}})));
    damaged(&make("note/n9", json!({"whole": {"text": {"whole": {}}}})));
}
