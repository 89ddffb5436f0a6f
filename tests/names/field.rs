//! Who is named in any field of a case leaves in no copy by initials.

use super::copies::{initials_for_all, named, note, note_down, redact};
use crate::support::Desk;
use kith::{
    case::Value,
    handoff::redaction::Choice,
    reports::chronology::{document_at, zoom::Zoom},
};

/// Everybody who in the trial stayed in a copy with initials for all.
fn trial() -> Desk {
    let mut desk = named("Clarissa Wexmoor");
    let text = Value::text;
    desk.add("rater/r1", &[("name", text("Ottoline Marchbank"))]);
    desk.say("involvement/e1/advocate-details", "Perpetua Quill");
    desk.say("involvement/e1/capacity-assessor", "Lazarus Thrupp");
    desk.say("decision/e1/allocated-to", "Ignatius Brome");
    desk.say("consultation/e1/referrer-name", "Hyacinth Dolby");
    desk.add("system/s1", &[("kind", Value::choice("health")), ("name", text("Dr Patelski"))]);
    desk.add("system/s2", &[("kind", Value::choice("neighbour")), ("name", text("Ezekiel, next door"))]);
    desk.add("person/p2", &[("name", text("Van Lord"))]);
    desk.add("handover/h1", &[("to", text("Cordelia Finch"))]);
    desk.add(
        "chronology/k1",
        &[
            ("date", Value::Date("2024-03-12".parse().unwrap())),
            ("people", text("mrs hegarty; parveen")),
            ("source", text("Hyacinth Dolby")),
            (
                "incident",
                text("CLARISSA and clarissa wexmoor; Van Lord; Hegarty; PARVEEN; Marchbank, Quill, Thrupp, Brome, Dolby, Patelski, Ezekiel, Cordelia."),
            ),
            ("significance", text("The Wexmoors fear Patelski.")),
        ],
    );
    note_down(
        &mut desk,
        "CLARISSA, clarissa; Van Lord; Mrs Hegarty; Parveen; Ottoline, Perpetua, Lazarus, Ignatius, Hyacinth, Patelski’s, Ezekiel and Cordelia Finch.",
    );
    desk
}

const GONE: &[&str] = &[
    "clarissa",
    "wexmoor",
    "van lord",
    "hegarty",
    "parveen",
    "ottoline",
    "marchbank",
    "perpetua",
    "quill",
    "lazarus",
    "thrupp",
    "ignatius",
    "brome",
    "hyacinth",
    "dolby",
    "patelski",
    "ezekiel",
    "cordelia",
];

#[test]
fn nobody_whom_the_trial_found_is_left_in_a_copy() {
    let desk = trial();
    let copy = redact(&desk, &initials_for_all());
    let all = serde_json::to_string(&copy.case.operations().collect::<Vec<_>>()).unwrap().to_lowercase();
    let all = all.replace("\\u2019", "’");
    for name in GONE {
        assert!(!all.contains(name), "{name}: {}", note(&desk));
    }
    assert_eq!(copy.scan.check(all.as_bytes()), []);
}

#[test]
fn the_chronology_by_initials_names_nobody() {
    let desk = trial();
    for zoom in [Zoom::Full, Zoom::Skeleton] {
        let text = document_at(desk.case(), zoom, true).to_text();
        for name in GONE {
            assert!(!text.to_lowercase().contains(name), "{name}: {text}");
        }
    }
}

#[test]
fn a_contact_who_can_only_be_one_of_the_family_leaves_with_them() {
    let mut desk = named("Doreen Amos");
    desk.add("person/p2", &[("name", Value::text("Kevin Amos"))]);
    desk.add(
        "chronology/k1",
        &[("people", Value::text("Kevin")), ("incident", Value::text("Kevin shouted."))],
    );
    let mut choice = Choice::default();
    choice.people_left_out.insert("p2".to_owned());
    let copy = redact(&desk, &choice).case;
    assert_eq!(copy.field("chronology", "k1", "incident").words(), "[name withheld] shouted.");
    assert_eq!(copy.field("chronology", "k1", "people").words(), "[name withheld]");
}

#[test]
fn a_service_called_by_a_name_in_small_letters_leaves_by_initials() {
    let drawn = |kind: &str, name: &str| {
        let mut desk = named("Clarissa Wexmoor");
        desk.add("system/s1", &[("kind", Value::choice(kind)), ("name", Value::text(name))]);
        let copy = redact(&desk, &initials_for_all());
        copy.case.field("system", "s1", "name").words().to_owned()
    };
    for (kind, name, left) in [
        ("health", "patelski", "P."),
        ("faith", "okonkwo", "O."),
        ("legal", "anwar okonkwo", "A. O."),
        ("health", "dr patelski", "dr P."),
    ] {
        assert_eq!(drawn(kind, name), left, "{kind}: {name}");
    }
    for (kind, name) in [
        ("health", "surgery"),
        ("health", "the surgery"),
        ("health", "district nurses"),
        ("health", "physiotherapy"),
        ("health", "chiropody"),
        ("health", "cardiology"),
        ("health", "riverside surgery"),
        ("faith", "church"),
        ("faith", "methodist church"),
        ("faith", "methodists"),
        ("faith", "bible study"),
        ("faith", "quakers"),
        ("legal", "probation"),
        ("leisure", "swimming"),
        ("voluntary", "mencap"),
    ] {
        assert_eq!(drawn(kind, name), name, "{kind}");
    }
}
