//! Undo goes by pause and by sentence, though what is typed stays one operation; and it says what it would take.

use super::{Desk, danger, note, reason, typing, typing_over};
use kith::{
    case::{Key, Value},
    edit::{
        Edit,
        taking::{ASKED_ABOVE, asked_about},
        typing::{STEP_PAUSE_MILLIS, difference},
    },
};
use proptest::prelude::*;

/// Types the words letter by letter behind what is there, so many milliseconds apart.
fn type_on(desk: &mut Desk, words: &str, apart: u64) {
    let mut said = desk.value(reason()).words().to_owned();
    for letter in words.chars() {
        said.push(letter);
        desk.say(reason(), &said);
        desk.now += apart;
    }
}

fn undo_all(desk: &mut Desk) -> Vec<String> {
    let mut seen = vec![];
    while desk.try_dispatch(Edit::Undo).is_ok() {
        seen.push(desk.value(reason()).words().to_owned());
    }
    seen
}

#[test]
fn a_pause_parts_what_one_undo_takes_and_not_the_operation() {
    let mut desk = typing(1);
    type_on(&mut desk, "She fell in the", 120);
    desk.now += STEP_PAUSE_MILLIS;
    type_on(&mut desk, " kitchen on", 120);
    desk.now += STEP_PAUSE_MILLIS;
    type_on(&mut desk, " Sunday", 120);
    assert_eq!(desk.case().len(), 1, "one operation for a minute of typing");
    assert_eq!(undo_all(&mut desk), ["She fell in the kitchen on", "She fell in the", ""]);
    assert_eq!(desk.case().len(), 4, "each undo is said in the record");
    for whole in ["She fell in the", "She fell in the kitchen on", "She fell in the kitchen on Sunday"] {
        desk.redo();
        assert_eq!(desk.value(reason()), Value::text(whole));
    }
}

#[test]
fn a_sentence_parts_it_without_a_pause() {
    let table: &[(&str, &[&str])] = &[
        (
            "She fell. He helped her up! Why? Ask",
            &["She fell. He helped her up! Why? ", "She fell. He helped her up! ", "She fell. ", ""],
        ),
        ("Dr. Ng said (so.) Then more", &["Dr. Ng said (so.) ", "Dr. ", ""]),
        ("First line\nsecond line", &["First line\n", ""]),
        ("Costs 3.50 at 10.20", &[""]),
        ("\u{201c}Go away.\u{201d} She meant it", &["\u{201c}Go away.\u{201d} ", ""]),
        ("no end in sight", &[""]),
    ];
    for (words, steps) in table {
        let mut desk = typing(1);
        type_on(&mut desk, words, 50);
        assert_eq!(desk.case().len(), 1, "{words}");
        assert_eq!(undo_all(&mut desk), *steps, "{words}");
    }
}

#[test]
fn what_was_typed_and_deleted_again_is_no_step() {
    let mut desk = typing(1);
    desk.say(reason(), "Before");
    desk.session.close_typing();
    for words in ["Before x", "Before xy", "Before x", "Before"] {
        desk.say(reason(), words);
        desk.now += 100;
    }
    desk.undo();
    assert_eq!(desk.value(reason()), Value::Empty, "the step before it is the next one back");
}

#[test]
fn a_sitting_in_one_box_is_not_taken_at_one_tap() {
    let mut desk = typing(1);
    for sentence in 0..30 {
        type_on(&mut desk, &format!("Sentence {sentence} of a long story told in one go. "), 60);
    }
    let whole = desk.value(reason()).words().to_owned();
    desk.undo();
    let left = desk.value(reason()).words().to_owned();
    assert!(whole.starts_with(&left) && whole.len() - left.len() < 60, "{} went", whole.len() - left.len());
}

#[test]
fn more_than_two_hundred_letters_are_asked_about_with_the_words() {
    let mut desk = typing(1);
    let pasted = "a".repeat(ASKED_ABOVE);
    desk.say(reason(), &pasted);
    assert_eq!(asked_about(&desk.session, &Edit::Undo), None, "two hundred go at one tap");
    desk.session.close_typing();
    desk.say(reason(), &format!("{pasted} and {}", "b".repeat(426)));
    let taken = asked_about(&desk.session, &Edit::Undo).unwrap();
    assert_eq!((taken.letters, taken.words.as_str()), (431, format!(" and {}", "b".repeat(426)).as_str()));
    // To write over a long text and undo that takes only what replaced it; to do it again takes the long text.
    desk.session.close_typing();
    desk.say(reason(), "Short");
    assert_eq!(asked_about(&desk.session, &Edit::Undo), None);
    desk.undo();
    assert!(asked_about(&desk.session, &Edit::Redo).is_some_and(|taken| taken.letters > 600));
    assert_eq!(asked_about(&desk.session, &Edit::Answer { key: danger(), value: Value::Empty }), None);
}

