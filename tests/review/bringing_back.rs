//! A case of which everything was undone comes back, also when nothing of the session is left that could be done again.

use super::{Desk, Reviewing, note, reason, team};
use kith::{
    case::{Device, Key},
    edit::{Edit, Refusal, Session, decide::can_bring_back},
};

fn begun() -> Desk {
    let mut theirs = Desk::new(2, "Ben");
    theirs.dispatch(Edit::add(Key::thing("episode", "first"), &[]));
    theirs.say(reason(), "A fall");
    theirs.say(reason(), "Two falls");
    theirs.write(&note("n1"), "Rang");
    theirs
}

#[test]
fn a_file_that_was_undone_comes_back_whole_and_can_be_undone_again() {
    let (mut mine, mut theirs) = (Desk::new(1, "Asha"), begun());
    mine.take_choosing(&theirs, Vec::new());
    assert!(!can_bring_back(mine.case()));
    assert_eq!(mine.try_dispatch(Edit::BringBack), Err(Refusal::NothingToUndo));
    mine.dispatch(Edit::Undo);
    assert_eq!(mine.case().things("episode").count(), 0);
    // The next day: the session of before is gone, and the file itself has nothing new to say.
    mine.session = Session::new("first", mine.case().clone(), Device(1), mine.now);
    assert!(mine.finding(&theirs).is_nothing_new());
    mine.dispatch(Edit::BringBack);
    assert_eq!(mine.words(&reason()), "Two falls");
    assert_eq!(mine.case().things("note").count(), 1);
    assert_eq!(mine.case().things("episode").count(), 1);
    assert!(mine.case().conflicts().next().is_none());
    assert!(!can_bring_back(mine.case()));
    mine.dispatch(Edit::Undo);
    assert_eq!(mine.case().things("episode").count(), 0);
    mine.dispatch(Edit::BringBack);
    // What the other device says later arrives over it.
    theirs.say(team(), "Duty");
    mine.take_choosing(&theirs, Vec::new());
    assert_eq!((mine.words(&reason()), mine.words(&team())), ("Two falls", "Duty"));
}

#[test]
fn what_was_undone_before_is_not_brought_back_with_it() {
    let mut mine = Desk::new(1, "Asha");
    mine.dispatch(Edit::add(Key::thing("episode", "first"), &[]));
    mine.say(reason(), "A fall");
    mine.dispatch(Edit::Undo);
    mine.now += 60_000;
    mine.dispatch(Edit::Undo);
    assert_eq!(mine.case().things("episode").count(), 0);
    mine.dispatch(Edit::BringBack);
    assert_eq!(mine.case().things("episode").count(), 1);
    assert!(mine.case().value(&reason()).is_blank());
}
