//! Cargo looks for no tests by itself, so that a suite which no program names would never run: each is named once.

use super::ROOT;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Read by the catalogue itself, with the feature `probe`.
const OF_THE_SOURCES: &str = "tests/catalogue/probes.rs";

/// The modules that a file names, without those of its insides.
fn modules(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let name = |line: &str| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_owned())
    };
    text.lines().filter_map(name).collect()
}

/// The sources of a folder, and of the folders in it those that have some, by the names by which they can be modules.
fn there(folder: &Path) -> BTreeMap<String, PathBuf> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let file = if path.is_dir() { path.join("mod.rs") } else { path };
        if file.extension().is_some_and(|ending| ending == "rs") && file.exists() && name != "mod" {
            all.insert(name, file);
        }
    }
    all
}

fn forgotten(folder: &Path, named: &[String], found: &mut Vec<String>) {
    for (name, file) in there(folder) {
        let path = file.strip_prefix(ROOT).unwrap().display().to_string();
        if path != OF_THE_SOURCES && named.iter().filter(|one| **one == name).count() != 1 {
            found.push(path);
        }
        if file.ends_with("mod.rs") {
            forgotten(&folder.join(&name), &modules(&file), found);
        }
    }
}

#[test]
fn each_suite_runs_in_one_program() {
    let folder = Path::new(ROOT).join("tests");
    let cargo = fs::read_to_string(Path::new(ROOT).join("Cargo.toml")).unwrap();
    let mut programs: Vec<&str> = cargo.split("path = \"tests/").skip(1).collect();
    programs.iter_mut().for_each(|rest| *rest = rest.split(".rs\"").next().unwrap());
    assert!(programs.len() > 3, "{programs:?}");
    let mut named: Vec<String> = programs.iter().map(|program| (*program).to_owned()).collect();
    for program in programs {
        let suites = modules(&folder.join(format!("{program}.rs")));
        assert!(!suites.is_empty(), "{program}");
        named.extend(suites.into_iter().filter(|suite| suite != "support"));
    }
    named.push("support".to_owned());
    let mut found = Vec::new();
    forgotten(&folder, &named, &mut found);
    assert!(found.is_empty(), "not named, or named twice: {found:?}");
}
