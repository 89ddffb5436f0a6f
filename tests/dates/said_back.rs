//! What quick add says back: every way of writing a date is read or questioned, and none is guessed in silence.

use super::ymd;
use kith::reports::chronology::said_back;

/// What is typed on 20 March 2026, and what is said to have been read.
const READ: &[(&str, &str)] = &[
    ("12/3/2024", "12 March 2024"),
    ("12/3/24", "12 March 2024"),
    ("12.3.2024", "12 March 2024"),
    ("3/4/05", "3 April 2005"),
    ("2025-11-04", "4 November 2025"),
    ("4 nov 2025", "4 November 2025"),
    ("4th of November 2025", "4 November 2025"),
    ("Nov 4, 2025", "4 November 2025"),
    ("Tue 4 November 2025", "4 November 2025"),
    ("today", "20 March 2026"),
    ("yesterday", "19 March 2026"),
    ("last night", "19 March 2026"),
    ("3 days ago", "17 March 2026"),
    ("mar 2006", "March 2006"),
    ("March 2006", "March 2006"),
    ("3/2006", "March 2006"),
    ("summer 2021", "summer 2021"),
    ("autumn 1966", "autumn 1966"),
    ("1966", "1966"),
    ("about 1990", "about 1990"),
    ("c. 1990", "about 1990"),
    ("1990?", "perhaps 1990"),
    ("perhaps about 1966", "perhaps about 1966"),
    ("since 1998", "since 1998"),
    ("until 2019", "until 2019"),
    ("between 2001 and 2003", "2001 to 2003"),
    ("2016-19", "2016 to 2019"),
    ("mar to may 2020", "March 2020 to May 2020"),
    ("4 to 6 nov 2025", "4 November 2025 to 6 November 2025"),
    ("early 2019", "January 2019 to April 2019"),
    ("mid-March 2021", "11 March 2021 to 20 March 2021"),
    ("the 1990s", "1990 to 1999"),
];

/// What is read, with the question that goes with it.
const ASKED: &[(&str, &str)] = &[
    ("12/3", "12 March 2026. No year was typed, so it is the last such day."),
    ("21/3", "21 March 2025. No year was typed, so it is the last such day."),
    ("1st of may", "1 May 2025. No year was typed, so it is the last such day."),
    ("12 mar", "12 March 2026. No year was typed, so it is the last such day."),
    ("nov 25", "25 November 2025. No year was typed, so it is the last such day."),
    ("29/2", "29 February 2024. No year was typed, so it is the last such day."),
    ("1 jan to 2 feb", "1 January 2026 to 2 February 2026. No year was typed, so it is the last such day."),
    ("5/6/66", "5 June 1966. Type all four numbers of the year if that is not meant."),
    ("1/1/36", "1 January 2036. That is still to come."),
    ("4 nov 2027", "4 November 2027. That is still to come."),
];

/// What is wrong, or could be more than one thing.
const REFUSED: &[&str] = &[
    "31/2/2024",
    "30 feb",
    "29/2/2025",
    "13/13/2024",
    "next tuesday",
    "last tuesday",
    "Monday 4 November 2025",
    "soon",
    "may",
    "summer 21",
    "christmas 2019",
    "2019 to 2016",
    "1/2/345",
    "the 90s",
];

#[test]
fn a_date_is_said_back_or_questioned_and_never_guessed_in_silence() {
    assert!(READ.len() >= 30 && ASKED.len() + REFUSED.len() >= 10);
    let said = |words: &str| said_back(words, ymd(2026, 3, 20));
    let wrong: Vec<_> = READ
        .iter()
        .chain(ASKED)
        .map(|(words, read)| (*words, said(words), format!("Read as: {read}")))
        .filter(|(_, said, wanted)| said != wanted)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for words in REFUSED {
        assert_eq!(said(words), "Not read as a date yet.", "{words:?}");
    }
    assert_eq!(said(" "), "");
}
