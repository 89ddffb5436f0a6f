//! The one door: what is typed, undone, withdrawn, chosen or taken in becomes operations, and nothing said is ever lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "A test that stops at the first surprise says what is wrong; nobody's work is lost by it."
)]

mod admitting;
mod clock;
mod conflicts;
mod drafts;
mod erasing;
mod left;
mod random;
mod refusals;
#[path = "../support/mod.rs"]
mod support;
mod things;
mod typing;
mod undo_steps;
mod undoing;

use kith::{
    case::{Author, Case, Device, Key, Operation, Value},
    edit::{Edit, Occasion, Refusal, Session},
};
use std::collections::BTreeMap;

/// 4 November 2025, 10:20.
const NOW: u64 = 1_762_251_600_000;
/// While typing goes on for no longer than this, it stays one operation.
const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;

/// A practitioner at one device: the session with the clock and the randomness that the workbench would hand in.
#[derive(Clone)]
struct Desk {
    session: Session,
    now: u64,
    author: Author,
    made: u64,
}

impl Desk {
    fn new(device: u64) -> Self {
        Self::over(device, Case::new())
    }

    fn over(device: u64, case: Case) -> Self {
        let session = Session::new("first", case, Device(device), NOW);
        Self { session, now: NOW, author: author("Asha"), made: device << 32 }
    }

    fn dispatch(&mut self, edit: Edit) -> Result<Vec<Operation>, Refusal> {
        self.made += 1;
        let mut entropy = [0; 32];
        entropy[..8].copy_from_slice(&self.made.to_le_bytes());
        let occasion = Occasion { now: self.now, author: self.author.clone(), entropy };
        self.session.dispatch(edit, &occasion)
    }

    fn answer(&mut self, key: &Key, value: Value) -> Operation {
        let mut made = self.dispatch(Edit::Answer { key: key.clone(), value }).unwrap();
        assert_eq!(made.len(), 1, "one answer is one operation");
        made.remove(0)
    }

    fn say(&mut self, key: &Key, words: &str) -> Operation {
        self.answer(key, Value::text(words))
    }

    fn add(&mut self, thing: &Key, fields: &[(&str, Value)]) -> Operation {
        let fields =
            BTreeMap::from_iter(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        self.dispatch(Edit::Add { thing: thing.clone(), fields }).unwrap().remove(0)
    }

    fn withdraw(&mut self, thing: &Key) -> Operation {
        let edit = Edit::Withdraw { thing: thing.clone(), why: "Entered twice".to_owned() };
        self.dispatch(edit).unwrap().remove(0)
    }

    fn undo(&mut self) -> Vec<Operation> {
        self.dispatch(Edit::Undo).unwrap()
    }

    fn redo(&mut self) -> Vec<Operation> {
        self.dispatch(Edit::Redo).unwrap()
    }

    fn case(&self) -> &Case {
        self.session.case()
    }

    fn value(&self, key: &Key) -> Value {
        self.case().value(key).clone()
    }

    /// Everything that this device would hand over.
    fn operations(&self) -> Vec<Operation> {
        self.case().operations().cloned().collect()
    }

    /// Takes in what a file brings, as the app does.
    fn admit(&mut self, operations: Vec<Operation>) -> Result<Vec<Operation>, Refusal> {
        let edit = crate::support::import(self.case(), operations)?;
        self.dispatch(edit)
    }

    /// Takes everything that another device has.
    fn take(&mut self, other: &Self) -> Vec<Operation> {
        self.admit(other.operations()).unwrap()
    }

    /// The edit is refused, and the session is what it was.
    fn refused(&mut self, edit: Edit) -> Refusal {
        let before = self.session.clone();
        let refusal = self.dispatch(edit).unwrap_err();
        assert_eq!(self.session, before, "{refusal:?} changed something");
        refusal
    }
}

fn author(name: &str) -> Author {
    Author { name: name.to_owned(), role: "Social worker".to_owned() }
}

fn reason() -> Key {
    Key::field("consultation", "first", "reason")
}

fn danger() -> Key {
    Key::field("consultation", "first", "danger-action")
}

fn note(id: &str) -> Key {
    Key::thing("note", id)
}

/// The ids of a kind of thing that stand.
fn standing(case: &Case, noun: &str) -> Vec<String> {
    case.things(noun).map(str::to_owned).collect()
}
