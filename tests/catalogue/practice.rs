//! The practitioner's practice is a record of its own: neither it nor a case ever holds, takes in or names anything of the other.

use super::world::{World, filled, practice};
use crate::support::import;
use kith::{
    case::{
        Act, Author, Case, Device, Key, Operation, Salt, Stamp, Subject, Value, nouns::Noun,
        subject::PRACTICE,
    },
    edit::{Edit, Refusal, wording},
    forms::{
        self, Form, Sheet,
        nouns::{of, sections_of},
    },
    handoff::{self, CaseFile, compare},
    pathway::things::things,
    reports::{self, Document, history, search::Index},
    workbench::ways,
};
use std::collections::{BTreeMap, BTreeSet};

/// The nouns that may stand in such a record alone.
fn own(subject: Subject) -> Vec<&'static Noun> {
    let is_shared =
        |noun: &&Noun| Subject::ALL.into_iter().all(|other| forms::nouns::may_stand(other, noun.slug));
    let nouns: Vec<&Noun> = of(subject).iter().filter(|noun| !is_shared(noun)).collect();
    assert!(!nouns.is_empty(), "{subject:?} has no noun of its own");
    nouns
}

const fn other(subject: Subject) -> Subject {
    match subject {
        Subject::Case => Subject::Practice,
        Subject::Practice => Subject::Case,
    }
}

fn begun(subject: Subject) -> World {
    match subject {
        Subject::Case => World::new(),
        Subject::Practice => World::of(PRACTICE),
    }
}

#[test]
fn each_noun_is_of_one_subject_but_for_what_leaves_with_a_whole_record() {
    let shared: Vec<&str> = of(Subject::Case)
        .iter()
        .map(|noun| noun.slug)
        .filter(|slug| of(Subject::Practice).iter().any(|noun| noun.slug == *slug))
        .collect();
    assert_eq!(shared, [forms::handover::NOUN, kith::edit::decide::ERASURE]);
    for subject in Subject::ALL {
        for noun in of(subject) {
            assert!(forms::nouns::may_stand(subject, noun.slug), "{}", noun.slug);
            assert!(
                sections_of(subject).iter().chain(sections_of(Subject::Case)).any(|one| *one == noun.section)
            );
        }
        assert!(forms::of(subject).iter().all(|form| form.subject() == subject));
    }
    // Of what a newer version has nobody can say here whose it is.
    assert!(Subject::ALL.into_iter().all(|subject| forms::nouns::may_stand(subject, "of-a-newer-version")));
}

#[test]
fn no_edit_writes_in_a_record_what_belongs_to_the_other() {
    let mut refused = 0;
    for subject in Subject::ALL {
        for noun in own(other(subject)) {
            let thing = Key::thing(noun.slug, "t1");
            let (field, _) = forms::nouns::fields(noun).remove(0);
            let key = thing.sibling(field);
            let edits = [
                Edit::Answer { key: key.clone(), value: Value::text("Zq1x") },
                Edit::AnswerSeveral { answers: vec![(key, Value::text("Zq2x"))] },
                Edit::Add { thing: thing.clone(), fields: BTreeMap::new() },
                Edit::AddSeveral { things: vec![(thing.clone(), BTreeMap::new())] },
                Edit::AddAndAnswer { things: vec![(thing.clone(), BTreeMap::new())], answers: Vec::new() },
                Edit::Replace {
                    things: vec![(thing, BTreeMap::new())],
                    withdrawn: Vec::new(),
                    why: "w".to_owned(),
                },
            ];
            for edit in edits {
                let mut world = begun(subject);
                let before = world.case().clone();
                assert_eq!(world.attempt(edit), Err(Refusal::OfTheOther(subject)), "{}", noun.slug);
                assert_eq!(world.case(), &before);
                refused += 1;
            }
        }
    }
    assert_eq!(refused, 6 * (own(Subject::Case).len() + own(Subject::Practice).len()));
}

/// An entry as another device could have written it.
fn entry(noun: &str) -> Operation {
    let (salt, value) = (Salt([7; 16]), Value::Whole(BTreeMap::new()));
    Operation {
        stamp: Stamp { millis: 1_762_251_600_000, counter: 0, device: Device(77) },
        act: Act::Add,
        key: Key::thing(noun, "t1"),
        digest: Operation::digest_of(salt, &value),
        value,
        replaces: Vec::new(),
        by: Author { name: "Asha".to_owned(), role: String::new() },
        why: None,
        salt: Some(salt),
    }
}

