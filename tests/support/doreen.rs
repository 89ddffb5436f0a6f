//! The family of the demo case, read from the fixture into the record.

use super::{Desk, link, when};
use kith::case::Value;
use serde_json::Value as Json;

fn id(json: &Json) -> String {
    match json.as_str().unwrap() {
        "doreen" => "client".to_owned(),
        other => other.to_owned(),
    }
}

fn dates(entry: &Json) -> Vec<(&'static str, Value)> {
    let of = |field: &'static str| entry[field].as_str().map(|text| (field, when(text)));
    ["since", "until"].into_iter().filter_map(of).collect()
}

fn condition(desk: &mut Desk, person: &str, number: usize, words: &str) {
    if words == "smoker" {
        desk.answer(("person", person, "smokes"), Value::choice("yes"));
        return;
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
        fields.push(("since", when(year)));
    }
    desk.add(("mark", &format!("{person}.{number}")), &fields);
}

/// The 17 people as of the fixture.
pub fn build() -> Desk {
    let facts = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/doreen.json")).unwrap();
    let facts: Json = serde_json::from_slice(&facts).unwrap();
    let list = |field: &str| facts[field].as_array().unwrap().clone();
    // 14 November 2023, before any day as of which it is drawn: what bears no date is there from when it was entered.
    let mut desk = Desk { now: 1_700_000_000_000, ..Desk::new(7, "Hannah Osei") };
    for person in list("people") {
        let person_id = id(&person["id"]);
        let mut fields = vec![
            ("name", Value::text(person["name"].as_str().unwrap())),
            ("gender", Value::choice(person["gender"].as_str().unwrap())),
        ];
        for field in ["born", "died"] {
            fields.extend(person[field].as_str().map(|text| (field, when(text))));
        }
        fields.extend(person["birth"].as_str().map(|slug| ("beginning", Value::choice(slug))));
        desk.add(("person", &person_id), &fields);
        for (number, words) in person["conditions"].as_array().unwrap().iter().enumerate() {
            condition(&mut desk, &person_id, number, words.as_str().unwrap());
        }
    }
    for union in list("unions") {
        let union_id = union["id"].as_str().unwrap().to_owned();
        let partners: Vec<String> = union["partners"].as_array().unwrap().iter().map(id).collect();
        let form = Value::choice(union["form"].as_str().unwrap());
        desk.add(
            ("union", &union_id),
            &[("first", link(&partners[0])), ("second", link(&partners[1])), ("form", form)],
        );
        for (number, event) in union["events"].as_array().unwrap().iter().enumerate() {
            let fields = [
                ("union", link(&union_id)),
                ("status", Value::choice(event["status"].as_str().unwrap())),
                ("date", when(event["date"].as_str().unwrap())),
            ];
            desk.add(("status", &format!("{union_id}.{number}")), &fields);
        }
    }
    for (number, entry) in list("parents").iter().enumerate() {
        let fields = [
            ("child", link(&id(&entry["child"]))),
            ("union", link(entry["union"].as_str().unwrap())),
            ("kind", Value::choice(entry["kind"].as_str().unwrap())),
        ];
        desk.add(("parentage", &format!("p{number}")), &fields);
    }
    for (number, entry) in list("ties").iter().chain(&list("roles")).enumerate() {
        let mut fields = vec![
            ("from", link(&id(&entry["from"]))),
            ("to", link(&id(&entry["to"]))),
            ("kind", Value::choice(entry["kind"].as_str().unwrap())),
        ];
        fields.extend(dates(entry));
        let slugs = |field: &str| {
            entry[field]
                .as_array()
                .map(|all| all.iter().map(|slug| slug.as_str().unwrap().to_owned()).collect())
        };
        fields.extend(slugs("standing").map(|slugs| ("standing", Value::Choices(slugs))));
        fields.extend(slugs("of").map(|slugs| ("matters", Value::Choices(slugs))));
        fields.extend(entry["source"].as_str().map(|source| ("source", Value::text(source))));
        desk.add(("tie", &format!("t{number}")), &fields);
    }
    for home in list("household") {
        let home_id = home["id"].as_str().unwrap().to_owned();
        desk.add(("household", &home_id), &[("name", Value::text(home["name"].as_str().unwrap()))]);
        for person in home["people"].as_array().unwrap() {
            let mut fields = vec![("household", link(&home_id)), ("person", link(&id(person)))];
            fields.extend(dates(&home));
            desk.add(("residence", &format!("{home_id}.{}", id(person))), &fields);
        }
    }
    desk
}
