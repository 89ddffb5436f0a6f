//! A case made by hand, with fixed stamps and salts: every kind of value, every act, a conflict, a withdrawal, doubtful dates.

use kith::case::{Act, Author, Device, Digest, Key, Operation, Salt, Stamp, Value};
use std::collections::BTreeMap;

/// The case's id in the file.
pub const ID: &str = "c-2025.1";
pub const EXPORTED_AT: &str = "2025-11-07T16:45:00Z";

pub fn exported_by() -> Author {
    author("Asha Example", "Senior Practitioner")
}

fn author(name: &str, role: &str) -> Author {
    Author { name: name.to_owned(), role: role.to_owned() }
}

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

pub fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

fn date(edtf: &str) -> Value {
    Value::Date(edtf.parse().unwrap())
}

fn whole(fields: &[(&str, Value)]) -> Value {
    Value::Whole(
        fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect::<BTreeMap<_, _>>(),
    )
}

/// Writes the operations one after the other, a minute apart.
struct Pen {
    made: Vec<Operation>,
    by: Author,
    device: Device,
}

impl Pen {
    /// Returns the stamp, for what supersedes it.
    fn put(&mut self, act: Act, at: &str, value: Value, replaces: &[Stamp], why: Option<&str>) -> Stamp {
        let number = self.made.len() as u64;
        let stamp = Stamp {
            millis: 1_762_251_600_000 + number * 60_000,
            counter: u16::from(number == 3),
            device: self.device,
        };
        let salt = Salt([number as u8; 16]);
        self.made.push(Operation {
            stamp,
            act,
            key: key(at),
            digest: Operation::digest_of(salt, &value),
            value,
            replaces: replaces.to_vec(),
            by: self.by.clone(),
            why: why.map(str::to_owned),
            salt: Some(salt),
        });
        stamp
    }

    fn answer(&mut self, at: &str, value: Value) -> Stamp {
        self.put(Act::Answer, at, value, &[], None)
    }

    /// A marker in place of what was said; the digest is that of the words which are gone.
    fn marker(&mut self, at: &str, marker: Value) {
        self.answer(at, marker);
        let last = self.made.last_mut().unwrap();
        (last.salt, last.digest) = (None, Digest([0xd1; 32]));
    }
}

/// The operations, oldest first.
pub fn operations() -> Vec<Operation> {
    let mut pen = Pen { made: Vec::new(), by: exported_by(), device: Device(0x00f3_a91c_2b7d_4e55) };
    pen.put(Act::Add, "episode/e1", whole(&[]), &[], None);
    pen.answer("person/client/name", text("Wilf \u{2018}Example\u{2019}"));
    pen.answer("person/client/born", date("1944-05-17"));
    pen.answer(
        "consultation/e1/reason",
        text("Said: \"I fell\", twice.\nThen \u{e9}t\u{e9}, \u{1f33b} and a \\."),
    );
    pen.answer("consultation/e1/contact-date", Value::Typed("4/11 or 5/11".to_owned()));
    pen.answer("consultation/e1/contact-time", Value::Time("10:20".to_owned()));
    pen.answer("consultation/e1/client-aware", Value::Choice("no".to_owned()));
    let bases = ["best-interests", "public-task"].map(str::to_owned).into_iter().collect();
    pen.answer("consultation/e1/sharing-basis", Value::Choices(bases));
    let concern =
        [("episode", Value::Link("e1".to_owned())), ("text", text("Falls")), ("whose", Value::Empty)];
    pen.put(Act::Add, "concern/k1", whole(&concern), &[], None);
    let rater =
        [("name", text("Wilf")), ("role", Value::Choice("client".to_owned())), ("since", date("2025"))];
    pen.put(Act::Add, "rater/r1", whole(&rater), &[], None);
    pen.answer("rater/r1/episode", Value::Link("e1".to_owned()));
    pen.answer("rating/k1.r1.allocation/value", Value::Number(3));
    pen.answer("consultation/e1/immediate-danger", Value::Choice("yes".to_owned()));
    pen.marker("consultation/e1/danger-action", Value::Withheld);
    pen.marker("consultation/e1/referrer-contact", Value::Erased);

    for (index, edtf) in DATES.into_iter().enumerate() {
        let fields =
            [("date", date(edtf)), ("incident", text(&format!("Dated {edtf}"))), ("source", text("GP"))];
        pen.put(Act::Add, &format!("chronology/d{index}"), whole(&fields), &[], None);
    }

    // Cleared, undone and done again: each stands in the history.
    let given = pen.answer("consultation/e1/referral-date", date("2025-11-03"));
    let cleared = pen.put(Act::Answer, "consultation/e1/referral-date", Value::Empty, &[given], None);
    let undone = pen.put(Act::Undo, "consultation/e1/referral-date", date("2025-11-03"), &[cleared], None);
    pen.put(Act::Redo, "consultation/e1/referral-date", Value::Empty, &[undone], None);

    pen.put(Act::Add, "note/n1", whole(&[("text", text("About somebody else"))]), &[], None);
    let yes = Value::Choice("yes".to_owned());
    pen.put(Act::Withdraw, "note/n1/withdrawn", yes.clone(), &[], Some("Entered in the wrong case"));
    pen.put(Act::Add, "note/n2", whole(&[("text", text("Rang the daughter"))]), &[], None);
    let gone = pen.put(Act::Withdraw, "note/n2/withdrawn", yes.clone(), &[], Some("Entered twice"));
    pen.put(Act::Restore, "note/n2/withdrawn", Value::Empty, &[gone], None);
    let complete = pen.put(Act::Complete, "consultation/e1/completed", yes, &[], None);
    pen.put(Act::Reopen, "consultation/e1/completed", Value::Empty, &[complete], None);

    // Said apart by two devices: the team was chosen between, the name is still in conflict.
    let team = pen.answer("consultation/e1/referrer-team", text("Hospital"));
    pen.answer("consultation/e1/referrer-name", text("Dr Example"));
    (pen.by, pen.device) = (author("Ben Example", ""), Device(0xfeed_0000_0000_0002));
    let other = pen.answer("consultation/e1/referrer-team", text("Ward 7"));
    pen.answer("consultation/e1/referrer-name", text("Dr Exampel"));
    pen.put(Act::Choose, "consultation/e1/referrer-team", text("Hospital"), &[team, other], None);
    pen.made
}

/// Every way in which a date can be doubtful.
pub const DATES: [&str; 10] = [
    "1966~",
    "2006-03?",
    "2025-11-04",
    "2021-22%",
    "2014",
    "2016/2019",
    "1998/..",
    "../2001-05",
    "2019-24~/2020-03-23",
    "2020-02-29?",
];

/// The operations of a practice, oldest first.
pub fn of_practice() -> Vec<Operation> {
    let mut pen = Pen { made: Vec::new(), by: exported_by(), device: Device(0x00f3_a91c_2b7d_4e55) };
    pen.put(Act::Add, "cpd/l1", whole(&[("when", date("2025-11-04"))]), &[], None);
    pen.answer("cpd/l1/learnt", text("Said: \"ask first\".\nThen \u{e9}t\u{e9} and a \\."));
    pen.answer("cpd/l1/changed", text("I ask first."));
    pen.put(Act::Add, "cpd/l2", whole(&[("learnt", text("Of a case"))]), &[], None);
    let yes = Value::Choice("yes".to_owned());
    pen.put(Act::Withdraw, "cpd/l2/withdrawn", yes, &[], Some("Belongs in the case"));
    pen.put(Act::Add, "not-there-yet/n1", whole(&[("words", text("Later"))]), &[], None);
    pen.made
}
