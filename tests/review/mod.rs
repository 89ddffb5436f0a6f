//! The review of a file: the difference of two texts, the choices, and taking an import back days later.

mod bringing_back;
mod choosing;
mod claims;
mod difference;
mod taking_back;
mod taking_files_back;

use crate::support::{Desk, NOW};
use kith::{
    case::{Key, Operation, Value},
    edit::Edit,
    handoff::{self, CaseFile, Comparison, Finding},
};

trait Reviewing {
    /// Adds a note, or what else holds a text.
    fn write(&mut self, thing: &Key, words: &str);

    fn words(&self, key: &Key) -> &str;

    /// What the file of another desk would bring.
    fn finding(&self, from: &Self) -> Finding;

    /// Takes the file of another desk in, with these choices.
    fn take_choosing(&mut self, from: &Self, choices: Vec<(Key, Value)>) -> Vec<Operation>;
}

impl Reviewing for Desk {
    fn write(&mut self, thing: &Key, words: &str) {
        self.add(thing, &[("text", Value::text(words))]);
    }

    fn words(&self, key: &Key) -> &str {
        self.case().value(key).words()
    }

    fn finding(&self, from: &Self) -> Finding {
        handoff::compare(Some(self.case()), &CaseFile::of("first", from.case()), self.now).unwrap()
    }

    fn take_choosing(&mut self, from: &Self, choices: Vec<(Key, Value)>) -> Vec<Operation> {
        let admission = Box::new(self.finding(from).admission);
        self.dispatch(Edit::Import { admission, choices })
    }
}

fn reason() -> Key {
    Key::field("consultation", "first", "reason")
}

fn team() -> Key {
    Key::field("consultation", "first", "referrer-team")
}

fn note(id: &str) -> Key {
    Key::thing("note", id)
}

/// Slice by slice it is the same finding as at once, however long the slices are.
#[test]
fn slices_find_what_the_whole_finds() {
    let (mut mine, mut theirs) = (Desk::new(1, "Asha"), Desk::new(2, "Ben"));
    mine.say(reason(), "A fall");
    theirs.take_choosing(&mine.clone(), Vec::new());
    for index in 0..40 {
        theirs.write(&note(&format!("n{index}")), &format!("Rang {index}"));
        theirs.say(note(&format!("n{index}")).sibling("kind"), "call");
    }
    theirs.say(reason(), "Two falls");
    mine.say(reason(), "A fall at home");
    let whole = mine.finding(&theirs);
    assert_eq!((whole.new, whole.changed, whole.same, whole.conflicts.len()), (80, 0, 0, 1));
    assert_eq!(whole.sections.count(), 40, "the fields of a new note are told with the note");
    for size in [1, 3, 7, 1_000] {
        let mut comparison = Comparison::begin(Some(mine.case()), "first", mine.now);
        let all: Vec<Operation> = theirs.case().operations().cloned().collect();
        for slice in all.chunks(size) {
            comparison.take(slice.to_vec()).unwrap();
        }
        let mut turns = 0;
        while !comparison.look(size) {
            turns += 1;
        }
        assert!(turns >= 80 / size);
        assert_eq!(comparison.finish(), whole);
    }
}

/// The pieces that the worker sends say the same as the file, and none is larger than it may be.
#[test]
fn pieces_hold_the_whole_file() {
    let mut desk = Desk::new(1, "Asha");
    for index in 0..1_200 {
        desk.write(&note(&format!("n{index}")), &"words ".repeat(index % 300));
    }
    let all: Vec<Operation> = desk.case().operations().cloned().collect();
    let pieces: Vec<Vec<u8>> = handoff::pieces::of(all.iter()).collect();
    assert!(pieces.len() > 3);
    assert!(pieces.iter().all(|piece| piece.len() <= 256 * 1024), "a piece is too large");
    let back = pieces.iter().flat_map(|piece| handoff::pieces::entries(piece).unwrap()).collect::<Vec<_>>();
    assert_eq!(back, all);
    assert_eq!(handoff::pieces::of(std::iter::empty()).count(), 0);
}
