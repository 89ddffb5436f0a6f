//! The entries as a drawing: lanes by kind, from a whole life to one week, as plain data that a screen or a page can draw.
//!
//! Every mark is at least as large as a finger and none lies on another: entries too near to be told apart are one mark
//! with their number, and looking closer parts them.

use super::entry::{Entry, Group, Valence};
use crate::case::{
    date::{MONTHS, day_in_words},
    order,
};
use chrono::{Datelike, Days, Months, NaiveDate};

/// The row that this file carries out: an ordered record, seen at once.
pub const SOURCE_ROWS: &[&str] = &["K28"];

/// The width of the drawing.
pub const WIDTH: f64 = 1000.0;
/// The size of a mark, and the least distance from one to the next.
pub const MARK: f64 = 28.0;
const EDGE: f64 = 24.0;
const HEAD: f64 = 34.0;
const LABEL: f64 = 24.0;
const ROW: f64 = 34.0;
const GAP: f64 = 10.0;

/// How much time is in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// From the first entry to the last.
    #[default]
    Life,
    /// Thirty years.
    Generation,
    /// Ten years.
    Decade,
    /// Three years.
    ThreeYears,
    /// One year.
    Year,
    /// Three months.
    Quarter,
    /// One month.
    Month,
    /// Seven days.
    Week,
}

impl Span {
    /// Every span, the widest first, with its days and its name.
    pub const ALL: [(Self, u64, &'static str); 8] = [
        (Self::Life, 0, "The whole life"),
        (Self::Generation, 10_958, "30 years"),
        (Self::Decade, 3_653, "10 years"),
        (Self::ThreeYears, 1_096, "3 years"),
        (Self::Year, 366, "1 year"),
        (Self::Quarter, 92, "3 months"),
        (Self::Month, 31, "1 month"),
        (Self::Week, 7, "1 week"),
    ];

    fn place(self) -> usize {
        Self::ALL.iter().position(|row| row.0 == self).unwrap_or_default()
    }

    /// What it is called.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        Self::ALL.get(self.place()).map_or("", |row| row.2)
    }

    /// The next closer one.
    #[must_use]
    pub fn closer(self) -> Option<Self> {
        Self::ALL.get(self.place() + 1).map(|row| row.0)
    }

    /// The next wider one.
    #[must_use]
    pub fn wider(self) -> Option<Self> {
        self.place().checked_sub(1).and_then(|place| Self::ALL.get(place)).map(|row| row.0)
    }

    /// The days in sight around a day; for the whole life, those of the entries.
    #[must_use]
    pub fn days<'a>(
        self,
        around: NaiveDate,
        entries: impl Iterator<Item = &'a Entry>,
    ) -> (NaiveDate, NaiveDate) {
        let days = Self::ALL.get(self.place()).map_or(0, |row| row.1);
        if days == 0 {
            let (mut first, mut last) = (None::<NaiveDate>, None::<NaiveDate>);
            for entry in entries {
                first = first.into_iter().chain(entry.first()).min();
                last = last.into_iter().chain(entry.last()).max();
            }
            let (first, last) = (first.unwrap_or(around), last.unwrap_or(around));
            // A chronology of one day still has a length.
            return if first < last { (first, last) } else { (first, first + Days::new(6)) };
        }
        let first = around.checked_sub_days(Days::new(days / 2)).unwrap_or(around);
        (first, first.checked_add_days(Days::new(days - 1)).unwrap_or(around))
    }
}

/// A line across the drawing with its date.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// How far from the left.
    pub x: f64,
    /// The date, as short as it can be.
    pub label: String,
}

/// A lane with its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The kind of the entries in it.
    pub label: &'static str,
    /// How far from the top.
    pub y: f64,
    /// How high.
    pub height: f64,
}

