//! Dates as people know them: exact, partial, uncertain or a range, kept in the notation of EDTF (ISO 8601-2).

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

/// A season; winter begins in December of its year, as people in the United Kingdom say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May, written 21.
    Spring,
    /// June to August, written 22.
    Summer,
    /// September to November, written 23.
    Autumn,
    /// December to February, written 24.
    Winter,
}

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Known {
    /// The year alone.
    Year(i32),
    /// A season of a year.
    Season(i32, Season),
    /// A month of a year.
    Month(i32, u32),
    /// The day.
    Day(NaiveDate),
}

/// One point in time with the doubt about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    /// What is known of it.
    pub known: Known,
    /// Near this, "about 1966", written `~`.
    pub about: bool,
    /// Possibly this, "perhaps March 2023", written `?`.
    pub unsure: bool,
}

/// When something was: a point, or a range whose ends may be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// At one point.
    At(Point),
    /// From one point to another, both within it.
    Between(Point, Point),
    /// From a point on, with no end known.
    From(Point),
    /// Up to a point, with no start known.
    Until(Point),
}

/// A text that is not a date in this notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date such as 2025-11-04, 2025-11, 1966~, 2021-22 (summer) or 2016/2019")
    }
}

impl Season {
    const ALL: [(Self, u32, u32, &'static str); 4] = [
        (Self::Spring, 21, 3, "spring"),
        (Self::Summer, 22, 6, "summer"),
        (Self::Autumn, 23, 9, "autumn"),
        (Self::Winter, 24, 12, "winter"),
    ];

    fn row(self) -> (Self, u32, u32, &'static str) {
        Self::ALL.into_iter().find(|row| row.0 == self).unwrap_or((self, 24, 12, "winter"))
    }

    /// The season with this English name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = if name == "fall" { "autumn" } else { name };
        Self::ALL.into_iter().find(|row| row.3 == name).map(|row| row.0)
    }
}

const fn first_of(year: i32, month: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, 1) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

fn months_from(start: NaiveDate, months: u32) -> NaiveDate {
    start
        .checked_add_months(Months::new(months))
        .and_then(|d| d.checked_sub_days(Days::new(1)))
        .unwrap_or(start)
}

impl Known {
    /// The first day that it can be.
    #[must_use]
    pub fn earliest(self) -> NaiveDate {
        match self {
            Self::Year(year) => first_of(year, 1),
            Self::Season(year, season) => first_of(year, season.row().2),
            Self::Month(year, month) => first_of(year, month),
            Self::Day(day) => day,
        }
    }

    /// The last day that it can be.
    #[must_use]
    pub fn latest(self) -> NaiveDate {
        let months = match self {
            Self::Year(_) => 12,
            Self::Season(..) => 3,
            Self::Month(..) => 1,
            Self::Day(day) => return day,
        };
        months_from(self.earliest(), months)
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Season(year, _) | Self::Month(year, _) => year,
            Self::Day(day) => day.year(),
        }
    }
}

impl Point {
    /// A day known exactly.
    #[must_use]
    pub const fn day(day: NaiveDate) -> Self {
        Self { known: Known::Day(day), about: false, unsure: false }
    }
}

impl When {
    /// A day known exactly.
    #[must_use]
    pub const fn day(day: NaiveDate) -> Self {
        Self::At(Point::day(day))
    }

    /// The day, when it is known exactly and without doubt.
    #[must_use]
    pub const fn exact(&self) -> Option<NaiveDate> {
        if let Self::At(Point { known: Known::Day(day), about: false, unsure: false }) = self {
            Some(*day)
        } else {
            None
        }
    }

    /// The first and the last day that it can have been; an open end has none.
    #[must_use]
    pub fn bounds(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        match self {
            Self::At(p) => (Some(p.known.earliest()), Some(p.known.latest())),
            Self::Between(a, b) => (Some(a.known.earliest()), Some(b.known.latest())),
            Self::From(a) => (Some(a.known.earliest()), None),
            Self::Until(b) => (None, Some(b.known.latest())),
        }
    }

