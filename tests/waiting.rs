//! Whoever waits has an age on every list, and stands where that age puts them: nobody who waits is "Nothing due".

use chrono::{Days, NaiveDate};
use kith::{
    case::{Case, Value, When, moment},
    pathway::{Awaited, Wait, waits},
    reports::caseload::{Summary, sort},
};

use crate::support::Desk;

/// 16 September 2024, 12:00 in Coordinated Universal Time.
const NOW: u64 = 1_726_488_000_000;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 9, 16).unwrap()
}

fn ago(days: u64) -> Value {
    Value::Date(When::day(today() - Days::new(days)))
}

fn case(answers: &[(&str, Value)]) -> Case {
    let mut desk = Desk { now: NOW, ..Desk::new(1, "Asha") };
    desk.add("episode/e1", &[]);
    for (key, value) in answers {
        desk.answer(*key, value.clone());
    }
    desk.case().clone()
}

fn named(name: &str, answers: &[(&str, Value)]) -> Summary {
    let mut all = vec![("person/client/name", Value::text(name))];
    all.extend_from_slice(answers);
    Summary::of(name, &case(&all), None)
}

const CONTACT: &str = "consultation/e1/contact-date";
const OUTCOME: &str = "decision/e1/outcome";
const REASONS: &str = "decision/e1/reasons";
const DECIDED: &str = "decision/e1/decided-date";
const TOLD: &str = "decision/e1/informed-date";

fn workload() -> Value {
    Value::Choices(["workload".to_owned()].into())
}

/// What is tried, the answers, and what is said.
type Row = (&'static str, Vec<(&'static str, Value)>, Vec<&'static str>);

#[test]
fn each_kind_of_waiting_says_what_and_since_when() {
    let consulted = ("consultation/e1/completed", Value::choice("yes"));
    let yes = || (OUTCOME, Value::choice("appropriate"));
    let no = || (OUTCOME, Value::choice("not-appropriate"));
    let rows: Vec<Row> = vec![
        (
            "begun",
            vec![(CONTACT, ago(3))],
            vec!["Consultation not finished for 3 days (since 13 September 2024)"],
        ),
        (
            "begun today without a day of contact",
            vec![],
            vec!["Consultation not finished (since today, 16 September 2024)"],
        ),
        (
            "undecided",
            vec![(CONTACT, ago(143)), consulted.clone()],
            vec!["Waiting for a decision for 20 weeks (since 26 April 2024)"],
        ),
        (
            "accepted, nobody has it, referrer told",
            vec![(CONTACT, ago(40)), yes(), (DECIDED, ago(14)), (TOLD, ago(13))],
            vec!["Waiting for a worker for 2 weeks (since 2 September 2024)"],
        ),
        (
            "accepted, and the referrer does not know",
            vec![(CONTACT, ago(40)), yes(), (DECIDED, ago(1))],
            vec![
                "Waiting for a worker for 1 day (since 15 September 2024)",
                "Referrer not told of the outcome for 1 day (since 15 September 2024)",
            ],
        ),
        (
            "refused for workload, look again today",
            vec![
                (CONTACT, ago(40)),
                no(),
                (REASONS, workload()),
                (DECIDED, ago(30)),
                (TOLD, ago(30)),
                ("decision/e1/look-again", ago(0)),
            ],
            vec!["Look again today (16 September 2024)"],
        ),
        (
            "refused for workload before the day was asked for",
            vec![(CONTACT, ago(40)), no(), (REASONS, workload()), (DECIDED, ago(30)), (TOLD, ago(30))],
            vec!["Look again: overdue by 30 days (17 August 2024)"],
        ),
        (
            "refused for another reason, told",
            vec![
                (CONTACT, ago(40)),
                no(),
                (REASONS, Value::Choices(["another-team".to_owned()].into())),
                (DECIDED, ago(30)),
                (TOLD, ago(29)),
            ],
            vec![],
        ),
        (
            "open to a worker",
            vec![(CONTACT, ago(40)), yes(), (DECIDED, ago(30)), ("involvement/e1/allocated", ago(20))],
            vec![],
        ),
    ];
    for (what, answers, expected) in rows {
        let said: Vec<String> =
            waits(&case(&answers)).into_iter().map(|wait| wait.in_words(today())).collect();
        assert_eq!(said, expected, "{what}");
    }
}

