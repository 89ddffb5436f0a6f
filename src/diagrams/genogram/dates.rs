//! Dates as they are written in a drawing, where there is little room.

use crate::case::{
    When,
    date::{Known, Point},
};

/// The year with its doubt: "1944", "c. 1966", "1966?".
fn year(point: Point) -> String {
    let before = if point.about { "c. " } else { "" };
    let after = if point.unsure { "?" } else { "" };
    format!("{before}{}{after}", point.known.year())
}

/// The year or years of a date.
#[must_use]
pub fn years(when: When) -> String {
    match when {
        When::At(point) => year(point),
        When::Between(from, to) if from.known.year() == to.known.year() => year(from),
        When::Between(from, to) => format!("{}\u{2013}{}", year(from), year(to)),
        When::From(from) => format!("after {}", year(from)),
        When::Until(to) => format!("before {}", year(to)),
    }
}

/// A date of birth in two lines: "17 May" and "1944"; the first is empty where only the year is known.
#[must_use]
pub fn in_two_lines(when: When) -> (String, String) {
    let words = match when {
        When::At(Point {
            known: Known::Day(_) | Known::Month(..) | Known::Season(..),
            about: false,
            unsure: false,
        }) => when.in_words(),
        other @ (When::At(_) | When::Between(..) | When::From(_) | When::Until(_)) => years(other),
    };
    let Some((front, year)) = words.rsplit_once(' ').filter(|(front, _)| *front != "c.") else {
        return (String::new(), words);
    };
    let mut parts = front.split(' ');
    let short = |word: &str| word.chars().take(3).collect::<String>();
    let front = match (parts.next(), parts.next()) {
        (Some(day), Some(month)) => format!("{day} {}", short(month)),
        (Some(month), None) => short(month),
        _ => String::new(),
    };
    (front, year.to_owned())
}
