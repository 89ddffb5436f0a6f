//! Every text box is made by the one part and says how its words are kept; the list of them is read from the sources.

use super::{complain, root, sources};
use crate::support::golden;
use std::{collections::BTreeMap, fs};

/// The one part, and the one way to a draft, by their places in the sources.
const PART: &str = "parts/text.rs";
const DRAFT: &str = "screens/draft.rs";
/// The kinds of `<input>` that nobody types words into.
const NO_WORDS: [&str; 4] = ["checkbox", "radio", "file", "range"];

/// The sources by their places, without comments.
fn texts() -> Vec<(String, String)> {
    let folder = root().join("src");
    let mut found = Vec::new();
    sources(&folder, &mut found);
    found.sort();
    let text = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>();
        (path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned(), code.join("\n"))
    };
    found.iter().map(text).collect()
}

/// What stands behind each occurrence of some text.
fn behind<'a>(code: &'a str, what: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(what).map(move |(at, _)| &code[at + what.len()..])
}

/// The literal that an argument begins with.
fn literal(argument: &str) -> Option<&str> {
    argument.trim_start().strip_prefix('"')?.split('"').next()
}

/// The markup of text fields in a source that are not made by the part.
fn strange_boxes(code: &str) -> Vec<String> {
    let mut strange: Vec<String> = Vec::new();
    for field in behind(code, "<input") {
        let tag = field.split("/>").next().unwrap();
        let kind = behind(tag, "type=").next().and_then(literal);
        if !kind.is_some_and(|kind| NO_WORDS.contains(&kind)) {
            strange.push(format!("<input{}", tag.chars().take(60).collect::<String>()));
        }
    }
    strange.extend(behind(code, "<textarea").map(|_| "<textarea".to_owned()));
    strange.extend(behind(code, "contenteditable").map(|_| "contenteditable".to_owned()));
    strange
}

#[test]
fn no_text_box_is_made_but_by_the_one_part() {
    let mut wrong = Vec::new();
    for (place, code) in texts().iter().filter(|(place, _)| place != PART) {
        wrong.extend(strange_boxes(code).into_iter().map(|field| format!("{place}: {field}")));
        if place != DRAFT && code.contains("Kept::Draft") {
            wrong.push(format!("{place}: only {DRAFT} keeps a draft"));
        }
    }
    complain(&wrong);
}

#[test]
fn the_search_for_strange_boxes_sees_them() {
    let table = [
        (r#"<input class="x" id=id type="checkbox"/>"#, 0),
        (r#"<input class="x" id=id autocomplete="off"/>"#, 1),
        (r#"<input class="x" type="text"/> <input type="radio"/>"#, 1),
        (r#"<input type=move || if a { "text" } else { "password" }/>"#, 1),
        ("<textarea></textarea>", 1),
    ];
    for (code, count) in table {
        assert_eq!(strange_boxes(code).len(), count, "{code}");
    }
}

/// The names of all boxes and drafts with how each is kept, as the sources say.
fn boxes() -> Result<BTreeMap<String, String>, Vec<String>> {
    let (mut all, mut wrong) = (BTreeMap::new(), Vec::new());
    let mut note = |place: &str, name: Option<&str>, kept: Option<String>| match (name, kept) {
        (Some(name), Some(kept)) => match all.insert(name.to_owned(), kept.clone()) {
            Some(other) if other != kept => wrong.push(format!("{name} is kept in two ways")),
            _ => {}
        },
        _ => wrong.push(format!("{place}: the name of a box, and how it is kept, are said in so many words")),
    };
    for (place, code) in texts().iter().filter(|(place, _)| place != PART && place != DRAFT) {
        for arguments in behind(code, "TextBox::new(") {
            let name = literal(arguments);
            let rest = arguments.split_once(',').map_or("", |(_, rest)| rest.trim_start());
            let rest = rest.strip_prefix("crate::parts::").unwrap_or(rest);
            let kept = rest.strip_prefix("Kept::").and_then(|kept| match kept {
                kept if kept.starts_with("InRecord") => Some("record".to_owned()),
                kept if kept.starts_with("InSettings") => Some("settings".to_owned()),
                kept => {
                    let why = literal(kept.strip_prefix("No(")?)?;
                    (!why.is_empty()).then(|| format!("no: {why}"))
                }
            });
            note(place, name, kept);
        }
        for arguments in behind(code, "Draft::of(") {
            note(place, literal(arguments), Some("draft".to_owned()));
        }
    }
    if wrong.is_empty() { Ok(all) } else { Err(wrong) }
}

/// The journey over all boxes reads this list: one that is new has to be walked there before it is blessed.
#[test]
fn the_list_of_the_boxes_is_what_the_sources_say() {
    let all = boxes().unwrap_or_else(|wrong| panic!("{}", wrong.join("\n")));
    assert!(all.len() > 20, "the sources were not read");
    golden("tests/golden/boxes.json", &(serde_json::to_string_pretty(&all).unwrap() + "\n"));
}
