//! What is written is read back as it was, and a file that was only laid out anew is still the same file.

use super::{Filing, NOW, cases, envelope, sample, written};
use kith::{
    case::Case,
    handoff::{self, envelope::canonical},
};

#[test]
fn a_case_is_read_back_as_it_was_written() {
    let desk = sample();
    let file = desk.file();
    let read = cases(&file);
    assert_eq!(read.len(), 1);
    let case = Case::from_operations(read[0].operations.clone()).unwrap();
    assert_eq!(&case, desk.case());
    let finding = handoff::compare(None, &read[0], NOW).unwrap();
    assert_eq!(finding.name, "Wilf \u{2018}Example\u{2019} \u{1f33b}");
    assert!(!finding.known);
    assert_eq!(finding.new, desk.case().keys().count());
    assert_eq!((finding.changed, finding.same, finding.conflicts.len(), finding.far_ahead), (0, 0, 0, 0));
    assert_eq!(finding.operations().len(), desk.case().len());
    assert_eq!(written(&[("first", &case)]), file, "written again it is the same file");
}

#[test]
fn the_file_says_what_it_is_who_wrote_it_and_that_anyone_can_read_it() {
    let file = sample().file();
    let read = envelope(&file);
    assert_eq!((read.format.as_str(), read.version), ("kith-handoff", 1));
    assert_eq!(read.app, env!("CARGO_PKG_VERSION"));
    assert_eq!((read.exported_at.as_str(), read.exported_by.name.as_str()), (super::WHEN, "Asha Example"));
    assert!(read.notice.contains("readable by anyone who holds it"));
    let head: String = file.lines().take(5).collect();
    assert!(head.contains("kith-handoff") && head.contains("readable by anyone"), "it is said at the top");
    assert!(file.lines().all(|line| line.starts_with([' ', '{', '}'])), "it is laid out for a text editor");
}

#[test]
fn the_readable_part_says_what_the_operations_say() {
    let read = &cases(&sample().file())[0];
    let text: String = read.readable.iter().map(|document| document.to_text()).collect();
    for words in
        ["\"I fell\"\\ twice.", "17 May 1944", "about 1966", "since 1998", "What happened 4", "Falls"]
    {
        assert!(text.contains(words), "{words:?} is not in the readable part");
    }
}

#[test]
fn several_cases_travel_in_one_file() {
    let (one, two) = (sample(), super::Desk::new(2, "Ben Example"));
    let read = cases(&written(&[("c1", one.case()), ("c2", two.case())]));
    let ids: Vec<&str> = read.iter().map(|file| file.id.as_str()).collect();
    assert_eq!(ids, ["c1", "c2"]);
    assert_eq!(&Case::from_operations(read[0].operations.clone()).unwrap(), one.case());
    assert!(read[1].operations.is_empty());
}

#[test]
fn a_file_that_was_laid_out_anew_is_the_same_file() {
    let file = sample().file();
    let json: serde_json::Value = serde_json::from_str(&file).unwrap();
    let layouts = [
        json.to_string(),
        canonical(&json),
        serde_json::to_string_pretty(&json).unwrap(),
        file.replace('\n', "\r\n"),
        file.replace("  ", "\t"),
        format!("\u{feff}{file}"),
        format!("\n\n  {file}\n\n"),
        // Some programs write every letter beyond ASCII as an escape.
        file.chars().map(|c| if c.is_ascii() { c.to_string() } else { escaped(c) }).collect(),
    ];
    let original = envelope(&file);
    for (index, layout) in layouts.iter().enumerate() {
        assert_eq!(envelope(layout), original, "layout {index}");
    }
}

fn escaped(letter: char) -> String {
    letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

#[test]
fn fields_in_another_order_are_the_same_file() {
    let file = sample().file();
    let lines: Vec<&str> = file.lines().collect();
    // The seal stands at the end; it may as well stand first.
    let seal = lines.iter().position(|line| line.starts_with("  \"sha256\"")).unwrap();
    let mut moved = vec![lines[0].to_owned(), format!("{},", lines[seal])];
    moved.extend(lines[1..seal - 1].iter().map(|line| (*line).to_owned()));
    moved.push("  ]".to_owned());
    moved.push("}".to_owned());
    assert_eq!(envelope(&moved.join("\n")), envelope(&file));
}
