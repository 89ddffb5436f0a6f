//! What is typed, row by row, beside what is kept of it.

use super::{when, ymd};
use chrono::NaiveDate;
use kith::case::{When, typed::read};

/// The day on which the tables are typed in.
fn today() -> NaiveDate {
    ymd(2026, 3, 20)
}

/// What is typed, and what is kept of it.
const UNDERSTOOD: &[(&str, &str)] = &[
    // Days, with the day before the month.
    ("12/3/2024", "2024-03-12"),
    ("12/3/24", "2024-03-12"),
    ("12.3.24", "2024-03-12"),
    ("12-3-24", "2024-03-12"),
    ("12 3 24", "2024-03-12"),
    ("01/02/2003", "2003-02-01"),
    ("1/1/36", "2036-01-01"),
    ("1/1/37", "1937-01-01"),
    ("5/6/66", "1966-06-05"),
    ("31/12/1999", "1999-12-31"),
    ("2025-11-04", "2025-11-04"),
    ("2025/11/04", "2025-11-04"),
    ("2025-1-4", "2025-01-04"),
    ("2025 11 4", "2025-11-04"),
    ("4 nov 2025", "2025-11-04"),
    ("4 November 2025", "2025-11-04"),
    ("4th November 2025", "2025-11-04"),
    ("1st of may 2020", "2020-05-01"),
    ("the 2nd of June 2020", "2020-06-02"),
    ("3rd sept 2021", "2021-09-03"),
    ("Nov 4 2025", "2025-11-04"),
    ("November 4, 2025", "2025-11-04"),
    ("nov 4th, 2025", "2025-11-04"),
    ("4-nov-25", "2025-11-04"),
    ("  4 NOV 2025  ", "2025-11-04"),
    ("29/2/2024", "2024-02-29"),
    ("29 feb 2000", "2000-02-29"),
    // Days without a year are the last such day.
    ("12/3", "2026-03-12"),
    ("20/3", "2026-03-20"),
    ("21/3", "2025-03-21"),
    ("12 mar", "2026-03-12"),
    ("mar 12", "2026-03-12"),
    ("25 dec", "2025-12-25"),
    ("29/2", "2024-02-29"),
    ("31/1", "2026-01-31"),
    ("today", "2026-03-20"),
    ("Yesterday", "2026-03-19"),
    ("last night", "2026-03-19"),
    ("this morning", "2026-03-20"),
    ("3 days ago", "2026-03-17"),
    ("1st of may", "2025-05-01"),
    // A weekday is taken when it is that of the day.
    ("Tuesday 4 November 2025", "2025-11-04"),
    ("tue 4/11/2025", "2025-11-04"),
    ("Tues, 4 Nov 2025", "2025-11-04"),
    // Months, seasons and years.
    ("mar 2006", "2006-03"),
    ("March 2006", "2006-03"),
    ("in march 2006", "2006-03"),
    ("3/2006", "2006-03"),
    ("03.2006", "2006-03"),
    ("2006-03", "2006-03"),
    ("summer 2021", "2021-22"),
    ("the summer of 2021", "2021-22"),
    ("fall 2020", "2020-23"),
    ("autumn 2020", "2020-23"),
    ("Winter 2019", "2019-24"),
    ("spring 1987", "1987-21"),
    ("1966", "1966"),
    ("early 2019", "2019-01/2019-04"),
    ("mid 2019", "2019-05/2019-08"),
    ("late 2019", "2019-09/2019-12"),
    ("early march 2021", "2021-03-01/2021-03-10"),
    ("mid-March 2021", "2021-03-11/2021-03-20"),
    ("late Feb 2021", "2021-02-21/2021-02-28"),
    ("the 1990s", "1990/1999"),
    ("1960s", "1960/1969"),
    // Doubt.
    ("c. 1966", "1966~"),
    ("c.1966", "1966~"),
    ("c1966", "1966~"),
    ("c 1966", "1966~"),
    ("circa 1966", "1966~"),
    ("about 1966", "1966~"),
    ("around mar 2006", "2006-03~"),
    ("approx. 4 nov 2025", "2025-11-04~"),
    ("approximately 1966", "1966~"),
    ("~1966", "1966~"),
    ("1966~", "1966~"),
    ("?2023-03", "2023-03?"),
    ("2023-03?", "2023-03?"),
    ("mar 2023 ?", "2023-03?"),
    ("perhaps march 2023", "2023-03?"),
    ("possibly 1966", "1966?"),
    ("maybe summer 2021", "2021-22?"),
    ("perhaps about 1966", "1966%"),
    ("c. 1966?", "1966%"),
    ("1966%", "1966%"),
    ("1966?~", "1966%"),
    // Ranges.
    ("2016-19", "2016/2019"),
    ("2016\u{2013}19", "2016/2019"),
    ("2016-2019", "2016/2019"),
    ("2016 - 2019", "2016/2019"),
    ("2016 to 2019", "2016/2019"),
    ("from 2016 to 2019", "2016/2019"),
    ("between 2016 and 2019", "2016/2019"),
    ("between 2001 and 2003", "2001/2003"),
    ("2016/2019", "2016/2019"),
    ("c. 1966 to 1970", "1966~/1970"),
    ("mar to may 2020", "2020-03/2020-05"),
    ("between mar and may 2020", "2020-03/2020-05"),
    ("12 mar to 4 may 2020", "2020-03-12/2020-05-04"),
    ("4 nov 2025 - 6 nov 2025", "2025-11-04/2025-11-06"),
    ("1/3/2020 to 4/5/2020", "2020-03-01/2020-05-04"),
    ("summer 2021 to 2022", "2021-22/2022"),
    ("2020-05-01/2020-06", "2020-05-01/2020-06"),
    ("from 2016-19", "2016/2019"),
    ("from 2016 - 2019", "2016/2019"),
    ("from march until may 2020", "2020-03/2020-05"),
    ("4 to 6 nov 2025", "2025-11-04/2025-11-06"),
    ("4th to 6th of nov 2025", "2025-11-04/2025-11-06"),
    ("4 - 6/11/2025", "2025-11-04/2025-11-06"),
    // Open ends.
    ("since 1998", "1998/.."),
    ("from mar 2006", "2006-03/.."),
    ("since c. 1998", "1998~/.."),
    ("1998/..", "1998/.."),
    ("until 2019", "../2019"),
    ("till 4 nov 2025", "../2025-11-04"),
    ("../2019", "../2019"),
];

