//! Every form with a paper has a document, and every question with an answer is in each output.

use super::world::{PERIODS, World, filled};
use kith::{
    case::{Case, Key, Value, family::CLIENT},
    edit::wording,
    forms::{
        self, FORMS, Form, Question, Sheet,
        form::{About, Layout, Paper},
    },
    handoff,
    reports::{self, Block, Document, history, search::Index},
};
use std::collections::BTreeSet;

fn text(documents: &[Document]) -> String {
    documents.iter().map(Document::to_text).collect()
}

/// The ids under which a form is filled in.
pub fn ids(form: &Form) -> Vec<String> {
    match (form.about, form.many()) {
        (About::Client, _) => vec![CLIENT.to_owned()],
        (_, Some(_)) => ["a", "b", "c"].map(|one| format!("{}-{one}", form.noun)).to_vec(),
        (_, None) => PERIODS.map(str::to_owned).to_vec(),
    }
}

/// The paper on which a form stands, whatever it is called there.
fn paper(case: &Case, form: &'static Form, id: &str) -> Option<String> {
    let on = forms::on_paper_of(form)?;
    // Of many on the paper of another form it is the period's; of many with papers of their own each has one.
    let of_its_own = form.many().is_some() && on.noun == form.noun;
    let id = if form.many().is_some() && !of_its_own { PERIODS[0] } else { id };
    Some(reports::forms::paper(case, on, id).to_text())
}

/// The questions whose answers stand on paper: of a list its columns, of the chronology those of its template.
fn is_on_paper(form: &Form, question: &Question) -> bool {
    match form.leaf().map(|leaf| leaf.layout) {
        Some(Layout::Table) => {
            form.list().is_some_and(|list| list.columns.iter().any(|column| column.slug == question.slug))
        }
        Some(Layout::Chronology) => form.sections[0].asks(question.slug),
        Some(Layout::Sections) | None => true,
    }
}

#[test]
fn every_question_with_an_answer_is_in_each_output() {
    let mut seen: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut looked = 0;
    for pick in 0..6 {
        let world = filled(pick);
        let case = world.case();
        let whole = text(&reports::forms::whole(case));
        let mut index = Index::default();
        index.add("c1", case);
        for form in FORMS {
            for id in ids(form) {
                let sheet = Sheet { form, id: &id };
                let own = reports::forms::form(case, form, &id, None).to_text();
                let paper = paper(case, form, &id);
                let file = handoff::sections::said(case, &Key::thing(form.noun, &id));
                for question in form.questions().filter(|question| !question.kind.is_kept_apart()) {
                    if !sheet.is_shown(case, question) {
                        continue;
                    }
                    seen.insert((form.noun, question.slug));
                    let key = sheet.key(case, question);
                    let said = wording::said(case, Some(question), sheet.answer(case, question));
                    assert!(!said.is_empty(), "{key}");
                    let says = |text: &str| text.contains(&said);
                    assert!(says(&own), "{key}: {said} is not in its form");
                    assert!(says(&history::words::said(case, &key, case.value(&key))), "{key}: history");
                    assert_eq!(
                        history::words::label(&key),
                        wording::question(&key).unwrap().title(),
                        "{key}"
                    );
                    if key.noun() == form.noun {
                        assert!(says(&file), "{key}: {said} is not in a review of a file");
                    }
                    if is_on_paper(form, question) {
                        assert!(
                            paper.as_ref().is_none_or(|paper| says(paper)),
                            "{key}: {said} is not on paper"
                        );
                        assert!(
                            says(&whole) || form.paper == Paper::None,
                            "{key}: {said} is not in the whole"
                        );
                    }
                    let (hits, _) = index.find(&said);
                    assert!(
                        hits.iter().any(|hit| hit.key == key) || hits.len() == 100,
                        "{key}: {said} is not found"
                    );
                    looked += 1;
                }
            }
        }
    }
    let asked: BTreeSet<(&str, &str)> = FORMS
        .iter()
        .flat_map(|form| form.questions().map(|question| (form.noun, question)))
        .filter(|(_, question)| !question.kind.is_kept_apart())
        .map(|(noun, question)| (noun, question.slug))
        .collect();
    let missed: Vec<_> = asked.difference(&seen).collect();
    assert!(missed.is_empty(), "never shown: {missed:?}");
    println!(
        "{looked} answers to {} questions of {} forms looked for in each output",
        seen.len(),
        FORMS.len()
    );
}

#[test]
fn every_form_with_a_paper_has_a_document_and_an_empty_case_has_none_to_read() {
    let (empty, world) = (World::new(), filled(0));
    for form in FORMS {
        let Some(leaf) = form.leaf() else { continue };
        let id = ids(form).remove(0);
        let id = if form.about == About::Case { "" } else { id.as_str() };
        let document = reports::forms::paper(world.case(), form, id);
        assert!(document.title.starts_with(leaf.title), "{}", form.noun);
        assert!(!document.blocks.is_empty(), "{}", form.noun);
        if leaf.layout == Layout::Sections && form.many().is_some() {
            // Where no one is named, all of them stand there.
            let all = reports::forms::paper(world.case(), form, PERIODS[0]);
            let counted = all.blocks.iter().filter_map(heading).filter(|words| words.starts_with(form.title));
            assert_eq!(counted.count(), ids(form).len(), "{}", form.noun);
        }
        // What left is told in words that people know.
        let words = forms::handover::what_in_words(leaf.slug);
        assert!(words == form.title || words == form.name, "{}: {words}", leaf.slug);
    }
    let read = |world: &World| reports::forms::whole(world.case()).len();
    assert!(read(&world) > FORMS.iter().filter(|form| form.leaf().is_some()).count());
    // What stands there before anybody has answered is the head of what has a head.
    assert_eq!(read(&empty), 0);
}

const fn heading(block: &Block) -> Option<&str> {
    match block {
        Block::Heading(words) => Some(words.as_str()),
        _ => None,
    }
}

#[test]
fn the_chapters_of_a_paper_stand_in_their_order_once_there_is_something_in_them() {
    let world = filled(0);
    // A third review stands on the continuation sheet, and what has been begun of the closure after it.
    let involvement = reports::forms::paper(world.case(), &forms::involvement::FORM, PERIODS[0]);
    let headings: Vec<&str> = involvement.blocks.iter().filter_map(heading).collect();
    let at =
        |words: &str| headings.iter().position(|one| *one == words).unwrap_or_else(|| panic!("no {words}"));
    let order = [
        "Review of social work intervention",
        "Review 1",
        "Review 2",
        "Continuation sheet",
        "Review 3",
        "How the involvement ends",
    ];
    assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])));
    let mut begun = World::new();
    let blank = reports::forms::paper(begun.case(), &forms::involvement::FORM, PERIODS[0]);
    assert!(blank.blocks.iter().filter_map(heading).all(|words| !order.contains(&words)));
    begun.say(Key::field("closure", PERIODS[0], "told"), Value::text("Told"));
    assert!(
        reports::forms::paper(begun.case(), &forms::involvement::FORM, PERIODS[0]).to_text().contains("Told")
    );
}
