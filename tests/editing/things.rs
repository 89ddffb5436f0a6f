//! Things are added, withdrawn with a reason and put back; forms are completed when nothing is missing.

use super::{note, standing, typing};
use kith::{
    case::{Act, Key, Value, WITHDRAWN},
    edit::{Edit, Refusal},
    forms::{self, COMPLETED},
};

#[test]
fn a_thing_begins_with_its_fields_in_one_operation() {
    let mut desk = typing(1);
    let added = desk.add(note("n1"), &[("text", Value::text("Rang")), ("kind", Value::choice("call"))]);
    assert_eq!((added.act, added.replaces.len()), (Act::Add, 0));
    assert!(added.is_intact());
    assert_eq!(desk.case().field("note", "n1", "kind"), &Value::choice("call"));
    assert_eq!(desk.case().history(&note("n1").sibling("text")), [&added]);
    let later = desk.say(note("n1").sibling("text"), "Rang twice");
    assert_eq!(later.replaces, [], "nothing of that key was there to supersede");
    assert_eq!(desk.case().history(&note("n1").sibling("text")), [&added, &later]);
    desk.undo();
    assert_eq!(desk.case().field("note", "n1", "text"), &Value::text("Rang"));
}

#[test]
fn a_withdrawal_keeps_its_reason_and_the_words_that_were_withdrawn() {
    let mut desk = typing(1);
    desk.add(note("n1"), &[("text", Value::text("Rang"))]);
    let withdrawn = desk.withdraw(note("n1"), "Entered twice");
    assert_eq!(withdrawn.act, Act::Withdraw);
    assert_eq!(withdrawn.why.as_deref(), Some("Entered twice"));
    assert_eq!(standing(desk.case(), "note"), Vec::<String>::new());
    assert!(desk.case().all_things("note").eq(["n1"]));
    assert_eq!(desk.case().field("note", "n1", "text"), &Value::text("Rang"));
    let restored = desk.dispatch(Edit::Restore { thing: note("n1") });
    assert_eq!(restored[0].act, Act::Restore);
    assert_eq!(restored[0].replaces, [withdrawn.stamp]);
    assert_eq!(standing(desk.case(), "note"), ["n1"]);
    let acts: Vec<Act> =
        desk.case().history(&note("n1").sibling(WITHDRAWN)).iter().map(|operation| operation.act).collect();
    assert_eq!(acts, [Act::Withdraw, Act::Restore]);
}

#[test]
fn missing_answers_are_told_in_the_order_of_the_questions() {
    for form in forms::FORMS {
        let mut desk = typing(1);
        let thing = Key::thing(form.noun, "first");
        desk.add(&thing, &[]);
        let required: Vec<&str> = form
            .questions()
            .filter(|question| {
                matches!(question.need, forms::Need::Required(_)) && question.shown == forms::Shown::Always
            })
            .map(|question| question.slug)
            .collect();
        if required.is_empty() {
            assert!(desk.try_dispatch(Edit::Complete { thing }).is_ok(), "{} asks for nothing", form.noun);
            continue;
        }
        let Refusal::Incomplete(problems) = desk.refused(Edit::Complete { thing }) else {
            panic!("{} was complete without a single answer", form.noun);
        };
        let missing: Vec<&str> = problems.iter().map(|problem| problem.question.slug).collect();
        assert_eq!(missing, required, "{}", form.noun);
        assert!(problems.iter().all(|problem| !problem.words.is_empty()));
    }
}

#[test]
fn a_form_is_completed_once_every_shown_question_is_answered() {
    let mut desk = typing(1);
    let thing = note("n1");
    desk.add(&thing, &[]);
    desk.answer(thing.sibling("date"), Value::Typed("soonish".to_owned()));
    desk.say(thing.sibling("text"), "Rang the daughter");
    let Refusal::Incomplete(problems) = desk.refused(Edit::Complete { thing: thing.clone() }) else {
        panic!("a date that cannot be read was taken for one");
    };
    let slugs: Vec<&str> = problems.iter().map(|problem| problem.question.slug).collect();
    assert_eq!(slugs, ["date"]);
    desk.answer(thing.sibling("date"), Value::Date("2025-11-04".parse().unwrap()));
    let completed = desk.dispatch(Edit::Complete { thing: thing.clone() });
    assert_eq!(completed[0].act, Act::Complete);
    assert_eq!(desk.refused(Edit::Complete { thing: thing.clone() }), Refusal::NothingNew);
    assert!(desk.value(thing.sibling(COMPLETED)).chooses("yes"));
    let reopened = desk.dispatch(Edit::Reopen { thing: thing.clone() });
    assert_eq!((reopened[0].act, &reopened[0].value), (Act::Reopen, &Value::Empty));
    assert_eq!(desk.refused(Edit::Reopen { thing: thing.clone() }), Refusal::NothingNew);
    let acts: Vec<Act> = desk.case().history(&thing.sibling(COMPLETED)).iter().map(|op| op.act).collect();
    assert_eq!(acts, [Act::Complete, Act::Reopen]);
}
