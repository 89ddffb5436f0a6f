//! What stays behind leaves nothing that points to it: no id, no stamp, no analysis of entries that do not leave.

use super::{
    copies::{ID, amos, leaving_out, opened, outputs, redact, union, written},
    training::doreen,
};
use crate::support::{Desk, NOW, link, text};
use kith::{
    case::{Act, Author, Case, Device, Key, Operation, Salt, Stamp, Value},
    edit::Edit,
    handoff::redaction::Choice,
};
use std::collections::BTreeSet;

#[test]
fn the_analysis_of_the_chronology_leaves_and_stays_with_it() {
    let mut desk = amos();
    desk.add("analysis/a1", &[("text", text("zthought about the falls"))]);
    for history_left_out in [true, false] {
        let with = |parts: &[&str]| Choice { history_left_out, ..leaving_out(parts) };
        let of = |choice: &Choice| outputs(&redact(desk.case(), choice), choice);
        assert!(!of(&with(&["chronology"])).contains("zthought"), "left out with the chronology");
        assert!(of(&with(&["other"])).contains("zthought"), "shared with it");
        assert!(of(&Choice { history_left_out, ..Choice::usual() }).contains("zthought"));
    }
}

/// Something that no edit here writes, as a file of a newer version may bring it.
fn bring(desk: &mut Desk, key: &str, value: Value, number: u64) {
    let salt = Salt([3; 16]);
    let operation = Operation {
        stamp: Stamp { millis: NOW + number, counter: 0, device: Device(77) },
        act: Act::Answer,
        key: Key::parse(key).unwrap(),
        digest: Operation::digest_of(salt, &value),
        value,
        replaces: Vec::new(),
        by: Author::default(),
        why: None,
        salt: Some(salt),
    };
    desk.admit(vec![operation]);
}

#[test]
fn the_id_of_somebody_left_out_stands_nowhere() {
    let mut desk = Desk::over(ID, Case::new(), 1, "Hannah Osei");
    desk.add("episode/e1", &[]);
    desk.add("person/zgone", &[("name", text("Frank Amos"))]);
    desk.add("person/zstays", &[("name", text("Carol Shaw"))]);
    desk.add("rater/r1", &[("episode", link("e1")), ("name", text("Carol"))]);
    desk.add("chronology/k1", &[("incident", text("A visit")), ("origin", link("person/zgone/died"))]);
    desk.add("chronology/k2", &[("incident", text("Another"))]);
    desk.add("union/u1", &[("first", link("zgone")), ("second", link("zstays"))]);
    let both = Value::Choices(["zgone".to_owned(), "zstays".to_owned()].into());
    bring(&mut desk, "rater/r1/person", link("zgone"), 1);
    bring(&mut desk, "chronology/k1/people", both.clone(), 2);
    bring(&mut desk, "chronology/k2/people", Value::Choices(["zgone".to_owned()].into()), 3);
    bring(&mut desk, "unheard-of/x1/who", link("zgone"), 4);
    bring(&mut desk, "unheard-of/x1/all", both, 5);
    bring(&mut desk, "unheard-of/x1/where", link("person/zgone"), 6);
    let mut choice = Choice::default();
    choice.people_left_out.insert("zgone".to_owned());
    for history_left_out in [true, false] {
        let choice = Choice { history_left_out, ..choice.clone() };
        let copy = redact(desk.case(), &choice);
        let all = outputs(&copy, &choice);
        assert!(!all.contains("zgone"), "{all}");
        assert!(all.contains("zstays"));
        assert_eq!(
            copy.case.field("chronology", "k1", "people"),
            &Value::Choices(["zstays".to_owned()].into())
        );
        assert_eq!(&union(&[&opened(&written(&copy, &choice)), desk.case()]), desk.case());
    }
    let mut withdrawn = Desk::over(ID, desk.case().clone(), 1, "Hannah Osei");
    withdrawn.withdraw("person/zgone", "Entered twice");
    assert!(!outputs(&redact(withdrawn.case(), &Choice::default()), &Choice::default()).contains("zgone"));
}

#[test]
fn what_anybody_kept_back_is_in_no_copy_until_both_agree() {
    let mut desk = amos();
    let before = desk.case().clone();
    desk.answer("person/p2/private", Value::Choices(["yes".to_owned()].into()));
    // Another device says otherwise, later and without having seen it.
    let mut other = Desk::over(ID, before, 2, "Ben Cole");
    other.now += 60 * 60 * 1000;
    other.answer("person/p2/private", Value::Choices(BTreeSet::from(["no".to_owned()])));
    let both = union(&[desk.case(), other.case()]);
    assert_eq!(both.conflict(&Key::field("person", "p2", "private")).len(), 2);
    assert!(!written(&redact(&both, &Choice::default()), &Choice::default()).contains("Frank Amos"));
}

fn stamps(case: &Case) -> BTreeSet<Stamp> {
    case.operations().map(|operation| operation.stamp).collect()
}

