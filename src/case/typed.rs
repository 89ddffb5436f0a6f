//! Reads a date as it is typed or said, "12/3", "mar 2006", "c. 1966", "summer 2021", so that it can be shown before it is kept.

use super::date::{Known, MONTHS, NotADate, Point, Season, When};
use chrono::{Datelike, Days, NaiveDate};

/// Reads a typed date. A day without a year is the latest such day that is not after `today`.
///
/// # Errors
/// When the words are not a date, or name a day that does not exist.
pub fn read(text: &str, today: NaiveDate) -> Result<When, NotADate> {
    let text = text.trim().to_lowercase();
    let text = text.replace(['\u{2013}', '\u{2014}'], "-");
    if text.is_empty() || text.len() > 80 {
        return Err(NotADate);
    }
    if let Some(back) = days_back(&text) {
        return today.checked_sub_days(Days::new(back)).map(When::day).ok_or(NotADate);
    }
    if let Some((name, rest)) = text.split_once([' ', ','])
        && let Some(weekday) = weekday(name)
    {
        // A weekday that is not that of the day is a slip in one of the two, and nobody but the typist knows in which.
        let when = read(rest.trim_start_matches([',', ' ']), today)?;
        return when.exact().filter(|day| day.weekday() == weekday).map(When::day).ok_or(NotADate);
    }
    if let Some(part) = part(&text) {
        return part;
    }
    for opening in ["since ", "from "] {
        if let Some(rest) = text.strip_prefix(opening)
            && range(rest).is_none()
        {
            return point(rest, today).map(When::From);
        }
    }
    for opening in ["until ", "till ", "before "] {
        if let Some(rest) = text.strip_prefix(opening) {
            return point(rest, today).map(When::Until);
        }
    }
    if let Some((start, end)) = range(&text) {
        let (start, end) = (point(&start, today)?, point(&end, today)?);
        return if start.known.earliest() > end.known.latest() {
            Err(NotADate)
        } else {
            Ok(When::Between(start, end))
        };
    }
    if text.contains('/')
        && let Ok(when) = text.parse()
    {
        return Ok(when);
    }
    point(&text, today).map(When::At)
}

/// How many days before today: "yesterday", "3 days ago".
fn days_back(text: &str) -> Option<u64> {
    match text {
        "today" | "this morning" | "this afternoon" => Some(0),
        "yesterday" | "last night" => Some(1),
        _ => {
            let count = text.strip_suffix(" days ago")?;
            (all_digits(count) && count.len() <= 3).then(|| count.parse().ok()).flatten()
        }
    }
}

fn weekday(text: &str) -> Option<chrono::Weekday> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let place = NAMES.iter().position(|name| text.len() >= 3 && name.starts_with(text))?;
    u8::try_from(place).ok().and_then(|place| chrono::Weekday::try_from(place).ok())
}

/// A part of a year or a month, "early 2019", "mid-March 2021", and ten years, "the 1990s": from when to when is said back.
fn part(text: &str) -> Option<Result<When, NotADate>> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let text = text.strip_prefix("in ").unwrap_or(text);
    let between = |start: Known, end: Known| {
        let point = |known| Point { known, about: false, unsure: false };
        Ok(When::Between(point(start), point(end)))
    };
    if let Some(year) = text.strip_suffix('s').and_then(full_year).filter(|year| year % 10 == 0) {
        return Some(between(Known::Year(year), Known::Year(year + 9)));
    }
    let (third, rest) = ["early", "mid", "late"].iter().enumerate().find_map(|(third, name)| {
        let rest = text.strip_prefix(name)?;
        rest.strip_prefix([' ', '-']).map(|rest| (third, rest.trim()))
    })?;
    let third = u32::try_from(third).ok()?;
    if let Some(year) = full_year(rest) {
        return Some(between(Known::Month(year, third * 4 + 1), Known::Month(year, third * 4 + 4)));
    }
    let (name, year) = rest.split_once(' ')?;
    let (month, year) = (month(name).filter(|_| !all_digits(name))?, full_year(year)?);
    let whole = Known::Month(year, month);
    let first = NaiveDate::from_ymd_opt(year, month, third * 10 + 1)?;
    let last = if third == 2 { whole.latest() } else { first.checked_add_days(Days::new(9))? };
    Some(between(Known::Day(first), Known::Day(last)))
}

