//! The published JSON Schema of the hand-off file is the one that the types give, and the first file ever written fits it.

use crate::support::{golden, path};
use kith::handoff::{
    Envelope, FORMAT, VERSION,
    practice::{self, PracticeFile},
};
use serde_json::{Value as Json, json};

const SCHEMA: &str = "schema/kith-2.schema.json";
const OF_PRACTICE: &str = "schema/kith-practice-1.schema.json";
/// The first version's, as it was once published. It is never written over.
const FIRST: &str = "schema/kith-1.schema.json";
const GOLDEN: &str = "tests/fixtures/handoff/v1.json";

/// A schema under the names by which people find it. It has no `$id`: it is published nowhere but beside the program.
fn named(mut schema: Json, title: &str, described: &str, format: &str, versions: u64) -> Json {
    schema["title"] = title.into();
    schema["description"] = described.into();
    let named = &mut schema["properties"]["format"];
    named["description"] = "What the file calls itself.".into();
    named["const"] = format.into();
    schema["properties"]["version"]["enum"] = (1..=versions).collect::<Vec<_>>().into();
    schema
}

/// That of the hand-off file.
fn generated() -> Json {
    let described = "One or several cases as Kith hands them from one device to another: each as people read it, and \
        complete with every operation of its record. Stamps, keys, dates (EDTF, ISO 8601-2), salts and digests are \
        texts in forms of their own, which this schema does not check; the seal and the digests neither.";
    let schema = serde_json::to_value(schemars::schema_for!(Envelope)).unwrap();
    named(schema, "Kith hand-off file, versions 1 and 2", described, FORMAT, VERSION)
}

/// That of the file of a practice.
fn of_practice() -> Json {
    let described = "The record that a practitioner keeps of their own practice, as Kith takes it from one of their devices to \
        another: as people read it, and complete with every operation. Stamps, keys, dates (EDTF, ISO 8601-2), salts and \
        digests are texts in forms of their own, which this schema does not check; the seal and the digests neither.";
    let schema = serde_json::to_value(schemars::schema_for!(PracticeFile)).unwrap();
    named(schema, "Kith practice file, version 1", described, practice::FORMAT, practice::VERSION)
}

fn read(name: &str) -> Json {
    serde_json::from_str(&std::fs::read_to_string(path(name)).unwrap()).unwrap()
}

fn committed() -> Json {
    read(SCHEMA)
}

fn first_file() -> Json {
    read(GOLDEN)
}

#[test]
fn the_published_schemas_are_what_the_types_give() {
    for (file, schema) in [(SCHEMA, generated()), (OF_PRACTICE, of_practice())] {
        golden(file, &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
    }
}

/// What the schema says against a value. It knows the words that our schema uses, and stops at any other.
fn problems(schema: &Json, root: &Json, value: &Json, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    let Some(rules) = schema.as_object() else {
        return if *schema == json!(true) { found } else { vec![format!("{at}: nothing may stand here")] };
    };
    for (word, rule) in rules {
        let holds = match word.as_str() {
            "$schema" | "$defs" | "title" | "description" | "format" | "default" | "additionalProperties" => {
                true
            }
            "$ref" => {
                let target = root.pointer(rule.as_str().unwrap().trim_start_matches('#')).unwrap();
                found.extend(problems(target, root, value, at));
                true
            }
            "type" => is_of(rule, value),
            "const" => rule == value,
            "enum" => rule.as_array().unwrap().contains(value),
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            "uniqueItems" => {
                value.as_array().is_none_or(|all| (1..all.len()).all(|n| !all[..n].contains(&all[n])))
            }
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                found.extend(items.flat_map(|(n, item)| problems(rule, root, item, &format!("{at}/{n}"))));
                true
            }
            "anyOf" | "oneOf" => {
                let fits = |choice: &&Json| problems(choice, root, value, at).is_empty();
                let count = rule.as_array().unwrap().iter().filter(fits).count();
                if word == "oneOf" { count == 1 } else { count > 0 }
            }
            "required" => {
                let names = rule.as_array().unwrap().iter().filter_map(Json::as_str);
                value.as_object().is_none_or(|fields| names.into_iter().all(|name| fields.contains_key(name)))
            }
            "properties" => true,
            other => panic!("{at}: this walker does not know {other:?}"),
        };
        if !holds {
            found.push(format!("{at}: {word} {rule}"));
        }
    }
    for (name, field) in value.as_object().into_iter().flatten() {
        let rule = rules
            .get("properties")
            .and_then(|known| known.get(name))
            .or_else(|| rules.get("additionalProperties"));
        found.extend(rule.into_iter().flat_map(|rule| problems(rule, root, field, &format!("{at}/{name}"))));
    }
    found
}

