//! The training case as data: each number that the fictional case is known by is counted from the facts themselves.
// A test says what went wrong by panicking, and reads only the fixture.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use chrono::{Months, NaiveDate};
use kith::case::{Act, Author, Case, Clock, Device, Key, Operation, Salt, Value, When, typed};
use kith::forms::{Choice, FORMS, Form, Home, Kind, Need, Question, Sheet, form};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

fn facts() -> Json {
    serde_json::from_str(include_str!("fixtures/doreen.json")).unwrap()
}

fn list<'a>(facts: &'a Json, name: &str) -> &'a [Json] {
    facts[name]
        .as_array()
        .unwrap_or_else(|| panic!("{name} is missing"))
}

fn words<'a>(thing: &'a Json, name: &str) -> &'a str {
    thing[name]
        .as_str()
        .unwrap_or_else(|| panic!("{name} is missing in {thing}"))
}

fn when(thing: &Json, name: &str) -> When {
    words(thing, name)
        .parse()
        .unwrap_or_else(|_| panic!("{name} is not a date in {thing}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn first_day(thing: &Json) -> NaiveDate {
    when(thing, "date").bounds().0.unwrap()
}

fn last_day(thing: &Json) -> NaiveDate {
    when(thing, "date").bounds().1.unwrap()
}

fn marked<'a>(facts: &'a Json, mark: &str) -> Vec<&'a Json> {
    let marks = |entry: &&Json| list(entry, "marks").iter().any(|m| m == mark);
    let mut found: Vec<&Json> = list(facts, "chronology").iter().filter(marks).collect();
    found.sort_by_key(|entry| first_day(entry));
    found
}

fn ids(facts: &Json, name: &str) -> BTreeSet<String> {
    let all: Vec<String> = list(facts, name)
        .iter()
        .map(|thing| words(thing, "id").to_owned())
        .collect();
    let unique: BTreeSet<String> = all.iter().cloned().collect();
    assert_eq!(unique.len(), all.len(), "{name} has an id twice");
    unique
}

fn choices(question: &Question) -> &'static [Choice] {
    match question.kind {
        Kind::One(choices) | Kind::Many(choices) => choices,
        _ => &[],
    }
}

/// Whether the answer is of the question's kind and names only choices that it offers.
fn fits(question: &Question, value: &Value) -> bool {
    let offered = |slug: &String| choices(question).iter().any(|choice| choice.slug == slug);
    match (question.kind, value) {
        (Kind::Line | Kind::Paragraph(_), Value::Text(text)) => !text.trim().is_empty(),
        (Kind::Day, Value::Date(when)) => when.exact().is_some(),
        (Kind::When, Value::Date(_)) | (Kind::Number(_), Value::Number(_)) => true,
        (Kind::Time, Value::Time(time)) => time.len() == 5,
        (Kind::One(_), Value::Choice(slug)) => offered(slug),
        (Kind::Many(_), Value::Choices(slugs)) => !slugs.is_empty() && slugs.iter().all(offered),
        _ => false,
    }
}

/// Checks one filled form: each answer fits its question, nothing hidden is answered, nothing required is missing.
fn check_form(form: &'static Form, answers: &BTreeMap<String, Value>) {
    let sheet = Sheet { form, id: "first" };
    let operations = answers.iter().map(|(slug, value)| {
        let question = form
            .question(slug)
            .unwrap_or_else(|| panic!("{}/{slug} is no question", form.noun));
        assert!(fits(question, value), "{}/{slug}: {value:?}", form.noun);
        (sheet.key(question), value.clone())
    });
    let case = case_of(operations.collect());
    for question in form.questions() {
        let shown = sheet.is_shown(&case, question);
        let answered = answers.contains_key(question.slug);
        assert!(
            shown || !answered,
            "{}/{} is answered and hidden",
            form.noun,
            question.slug
        );
        let required = matches!(question.need, Need::Required(_));
        assert!(
            !shown || !required || answered,
            "{}/{} is required",
            form.noun,
            question.slug
        );
    }
    assert_eq!(kith::forms::problems(&case, sheet), vec![]);
}

/// A case in which these answers were given, one after the other.
fn case_of(values: Vec<(Key, Value)>) -> Case {
    let mut clock = Clock::new(Device(1));
    let salt = Salt([7; 16]);
    let operation = |(key, value): (Key, Value)| Operation {
        stamp: clock.tick(1),
        act: Act::Answer,
        digest: Operation::digest_of(salt, &value),
        key,
        value,
        replaces: Vec::new(),
        by: Author::default(),
        why: None,
        salt: Some(salt),
    };
    Case::from_operations(values.into_iter().map(operation)).unwrap()
}