#[test]
fn no_file_brings_a_record_what_belongs_to_the_other() {
    for subject in Subject::ALL {
        let id = if subject == Subject::Practice { PRACTICE } else { "c1" };
        for noun in own(other(subject)) {
            let file =
                CaseFile { id: id.to_owned(), readable: Vec::new(), operations: vec![entry(noun.slug)] };
            let here = begun(subject);
            for local in [None, Some(here.case())] {
                let kept_out = compare(local, &file, 1_762_251_700_000).unwrap_err();
                assert!(kept_out.reason.contains("practice"), "{}", kept_out.reason);
            }
            let admitted = import(here.case(), file.operations);
            assert!(matches!(admitted, Err(Refusal::Corrupt(_))), "{}: {admitted:?}", noun.slug);
        }
        // What is its own is let in.
        for noun in own(subject) {
            let file =
                CaseFile { id: id.to_owned(), readable: Vec::new(), operations: vec![entry(noun.slug)] };
            let finding = compare(None, &file, 1_762_251_700_000).unwrap();
            assert_eq!((finding.new, finding.admission.merged().subject()), (1, subject), "{}", noun.slug);
        }
    }
}

fn ids(form: &Form) -> Vec<String> {
    ["a", "b", "c"].map(|one| format!("{}-{one}", form.noun)).to_vec()
}

#[test]
fn a_practice_is_listed_told_searched_and_undone_as_a_case_is() {
    let mut world = practice(1);
    let mut looked = 0;
    let whole: String = reports::forms::whole(world.case()).iter().map(Document::to_text).collect();
    let mut index = Index::default();
    index.add(PRACTICE, world.case());
    for form in forms::PRACTICE {
        assert_eq!(things(world.case(), form, "").len(), 3, "{}", form.noun);
        assert_eq!(history::section(&Key::thing(form.noun, "x")), form.noun);
        for id in ids(form) {
            let sheet = Sheet { form, id: &id };
            for question in form.questions().filter(|question| question.is_asked()) {
                let said = wording::answer(Some(question), sheet.answer(world.case(), question));
                let key = sheet.key(world.case(), question);
                assert!(!said.is_empty() && whole.contains(&said), "{key}: {said}");
                assert!(history::words::said(world.case(), &key, world.case().value(&key)).contains(&said));
                assert!(index.find(&said).0.iter().any(|hit| hit.key == key), "{key}");
                looked += 1;
            }
        }
    }
    assert_eq!(looked, 3 * forms::PRACTICE.iter().flat_map(|form| form.questions()).count());
    let lists = ways::lists_of_practice(world.case());
    assert_eq!(lists.len(), forms::PRACTICE.len());
    assert!(lists.iter().all(|(.., count)| count.starts_with("3 ")));
    // Step by step to nothing, and all of it again.
    let full = world.case().clone();
    let shown = |case: &Case| {
        let of = |form: &&'static Form| {
            things(case, form, "").into_iter().map(|id| (form.noun, id)).collect::<Vec<_>>()
        };
        forms::PRACTICE.iter().flat_map(of).collect::<Vec<_>>()
    };
    let mut steps = 0;
    while world.attempt(Edit::Undo).is_ok() {
        steps += 1;
    }
    assert!(steps > looked && shown(world.case()).is_empty(), "{steps}");
    while world.attempt(Edit::Redo).is_ok() {
        steps -= 1;
    }
    assert_eq!((steps, shown(world.case())), (0, shown(&full)));
    assert!(world.case().len() > full.len(), "what was undone stays in the record");
}

/// What a form calls itself and asks.
fn said_by(form: &Form) -> Vec<&'static str> {
    let mut words = vec![form.noun, form.title, form.name, form.purpose];
    words.extend(form.sections.iter().map(|section| section.heading));
    words.extend(form.questions().map(|question| question.label));
    words.extend(form.list().into_iter().flat_map(|list| [list.path, list.add, list.empty]));
    words
}