#[test]
fn the_words_of_a_thing_that_undo_takes_are_asked_about() {
    let mut desk = typing(1);
    let long = "Rang the daughter. ".repeat(20);
    desk.add(note("n1"), &[("text", Value::text(&long)), ("kind", Value::choice("call"))]);
    let taken = asked_about(&desk.session, &Edit::Undo).unwrap();
    assert_eq!((taken.letters, taken.words), (380, long.clone()));
    // To undo a withdrawal takes nothing; to do it again takes the thing.
    desk.withdraw(note("n1"), "Entered twice");
    assert_eq!(asked_about(&desk.session, &Edit::Undo), None);
    desk.undo();
    assert_eq!(asked_about(&desk.session, &Edit::Redo).unwrap().letters, 380);
    desk.redo();
    // An entry that is moved to the notes is only moved; its words are there before and after.
    let moved = Edit::Replace {
        things: vec![(note("n2"), [("text".to_owned(), Value::text(&long))].into())],
        withdrawn: vec![],
        why: "Moved".to_owned(),
    };
    desk.dispatch(moved);
    assert_eq!(asked_about(&desk.session, &Edit::Undo).unwrap().letters, 380, "nothing comes back for it");
    let moved = Edit::Replace {
        things: vec![(note("n3"), [("text".to_owned(), Value::text(&long))].into())],
        withdrawn: vec![note("n2")],
        why: "Moved".to_owned(),
    };
    desk.dispatch(moved);
    assert_eq!(asked_about(&desk.session, &Edit::Undo), None);
    desk.undo();
    assert_eq!(asked_about(&desk.session, &Edit::Redo), None);
}

#[test]
fn the_difference_of_two_texts_is_what_went_and_what_came() {
    let table = [
        ("", "", 0, "", ""),
        ("abc", "abc", 3, "", ""),
        ("abc", "abxc", 2, "", "x"),
        ("aaa", "aaaa", 3, "", "a"),
        ("aaaa", "aaa", 3, "a", ""),
        ("\u{e9}t\u{e9}", "\u{e9}tat", 3, "\u{e9}", "at"),
        ("one two", "two", 0, "one ", ""),
    ];
    for (before, after, at, gone, come) in table {
        assert_eq!(difference(before, after), (at, gone, come), "{before:?} to {after:?}");
    }
}

/// Keys as people strike them: in the middle too, deleted, pasted, in bursts and after pauses, over more than a minute.
fn any_key() -> impl Strategy<Value = (usize, u8, String, u64)> {
    let words = prop_oneof!["[a-e .\n!?\u{e9}\u{1f600}]{1,3}", Just("pasted words. And more. ".to_owned())];
    let wait = prop_oneof![4 => 40..400_u64, 1 => 2_400..2_600_u64, 1 => 5_000..90_000_u64];
    (0..40_usize, 0..4_u8, words, wait)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Undone step by step, the field says only what it once said, from the last back to the beginning; done again, the same
    /// way forward. No step is larger than what was typed between two pauses, and no word leaves the history.
    #[test]
    fn typing_is_undone_through_what_stood_there_and_done_again(keys in prop::collection::vec(any_key(), 1..60)) {
        let mut desk = typing(1);
        desk.say(reason(), "beginning");
        let mut desk = typing_over(1, desk.case().clone());
        let mut stood = vec!["beginning".to_owned()];
        for (at, act, words, wait) in keys {
            let mut said: Vec<char> = stood.last().unwrap().chars().collect();
            let at = at.min(said.len());
            match act {
                0 if at < said.len() => drop(said.remove(at)),
                1 => said.extend(words.chars()),
                _ => drop(said.splice(at..at, words.chars()).collect::<Vec<_>>()),
            }
            desk.now += wait;
            let said: String = said.into_iter().collect();
            if desk.try_dispatch(Edit::Answer { key: reason(), value: Value::text(&said) }).is_ok() {
                stood.push(desk.value(reason()).words().to_owned());
            }
        }
        let typed = desk.case().len();
        let mut back = vec![desk.value(reason())];
        while desk.try_dispatch(Edit::Undo).is_ok() {
            back.push(desk.value(reason()));
        }
        prop_assert_eq!(back.last().unwrap(), &Value::text("beginning"));
        // In the order in which they stood, latest first.
        let mut earlier = stood.iter().rev();
        for value in &back {
            prop_assert!(earlier.any(|words| Value::text(words) == *value), "{value:?} never stood there, or not then");
        }
        for value in back.iter().rev().skip(1) {
            desk.redo();
            prop_assert_eq!(&desk.value(reason()), value);
        }
        prop_assert!(desk.try_dispatch(Edit::Redo).is_err());
        prop_assert_eq!(desk.case().len(), typed + 2 * (back.len() - 1), "each undo and redo is one entry");
        let key: Key = reason();
        let history = desk.case().history(&key);
        for value in &back {
            prop_assert!(*value == Value::Empty || history.iter().any(|operation| operation.value == *value));
        }
    }
}
