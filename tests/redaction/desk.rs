//! One installation with one person at it, and the way of a redacted copy out and back.

use kith::{
    case::{Author, Case, Device, Key, Operation, Value},
    edit::{Edit, Occasion, Refusal, Session},
    handoff::{
        self, CaseFile, Opened,
        redaction::{self, Choice, Redacted},
    },
};
use std::collections::BTreeMap;

pub const NOW: u64 = 1_762_251_600_000;
pub const ID: &str = "c7d1";

pub struct Desk {
    pub session: Session,
    now: u64,
    made: u64,
    name: &'static str,
    role: &'static str,
}

impl Desk {
    pub fn new(device: u64, name: &'static str) -> Self {
        Self::with(Case::new(), device, name)
    }

    pub fn with(case: Case, device: u64, name: &'static str) -> Self {
        let session = Session::new(ID, case, Device(device), NOW);
        Self { session, now: NOW, made: device << 32, name, role: "" }
    }

    pub fn try_dispatch(&mut self, edit: Edit) -> Result<Vec<Operation>, Refusal> {
        self.made += 1;
        self.now += 1_000;
        let mut entropy = [0; 32];
        entropy[..8].copy_from_slice(&self.made.to_le_bytes());
        let author = Author { name: self.name.to_owned(), role: self.role.to_owned() };
        self.session.close_typing();
        self.session.dispatch(edit, &Occasion { now: self.now, author, entropy })
    }

    pub fn dispatch(&mut self, edit: Edit) -> Vec<Operation> {
        self.try_dispatch(edit).unwrap()
    }

    /// Takes in what a file brings, as the app does.
    pub fn admit(&mut self, operations: Vec<Operation>) -> Vec<Operation> {
        let edit = crate::support::import(self.case(), operations).unwrap();
        self.dispatch(edit)
    }

    pub fn answer(&mut self, key: &str, value: Value) {
        self.dispatch(Edit::Answer { key: Key::parse(key).unwrap(), value });
    }

    pub fn say(&mut self, key: &str, words: &str) {
        self.answer(key, Value::text(words));
    }

    pub fn add(&mut self, thing: &str, fields: &[(&str, Value)]) {
        let fields: BTreeMap<String, Value> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.dispatch(Edit::Add { thing: Key::parse(thing).unwrap(), fields });
    }

    pub fn withdraw(&mut self, thing: &str, why: &str) {
        self.dispatch(Edit::Withdraw { thing: Key::parse(thing).unwrap(), why: why.to_owned() });
    }

    /// Somebody else writes from now on.
    pub fn sign(&mut self, name: &'static str, role: &'static str) {
        (self.name, self.role) = (name, role);
    }

    /// Lets time pass.
    pub fn wait(&mut self, millis: u64) {
        self.now += millis;
    }

    pub fn case(&self) -> &Case {
        self.session.case()
    }
}

pub fn text(words: &str) -> Value {
    Value::text(words)
}

pub fn link(id: &str) -> Value {
    Value::Link(id.to_owned())
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
    let mut desk = Desk::new(1, "Hannah Osei");
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
