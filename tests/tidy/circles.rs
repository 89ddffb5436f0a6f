//! No circle among the files of the sources: whoever reads one file never has to read on until they are back at it.
//!
//! A module and what stands inside it may name each other: they are one thing in two files.

use super::sources;
use std::collections::{BTreeMap, BTreeSet};

/// A module by its path, such as `["case", "key"]`.
type Path = Vec<String>;
/// What each names.
type Graph = BTreeMap<Path, BTreeSet<Path>>;

/// The items of a tree of `use`, each with its whole path.
fn items(tree: &str) -> Vec<String> {
    let Some((head, rest)) = tree.split_once('{') else { return vec![tree.to_owned()] };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut found, mut depth, mut one) = (Vec::new(), 0, String::new());
    for mark in inner.chars().chain([',']) {
        match mark {
            ',' if depth == 0 => found.extend(items(&std::mem::take(&mut one))),
            _ => {
                depth += i32::from(mark == '{') - i32::from(mark == '}');
                one.push(mark);
            }
        }
    }
    found.into_iter().filter(|item| !item.is_empty()).map(|item| format!("{head}{item}")).collect()
}

/// The code of a file without comments and without blanks at the ends of lines.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// A file's statements of `use`, those that are for others apart: what they name and under which name.
fn uses(code: &str) -> (Vec<String>, Vec<(String, String)>) {
    let (mut own, mut offered) = (Vec::new(), Vec::new());
    for (at, _) in code.match_indices("use ") {
        let before = code[..at].rsplit('\n').next().unwrap_or_default().trim();
        if !before.is_empty() && !before.starts_with("pub") {
            continue;
        }
        let tree: String = code[at + 4..]
            .split(';')
            .next()
            .unwrap_or_default()
            .replace(" as ", "@")
            .split_whitespace()
            .collect();
        for item in items(&tree) {
            let (path, name) =
                item.split_once('@').unwrap_or((&item, item.rsplit("::").next().unwrap_or_default()));
            if before.is_empty() {
                own.push(path.to_owned());
            } else {
                offered.push((path.to_owned(), name.to_owned()));
            }
        }
    }
    (own, offered)
}

/// The paths that stand in the code itself.
fn written(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for root in ["crate::", "super::"] {
        for (at, _) in code.match_indices(root) {
            let is_start =
                !code[..at].ends_with(|one: char| one.is_alphanumeric() || one == '_' || one == ':');
            let of_path = |one: &char| one.is_alphanumeric() || *one == '_' || *one == ':';
            let path: String = code[at..].chars().take_while(of_path).collect();
            found.extend(is_start.then_some(path));
        }
    }
    found
}

/// What each module offers under a name of its own: where that comes from.
type Offers = BTreeMap<(Path, String), String>;

/// The module that a path leads to from another one, through what is offered on the way.
fn module(modules: &BTreeSet<Path>, offers: &Offers, from: &Path, path: &str, depth: u8) -> Option<Path> {
    let mut parts: Vec<&str> = path.split("::").filter(|part| !part.is_empty()).collect();
    let mut at = from.clone();
    match *parts.first()? {
        "crate" => at.clear(),
        "super" | "self" => {}
        first if modules.contains(&[from.clone(), vec![first.to_owned()]].concat()) => {
            parts.insert(0, "self")
        }
        _ => return None,
    }
    if parts.first() != Some(&"super") {
        parts.remove(0);
    }
    while parts.first() == Some(&"super") {
        at.pop();
        parts.remove(0);
    }
    for part in parts {
        let inner = [at.clone(), vec![part.to_owned()]].concat();
        if modules.contains(&inner) {
            at = inner;
        } else if let Some(path) = offers.get(&(at.clone(), part.to_owned()))
            && depth > 0
        {
            return module(modules, offers, &at, path, depth - 1).or(Some(at));
        } else {
            break;
        }
    }
    modules.contains(&at).then_some(at)
}

/// Which module names which, but for those of which one stands inside the other.
fn graph(sources: &[(Path, String)]) -> Graph {
    let modules: BTreeSet<Path> = sources.iter().map(|(path, _)| path.clone()).collect();
    let read: Vec<_> = sources.iter().map(|(path, text)| (path, code(text))).collect();
    let mut offers = Offers::new();
    for (path, code) in &read {
        offers.extend(uses(code).1.into_iter().map(|(from, name)| (((*path).clone(), name), from)));
    }
    let mut graph = Graph::new();
    for (path, code) in read {
        let named = uses(&code).0.into_iter().chain(written(&code));
        let named = named.filter_map(|one| module(&modules, &offers, path, &one, 6));
        let others = named.filter(|other| !other.starts_with(path) && !path.starts_with(other));
        graph.insert(path.clone(), others.collect());
    }
    graph
}

/// What is left once everything is taken away that names nothing left, or is named by nothing left: nothing, or circles.
fn circles(mut graph: Graph) -> Graph {
    loop {
        let named: BTreeSet<Path> = graph.values().flatten().cloned().collect();
        let left: Graph = graph
            .iter()
            .filter(|(path, others)| {
                named.contains(*path) && others.iter().any(|other| graph.contains_key(other))
            })
            .map(|(path, others)| {
                (path.clone(), others.iter().filter(|other| graph.contains_key(*other)).cloned().collect())
            })
            .collect();
        if left.len() == graph.len() {
            return left;
        }
        graph = left;
    }
}

fn told(circles: &Graph) -> String {
    let line = |(path, others): (&Path, &BTreeSet<Path>)| {
        let others: Vec<String> = others.iter().map(|other| other.join("/")).collect();
        format!("{} names {}", path.join("/"), others.join(", "))
    };
    circles.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The path of a file's module within the sources.
fn path(file: &std::path::Path) -> Path {
    let inner = file.strip_prefix(std::path::Path::new(super::ROOT).join("src")).unwrap().with_extension("");
    let mut path: Path = inner.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    if path.last().is_some_and(|last| last == "mod") {
        path.pop();
    }
    path
}

#[test]
fn no_file_names_another_that_leads_back_to_it() {
    let all: Vec<(Path, String)> = sources().iter().map(|(file, text)| (path(file), text.clone())).collect();
    let graph = graph(&all);
    let names: usize = graph.values().map(BTreeSet::len).sum();
    let found = circles(graph);
    println!("{} files name each other {names} times: {} of them in circles", all.len(), found.len());
    assert!(names > 1_000, "the sources were not read");
    assert!(found.is_empty(), "{}", told(&found));
}

#[test]
fn the_test_of_circles_follows_what_is_offered_and_leaves_parent_and_child_alone() {
    let file =
        |path: &str, text: &str| (path.split('/').map(str::to_owned).collect::<Path>(), text.to_owned());
    let of = |files: &[(Path, String)]| {
        circles(graph(files)).into_keys().map(|path| path.join("/")).collect::<Vec<_>>()
    };
    let parent = file("a", "pub mod b;\npub mod c;\npub use b::Thing;\nuse c::other;");
    let inner = file("a/b", "use super::c::{self, other as another};\npub struct Thing;");
    let straight = file("a/c", "// use super::b::Thing;\nfn other() {}");
    assert_eq!(of(&[parent.clone(), inner.clone(), straight]), Vec::<String>::new());
    let round = file("a/c", "fn other() { let _ = super::Thing; }");
    assert_eq!(of(&[parent, inner, round]), ["a/b", "a/c"]);
}
