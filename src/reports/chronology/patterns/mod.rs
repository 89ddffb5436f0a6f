//! Patterns in the entries, each with its rows and the rule that found it. They are shown; none is ever inserted by itself.

pub mod cluster;
pub mod contradiction;
pub mod duplicate;
pub mod gap;
pub mod package;
pub mod positive;
pub mod repetition;

use super::{
    agency,
    analysed::{AnalysedEntry, Analyser},
    entry::{self, Entry},
    periods::{self, Period},
};
use crate::case::{Case, Key};
use crate::edit::wording;
use crate::forms::involvement;
use crate::pathway::episodes;
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

pub use positive::Support;
pub use repetition::Trend;

/// The rows that this file carries out: patterns of events, concerns, positives, strengths and unmet needs.
pub const SOURCE_ROWS: &[&str] = &["K29", "K30"];

/// What patterns are looked for in.
#[derive(Clone, Debug)]
pub struct RuleContext<'a> {
    /// The entries in their order, none folded away.
    pub entries: &'a [Entry],
    /// When the case was open.
    pub open: &'a [Period],
    /// The ties of the map and the genogram.
    pub supports: &'a [Support],
    /// The words of the plan, or nothing while there is none.
    pub plan: &'a str,
    /// The day up to which is looked; later entries are left out.
    pub as_of: NaiveDate,
}

/// What a pattern is, with its figures.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// The same thing again and again.
    Repetition {
        /// The topic's slug, or the wording that repeats.
        topic: String,
        /// On how many days.
        count: usize,
        /// Days from each to the next.
        intervals: Vec<i64>,
        /// Whether they come closer together.
        trend: Trend,
    },
    /// Nobody from a service was in contact for long.
    Gap {
        /// The last contact before it.
        from: NaiveDate,
        /// The next after it.
        until: NaiveDate,
        /// Whether the case was closed all the while.
        closed: bool,
    },
    /// Packages of one service that began and ended.
    Packages {
        /// The service.
        service: &'static str,
        /// How many days each lasted.
        days: Vec<i64>,
    },
    /// Many bad entries shortly before a crisis.
    Cluster {
        /// The entry of the crisis.
        crisis: String,
    },
    /// A support that the plan does not name.
    Positive {
        /// Its name.
        name: String,
    },
    /// One person's account against what others report.
    Contradiction {
        /// The entry that holds the denial.
        denial: String,
        /// Who denies it.
        by: String,
        /// The words of the denial.
        said: String,
    },
    /// Two entries of one day that seem to tell one event.
    Duplicate,
}

/// One pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// What it is.
    pub found: Found,
    /// The ids of the entries that it rests on, in their order.
    pub rows: Vec<String>,
    /// What it comes to, in words.
    pub words: String,
    /// The rule that found it, in words.
    pub rule: &'static str,
}

impl Pattern {
    /// Its kind in data.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self.found {
            Found::Repetition { .. } => "repetition",
            Found::Gap { .. } => "gap",
            Found::Packages { .. } => "packages",
            Found::Cluster { .. } => "cluster",
            Found::Positive { .. } => "positive",
            Found::Contradiction { .. } => "contradiction",
            Found::Duplicate => "duplicate",
        }
    }
}

/// How many rules there are to ask, once the entries are read.
const RULES: usize = 7;

/// Patterns being looked for, a small step at a time, so that a long record keeps nobody waiting.
#[derive(Debug)]
pub struct Search<'a> {
    scene: RuleContext<'a>,
    reading: Analyser<'a>,
    /// Which entries count: what was entered twice counts once.
    counts: Vec<bool>,
    /// How many entries every rule has read by itself.
    seen: usize,
    asked: usize,
    patterns: Vec<Pattern>,
}

/// Asks the rules what they see in one entry, so that they have it ready when they look at all of them.
fn see(entry: &AnalysedEntry<'_>) {
    let _ = (agency::is_contact(entry), cluster::is_negative(entry), cluster::is_crisis(entry));
    let _ = (package::service(entry), positive::told(entry), contradiction::matters(entry), entry.stems());
}

