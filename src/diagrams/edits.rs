//! What the edits of both diagrams share: ids for new things, things with their fields, places that people gave.

use super::geometry::Point;
use crate::case::{Key, Value, order};
use crate::edit::Edit;
use std::collections::BTreeMap;

/// How many of the drawing's units a symbol is wide; places are kept in hundredths of it.
pub const UNIT: f64 = 40.0;

/// Ids for new things, from a random word that the browser hands in.
#[derive(Clone, Debug)]
pub struct NewIds {
    word: String,
    made: usize,
}

impl NewIds {
    /// Ids that begin with this word of small letters and digits.
    #[must_use]
    pub fn new(word: &str) -> Self {
        Self { word: word.to_owned(), made: 0 }
    }

    /// The next one.
    pub fn next_id(&mut self) -> String {
        self.made += 1;
        format!("{}.{}", self.word, self.made)
    }
}

/// A new thing with its fields.
pub type Thing = (Key, BTreeMap<String, Value>);

/// A new thing; fields that say nothing are left out.
#[must_use]
pub fn thing(noun: &str, id: &str, fields: &[(&str, Value)]) -> Thing {
    let said = fields.iter().filter(|(_, value)| !value.is_blank());
    let fields = order::map(said.map(|(field, value)| ((*field).to_owned(), value.clone())));
    (Key::thing(noun, id), fields)
}

/// A link to another thing.
#[must_use]
pub fn link(id: &str) -> Value {
    Value::Link(id.to_owned())
}

/// The id of the first thing that an edit adds, for selecting it.
#[must_use]
pub fn added(edit: &Edit) -> Option<&Key> {
    match edit {
        Edit::Add { thing, .. } => Some(thing),
        Edit::AddSeveral { things } | Edit::AddAndAnswer { things, .. } => {
            things.first().map(|(thing, _)| thing)
        }
        Edit::Answer { .. }
        | Edit::AnswerSeveral { .. }
        | Edit::Replace { .. }
        | Edit::Withdraw { .. }
        | Edit::Restore { .. }
        | Edit::Complete { .. }
        | Edit::Reopen { .. }
        | Edit::Choose { .. }
        | Edit::Import { .. }
        | Edit::Erase { .. }
        | Edit::TakeBack { .. }
        | Edit::BringBack
        | Edit::Undo
        | Edit::Redo => None,
    }
}

/// Puts things of a kind where they were dragged, as one step.
#[must_use]
pub fn pin(noun: &str, places: &BTreeMap<String, Point>) -> Edit {
    let hundredths = |value: f64| Value::Number((value / UNIT * 100.0).round() as i64);
    let answers = places.iter().flat_map(|(id, place)| {
        [
            (Key::field(noun, id, "pin-x"), hundredths(place.x)),
            (Key::field(noun, id, "pin-y"), hundredths(place.y)),
        ]
    });
    Edit::AnswerSeveral { answers: answers.collect() }
}

/// Lets things go from where they were put, as one step.
#[must_use]
pub fn unpin<'a>(noun: &str, pinned: impl Iterator<Item = &'a str>) -> Edit {
    let fields = |id: &str| ["pin-x", "pin-y"].map(|field| (Key::field(noun, id, field), Value::Empty));
    Edit::AnswerSeveral { answers: pinned.flat_map(fields).collect() }
}
