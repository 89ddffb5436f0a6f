//! Random dates and random typing: what is understood stands, and nothing panics.

use chrono::{Datelike, NaiveDate};
use kith::case::{
    When,
    date::{Known, Point, Season, day_in_words},
    typed::read,
};
use proptest::prelude::*;
use std::cmp::Ordering;

/// Every year that four digits can say.
fn any_known() -> impl Strategy<Value = Known> {
    let year = prop_oneof![0..10_000_i32, 1900..2040_i32];
    let season = prop::sample::select(vec![Season::Spring, Season::Summer, Season::Autumn, Season::Winter]);
    let day = (year.clone(), 1..367_u32).prop_map(|(year, day)| {
        NaiveDate::from_yo_opt(year, day).unwrap_or_else(|| NaiveDate::from_ymd_opt(year, 12, 31).unwrap())
    });
    prop_oneof![
        year.clone().prop_map(Known::Year),
        (year.clone(), season).prop_map(|(year, season)| Known::Season(year, season)),
        (year, 1..13_u32).prop_map(|(year, month)| Known::Month(year, month)),
        day.prop_map(Known::Day),
    ]
}

fn any_point() -> impl Strategy<Value = Point> {
    (any_known(), any::<bool>(), any::<bool>()).prop_map(|(known, about, unsure)| Point {
        known,
        about,
        unsure,
    })
}

fn any_when() -> impl Strategy<Value = When> {
    prop_oneof![
        any_point().prop_map(When::At),
        (any_point(), any_point()).prop_map(|(a, b)| {
            let (a, b) = if a.known.earliest() <= b.known.latest() { (a, b) } else { (b, a) };
            When::Between(a, b)
        }),
        any_point().prop_map(When::From),
        any_point().prop_map(When::Until),
    ]
}

/// What somebody could type: pieces of dates in any order, which come nearer to the reader's branches than noise does.
fn any_typed() -> impl Strategy<Value = String> {
    let pieces = vec![
        "1",
        "04",
        "12",
        "19",
        "29",
        "31",
        "2024",
        "1966",
        "66",
        "0000",
        "9999",
        "mar",
        "November",
        "sept",
        "summer",
        "fall",
        "c.",
        "c",
        "circa",
        "about",
        "perhaps",
        "?",
        "~",
        "%",
        "since",
        "from",
        "until",
        "before",
        "between",
        "and",
        "to",
        "-",
        "\u{2013}",
        "/",
        ".",
        "..",
        ",",
        " ",
        " ",
        " ",
        "th",
        "st",
        "of",
        "the",
        "in",
        "today",
        "yesterday",
        "é",
        "\u{130}",
        "４",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..9).prop_map(|pieces| pieces.concat())
}

fn any_today() -> impl Strategy<Value = NaiveDate> {
    (1900..2100_i32, 1..366_u32).prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day).unwrap())
}

/// What must hold of everything that is understood, however it was typed.
fn stands(typed: &str, today: NaiveDate) -> Result<(), TestCaseError> {
    let Ok(understood) = read(typed, today) else {
        return Ok(());
    };
    let text = understood.to_string();
    prop_assert_eq!(text.parse::<When>(), Ok(understood), "{:?} became {}", typed, text);
    if let (Some(first), Some(last)) = understood.bounds() {
        prop_assert!(first <= last, "{:?} ends before it begins", typed);
    }
    prop_assert!(!understood.in_words().is_empty());
    // Spaces around it and the size of its letters say nothing.
    prop_assert_eq!(read(&format!(" {} ", typed.to_uppercase()), today), read(typed, today));
    Ok(())
}

