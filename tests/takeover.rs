//! A keeper of the program that is not word for word the known one is told, whatever was put into it and wherever.

use kith::sealing::takeover::{Keeper, is_asked_for, keeper};
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

/// The keeper as it is written, before a build is made of it by scripts/page.mjs.
const WRITTEN: &str = include_str!("../page/sw.js");

fn known() -> String {
    Sha256::digest(WRITTEN.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn made(build: &str, files: &str, headers: &str) -> String {
    WRITTEN.replace("BUILD_HASH", build).replace("FILE_LIST", files).replace("PAGE_HEADER_LIST", headers)
}

const FILES: &str =
    "{\n  \"index.html\": {\n    \"sha256\": \"00\",\n    \"type\": \"text/html; charset=utf-8\"\n  }\n}";
const HEADERS: &str = "{\n  \"Content-Security-Policy\": \"default-src 'none'; connect-src 'self'\"\n}";

#[test]
fn the_keeper_of_any_build_of_this_version_is_known() {
    for build in ["0123456789abcdef", "fedcba9876543210"] {
        for files in [FILES, "{}", "{\"a};b\": {\"sha256\": \"}; self.skipWaiting()\"}}"] {
            let found = keeper(&made(build, files, HEADERS), &known());
            assert_eq!(found, Keeper::Known { build: build.to_owned() });
        }
    }
}

#[test]
fn a_keeper_that_takes_over_by_itself_is_strange_wherever_it_says_so() {
    let good = made("0123456789abcdef", FILES, HEADERS);
    let takes = "self.skipWaiting();";
    let mut tried = 0;
    for (at, _) in good.char_indices().chain([(good.len(), ' ')]) {
        let (before, after) = good.split_at(at);
        let text = format!("{before}{takes}{after}");
        let is_in_a_value = matches!(
            (text.find("const FILES = "), text.find("const PAGE_HEADERS = ")),
            (Some(files), Some(headers)) if at > files && text[..at].matches('"').count() % 2 == 1 && at < headers + "const PAGE_HEADERS = ".len() + HEADERS.len()
        );
        match keeper(&text, &known()) {
            Keeper::Strange => tried += 1,
            // Inside a text of the list it is a text.
            Keeper::Known { .. } => {
                assert!(is_in_a_value, "at {at}: {}", &text[at.saturating_sub(30)..at + 40])
            }
        }
    }
    assert!(tried > 3_000, "only {tried} places");
    for strange in [
        good.replace("event.data === \"SKIP_WAITING\"", "true"),
        good.replace("\"0123456789abcdef\"", "(self.skipWaiting(), \"0123456789abcdef\")"),
        good.replace(FILES, "(self.skipWaiting(), {})"),
        good.replace(FILES, "[self.skipWaiting()]"),
        good.replace("0123456789abcdef", ""),
        String::new(),
        "<!doctype html>".to_owned(),
        format!("importScripts(\"./other.js\");\n{good}"),
    ] {
        assert_ne!(strange, good);
        assert_eq!(keeper(&strange, &known()), Keeper::Strange);
    }
}

proptest! {
    #[test]
    fn no_answer_of_a_host_stops_the_look(text in "\\PC*", cut in 0_usize..5_000) {
        prop_assert_eq!(keeper(&text, &known()), Keeper::Strange);
        let good = made("0123456789abcdef", FILES, HEADERS);
        let cut: String = good.chars().take(cut).collect();
        prop_assert_eq!(keeper(&cut, &known()) == Keeper::Strange, cut.len() < good.len());
    }
}

#[test]
fn only_what_was_asked_for_and_is_another_build_was_asked_for() {
    let (ours, next, other) = (Some("aa"), Some("bb"), Some("cc"));
    assert!(is_asked_for(next, ours, next));
    assert!(!is_asked_for(None, ours, next), "nobody asked");
    assert!(!is_asked_for(next, ours, other), "another one");
    assert!(!is_asked_for(next, ours, None), "it does not say");
    assert!(!is_asked_for(ours, ours, ours), "asked for long ago, and claimed by a stranger");
    assert!(!is_asked_for(None, ours, None));
}
