//! A case that is open for writing, through the one door and nothing else.

use kith::{
    case::{Author, Case, Device, Key, Value, When},
    edit::{Edit, Occasion, Refusal, Session},
};
use std::collections::BTreeMap;

pub struct Desk {
    pub session: Session,
    now: u64,
}

impl Desk {
    pub fn new() -> Self {
        Self { session: Session::new("test", Case::new(), Device(7), 0), now: 1_700_000_000_000 }
    }

    pub fn case(&self) -> &Case {
        self.session.case()
    }

    pub fn try_do(&mut self, edit: Edit) -> Result<(), Refusal> {
        self.now += 120_000;
        let mut entropy = [0; 32];
        entropy[..8].copy_from_slice(&self.now.to_le_bytes());
        let occasion = Occasion { now: self.now, author: Author::default(), entropy };
        self.session.dispatch(edit, &occasion).map(|_| ())
    }

    pub fn act(&mut self, edit: Edit) {
        self.try_do(edit).unwrap();
    }

    pub fn answer(&mut self, noun: &str, id: &str, slug: &str, value: Value) {
        self.act(Edit::Answer { key: Key::field(noun, id, slug), value });
    }

    pub fn add(&mut self, noun: &str, id: &str, fields: &[(&str, Value)]) {
        let fields: BTreeMap<_, _> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.act(Edit::Add { thing: Key::thing(noun, id), fields });
    }

    pub fn entry(&mut self, id: &str, date: &str, incident: &str) {
        self.add(
            "chronology",
            id,
            &[("date", date_of(date)), ("incident", Value::text(incident)), ("source", Value::text("Test"))],
        );
    }
}

pub fn date_of(date: &str) -> Value {
    Value::Date(date.parse::<When>().unwrap())
}

pub fn when(date: &str) -> Value {
    date_of(date)
}

pub fn link(id: &str) -> Value {
    Value::Link(id.to_owned())
}
