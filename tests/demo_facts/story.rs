//! The story of the training case: its chronology with the patterns in it, the noise, the family and the ecomap.

use super::{day, facts, ids, list, words};
use chrono::{Months, NaiveDate};
use kith::case::{When, typed};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

fn when(thing: &Json, name: &str) -> When {
    words(thing, name).parse().unwrap_or_else(|_| panic!("{name} is not a date in {thing}"))
}

fn last_day(thing: &Json) -> NaiveDate {
    when(thing, "date").bounds().1.unwrap()
}

fn first_day(thing: &Json) -> NaiveDate {
    when(thing, "date").bounds().0.unwrap()
}

fn marked<'a>(facts: &'a Json, mark: &str) -> Vec<&'a Json> {
    let marks = |entry: &&Json| list(entry, "marks").iter().any(|m| m == mark);
    let mut found: Vec<&Json> = list(facts, "chronology").iter().filter(marks).collect();
    found.sort_by_key(|entry| first_day(entry));
    found
}

#[test]
fn the_chronology_has_49_entries_whose_dates_are_read_as_they_are_typed() {
    let facts = facts();
    let today = day(words(&facts, "as_of"));
    let (people, systems) = (ids(&facts, "people"), ids(&facts, "systems"));
    // Agencies that come into the story and are no circle of the ecomap.
    let others = ["social-work", "occupational-therapy", "memory-clinic", "safeguarding"];
    let entries = list(&facts, "chronology");
    assert_eq!(entries.len(), 49);
    for (index, entry) in entries.iter().enumerate() {
        assert_eq!(entry["n"], index + 1);
        let when = when(entry, "date");
        assert_eq!(when.to_string(), words(entry, "date"));
        assert_eq!(typed::read(words(entry, "typed"), today), Ok(when), "{}", words(entry, "typed"));
        assert!(first_day(entry) <= today, "{entry}");
        for field in ["incident", "source", "significance"] {
            assert!(!words(entry, field).is_empty() && !words(entry, field).contains('\n'), "{entry}");
        }
        assert!(["change", "person", "family", "professional"].contains(&words(entry, "group")), "{entry}");
        assert!(["positive", "negative", "neutral"].contains(&words(entry, "sign")), "{entry}");
        assert!(list(entry, "people").iter().all(|id| people.contains(id.as_str().unwrap())), "{entry}");
        let known =
            |id: &Json| systems.contains(id.as_str().unwrap()) || others.contains(&id.as_str().unwrap());
        assert!(list(entry, "agencies").iter().all(known), "{entry}");
    }
}

#[test]
fn the_patterns_of_the_chronology_are_the_ones_it_is_known_by() {
    let facts = facts();
    let truths = &facts["truths"];
    let falls: Vec<NaiveDate> = marked(&facts, "fall").into_iter().map(first_day).collect();
    let intervals: Vec<i64> = falls.windows(2).map(|pair| (pair[1] - pair[0]).num_days()).collect();
    assert_eq!(intervals, [83, 80, 56, 23]);
    assert_eq!(truths["fall-intervals"], Json::from(intervals));
    assert_eq!(falls[0] + Months::new(8), falls[4]);

    let shut: Vec<NaiveDate> = marked(&facts, "no-access").into_iter().map(first_day).collect();
    let weeks = (shut[shut.len() - 1] - shut[0]).num_days() / 7;
    assert_eq!((shut.len(), weeks), (7, 15));
    assert_eq!(truths["no-access"], serde_json::json!({ "count": 7, "weeks": 15 }));

    let police: Vec<NaiveDate> = marked(&facts, "police").into_iter().map(first_day).collect();
    assert_eq!(police.len(), 3);
    assert!(police[2] <= police[0] + Months::new(20) && police[2] > police[0] + Months::new(19));

    let starts = marked(&facts, "care-start").into_iter().map(first_day);
    let ends = marked(&facts, "care-end").into_iter().map(last_day);
    let lasted: Vec<i64> = starts.zip(ends).map(|(start, end)| (end - start).num_days()).collect();
    assert_eq!(lasted, [42, 42, 21]);
    assert_eq!(truths["care-package-days"], Json::from(lasted));
}