/// The words by which a practice is named: what its forms are called, ask and offer, and what stands in its answers.
fn words_of_practice() -> Vec<String> {
    let mut words = vec!["My practice".to_owned(), "kith-practice".to_owned(), "#/practice".to_owned()];
    words.extend(forms::PRACTICE.iter().flat_map(|form| said_by(form)).map(str::to_owned));
    // The answers themselves, as they lie in the record of the practice.
    for operation in practice(0).case().operations() {
        if let Value::Text(said) = &operation.value {
            words.push(said.clone());
        }
    }
    // What a form of a case asks in the same words tells nobody of a practice.
    let of_cases: BTreeSet<&str> = forms::FORMS.iter().flat_map(|form| said_by(form)).collect();
    words.retain(|word| word.chars().count() > 2 && !of_cases.contains(word.as_str()));
    words
}

/// Everything that a case puts before somebody or lets leave, by a name.
fn outputs(case: &Case) -> Vec<(String, String)> {
    let text = |documents: &[Document]| documents.iter().map(Document::to_text).collect::<String>();
    let by = Author { name: "Asha".to_owned(), role: String::new() };
    let file = handoff::write(vec![CaseFile::of("c1", case)], "2025-11-04T10:20:00Z", &by).unwrap();
    let mut all = vec![
        ("file".to_owned(), file),
        ("whole".to_owned(), text(&reports::forms::whole(case))),
        ("summary".to_owned(), format!("{:?}", reports::caseload::Summary::of("c1", case, None))),
        ("table".to_owned(), reports::chronology::exchange::table::csv(&reports::chronology::entries(case))),
        ("parts of a copy".to_owned(), format!("{:?}", handoff::redaction::parts())),
        ("sections".to_owned(), format!("{:?}", sections_of(Subject::Case))),
    ];
    for zoom in reports::chronology::zoom::Zoom::ALL {
        all.push(("chronology".to_owned(), text(&[reports::chronology::document_at(case, *zoom, false)])));
    }
    for form in forms::FORMS {
        for id in case.all_things(form.noun).chain(super::world::PERIODS).chain(["client"]) {
            all.push((form.noun.to_owned(), text(&[reports::forms::paper(case, form, id)])));
        }
    }
    for period in super::world::PERIODS {
        let ways = (ways::navigation(case, period), ways::to_add(case, period), ways::tasks(case, period));
        all.push(("ways".to_owned(), format!("{ways:?}")));
        let papers: Vec<_> = ways::papers(case, period).iter().map(|form| form.name).collect();
        all.push(("papers".to_owned(), format!("{papers:?}")));
    }
    for operation in case.operations() {
        let told = history::entry(case, operation.stamp, Device(1), 1_762_251_700_000);
        all.push(("history".to_owned(), format!("{told:?}")));
    }
    let mut redacted = handoff::redaction::redact("c1", case, &handoff::redaction::Choice::usual());
    redacted.scan.allow("");
    all.push(("redacted copy".to_owned(), text(&handoff::redaction::readable(&redacted))));
    all
}

#[test]
fn no_output_of_a_case_holds_a_word_of_a_practice() {
    let words = words_of_practice();
    assert!(words.len() > 10 * forms::PRACTICE.len(), "{words:?}");
    let (mut looked, mut found) = (0, Vec::<String>::new());
    for pick in 0..3 {
        for (name, output) in outputs(filled(pick).case()) {
            looked += 1;
            let held = words.iter().filter(|word| output.contains(word.as_str()));
            found.extend(held.map(|word| format!("{name}: {word}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    println!("{} words of a practice looked for in {looked} outputs of a case", words.len());
    // The search finds what it looks for: the practice's own document holds every planted word of it.
    let practice = practice(0);
    let own: String = reports::forms::whole(practice.case()).iter().map(Document::to_text).collect();
    assert!(words.iter().filter(|word| word.starts_with("Zq")).all(|word| own.contains(word.as_str())));
}

/// The heading of one of a list goes on after a colon, and is a day as often as a choice.
#[test]
fn words_within_a_sentence_lose_no_capital_but_their_first() {
    assert_eq!(wording::within("29 November 2026"), "29 November 2026");
    assert_eq!(wording::within("Initial review for Kent"), "initial review for Kent");
    assert_eq!(wording::within(""), "");
}
