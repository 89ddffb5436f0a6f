//! The dates of a column: whether the day or the month stands first is read from all of them, and asked where none tells.

use crate::case::{When, typed};
use chrono::{Days, NaiveDate};

/// Which number of 3/4/2025 is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// As in the United Kingdom.
    DayFirst,
    /// As in the United States, and in exports of programs that are set so.
    MonthFirst,
}

/// What a column's dates say of their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Some of them can only be read one way, and none the other.
    Certain(Order),
    /// No date depends on it: years first, named months, or day and month alike.
    Indifferent,
    /// Every date could be read both ways: it has to be asked.
    Ambiguous,
    /// Some can only be read the one way and some only the other: it has to be asked, and some rows will not fit.
    Contradictory,
}

/// The three numbers of a date such as 3/4/2025, without its time of day.
fn numbers(cell: &str) -> Option<(u32, u32, &str)> {
    let date = without_time(cell);
    let mut parts = date.split(['/', '.', '-']).map(str::trim);
    let (a, b, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = matches!(year.len(), 2 | 4) && year.bytes().all(|byte| byte.is_ascii_digit());
    if parts.next().is_some() || !is_year || a.len() > 2 || b.len() > 2 {
        return None;
    }
    Some((a.parse().ok()?, b.parse().ok()?, year))
}

/// Exports write "08/02/2025 14:20:00" and "2025-02-08T14:20".
fn without_time(cell: &str) -> &str {
    let cell = cell.trim();
    let at = cell.find([' ', 'T']).filter(|at| {
        let time = cell.get(at + 1..).unwrap_or_default();
        time.contains(':') && time.starts_with(|c: char| c.is_ascii_digit())
    });
    at.and_then(|at| cell.get(..at)).unwrap_or(cell).trim()
}

/// What the cells of a column say of their order.
#[must_use]
pub fn reading<'a>(cells: impl Iterator<Item = &'a str>) -> Reading {
    let (mut day_first, mut month_first, mut both) = (false, false, false);
    for (a, b, _) in cells.filter_map(numbers) {
        match (a > 12, b > 12) {
            (true, false) => day_first = true,
            (false, true) => month_first = true,
            (false, false) if a != b => both = true,
            _ => {}
        }
    }
    match (day_first, month_first) {
        (true, true) => Reading::Contradictory,
        (true, false) => Reading::Certain(Order::DayFirst),
        (false, true) => Reading::Certain(Order::MonthFirst),
        (false, false) if both => Reading::Ambiguous,
        (false, false) => Reading::Indifferent,
    }
}

/// The date in a cell, or nothing when it is not one.
#[must_use]
pub fn date(cell: &str, order: Order, today: NaiveDate) -> Option<When> {
    let cell = without_time(cell);
    if let Some((a, b, year)) = numbers(cell) {
        let (day, month) = match order {
            Order::DayFirst => (a, b),
            Order::MonthFirst => (b, a),
        };
        return typed::read(&format!("{day}/{month}/{year}"), today).ok();
    }
    // A spreadsheet keeps days as numbers since 1899-12-30, and sometimes writes them out so: 45696 is 8 February 2025.
    if cell.len() == 5
        && let Ok(serial @ 10_000..=73_000) = cell.parse::<u64>()
    {
        return NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(serial)).map(When::day);
    }
    // A day without a year would be taken for the latest such day, and nobody is there to see it.
    let has_year = cell.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4)
        || cell.split([' ', '-', '/', '.']).filter(|part| !part.is_empty()).count() > 2;
    typed::read(cell, today).ok().filter(|_| has_year)
}
