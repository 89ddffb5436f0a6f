//! Dates in their notation: bounds, words, order, and texts that are not in it.

use super::{when, ymd};
use kith::case::{
    When,
    date::{Season, day_in_words},
};

#[test]
fn only_an_exact_day_is_exact() {
    assert_eq!(when("2025-11-04").exact(), Some(ymd(2025, 11, 4)));
    for text in [
        "2025-11-04~",
        "2025-11-04?",
        "2025-11-04%",
        "2025-11",
        "2025",
        "2025-22",
        "2025-11-04/..",
        "2025-11-04/2025-11-04",
    ] {
        assert_eq!(when(text).exact(), None, "{text}");
    }
}

#[test]
fn dates_have_the_bounds_of_what_was_said() {
    for (text, first, last) in [
        ("2025-11-04", Some(ymd(2025, 11, 4)), Some(ymd(2025, 11, 4))),
        ("2024-02", Some(ymd(2024, 2, 1)), Some(ymd(2024, 2, 29))),
        ("2025-12", Some(ymd(2025, 12, 1)), Some(ymd(2025, 12, 31))),
        ("1966~", Some(ymd(1966, 1, 1)), Some(ymd(1966, 12, 31))),
        ("2021-21", Some(ymd(2021, 3, 1)), Some(ymd(2021, 5, 31))),
        ("2021-22", Some(ymd(2021, 6, 1)), Some(ymd(2021, 8, 31))),
        ("2021-23", Some(ymd(2021, 9, 1)), Some(ymd(2021, 11, 30))),
        ("2023-24", Some(ymd(2023, 12, 1)), Some(ymd(2024, 2, 29))),
        ("9999-24", Some(ymd(9999, 12, 1)), Some(ymd(10000, 2, 29))),
        ("2016/2019-03", Some(ymd(2016, 1, 1)), Some(ymd(2019, 3, 31))),
        ("1998/..", Some(ymd(1998, 1, 1)), None),
        ("../2019", None, Some(ymd(2019, 12, 31))),
    ] {
        assert_eq!(when(text).bounds(), (first, last), "{text}");
    }
}

#[test]
fn dates_are_told_in_words() {
    for (text, words) in [
        ("2025-11-04", "4 November 2025"),
        ("2025-11-04~", "about 4 November 2025"),
        ("2006-03", "March 2006"),
        ("2023-03?", "perhaps March 2023"),
        ("1966~", "about 1966"),
        ("1966%", "perhaps about 1966"),
        ("2021-22", "summer 2021"),
        ("2019-24", "winter 2019"),
        ("1966", "1966"),
        ("2016/2019", "2016 to 2019"),
        ("1966~/1970", "about 1966 to 1970"),
        ("1998/..", "since 1998"),
        ("../2019-01-31", "until 31 January 2019"),
    ] {
        assert_eq!(when(text).in_words(), words, "{text}");
    }
    assert_eq!(day_in_words(ymd(2000, 1, 1)), "1 January 2000");
}

/// A chronology reads from the wide to the narrow, and from the earlier to the later.
#[test]
fn dates_sort_by_their_first_day_and_the_wider_comes_first() {
    let sorted = [
        "1966~",
        "1966-06",
        "1998/..",
        "1998",
        "1998-01",
        "1998-01-01",
        "2014",
        "2014-21",
        "2014-03",
        "2014-03-01",
        "2014-03-02",
        "2014-22",
        "2016/2019",
        "2016/2018",
        "2016",
        "../2019-06",
        "2019-07-01",
        "2019-24",
        "2020",
    ];
    let mut shuffled: Vec<When> = sorted.iter().rev().map(|text| when(text)).collect();
    shuffled.sort_by_key(When::order);
    assert_eq!(shuffled.iter().map(When::to_string).collect::<Vec<_>>(), sorted);
}

#[test]
fn text_that_is_no_edtf_is_refused() {
    for text in [
        "",
        "19",
        "196",
        "19660",
        "-1966",
        "+1966",
        "1966-",
        "1966-0",
        "1966-00",
        "1966-13",
        "1966-20",
        "1966-25",
        "1966-1",
        "1966-02-30",
        "1966-1-1",
        "1966-01-1",
        "1966-01-01-",
        "1966-01-01-01",
        "1966-22-01",
        "1966 ",
        " 1966",
        "1966~~",
        "1966~?",
        "~1966",
        "?1966",
        "/",
        "1966/",
        "/1966",
        "../..",
        "..",
        "1966/..~",
        "2019/2016",
        "2016/2019/2020",
        "2016//2019",
        "1966-01-01T00:00",
        "\u{661}\u{669}\u{666}\u{666}",
        "1966\u{2d}\u{301}",
        "%",
        "~",
        "?",
        "XXXX",
        "196X",
        "é966",
    ] {
        assert!(text.parse::<When>().is_err(), "{text:?} was read as {:?}", text.parse::<When>());
        assert!(serde_json::from_value::<When>(text.into()).is_err(), "{text:?} was read from JSON");
    }
}

#[test]
fn seasons_have_their_names() {
    for (name, season) in [
        ("spring", Season::Spring),
        ("summer", Season::Summer),
        ("autumn", Season::Autumn),
        ("fall", Season::Autumn),
        ("winter", Season::Winter),
    ] {
        assert_eq!(Season::named(name), Some(season));
    }
    assert_eq!(Season::named("Spring"), None);
}
