//! Enters the facts of the demo case through the one door, at the times at which a practitioner would.

mod family;

use super::{Address, Desk, day};
use chrono::{Days, NaiveDate, NaiveTime};
use kith::{
    case::{Author, Case, Device, Key, Value, When, nouns::ALLOCATION},
    edit::{Edit, Refusal, Session},
    forms::{self, CLIENT, Home, rows::rated},
};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// The id of the training case; the prefix keeps it apart from live cases.
pub const CASE: &str = "training-doreen-amos";
const EPISODE: &str = "first";

struct Builder(Desk);

impl Builder {
    /// The clock stands at this day's morning, and goes on by seconds with each edit.
    fn on(&mut self, day: NaiveDate) {
        let morning = day.and_time(NaiveTime::from_hms_opt(9, 0, 0).unwrap()).and_utc();
        self.0.now = self.0.now.max(u64::try_from(morning.timestamp_millis()).unwrap());
    }

    fn dispatch(&mut self, edit: Edit) {
        match self.0.try_dispatch(edit) {
            // The client's name is asked for on several forms and entered once.
            Ok(_) | Err(Refusal::NothingNew) => {}
            Err(refusal) => panic!("{refusal:?}"),
        }
    }

    fn answer(&mut self, at: impl Address, value: Value) {
        self.dispatch(Edit::Answer { key: at.key(), value });
    }

    fn add(&mut self, noun: &str, id: &str, fields: &[(&str, Value)]) {
        self.0.add((noun, id), fields);
    }

    fn complete(&mut self, noun: &str, id: &str) {
        self.dispatch(Edit::Complete { thing: Key::thing(noun, id) });
    }
}

fn text(json: &Json, field: &str) -> String {
    json[field].as_str().unwrap_or_default().to_owned()
}

fn list<'a>(facts: &'a Json, field: &str) -> &'a [Json] {
    facts[field].as_array().unwrap_or_else(|| panic!("no {field}"))
}

/// The demo case as a session.
pub fn build() -> Session {
    let facts = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/doreen.json")).unwrap();
    let facts: Json = serde_json::from_slice(&facts).unwrap();
    let author =
        Author { name: text(&facts["practitioner"], "name"), role: text(&facts["practitioner"], "role") };
    // Its own beginning and its own randomness: the file that ships is made of both.
    let session = Session::new(CASE, Case::new(), Device(0x00d0_7ee0), 0);
    let mut b = Builder(Desk { session, author, now: 0, made: 0, ..Desk::new(0, "") });
    b.on(day("2025-11-04"));
    b.add("episode", EPISODE, &[]);
    let days = [
        ("person", "2025-11-04"),
        ("consultation", "2025-11-06"),
        ("threshold", "2025-11-06"),
        ("decision", "2025-11-07"),
        ("involvement", "2025-11-17"),
    ];
    for (noun, on) in days {
        b.on(day(on));
        for answer in list(&facts, "answers").iter().filter(|answer| answer["form"] == noun) {
            let question = forms::form(noun).unwrap().question(&text(answer, "slug")).unwrap();
            let key = match question.home {
                Home::Client => Key::field("person", CLIENT, question.slug),
                Home::Form => Key::field(noun, EPISODE, question.slug),
                Home::With(noun, slug) => Key::field(noun, EPISODE, slug),
            };
            b.answer(key, serde_json::from_value(answer["value"].clone()).unwrap());
        }
        if noun == "involvement" {
            concerns(&mut b, &facts);
        }
        b.complete(noun, if noun == "person" { CLIENT } else { EPISODE });
    }
    chronology(&mut b, &facts, day("2025-11-18"));
    reviews(&mut b, &facts);
    for (index, note) in list(&facts, "notes").iter().enumerate() {
        let date = day(&text(note, "date"));
        b.on(date);
        let kind = Value::choice(&text(note, "kind"));
        let fields = [
            ("date", Value::Date(When::day(date))),
            ("kind", kind),
            ("text", Value::text(&text(note, "text"))),
        ];
        b.add("note", &format!("n{}", index + 1), &fields);
    }
    family::enter(&mut b, &facts);
    family::enter_world(&mut b, &facts);
    b.0.session.close_typing();
    b.0.session
}

