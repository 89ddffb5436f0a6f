//! Destroying what one entry says: by hand, with a reason, as an entry of one's own, and nothing brings the words back.

use super::{Desk, HOUR, NOW, author, note, reason, typing};
use crate::support::import;
use kith::{
    case::{Act, Case, Operation, Value},
    edit::{Edit, Refusal, decide::erasures, session::replay},
};

const WORDS: &str = "Said in confidence";

fn erase(desk: &mut Desk, said: &Operation) -> Vec<Operation> {
    let (stamp, why) = (said.stamp, "Asked for by the person".to_owned());
    desk.dispatch(Edit::Erase { stamp, why })
}

fn holds(case: &Case, words: &str) -> bool {
    let all: Vec<&Operation> = case.operations().collect();
    serde_json::to_string(&all).unwrap().contains(words)
}

#[test]
fn who_destroyed_what_and_why_is_an_entry_of_its_own() {
    let mut desk = typing(1);
    let said = desk.say(reason(), WORDS);
    desk.author = author("Ben");
    desk.now += HOUR;
    let made = erase(&mut desk, &said);
    assert_eq!(made.len(), 2);
    let (own, gone) = (&made[0], &made[1]);
    assert_eq!((own.act, own.by.name.as_str(), own.stamp.millis), (Act::Add, "Ben", NOW + HOUR));
    assert_eq!(own.why.as_deref(), Some("Asked for by the person"));
    assert!(own.is_intact() && own.salt.is_some());
    assert_eq!((gone.stamp, &gone.value, gone.by.name.as_str()), (said.stamp, &Value::Erased, "Asha"));
    assert_eq!(erasures(desk.case()).get(&said.stamp), Some(&own));
    assert_eq!(desk.value(reason()), Value::Erased);
    assert!(!holds(desk.case(), WORDS));
    // It is what is read back from the device, and the field can be answered anew.
    let saved = replay([vec![said.clone()], made.clone()]);
    assert_eq!(&saved, desk.case());
    assert_eq!(replay([made, vec![said]]), saved, "in whatever order it was kept");
    desk.say(reason(), "Answered anew");
    assert_eq!(desk.value(reason()), Value::text("Answered anew"));
}

#[test]
fn nothing_brings_the_words_back() {
    let mut desk = typing(1);
    let said = desk.say(reason(), WORDS);
    let sound = desk.operations();
    desk.session.close_typing();
    desk.now += 1_000;
    let second = desk.say(reason(), "Said since");
    desk.say(note("n1").sibling("text"), "Another thing");
    let mut other_tab = desk.session.clone();
    let made = erase(&mut desk, &said);
    other_tab.learn(made, desk.now);
    for session in [&mut desk.session, &mut other_tab] {
        assert_eq!(session.case().operation(second.stamp).unwrap().value, Value::text("Said since"));
        let occasion = |n| kith::edit::Occasion { now: NOW + HOUR, author: author("Asha"), entropy: [n; 32] };
        for n in 0..6 {
            let _ = session.dispatch(if n < 3 { Edit::Undo } else { Edit::Redo }, &occasion(n));
            assert!(!holds(session.case(), WORDS), "after step {n}");
        }
        let edit = import(session.case(), sound.clone()).unwrap();
        session.dispatch(edit, &occasion(9)).unwrap();
        assert!(!holds(session.case(), WORDS), "an old file brings it back");
    }
}

#[test]
fn without_a_reason_or_without_the_words_nothing_is_destroyed() {
    let mut desk = typing(1);
    let said = desk.say(reason(), WORDS);
    desk.session.close_typing();
    let edit = |why: &str| Edit::Erase { stamp: said.stamp, why: why.to_owned() };
    for why in ["", " \n"] {
        assert_eq!(desk.refused(edit(why)), Refusal::ReasonNeeded);
    }
    let made = erase(&mut desk, &said);
    assert_eq!(desk.refused(edit("again")), Refusal::NotThere);
    assert_eq!(
        desk.refused(Edit::Erase { stamp: made[0].stamp, why: "this too".to_owned() }),
        Refusal::NotThere
    );
    let unknown = kith::case::Stamp { counter: 9, ..said.stamp };
    assert_eq!(desk.refused(Edit::Erase { stamp: unknown, why: "why".to_owned() }), Refusal::NotThere);
}

/// What one device destroyed is a request to another: who asks and why comes with it, and its words stay until somebody
/// there says so.
#[test]
fn what_was_destroyed_elsewhere_is_a_request_here() {
    let (mut here, mut there) = (typing(1), typing(2));
    let said = here.say(reason(), WORDS);
    there.take(&here);
    there.author = author("Ben");
    erase(&mut there, &said);
    let before = here.case().clone();
    let brought = here.take(&there);
    assert_eq!(brought.len(), 1, "who asks, and nothing else");
    assert_eq!(here.value(reason()), Value::text(WORDS));
    assert_eq!(here.case().len(), before.len() + 1);
    assert_eq!(erasures(here.case())[&said.stamp].by.name, "Ben");
    // Their device keeps to it, whatever comes.
    there.take(&here);
    assert!(!holds(there.case(), WORDS));
    erase(&mut here, &said);
    assert!(!holds(here.case(), WORDS));
}
