//! A desk at which a test makes edits through the one door.

use chrono::NaiveDate;
use kith::{
    case::{Author, Case, Device, Key, Value, When, family::Family},
    diagrams::genogram::edits::{NewIds, added},
    edit::{Edit, Occasion, Refusal, Session},
};

pub struct Desk {
    pub session: Session,
    pub ids: NewIds,
    now: u64,
}

impl Desk {
    pub fn new() -> Self {
        let session = Session::new("test", Case::new(), Device(7), 0);
        Self { session, ids: NewIds::new("x"), now: 1_700_000_000_000 }
    }

    pub fn family(&self) -> Family {
        Family::read(self.session.case())
    }

    pub fn case(&self) -> &Case {
        self.session.case()
    }

    pub fn try_dispatch(&mut self, edit: Edit) -> Result<(), Refusal> {
        self.now += 1_000;
        let mut entropy = [0; 32];
        entropy[..8].copy_from_slice(&self.now.to_le_bytes());
        let author = Author { name: "Hannah Osei".to_owned(), role: "Social worker".to_owned() };
        self.session.close_typing();
        self.session.dispatch(edit, &Occasion { now: self.now, author, entropy }).map(|_| ())
    }

    /// Makes an edit and answers with the id of the first thing that it added.
    pub fn make(&mut self, edit: Edit) -> String {
        let id = added(&edit).map(|key| key.id().to_owned()).unwrap_or_default();
        self.try_dispatch(edit).unwrap();
        id
    }

    pub fn add(&mut self, noun: &str, id: &str, fields: &[(&str, Value)]) {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.try_dispatch(Edit::Add { thing: Key::thing(noun, id), fields }).unwrap();
    }

    pub fn answer(&mut self, noun: &str, id: &str, field: &str, value: Value) {
        self.try_dispatch(Edit::Answer { key: Key::field(noun, id, field), value }).unwrap();
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn when(text: &str) -> Value {
    Value::Date(text.parse::<When>().unwrap())
}

pub fn link(id: &str) -> Value {
    Value::Link(id.to_owned())
}