#[test]
fn every_wait_that_there_is_is_worded_before_on_and_after_its_day() {
    for awaited in Awaited::ALL {
        for day in [today() - Days::new(20), today(), today() + Days::new(5)] {
            let words = Wait { awaited, day }.in_words(today());
            assert!(words.len() > 10 && words.contains("2024"), "{words}");
        }
    }
}

#[test]
fn the_longest_wait_stands_first_and_nobody_who_waits_has_nothing_due() {
    let consulted = ("consultation/e1/completed", Value::choice("yes"));
    let mut all: Vec<Summary> =
        (1..=26).map(|n| named(&format!("Person {n:02}"), &[(CONTACT, ago(n * 5))])).collect();
    all.push(named("Zo\u{eb} Undecided", &[(CONTACT, ago(143)), consulted]));
    all.push(named(
        "Walter Refused",
        &[
            (CONTACT, ago(36)),
            (OUTCOME, Value::choice("not-appropriate")),
            (REASONS, workload()),
            (DECIDED, ago(35)),
            (TOLD, ago(35)),
            ("decision/e1/look-again", ago(0)),
        ],
    ));
    all.push(named(
        "Adam Closed",
        &[
            (CONTACT, ago(400)),
            (OUTCOME, Value::choice("not-appropriate")),
            (DECIDED, ago(390)),
            (TOLD, ago(390)),
        ],
    ));
    sort(&mut all);
    let names: Vec<&str> = all.iter().map(|summary| summary.name.as_str()).collect();
    assert_eq!(names[0], "Zo\u{eb} Undecided");
    assert_eq!(names[1], "Person 26");
    assert_eq!(*names.last().unwrap(), "Adam Closed", "what is over stands last");
    for summary in &all {
        let is_over = summary.name == "Adam Closed";
        assert_eq!(summary.asks(today()).is_empty(), is_over, "{}", summary.name);
    }
    let walter = all.iter().find(|summary| summary.name == "Walter Refused").unwrap();
    assert!(!walter.over && walter.is_overdue(today()));
    assert_eq!(walter.asks(today()), ["Look again today (16 September 2024)"]);
}

#[test]
fn within_a_week_those_with_a_safety_flag_stand_first_and_a_later_week_never_overtakes() {
    let flag = ("person/client/lone-worker", Value::choice("yes"));
    let mut all = vec![
        named("Plain", &[(CONTACT, ago(42))]),
        named("Flagged", &[(CONTACT, ago(42)), flag.clone()]),
        named("Flagged later", &[(CONTACT, ago(20)), flag]),
        named("Danger", &[(CONTACT, ago(42)), ("consultation/e1/immediate-danger", Value::choice("yes"))]),
    ];
    sort(&mut all);
    let names: Vec<&str> = all.iter().map(|summary| summary.name.as_str()).collect();
    assert_eq!(names, ["Danger", "Flagged", "Plain", "Flagged later"]);
}

#[test]
fn an_index_entry_of_an_older_version_opens_and_is_known_as_older() {
    let old = r#"{"id":"a","name":"","preferred":"","identifier":"","born":"","stage":"Consultation","over":false,"due_what":"","due_on":null,"handed_off":null}"#;
    let summary: Summary = serde_json::from_str(old).unwrap();
    assert_ne!(summary.shape, Summary::SHAPE);
    // What it does not say in today's way is not made up until it was made anew.
    assert_eq!(
        (summary.stage_in_words(), summary.asks(today())),
        ("Being read again", vec!["Being read again".to_owned()])
    );
    let new = named("Someone", &[(CONTACT, ago(3))]);
    assert_eq!(new.shape, Summary::SHAPE);
    assert_eq!(serde_json::from_str::<Summary>(&serde_json::to_string(&new).unwrap()).unwrap(), new);
}

#[test]
fn moments_follow_the_clocks_of_the_united_kingdom() {
    let rows = [
        // 30 March 2025: at 01:00 the clocks go on to 02:00; 26 October 2025: at 02:00 they go back to 01:00.
        (1_743_296_399_000, "30 March 2025 at 00:59"),
        (1_743_296_400_000, "30 March 2025 at 02:00"),
        (1_761_436_799_000, "26 October 2025 at 00:59"),
        (1_761_440_399_000, "26 October 2025 at 01:59"),
        (1_761_440_400_000, "26 October 2025 at 01:00"),
        // Half past eleven at night by Coordinated Universal Time is the next day in summer.
        (1_751_326_200_000, "1 July 2025 at 00:30"),
    ];
    for (millis, words) in rows {
        assert_eq!(moment::in_words(millis), words);
    }
    assert_eq!(moment::in_words(u64::MAX), "");
}
