//! The house rules that no compiler checks: arrows between rooms, a first line for each file, no file grown too long, and
//! documents that name what is there.

mod circles;
mod documents;
mod suites;
mod tasks;
mod widgets;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The project's folder.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A file longer than this holds more than one meaning.
const LONGEST: usize = 400;

/// Each room with the rooms that it may name. What is missing here is forbidden.
const ARROWS: &[(&str, &[&str])] = &[
    ("case", &[]),
    ("forms", &["case"]),
    ("edit", &["case", "forms"]),
    ("pathway", &["case", "forms", "edit"]),
    ("diagrams", &["case", "forms", "edit", "pathway"]),
    ("reports", &["case", "forms", "edit", "pathway", "diagrams"]),
    ("handoff", &["case", "forms", "edit", "pathway", "diagrams", "reports"]),
    ("sealing", &["case"]),
    ("worker", &["case", "forms", "edit", "pathway", "diagrams", "reports", "handoff", "sealing"]),
    ("bin", &[]),
    ("browser", &["case", "forms", "edit", "pathway", "diagrams", "reports", "handoff", "sealing"]),
    ("parts", &["case", "forms", "edit", "pathway", "diagrams", "reports", "handoff", "browser"]),
    (
        "workbench",
        &["case", "forms", "edit", "pathway", "diagrams", "reports", "handoff", "sealing", "browser"],
    ),
    (
        "screens",
        &[
            "case",
            "forms",
            "edit",
            "pathway",
            "diagrams",
            "reports",
            "handoff",
            "sealing",
            "browser",
            "parts",
            "workbench",
        ],
    ),
];

/// Each file of the sources with what stands in it, sorted.
fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(ROOT).join("src"), &mut found);
    found.sort();
    found.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// The room that a file stands in, or nothing for the files beside the rooms.
fn room(path: &Path) -> Option<String> {
    let inner = path.strip_prefix(Path::new(ROOT).join("src")).unwrap();
    let mut parts = inner.components();
    let first = parts.next()?.as_os_str().to_str()?.to_owned();
    parts.next().map(|_| first)
}

/// How deep a file lies below its room: `super::` from the room's own `mod.rs` names the crate.
fn depth(path: &Path) -> usize {
    let inner = path.strip_prefix(Path::new(ROOT).join("src")).unwrap();
    inner.components().count() - usize::from(path.ends_with("mod.rs"))
}

/// The rooms that a source names by `crate::` paths, alone or in a `crate::{…}` group, and by `super::` out of its room.
fn named(text: &str, depth: usize) -> Vec<String> {
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut names = Vec::new();
    let word =
        |rest: &str| -> String { rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let out = "super::".repeat(depth);
    for root in ["crate::", out.as_str()] {
        for (at, _) in code.match_indices(root) {
            let rest = &code[at + root.len()..];
            if let Some(group) = rest.strip_prefix('{') {
                let mut level = 1;
                let mut starts = true;
                for (index, mark) in group.char_indices() {
                    match mark {
                        '{' => level += 1,
                        '}' => level -= 1,
                        ',' if level == 1 => starts = true,
                        c if starts && level == 1 && c.is_alphabetic() => {
                            names.push(word(&group[index..]));
                            starts = false;
                        }
                        _ => {}
                    }
                    if level == 0 {
                        break;
                    }
                }
            } else {
                names.push(word(rest));
            }
        }
    }
    names
}

#[test]
fn no_room_names_a_room_that_it_must_not_know() {
    let rooms: Vec<&str> = ARROWS.iter().map(|(room, _)| *room).collect();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(room) = room(&path) else { continue };
        let (_, allowed) = ARROWS
            .iter()
            .find(|(name, _)| *name == room)
            .unwrap_or_else(|| panic!("{room} is no known room"));
        for name in named(&text, depth(&path)) {
            if rooms.contains(&name.as_str()) && name != room && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{} names {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_arrow_test_sees_groups_single_paths_and_super() {
    let text = "use crate::{\n    browser::{clock, page},\n    case::Case,\n};\nfn f() { crate::screens::run(); super::super::edit::x(); }\n// crate::parts";
    assert_eq!(named(text, 2), ["browser", "case", "screens", "edit"]);
}

#[test]
fn every_file_says_first_what_it_is_for() {
    let silent: Vec<String> = sources()
        .iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(silent.is_empty(), "no //! line in {silent:?}");
}

#[test]
fn no_file_has_grown_too_long() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|(_, text)| text.lines().count() > LONGEST)
        .map(|(path, text)| format!("{} has {} lines", path.display(), text.lines().count()))
        .collect();
    assert!(long.is_empty(), "split by meaning: {long:?}");
}

#[test]
fn no_view_builds_markup_from_text_and_no_style_stands_inline() {
    // A strict content policy refuses inline style, and markup from the record's words could be made to do anything.
    for (path, text) in sources() {
        for forbidden in ["inner_html", "set_inner_html", " style=\"", "style=move"] {
            assert!(!text.contains(forbidden), "{} has {forbidden}", path.display());
        }
    }
}

/// What hands something to the browser, each with the only files that may: the one door, what it is made of, and the page
/// with the recovery code, which holds nothing of a case.
const WAYS_OUT: &[(&str, &[&str])] = &[
    ("files::download(", &["workbench/releasing.rs"]),
    ("files::share(", &["workbench/releasing.rs"]),
    ("files::copy(", &["workbench/releasing.rs"]),
    ("files::offer(", &["browser/picture.rs"]),
    ("picture::save_png(", &["workbench/releasing.rs"]),
    ("page::print()", &["workbench/releasing.rs", "screens/set_up.rs"]),
    ("window.print()", &["browser/page.rs"]),
    (".write_text(", &["browser/files.rs"]),
    (".set_download(", &["browser/files.rs"]),
    ("\"share\"", &["browser/files.rs"]),
];

#[test]
fn nothing_leaves_but_by_the_one_door() {
    for (way, allowed) in WAYS_OUT {
        let mut found = Vec::new();
        for (path, text) in sources() {
            let inner = path.strip_prefix(Path::new(ROOT).join("src")).unwrap();
            if text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(way)) {
                found.push(inner.to_str().unwrap().to_owned());
            }
        }
        assert!(!found.is_empty(), "{way} is called nowhere: the list is out of date");
        let stray: Vec<_> = found.iter().filter(|path| !allowed.contains(&path.as_str())).collect();
        assert!(stray.is_empty(), "{way} is called by {stray:?}, beside the one door");
    }
}