#[test]
fn the_gaps_without_an_agency_fall_while_the_case_was_closed() {
    let facts = facts();
    let seen = |entry: &&Json| !list(entry, "agencies").is_empty();
    let mut dates: Vec<(NaiveDate, NaiveDate)> = list(&facts, "chronology")
        .iter()
        .filter(seen)
        .map(|entry| (first_day(entry), last_day(entry)))
        .collect();
    dates.sort_unstable();
    let is_long = |pair: &&[(NaiveDate, NaiveDate)]| pair[1].0 >= pair[0].1 + Months::new(12);
    let gaps: Vec<(NaiveDate, NaiveDate)> =
        dates.windows(2).filter(is_long).map(|pair| (pair[0].1, pair[1].0)).collect();
    let told = |gap: &Json| (day(words(gap, "from")), day(words(gap, "to")));
    let truth: Vec<(NaiveDate, NaiveDate)> = list(&facts["truths"], "gaps").iter().map(told).collect();
    assert_eq!(gaps, truth);
    assert_eq!(gaps.len(), 3);
    for open in list(&facts["truths"], "open") {
        let start = day(words(open, "from"));
        let end = open["to"].as_str().map_or(NaiveDate::MAX, day);
        assert!(gaps.iter().all(|(from, to)| *to <= start || *from >= end), "{open}");
    }
}

#[test]
fn the_noise_is_26_entries_from_the_time_of_the_involvement() {
    let facts = facts();
    let noise = list(&facts, "noise");
    let count = |kind: &str| noise.iter().filter(|entry| entry["kind"] == kind).count();
    assert_eq!(noise.len(), 26);
    assert_eq!(["visit", "call", "quote", "opinion", "duplicate"].map(count), [14, 6, 2, 1, 3]);
    for entry in noise {
        let date = day(words(entry, "date"));
        assert!((day("2025-11-04")..=day("2026-03-20")).contains(&date), "{entry}");
        assert!(!words(entry, "text").is_empty() && words(entry, "why").ends_with('.'), "{entry}");
        if entry["kind"] == "duplicate" {
            let original = list(&facts, "chronology").iter().find(|known| known["n"] == entry["of"]).unwrap();
            assert_eq!(
                (words(original, "date"), false),
                (words(entry, "date"), original["incident"] == entry["text"])
            );
        }
    }
}

#[test]
fn the_family_and_the_systems_hang_together() {
    let facts = facts();
    let (people, unions, systems) = (ids(&facts, "people"), ids(&facts, "unions"), ids(&facts, "systems"));
    assert_eq!((people.len(), systems.len()), (17, 12));
    let dated =
        |thing: &Json, field: &str| thing[field].is_null() || words(thing, field).parse::<When>().is_ok();
    let known = |id: &Json| id.as_str().is_some_and(|id| people.contains(id));
    for person in list(&facts, "people") {
        assert!(dated(person, "born") && dated(person, "died"), "{person}");
    }
    for union in list(&facts, "unions") {
        assert!(list(union, "partners").len() == 2 && list(union, "partners").iter().all(known), "{union}");
        assert!(list(union, "events").iter().all(|event| dated(event, "date")), "{union}");
    }
    let mut children = BTreeSet::new();
    for parent in list(&facts, "parents") {
        assert!(known(&parent["child"]) && unions.contains(words(parent, "union")), "{parent}");
        assert!(children.insert(words(parent, "child")), "{parent}");
    }
    for tie in list(&facts, "ties").iter().chain(list(&facts, "roles")) {
        assert!(known(&tie["from"]) && known(&tie["to"]), "{tie}");
        assert!(dated(tie, "since") && dated(tie, "until"), "{tie}");
    }
    assert_eq!(facts["household"][0]["people"], serde_json::json!(["doreen", "kevin"]));
    for system in list(&facts, "systems") {
        assert!(!list(system, "ties").is_empty() && known(&system["with"]), "{system}");
        assert!(list(system, "ties").iter().all(|tie| dated(tie, "from") && dated(tie, "to")), "{system}");
    }
}

#[test]
fn the_ecomap_changes_only_where_the_facts_say_so() {
    let facts = facts();
    // The ties that hold on the first day of a month, by their system.
    let at = |month: &str| -> BTreeMap<String, Vec<Json>> {
        let on = day(&format!("{month}-01"));
        let bound = |tie: &Json, end: &str| {
            tie[end].as_str().map(|text| text.parse::<When>().unwrap().bounds().0.unwrap())
        };
        let holds = |tie: &&Json| {
            bound(tie, "from").is_none_or(|from| from <= on) && bound(tie, "to").is_none_or(|to| on < to)
        };
        let of = |system: &Json| {
            let ties = list(system, "ties").iter().filter(holds).cloned().collect();
            (words(system, "id").to_owned(), ties)
        };
        list(&facts, "systems").iter().map(of).collect()
    };
    let changed = |before: &str, after: &str| -> Vec<String> {
        let (before, after) = (at(before), at(after));
        before.into_iter().filter(|(id, ties)| after[id] != *ties).map(|(id, _)| id).collect()
    };
    // Home care is between two of its breaks in June 2025, and ends nine days later.
    assert_eq!(
        changed("2024-06", "2025-06"),
        ["chapel", "district-nurses", "home-care", "hospital", "housing"]
    );
    assert_eq!(changed("2025-06", "2026-03"), ["alcohol", "bank", "chapel", "fire", "home-care"]);
}
