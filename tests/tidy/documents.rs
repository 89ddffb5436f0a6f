//! The documents against the sources: each file that the glossary names is there, and each variable is explained.

use super::ROOT;
use std::{collections::BTreeSet, fs, path::Path};

/// Where variables of the environment are read or set.
const READ_IN: &[&str] =
    &[".ci", "Makefile", "Trunk.toml", "bench", "build.rs", "examples", "page", "scripts", "src", "tests"];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

/// The names of variables in a text; what begins like one and goes on with no letter is none.
fn variables(text: &str) -> BTreeSet<String> {
    let is_of_name = |mark: char| mark.is_ascii_uppercase() || mark.is_ascii_digit() || mark == '_';
    let begin = "KITH_";
    let name =
        |(at, _): (usize, &str)| -> String { text[at..].chars().take_while(|c| is_of_name(*c)).collect() };
    text.match_indices(begin).map(name).filter(|name| name.len() > begin.len()).collect()
}

/// Gathers the names in a file or in every file of a folder.
fn gather(path: &Path, found: &mut BTreeSet<String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            gather(&entry.unwrap().path(), found);
        }
    } else if let Ok(text) = fs::read(path) {
        found.extend(variables(&String::from_utf8_lossy(&text)));
    }
}

/// The lines of a table or list that explain a variable: those that begin with its name.
fn explained(text: &str) -> Vec<String> {
    let row = |line: &str| Some(line.strip_prefix("| `")?.split('`').next()?.to_owned());
    text.lines().filter_map(row).filter(|name| !variables(name).is_empty()).collect()
}

/// One word of the glossary.
#[derive(Debug, PartialEq)]
struct Term<'a> {
    name: &'a str,
    says: &'a str,
    file: &'a str,
}

/// Each word of the glossary in its order, or the line that cannot be read.
fn terms(text: &str) -> Result<Vec<Term<'_>>, String> {
    fn read(line: &str) -> Option<Term<'_>> {
        let (name, rest) = line.strip_prefix("- **")?.split_once("**: ")?;
        let (says, file) = rest.rsplit_once(" `")?;
        Some(Term { name, says, file: file.strip_suffix('`')? })
    }
    let lines = text.lines().filter(|line| line.starts_with('-'));
    lines.map(|line| read(line).ok_or_else(|| line.to_owned())).collect()
}

#[test]
fn every_word_of_the_glossary_has_its_sentence_and_a_file_that_is_there() {
    let text = read("docs/GLOSSARY.md");
    let terms = terms(&text).unwrap_or_else(|line| panic!("not a word, a sentence and a file: {line}"));
    assert!(terms.len() > 100, "the glossary was not read");
    let mut wrong = Vec::new();
    for term in &terms {
        let sentence = term.says.strip_suffix('.').unwrap_or_default();
        if sentence.is_empty() || sentence.contains(". ") {
            wrong.push(format!("{}: not one sentence", term.name));
        }
        if !Path::new(ROOT).join(term.file).is_file() {
            wrong.push(format!("{}: {} is not there", term.name, term.file));
        }
    }
    for pair in terms.windows(2) {
        if pair[0].name.to_lowercase() >= pair[1].name.to_lowercase() {
            wrong.push(format!("{} stands before {}", pair[0].name, pair[1].name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_glossary_test_reads_a_line_and_refuses_another() {
    let term = Term { name: "Key (of `it`)", says: "what `x` is.", file: "src/a.rs" };
    assert_eq!(terms("# A\n- **Key (of `it`)**: what `x` is. `src/a.rs`\n"), Ok(vec![term]));
    assert_eq!(terms("- **Key**: without a file."), Err("- **Key**: without a file.".to_owned()));
}

#[test]
fn every_variable_is_explained_and_none_that_nothing_reads() {
    let mut found = BTreeSet::new();
    READ_IN.iter().for_each(|path| gather(&Path::new(ROOT).join(path), &mut found));
    assert!(found.len() > 10, "the sources were not read");
    let explained = explained(&read("CONTRIBUTING.md"));
    assert!(explained.is_sorted(), "in the order of the letters: {explained:?}");
    let explained: BTreeSet<String> = explained.into_iter().collect();
    let missing: Vec<_> = found.difference(&explained).collect();
    assert!(missing.is_empty(), "CONTRIBUTING.md does not explain {missing:?}");
    let idle: Vec<_> = explained.difference(&found).collect();
    assert!(idle.is_empty(), "nothing reads {idle:?}");
}

/// The documents that name files.
const DOCUMENTS: &[&str] =
    &["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "docs/ADDING.md", "docs/HOSTING.md"];

/// The paths that a text names in code or in a link: what begins with a folder of the project or of its sources. Those in
/// braces are named one by one.
fn paths(text: &str) -> Vec<String> {
    let code = text.split('`').skip(1).step_by(2);
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let is_path = |name: &&str| {
        let begins = name.split('/').next().unwrap_or_default();
        let is_folder = ["", "src"].iter().any(|at| Path::new(ROOT).join(at).join(begins).is_dir());
        name.contains('/') && is_folder && !name.contains([' ', '<', '>', '*', '\n', ':', '(', '='])
    };
    let mut found = Vec::new();
    for name in code.chain(links).filter(is_path) {
        match name.split_once('{').and_then(|(head, rest)| Some((head, rest.split_once('}')?))) {
            Some((head, (all, tail))) => found.extend(all.split(',').map(|one| format!("{head}{one}{tail}"))),
            None => found.push(name.to_owned()),
        }
    }
    found
}

#[test]
fn each_file_that_a_document_names_is_there() {
    /// What is built, and so not there before a build.
    const BUILT: &[&str] = &["target/", "dist/", "node_modules/"];
    let mut count = 0;
    let mut missing = Vec::new();
    for document in DOCUMENTS {
        for path in paths(&read(document)) {
            count += 1;
            let is_there = |at: &str| {
                ["", ".rs"].iter().any(|end| Path::new(ROOT).join(at).join(format!("{path}{end}")).exists())
            };
            let is_built = BUILT.iter().any(|built| path.starts_with(built));
            if !is_built && !is_there("") && !is_there("src") {
                missing.push(format!("{document}: {path}"));
            }
        }
    }
    assert!(count > 60, "the documents were not read");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn the_path_test_reads_code_and_links_and_nothing_else() {
    let text = "see `src/case/{key,value}.rs`, [this](docs/HOSTING.md), `a/b` and `case/nouns.rs`; src/no.rs";
    let found = ["src/case/key.rs", "src/case/value.rs", "case/nouns.rs", "docs/HOSTING.md"];
    assert_eq!(paths(text), found);
}

#[test]
fn the_variable_test_sees_whole_names() {
    let name = |rest: &str| format!("KITH{rest}");
    let text = format!("${{{}:-1}} process.env.{}, {}*", name("_ONE"), name("_TWO_2"), name("_"));
    assert_eq!(variables(&text).into_iter().collect::<Vec<_>>(), [name("_ONE"), name("_TWO_2")]);
    let table = format!("| `{}` | what it does |\nelsewhere `{}`\n| `make` | |", name("_ONE"), name("_TWO"));
    assert_eq!(explained(&table), [name("_ONE")]);
}
