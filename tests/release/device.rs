//! A device with three cases, as small as cases can be that have something in every part.

use crate::support::{self, Desk, NOW, text};
use kith::{
    case::{Author, Case, Key, Value},
    edit::Edit,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};

pub const IDS: [&str; 3] = ["aaaa1111", "bbbb2222", "cccc3333"];

pub fn author() -> Author {
    support::author("Hannah Osei")
}

static FILLED: LazyLock<Device> = LazyLock::new(Device::filled);
static UNTOUCHED: LazyLock<BTreeMap<String, Arc<Case>>> = LazyLock::new(|| {
    FILLED.desks.iter().map(|(id, desk)| (id.clone(), Arc::new(desk.case().clone()))).collect()
});

#[derive(Clone)]
pub struct Device {
    desks: BTreeMap<String, Desk>,
    pub now: u64,
    made: u64,
}

impl Device {
    /// The device before anybody touched it. It is filled once for all tests, and each has a copy of its own.
    pub fn new() -> Self {
        FILLED.clone()
    }

    /// A case as the storage gives it out; those that nobody has touched are the same for every device.
    pub fn read(&self, id: &str) -> Arc<Case> {
        let case = self.case(id);
        match UNTOUCHED.get(id) {
            Some(first) if **first == *case => first.clone(),
            _ => Arc::new(case.clone()),
        }
    }

    pub fn is_untouched(id: &str, case: &Arc<Case>) -> bool {
        UNTOUCHED.get(id).is_some_and(|first| Arc::ptr_eq(first, case))
    }

    fn filled() -> Self {
        let mut device = Self { desks: BTreeMap::new(), now: NOW, made: 0 };
        for id in IDS {
            device.desks.insert(id.to_owned(), Desk::over(id, Case::new(), 7, "Hannah Osei"));
            let add = |thing: &str, fields: &[(&str, Value)]| Edit::add(Key::parse(thing).unwrap(), fields);
            let say =
                |key: &str, words: &str| Edit::Answer { key: Key::parse(key).unwrap(), value: text(words) };
            let name = format!("Z{id} Quellmann");
            let edits = [
                add("episode/e1", &[]),
                say("person/client/name", &name),
                say("consultation/e1/reason", &format!("Zfirst reason of {id}.")),
                say("consultation/e1/reason", &format!("{name} fell; zreason of {id}.")),
                say("threshold/e1/t1-evidence", &format!("Zsummary of {id}.")),
                add("note/n1", &[("text", text(&format!("Znote of {id}.")))]),
                add("chronology/k1", &[("incident", text(&format!("Zincident of {id}.")))]),
            ];
            for edit in edits {
                device.dispatch(id, edit);
            }
        }
        device
    }

    pub fn case(&self, id: &str) -> &Case {
        self.desks[id].case()
    }

    pub fn dispatch(&mut self, id: &str, edit: Edit) {
        self.made += 1;
        self.now += 1_000;
        let desk = self.desks.get_mut(id).unwrap();
        // One clock, and randomness that never comes twice, for all cases of the device.
        (desk.now, desk.pace, desk.made) = (self.now, 0, self.made);
        desk.dispatch(edit);
    }

    pub fn say(&mut self, id: &str, key: &str, words: &str) {
        self.dispatch(id, Edit::Answer { key: Key::parse(key).unwrap(), value: text(words) });
    }

    /// Writes an entry as the workbench does, and answers its key.
    pub fn record(&mut self, id: &str, fields: &BTreeMap<String, Value>) -> Key {
        let thing = Key::thing("handover", &format!("h{}", self.made));
        self.dispatch(id, Edit::Add { thing: thing.clone(), fields: fields.clone() });
        thing
    }

    pub fn take_back(&mut self, id: &str, thing: Key) {
        let why = kith::handoff::release::departure::STAYED.to_owned();
        self.dispatch(id, Edit::Withdraw { thing, why });
    }

    /// The entries of what left, as the record says them.
    pub fn entries(&self, id: &str) -> Vec<BTreeMap<String, Value>> {
        let case = self.case(id);
        let whole = |id: &str| match &case.current(&Key::thing("handover", id)).unwrap().value {
            Value::Whole(fields) => fields.clone(),
            other => panic!("{other:?}"),
        };
        case.things("handover").map(whole).collect()
    }

    pub fn ids() -> BTreeSet<String> {
        IDS.iter().map(|id| (*id).to_owned()).collect()
    }
}