/// One entry, or several too near to be told apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The ids of the entries.
    pub ids: Vec<String>,
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width: that of a mark, or longer for what lasted.
    pub width: f64,
    /// Good, bad or neither; several that differ are neither.
    pub sign: Option<Valence>,
    /// The lane that it stands in.
    pub lane: usize,
    /// What it says to those who do not see it.
    pub label: String,
    /// The first and last day of what it stands for.
    pub days: (NaiveDate, NaiveDate),
}

/// The drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineLayout {
    /// How high.
    pub height: f64,
    /// Lines with their dates.
    pub ticks: Vec<Tick>,
    /// The lanes that have an entry at any time, so that they stay where they are while time goes by.
    pub lanes: Vec<Lane>,
    /// The marks in sight, by time and lane.
    pub marks: Vec<Mark>,
    /// How many entries have no date that is understood, and so no place.
    pub undated: usize,
}

fn number(days: i64) -> f64 {
    f64::from(i32::try_from(days).unwrap_or(i32::MAX))
}

/// How far from the left a day lies.
fn across(day: NaiveDate, (first, last): (NaiveDate, NaiveDate)) -> f64 {
    let length = number((last - first).num_days().max(1));
    EDGE + number((day - first).num_days()) / length * (WIDTH - 2.0 * EDGE)
}

const LANES: [(Option<Group>, &str); 5] = [
    (Some(Group::Change), "Change of circumstances"),
    (Some(Group::Person), "Issue for the person"),
    (Some(Group::Family), "Family issue"),
    (Some(Group::Professional), "Professional involvement"),
    (None, "Kind not given"),
];

/// The drawing of the entries over these days.
#[must_use]
pub fn scene<'a>(entries: impl Iterator<Item = &'a Entry>, days: (NaiveDate, NaiveDate)) -> TimelineLayout {
    let mut by_lane: Vec<Vec<&Entry>> = vec![Vec::new(); LANES.len()];
    let mut undated = 0;
    for entry in entries {
        let lane = LANES.iter().position(|(group, _)| *group == entry.group).unwrap_or(LANES.len() - 1);
        if entry.first().is_none() {
            undated += 1;
        } else if let Some(lane) = by_lane.get_mut(lane) {
            lane.push(entry);
        }
    }
    let mut scene = TimelineLayout { ticks: ticks(days), undated, ..TimelineLayout::default() };
    let mut y = HEAD;
    for ((_, label), entries) in LANES.iter().zip(&by_lane).filter(|(_, entries)| !entries.is_empty()) {
        let lane = scene.lanes.len();
        let (marks, rows) = lane_marks(entries, days, y + LABEL, lane);
        let height = LABEL + ROW * rows + GAP;
        scene.lanes.push(Lane { label, y, height });
        scene.marks.extend(marks);
        y += height;
    }
    scene.height = y;
    order::by_key(&mut scene.marks, |mark| (mark.days.0, mark.lane));
    scene
}

/// The marks of one lane and how many rows they take: moments in the first, what lasted in those below.
fn lane_marks(entries: &[&Entry], days: (NaiveDate, NaiveDate), y: f64, lane: usize) -> (Vec<Mark>, f64) {
    let mut moments: Vec<Mark> = Vec::new();
    let mut lasting: Vec<Mark> = Vec::new();
    for entry in entries {
        let (Some(first), Some(last)) = (entry.first(), entry.last()) else { continue };
        if last < days.0 || first > days.1 {
            continue;
        }
        let (from, to) = (across(first.max(days.0), days), across(last.min(days.1), days));
        let mark = Mark {
            ids: vec![entry.id.clone()],
            x: from,
            y,
            width: (to - from).max(MARK),
            sign: entry.sign,
            lane,
            label: format!("{}: {}", entry.date, entry.incident),
            days: (first, last),
        };
        if to - from > MARK { lasting.push(mark) } else { moments.push(mark) }
    }
    let mut marks = together(moments);
    // Each row holds the end of its last bar; a bar that fits nowhere opens a row, up to the fourth, where bars join.
    let mut rows: Vec<(f64, Vec<Mark>)> = Vec::new();
    order::by_key(&mut lasting, |mark| mark.days);
    for bar in lasting {
        let free = rows.iter().position(|(end, _)| *end + 4.0 <= bar.x);
        let row = match free {
            Some(row) => row,
            None if rows.len() < 4 => {
                rows.push((0.0, Vec::new()));
                rows.len() - 1
            }
            None => rows.len() - 1,
        };
        if let Some((end, bars)) = rows.get_mut(row) {
            match bars.last_mut().filter(|last| last.x + last.width + 4.0 > bar.x) {
                Some(last) => join(last, bar),
                None => bars.push(bar),
            }
            *end = bars.last().map_or(0.0, |last| last.x + last.width);
        }
    }
    let has_moments = !marks.is_empty();
    let first = if has_moments { ROW } else { 0.0 };
    let mut count = f64::from(u8::from(has_moments));
    for (_, bars) in rows {
        let below = y + first + ROW * (count - f64::from(u8::from(has_moments)));
        marks.extend(bars.into_iter().map(|bar| Mark { y: below, ..bar }));
        count += 1.0;
    }
    (marks, count.max(1.0))
}

