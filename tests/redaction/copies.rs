//! One installation with one person at it, and the way of a redacted copy out and back.

use crate::support::{Desk, link, text};
use kith::{
    case::{Author, Case, Value},
    handoff::{
        self, CaseFile, Opened,
        redaction::{self, Choice, Redacted},
    },
};

pub const ID: &str = "c7d1";

/// Somebody at a device, over this case.
pub fn desk(case: Case, device: u64, name: &str) -> Desk {
    Desk::over(ID, case, device, name)
}

pub fn redact(case: &Case, choice: &Choice) -> Redacted {
    redaction::redact(ID, case, choice)
}

/// The file of a redacted copy, as it leaves.
pub fn written(redacted: &Redacted, choice: &Choice) -> String {
    let by = Author { name: "Hannah Osei".to_owned(), role: "Social worker".to_owned() };
    let file = CaseFile::of(ID, &redacted.case);
    handoff::write_with(vec![file], "2025-11-04T10:20:00Z", &by, Some(choice.in_words())).unwrap()
}

/// Every output of a copy: the file, and each document as text.
pub fn outputs(redacted: &Redacted, choice: &Choice) -> String {
    let mut all = written(redacted, choice);
    for document in redaction::readable(redacted) {
        all.push_str(&document.to_text());
    }
    all
}

/// What another device makes of the file.
pub fn opened(file: &str) -> Case {
    let Opened::Current(envelope) = handoff::read(file.as_bytes()).unwrap() else {
        panic!("it is not newer")
    };
    Case::from_operations(envelope.cases[0].operations.clone()).unwrap()
}

pub fn union(cases: &[&Case]) -> Case {
    Case::from_operations(cases.iter().flat_map(|case| case.operations().cloned())).unwrap()
}

pub fn leaving_out(parts: &[&str]) -> Choice {
    let mut choice = Choice::default();
    choice.parts_left_out.extend(parts.iter().map(|part| (*part).to_owned()));
    choice
}

/// A small family with something in every part.
pub fn amos() -> Desk {
    let mut desk = desk(Case::new(), 1, "Hannah Osei");
    desk.add("episode/e1", &[]);
    desk.say("person/client/name", "Doreen Amos");
    desk.say("person/client/preferred-name", "Dor");
    desk.say("person/client/address", "14 Cobb Lane");
    desk.say("person/client/secret", "zsecret");
    desk.say(
        "consultation/e1/reason",
        "A fall. Frank's son FRANK AMOS rang; frankly, Doreen and Kevin agree.",
    );
    desk.say("consultation/e1/reason", "A fall. Frank rang on Doreen\u{2019}s behalf.");
    desk.say("consultation/e1/referrer-name", "Dr Nadia Rahman");
    desk.add("person/p2", &[("name", text("Frank Amos")), ("occupation", text("zoccupation"))]);
    desk.add("person/p3", &[("name", text("Kevin Bright")), ("private", Value::choice("yes"))]);
    desk.add("person/p4", &[("name", text("Carol O\u{2019}Neill-Shaw"))]);
    desk.add("union/u1", &[("first", link("client")), ("second", link("p2"))]);
    desk.add("status/s1", &[("union", link("u1")), ("status", Value::choice("started"))]);
    desk.add("parentage/l1", &[("union", link("u1")), ("child", link("p4"))]);
    desk.add(
        "tie/t1",
        &[
            ("from", link("client")),
            ("to", link("p2")),
            ("kind", Value::choice("conflict")),
            ("note", text("ztie about money")),
        ],
    );
    desk.add(
        "tie/t2",
        &[
            ("from", link("client")),
            ("to", link("p4")),
            ("kind", Value::choice("close")),
            ("note", text("zclose with Carol")),
        ],
    );
    desk.add(
        "mark/m1",
        &[("person", link("p2")), ("kind", Value::choice("physical")), ("words", text("zdiabetes"))],
    );
    desk.add(
        "chronology/k1",
        &[
            ("incident", text("Frank Amos moved out.")),
            ("people", text("Frank Amos; Les Tanner")),
            ("source", text("Carol")),
        ],
    );
    desk.add("note/n1", &[("text", text("znote to self"))]);
    desk.add("note/n2", &[("text", text("zwithdrawn words"))]);
    desk.withdraw("note/n2", "zreason for it");
    desk
}
