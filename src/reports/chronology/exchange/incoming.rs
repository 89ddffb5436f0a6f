//! A grid as entries: which column is which, how its dates are read, and the agency that they come from.

use super::{
    dates::{self, Order, Reading},
    grid::Grid,
    table,
};
use crate::reports::chronology::{
    entry::{Entry, Evidence, list},
    words::fold,
};
use chrono::NaiveDate;

/// Which column holds what, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The date.
    pub date: Option<usize>,
    /// What happened.
    pub incident: Option<usize>,
    /// Who says so.
    pub source: Option<usize>,
    /// Why it matters.
    pub significance: Option<usize>,
    /// Who was involved.
    pub people: Option<usize>,
    /// Whether the first row is a head.
    pub has_head: bool,
}

/// How a grid is to be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// The agency that it comes from: a slug of the form's list, or its name.
    pub agency: String,
    /// Which column is which.
    pub columns: Columns,
    /// Whether the day or the month stands first, where she was asked.
    pub order: Option<Order>,
}

/// Something that has to be answered before any row is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Which agency it comes from.
    Agency,
    /// Which column holds the dates.
    DateColumn,
    /// Which column says what happened.
    IncidentColumn,
    /// Whether 3/4/2025 is in March or in April: this cell shows the doubt.
    Order,
}

/// A row that cannot be taken as it is, with its line and what to do, in the user's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line in the file.
    pub line: u64,
    /// What is wrong.
    pub words: String,
}

/// What a grid comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// The entries; none while something is asked.
    pub entries: Vec<Entry>,
    /// What has to be answered first.
    pub asked: Vec<Asked>,
    /// Rows that stay out, or come in with their date as it was typed.
    pub problems: Vec<Problem>,
}

const DATES: &[&str] = &[
    "date",
    "date of event",
    "event date",
    "date of incident",
    "incident date",
    "when",
    "date/time",
    "occurred",
];
const INCIDENTS: &[&str] = &[
    "incident",
    "event",
    "incident or sequence",
    "description",
    "details",
    "what happened",
    "summary",
    "entry",
    "narrative",
    "occurrence",
];
const SOURCES: &[&str] = &["source", "recorded by", "author", "reported by", "who", "officer", "worker"];
const SIGNIFICANCES: &[&str] = &["significance", "impact", "outcome", "relevance", "why it matters"];
const PEOPLE: &[&str] = &["people", "persons", "people involved", "subject", "involved"];

/// Guesses which column is which: by the head, or without one by where the dates stand.
#[must_use]
pub fn columns(grid: &Grid, today: NaiveDate) -> Columns {
    let Some((_, head)) = grid.rows.first() else { return Columns::default() };
    let folded: Vec<String> = head.iter().map(|cell| fold(cell)).collect();
    let find = |names: &[&str]| {
        let exact = folded.iter().position(|cell| names.contains(&cell.as_str()));
        exact.or_else(|| folded.iter().position(|cell| names.iter().any(|name| cell.starts_with(name))))
    };
    let named = Columns {
        date: find(DATES),
        incident: find(INCIDENTS),
        source: find(SOURCES),
        significance: find(SIGNIFICANCES),
        people: find(PEOPLE),
        has_head: true,
    };
    let is_date = |cell: &String| {
        dates::date(cell, Order::DayFirst, today)
            .or_else(|| dates::date(cell, Order::MonthFirst, today))
            .is_some()
    };
    if named.date.is_some() || named.incident.is_some() || !head.iter().any(is_date) {
        return named;
    }
    // Rows pasted without their head: the dates, then the source's own order of columns.
    let date = head.iter().position(is_date);
    let mut others = (0..grid.width).filter(|column| Some(*column) != date);
    Columns {
        date,
        incident: others.next(),
        source: others.next(),
        significance: others.next(),
        people: None,
        has_head: false,
    }
}

/// A grid on its way to entries, some rows at a time, so that a long one keeps nobody waiting.
#[derive(Debug)]
pub struct Taking<'a> {
    grid: &'a Grid,
    intake: &'a Intake,
    today: NaiveDate,
    order: Order,
    agency: String,
    incoming: Incoming,
    at: usize,
}

impl<'a> Taking<'a> {
    /// Begins, and finds out what has to be answered first.
    #[must_use]
    pub fn begin(grid: &'a Grid, intake: &'a Intake, today: NaiveDate) -> Self {
        let mut incoming = Incoming::default();
        let columns = intake.columns;
        if intake.agency.trim().is_empty() {
            incoming.asked.push(Asked::Agency);
        }
        if columns.date.is_none() {
            incoming.asked.push(Asked::DateColumn);
        }
        if columns.incident.is_none() {
            incoming.asked.push(Asked::IncidentColumn);
        }
        let rows = grid.rows.iter().skip(usize::from(columns.has_head));
        let dates = rows.filter_map(|(_, row)| row.get(columns.date?)).map(String::as_str);
        let order = match (dates::reading(dates), intake.order) {
            (_, Some(order)) | (Reading::Certain(order), None) => order,
            (Reading::Indifferent, None) => Order::DayFirst,
            (Reading::Ambiguous | Reading::Contradictory, None) => {
                incoming.asked.push(Asked::Order);
                Order::DayFirst
            }
        };
        let agency = crate::reports::chronology::agency::in_words(&intake.agency);
        let at = if incoming.asked.is_empty() { usize::from(columns.has_head) } else { grid.rows.len() };
        Self { grid, intake, today, order, agency, incoming, at }
    }

    /// Takes the next row; answers whether there was one. There is none while something is asked.
    pub fn step(&mut self) -> bool {
        let Some((line, row)) = self.grid.rows.get(self.at) else { return false };
        self.at += 1;
        let columns = self.intake.columns;
        let cell = |column: Option<usize>| {
            column.and_then(|column| row.get(column)).map(|cell| table::bare(cell)).unwrap_or_default()
        };
        let incident = cell(columns.incident);
        let mut problem = |words: String| self.incoming.problems.push(Problem { line: *line, words });
        if incident.trim().is_empty() {
            problem("Nothing is said in this row, so it stays out.".to_owned());
            return true;
        }
        let typed = cell(columns.date);
        let when = dates::date(&typed, self.order, self.today);
        if when.is_none() {
            problem(if typed.is_empty() {
                "This row has no date. It comes in without one, for you to give.".to_owned()
            } else {
                format!(
                    "\u{201c}{typed}\u{201d} is not a date that can be read. It comes in as it is typed, for you to put right."
                )
            });
        }
        let told = cell(columns.source);
        let source = if told.is_empty() { self.agency.clone() } else { format!("{}; {told}", self.agency) };
        self.incoming.entries.push(Entry {
            id: format!("line-{line}"),
            when,
            date: when.map_or(typed, Entry::date_in_words),
            incident,
            source,
            significance: cell(columns.significance),
            people: list(&cell(columns.people)),
            agencies: vec![self.intake.agency.clone()],
            evidence: Some(Evidence::Reported),
            ..Entry::default()
        });
        true
    }

    /// What the grid comes to.
    #[must_use]
    pub fn finish(self) -> Incoming {
        self.incoming
    }
}

/// Takes a grid in as data; nothing is added to the case by it.
#[must_use]
pub fn take(grid: &Grid, intake: &Intake, today: NaiveDate) -> Incoming {
    let mut taking = Taking::begin(grid, intake, today);
    while taking.step() {}
    taking.finish()
}