fn is_of(kind: &Json, value: &Json) -> bool {
    if let Some(kinds) = kind.as_array() {
        return kinds.iter().any(|kind| is_of(kind, value));
    }
    match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("no such type: {other}"),
    }
}

fn against(value: &Json) -> Vec<String> {
    let schema = committed();
    problems(&schema, &schema, value, "")
}

#[test]
fn the_first_file_ever_written_fits_the_schema() {
    assert_eq!(against(&first_file()), Vec::<String>::new());
    let first: Json = read(FIRST);
    assert_eq!(problems(&first, &first, &first_file(), ""), Vec::<String>::new());
}

#[test]
fn the_first_practice_ever_written_fits_its_schema_and_not_that_of_cases() {
    const FIRST: &str = "tests/fixtures/handoff/practice-1.json";
    let schema = of_practice();
    let file: Json = read(FIRST);
    assert_eq!(problems(&schema, &schema, &file, ""), Vec::<String>::new());
    assert!(!against(&file).is_empty() && !problems(&schema, &schema, &first_file(), "").is_empty());
    for name in ["format", "version", "app", "notice", "exported_at", "exported_by", "practice", "sha256"] {
        let mut less = file.clone();
        less.as_object_mut().unwrap().remove(name);
        assert!(!problems(&schema, &schema, &less, "").is_empty(), "a file without {name} fits the schema");
    }
}

#[test]
fn the_first_redacted_copy_fits_the_schema_and_not_the_first_versions() {
    const SECOND: &str = "tests/fixtures/handoff/v2.json";
    let second: Json = read(SECOND);
    assert_eq!(against(&second), Vec::<String>::new());
    let first: Json = read(FIRST);
    assert!(!problems(&first, &first, &second, "").is_empty());
}

#[test]
fn what_the_program_refuses_for_its_shape_does_not_fit_the_schema() {
    let with = |pointer: &str, value: Json| {
        let mut file = first_file();
        *file.pointer_mut(pointer).unwrap() = value;
        file
    };
    let wrong = [
        with("/version", json!("1")),
        with("/cases", json!({})),
        with("/cases/0/operations/0/act", json!("deleted")),
        with("/cases/0/operations/1/value", json!({"picture": "words"})),
        with("/cases/0/operations/1/value", json!({"text": 7})),
        with("/cases/0/operations/1/value", json!({"number": "7"})),
        with("/cases/0/operations/1/value", json!("full")),
        with("/cases/0/operations/1/by", json!({"name": "Asha", "more": "words"})),
        with("/cases/0/operations/1/stamp", json!(7)),
        with("/exported_by", json!({})),
    ];
    for (index, file) in wrong.iter().enumerate() {
        assert!(!against(file).is_empty(), "wrong file {index} fits the schema");
        assert!(serde_json::from_value::<Envelope>(file.clone()).is_err(), "wrong file {index} is read");
    }
    for name in ["format", "version", "app", "notice", "exported_at", "exported_by", "cases", "sha256"] {
        let mut file = first_file();
        file.as_object_mut().unwrap().remove(name);
        assert!(!against(&file).is_empty(), "a file without {name} fits the schema");
    }
    let mut more = first_file();
    more["more"] = json!("words");
    assert!(!against(&more).is_empty(), "a file with an unknown field fits the schema");
    for newer in [with("/version", json!(3)), with("/format", json!("another"))] {
        assert!(!against(&newer).is_empty(), "a file of another kind fits the schema");
    }
}

#[test]
fn every_part_of_the_schemas_is_described() {
    assert_eq!(committed()["title"], "Kith hand-off file, versions 1 and 2");
    for schema in [committed(), of_practice()] {
        assert!(schema["description"].as_str().is_some_and(|words| words.len() > 100));
        assert!(schema.get("$id").is_none(), "it is published nowhere but beside the program");
        let mut bare = Vec::new();
        let described = |schema: &Json| schema.get("description").is_some();
        let parts = schema["$defs"].as_object().unwrap().iter();
        for (name, part) in parts.chain([(&"file".to_owned(), &schema)]) {
            bare.extend((!described(part)).then(|| name.clone()));
            for (field, rule) in part.get("properties").and_then(Json::as_object).into_iter().flatten() {
                bare.extend((!described(rule)).then(|| format!("{name}/{field}")));
            }
        }
        assert_eq!(bare, Vec::<String>::new());
    }
}
