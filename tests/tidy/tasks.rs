//! Asynchronous work is started in one way: read from the sources, since no compiler sees a screen that is gone.

use super::ROOT;
use std::{collections::BTreeSet, path::Path};

/// The one file that may ask the browser for a later moment.
const HOME: &str = "src/browser/task.rs";

/// What asks for a later moment, by the beginning of its name.
const STARTERS: &[&str] = &[
    "spawn_local",
    "spawn_local_scoped",
    "set_timeout",
    "set_interval",
    "request_animation_frame",
    "request_idle_callback",
    "queue_microtask",
    "debounce",
];

/// What belongs to the app and knows no screen: not for screens and parts, whose work ends with them.
const OF_THE_APP: &[&str] = &["of_app", "later", "on_next_frame"];

/// What stops the app when the screen that a signal belongs to has gone.
const PANICKING: &[&str] = &[
    "get()",
    "get_untracked()",
    "get_value()",
    "read()",
    "read_untracked()",
    "read_value()",
    "write()",
    "write_untracked()",
    "write_value()",
    "set(",
    "set_value(",
    "update(",
    "update_untracked(",
    "update_value(",
    "maybe_update(",
    "with(",
    "with_untracked(",
    "with_value(",
    "track()",
    "notify()",
];

/// Files that still start work in other ways, with the reason. The list only ever gets shorter: an entry that is not needed
/// any more fails the test.
const STILL: &[(&str, &str)] = &[
    ("src/browser/files.rs", "the address of a download is given back by the page alone"),
    ("src/browser/page.rs", "this is how a painting is waited for"),
    ("src/screens/diagram/out.rs", "the drawing has to be painted before the page prints it"),
    ("src/workbench/lock.rs", "the look at the clocks goes on as long as the page"),
];

/// Each source by its path from the project's folder, without comments and texts.
fn sources() -> Vec<(String, String)> {
    let name = |path: &Path| path.strip_prefix(ROOT).unwrap().to_string_lossy().replace('\\', "/");
    super::sources().into_iter().map(|(path, text)| (name(&path), code(&text))).collect()
}

/// The source with blanks for its comments and the insides of its texts, every line where it was.
fn code(text: &str) -> String {
    let marks: Vec<char> = text.chars().collect();
    let at = |index: usize| marks.get(index).copied().unwrap_or('\0');
    let is_name = |mark: char| mark.is_alphanumeric() || mark == '_';
    let mut code = String::new();
    let mut index = 0;
    let blank = |mark: char| if mark == '\n' { '\n' } else { ' ' };
    while index < marks.len() {
        let begins_raw = at(index) == 'r' && (index == 0 || !is_name(at(index - 1)));
        let hashes = if begins_raw { (index + 1..).take_while(|place| at(*place) == '#').count() } else { 0 };
        if at(index) == '/' && at(index + 1) == '/' {
            while index < marks.len() && at(index) != '\n' {
                code.push(' ');
                index += 1;
            }
        } else if begins_raw && at(index + 1 + hashes) == '"' {
            let end: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            let rest: String = marks[index + 2 + hashes..].iter().collect();
            let length = rest.find(&end).map_or(rest.len(), |found| found + end.len());
            let length = 2 + hashes + rest[..length].chars().count();
            marks[index..(index + length).min(marks.len())].iter().for_each(|mark| code.push(blank(*mark)));
            index += length;
        } else if at(index) == '"' {
            code.push('"');
            index += 1;
            while index < marks.len() && at(index) != '"' {
                let step = if at(index) == '\\' { 2 } else { 1 };
                (index..index + step).for_each(|place| code.push(blank(at(place))));
                index += step;
            }
            code.push('"');
            index += 1;
        } else if at(index) == '\'' && (at(index + 2) == '\'' || at(index + 1) == '\\') {
            // A single letter, which may be a bracket; a lifetime has no second mark.
            let close = (index + 2..).find(|place| at(*place) == '\'' || at(*place) == '\0').unwrap_or(index);
            (index..=close).for_each(|_| code.push(' '));
            index = close + 1;
        } else {
            code.push(at(index));
            index += 1;
        }
    }
    code
}

