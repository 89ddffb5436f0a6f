//! Files of other programs, no files at all, and files of a later version of ours.

use super::{Filing, refused, resealed, sample};
use kith::{
    handoff::{self, Opened, Unreadable, reading::LARGEST},
    reports::{Block, Document},
};
use serde_json::json;

#[test]
fn an_empty_file_says_that_it_is_empty() {
    for empty in ["", " ", "\r\n\r\n", "\u{feff}", "\u{feff}\n"] {
        assert_eq!(refused(empty), Unreadable::Empty, "{empty:?}");
    }
}

#[test]
fn a_file_of_another_program_is_called_that() {
    let foreign = [
        "{}",
        "[]",
        "null",
        "true",
        "7",
        "\"kith-handoff\"",
        "[\"kith-handoff\"]",
        "{\"format\": \"another\", \"version\": 1}",
        "{\"format\": [\"kith-handoff\"]}",
        "{\"Format\": \"kith-handoff\"}",
        "{\"format\": \"kith-handoff \"}",
        "{\"type\": \"FeatureCollection\", \"features\": []}",
    ];
    for text in foreign {
        assert_eq!(refused(text), Unreadable::Foreign, "{text}");
    }
}

#[test]
fn what_is_no_json_names_the_line() {
    assert_eq!(refused("name,born\nWilf,1944"), Unreadable::NotJson(1));
    assert_eq!(refused("{\n\"a\": 1,\n\"b\" 2}"), Unreadable::NotJson(3));
    assert_eq!(refused("<html>\n</html>"), Unreadable::NotJson(1));
    assert_eq!(refused("{\"another\": \"file"), Unreadable::NotJson(1), "cut short, but not ours");
    let file = sample().file();
    assert!(matches!(refused(format!("{file}{file}")), Unreadable::NotJson(_)));
    assert!(matches!(refused(format!("{file}\0")), Unreadable::NotJson(_)));
}

#[test]
fn what_is_no_text_says_so() {
    let file = sample().file();
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(file.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(refused(utf16), Unreadable::NotText);
    assert_eq!(refused(b"PK\x03\x04\xff\xfe"), Unreadable::NotText);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Unreadable::NotText);
    let mut latin = file.into_bytes();
    latin[400] = 0xe9;
    assert_eq!(refused(latin), Unreadable::NotText);
}

#[test]
fn brackets_within_brackets_do_not_exhaust_the_stack() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"format\":\"kith-handoff\",\"a\":", "}]")] {
        let deep = format!("{}7{}", open.repeat(10_000), close.repeat(10_000));
        assert!(matches!(refused(&deep), Unreadable::NotJson(_)), "{open}");
        assert!(matches!(refused(open.repeat(10_000)), Unreadable::NotJson(_)), "{open}");
        // The same within a file of ours, in its body and in what a newer version may add.
        let within = format!("{{\"format\": \"kith-handoff\", \"version\": 3, \"cases\": {deep}}}");
        assert!(matches!(refused(within), Unreadable::NotJson(_)), "{open}");
    }
}

#[test]
fn numbers_beyond_all_bounds_are_refused() {
    let with =
        |version: &str| format!("{{\"format\": \"kith-handoff\", \"version\": {version}, \"cases\": []}}");
    for version in ["0", "-1", "1.0", "1.5", "1e0", "18446744073709551616", "1e300", "\"1\"", "null"] {
        assert!(matches!(refused(with(version)), Unreadable::Damaged(_)), "{version}");
    }
    for version in ["1e999", "-1e999"] {
        assert!(matches!(refused(with(version)), Unreadable::NotJson(_)), "{version}");
    }
    let digits = "9".repeat(100_000);
    assert!(matches!(refused(with(&digits)), Unreadable::NotJson(_) | Unreadable::Damaged(_)));
    assert!(matches!(handoff::read(with("18446744073709551615").as_bytes()), Ok(Opened::Newer { .. })));
}

#[test]
fn a_file_larger_than_the_largest_is_not_even_parsed() {
    let mut large = vec![b' '; LARGEST];
    assert_eq!(refused(&large), Unreadable::Empty);
    large.push(b' ');
    assert_eq!(refused(&large), Unreadable::TooLarge);
}

/// What a later version may write: other fields, kinds of value and block that this one does not know.
#[test]
fn a_file_of_a_newer_version_shows_its_readable_part_and_nothing_more() {
    let file = resealed(&sample().file(), |json| {
        json["version"] = json!(3);
        json["app"] = json!("9.1.0");
        json["more"] = json!({"of": "something"});
        json["cases"][0]["operations"] = json!([{"stamp": "in another form", "value": {"picture": "words"}}]);
        json["cases"][0]["readable"][0] = json!({"title": "A form", "lang": "cy", "blocks": [
            {"heading": "First"},
            {"picture": {"of": "a family"}},
            {"answer": {"label": "Name", "answer": "Wilf"}},
            {"table": {"caption": "A table", "columns": ["A"], "rows": [["1"], ["2"]]}},
            7,
        ]});
        let readable = json["cases"][0]["readable"].as_array_mut().unwrap();
        readable.push(json!({"drawing": "without a title"}));
        readable.push(json!(null));
    });
    let Ok(Opened::Newer { app, cases }) = handoff::read(file.as_bytes()) else {
        panic!("it was not shown as newer");
    };
    assert_eq!((app.as_str(), cases.len()), ("9.1.0", 1));
    let shown = Document {
        title: "A form".to_owned(),
        blocks: vec![
            Block::Heading("First".to_owned()),
            Block::Answer { label: "Name".to_owned(), answer: "Wilf".to_owned() },
            Block::Table {
                caption: "A table".to_owned(),
                columns: vec!["A".to_owned()],
                rows: vec![vec!["1".to_owned()], vec!["2".to_owned()]],
            },
        ],
    };
    assert_eq!(cases[0][0], shown);
    assert!(cases[0].len() > 1, "the other documents are shown too");
}

/// A newer file need not even be sealed in the way that this version knows.
#[test]
fn a_newer_file_without_anything_known_in_it_is_shown_empty() {
    for text in [
        "{\"format\": \"kith-handoff\", \"version\": 3}",
        "{\"format\": \"kith-handoff\", \"version\": 99, \"cases\": 7}",
        "{\"format\": \"kith-handoff\", \"version\": 3, \"app\": 7, \"cases\": []}",
    ] {
        let opened = handoff::read(text.as_bytes()).unwrap();
        assert_eq!(opened, Opened::Newer { app: "unknown".to_owned(), cases: Vec::new() });
    }
}

#[test]
fn every_refusal_says_what_to_do() {
    let all = [
        Unreadable::TooLarge,
        Unreadable::Empty,
        Unreadable::NotText,
        Unreadable::NotJson(7),
        Unreadable::CutShort,
        Unreadable::Foreign,
        Unreadable::Damaged("its contents do not match its seal".to_owned()),
        Unreadable::NoCase,
    ];
    for refusal in all {
        let words = refusal.to_string();
        assert!(words.contains("Ask for") || words.contains("Choose") || words.contains("Copy"), "{words}");
        assert!(words.starts_with("This ") || words.starts_with("There "), "{words}");
    }
}
