//! A device with three cases, as small as cases can be that have something in every part.

use kith::{
    case::{Author, Case, Device as Number, Key, Value},
    edit::{Edit, Occasion, Session},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};

pub const NOW: u64 = 1_762_251_600_000;
pub const IDS: [&str; 3] = ["aaaa1111", "bbbb2222", "cccc3333"];

pub fn author() -> Author {
    Author { name: "Hannah Osei".to_owned(), role: "Social worker".to_owned() }
}

pub fn text(words: &str) -> Value {
    Value::text(words)
}

static FILLED: LazyLock<Device> = LazyLock::new(Device::filled);
static UNTOUCHED: LazyLock<BTreeMap<String, Arc<Case>>> = LazyLock::new(|| {
    let sessions = FILLED.sessions.iter();
    sessions.map(|(id, session)| (id.clone(), Arc::new(session.case().clone()))).collect()
});

#[derive(Clone)]
pub struct Device {
    sessions: BTreeMap<String, Session>,
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
        let mut device = Self { sessions: BTreeMap::new(), now: NOW, made: 0 };
        for id in IDS {
            let session = Session::new(id, Case::new(), Number(7), NOW);
            device.sessions.insert(id.to_owned(), session);
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
        self.sessions[id].case()
    }

    pub fn dispatch(&mut self, id: &str, edit: Edit) {
        self.made += 1;
        self.now += 1_000;
        let mut entropy = [0; 32];
        entropy[..8].copy_from_slice(&self.made.to_le_bytes());
        let session = self.sessions.get_mut(id).unwrap();
        session.close_typing();
        session.dispatch(edit, &Occasion { now: self.now, author: author(), entropy }).unwrap();
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

/// Chance that is the same on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (word ^ (word >> 31)) % sides
    }

    pub fn is(&mut self, percent: u64) -> bool {
        self.roll(100) < percent
    }
}