#[test]
fn no_stamp_of_what_stays_behind_leaves() {
    // The training case was written without a second thought: of it by initials nothing would stay behind.
    let mut again = Desk::over(ID, doreen(), 1, "Hannah Osei");
    for words in ["Dor", "Dory"] {
        again.say("person/client/preferred-name", words);
    }
    for (case, choice) in [
        (doreen(), Choice::usual()),
        (again.case().clone(), Choice::initials()),
        (amos().case().clone(), Choice::usual()),
        (amos().case().clone(), leaving_out(&["consultation"])),
    ] {
        let file = written(&redact(&case, &choice), &choice);
        let copy = opened(&file);
        let behind: Vec<Stamp> = stamps(&case).difference(&stamps(&copy)).copied().collect();
        assert!(!behind.is_empty(), "{choice:?}");
        let found: Vec<&Stamp> = behind.iter().filter(|stamp| file.contains(&stamp.to_string())).collect();
        assert!(found.is_empty(), "{} of {} stamps", found.len(), behind.len());
        for key in copy.keys() {
            let heads = |case: &Case| case.heads(key).iter().map(|head| head.stamp).collect::<Vec<_>>();
            assert_eq!(heads(&copy), heads(&case), "{key}");
        }
    }
}

#[test]
fn an_erasure_that_stays_here_brings_back_nothing_that_it_replaced() {
    let mut desk = amos();
    desk.say("consultation/e1/not-aware-reason", "zfirst words");
    let made = desk.dispatch(Edit::Answer {
        key: Key::parse("consultation/e1/not-aware-reason").unwrap(),
        value: text("zsecond words"),
    });
    // Erased for a reason that names somebody who is left out: neither the reason nor the erasure can leave.
    let erased = Operation {
        value: Value::Erased,
        salt: None,
        why: Some("Frank Amos asked for it".to_owned()),
        ..made[0].clone()
    };
    let stamp = erased.stamp;
    let others = desk.case().operations().filter(move |one| one.stamp != stamp).cloned();
    let case = Case::from_operations(others.chain([erased])).unwrap();
    let mut choice = Choice::default();
    choice.people_left_out.insert("p2".to_owned());
    let copy = redact(&case, &choice);
    assert!(
        !written(&copy, &choice).contains("zfirst"),
        "what was answered over stands as if it were the answer"
    );
    assert_eq!(&union(&[&copy.case, &case]), &case);
}

/// Every order of a few things.
fn orders<T: Clone>(all: &[T]) -> Vec<Vec<T>> {
    if all.len() < 2 {
        return vec![all.to_vec()];
    }
    let mut found = Vec::new();
    for at in 0..all.len() {
        let mut rest = all.to_vec();
        let first = rest.remove(at);
        found.extend(orders(&rest).into_iter().map(|mut rest| {
            rest.insert(0, first.clone());
            rest
        }));
    }
    found
}

#[test]
fn copies_of_every_kind_and_the_case_itself_make_one_case_in_any_order() {
    let mut desk = amos();
    desk.say("consultation/e1/reason", "A third answer, of Frank.");
    desk.say("note/n1/text", "zfirst");
    desk.say("note/n1/text", "zsecond");
    let whole = desk.case().clone();
    let copy = |choice: &Choice| opened(&written(&redact(&whole, choice), choice));
    let files = [
        copy(&Choice { history_left_out: true, ..Choice::default() }),
        copy(&Choice { initials_for_all: true, ..Choice::default() }),
        copy(&Choice { history_left_out: true, ..leaving_out(&["consultation"]) }),
        whole.clone(),
    ];
    for order in orders(&files) {
        let all: Vec<&Case> = order.iter().collect();
        assert_eq!(union(&all), whole);
        // Whatever has come so far shows what the case shows, and no conflict that it does not have.
        for some in 1..all.len() {
            let merged = union(&all[..some]);
            assert_eq!(merged.conflicts().count(), 0, "{some}");
        }
    }
    for order in orders(&files[..3]) {
        assert_eq!(union(&order.iter().collect::<Vec<_>>()), union(&files[..3].iter().collect::<Vec<_>>()));
    }
}

#[test]
fn a_file_cannot_say_that_less_or_more_was_superseded_than_here() {
    let mut desk = amos();
    desk.say("consultation/e1/reason", "A third answer.");
    let case = desk.case().clone();
    let last = case.current(&Key::field("consultation", "e1", "reason")).unwrap().clone();
    let stranger = Stamp { millis: 1, counter: 0, device: Device(5) };
    let claims = |replaces: Vec<Stamp>| Operation { replaces, ..last.clone() };
    let mut own = last.replaces.clone();
    own.push(last.stamp);
    // A copy that says less is known for one, and changes nothing.
    for replaces in [vec![last.stamp], own] {
        let mut here = case.clone();
        here.admit(claims(replaces)).unwrap();
        assert_eq!(here, case);
    }
    for replaces in [vec![], vec![stranger], vec![stranger, last.stamp]] {
        assert!(case.clone().admit(claims(replaces)).is_err());
    }
}