    /// What a chronology sorts by: the earliest day, and the wider of two that begin alike first ("2014" before "2014-01-01").
    #[must_use]
    pub fn order(&self) -> (NaiveDate, std::cmp::Reverse<NaiveDate>) {
        let (first, last) = self.bounds();
        let first = first.or(last).unwrap_or(NaiveDate::MIN);
        (first, std::cmp::Reverse(last.unwrap_or(NaiveDate::MAX)))
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.known {
            Known::Year(year) => write!(f, "{year:04}")?,
            Known::Season(year, season) => write!(f, "{year:04}-{}", season.row().1)?,
            Known::Month(year, month) => write!(f, "{year:04}-{month:02}")?,
            Known::Day(day) => f.write_str(&iso(day))?,
        }
        f.write_str(match (self.about, self.unsure) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        })
    }
}

impl FromStr for Point {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let (text, about, unsure) = match text.as_bytes().last() {
            Some(b'%') => (text.get(..text.len() - 1).unwrap_or(""), true, true),
            Some(b'~') => (text.get(..text.len() - 1).unwrap_or(""), true, false),
            Some(b'?') => (text.get(..text.len() - 1).unwrap_or(""), false, true),
            _ => (text, false, false),
        };
        let number = |part: &str, width: usize| -> Result<u32, NotADate> {
            let digits = part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
            if digits { part.parse().map_err(|_| NotADate) } else { Err(NotADate) }
        };
        let mut parts = text.split('-');
        let year = number(parts.next().unwrap_or(""), 4)?;
        let year = i32::try_from(year).map_err(|_| NotADate)?;
        let month = parts.next().map(|part| number(part, 2)).transpose()?;
        let day = parts.next().map(|part| number(part, 2)).transpose()?;
        let known = match (month, day, parts.next()) {
            (None, None, None) => Known::Year(year),
            (Some(month @ 1..=12), None, None) => Known::Month(year, month),
            (Some(code), None, None) => {
                let row = Season::ALL.into_iter().find(|row| row.1 == code).ok_or(NotADate)?;
                Known::Season(year, row.0)
            }
            (Some(month), Some(day), None) => {
                Known::Day(NaiveDate::from_ymd_opt(year, month, day).ok_or(NotADate)?)
            }
            _ => return Err(NotADate),
        };
        Ok(Self { known, about, unsure })
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(point) => write!(f, "{point}"),
            Self::Between(a, b) => write!(f, "{a}/{b}"),
            Self::From(a) => write!(f, "{a}/.."),
            Self::Until(b) => write!(f, "../{b}"),
        }
    }
}

impl FromStr for When {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        match text.split_once('/') {
            None => text.parse().map(Self::At),
            Some(("..", end)) => end.parse().map(Self::Until),
            Some((start, "..")) => start.parse().map(Self::From),
            Some((start, end)) => {
                let (start, end): (Point, Point) = (start.parse()?, end.parse()?);
                if start.known.earliest() > end.known.latest() {
                    return Err(NotADate);
                }
                Ok(Self::Between(start, end))
            }
        }
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// The English names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day as programs write it: 2025-11-04. By hand, since the calendar's own formatting is a whole language.
#[must_use]
pub fn iso(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// A day as it is written in the United Kingdom: 4 November 2025.
#[must_use]
pub fn day_in_words(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

fn month_name(month: u32) -> &'static str {
    usize::try_from(month).ok().and_then(|m| MONTHS.get(m.wrapping_sub(1))).copied().unwrap_or("")
}

impl Point {
    /// The point in words: "about 1966", "perhaps March 2023".
    #[must_use]
    pub fn in_words(&self) -> String {
        let known = match self.known {
            Known::Year(year) => year.to_string(),
            Known::Season(year, season) => format!("{} {year}", season.row().3),
            Known::Month(year, month) => format!("{} {year}", month_name(month)),
            Known::Day(day) => day_in_words(day),
        };
        match (self.about, self.unsure) {
            (true, true) => format!("perhaps about {known}"),
            (true, false) => format!("about {known}"),
            (false, true) => format!("perhaps {known}"),
            (false, false) => known,
        }
    }
}

impl When {
    /// The date in words: "4 November 2025", "summer 2021", "2016 to 2019", "since 1998".
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::At(point) => point.in_words(),
            Self::Between(a, b) => format!("{} to {}", a.in_words(), b.in_words()),
            Self::From(a) => format!("since {}", a.in_words()),
            Self::Until(b) => format!("until {}", b.in_words()),
        }
    }
}