/// Splits "2016 to 2019", "2016-19", "jan 2020 - mar 2020"; a plain ISO date is no range.
fn range(text: &str) -> Option<(String, String)> {
    let text = text.strip_prefix("from ").unwrap_or(text);
    let text =
        text.strip_prefix("between ").map_or_else(|| text.to_owned(), |rest| rest.replace(" and ", " to "));
    for joint in [" to ", " - ", " until "] {
        if let Some((start, end)) = text.split_once(joint) {
            let (start, end) = (start.trim(), end.trim());
            // "mar to may 2020": the start borrows the year of the end.
            let borrowed = match (has_year(start), last_year(end)) {
                // "4 to 6 nov 2025": a day alone borrows the month as well.
                (false, Some(_)) if day(start).is_some() => match end.split_once([' ', '/', '.']) {
                    Some((last, rest)) if day(last).is_some() => format!("{start} {rest}"),
                    _ => start.to_owned(),
                },
                (false, Some(year)) => format!("{start} {year}"),
                _ => start.to_owned(),
            };
            return Some((borrowed, end.to_owned()));
        }
    }
    let (start, end) = text.split_once('-')?;
    let years = start.len() == 4 && all_digits(start) && all_digits(end);
    match (years, end.len()) {
        (true, 4) => Some((start.to_owned(), end.to_owned())),
        (true, 2) if end.parse::<u32>().is_ok_and(|n| n > 12) => {
            Some((start.to_owned(), format!("{}{end}", start.get(..2)?)))
        }
        _ => None,
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn last_year(text: &str) -> Option<&str> {
    let last = text.rsplit([' ', '/', '.']).next()?;
    (last.len() == 4 && all_digits(last)).then_some(last)
}

fn has_year(text: &str) -> bool {
    text.split([' ', '/', '.', '-', '?', '~']).any(|word| word.len() == 4 && all_digits(word))
}

/// Reads one end of a date with its marks of doubt.
fn point(text: &str, today: NaiveDate) -> Result<Point, NotADate> {
    let (mut about, mut unsure) = (false, false);
    let mut text = text.trim();
    loop {
        let before = text;
        for opening in
            ["circa ", "c. ", "c.", "about ", "around ", "approximately ", "approx. ", "approx ", "~"]
        {
            if let Some(rest) = text.strip_prefix(opening) {
                (about, text) = (true, rest.trim_start());
            }
        }
        if let Some(rest) = text.strip_prefix('c')
            && rest.starts_with(|ch: char| ch.is_ascii_digit() || ch == ' ')
        {
            (about, text) = (true, rest.trim_start());
        }
        for opening in ["perhaps ", "possibly ", "maybe ", "?"] {
            if let Some(rest) = text.strip_prefix(opening) {
                (unsure, text) = (true, rest.trim_start());
            }
        }
        if text == before {
            break;
        }
    }
    if let Some(rest) = text.strip_suffix('?') {
        (unsure, text) = (true, rest.trim_end());
    }
    if let Some(rest) = text.strip_suffix('~') {
        (about, text) = (true, rest.trim_end());
    }
    // "2021-22?" may mean two years as well as a summer, so that a season is only taken by its name.
    if let Ok(point) = text.parse::<Point>()
        && !matches!(point.known, Known::Season(..))
        && (1000..=2999).contains(&point.known.year())
    {
        return Ok(Point { about: about || point.about, unsure: unsure || point.unsure, ..point });
    }
    Ok(Point { known: known(text, today)?, about, unsure })
}

fn known(text: &str, today: NaiveDate) -> Result<Known, NotADate> {
    let words: Vec<&str> = text
        .split([' ', '/', '.', '-', ',', '\t'])
        .filter(|word| !word.is_empty() && !matches!(*word, "the" | "of" | "in"))
        .collect();
    match *words.as_slice() {
        [year] => full_year(year).map(Known::Year).ok_or(NotADate),
        [season, year] if Season::named(season).is_some() => {
            let season = Season::named(season).ok_or(NotADate)?;
            full_year(year).map(|year| Known::Season(year, season)).ok_or(NotADate)
        }
        [a, b] => match (month(a), month(b), full_year(b)) {
            (Some(month), _, Some(year)) => Ok(Known::Month(year, month)),
            (_, Some(month), _) if day(a).is_some() => latest_before(day(a), month, today),
            (Some(month), _, _) if !all_digits(a) => latest_before(day(b), month, today),
            _ => Err(NotADate),
        },
        [a, b, c] => {
            // "2025 11 04" is ISO with other marks; else the day is first, or a named month is.
            let (d, m, y) = match full_year(a) {
                Some(year) => (day(c), month(b), Some(year)),
                None if month(a).is_some() && !all_digits(a) => (day(b), month(a), year(c, today)),
                None => (day(a), month(b), year(c, today)),
            };
            let (Some(d), Some(m), Some(y)) = (d, m, y) else {
                return Err(NotADate);
            };
            NaiveDate::from_ymd_opt(y, m, d).map(Known::Day).ok_or(NotADate)
        }
        _ => Err(NotADate),
    }
}

fn latest_before(day: Option<u32>, month: u32, today: NaiveDate) -> Result<Known, NotADate> {
    let day = day.ok_or(NotADate)?;
    // Eight years reach back over every 29 February.
    (0..=8)
        .filter_map(|back| NaiveDate::from_ymd_opt(today.year() - back, month, day))
        .find(|date| *date <= today)
        .map(Known::Day)
        .ok_or(NotADate)
}

fn full_year(text: &str) -> Option<i32> {
    (text.len() == 4 && all_digits(text))
        .then(|| text.parse().ok())
        .flatten()
        .filter(|year| (1000..=2999).contains(year))
}

/// A year of four digits, or of two: 25 is 2025, and 66 is 1966 as no typed date lies more than ten years ahead.
fn year(text: &str, today: NaiveDate) -> Option<i32> {
    if text.len() == 2 && all_digits(text) {
        let short: i32 = text.parse().ok()?;
        let century = today.year() - today.year().rem_euclid(100);
        let year = century + short;
        return Some(if year > today.year() + 10 { year - 100 } else { year });
    }
    full_year(text)
}

fn day(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
    let ending = text.get(digits.len()..)?;
    let known_ending = matches!(ending, "" | "st" | "nd" | "rd" | "th");
    (known_ending && all_digits(digits) && digits.len() <= 2)
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|d| (1..=31).contains(d))
}

fn month(text: &str) -> Option<u32> {
    if all_digits(text) && text.len() <= 2 {
        return text.parse().ok().filter(|m| (1..=12).contains(m));
    }
    let position = MONTHS.iter().position(|name| text.len() >= 3 && name.to_lowercase().starts_with(text));
    let position = position.or_else(|| (text == "sept").then_some(8))?;
    u32::try_from(position + 1).ok()
}
