//! The order of a leaving: entries first, then the thing, and an entry of what stayed says so.

use super::device::{Device, IDS, author};
use kith::{
    case::{Key, Value},
    forms::handover,
    handoff::release::{
        Answer, Content, Departure, Form, Leaf, Offered, Outcome, Step, Way, departure::Noted,
    },
};
use std::sync::Arc;

fn page() -> Offered {
    let leaf = Leaf {
        case: IDS[0],
        what: "involvement",
        form: Form::Print,
        name: "",
        content: Content::Page("Some words.".into()),
        by_initials: false,
    };
    leaf.offer(&[]).unwrap()
}

/// Several cases in one file.
fn file(device: &Device) -> Arc<Offered> {
    use kith::handoff::release::{Choices, Controller, Effect, Input};
    let mut choices = Choices::new(Device::ids());
    choices.answers.insert("lock", Value::choice("plain"));
    choices.answers.insert("purpose", Value::choice("visit"));
    let (mut controller, mut effects) = Controller::new(choices, "2025-11-04", false);
    while let Some(effect) = effects.pop() {
        effects.extend(match effect {
            Effect::Load(ticket, id) => {
                let case = Arc::new(device.case(&id).clone());
                controller.hear(Input::Loaded(ticket, id, Ok(case)))
            }
            Effect::Make(ticket, release) => {
                controller.hear(Input::Made(ticket, Box::new(release.make("", &author()))))
            }
            _ => Vec::new(),
        });
    }
    Arc::new(controller.offered().unwrap())
}

fn noted(n: usize) -> Answer {
    Answer::Recorded(Noted { thing: Key::thing("handover", &format!("h{n}")), before: None })
}

#[test]
fn every_case_has_its_entry_before_the_file_leaves() {
    let device = Device::new();
    let mut departure = Departure::new(file(&device), Way::Download);
    let mut step = departure.begin();
    for (n, id) in IDS.iter().enumerate() {
        let Step::Record { case, fields, .. } = &step else { panic!("{step:?}") };
        assert_eq!(case, id);
        assert_eq!(fields[handover::WHAT], Value::choice("whole"));
        step = departure.next(noted(n));
    }
    assert!(matches!(step, Step::Give { .. }));
    let Step::Date(ids) = departure.next(Answer::Given("There.".to_owned())) else { panic!() };
    assert_eq!(ids, IDS);
    assert_eq!(departure.next(Answer::Done), Step::End(Outcome::Left("There.".to_owned())));
}

#[test]
fn what_did_not_leave_is_taken_back_in_every_case() {
    let device = Device::new();
    for fails_at in 0..4_usize {
        let mut departure = Departure::new(file(&device), Way::Share);
        let mut step = departure.begin();
        for n in 0..fails_at {
            assert!(matches!(step, Step::Record { .. }));
            step = departure.next(noted(n));
        }
        step = match step {
            Step::Record { .. } => departure.next(Answer::NotRecorded("Full.".to_owned())),
            Step::Give { .. } => departure.next(Answer::Refused("No list.".to_owned())),
            other => panic!("{other:?}"),
        };
        let mut back = Vec::new();
        while let Step::TakeBack { case, noted } = step {
            back.push((case, noted.thing.id().to_owned()));
            step = departure.next(Answer::Done);
        }
        back.reverse();
        let expected: Vec<_> = (0..fails_at).map(|n| (IDS[n].to_owned(), format!("h{n}"))).collect();
        assert_eq!(back, expected, "failed at {fails_at}");
        assert!(matches!(step, Step::End(Outcome::Stayed(_))));
    }
}

#[test]
fn a_copy_of_what_cannot_be_saved_leaves_all_the_same_and_says_that_it_is_not_noted() {
    let mut departure = Departure::whatever(Arc::new(page()), Way::Download);
    assert!(matches!(departure.begin(), Step::Record { .. }));
    assert!(matches!(departure.next(Answer::NotRecorded("Full.".to_owned())), Step::Give { .. }));
    let Step::End(Outcome::Left(words)) = departure.next(Answer::Given("It is there.".to_owned())) else {
        panic!()
    };
    assert!(words.contains("It is there.") && words.contains("not noted in the case: Full."), "{words}");
}

#[test]
fn a_page_is_no_copy_of_the_case_so_that_no_date_is_noted() {
    let mut departure = Departure::new(Arc::new(page()), Way::Print);
    departure.begin();
    assert!(matches!(departure.next(noted(0)), Step::Give { .. }));
    assert!(matches!(departure.next(Answer::Given(String::new())), Step::End(Outcome::Left(_))));
}