fn join(into: &mut Mark, other: Mark) {
    into.ids.extend(other.ids);
    into.width = into.width.max(other.x + other.width - into.x);
    if into.sign != other.sign {
        into.sign = None;
    }
    into.days = (into.days.0.min(other.days.0), into.days.1.max(other.days.1));
    into.label =
        format!("{} entries, {} to {}", into.ids.len(), day_in_words(into.days.0), day_in_words(into.days.1));
}

/// Joins marks that would lie on each other.
fn together(mut marks: Vec<Mark>) -> Vec<Mark> {
    order::by_key(&mut marks, |mark| mark.days);
    let mut apart: Vec<Mark> = Vec::new();
    for mark in marks {
        match apart.last_mut().filter(|last| mark.x - last.x < MARK) {
            Some(last) => {
                join(last, mark);
                last.width = MARK;
            }
            None => apart.push(Mark { width: MARK, ..mark }),
        }
    }
    apart
}

/// Lines at round dates, no more than a dozen.
fn ticks((first, last): (NaiveDate, NaiveDate)) -> Vec<Tick> {
    let days = (last - first).num_days().max(1);
    let mut dates: Vec<(NaiveDate, String)> = Vec::new();
    let month = |day: NaiveDate| {
        let name = usize::try_from(day.month0()).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("");
        name.get(..3).unwrap_or(name).to_owned()
    };
    if days <= 70 {
        let step = if days <= 12 { 1 } else { 7 };
        let mut day = first;
        while day <= last && dates.len() < 14 {
            dates.push((day, format!("{} {}", day.day(), month(day))));
            let Some(next) = day.checked_add_days(Days::new(step)) else { break };
            day = next;
        }
    } else if days <= 1_200 {
        let step = if days <= 400 { 1 } else { 3 };
        let mut day = NaiveDate::from_ymd_opt(first.year(), first.month(), 1).unwrap_or(first);
        while day <= last && dates.len() < 15 {
            let label = if day.month() == 1 || dates.is_empty() {
                format!("{} {}", month(day), day.year())
            } else {
                month(day)
            };
            if day >= first {
                dates.push((day, label));
            }
            let Some(next) = day.checked_add_months(Months::new(step)) else { break };
            day = next;
        }
    } else {
        let years = last.year() - first.year() + 1;
        let step = [1, 2, 5, 10, 20, 50].into_iter().find(|step| years / step <= 12).unwrap_or(100);
        let begin = first.year() + (step - first.year().rem_euclid(step)) % step;
        let years = (0..14).map(|n| begin + n * step).filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1));
        dates.extend(
            years.filter(|day| *day >= first && *day <= last).map(|day| (day, day.year().to_string())),
        );
    }
    dates.into_iter().map(|(day, label)| Tick { x: across(day, (first, last)), label }).collect()
}