fn value(json: &Json) -> Value {
    serde_json::from_value(json.clone()).unwrap_or_else(|_| panic!("{json} is no value"))
}

#[test]
fn the_answers_complete_each_form() {
    let facts = facts();
    let mut forms: BTreeMap<&str, BTreeMap<String, Value>> = BTreeMap::new();
    let mut client: BTreeMap<String, Value> = BTreeMap::new();
    let mut order = Vec::new();
    for answer in list(&facts, "answers") {
        let (noun, slug, value) = (
            words(answer, "form"),
            words(answer, "slug"),
            value(&answer["value"]),
        );
        let question = form(noun)
            .and_then(|form| form.question(slug))
            .unwrap_or_else(|| panic!("{noun}/{slug}"));
        if question.home == Home::Client {
            let known = client.entry(slug.to_owned()).or_insert_with(|| value.clone());
            assert_eq!(*known, value, "{noun}/{slug} differs from what another form says");
        }
        order.push((noun, slug));
        assert!(
            forms
                .entry(noun)
                .or_default()
                .insert(slug.to_owned(), value)
                .is_none(),
            "{noun}/{slug} twice"
        );
    }
    for (noun, answers) in &forms {
        check_form(form(noun).unwrap(), answers);
    }
    assert_eq!(
        forms.keys().copied().collect::<Vec<_>>(),
        ["consultation", "decision", "involvement", "person", "threshold"]
    );
    let asked: Vec<(&str, &str)> = FORMS
        .iter()
        .flat_map(|form| form.questions().map(|question| (form.noun, question.slug)))
        .collect();
    let mut rest = asked.iter();
    assert!(
        order.iter().all(|answer| rest.any(|question| question == answer)),
        "not in the order of the forms"
    );
}

#[test]
fn the_reviews_complete_their_form() {
    let facts = facts();
    for review in list(&facts, "reviews") {
        let answers = review["answers"].as_object().unwrap();
        let answers = answers
            .iter()
            .map(|(slug, json)| (slug.clone(), value(json)))
            .collect();
        check_form(form("review").unwrap(), &answers);
        assert_eq!(answers["type"], Value::choice(words(review, "id")));
    }
    let next = |n: usize| facts["reviews"][n]["answers"]["next-review"]["date"].clone();
    assert_eq!(
        (next(0), next(1)),
        (Json::from("2026-02-24"), Json::from("2026-04-14"))
    );
}

#[test]
fn nine_criteria_are_met_one_is_not_known_two_are_not_met() {
    let facts = facts();
    for result in ["met", "not-known", "not-met"] {
        let said = list(&facts, "answers").iter().filter(|answer| {
            let is_criterion = (3..=14).any(|n| answer["slug"] == format!("t{n}"));
            is_criterion && answer["form"] == "threshold" && answer["value"]["choice"] == result
        });
        let said: Vec<Json> = said.map(|answer| answer["slug"].clone()).collect();
        assert_eq!(Json::from(said), facts["truths"]["threshold"][result], "{result}");
    }
    let count = |result: &str| list(&facts["truths"]["threshold"], result).len();
    assert_eq!((count("met"), count("not-known"), count("not-met")), (9, 1, 2));
}

#[test]
fn the_clocks_of_the_fictional_case() {
    let facts = facts();
    let answer = |noun: &str, slug: &str| {
        let found = list(&facts, "answers")
            .iter()
            .find(|a| a["form"] == noun && a["slug"] == slug)
            .unwrap();
        day(words(&found["value"], "date"))
    };
    let truth = |name: &str| day(words(&facts["truths"], name));
    let days = |n: i64| chrono::TimeDelta::days(n);
    assert_eq!(
        answer("involvement", "allocated") + days(28),
        truth("initial-due")
    );
    assert_eq!(
        answer("consultation", "contact-date") + days(112),
        truth("formal-due")
    );
    assert_eq!(truth("initial-due"), day("2025-12-15"));
    assert_eq!(truth("formal-due"), day("2026-02-24"));
    assert_eq!((truth("formal-done") - truth("formal-due")).num_days(), 2);
    assert_eq!(facts["truths"]["formal-days-late"], 2);
    assert_eq!(
        answer("involvement", "longer-date") + days(6 * 7),
        truth("next-due")
    );
    let held = |n: usize| day(words(&facts["reviews"][n]["answers"]["date"], "date"));
    assert_eq!((held(0), held(1)), (truth("initial-done"), truth("formal-done")));
}

