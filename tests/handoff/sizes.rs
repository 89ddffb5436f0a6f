//! Files made to be slow: what is larger than any record is refused in plain words, or shown in part, and that is said.

use super::{Desk, Filing, NOW, cases, reason, refused, resealed, sample, written};
use kith::{
    case::{Case, Key, Operation, Value},
    handoff::{self, Opened, Unreadable},
    reports::Block,
};
use serde_json::json;

fn too_much(operations: Vec<Operation>) -> String {
    let case = Case::from_operations(operations).unwrap();
    match refused(written(&[("first", &case)])) {
        Unreadable::TooMuch(what) => Unreadable::TooMuch(what).to_string(),
        other => panic!("{other:?}"),
    }
}

/// Entries of one field, none of which knows the others.
fn apart(count: usize) -> Vec<Operation> {
    let mut desk = Desk::new(1, "Asha Example");
    let all = (0..count).map(|number| {
        desk.session =
            kith::edit::Session::new("first", Case::new(), kith::case::Device(number as u64 + 2), NOW);
        desk.say(reason(), &format!("Answer {number}"));
        desk.case().operations().next().unwrap().clone()
    });
    all.collect()
}

#[test]
fn more_answers_to_one_question_than_anybody_could_choose_between_are_refused() {
    let words = too_much(apart(101));
    assert!(words.contains("100 answers") && words.contains("reason for the consultation"), "{words}");
    assert_eq!(cases(&written(&[("first", &Case::from_operations(apart(100)).unwrap())])).len(), 1);
    // An answer that was superseded is history, of which there may be any number.
    let mut desk = Desk::new(1, "Asha Example");
    (0..300).for_each(|number| drop(desk.say(reason(), &format!("Answer {number}"))));
    assert_eq!(cases(&desk.file())[0].operations.len(), 300);
}

#[test]
fn a_text_longer_than_a_book_is_refused_wherever_it_stands() {
    let most = kith::case::value::LONGEST_TEXT;
    let long = "a".repeat(most + 1);
    let mut desk = Desk::new(1, "Asha Example");
    desk.say(reason(), "Said");
    let said = desk.case().operations().next().unwrap().clone();
    let with = |change: &dyn Fn(&mut Operation)| {
        let mut operation = said.clone();
        change(&mut operation);
        operation.digest = Operation::digest_of(operation.salt.unwrap(), &operation.value);
        vec![operation]
    };
    let note = Key::thing("note", "n1");
    let whole = |value: Value| Value::Whole([("text".to_owned(), value)].into_iter().collect());
    for operations in [
        with(&|operation| operation.value = Value::Text(long.clone())),
        with(&|operation| operation.value = Value::Typed(long.clone())),
        with(&|operation| operation.value = Value::Time(long.clone())),
        with(&|operation| operation.value = Value::Link(long.clone())),
        with(&|operation| operation.value = Value::Choice(long.clone())),
        with(&|operation| operation.value = Value::Choices([long.clone()].into())),
        with(&|operation| {
            (operation.key, operation.value) = (note.clone(), whole(Value::Text(long.clone())))
        }),
        with(&|operation| operation.why = Some(long.clone())),
        with(&|operation| operation.by.name = long.clone()),
        with(&|operation| operation.by.role = long.clone()),
    ] {
        let words = too_much(operations);
        assert!(words.contains(",000 letters"), "{words}");
    }
    let file = with(&|operation| operation.value = Value::Text("a".repeat(most)));
    assert_eq!(cases(&written(&[("first", &Case::from_operations(file).unwrap())])).len(), 1);
}

/// What can be typed can be handed over: the same limit stands at the keys.
#[test]
fn no_text_is_kept_that_no_other_device_would_open() {
    let mut desk = Desk::new(1, "Asha Example");
    let long = Value::Text("a".repeat(kith::case::value::LONGEST_TEXT + 1));
    let fields: std::collections::BTreeMap<String, Value> = [("text".to_owned(), long.clone())].into();
    let note = Key::thing("note", "n1");
    for edit in [
        kith::edit::Edit::Answer { key: reason(), value: long.clone() },
        kith::edit::Edit::AnswerSeveral { answers: vec![(reason(), long.clone())] },
        kith::edit::Edit::Add { thing: note.clone(), fields: fields.clone() },
        kith::edit::Edit::AddSeveral { things: vec![(note.clone(), fields.clone())] },
        kith::edit::Edit::AddAndAnswer { things: vec![(note.clone(), fields.clone())], answers: Vec::new() },
        kith::edit::Edit::AddAndAnswer {
            things: vec![(note.clone(), Default::default())],
            answers: vec![(reason(), long.clone())],
        },
    ] {
        let author = kith::case::Author::default();
        let occasion = kith::edit::Occasion { now: NOW, author, entropy: [1; 32] };
        let refusal = desk.session.dispatch(edit, &occasion).unwrap_err();
        assert!(refusal.to_string().contains("1,000,000 letters"), "{refusal}");
        assert!(desk.case().is_empty());
    }
}

