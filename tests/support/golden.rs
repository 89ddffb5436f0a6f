//! Committed files that the code must give again, letter by letter.
//!
//! `KITH_BLESS=1`, and no other value, writes them anew: read the difference before you commit it. A file of a format that was
//! released is never written over, by nothing; it is only made where there is none.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file of the repository by its path in it.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn is_blessed() -> bool {
    std::env::var_os("KITH_BLESS").is_some_and(|bless| bless == "1")
}

fn write(name: &str, text: &str) {
    let path = path(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    // In one go, since another test may be reading the file.
    let beside = path.with_extension("new");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, path).unwrap();
}

/// Where two texts part, with some lines of both.
fn difference(agreed: &str, now: &str) -> String {
    let (agreed, now): (Vec<&str>, Vec<&str>) = (agreed.lines().collect(), now.lines().collect());
    let first = agreed.iter().zip(&now).take_while(|(agreed, now)| agreed == now).count();
    let show = |lines: &[&str]| {
        lines[first.saturating_sub(3).min(lines.len())..(first + 4).min(lines.len())].join("\n")
    };
    format!("from line {} on\nagreed:\n{}\nnow:\n{}", first + 1, show(&agreed), show(&now))
}

/// Compares texts with committed files, each by its path in the repository. All that differ are named.
#[track_caller]
pub fn all_golden(files: &[(String, String)]) {
    let mut wrong = Vec::new();
    for (name, now) in files {
        if is_blessed() {
            write(name, now);
        }
        let agreed = fs::read_to_string(path(name)).unwrap_or_default();
        if agreed != *now {
            wrong.push(format!("{name}, {}", difference(&agreed, now)));
        }
    }
    assert!(
        wrong.is_empty(),
        "not what was agreed; if it is meant, run with KITH_BLESS=1 and read the difference:\n{}",
        wrong.join("\n\n")
    );
}

/// Compares a text with a committed file.
#[track_caller]
pub fn golden(name: &str, now: &str) {
    all_golden(&[(name.to_owned(), now.to_owned())]);
}

/// The text of a file of a released format, as it was once written. Only where there is none, `KITH_BLESS=1` makes it.
pub fn released(name: &str, made: impl FnOnce() -> String) -> String {
    if is_blessed() && !path(name).exists() {
        write(name, &made());
    }
    fs::read_to_string(path(name)).unwrap()
}
