//! The world around the demo family, read from the fixture into the record.

use crate::support::doreen;
use crate::support::{Desk, link, when};
use kith::case::Value;
use serde_json::Value as Json;

/// The family with its twelve systems and their ties.
pub fn build() -> Desk {
    let mut desk = doreen::build();
    let facts = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/doreen.json")).unwrap();
    let facts: Json = serde_json::from_slice(&facts).unwrap();
    for system in facts["systems"].as_array().unwrap() {
        let id = system["id"].as_str().unwrap();
        let fields = [
            ("kind", Value::choice(system["kind"].as_str().unwrap())),
            ("name", Value::text(system["name"].as_str().unwrap())),
        ];
        desk.add(("system", id), &fields);
        let member = match system["with"].as_str().unwrap() {
            "doreen" => "client",
            other => other,
        };
        for (number, tie) in system["ties"].as_array().unwrap().iter().enumerate() {
            let broken = tie["broken"].as_bool() == Some(true);
            let kind = if broken { "cutoff" } else { "plain" };
            let mut fields = vec![("to", link(id)), ("from", link(member)), ("kind", Value::choice(kind))];
            for field in ["strength", "impact", "quality", "direction"] {
                fields.extend(tie[field].as_str().map(|slug| (field, Value::choice(slug))));
            }
            for (field, from) in [("since", "from"), ("until", "to")] {
                fields.extend(tie[from].as_str().map(|text| (field, when(text))));
            }
            desk.add(("tie", &format!("{id}.{number}")), &fields);
        }
    }
    desk
}