/// What is typed and is no date: it is kept as typed, and nobody guesses.
const REFUSED: &[&str] = &[
    "",
    " ",
    "soon",
    "31/2/2025",
    "31/2/2024",
    "next tuesday",
    "last tuesday",
    "tuesday",
    "Monday 4 November 2025",
    "next week",
    "last year",
    "early",
    "early 19",
    "mid",
    "late summer 2021",
    "1995s",
    "the 90s",
    "christmas 2019",
    "Q3 2021",
    "w/c 3/3/2024",
    "9999 days ago",
    "days ago",
    "29/2/2025",
    "29/2/1900",
    "30 feb",
    "31/4",
    "0/1/2024",
    "1/0/2024",
    "32/1/2024",
    "1/13/2024",
    "13/13",
    "2025-02-30",
    "2025-13-01",
    "2025-00",
    "25",
    "100",
    "19666",
    "1/2/3",
    "1/2/345",
    "may",
    "4",
    "nov",
    "ma 2020",
    "mayo 2020",
    "summer",
    "summer 21",
    "monsoon 2021",
    "4xx nov 2025",
    "4 4 4 4",
    "2019 to 2016",
    "2019-2016",
    "2019/2016",
    "may to mar 2020",
    "since",
    "since ",
    "until",
    "from to",
    "to",
    " to 2019",
    "2016 to ",
    "/",
    "..",
    "../..",
    "../",
    "?",
    "~",
    "%",
    "c.",
    "c",
    "about",
    "perhaps",
    "-",
    "--",
    "12/",
    "/3",
    "1966~~~x",
    "1966!",
    "四月 2025",
    "４/３/２０２４",
    "4 n\u{f6}v 2025",
    "1e3",
    "+1/2/2024",
    "0000",
    "0012-03-04",
    "4 to may 2020",
    "2021-22?",
    "c. 2021-22",
    "2025-11-04T10:20",
    "10:20",
    "\u{0}",
    "\u{202e}4 nov 2025",
];

#[test]
fn typed_dates_are_understood() {
    for (typed, edtf) in UNDERSTOOD {
        let understood = read(typed, today()).unwrap_or_else(|_| panic!("{typed:?} was not understood"));
        assert_eq!(understood.to_string(), *edtf, "{typed:?}");
        assert_eq!(when(edtf), understood, "{typed:?}");
    }
}

#[test]
fn what_is_no_date_is_refused() {
    let read: Vec<_> =
        REFUSED.iter().filter_map(|typed| Some((typed, read(typed, today()).ok()?.to_string()))).collect();
    assert!(read.is_empty(), "these were understood: {read:?}");
    // So long a text is a sentence; even with a date at its start it is kept as typed.
    assert!(kith::case::typed::read(&format!("{}1966", "about ".repeat(20)), today()).is_err());
    assert!(kith::case::typed::read(&format!("{}1966", "about ".repeat(5)), today()).is_ok());
}

#[test]
fn a_leap_day_without_a_year_is_found_however_far_back_it_lies() {
    for (typed_on, found) in [
        (ymd(2024, 2, 29), ymd(2024, 2, 29)),
        (ymd(2024, 2, 28), ymd(2020, 2, 29)),
        (ymd(2027, 12, 31), ymd(2024, 2, 29)),
        (ymd(1904, 2, 28), ymd(1896, 2, 29)),
        (ymd(2104, 2, 28), ymd(2096, 2, 29)),
    ] {
        assert_eq!(read("29/2", typed_on), Ok(When::day(found)), "typed on {typed_on}");
    }
}
