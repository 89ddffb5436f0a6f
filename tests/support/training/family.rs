//! The family of the demo case: seventeen people, their couples, ties and roles, and who lives together.

use super::{Builder, Json, day, list, text};
use kith::{
    case::{Key, Value},
    forms::CLIENT,
};

fn link(id: &str) -> Value {
    Value::Link(id.to_owned())
}

fn date(entry: &Json, from: &str, field: &'static str) -> Option<(&'static str, Value)> {
    Some((field, Value::Date(entry[from].as_str()?.parse().unwrap())))
}

/// An id that names nobody; the client has one of their own in every case.
fn neutral(facts: &Json, place: &str, noun: &str, id: &Json) -> String {
    if id == "doreen" {
        return CLIENT.to_owned();
    }
    let at = list(facts, place).iter().position(|one| one["id"] == *id).unwrap();
    format!("{noun}-{}", at + 1)
}

fn slugs(entry: &Json, field: &str) -> Option<Value> {
    let all = entry[field].as_array()?;
    Some(Value::Choices(all.iter().filter_map(Json::as_str).map(str::to_owned).collect()))
}

/// Enters them, on the day on which the genogram was drawn with the client.
pub fn enter(b: &mut Builder, facts: &Json) {
    b.on(day("2026-01-20"));
    people(b, facts);
    unions(b, facts);
    for (number, entry) in list(facts, "parents").iter().enumerate() {
        let fields = [
            ("child", link(&neutral(facts, "people", "person", &entry["child"]))),
            ("union", link(&neutral(facts, "unions", "union", &entry["union"]))),
            ("kind", Value::choice(&text(entry, "kind"))),
        ];
        b.add("parentage", &format!("parentage-{}", number + 1), &fields);
    }
    for (number, entry) in list(facts, "ties").iter().chain(list(facts, "roles")).enumerate() {
        let mut fields = vec![
            ("from", link(&neutral(facts, "people", "person", &entry["from"]))),
            ("to", link(&neutral(facts, "people", "person", &entry["to"]))),
            ("kind", Value::choice(&text(entry, "kind"))),
        ];
        fields.extend(date(entry, "since", "since"));
        fields.extend(date(entry, "until", "until"));
        fields.extend(slugs(entry, "standing").map(|value| ("standing", value)));
        fields.extend(slugs(entry, "of").map(|value| ("matters", value)));
        fields.extend(entry["source"].as_str().map(|source| ("source", Value::text(source))));
        b.add("tie", &format!("tie-{}", number + 1), &fields);
    }
    for home in list(facts, "household") {
        let id = neutral(facts, "household", "household", &home["id"]);
        b.add("household", &id, &[("name", Value::text(&text(home, "name")))]);
        for (number, person) in list(home, "people").iter().enumerate() {
            let mut fields =
                vec![("household", link(&id)), ("person", link(&neutral(facts, "people", "person", person)))];
            fields.extend(date(home, "since", "since"));
            b.add("residence", &format!("residence-{}", number + 1), &fields);
        }
    }
}

fn people(b: &mut Builder, facts: &Json) {
    for person in list(facts, "people") {
        let id = neutral(facts, "people", "person", &person["id"]);
        if id != CLIENT {
            let mut fields = vec![
                ("name", Value::text(&text(person, "name"))),
                ("gender", Value::choice(&text(person, "gender"))),
            ];
            fields.extend(date(person, "born", "born"));
            fields.extend(date(person, "died", "died"));
            fields.extend(person["birth"].as_str().map(|slug| ("beginning", Value::choice(slug))));
            b.add("person", &id, &fields);
        } else {
            b.answer(Key::field("person", CLIENT, "gender"), Value::choice(&text(person, "gender")));
        }
        for (number, words) in list(person, "conditions").iter().filter_map(Json::as_str).enumerate() {
            mark(b, &id, number, words);
        }
    }
}

fn mark(b: &mut Builder, person: &str, number: usize, words: &str) {
    if words == "smoker" {
        return b.answer(Key::field("person", person, "smokes"), Value::choice("yes"));
    }
    let (name, year) =
        words.strip_suffix(')').and_then(|words| words.split_once(" (")).unwrap_or((words, ""));
    let kind = match name {
        "alcohol" => "alcohol",
        "vascular dementia" | "dementia" | "hoarding" => "psychological",
        _ => "physical",
    };
    let mut fields =
        vec![("person", link(person)), ("kind", Value::choice(kind)), ("words", Value::text(name))];
    if !year.is_empty() {
        fields.push(("since", Value::Date(year.parse().unwrap())));
    }
    b.add("mark", &format!("mark-{person}-{}", number + 1), &fields);
}

fn unions(b: &mut Builder, facts: &Json) {
    for union in list(facts, "unions") {
        let id = neutral(facts, "unions", "union", &union["id"]);
        let partners: Vec<String> =
            list(union, "partners").iter().map(|one| neutral(facts, "people", "person", one)).collect();
        let form = Value::choice(&text(union, "form"));
        b.add("union", &id, &[("first", link(&partners[0])), ("second", link(&partners[1])), ("form", form)]);
        for (number, event) in list(union, "events").iter().enumerate() {
            let mut fields = vec![("union", link(&id)), ("status", Value::choice(&text(event, "status")))];
            fields.extend(date(event, "date", "date"));
            b.add("status", &format!("status-{id}-{}", number + 1), &fields);
        }
    }
}

/// Enters the twelve systems around them with their ties, each change as a tie of its own.
pub fn enter_world(b: &mut Builder, facts: &Json) {
    b.on(day("2026-02-12"));
    for (number, system) in list(facts, "systems").iter().enumerate() {
        let id = format!("system-{}", number + 1);
        let named =
            [("kind", Value::choice(&text(system, "kind"))), ("name", Value::text(&text(system, "name")))];
        b.add("system", &id, &named);
        for (number, tie) in list(system, "ties").iter().enumerate() {
            let kind = if tie["broken"] == true { "cutoff" } else { "plain" };
            let member = neutral(facts, "people", "person", &system["with"]);
            let mut fields = vec![("to", link(&id)), ("from", link(&member)), ("kind", Value::choice(kind))];
            for field in ["strength", "impact", "quality", "direction"] {
                fields.extend(tie[field].as_str().map(|slug| (field, Value::choice(slug))));
            }
            fields.extend(date(tie, "from", "since"));
            fields.extend(date(tie, "to", "until"));
            b.add("tie", &format!("{id}.{}", number + 1), &fields);
        }
    }
}
