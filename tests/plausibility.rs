//! Unlikely answers are asked about, each with its rule, and nothing that is likely right is.

use chrono::NaiveDate;
use kith::{
    case::{Case, Key, Stamp, Value},
    forms::{self, CLIENT, Sheet},
    pathway::{keeping, kept, unlikely},
    reports::caseload::Summary,
};

use crate::support::Desk;

fn today() -> NaiveDate {
    "2026-03-20".parse().unwrap()
}

/// A case that says these fields, each by its address.
fn case(said: &[(&str, &str)]) -> Case {
    let mut desk = Desk::new(1, "Asha");
    desk.add("episode/e1", &[]);
    for (key, value) in said {
        let key = Key::parse(key).unwrap();
        let value = match value.parse() {
            Ok(when) => Value::Date(when),
            Err(_) if key.field_name() == Some("episode") => Value::Link((*value).to_owned()),
            Err(_) => Value::text(value),
        };
        desk.answer(key, value);
    }
    desk.case().clone()
}

fn words(said: &[(&str, &str)], noun: &str, id: &str) -> Vec<String> {
    let form = forms::form(noun).unwrap();
    let found = unlikely(&case(said), Sheet { form, id }, today());
    assert!(found.iter().all(|one| one.rule.ends_with('.') && one.words.ends_with('.')));
    found.into_iter().map(|one| one.words).collect()
}

const REFERRAL: (&str, &str) = ("consultation/e1/contact-date", "2025-11-04");
const REVIEW: (&str, &str) = ("review/r1/episode", "e1");

#[test]
fn a_review_dated_before_the_referral_is_asked_about_and_one_on_its_day_is_not() {
    let at = |date: &'static str| words(&[REFERRAL, REVIEW, ("review/r1/date", date)], "review", "r1");
    assert_eq!(
        at("2025-11-03"),
        ["\u{2018}Date of review\u{2019} is 3 November 2025, before the referral on 4 November 2025."]
    );
    assert!(at("2025-11-04").is_empty() && at("2026-03-20").is_empty());
    assert!(at("2026-03-21")[0].contains("still to come"));
    assert!(
        words(&[REVIEW, ("review/r1/date", "2025-11-03")], "review", "r1").is_empty(),
        "nothing to compare with"
    );
}

#[test]
fn a_review_before_the_work_began_is_asked_about_once() {
    let said =
        [REFERRAL, ("involvement/e1/allocated", "2025-11-17"), REVIEW, ("review/r1/date", "2025-11-10")];
    assert_eq!(words(&said, "review", "r1").len(), 1);
    let said =
        [REFERRAL, ("involvement/e1/allocated", "2025-11-17"), REVIEW, ("review/r1/date", "2025-11-01")];
    assert_eq!(words(&said, "review", "r1").len(), 1, "before both is asked about once");
}

#[test]
fn an_age_of_132_is_asked_about_and_one_of_110_is_not() {
    let at = |born: &'static str| words(&[("person/client/born", born)], "person", CLIENT);
    assert_eq!(at("1894-01-02").len(), 1);
    assert!(at("1894-01-02")[0].contains("132 years old"), "{:?}", at("1894-01-02"));
    assert!(at("1915-03-21").is_empty() && at("1944-05-17").is_empty());
    assert!(at("2094-01-02")[0].contains("still to come"));
    // The consultation asks for the same answer.
    assert_eq!(words(&[("person/client/born", "1894-01-02")], "consultation", "e1").len(), 1);
}

#[test]
fn a_death_before_a_birth_is_asked_about_whoever_it_is() {
    let of = |id: &str, born: &str, died: &str| {
        let (a, b) = (format!("person/{id}/born"), format!("person/{id}/died"));
        words(&[(a.as_str(), born), (b.as_str(), died)], "person", CLIENT)
    };
    assert_eq!(of(CLIENT, "1944-05-17", "1934").len(), 1);
    assert!(of(CLIENT, "1944-05-17", "1944").is_empty(), "it may have been later that year");
    assert!(of(CLIENT, "1944-05-17", "2026-01-01").is_empty());
    let mut desk = Desk::over("first", case(&[]), 2, "Ben");
    let fields = [
        ("name", Value::text("Brian")),
        ("born", Value::Date("1939".parse().unwrap())),
        ("died", Value::Date("1929".parse().unwrap())),
    ];
    desk.add("person/p1", &fields);
    let found = unlikely(desk.case(), Sheet { form: forms::form("person").unwrap(), id: CLIENT }, today());
    assert!(found[0].words.starts_with("Brian: date of death is 1929"), "{found:?}");
    assert_eq!(found[0].question, None, "it is not changed on this form");
}

#[test]
fn days_that_are_planned_may_lie_ahead_and_not_before_what_they_follow() {
    let review = [REFERRAL, REVIEW, ("review/r1/date", "2026-01-10"), ("review/r1/outcome", "x")];
    assert!(words(&review, "review", "r1").is_empty());
    let closure = |until: &'static str| {
        words(&[("closure/e1/ended", "2026-03-01"), ("closure/e1/keep-until", until)], "closure", "e1")
    };
    assert!(closure("2032-05-03").is_empty());
    assert_eq!(closure("2026-02-28").len(), 1);
}

#[test]
fn nothing_is_asked_about_an_empty_form() {
    for form in forms::FORMS {
        assert!(unlikely(&case(&[]), Sheet { form, id: "e1" }, today()).is_empty(), "{}", form.noun);
    }
}

#[test]
fn the_day_until_which_a_case_is_kept_is_said_and_only_said() {
    let case = case(&[("closure/e1/keep-until", "2032-05-03"), ("closure/e1/keep-why", "Policy 12")]);
    let told = kept(&case).unwrap();
    assert_eq!((told.until, told.why.as_str()), ("2032-05-03".parse().unwrap(), "Policy 12"));
    assert_eq!(keeping::in_words(told.until, told.until), "Kept until 3 May 2032.");
    let after = told.until.succ_opt().unwrap();
    let words = "Kept until 3 May 2032: passed. Ask whether it should be removed.";
    assert_eq!(keeping::in_words(told.until, after), words);
    let summary = Summary::of("first", &case, None);
    assert_eq!(summary.kept_too_long(told.until), None);
    assert_eq!(summary.kept_too_long(after).as_deref(), Some(words));
    // An index that was written before there was such a day can still be read.
    let mut old = serde_json::to_value(&summary).unwrap();
    old.as_object_mut().unwrap().remove("keep_until");
    assert_eq!(serde_json::from_value::<Summary>(old).unwrap().keep_until, None);
}

#[test]
fn reopening_asks_anew_how_long_the_case_is_kept() {
    let mut desk = Desk::over("first", case(&[("closure/e1/keep-until", "2032-05-03")]), 2, "Ben");
    desk.now = 1_800_000_000_000;
    desk.add("episode/e2", &[]);
    let case = desk.case();
    assert_eq!(kept(case), None);
    let first: Stamp = case.operations().next().unwrap().stamp;
    assert!(kept(&case.at(first.millis)).is_none_or(|kept| kept.why.is_empty()));
}
