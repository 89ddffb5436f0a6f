//! What the screens write is read from their sources: they cannot be driven without a browser.

use kith::forms::{self, nouns::NOUNS};
use std::{collections::BTreeSet, fs, path::Path};

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The words in quotation marks that stand between these two.
fn between<'a>(text: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(before).filter_map(move |(at, _)| {
        let rest = text[at + before.len()..].trim_start().strip_prefix('"')?;
        let (words, rest) = rest.split_once('"')?;
        rest.trim_start().starts_with(after).then_some(words)
    })
}

#[test]
fn every_noun_and_field_that_the_sources_write_is_known() {
    let mut all = Vec::new();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for room in ["screens", "workbench", "reports", "diagrams", "handoff", "pathway", "edit"] {
        sources(&src.join(room), &mut all);
    }
    let nouns: BTreeSet<&str> = NOUNS.iter().map(|noun| noun.slug).collect();
    let fields: BTreeSet<&str> = NOUNS.iter().flat_map(forms::nouns::fields).map(|(slug, _)| slug).collect();
    let (mut of_nouns, mut of_fields) = (0, 0);
    for (path, text) in &all {
        for noun in between(text, "Key::thing(", ",").chain(between(text, "Key::field(", ",")) {
            of_nouns += 1;
            assert!(nouns.contains(noun), "{path} names {noun}");
        }
        // Fields of what is added, such as ("date", Value::…).
        for field in between(text, "(", ", Value::") {
            of_fields += 1;
            assert!(fields.contains(field), "{path} writes {field}");
        }
    }
    // Those that are named by the constant beside the form need no looking up.
    let by_name: usize = all.iter().map(|(_, text)| text.matches("::NOUN").count()).sum();
    println!("{by_name} times by name, {of_nouns} nouns and {of_fields} fields in {} sources", all.len());
    assert!(by_name > 30 && of_nouns > 2 && of_fields > 30, "the sources are not read as they are written");
}
