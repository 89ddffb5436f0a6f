//! What follows from what the generator planted, by its definitions and never from the words.

use super::{
    generator::{Row, before},
    phrases::REPEATED,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What is true of a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Truth {
    pub kind: &'static str,
    /// The rows it rests on; none for ties.
    pub rows: BTreeSet<String>,
    /// The figure: trend, days, from and to, or the name.
    pub figure: String,
}

fn ids<'a>(rows: impl IntoIterator<Item = &'a Row>) -> BTreeSet<String> {
    rows.into_iter().map(|row| row.id.clone()).collect()
}

/// The truths that follow from what was planted, by the definitions above.
pub fn counted(rows: &[Row], open: &[(NaiveDate, NaiveDate)], as_of: NaiveDate) -> Vec<Truth> {
    let mut truths = Vec::new();
    let rows: Vec<&Row> = rows.iter().filter(|row| row.from <= as_of).collect();
    for topic in REPEATED.iter().map(|topic| topic.topic) {
        let of_topic: Vec<&Row> = rows.iter().copied().filter(|row| row.topic == topic).collect();
        for run in of_topic.chunk_by(|a, b| (b.from - a.from).num_days() <= 365) {
            let days: BTreeSet<NaiveDate> = run.iter().map(|row| row.from).collect();
            if days.len() >= 3 {
                let days: Vec<NaiveDate> = days.into_iter().collect();
                let figure =
                    trend(&days.windows(2).map(|pair| (pair[1] - pair[0]).num_days()).collect::<Vec<_>>());
                truths.push(Truth {
                    kind: "repetition",
                    rows: ids(run.iter().copied()),
                    figure: figure.to_owned(),
                });
            }
        }
    }
    let mut last: Option<&Row> = None;
    for row in rows.iter().copied().filter(|row| !row.agency.is_empty()) {
        if let Some(earlier) = last
            && (row.from - earlier.until).num_days() >= 365
        {
            let was_open = open.iter().any(|(from, until)| *from < row.from && *until > earlier.until);
            let figure =
                format!("{} {} {}", earlier.until, row.from, if was_open { "open" } else { "closed" });
            truths.push(Truth { kind: "gap", rows: ids([earlier, row]), figure });
        }
        last = Some(row);
    }
    for crisis in rows.iter().filter(|row| row.is_crisis) {
        let within = |row: &&&Row| {
            row.sign == "negative"
                && row.id != crisis.id
                && row.until < crisis.from
                && row.until >= before(crisis.from, 56)
        };
        let bad: Vec<&Row> = rows.iter().filter(within).copied().collect();
        if bad.len() >= 4 {
            truths.push(Truth { kind: "cluster", rows: ids(bad), figure: crisis.id.clone() });
        }
    }
    for denial in rows.iter().filter(|row| !row.denied.is_empty()) {
        let against: Vec<&Row> = rows.iter().copied().filter(|row| row.bears_on == denial.denied).collect();
        if !against.is_empty() {
            truths.push(Truth { kind: "contradiction", rows: ids(against), figure: denial.id.clone() });
        }
    }
    for copy in &rows {
        if let Some(first) = &copy.copy_of {
            let pair = BTreeSet::from([first.clone(), copy.id.clone()]);
            truths.push(Truth { kind: "duplicate", rows: pair, figure: String::new() });
        }
    }
    truths
}

/// Whether the intervals shorten, by the definition above.
pub fn trend(intervals: &[i64]) -> &'static str {
    let half = intervals.len() / 2;
    let mean = |days: &[i64]| days.iter().sum::<i64>() as f64 / days.len().max(1) as f64;
    let (early, late) = (mean(&intervals[..half]), mean(&intervals[intervals.len() - half..]));
    match late / early.max(0.5) {
        ratio if half > 0 && ratio <= 0.75 => "rising",
        ratio if half > 0 && ratio >= 4.0 / 3.0 => "falling",
        _ => "steady",
    }
}
