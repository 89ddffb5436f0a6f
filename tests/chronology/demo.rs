//! The demo case as entries: the fixture's words and fields, never its `marks`.

use kith::{
    case::When,
    reports::chronology::{Entry, Group, Valence, patterns::Support, periods},
};
use serde_json::Value as Json;

pub fn facts() -> Json {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/doreen.json");
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

pub fn text(json: &Json, field: &str) -> String {
    json[field].as_str().unwrap_or_default().to_owned()
}

fn names(json: &Json, field: &str) -> Vec<String> {
    json[field].as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
}

fn dated(id: String, date: &str, incident: String) -> Entry {
    let when: When = date.parse().unwrap();
    Entry { id, when: Some(when), date: when.in_words(), incident, ..Entry::default() }
}

/// The 49 entries; without fields, only the four columns of the template.
pub fn entries(has_fields: bool) -> Vec<Entry> {
    let facts = facts();
    let mut entries: Vec<Entry> = facts["chronology"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let id = format!("e{:02}", row["n"].as_u64().unwrap());
            let mut entry = dated(id, &text(row, "date"), text(row, "incident"));
            entry.source = text(row, "source");
            entry.significance = text(row, "significance");
            if has_fields {
                entry.group = Group::of_slug(&text(row, "group"));
                entry.sign = Valence::of_slug(&text(row, "sign"));
                entry.people = names(row, "people");
                entry.agencies = names(row, "agencies");
            }
            entry
        })
        .collect();
    entries.sort_by_cached_key(Entry::order);
    entries
}

/// The 26 items of noise, with their kind.
pub fn noise() -> Vec<(Entry, String)> {
    let facts = facts();
    let rows = facts["noise"].as_array().unwrap().iter().enumerate();
    rows.map(|(n, row)| (dated(format!("x{n:02}"), &text(row, "date"), text(row, "text")), text(row, "kind")))
        .collect()
}

/// The map and the genogram as supports.
pub fn supports() -> Vec<Support> {
    let facts = facts();
    let mut supports = Vec::new();
    for system in facts["systems"].as_array().unwrap() {
        for tie in system["ties"].as_array().unwrap() {
            let end = |side: &str| tie[side].as_str();
            let when = match (end("from"), end("to")) {
                (None, None) => None,
                (from, to) => format!("{}/{}", from.unwrap_or(".."), to.unwrap_or("..")).parse().ok(),
            };
            supports.push(Support {
                name: text(system, "name"),
                kind: text(system, "kind"),
                is_good: tie["strength"] == "strong",
                is_strained: tie["quality"] == "stressful",
                when,
            });
        }
    }
    let ties = facts["ties"].as_array().unwrap();
    for tie in ties.iter().filter(|tie| tie["kind"] == "close") {
        let other = text(tie, "to");
        let is_strained = ties
            .iter()
            .any(|bad| bad["to"] == tie["to"] && bad["from"] == tie["from"] && bad["kind"] != "close");
        let person =
            facts["people"].as_array().unwrap().iter().find(|person| person["id"] == other.as_str()).unwrap();
        supports.push(Support {
            name: text(person, "name"),
            kind: "family".into(),
            is_good: true,
            is_strained,
            when: None,
        });
    }
    supports
}

/// When the case was open, as the entries tell, and since the consultation.
pub fn open(entries: &[Entry]) -> Vec<periods::Period> {
    let mut open = periods::told(entries);
    open.push(periods::Period { from: "2025-11-04".parse().unwrap(), until: None });
    open
}
