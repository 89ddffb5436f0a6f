//! A practitioner at one device: the session, with the clock and the randomness that the workbench would hand in.

use super::import;
use kith::{
    case::{Author, Case, Device, Key, Operation, Value, family::Family},
    diagrams::edits::{NewIds, added},
    edit::{Edit, Occasion, Refusal, Session},
};

/// 4 November 2025, 10:20.
pub const NOW: u64 = 1_762_251_600_000;

/// A social worker of this name.
pub fn author(name: &str) -> Author {
    Author { name: name.to_owned(), role: "Social worker".to_owned() }
}

/// Where something stands: a key, its text, or its parts.
pub trait Address {
    fn key(self) -> Key;
}

impl Address for Key {
    fn key(self) -> Key {
        self
    }
}

impl Address for &Key {
    fn key(self) -> Key {
        self.clone()
    }
}

impl Address for &str {
    fn key(self) -> Key {
        Key::parse(self).unwrap()
    }
}

impl Address for &String {
    fn key(self) -> Key {
        self.as_str().key()
    }
}

/// The noun and the id of a thing.
impl<N: AsRef<str>, I: AsRef<str>> Address for (N, I) {
    fn key(self) -> Key {
        Key::thing(self.0.as_ref(), self.1.as_ref())
    }
}

/// The noun and the id of a thing, and a field of it.
impl<N: AsRef<str>, I: AsRef<str>, F: AsRef<str>> Address for (N, I, F) {
    fn key(self) -> Key {
        Key::field(self.0.as_ref(), self.1.as_ref(), self.2.as_ref())
    }
}

#[derive(Clone)]
pub struct Desk {
    pub session: Session,
    pub author: Author,
    /// What the clock on the wall says.
    pub now: u64,
    /// How far it goes on before each edit.
    pub pace: u64,
    /// Whether a field is left before the next edit, so that each answer is an operation of its own.
    pub leaves: bool,
    /// Ids for new things, as a screen draws them.
    pub ids: NewIds,
    /// How many edits were made or refused; the randomness of each follows from it, and is no other device's.
    pub made: u64,
}

impl Desk {
    /// Somebody at the device of this number, who begins a case and makes an edit a second, each field left before the next.
    pub fn new(device: u64, name: &str) -> Self {
        Self::over("first", Case::new(), device, name)
    }

    /// The same over a case that there is.
    pub fn over(id: &str, case: Case, device: u64, name: &str) -> Self {
        Self {
            session: Session::new(id, case, Device(device), NOW),
            author: author(name),
            now: NOW,
            pace: 1_000,
            leaves: true,
            ids: NewIds::new("x"),
            made: device << 32,
        }
    }

    /// Closes the case and opens it again with what is in it now, or with another record.
    pub fn reopen(&mut self, case: Case) {
        self.session = Session::new(self.session.id(), case, self.session.device(), self.now);
    }

    pub fn try_dispatch(&mut self, edit: Edit) -> Result<Vec<Operation>, Refusal> {
        self.made += 1;
        self.now += self.pace;
        let mut entropy = [0; 32];
        entropy[..8].copy_from_slice(&self.made.to_le_bytes());
        if self.leaves {
            self.session.close_typing();
        }
        let occasion = Occasion { now: self.now, author: self.author.clone(), entropy };
        self.session.dispatch(edit, &occasion)
    }

    #[track_caller]
    pub fn dispatch(&mut self, edit: Edit) -> Vec<Operation> {
        self.try_dispatch(edit).unwrap()
    }

    /// The edit is refused, and the session is what it was.
    #[track_caller]
    pub fn refused(&mut self, edit: Edit) -> Refusal {
        let before = self.session.clone();
        let refusal = self.try_dispatch(edit).unwrap_err();
        assert_eq!(self.session, before, "{refusal:?} changed something");
        refusal
    }

    /// Makes an edit, and answers with the id of the first thing that it added.
    #[track_caller]
    pub fn make(&mut self, edit: Edit) -> String {
        let id = added(&edit).map(|key| key.id().to_owned()).unwrap_or_default();
        self.dispatch(edit);
        id
    }

    #[track_caller]
    pub fn answer(&mut self, at: impl Address, value: Value) -> Operation {
        let mut made = self.dispatch(Edit::Answer { key: at.key(), value });
        assert_eq!(made.len(), 1, "one answer is one operation");
        made.remove(0)
    }

    #[track_caller]
    pub fn say(&mut self, at: impl Address, words: &str) -> Operation {
        self.answer(at, Value::text(words))
    }

    #[track_caller]
    pub fn add(&mut self, at: impl Address, fields: &[(&str, Value)]) -> Operation {
        self.dispatch(Edit::add(at.key(), fields)).remove(0)
    }

    #[track_caller]
    pub fn withdraw(&mut self, at: impl Address, why: &str) -> Operation {
        self.dispatch(Edit::Withdraw { thing: at.key(), why: why.to_owned() }).remove(0)
    }

    #[track_caller]
    pub fn undo(&mut self) -> Vec<Operation> {
        self.dispatch(Edit::Undo)
    }

    #[track_caller]
    pub fn redo(&mut self) -> Vec<Operation> {
        self.dispatch(Edit::Redo)
    }

    /// Takes in what a file brings, as the app does.
    #[track_caller]
    pub fn admit(&mut self, operations: Vec<Operation>) -> Vec<Operation> {
        let edit = import(self.case(), operations).unwrap();
        self.dispatch(edit)
    }

    /// Takes in everything that another device has.
    #[track_caller]
    pub fn take(&mut self, other: &Self) -> Vec<Operation> {
        self.admit(other.operations())
    }

    pub fn case(&self) -> &Case {
        self.session.case()
    }

    pub fn family(&self) -> Family {
        Family::read(self.case())
    }

    pub fn value(&self, at: impl Address) -> Value {
        self.case().value(&at.key()).clone()
    }

    /// Everything that this device would hand over.
    pub fn operations(&self) -> Vec<Operation> {
        self.case().operations().cloned().collect()
    }
}