#[test]
fn a_newer_file_is_shown_up_to_what_can_be_read_and_says_that_there_is_more() {
    let paragraph = json!({ "paragraph": "words" });
    let shapes = [
        json!([{ "title": "Long", "blocks": vec![paragraph.clone(); 50_000] }]),
        json!(vec![json!({ "title": "Many", "blocks": [paragraph] }); 20_000]),
        json!([{ "title": "Wide", "blocks": vec![json!({ "paragraph": "w".repeat(1_000_000) }); 2] }]),
        json!([{ "title": "Table", "blocks": [{ "table": { "caption": "c", "columns": ["a"], "rows": vec![json!(["w"]); 50_000] } }] }]),
        json!([{ "title": "t".repeat(2_000_000), "blocks": [] }]),
    ];
    for shape in shapes {
        for several in [false, true] {
            let file = resealed(&sample().file(), |json| {
                json["version"] = 3.into();
                // The readable part of some may be empty: the note stands behind the last one that is shown.
                let empty = several.then(|| json!({ "readable": [] }));
                let cases = empty.into_iter().chain([json!({ "readable": shape.clone() })]);
                json["cases"] = cases.collect();
            });
            let Ok(Opened::Newer { cases, .. }) = handoff::read(file.as_bytes()) else { panic!("not newer") };
            let documents: Vec<_> = cases.into_iter().flatten().collect();
            let blocks: usize = documents.iter().map(|document| document.blocks.len()).sum();
            let letters = serde_json::to_string(&documents).unwrap().len();
            assert!(
                blocks <= 2_100 && documents.len() <= 2_100 && letters <= 400_000,
                "{blocks} blocks, {letters} letters"
            );
            let last = documents.last().unwrap().blocks.last().unwrap();
            assert!(
                matches!(last, Block::Paragraph(words) if words.contains("The rest of the file is not shown")),
                "{last:?}"
            );
        }
    }
    let short = resealed(&sample().file(), |json| json["version"] = 3.into());
    let Ok(Opened::Newer { cases, .. }) = handoff::read(short.as_bytes()) else { panic!("not newer") };
    assert!(!serde_json::to_string(&cases).unwrap().contains("The rest of the file"));
}

/// What the reader of JSON says is for programmers: people are told what to do.
#[test]
fn no_inner_words_reach_the_user() {
    let file = sample().file();
    let broken = [
        resealed(&file, |json| json["version"] = 0.into()),
        resealed(&file, |json| json["version"] = "1".into()),
        resealed(&file, |json| json["version"] = 1.5.into()),
        resealed(&file, |json| json["cases"] = json!({})),
        resealed(&file, |json| json["cases"][0] = json!(7)),
        resealed(&file, |json| json["more"] = json!(7)),
        resealed(&file, |json| json["exported_by"] = json!(7)),
        resealed(&file, |json| json["cases"][0]["operations"][0]["stamp"] = json!("never")),
        resealed(&file, |json| json["cases"][0]["operations"][0]["key"] = json!("A B")),
        resealed(&file, |json| json["cases"][0]["operations"][0]["act"] = json!("burn")),
        resealed(&file, |json| json["cases"][0]["operations"][0]["value"] = json!({ "text": 7 })),
        resealed(&file, |json| json["cases"][0]["operations"][0]["digest"] = json!("ff")),
        resealed(&file, |json| {
            json["cases"][0]["operations"][0].as_object_mut().unwrap().remove("by");
        }),
    ];
    for text in broken {
        let words = refused(&text).to_string();
        for inner in
            ["invalid", "expected", "missing field", "unknown", "variant", "`", "column", "EOF", "0x"]
        {
            assert!(!words.contains(inner), "{inner:?} in {words:?}");
        }
    }
}

/// Each of these is shown beside each of another kind, so that many of both would be walked in their product.
#[test]
fn more_periods_of_work_or_concerns_than_any_case_has_are_refused() {
    for (noun, most) in [("episode", 200), ("concern", 200), ("rater", 200), ("review", 1_000)] {
        let mut desk = Desk::new(1, "Asha Example");
        (0..most).for_each(|number| drop(desk.add((noun, &format!("t{number}")), &[])));
        assert_eq!(cases(&desk.file())[0].operations.len(), most);
        desk.add((noun, "one-more"), &[]);
        let words = refused(desk.file()).to_string();
        assert!(words.contains(&format!("more than {most} of one kind")), "{words}");
    }
}

/// The rows of a form are all shown where they are written.
#[test]
fn more_rows_of_a_form_than_any_case_has_are_refused() {
    for noun in kith::forms::rows::ROWS {
        let mut desk = Desk::new(1, "Asha Example");
        (0..=2_000).for_each(|number| drop(desk.add((noun, &format!("t{number}")), &[])));
        let words = refused(desk.file()).to_string();
        assert!(words.contains("of one kind in a case"), "{noun}: {words}");
    }
}
