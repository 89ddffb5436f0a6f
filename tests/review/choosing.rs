//! The choices of a review are entries of the record, made as one change with the file.

use super::{Desk, Reviewing, note, reason, team};
use kith::{
    case::{Act, Key, Value},
    edit::{Edit, Refusal},
    handoff::review::{Take, can_keep_both, chosen, is_mine},
};

/// Two desks that answered two fields apart.
fn apart() -> (Desk, Desk) {
    let (mut mine, mut theirs) = (Desk::new(1, "Asha"), Desk::new(2, "Ben"));
    mine.say(reason(), "A fall");
    theirs.take_choosing(&mine.clone(), Vec::new());
    mine.say(reason(), "A fall at home");
    mine.say(team(), "District nurses");
    theirs.now += 60_000;
    theirs.say(reason(), "Two falls");
    theirs.say(team(), "Out of hours");
    (mine, theirs)
}

fn when(millis: u64) -> String {
    format!("moment {}", (millis - super::NOW) / 1_000)
}

#[test]
fn each_choice_supersedes_every_answer_and_one_undo_takes_all_back() {
    let (mut mine, theirs) = apart();
    let before = mine.clone();
    let finding = mine.finding(&theirs);
    let contested = &finding.conflicts[0];
    assert_eq!(contested.key, reason());
    let own: Vec<bool> = contested.heads.iter().map(|head| is_mine(&finding, head)).collect();
    assert_eq!(own, [true, false]);
    let choice = |take| chosen(contested, take, &when).map(|value| (reason(), value));
    assert_eq!(choice(Take::Open), None);
    assert_eq!(choice(Take::Head(7)), None);
    for (take, expected) in [
        (Take::Head(0), "A fall at home"),
        (Take::Head(1), "Two falls"),
        (
            Take::Both,
            "[Asha, Social worker, moment 2]\nA fall at home\n\n[Ben, Social worker, moment 62]\nTwo falls",
        ),
    ] {
        mine = before.clone();
        let made = mine.take_choosing(&theirs, choice(take).into_iter().collect());
        assert_eq!(mine.words(&reason()), expected);
        assert_eq!(mine.case().conflict(&reason()).len(), 0);
        assert_eq!(mine.case().conflict(&team()).len(), 2, "what was left for later stays open");
        let last = made.last().unwrap();
        assert_eq!((last.act, last.replaces.len()), (Act::Choose, 2));
        assert!(mine.case().history(&reason()).iter().any(|op| op.value == Value::text("Two falls")));
        assert!(mine.case().history(&reason()).iter().any(|op| op.value == Value::text("A fall at home")));
        mine.dispatch(Edit::Undo);
        assert_eq!(mine.words(&reason()), "A fall at home");
        assert_eq!(mine.words(&team()), "District nurses");
        assert_eq!(mine.case().conflicts().count(), 0);
        mine.dispatch(Edit::Redo);
        assert_eq!(mine.words(&reason()), expected);
    }
}

#[test]
fn a_single_line_keeps_both_in_one_line() {
    let (mine, theirs) = apart();
    let finding = mine.finding(&theirs);
    let contested = finding.conflicts.iter().find(|contested| contested.key == team()).unwrap();
    let both = chosen(contested, Take::Both, &when).unwrap();
    assert_eq!(
        both.words(),
        "District nurses [Asha, Social worker, moment 3]; Out of hours [Ben, Social worker, moment 63]"
    );
}

#[test]
fn only_words_can_be_kept_both() {
    let key = Key::field("consultation", "first", "client-aware");
    let (mut mine, mut theirs) = (Desk::new(1, "Asha"), Desk::new(2, "Ben"));
    mine.dispatch(Edit::Answer { key: key.clone(), value: Value::choice("yes") });
    theirs.dispatch(Edit::Answer { key, value: Value::choice("no") });
    let finding = mine.finding(&theirs);
    assert!(!can_keep_both(&finding.conflicts[0]));
    assert_eq!(chosen(&finding.conflicts[0], Take::Both, &when), None);
}

#[test]
fn a_choice_about_something_else_is_refused_and_changes_nothing() {
    let (mut mine, theirs) = apart();
    for choices in [
        vec![(note("n1").sibling("text"), Value::text("Forged"))],
        vec![(reason(), Value::text("Once")), (reason(), Value::text("Twice"))],
    ] {
        let before = mine.session.case().clone();
        let admission = Box::new(mine.finding(&theirs).admission);
        assert_eq!(mine.try_dispatch(Edit::Import { admission, choices }), Err(Refusal::NotThere));
        assert_eq!(mine.case(), &before);
    }
}

/// The review may lie open while something else is typed: what was typed is neither lost nor hidden.
#[test]
fn a_case_that_grew_while_the_file_was_looked_at_keeps_what_was_typed() {
    let (mut mine, theirs) = apart();
    let admission = Box::new(mine.finding(&theirs).admission);
    mine.say(reason(), "A fall in the hall");
    mine.write(&note("n1"), "Rang");
    mine.dispatch(Edit::Import { admission, choices: vec![(team(), Value::text("Nobody"))] });
    assert_eq!(mine.words(&team()), "Nobody");
    assert_eq!(mine.words(&note("n1").sibling("text")), "Rang");
    let said: Vec<&str> = mine.case().conflict(&reason()).iter().map(|op| op.value.words()).collect();
    assert_eq!(said.len(), 2);
    assert!(said.contains(&"A fall in the hall") && said.contains(&"Two falls"));
    mine.dispatch(Edit::Undo);
    assert_eq!(mine.words(&reason()), "A fall in the hall");
}