fn names(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_name = |mark: char| mark.is_alphanumeric() || mark == '_';
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + code.get(rest..)?.find(is_name)?;
        let end = code[start..].find(|mark| !is_name(mark)).map_or(code.len(), |length| start + length);
        rest = end;
        Some((start, &code[start..end]))
    })
}

fn line(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

/// The lines on which a source asks for a later moment.
fn started(code: &str) -> Vec<usize> {
    let is_starter = |name: &str| STARTERS.iter().any(|starter| name.starts_with(starter));
    names(code).filter(|(_, name)| is_starter(name)).map(|(at, _)| line(code, at)).collect()
}

/// The lines on which a source starts work that belongs to the app.
fn of_the_app(code: &str) -> Vec<usize> {
    let is_called = |at: usize, name: &str| {
        // A module, or a method of something else, may bear one of these names.
        let before = code[..at].trim_end();
        let is_free = !before.ends_with('.') && !before.ends_with("mod") && !before.ends_with("fn");
        is_free
            && (name == "of_app" || before.ends_with("task::") || code[at + name.len()..].starts_with('('))
    };
    names(code)
        .filter(|(at, name)| OF_THE_APP.contains(name) && is_called(*at, name))
        .map(|(at, _)| line(code, at))
        .collect()
}

/// The text from the bracket that opens here to the one that closes it.
fn bracketed(code: &str, open: usize) -> &str {
    let mut level = 0;
    for (index, mark) in code[open..].char_indices() {
        level += match mark {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if level == 0 {
            return &code[open..open + index];
        }
    }
    &code[open..]
}

/// What comes after an await in each asynchronous body, with where it begins. What stands before an await in a loop comes
/// after it as well.
fn after_awaits(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (at, _) in names(code).filter(|(_, name)| *name == "async") {
        let Some(open) = code[at..].find('{').map(|place| at + place) else { continue };
        // A type or a bound such as `async Fn()` has no body of its own before the next statement ends.
        if code[at..open].contains(';') {
            continue;
        }
        let body = bracketed(code, open);
        let Some(first) = body.find(".await") else { continue };
        let loops = names(body).filter(|(_, name)| ["for", "loop", "while"].contains(name));
        let around = loops.map(|(place, _)| place).filter(|place| {
            let opens = body[*place..].find('{').map(|next| place + next);
            // The condition of `while` is awaited each time as well.
            opens.is_some_and(|opens| *place < first && first < opens + bracketed(body, opens).len())
        });
        let start = around.min().unwrap_or(first);
        found.push((open + start, &body[start..]));
    }
    found
}

/// The lines on which a signal that may be gone is touched after an await.
fn touched_late(code: &str) -> Vec<usize> {
    let is_part = |mark: char| mark.is_alphanumeric() || mark == '_' || mark == '.';
    let mut lines = BTreeSet::new();
    for (start, body) in after_awaits(code) {
        for accessor in PANICKING {
            for (at, _) in body.match_indices(&format!(".{accessor}")) {
                let before = &body[..at];
                let from = before.rfind(|mark| !is_part(mark)).map_or(0, |place| place + 1);
                let of: Vec<&str> = before[from..].split('.').collect();
                // The workbench lives as long as the page, and a ticket knows whether it is still wanted.
                let is_lasting = of.contains(&"bench") || of == ["ticket"];
                if !is_lasting {
                    lines.insert(line(code, start + at));
                }
            }
        }
    }
    lines.into_iter().collect()
}

fn is_of_a_screen(path: &str) -> bool {
    path.starts_with("src/screens/") || path.starts_with("src/parts/")
}

/// What a source does otherwise than it should, with lines.
fn wrong(path: &str, code: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut note = |lines: Vec<usize>, what: &str| {
        wrong.extend(lines.into_iter().map(|line| format!("{path}:{line} {what}")));
    };
    if path != HOME {
        note(started(code), "starts work otherwise than by browser/task.rs");
    }
    if is_of_a_screen(path) {
        note(of_the_app(code), "starts work that belongs to the app: make it a method of the workbench");
        note(
            touched_late(code),
            "touches a signal after an await that may be gone: use try_*, Latest or the workbench",
        );
    }
    wrong
}

#[test]
fn work_is_started_in_one_way() {
    let mut all = Vec::new();
    let mut stale = Vec::new();
    let sources = sources();
    for (path, code) in &sources {
        let wrong = wrong(path, code);
        match STILL.iter().any(|(still, _)| still == path) {
            true if wrong.is_empty() => stale.push(path.clone()),
            true => {}
            false => all.extend(wrong),
        }
    }
    let is_there = |path: &str| sources.iter().any(|(known, _)| known == path);
    stale.extend(STILL.iter().map(|(path, _)| (*path).to_owned()).filter(|path| !is_there(path)));
    assert!(all.is_empty(), "{}", all.join("\n"));
    assert!(stale.is_empty(), "take these off the list STILL: {stale:?}");
    assert!(STILL.iter().all(|(_, reason)| !reason.is_empty()));
}

#[test]
fn the_rule_sees_what_it_is_for() {
    let refused = [
        ("fn f() { spawn_local(async {}); }", "src/workbench/x.rs", vec![1]),
        ("fn f() {\n    leptos::task::spawn_local(async {});\n}", "src/screens/x.rs", vec![2]),
        ("use leptos::prelude::set_timeout_with_handle;", "src/parts/x.rs", vec![1]),
        ("fn f(w: Window) { w.set_interval_with_callback(&c); }", "src/browser/x.rs", vec![1]),
        ("fn f() {\n request_animation_frame(|| {}) }", "src/screens/x.rs", vec![2]),
        ("fn f() { task::of_app(async {}); }", "src/screens/x.rs", vec![1]),
        ("use crate::browser::task::{OfScreen, of_app};", "src/screens/x.rs", vec![1]),
        ("fn f() { task::later(wait, || {}); }", "src/parts/x.rs", vec![1]),
        (
            "fn f() { here.start(async move {\n let a = b().await;\n c.set(a);\n }); }",
            "src/screens/x.rs",
            vec![3],
        ),
        ("async fn f(c: RwSignal<u8>) {\n b().await;\n c.get_untracked();\n}", "src/screens/x.rs", vec![3]),
        (
            "async fn f() {\n for x in y {\n c.update(|c| *c += 1);\n b().await;\n }\n}",
            "src/screens/x.rs",
            vec![3],
        ),
        (
            "fn f() { let a = async |x: u8| { b().await;\n self.c.with_value(|c| *c) }; }",
            "src/screens/x.rs",
            vec![2],
        ),
        ("async fn f() { while b().await {\n c.notify();\n } }", "src/screens/x.rs", vec![2]),
    ];
    for (text, path, lines) in refused {
        let found = wrong(path, &code(text));
        let seen: Vec<String> = lines.iter().map(|line| format!("{path}:{line} ")).collect();
        assert_eq!(found.len(), seen.len(), "{text}: {found:?}");
        assert!(found.iter().zip(&seen).all(|(found, seen)| found.starts_with(seen)), "{text}: {found:?}");
    }
    let allowed = [
        ("// spawn_local\nfn f() { g(\"set_timeout(\"); }", "src/screens/x.rs"),
        ("fn f() { task::of_app(async { x.await; c.set(1); }); }", "src/workbench/x.rs"),
        ("mod later;\nuse super::later::Later;\nfn f() { later::screen(Later::Wipe); }", "src/screens/x.rs"),
        (
            "fn f() { here.start(async move { c.set(1);\n let a = b().await;\n let _ = c.try_set(a);\n }); d.set(2); }",
            "src/screens/x.rs",
        ),
        (
            "async fn f(bench: Bench) { b().await; bench.notice.set(None); book.bench.taking.get(); }",
            "src/screens/x.rs",
        ),
        ("async fn f() { b().await; ticket.set(1); list.get(0); map.get(&key); }", "src/screens/x.rs"),
        ("async fn f() { for x in y { c.set(x); }\n b().await; }", "src/screens/x.rs"),
        ("fn f() { spawn_local(async {}); }", HOME),
        ("fn f() { let c = '{'; let d = '\\''; r#\"spawn_local\"#; }", "src/screens/x.rs"),
    ];
    for (text, path) in allowed {
        assert_eq!(wrong(path, &code(text)), Vec::<String>::new(), "{text}");
    }
}