#[test]
fn every_concern_is_rated_by_everyone_three_times() {
    let facts = facts();
    let (concerns, raters) = (ids(&facts, "concerns"), ids(&facts, "raters"));
    assert_eq!((concerns.len(), raters.len()), (4, 5));
    let mut seen = BTreeSet::new();
    for rating in list(&facts, "ratings") {
        let (concern, rater) = (words(rating, "concern"), words(rating, "rater"));
        assert!(concerns.contains(concern) && raters.contains(rater), "{rating}");
        assert!((0..=10).contains(&rating["value"].as_i64().unwrap()), "{rating}");
        assert!(
            seen.insert((words(rating, "occasion"), concern, rater)),
            "{rating} twice"
        );
    }
    assert_eq!(seen.len(), 3 * 4 * 5);
    let rated = |occasion: &str| -> Vec<i64> {
        let of = |r: &&Json| r["occasion"] == occasion && r["concern"] == "falls";
        list(&facts, "ratings")
            .iter()
            .filter(of)
            .map(|r| r["value"].as_i64().unwrap())
            .collect()
    };
    assert_eq!(rated("allocation"), [7, 6, 2, 3, 2]);
    assert_eq!(rated("initial"), [7, 6, 3, 4, 3]);
    assert_eq!(rated("formal"), [6, 6, 4, 5, 5]);
}

#[test]
fn the_chronology_has_49_entries_whose_dates_are_read_as_they_are_typed() {
    let facts = facts();
    let today = day(words(&facts, "as_of"));
    let (people, systems) = (ids(&facts, "people"), ids(&facts, "systems"));
    // Agencies that come into the story and are no circle of the ecomap.
    let others = [
        "social-work",
        "occupational-therapy",
        "memory-clinic",
        "safeguarding",
    ];
    let entries = list(&facts, "chronology");
    assert_eq!(entries.len(), 49);
    for (index, entry) in entries.iter().enumerate() {
        assert_eq!(entry["n"], index + 1);
        let when = when(entry, "date");
        assert_eq!(when.to_string(), words(entry, "date"));
        assert_eq!(
            typed::read(words(entry, "typed"), today),
            Ok(when),
            "{}",
            words(entry, "typed")
        );
        assert!(first_day(entry) <= today, "{entry}");
        for field in ["incident", "source", "significance"] {
            assert!(
                !words(entry, field).is_empty() && !words(entry, field).contains('\n'),
                "{entry}"
            );
        }
        assert!(
            ["change", "person", "family", "professional"].contains(&words(entry, "group")),
            "{entry}"
        );
        assert!(
            ["positive", "negative", "neutral"].contains(&words(entry, "sign")),
            "{entry}"
        );
        assert!(
            list(entry, "people")
                .iter()
                .all(|id| people.contains(id.as_str().unwrap())),
            "{entry}"
        );
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
    let intervals: Vec<i64> = falls
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).num_days())
        .collect();
    assert_eq!(intervals, [83, 80, 56, 23]);
    assert_eq!(truths["fall-intervals"], Json::from(intervals));
    assert_eq!(falls[0] + Months::new(8), falls[4]);

    let shut: Vec<NaiveDate> = marked(&facts, "no-access").into_iter().map(first_day).collect();
    let weeks = (shut[shut.len() - 1] - shut[0]).num_days() / 7;
    assert_eq!((shut.len(), weeks), (7, 15));
    assert_eq!(
        truths["no-access"],
        serde_json::json!({ "count": 7, "weeks": 15 })
    );

    let police: Vec<NaiveDate> = marked(&facts, "police").into_iter().map(first_day).collect();
    assert_eq!(police.len(), 3);
    assert!(police[2] <= police[0] + Months::new(20) && police[2] > police[0] + Months::new(19));

    let starts = marked(&facts, "care-start").into_iter().map(first_day);
    let ends = marked(&facts, "care-end").into_iter().map(last_day);
    let lasted: Vec<i64> = starts
        .zip(ends)
        .map(|(start, end)| (end - start).num_days())
        .collect();
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
    let gaps: Vec<(NaiveDate, NaiveDate)> = dates
        .windows(2)
        .filter(is_long)
        .map(|pair| (pair[0].1, pair[1].0))
        .collect();
    let told = |gap: &Json| (day(words(gap, "from")), day(words(gap, "to")));
    let truth: Vec<(NaiveDate, NaiveDate)> = list(&facts["truths"], "gaps").iter().map(told).collect();
    assert_eq!(gaps, truth);
    assert_eq!(gaps.len(), 3);
    for open in list(&facts["truths"], "open") {
        let start = day(words(open, "from"));
        let end = open["to"].as_str().map_or(NaiveDate::MAX, day);
        assert!(
            gaps.iter().all(|(from, to)| *to <= start || *from >= end),
            "{open}"
        );
    }
}

