//! The library: each row F7 to F20 is an entry, each entry says where it is from, and a form names only what is there. The text
//! in tests/golden/library.txt is for people to read; `KITH_BLESS=1` writes it anew.

use super::{complain, rows_of_questions};
use crate::support::golden;
use kith::{
    case::date,
    forms::{
        FORMS, Form, PRACTICE,
        library::{Basis, ENTRIES, Entry, GONE_THROUGH, Kind, Point, behind, entry},
    },
};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Runs a check over every entry and gathers what it has to say.
fn each_entry(check: impl Fn(&'static Entry) -> Vec<String>) {
    let said = ENTRIES.iter().flat_map(|entry| {
        let slug = entry.slug;
        check(entry).into_iter().map(move |words| format!("{slug}: {words}"))
    });
    complain(&said.collect::<Vec<_>>());
}

fn points(entry: &'static Entry) -> impl Iterator<Item = &'static Point> {
    entry.sections.iter().chain(entry.since)
}

/// Whether it is words that end as a sentence does, with no blanks around them and none doubled.
fn is_whole(words: &str) -> bool {
    words.ends_with('.') && words.trim() == words && !words.contains("  ")
}

/// Whether a day is written in full and is in the calendar.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<chrono::NaiveDate>().is_ok_and(|day| date::iso(day) == text)
}

#[test]
fn each_of_the_rows_f7_to_f20_is_one_entry() {
    let carried: Vec<String> = ENTRIES.iter().map(|entry| entry.row.to_owned()).collect();
    let rows: Vec<String> = (7..=20).map(|row| format!("F{row}")).collect();
    assert_eq!(carried, rows, "in the order of the framework");
    let kinds = ENTRIES.iter().map(|entry| entry.kind == Kind::Act);
    assert!(kinds.eq((7..=20).map(|row| row >= 16)), "F16 to F20 are the Acts");
}

#[test]
fn an_entry_says_what_it_is_as_of_when_and_from_where() {
    assert!(is_day(GONE_THROUGH));
    each_entry(|entry| {
        let mut wrong = Vec::new();
        let mut unless = |good: bool, words: &str| {
            if !good {
                wrong.push(words.to_owned());
            }
        };
        unless(!entry.title.is_empty() && !entry.quoted.is_empty(), "has no title");
        unless(is_whole(entry.purpose), "its purpose is no sentence");
        unless(is_day(entry.as_at), "is as at no day");
        // Days in this form sort as they follow one another.
        unless(
            entry.as_at <= GONE_THROUGH,
            "is of a day after the one on which the library was gone through",
        );
        unless(
            entry.source.contains("Social Work Framework, section "),
            "does not say where the source names it",
        );
        unless(entry.kind != Kind::Act || entry.source.contains(" c. "), "is an Act without its citation");
        unless(
            entry.kind != Kind::Act || entry.title.ends_with(&entry.source[..4]),
            "is cited by another year",
        );
        unless(!entry.holds_in.is_empty(), "does not say where it holds");
        for point in points(entry) {
            unless(!point.place.is_empty() && is_whole(point.says), point.place);
            unless(point.basis == Basis::ToCheck || !point.basis.words().is_empty(), "rests on nothing");
        }
        wrong
    });
}

#[test]
fn what_is_said_of_a_policy_comes_from_the_framework() {
    each_entry(|entry| {
        let is_other = |point: &&Point| !matches!(point.basis, Basis::Framework(_));
        let strange = entry.sections.iter().filter(is_other).map(|point| point.place.to_owned());
        if entry.kind == Kind::Act { vec![] } else { strange.collect() }
    });
}

#[test]
fn nothing_of_the_library_can_be_fetched() {
    each_entry(|entry| {
        let words = points(entry).flat_map(|point| [point.place, point.says]);
        let mut all = words.chain([entry.title, entry.quoted, entry.purpose, entry.source]);
        let linked = all.any(|words| ["http", "www.", "://"].iter().any(|mark| words.contains(mark)));
        if linked { vec!["has a link".to_owned()] } else { vec![] }
    });
}

#[test]
fn slugs_of_the_library_are_unique_and_fit_an_address() {
    let mut seen = BTreeSet::new();
    each_entry(|entry| {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let fits = (1..=64).contains(&entry.slug.len()) && entry.slug.bytes().all(fits);
        if fits { vec![] } else { vec!["does not fit an address".to_owned()] }
    });
    for one in ENTRIES {
        assert!(seen.insert(one.slug), "{} is there twice", one.slug);
        assert_eq!(entry(one.slug).map(|found| found.row), Some(one.row));
        let mut places = BTreeSet::new();
        assert!(points(one).all(|point| places.insert(point.place)), "{} says a place twice", one.slug);
    }
}

/// The forms of a case and of the practice.
fn forms() -> impl Iterator<Item = &'static Form> {
    FORMS.iter().chain(PRACTICE).copied()
}

#[test]
fn the_law_that_a_form_names_is_in_the_library() {
    let mut complaints = Vec::new();
    for form in forms() {
        let mut seen = BTreeSet::new();
        let wrong = form.law.iter().filter(|slug| entry(slug).is_none() || !seen.insert(**slug));
        complaints.extend(wrong.map(|slug| format!("{}: {slug} is no entry, or named twice", form.noun)));
        if behind(form).len() != form.law.len() {
            complaints.push(format!("{}: not every entry is found", form.noun));
        }
    }
    complain(&complaints);
    assert!(behind(&kith::forms::involvement::FORM).len() > 4);
}

#[test]
fn a_form_that_asks_about_an_act_names_it() {
    let mut complaints = Vec::new();
    for form in FORMS {
        for row in
            form.questions().flat_map(|question| question.source_rows).filter(|row| row.starts_with('F'))
        {
            if behind(form).iter().all(|entry| entry.row != *row) {
                complaints.push(format!("{}: no entry behind it carries {row}", form.noun));
            }
        }
    }
    complain(&complaints);
    assert!(rows_of_questions().contains("F16"), "no form asks about an Act any more");
}

/// The library as people read it.
fn told() -> String {
    let mut text = format!("The library, gone through on {GONE_THROUGH}\n");
    let point = |text: &mut String, one: &Point| {
        writeln!(text, "  - {}: {}\n    [{}]", one.place, one.says, one.basis.words()).unwrap();
    };
    for entry in ENTRIES {
        writeln!(text, "\n{} {} ({})", entry.row, entry.title, entry.slug).unwrap();
        writeln!(text, "  {}; {}; law as at {}", entry.kind.words(), entry.holds_in, entry.as_at).unwrap();
        writeln!(text, "  Source: {}\n  There: “{}”", entry.source, entry.quoted).unwrap();
        writeln!(text, "  {}", entry.purpose).unwrap();
        entry.sections.iter().for_each(|one| point(&mut text, one));
        if !entry.since.is_empty() {
            writeln!(text, "  Since then, or unclear:").unwrap();
        }
        entry.since.iter().for_each(|one| point(&mut text, one));
    }
    writeln!(text, "\nBehind the forms").unwrap();
    for form in forms().filter(|form| !form.law.is_empty()) {
        writeln!(text, "  {}: {}", form.noun, form.law.join(", ")).unwrap();
    }
    text
}

#[test]
fn the_library_is_the_one_that_was_read() {
    golden("tests/golden/library.txt", &told());
}