/// An id that names nobody, as the app makes them: an address stands in every copy, redacted or not.
fn neutral(noun: &str, facts: &Json, id: &Json) -> String {
    let all = list(facts, &format!("{noun}s"));
    let place = all.iter().position(|one| one["id"] == *id).unwrap_or_else(|| panic!("no {noun} {id}"));
    format!("{noun}-{}", place + 1)
}

fn concerns(b: &mut Builder, facts: &Json) {
    let episode = ("episode", Value::Link(EPISODE.to_owned()));
    for concern in list(facts, "concerns") {
        let whose = Value::choice(&text(concern, "whose"));
        b.add(
            "concern",
            &neutral("concern", facts, &concern["id"]),
            &[episode.clone(), ("text", Value::text(&text(concern, "text"))), ("whose", whose)],
        );
    }
    for rater in list(facts, "raters") {
        let kind = Value::choice(&text(rater, "kind"));
        b.add(
            "rater",
            &neutral("rater", facts, &rater["id"]),
            &[episode.clone(), ("name", Value::text(&text(rater, "name"))), ("kind", kind)],
        );
    }
    rate(b, facts, ALLOCATION);
}

fn rate(b: &mut Builder, facts: &Json, occasion: &str) {
    for rating in list(facts, "ratings").iter().filter(|rating| rating["occasion"] == occasion) {
        let key = rated("rating").unwrap().1.key(
            &neutral("concern", facts, &rating["concern"]),
            &neutral("rater", facts, &rating["rater"]),
            occasion,
        );
        b.answer(key, Value::Number(rating["value"].as_i64().unwrap()));
    }
}

/// The people of an entry by their names on the genogram.
fn names(facts: &Json, entry: &Json) -> Vec<String> {
    let name =
        |id: &Json| list(facts, "people").iter().find(|person| person["id"] == *id).map(|p| text(p, "name"));
    list(entry, "people").iter().filter_map(name).collect()
}

fn agencies(entry: &Json) -> Value {
    Value::Choices(list(entry, "agencies").iter().filter_map(Json::as_str).map(str::to_owned).collect())
}

/// Entries of before the allocation are written just after it, later ones on the day after they happened.
fn chronology(b: &mut Builder, facts: &Json, from: NaiveDate) {
    b.on(from);
    for entry in list(facts, "chronology") {
        let when: When = text(entry, "date").parse().unwrap();
        if let Some(exact) = when.exact().filter(|exact| *exact > from) {
            b.on(exact.checked_add_days(Days::new(1)).unwrap());
        }
        let fields = [
            ("date", Value::Date(when)),
            ("incident", Value::text(&text(entry, "incident"))),
            ("source", Value::text(&text(entry, "source"))),
            ("significance", Value::text(&text(entry, "significance"))),
            ("group", Value::choice(&text(entry, "group"))),
            ("sign", Value::choice(&text(entry, "sign"))),
            ("people", Value::text(&names(facts, entry).join("; "))),
            ("agencies", agencies(entry)),
        ];
        // What is empty is left out, as the screens leave it.
        let fields: Vec<(&str, Value)> = fields.into_iter().filter(|(_, value)| !value.is_blank()).collect();
        b.add("chronology", &format!("e{:02}", entry["n"].as_u64().unwrap()), &fields);
    }
}

fn reviews(b: &mut Builder, facts: &Json) {
    for review in list(facts, "reviews") {
        let id = text(review, "id");
        let answers: BTreeMap<String, Value> = serde_json::from_value(review["answers"].clone()).unwrap();
        if let Some(date) = answers.get("date").and_then(Value::date).and_then(|when| when.exact()) {
            b.on(date);
        }
        b.add("review", &id, &[("episode", Value::Link(EPISODE.to_owned()))]);
        for (slug, value) in answers {
            b.answer(Key::field("review", &id, &slug), value);
        }
        rate(b, facts, &id);
        b.complete("review", &id);
    }
}