#[test]
fn the_noise_is_26_entries_from_the_time_of_the_involvement() {
    let facts = facts();
    let noise = list(&facts, "noise");
    let count = |kind: &str| noise.iter().filter(|entry| entry["kind"] == kind).count();
    assert_eq!(noise.len(), 26);
    assert_eq!(
        ["visit", "call", "quote", "opinion", "duplicate"].map(count),
        [14, 6, 2, 1, 3]
    );
    for entry in noise {
        let date = day(words(entry, "date"));
        assert!((day("2025-11-04")..=day("2026-03-20")).contains(&date), "{entry}");
        assert!(
            !words(entry, "text").is_empty() && words(entry, "why").ends_with('.'),
            "{entry}"
        );
        if entry["kind"] == "duplicate" {
            let original = list(&facts, "chronology")
                .iter()
                .find(|known| known["n"] == entry["of"])
                .unwrap();
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
    let (people, unions, systems) = (
        ids(&facts, "people"),
        ids(&facts, "unions"),
        ids(&facts, "systems"),
    );
    assert_eq!((people.len(), systems.len()), (17, 12));
    let dated =
        |thing: &Json, field: &str| thing[field].is_null() || words(thing, field).parse::<When>().is_ok();
    let known = |id: &Json| id.as_str().is_some_and(|id| people.contains(id));
    for person in list(&facts, "people") {
        assert!(dated(person, "born") && dated(person, "died"), "{person}");
    }
    for union in list(&facts, "unions") {
        assert!(
            list(union, "partners").len() == 2 && list(union, "partners").iter().all(known),
            "{union}"
        );
        assert!(
            list(union, "events").iter().all(|event| dated(event, "date")),
            "{union}"
        );
    }
    let mut children = BTreeSet::new();
    for parent in list(&facts, "parents") {
        assert!(
            known(&parent["child"]) && unions.contains(words(parent, "union")),
            "{parent}"
        );
        assert!(children.insert(words(parent, "child")), "{parent}");
    }
    for tie in list(&facts, "ties").iter().chain(list(&facts, "roles")) {
        assert!(known(&tie["from"]) && known(&tie["to"]), "{tie}");
        assert!(dated(tie, "since") && dated(tie, "until"), "{tie}");
    }
    assert_eq!(
        facts["household"][0]["people"],
        serde_json::json!(["doreen", "kevin"])
    );
    for system in list(&facts, "systems") {
        assert!(
            !list(system, "ties").is_empty() && known(&system["with"]),
            "{system}"
        );
        assert!(
            list(system, "ties")
                .iter()
                .all(|tie| dated(tie, "from") && dated(tie, "to")),
            "{system}"
        );
    }
}

#[test]
fn the_ecomap_changes_only_where_the_facts_say_so() {
    let facts = facts();
    // The ties that hold on the first day of a month, by their system.
    let at = |month: &str| -> BTreeMap<String, Vec<Json>> {
        let on = day(&format!("{month}-01"));
        let bound = |tie: &Json, end: &str| {
            tie[end]
                .as_str()
                .map(|text| text.parse::<When>().unwrap().bounds().0.unwrap())
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
        before
            .into_iter()
            .filter(|(id, ties)| after[id] != *ties)
            .map(|(id, _)| id)
            .collect()
    };
    // Home care is between two of its breaks in June 2025, and ends nine days later.
    assert_eq!(
        changed("2024-06", "2025-06"),
        ["chapel", "district-nurses", "home-care", "hospital", "housing"]
    );
    assert_eq!(
        changed("2025-06", "2026-03"),
        ["alcohol", "bank", "chapel", "fire", "home-care"]
    );
}
