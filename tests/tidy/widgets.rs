//! Each everyday control is made by one part, so that all of a kind look and speak alike, and so is each value that follows
//! others: read from the sources.

use super::{ROOT, sources};
use std::path::Path;

/// Markup and code, each with the only files that may hold it.
const MARKUP: &[(&str, &[&str])] = &[
    ("<button", &["parts/button.rs"]),
    ("<select", &["parts/select.rs"]),
    ("type=\"checkbox\"", &["parts/tick.rs"]),
    ("type=\"radio\"", &["parts/tick.rs", "parts/scale.rs"]),
    // The chronology's rows are painted by hand.
    ("kith-stack-table", &["parts/table.rs", "screens/chronology/table.rs"]),
    // Two of these hear when they are opened.
    (
        "govuk-details__summary-text",
        &["parts/disclosure.rs", "screens/hand_over/preview.rs", "screens/open_file/changes.rs"],
    ),
    // The genogram's arrangement is made from the one before.
    ("Memo::new(", &["browser/memo.rs", "screens/genogram/desk.rs"]),
];

#[test]
fn each_everyday_control_is_made_by_its_part() {
    for (markup, allowed) in MARKUP {
        let mut found = Vec::new();
        for (path, text) in sources() {
            let inner = path.strip_prefix(Path::new(ROOT).join("src")).unwrap();
            if text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(markup)) {
                found.push(inner.to_str().unwrap().to_owned());
            }
        }
        assert!(!found.is_empty(), "{markup} is nowhere: the list is out of date");
        let stray: Vec<_> = found.iter().filter(|path| !allowed.contains(&path.as_str())).collect();
        assert!(stray.is_empty(), "{markup} is made by {stray:?}, beside its part");
    }
}
