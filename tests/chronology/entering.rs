//! An entry by its day and its words.

use crate::support::{Desk, when};
use kith::case::Value;

pub trait Entering {
    fn entry(&mut self, id: &str, date: &str, incident: &str);
}

impl Entering for Desk {
    fn entry(&mut self, id: &str, date: &str, incident: &str) {
        let fields =
            [("date", when(date)), ("incident", Value::text(incident)), ("source", Value::text("Test"))];
        self.add(("chronology", id), &fields);
    }
}
