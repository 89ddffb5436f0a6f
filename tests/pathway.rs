//! A thousand random timelines get the right due dates, checked against day counts worked out in another way.

use chrono::{Datelike, NaiveDate};
use kith::{
    case::{Act, Author, Case, Clock, Device, Key, Operation, Salt, Value, When},
    forms::{self, review},
    pathway::{DueKind, Lateness, READ, Stage, clocks, episodes, read, stage},
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Days since the first of March of the year 0, by the well-known civil-calendar sum: no calendar library is asked.
fn day_number(date: NaiveDate) -> i64 {
    let (year, month, day) = (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * month + 2) / 5
        + day
        - 1
}

struct Writer {
    case: Case,
    clock: Clock,
}

impl Writer {
    fn new() -> Self {
        Self { case: Case::new(), clock: Clock::new(Device(7)) }
    }

    fn put(&mut self, key: Key, act: Act, value: Value) {
        let salt = Salt([1; 16]);
        let operation = Operation {
            stamp: self.clock.tick(1_700_000_000_000),
            act,
            digest: Operation::digest_of(salt, &value),
            replaces: self.case.current(&key).map(|head| head.stamp).into_iter().collect(),
            key,
            value,
            by: Author::default(),
            why: None,
            salt: Some(salt),
        };
        self.case.admit(operation).unwrap();
    }

    fn day(&mut self, noun: &str, id: &str, field: &str, day: NaiveDate) {
        self.put(Key::field(noun, id, field), Act::Answer, Value::Date(When::day(day)));
    }

    fn choose(&mut self, noun: &str, id: &str, field: &str, slug: &str) {
        self.put(Key::field(noun, id, field), Act::Answer, Value::choice(slug));
    }

    fn add(&mut self, noun: &str, id: &str, episode: &str) {
        let fields = BTreeMap::from([("episode".to_owned(), Value::Link(episode.to_owned()))]);
        self.put(Key::thing(noun, id), Act::Add, Value::Whole(fields));
    }
}

#[derive(Clone, Debug)]
struct Period {
    contact: i64,
    wait: i64,
    commenced_after: Option<i64>,
    referral_set: Option<i64>,
    initial_after: Option<i64>,
    formal_after: Option<i64>,
    agreed_after: Option<i64>,
    ends_after: Option<i64>,
}

fn period() -> impl Strategy<Value = Period> {
    let maybe = |range: std::ops::Range<i64>| proptest::option::of(range);
    // 1990 to 2060 in days: leap years, the 2000 rule and every change of the clocks lie within it.
    (
        7_300..32_900_i64,
        0..90_i64,
        maybe(1..20),
        maybe(-30..-1),
        maybe(0..60),
        maybe(61..160),
        maybe(1..60),
        maybe(20..400),
    )
        .prop_map(
            |(
                contact,
                wait,
                commenced_after,
                referral_set,
                initial_after,
                formal_after,
                agreed_after,
                ends_after,
            )| Period {
                contact,
                wait,
                commenced_after,
                referral_set,
                initial_after,
                formal_after,
                agreed_after,
                ends_after,
            },
        )
}

fn date(days: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + chrono::TimeDelta::days(days)
}

fn write(writer: &mut Writer, episode: &str, period: &Period) {
    writer.add("episode", episode, episode);
    writer.day("consultation", episode, "contact-date", date(period.contact));
    if let Some(days) = period.referral_set {
        writer.day("consultation", episode, "referral-date", date(period.contact + days));
    }
    writer.choose("decision", episode, "outcome", "appropriate");
    let allocated = period.contact + period.wait;
    writer.day("involvement", episode, "allocated", date(allocated));
    if let Some(days) = period.commenced_after {
        writer.day("involvement", episode, "commenced", date(allocated + days));
    }
    for (kind, after) in [("initial", period.initial_after), ("formal", period.formal_after)] {
        let Some(after) = after else { continue };
        let id = format!("{episode}.{kind}");
        writer.add("review", &id, episode);
        writer.choose("review", &id, "type", kind);
        writer.day("review", &id, "date", date(allocated + after));
        writer.choose("review", &id, "outcome", "remain-open");
        if let (true, Some(agreed)) = (kind == "formal", period.agreed_after) {
            writer.day("review", &id, "next-review", date(allocated + after + agreed));
        }
    }
    if let Some(days) = period.ends_after {
        writer.choose("closure", episode, "outcome", "closed");
        writer.day("closure", episode, "ended", date(allocated + days));
    }
}

fn check(case: &Case, episode: &str, period: &Period) {
    let clocks = clocks(case, episode);
    let number =
        |kind: DueKind| clocks.dues.iter().find(|due| due.kind == kind).map(|due| day_number(due.on));
    let epoch = day_number(date(0));
    let allocated = period.contact + period.wait;
    let commenced = allocated + period.commenced_after.unwrap_or(0);
    let referral = period.contact + period.referral_set.unwrap_or(0);
    assert_eq!(
        number(DueKind(review::INITIAL_REVIEW)),
        Some(epoch + commenced + 4 * 7),
        "initial review of {period:?}"
    );
    let formal = epoch + referral + 16 * 7;
    let ended = period.ends_after.map(|days| epoch + allocated + days);
    // Work that ended within the sixteen weeks needs no formal review, unless one was held all the same.
    let is_asked = period.formal_after.is_some() || ended.is_none_or(|ended| ended > formal);
    assert_eq!(
        number(DueKind(review::FORMAL_REVIEW)),
        is_asked.then_some(formal),
        "formal review of {period:?}"
    );
    let agreed = period
        .formal_after
        .zip(period.agreed_after)
        .map(|(formal, agreed)| epoch + allocated + formal + agreed);
    assert_eq!(number(DueKind(review::AGREED_REVIEW)), agreed, "agreed review of {period:?}");
    for due in &clocks.dues {
        let today = due.on + chrono::TimeDelta::days(1);
        match (due.done, ended) {
            (Some(done), _) => {
                let late = (day_number(done) - day_number(due.on)).max(0);
                assert_eq!(due.lateness(today), Lateness::Done(late));
            }
            (None, Some(_)) => assert_eq!(due.lateness(today), Lateness::Overtaken),
            (None, None) => {
                assert_eq!(due.lateness(today), Lateness::Overdue(1));
                assert_eq!(due.lateness(due.on), Lateness::In(0), "the due date itself is still in time");
            }
        }
    }
    let expected = if ended.is_some() { Stage::Closed } else { Stage::Involvement };
    assert_eq!(stage(case, episode), expected);
    // An open case always has a day, or is asked for one: nothing falls out of sight.
    if ended.is_none() && period.initial_after.is_some() && period.formal_after.is_some() {
        assert!(clocks.next().is_some() || clocks.next_date_missing);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_thousand_timelines(first in period(), again in proptest::option::of(period())) {
        let mut writer = Writer::new();
        write(&mut writer, "first", &first);
        check(&writer.case, "first", &first);
        if let Some(again) = again {
            // A reopening has clocks of its own, and those of before stay as they were.
            write(&mut writer, "again", &again);
            check(&writer.case, "again", &again);
            check(&writer.case, "first", &first);
            prop_assert_eq!(episodes(&writer.case), ["first", "again"]);
        }
    }
}

#[test]
fn the_last_day_of_the_clocks_over_a_leap_day_and_both_changes_of_the_hour() {
    for (from, four_weeks, sixteen_weeks) in [
        ((2024, 2, 2), (2024, 3, 1), (2024, 5, 24)),
        ((2023, 2, 2), (2023, 3, 2), (2023, 5, 25)),
        ((2025, 10, 20), (2025, 11, 17), (2026, 2, 9)),
        ((2026, 3, 20), (2026, 4, 17), (2026, 7, 10)),
    ] {
        let day = |(y, m, d): (i32, u32, u32)| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let mut writer = Writer::new();
        writer.add("episode", "first", "first");
        writer.day("consultation", "first", "contact-date", day(from));
        writer.day("involvement", "first", "allocated", day(from));
        let dues: Vec<NaiveDate> = clocks(&writer.case, "first").dues.iter().map(|due| due.on).collect();
        assert_eq!(dues, [day(four_weeks), day(sixteen_weeks)]);
    }
}

#[test]
fn a_review_that_leaves_the_work_open_asks_for_the_next_date_until_it_has_one() {
    let mut writer = Writer::new();
    let period = Period {
        contact: 20_000,
        wait: 5,
        commenced_after: None,
        referral_set: None,
        initial_after: Some(20),
        formal_after: Some(100),
        agreed_after: None,
        ends_after: None,
    };
    write(&mut writer, "first", &period);
    assert!(clocks(&writer.case, "first").next_date_missing);
    writer.day("review", "first.formal", "next-review", date(20_200));
    let clocks = clocks(&writer.case, "first");
    assert!(!clocks.next_date_missing);
    assert_eq!(clocks.next().map(|due| due.on), Some(date(20_200)));
}

#[test]
fn a_formal_review_held_early_that_agrees_its_own_last_day_leaves_that_day_due() {
    let mut writer = Writer::new();
    let period = Period {
        contact: 20_000,
        wait: 5,
        commenced_after: None,
        referral_set: None,
        initial_after: Some(20),
        formal_after: Some(100),
        agreed_after: Some(7),
        ends_after: None,
    };
    write(&mut writer, "first", &period);
    let clocks = clocks(&writer.case, "first");
    assert_eq!(
        clocks.next().map(|due| (due.kind, due.on)),
        Some((DueKind(review::AGREED_REVIEW), date(20_112)))
    );
}

#[test]
fn every_answer_that_the_pathway_reads_is_asked_for_by_a_form() {
    for (noun, _) in READ {
        assert!(forms::form(noun).is_some(), "no form is {noun}");
    }
    let all: BTreeSet<_> = read().map(|(form, slug)| (form.noun, slug)).collect();
    for (noun, slug) in &all {
        let asked = forms::form(noun).and_then(|form| form.question(slug));
        assert!(asked.is_some(), "no form asks for {noun}/{slug}");
    }
    let of_clocks = [(review::NOUN, review::TYPE), (review::NOUN, review::NEXT_REVIEW)];
    assert!(READ.iter().chain(&of_clocks).all(|one| all.contains(one)));
}

/// The answers that the rules read are named by the constants that stand beside the questions: those of the sources are those
/// of the list, so that none is worked out from an answer that nobody has chosen and stays unsaid.
#[test]
fn every_answer_that_the_rules_name_is_on_the_list_and_no_other() {
    let mut named = BTreeSet::new();
    for file in ["stage", "clocks", "waiting", "keeping"] {
        let path = format!("{}/src/pathway/{file}.rs", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        for noun in forms::FORMS.iter().map(|form| form.noun) {
            for (at, before) in text.match_indices(&format!("{noun}::")) {
                let rest = &text[at + before.len()..];
                let name: String =
                    rest.chars().take_while(|letter| letter.is_ascii_uppercase() || *letter == '_').collect();
                if !matches!(name.as_str(), "" | "NOUN" | "FORM") {
                    named.insert((noun.to_owned(), name.to_lowercase().replace('_', "-")));
                }
            }
        }
    }
    let listed: BTreeSet<(String, String)> =
        READ.iter().map(|(noun, slug)| ((*noun).to_owned(), (*slug).to_owned())).collect();
    assert_eq!(named, listed);
}
