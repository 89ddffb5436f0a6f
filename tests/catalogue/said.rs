//! What a form keeps with others is told with it: in its history, in the parts that leave, in the words of undo.

use super::world::{PERIODS, filled};
use kith::{
    case::{Key, family::CLIENT, nouns::Part},
    edit::wording,
    forms::{FORMS, Form, Sheet, form::About},
    handoff::{self, redaction},
    reports::history::{self, reach::Reach},
};

fn rates(form: &Form) -> bool {
    form.questions().any(|question| question.kind.rows().is_some_and(|(rows, _)| rows.grid.is_some()))
}

#[test]
fn the_history_of_a_form_tells_every_answer_of_it_and_none_of_another() {
    let world = filled(0);
    let case = world.case();
    for form in FORMS {
        let id = match (form.about, form.many()) {
            (About::Client, _) => CLIENT.to_owned(),
            (_, Some(_)) => format!("{}-a", form.noun),
            (_, None) => PERIODS[0].to_owned(),
        };
        let thing = Key::thing(form.noun, &id);
        let reach = Reach::of(case, &thing);
        for question in form.questions().filter(|question| !question.kind.is_kept_apart()) {
            let key = Sheet { form, id: &id }.key(case, question);
            assert!(reach.holds(&key), "{key} is not in the history of {thing}");
        }
        assert_eq!(
            reach.holds(&Key::field("rating", "concern-e1.rater-e1.allocation", "value")),
            rates(form) && form.many().is_none()
        );
        assert_eq!(
            reach.holds(&Key::field("rating", "concern-e1.rater-e1.review-a", "value")),
            rates(form) && form.many().is_some()
        );
        assert!(!reach.holds(&Key::field("concern", "concern-e2", "text")), "{thing}");
        for other in FORMS.iter().filter(|other| other.noun != form.noun) {
            let question = other.questions().find(|question| question.is_asked()).unwrap();
            let key = Key::field(other.noun, "another", question.slug);
            assert!(!reach.holds(&key), "{key} is in the history of {thing}");
        }
        // What it is called, and by what one of many is told from another.
        let words = history::words::place(case, &thing);
        match form.many().filter(|many| !many.told_by.is_empty()) {
            Some(many) => {
                let said = wording::bare(case.field(form.noun, &id, many.told_by));
                assert_eq!(words, format!("{}: {said}", form.title));
            }
            None => assert!(words.starts_with(form.title), "{words}"),
        }
        assert_eq!(history::section(&thing), form.noun);
    }
}

#[test]
fn every_form_leaves_with_a_part_that_holds_what_was_said_in_it() {
    let world = filled(0);
    for form in FORMS {
        let slug = if form.share == Part::Form { form.noun } else { form.share.slug() };
        assert!(redaction::holds_anything(world.case(), slug), "{}", form.noun);
        let part = redaction::parts().into_iter().find(|part| part.slug == slug);
        assert_eq!(part.is_some(), form.share != Part::HandOvers, "{}", form.noun);
    }
    // What goes to the area mailbox leaves out every part but two, whatever forms there are.
    let kept = handoff::release::choices::mailbox_part(false);
    let parts = redaction::parts().len();
    assert_eq!(kept.parts_left_out.len(), parts - 2);
}
