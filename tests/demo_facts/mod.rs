//! The training case as data: each number that the fictional case is known by is counted from the facts themselves.

mod story;

use chrono::NaiveDate;
use kith::case::{Act, Author, Case, Clock, Device, Key, Operation, Salt, Value};
use kith::forms::{Choice, FORMS, Form, Home, Kind, Need, Question, Sheet, form};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

fn facts() -> Json {
    serde_json::from_str(include_str!("../fixtures/doreen.json")).unwrap()
}

fn list<'a>(facts: &'a Json, name: &str) -> &'a [Json] {
    facts[name].as_array().unwrap_or_else(|| panic!("{name} is missing"))
}

fn words<'a>(thing: &'a Json, name: &str) -> &'a str {
    thing[name].as_str().unwrap_or_else(|| panic!("{name} is missing in {thing}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn ids(facts: &Json, name: &str) -> BTreeSet<String> {
    let all: Vec<String> = list(facts, name).iter().map(|thing| words(thing, "id").to_owned()).collect();
    let unique: BTreeSet<String> = all.iter().cloned().collect();
    assert_eq!(unique.len(), all.len(), "{name} has an id twice");
    unique
}

fn choices(question: &Question) -> &'static [Choice] {
    question.kind.choices()
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
        let question = form.question(slug).unwrap_or_else(|| panic!("{}/{slug} is no question", form.noun));
        assert!(fits(question, value), "{}/{slug}: {value:?}", form.noun);
        (sheet.key(&Case::new(), question), value.clone())
    });
    let case = case_of(operations.collect());
    for question in form.questions() {
        let shown = sheet.is_shown(&case, question);
        let answered = answers.contains_key(question.slug);
        assert!(shown || !answered, "{}/{} is answered and hidden", form.noun, question.slug);
        let required = matches!(question.need, Need::Required(_));
        assert!(!shown || !required || answered, "{}/{} is required", form.noun, question.slug);
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
        let (noun, slug, value) = (words(answer, "form"), words(answer, "slug"), value(&answer["value"]));
        let question =
            form(noun).and_then(|form| form.question(slug)).unwrap_or_else(|| panic!("{noun}/{slug}"));
        if question.home == Home::Client {
            let known = client.entry(slug.to_owned()).or_insert_with(|| value.clone());
            assert_eq!(*known, value, "{noun}/{slug} differs from what another form says");
        }
        order.push((noun, slug));
        assert!(
            forms.entry(noun).or_default().insert(slug.to_owned(), value).is_none(),
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
    let asked: Vec<(&str, &str)> =
        FORMS.iter().flat_map(|form| form.questions().map(|question| (form.noun, question.slug))).collect();
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
        let answers = answers.iter().map(|(slug, json)| (slug.clone(), value(json))).collect();
        check_form(form("review").unwrap(), &answers);
        assert_eq!(answers["type"], Value::choice(words(review, "id")));
    }
    let next = |n: usize| facts["reviews"][n]["answers"]["next-review"]["date"].clone();
    assert_eq!((next(0), next(1)), (Json::from("2026-02-24"), Json::from("2026-04-14")));
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
        let found = list(&facts, "answers").iter().find(|a| a["form"] == noun && a["slug"] == slug).unwrap();
        day(words(&found["value"], "date"))
    };
    let truth = |name: &str| day(words(&facts["truths"], name));
    let days = |n: i64| chrono::TimeDelta::days(n);
    assert_eq!(answer("involvement", "allocated") + days(28), truth("initial-due"));
    assert_eq!(answer("consultation", "contact-date") + days(112), truth("formal-due"));
    assert_eq!(truth("initial-due"), day("2025-12-15"));
    assert_eq!(truth("formal-due"), day("2026-02-24"));
    assert_eq!((truth("formal-done") - truth("formal-due")).num_days(), 2);
    assert_eq!(facts["truths"]["formal-days-late"], 2);
    assert_eq!(answer("involvement", "longer-date") + days(6 * 7), truth("next-due"));
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
        assert!(seen.insert((words(rating, "occasion"), concern, rater)), "{rating} twice");
    }
    assert_eq!(seen.len(), 3 * 4 * 5);
    let rated = |occasion: &str| -> Vec<i64> {
        let of = |r: &&Json| r["occasion"] == occasion && r["concern"] == "falls";
        list(&facts, "ratings").iter().filter(of).map(|r| r["value"].as_i64().unwrap()).collect()
    };
    assert_eq!(rated("allocation"), [7, 6, 2, 3, 2]);
    assert_eq!(rated("initial"), [7, 6, 3, 4, 3]);
    assert_eq!(rated("formal"), [6, 6, 4, 5, 5]);
}