/// Cases enough for the corners, and no files of old failures beside the sources: a failure prints its own input.
fn config() -> ProptestConfig {
    ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn edtf_is_read_back_as_it_was_written(when in any_when()) {
        let text = when.to_string();
        prop_assert_eq!(text.parse::<When>(), Ok(when));
        prop_assert_eq!(serde_json::from_value::<When>(serde_json::to_value(when).unwrap()).unwrap(), when);
        prop_assert_eq!(serde_json::to_value(when).unwrap(), text);
    }

    /// One date has one spelling: whatever is read is written in the same letters.
    #[test]
    fn edtf_has_one_spelling(text in "[0-9]{3,4}(-[0-9]{1,2}){0,2}[~?%]{0,2}(/(\\.\\.|[0-9]{4}(-[0-9]{2}){0,2}))?") {
        if let Ok(when) = text.parse::<When>() {
            prop_assert_eq!(when.to_string(), text);
        }
    }

    #[test]
    fn any_text_is_read_or_refused_without_a_panic(text in any::<String>(), today in any_today()) {
        if let Ok(when) = text.parse::<When>() {
            prop_assert_eq!(when.to_string(), text.clone());
        }
        stands(&text, today)?;
    }

    #[test]
    fn pieces_of_dates_are_understood_or_refused(text in any_typed(), today in any_today()) {
        stands(&text, today)?;
    }

    /// However a day is typed, with the day before the month, it is that day.
    #[test]
    fn a_day_is_the_same_day_however_it_is_typed(day in any_today(), today in any_today(), zeros in any::<bool>()) {
        let (d, m, y) = (day.day(), day.month(), day.year());
        let name = kith::case::date::MONTHS[m as usize - 1];
        let short = &name[..3];
        let numbers = if zeros { format!("{d:02}/{m:02}/{y}") } else { format!("{d}/{m}/{y}") };
        let ending = match d { 1 | 21 | 31 => "st", 2 | 22 => "nd", 3 | 23 => "rd", _ => "th" };
        for typed in [
            numbers.clone(), numbers.replace('/', "."), numbers.replace('/', "-"), numbers.replace('/', " "),
            format!("{d} {name} {y}"), format!("{d}{ending} of {name} {y}"), format!("{short} {d} {y}"),
            format!("{name} {d}{ending}, {y}"), day_in_words(day), day.to_string(),
        ] {
            prop_assert_eq!(read(&typed, today), Ok(When::day(day)), "{:?}", typed);
        }
        let about = When::At(Point { about: true, ..Point::day(day) });
        prop_assert_eq!(read(&format!("about {}", day_in_words(day)), today), Ok(about));
    }

    /// A day without a year is never in the future, and never a whole round of years back.
    #[test]
    fn a_day_without_a_year_is_the_last_such_day(day in any_today(), today in any_today()) {
        let typed = format!("{}/{}", day.day(), day.month());
        let found = read(&typed, today).unwrap().exact().unwrap();
        prop_assert!(found <= today && (found.day(), found.month()) == (day.day(), day.month()));
        let next = (1..=8).find_map(|years| found.with_year(found.year() + years)).unwrap();
        prop_assert!(next > today);
    }

    /// A year of two digits is within the hundred years that end ten years from today.
    #[test]
    fn a_short_year_is_near(short in 0..100_i32, today in any_today().prop_filter("near the end of a century", |day| day.year() % 100 < 90)) {
        let found = read(&format!("1/1/{short:02}"), today).unwrap().exact().unwrap().year();
        prop_assert_eq!(found.rem_euclid(100), short);
        prop_assert!(found <= today.year() + 10 && found > today.year() - 90, "{} typed in {}", found, today.year());
    }

    /// What is told in words and typed again is the same, so that a date can be corrected where it is shown.
    #[test]
    fn words_are_understood_again(when in any_when(), today in any_today()) {
        // The year as it is told: a winter lies in two.
        let points = match when {
            When::At(point) | When::From(point) | When::Until(point) => vec![point],
            When::Between(first, last) => vec![first, last],
        };
        if points.iter().all(|point| (1000..=2999).contains(&point.known.year())) {
            prop_assert_eq!(read(&when.in_words(), today), Ok(when), "{}", when.in_words());
        }
    }

    #[test]
    fn sorting_is_by_first_day_then_by_width(a in any_when(), b in any_when()) {
        let (first, other) = (a.bounds().0.or(a.bounds().1), b.bounds().0.or(b.bounds().1));
        let by_width = || b.bounds().1.unwrap_or(NaiveDate::MAX).cmp(&a.bounds().1.unwrap_or(NaiveDate::MAX));
        prop_assert_eq!(a.order().cmp(&b.order()), first.cmp(&other).then_with(by_width));
        prop_assert_eq!(a.order().cmp(&a.order()), Ordering::Equal);
    }
}
