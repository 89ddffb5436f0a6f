//! The difference of two texts: both can be read from it, it is short where little changed, and no text takes long.

use kith::handoff::difference::{Run, difference};
use proptest::prelude::*;

fn first(runs: &[Run]) -> String {
    let said = |run: &Run| match run {
        Run::Same(words) | Run::Removed(words) => words.clone(),
        Run::Added(_) => String::new(),
    };
    runs.iter().map(said).collect()
}

fn second(runs: &[Run]) -> String {
    let said = |run: &Run| match run {
        Run::Same(words) | Run::Added(words) => words.clone(),
        Run::Removed(_) => String::new(),
    };
    runs.iter().map(said).collect()
}

fn check(one: &str, other: &str) -> Vec<Run> {
    let runs = difference(one, other);
    assert_eq!(first(&runs), one);
    assert_eq!(second(&runs), other);
    assert!(
        runs.iter().all(|run| !matches!(run, Run::Same(w) | Run::Removed(w) | Run::Added(w) if w.is_empty()))
    );
    runs
}

fn shown(one: &str, other: &str) -> String {
    let said = |run: &Run| match run {
        Run::Same(words) => words.clone(),
        Run::Removed(words) => format!("-[{words}]"),
        Run::Added(words) => format!("+[{words}]"),
    };
    check(one, other).iter().map(said).collect()
}

#[test]
fn words_are_told_apart_and_not_letters() {
    for (one, other, expected) in [
        ("", "", ""),
        ("", "A fall", "+[A fall]"),
        ("A fall", "", "-[A fall]"),
        ("A fall", "A fall", "A fall"),
        ("She fell in the hall.", "She fell in the bathroom.", "She fell in the -[hall]+[bathroom]."),
        ("Rang Tom twice", "Rang Tina once", "Rang -[Tom twice]+[Tina once]"),
        ("Visit, no answer", "Visit; no answer", "Visit-[,]+[;] no answer"),
        ("Didn\u{2019}t open", "Did open", "-[Didn\u{2019}t]+[Did] open"),
        ("one\ntwo\nthree", "one\nthree", "one\n-[two\n]three"),
    ] {
        assert_eq!(shown(one, other), expected, "{one:?} -> {other:?}");
    }
}

/// A long account in which one word was changed shows that word, and not the whole account.
#[test]
fn a_small_change_in_a_long_text_is_small() {
    let long: String = (0..2_000).map(|n| format!("On day {n} nobody opened the door. ")).collect();
    let other = long.replace("On day 1234 nobody", "On day 1234 Tom");
    let runs = check(&long, &other);
    let changed: Vec<&Run> = runs.iter().filter(|run| !matches!(run, Run::Same(_))).collect();
    assert_eq!(changed, [&Run::Removed("nobody".to_owned()), &Run::Added("Tom".to_owned())]);
}

/// Nothing is looked for without end: texts that share little, or are huge, are shown as replaced.
#[test]
fn hopeless_texts_are_replaced() {
    let one: String = (0..3_000).map(|n| format!("a{n} ")).collect();
    let other: String = (0..3_000).map(|n| format!("b{n} ")).collect();
    assert!(check(&one, &other).len() <= 6_001);
    let huge = "word ".repeat(60_000);
    assert_eq!(check(&huge, &huge.replace("word", "term")).len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn both_texts_can_be_read_from_it(one in "[ab .,\n\u{e9}\u{1f33b}']{0,40}", other in "[ab .,\n\u{e9}\u{1f33b}']{0,40}") {
        check(&one, &other);
    }

    #[test]
    fn texts_that_share_much_too(words in prop::collection::vec("[a-c]{1,2}[ .]", 0..300), at in 0..300_usize, length in 0..30_usize, new in "[a-c .]{0,30}") {
        let one = words.concat();
        let (at, end) = (at.min(words.len()), (at + length).min(words.len()));
        let other = format!("{}{new}{}", words[..at].concat(), words[end.max(at)..].concat());
        check(&one, &other);
        check(&one.repeat(12), &other.repeat(12));
    }

    #[test]
    fn any_texts_at_all(one in ".{0,200}", other in ".{0,200}") {
        check(&one, &other);
    }
}
