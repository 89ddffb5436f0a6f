//! The hand-off file keeps every word on its way, and a file that is not whole changes nothing.

mod broken;
mod canonical;
mod counts;
mod exchange;
mod foreign;
mod golden;
mod mutations;
mod older;
mod practice;
mod round_trip;
mod sizes;
mod twins;

use crate::support::{Desk, NOW, hand_made};
use kith::{
    case::{Author, Case, Key, Value},
    edit::Edit,
    handoff::{self, CaseFile, Envelope, Opened, Unreadable, envelope},
};
use serde_json::Value as Json;

const WHEN: &str = "2025-11-04T10:20:00Z";

trait Filing {
    fn file(&self) -> String;

    /// What the screen does with a file: read, compared, and taken in when there is something new.
    fn take_file(&mut self, file: &str) -> handoff::Finding;
}

impl Filing for Desk {
    fn file(&self) -> String {
        written(&[("first", self.case())])
    }

    fn take_file(&mut self, file: &str) -> handoff::Finding {
        let finding = handoff::compare(Some(self.case()), &cases(file)[0], self.now).unwrap();
        if !finding.is_nothing_new() {
            let admission = Box::new(finding.admission.clone());
            self.dispatch(Edit::Import { admission, choices: Vec::new() });
        }
        finding
    }
}

fn me() -> Author {
    Author { name: "Asha Example".to_owned(), role: "Social worker".to_owned() }
}

fn written(cases: &[(&str, &Case)]) -> String {
    let files = cases.iter().map(|(id, case)| CaseFile::of(id, case)).collect();
    handoff::write(files, WHEN, &me()).unwrap()
}

fn envelope(file: &str) -> Envelope {
    match handoff::read(file.as_bytes()).unwrap() {
        Opened::Current(envelope) => envelope,
        newer @ Opened::Newer { .. } => panic!("{newer:?}"),
    }
}

fn cases(file: &str) -> Vec<CaseFile> {
    envelope(file).cases
}

fn refused(bytes: impl AsRef<[u8]>) -> Unreadable {
    handoff::read(bytes.as_ref()).unwrap_err()
}

/// The file with one thing changed in it, and sealed again as its maker would.
fn resealed(file: &str, change: impl FnOnce(&mut Json)) -> String {
    let mut json: Json = serde_json::from_str(file).unwrap();
    change(&mut json);
    json["sha256"] = envelope::checksum(&json["cases"]).into();
    json.to_string()
}

fn reason() -> Key {
    Key::field("consultation", "first", "reason")
}

fn client(field: &str) -> Key {
    Key::field("person", "client", field)
}

/// A case with something of everything that the app makes, in words that are awkward in JSON.
fn sample() -> Desk {
    let mut desk = Desk::new(1, "Asha Example");
    desk.add(("episode", "first"), &[]);
    desk.say(client("name"), "Wilf \u{2018}Example\u{2019} \u{1f33b}");
    desk.answer(client("born"), Value::Date("1944-05-17".parse().unwrap()));
    desk.say(reason(), "Said: \"I fell\"\\ twice.\n\tThen \u{e9}t\u{e9} \u{2028} \u{7f} \u{0}.");
    desk.answer(Key::field("consultation", "first", "contact-date"), Value::Typed("4/11/??".to_owned()));
    desk.answer(Key::field("consultation", "first", "contact-time"), Value::Time("10:20".to_owned()));
    desk.answer(Key::field("consultation", "first", "client-aware"), Value::choice("no"));
    let bases = ["public-task", "best-interests"].map(str::to_owned).into_iter().collect();
    desk.answer(Key::field("consultation", "first", "sharing-basis"), Value::Choices(bases));
    for (index, date) in ["1966~", "2006-03?", "2016/2019", "1998/..", "2021-22%"].into_iter().enumerate() {
        let id = format!("e{index}");
        desk.add(("chronology", &id), &[]);
        desk.answer(Key::field("chronology", &id, "date"), Value::Date(date.parse().unwrap()));
        desk.say(Key::field("chronology", &id, "incident"), &format!("What happened {index}"));
    }
    desk.add(
        ("concern", "c1"),
        &[("episode", Value::Link("first".to_owned())), ("text", Value::text("Falls"))],
    );
    desk.add(("rater", "r1"), &[("episode", Value::Link("first".to_owned())), ("name", Value::text("Wilf"))]);
    desk.answer(
        kith::forms::rows::rated("rating").unwrap().1.key("c1", "r1", "allocation"),
        Value::Number(3),
    );
    desk.add(("note", "n1"), &[("text", Value::text("Rang the daughter"))]);
    desk.dispatch(Edit::Withdraw { thing: Key::thing("note", "n1"), why: "Wrong person".to_owned() });
    desk.dispatch(Edit::Undo);
    desk
}