impl<'a> Search<'a> {
    /// Begins.
    #[must_use]
    pub fn begin(scene: RuleContext<'a>) -> Self {
        let known = |entry: &&Entry| {
            entry.first().is_some_and(|first| first <= scene.as_of) && entry.summarises.is_empty()
        };
        let reading = Analyser::begin(scene.entries.iter().filter(known).collect());
        Self { scene, reading, counts: Vec::new(), seen: 0, asked: 0, patterns: Vec::new() }
    }

    /// Goes a step on; answers whether there was one to go.
    pub fn step(&mut self) -> bool {
        if self.reading.step() {
            return true;
        }
        if let Some(entry) = self.reading.told().get(self.seen) {
            see(entry);
            self.seen += 1;
            return true;
        }
        let once: Vec<&AnalysedEntry<'_>> =
            self.reading.told().iter().zip(&self.counts).filter(|(_, is)| **is).map(|(row, _)| row).collect();
        let found = match self.asked {
            0 => duplicate::find(self.reading.told()),
            1 => repetition::find(&once),
            2 => package::find(&once),
            3 => gap::find(&once, self.scene.open),
            4 => cluster::find(&once),
            5 => positive::find(&once, &self.scene),
            6 => contradiction::find(&once),
            _ => return false,
        };
        if self.asked == 0 {
            let seconds: BTreeSet<&str> =
                found.iter().filter_map(|pattern| pattern.rows.last().map(String::as_str)).collect();
            let told = self.reading.told().iter();
            self.counts = told.map(|entry| !seconds.contains(entry.id.as_str())).collect();
        }
        self.patterns.extend(found);
        self.asked += 1;
        true
    }

    /// How much of a hundred is done.
    #[must_use]
    pub fn percent(&self) -> u8 {
        let (read, of) = self.reading.done();
        let part = |done: usize, of: usize, share: usize| (done * share).checked_div(of).unwrap_or(share);
        u8::try_from(part(read, of, 45) + part(self.seen, of, 35) + part(self.asked, RULES, 20))
            .unwrap_or(100)
    }

    /// What was found.
    #[must_use]
    pub fn finish(self) -> Vec<Pattern> {
        self.patterns
    }
}

/// Every pattern.
#[must_use]
pub fn find(scene: &RuleContext<'_>) -> Vec<Pattern> {
    let mut search = Search::begin(scene.clone());
    while search.step() {}
    search.finish()
}

/// The answers of the involvement that say who does what.
pub const PLAN: [&str; 8] = [
    "plan",
    "emergency-first",
    "contingency",
    "strengths-use",
    "try-again-how",
    "desire",
    "making",
    "sustaining",
];

/// The words of the plan as they stood before a day: what was written on the day itself is not looked back at yet.
#[must_use]
pub fn plan(case: &Case, as_of: NaiveDate) -> String {
    answered(case, &PLAN, as_of)
}

/// The words of some answers of the involvement as they stood before a day.
#[must_use]
pub fn answered(case: &Case, slugs: &[&str], as_of: NaiveDate) -> String {
    let mut words = String::new();
    for episode in episodes(case) {
        for slug in slugs {
            let key = Key::field(involvement::NOUN, &episode, slug);
            let written = case.current(&key).and_then(|operation| {
                let days = Days::new(operation.stamp.millis / 86_400_000);
                NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_days(days)
            });
            if written.is_some_and(|written| written < as_of) {
                words.push_str(&wording::bare(case.value(&key)));
                words.push('\n');
            }
        }
    }
    words
}

/// Every pattern of a case as of a day, with the ties that the diagrams hand in.
#[must_use]
pub fn of(case: &Case, supports: &[Support], as_of: NaiveDate) -> Vec<Pattern> {
    let entries = entry::entries(case);
    let (open, plan) = (periods::beside(case, &entries), plan(case, as_of));
    find(&RuleContext { entries: &entries, open: &open, supports, plan: &plan, as_of })
}

/// "1 day", "42 days".
pub(crate) fn counted(count: i64, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// "83, 80, 56 and 23".
pub(crate) fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}
